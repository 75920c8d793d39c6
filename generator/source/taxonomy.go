package source

import (
	"io/fs"
	"slices"

	"go.yaml.in/yaml/v4"

	"starling/generator/guide"
	"starling/generator/text"
)

// ReadTaxonomy returns the built-in taxonomy with that of taxonomy.yaml laid
// over it: entries are added, or replace the one with the same slug whole. A
// guide without taxonomy.yaml has the built-in one. The mistakes in the file
// are returned as problems, sorted; the error is the machine's.
func ReadTaxonomy(fsys fs.FS) (guide.Taxonomy, guide.Problems, error) {
	base, _ := builtinTaxonomy()
	t, err := readOptional(fsys, "taxonomy.yaml")
	if t == nil || err != nil {
		return base, nil, err
	}
	if len(t.problems) > 0 {
		return base, t.problems, nil
	}
	merged, problems := overlayTaxonomy(t, base)
	return merged, problems.Sort(), nil
}

// taxonomyReader lays a file over a taxonomy.
type taxonomyReader struct {
	*tree
	tax guide.Taxonomy
	// base is what the file is laid over. The known headings and kinds of note
	// are its own: a file can only rename them, unless it is the built-in one.
	base guide.Taxonomy
	// refs are the words that entries name of other vocabularies, and names those
	// that a heading may go by. They are looked up at the end, since an entry may
	// be changed further down.
	refs  []reference
	names []reference
}

type reference struct {
	of, word string
	node     *yaml.Node
}

// overlayTaxonomy returns base with the file's entries laid over it.
func overlayTaxonomy(t *tree, base guide.Taxonomy) (guide.Taxonomy, guide.Problems) {
	r := &taxonomyReader{tree: t, base: base, tax: copyTaxonomy(base)}
	if t.root == nil {
		return r.tax, t.problems
	}
	vocabularies := r.vocabularies()
	for _, p := range r.pairs(t.root, "taxonomy.yaml") {
		if i := slices.IndexFunc(vocabularies, func(v property) bool { return v.name == p.name }); i < 0 {
			r.unknownField(p.key, "taxonomy.yaml", propertyNames(vocabularies))
		} else if r.filled(p.value, p.name) {
			for _, entry := range r.pairs(p.value, p.name) {
				r.entry(entry, vocabularies[i].read)
			}
		}
	}
	r.lookUp()
	r.typeDefaults()
	return r.tax, t.problems
}

// lookUp reports words that do not exist, and names that two headings have.
func (r *taxonomyReader) lookUp() {
	for _, ref := range r.refs {
		if words, what := vocabulary(&r.tax, ref.of); !known(&r.tax, ref.of, ref.word) {
			r.unknownValue(ref.node, what, ref.word, words())
		}
	}
	owners := map[string][]string{}
	for _, h := range r.tax.Headings {
		for _, name := range h.Names {
			owners[text.Fold(name)] = append(owners[text.Fold(name)], h.Key)
		}
	}
	for _, name := range r.names {
		for _, owner := range owners[text.Fold(name.word)] {
			if owner != name.of {
				r.report(r.place(name.node), "E105", code(name.word)+" is a name of the heading "+code(owner)+" too", "give one of them another name")
			}
		}
	}
}

// copyTaxonomy returns a taxonomy whose lists can be changed.
func copyTaxonomy(t guide.Taxonomy) guide.Taxonomy {
	return guide.Taxonomy{
		Categories: slices.Clone(t.Categories), Competencies: slices.Clone(t.Competencies), Types: slices.Clone(t.Types),
		Levels: slices.Clone(t.Levels), Industries: slices.Clone(t.Industries), Roles: slices.Clone(t.Roles),
		Frameworks: slices.Clone(t.Frameworks), Headings: slices.Clone(t.Headings), Notes: slices.Clone(t.Notes), Rubrics: slices.Clone(t.Rubrics),
	}
}

// entry reads one entry of a vocabulary.
func (r *taxonomyReader) entry(p pair, read func(pair)) {
	if !text.IsSlug(p.name) {
		r.report(r.place(p.key), "E106", code(p.name)+" is no slug: lower-case letters, digits and hyphens, at most 80", didYouMean(text.Slug(p.name)))
	} else if r.filled(p.value, p.name) {
		read(p)
	}
}

// put replaces the entry with the same slug, or adds one at the end.
func put[T any](list []T, entry T, slug func(T) string) []T {
	for i := range list {
		if slug(list[i]) == slug(entry) {
			list[i] = entry
			return list
		}
	}
	return append(list, entry)
}

// typeDefaults gives a category without framework its type's, and a type
// without score table the one for past behaviour.
func (r *taxonomyReader) typeDefaults() {
	for i := range r.tax.Types {
		if t := &r.tax.Types[i]; t.Rubric == "" {
			t.Rubric = "behavioural"
		}
	}
	for i := range r.tax.Categories {
		if c := &r.tax.Categories[i]; c.Framework == "" {
			kind, _ := r.tax.Type(c.Type)
			c.Framework = kind.Framework
		}
	}
}
