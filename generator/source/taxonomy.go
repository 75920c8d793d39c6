package source

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

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
	vocabularies := []string{"competencies", "categories", "types", "levels", "industries", "roles", "frameworks", "headings", "notes", "rubrics"}
	for _, p := range r.pairs(t.root, "taxonomy.yaml") {
		if !slices.Contains(vocabularies, p.name) {
			r.unknownField(p.key, "taxonomy.yaml", vocabularies)
		} else if r.filled(p.value, p.name) {
			for _, entry := range r.pairs(p.value, p.name) {
				r.entry(p.name, entry)
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

// entry reads one entry of a vocabulary and puts it into its list.
func (r *taxonomyReader) entry(vocabulary string, p pair) {
	if !text.IsSlug(p.name) {
		r.report(r.place(p.key), "E106", code(p.name)+" is no slug: lower-case letters, digits and hyphens, at most 80", didYouMean(text.Slug(p.name)))
		return
	}
	if !r.filled(p.value, p.name) {
		return
	}
	switch vocabulary {
	case "competencies":
		r.tax.Competencies = put(r.tax.Competencies, r.word(p, ""), entrySlug)
	case "levels":
		r.tax.Levels = put(r.tax.Levels, r.word(p, ""), entrySlug)
	case "industries":
		r.tax.Industries = put(r.tax.Industries, r.word(p, ""), entrySlug)
	case "roles":
		r.tax.Roles = put(r.tax.Roles, r.word(p, "industry"), entrySlug)
	case "categories":
		r.tax.Categories = put(r.tax.Categories, r.category(p), func(c guide.Category) string { return c.Slug })
	case "types":
		r.tax.Types = put(r.tax.Types, r.kind(p), func(t guide.Type) string { return t.Slug })
	case "frameworks":
		r.tax.Frameworks = put(r.tax.Frameworks, r.framework(p), func(f guide.Framework) string { return f.Slug })
	case "headings":
		r.heading(p, "known heading", r.base.Headings, &r.tax.Headings)
	case "notes":
		r.heading(p, "kind of note", r.base.Notes, &r.tax.Notes)
	case "rubrics":
		r.tax.Rubrics = put(r.tax.Rubrics, r.rubric(p), func(r guide.Rubric) string { return r.Slug })
	}
}

func entrySlug(e guide.Entry) string { return e.Slug }

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

// The most characters of a taxonomy's name and line.
const (
	maxTermName = 60
	maxTermLine = 200
)

// text reads a field's text into its place.
func (r *taxonomyReader) text(to *string, most int) func(pair) {
	return func(p pair) { *to, _ = r.words(p.value, p.name, 0, most) }
}

// slug reads a field that names a word of a vocabulary.
func (r *taxonomyReader) slug(to *string, of string) func(pair) {
	return func(p pair) {
		if value, ok := r.scalar(p.value, p.name); ok {
			*to = value
			r.refs = append(r.refs, reference{of, value, p.value})
		}
	}
}

// word reads a plain entry; roles also have an industry.
func (r *taxonomyReader) word(p pair, extra string) guide.Entry {
	e := guide.Entry{Slug: p.name}
	fields := map[string]func(pair){"name": r.text(&e.Name, maxTermName), "line": r.text(&e.Line, maxTermLine)}
	if extra != "" {
		fields[extra] = r.slug(&e.Industry, "industries")
	}
	r.record(p.value, p.name, fields, "name")
	return e
}

// defaultTarget is the spoken time of a category that names none.
var defaultTarget = guide.Span{From: 60, To: 120}

func (r *taxonomyReader) category(p pair) guide.Category {
	c := guide.Category{Slug: p.name, Target: defaultTarget}
	r.record(p.value, p.name, map[string]func(pair){
		"name": r.text(&c.Name, maxTermName), "line": r.text(&c.Line, maxTermLine),
		"type": r.slug(&c.Type, "types"), "framework": r.slug(&c.Framework, "frameworks"),
		"target": func(f pair) { r.target(f, &c.Target) },
	}, "name", "type")
	return c
}

func (r *taxonomyReader) target(p pair, to *guide.Span) {
	value, ok := r.scalar(p.value, p.name)
	if !ok {
		return
	}
	span, problem := parseSpan(value)
	if problem != "" {
		r.report(r.place(p.value), "E105", "`target`"+problem, "write it as 60-120")
		return
	}
	*to = span
}

func (r *taxonomyReader) kind(p pair) guide.Type {
	t := guide.Type{Slug: p.name}
	r.record(p.value, p.name, map[string]func(pair){
		"name": r.text(&t.Name, maxTermName), "line": r.text(&t.Line, maxTermLine),
		"framework": r.slug(&t.Framework, "frameworks"), "rubric": r.slug(&t.Rubric, "rubrics"),
	}, "name", "framework")
	return t
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

var parts = []string{"setup", "task", "action", "result", "learning", "headline"}

func (r *taxonomyReader) framework(p pair) guide.Framework {
	f := guide.Framework{Slug: p.name}
	r.record(p.value, p.name, map[string]func(pair){
		"name": r.text(&f.Name, maxTermName), "use": r.text(&f.Use, maxTermLine),
		"segments": func(list pair) {
			for _, n := range values(list.value) {
				if r.filled(n, "segments") {
					f.Segments = append(f.Segments, r.segment(n))
				}
			}
			r.shares(list, f.Segments)
		},
	}, "name", "segments")
	return f
}

func (r *taxonomyReader) segment(n *yaml.Node) (s guide.FrameworkSegment) {
	r.record(n, "segments", map[string]func(pair){
		"name":  r.text(&s.Name, maxTermName),
		"part":  func(p pair) { s.Part, _ = r.choice(p.value, p.name, p.name, parts) },
		"share": func(p pair) { s.Share, _ = r.number(p.value, p.name, 1, 100) },
	}, "name", "part")
	return s
}

// shares checks that the segments' shares, where there are any, make a whole.
func (r *taxonomyReader) shares(p pair, segments []guide.FrameworkSegment) {
	sum, given := 0, 0
	for _, s := range segments {
		sum += s.Share
		if s.Share > 0 {
			given++
		}
	}
	if given > 0 && (sum != 100 || given < len(segments)) {
		r.report(r.place(p.key), "E105", fmt.Sprintf("the shares of the segments add up to %d, and not to 100", sum), "give every segment a share, or none")
	}
}

// heading reads the names of a known heading or kind of note into a list. An
// author can rename those there are; a new one would have no meaning.
func (r *taxonomyReader) heading(p pair, what string, known []guide.KnownHeading, list *[]guide.KnownHeading) {
	keys := make([]string, len(known))
	for i, h := range known {
		keys[i] = h.Key
	}
	if len(keys) > 0 && !slices.Contains(keys, p.name) {
		r.unknownValue(p.key, what, p.name, keys)
		return
	}
	h := guide.KnownHeading{Key: p.name}
	for _, n := range values(p.value) {
		if !r.filled(n, p.name) {
			continue
		}
		name, ok := r.words(n, p.name, 0, maxTermName)
		if ok && r.once(n, name, h.Names) {
			h.Names = append(h.Names, name)
			if what == "known heading" {
				r.names = append(r.names, reference{p.name, name, n})
			}
		}
	}
	if len(h.Names) > 0 {
		*list = put(*list, h, func(h guide.KnownHeading) string { return h.Key })
	}
}

func (r *taxonomyReader) rubric(p pair) guide.Rubric {
	rubric := guide.Rubric{Slug: p.name}
	for _, n := range values(p.value) {
		if !r.filled(n, p.name) {
			continue
		}
		var row guide.RubricText
		r.record(n, p.name, map[string]func(pair){
			"criterion": r.text(&row.Criterion, maxTermName), "1": r.text(&row.One, maxTermLine),
			"3": r.text(&row.Three, maxTermLine), "5": r.text(&row.Five, maxTermLine),
		}, "criterion", "1", "3", "5")
		if slices.ContainsFunc(rubric.Rows, func(other guide.RubricText) bool { return strings.EqualFold(other.Criterion, row.Criterion) }) {
			r.report(r.place(n), "E105", "the criterion "+code(row.Criterion)+" stands in the table twice", "keep one of them")
			continue
		}
		rubric.Rows = append(rubric.Rows, row)
	}
	return rubric
}
