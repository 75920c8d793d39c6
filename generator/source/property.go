package source

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"starling/generator/guide"
)

// property declares one field of site.yaml or taxonomy.yaml, once for both who
// ask: how its value is read, and what a schema says of it.
type property struct {
	name, doc string
	required  bool
	read      func(pair)
	schema    func() schema
}

// needed returns the property as one that must be there.
func (p property) needed() property {
	p.required = true
	return p
}

// about returns the property with what it means.
func (p property) about(doc string) property {
	p.doc = doc
	return p
}

// record reads a map whose fields are all known.
func (t *tree) record(p pair, fields []property) {
	if p.value.Kind != yaml.MappingNode {
		t.pairs(p.value, p.name)
		return
	}
	var given []string
	for _, f := range t.pairs(p.value, p.name) {
		i := slices.IndexFunc(fields, func(known property) bool { return known.name == f.name })
		if i < 0 {
			given = append(given, t.unknownField(f.key, code(p.name), propertyNames(fields)))
			continue
		}
		given = append(given, f.name)
		if t.filled(f.value, f.name) {
			fields[i].read(f)
		}
	}
	for _, f := range fields {
		if f.required && !slices.Contains(given, f.name) {
			t.report(t.place(p.value), "E102", code(p.name)+" needs the field "+code(f.name), "add `"+f.name+": ...`")
		}
	}
}

// propertyNames returns the names of fields, sorted.
func propertyNames(fields []property) []string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.name
	}
	slices.Sort(names)
	return names
}

// recordSchema returns the schema of a map with the fields.
func recordSchema(fields []property) schema {
	var properties schema
	var required []string
	for _, f := range fields {
		properties = append(properties, member{f.name, append(schema{}.with("description", f.doc), f.schema()...)})
		if f.required {
			required = append(required, f.name)
		}
	}
	s := schema{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}, {"minProperties", 1}}
	if len(required) > 0 {
		s = append(s, member{"required", required})
	}
	return s
}

// object declares a field that is a map of fields.
func (t *tree) object(name string, fields []property) property {
	return property{
		name: name, read: func(p pair) { t.record(p, fields) },
		schema: func() schema { return recordSchema(fields) },
	}
}

// phrase declares a field of text for people, with at most so many characters.
// What its place holds already is its default.
func (t *tree) phrase(name string, to *string, most int) property {
	byDefault := *to
	return property{
		name: name,
		read: func(p pair) {
			if value, ok := t.words(p.value, p.name, 0, most); ok {
				*to = value
			}
		},
		schema: func() schema { return append(schema{}.with("default", byDefault), textSchema(0, most)...) },
	}
}

// whole declares a field that is a whole number in a range.
func (t *tree) whole(name string, to *int, least, most int) property {
	byDefault := *to
	return property{
		name: name,
		read: func(p pair) {
			if n, ok := t.number(p.value, p.name, least, most); ok {
				*to = n
			}
		},
		schema: func() schema { return append(schema{}.with("default", byDefault), numberSchema(least, most)...) },
	}
}

// flag declares a field that is true or false.
func (t *tree) flag(name string, to *bool) property {
	byDefault := *to
	return property{
		name: name,
		read: func(p pair) {
			if value, ok := t.truth(p.value, p.name); ok {
				*to = value
			}
		},
		schema: func() schema { return schema{{"default", byDefault}, {"type", "boolean"}} },
	}
}

// typed declares a field whose value has a form of its own, which a schema
// describes by a pattern.
func typed(name, pattern string, read func(pair)) property {
	return property{name: name, read: read, schema: func() schema { return patternSchema(pattern) }}
}

// spanOf declares a field that is a time in seconds, or a range of them.
func (t *tree) spanOf(name string, to *guide.Span) property {
	return property{
		name: name,
		read: func(p pair) {
			value, ok := t.scalar(p.value, p.name)
			if !ok {
				return
			}
			span, problem := parseSpan(value)
			if problem != "" {
				t.report(t.place(p.value), "E105", code(p.name)+problem, "write it as 60-120")
				return
			}
			*to = span
		},
		schema: spanSchema,
	}
}
