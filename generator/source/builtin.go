package source

import (
	_ "embed"
	"maps"
	"sync"

	"starling/generator/guide"
)

// builtinTaxonomyText and builtinLabelsText are data, not code: an author may
// override every entry, and an engineer adds a label without a line of Go.
var (
	//go:embed builtin/taxonomy.yaml
	builtinTaxonomyText []byte
	//go:embed builtin/labels.yaml
	builtinLabelsText []byte
)

// builtinTaxonomy returns the taxonomy that every guide begins with. It is read
// once in a process; the caller copies what it changes.
var builtinTaxonomy = sync.OnceValues(func() (guide.Taxonomy, guide.Problems) {
	t := readYAML("builtin/taxonomy.yaml", builtinTaxonomyText)
	return overlayTaxonomy(t, guide.Taxonomy{})
})

// builtinLabels returns all interface text in English, by key. It is read once
// in a process; the caller must not change the map.
var builtinLabels = sync.OnceValues(func() (map[string]string, guide.Problems) {
	t := readYAML("builtin/labels.yaml", builtinLabelsText)
	labels := map[string]string{}
	if t.root != nil {
		for _, p := range t.pairs(t.root, "labels") {
			if value, ok := t.label(p); ok {
				labels[p.name] = value
			}
		}
	}
	return labels, t.problems
})

// maxLabel is the most characters of a piece of interface text.
const maxLabel = 500

func (t *tree) label(p pair) (string, bool) {
	if !t.filled(p.value, p.name) {
		return "", false
	}
	return t.words(p.value, p.name, 0, maxLabel)
}

// copyLabels returns the built-in labels in a map of the caller's own.
func copyLabels() map[string]string {
	labels, _ := builtinLabels()
	return maps.Clone(labels)
}
