package source

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"starling/generator/guide"
	"starling/generator/text"
)

// fronts types the front matter of one file by the declarations of its kind.
type fronts struct {
	*tree
	kind  guide.Kind
	tax   *guide.Taxonomy
	front guide.Front
}

// typeFront returns the front matter that the tree holds. Values that cannot be
// used are left out, so that one mistake is reported once; the problems are in
// the tree.
func typeFront(t *tree, kind guide.Kind, tax *guide.Taxonomy) guide.Front {
	r := &fronts{tree: t, kind: kind, tax: tax}
	fields := guide.FieldsOf(kind)
	given := make([]bool, len(fields))
	if t.root != nil {
		r.front.Places = make([]guide.FieldPlace, 0, 8+len(t.root.Content))
		for _, p := range t.pairs(t.root, "front matter") {
			i := slices.IndexFunc(fields, func(f guide.Field) bool { return f.Name == p.name })
			if i < 0 {
				if meant := r.unknown(p.key); meant >= 0 {
					given[meant] = true
				}
				continue
			}
			given[i] = true
			r.placed(p.name, -1, p.key)
			r.field(&fields[i], p)
		}
	}
	for i, f := range fields {
		if f.Required && !given[i] {
			r.report(openerPlace, "E102", "the field "+code(f.Name)+" is missing", "add a line `"+f.Name+": ...`")
		}
	}
	if kind == guide.KindCollection {
		named := func(name string) bool {
			return given[slices.IndexFunc(fields, func(f guide.Field) bool { return f.Name == name })]
		}
		r.collection(named("items"), named("match"))
	}
	r.forgiveDraft()
	return r.front
}

// forgiveDraft makes warnings of what may be unfinished in a draft.
func (r *fronts) forgiveDraft() {
	if !r.front.Draft() {
		return
	}
	for i := range r.problems {
		r.problems[i] = r.problems[i].Unfinished()
	}
}

// unknown reports a field that this kind of file does not have. It returns the
// index of the field that was meant, or -1.
func (r *fronts) unknown(key *yaml.Node) int {
	owner := article(string(r.kind))
	names := fieldNames(r.kind)
	var others []string
	for _, kind := range guide.Kinds {
		if kind != r.kind && slices.Contains(fieldNames(kind), key.Value) {
			others = append(others, article(string(kind)))
		}
	}
	statement := owner + " has no field " + code(key.Value)
	switch len(others) {
	case 0:
	case 1:
		statement += ", but " + others[0] + " has"
	default:
		statement += ", but " + strings.Join(others, " and ") + " have"
	}
	r.report(r.place(key), "E103", statement, nearestOf(key.Value, names))
	return slices.Index(names, text.Nearest(key.Value, names))
}

func article(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

func fieldNames(kind guide.Kind) []string {
	var names []string
	for _, f := range guide.FieldsOf(kind) {
		names = append(names, f.Name)
	}
	return names
}

// placed records where a field's name (item -1) or value stands.
func (r *fronts) placed(field string, item int, n *yaml.Node) {
	r.front.Places = append(r.front.Places, guide.FieldPlace{Field: field, Item: item, Place: r.place(n)})
}

// field reads one field's value into its place in the front matter.
func (r *fronts) field(f *guide.Field, p pair) {
	if !r.filled(p.value, f.Name) {
		return
	}
	switch at := f.At(&r.front).(type) {
	case *string:
		if value, ok := r.one(f, p.value); ok {
			*at = value
			r.placed(f.Name, 0, p.value)
		}
	case *[]string:
		*at = r.several(f, f.Name, p.value)
	case *guide.Span:
		if span, ok := r.span(f, p.value); ok {
			*at = span
			r.placed(f.Name, 0, p.value)
		}
	case *[]guide.Item:
		*at = r.items(p.value)
	case *guide.Match:
		*at = r.match(p.value)
	}
}

// several reads a field of several values. A single value is a list of one.
func (r *fronts) several(f *guide.Field, name string, n *yaml.Node) []string {
	nodes := values(n)
	list := make([]string, 0, len(nodes))
	for _, item := range nodes {
		if n.Kind == yaml.SequenceNode && !r.filled(item, name) {
			continue
		}
		value, ok := r.one(f, item)
		if ok && r.once(item, value, list) {
			r.placed(name, len(list), item)
			list = append(list, value)
		}
	}
	switch {
	case len(nodes) < f.Min:
		r.report(r.place(n), "E105", fmt.Sprintf("%s has %s; at least %d are needed", code(name), count(len(nodes), "value"), f.Min), "")
	case f.Max > 0 && len(nodes) > f.Max:
		r.report(r.place(nodes[f.Max]), "E105", fmt.Sprintf("%s has %s; at most %d are allowed", code(name), count(len(nodes), "value"), f.Max),
			"keep the most important")
	}
	return list
}

// maxLine is the most characters of one text in a list.
const maxLine = 200

// one reads one value by the field's type.
func (r *fronts) one(f *guide.Field, n *yaml.Node) (string, bool) {
	switch f.Type {
	case guide.TypeLine:
		return r.words(n, f.Name, f.Min, f.Max)
	case guide.TypeLines:
		return r.words(n, f.Name, 0, maxLine)
	case guide.TypeRole:
		return r.role(f, n)
	case guide.TypePaths:
		return r.alias(n)
	case guide.TypeDate:
		return r.date(f, n)
	case guide.TypeCodes:
		return r.warningCode(n, f.Name)
	}
	return r.slug(f.Of, f.Choices, f.Name, n)
}

// slug reads a word of a vocabulary. Questions, answers and articles are looked
// up later, when all files are read; here they need only look like a slug.
func (r *fronts) slug(of string, choices []string, name string, n *yaml.Node) (string, bool) {
	if choices != nil {
		return r.choice(n, name, name, choices)
	}
	value, ok := r.scalar(n, name)
	if !ok {
		return "", false
	}
	words, what := vocabulary(r.tax, of)
	if what != "" {
		if known(r.tax, of, value) {
			return value, true
		}
		return r.unknownValue(n, what, value, words())
	}
	return r.reference(n, value)
}

// reference reads the slug of another text.
func (r *fronts) reference(n *yaml.Node, value string) (string, bool) {
	if text.IsSlug(value) {
		return value, true
	}
	hint := "write the name of its folder or file, without .md"
	if slug := text.Slug(strings.TrimSuffix(strings.Trim(value, "/"), ".md")); slug != "" {
		hint = "did you mean " + code(slug) + "?"
	}
	r.report(r.place(n), "E106", code(value)+" is no slug: lower-case letters, digits and hyphens, at most 80", hint)
	return "", false
}
