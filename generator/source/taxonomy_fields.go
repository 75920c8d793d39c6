package source

import (
	"fmt"
	"slices"
	"strings"

	"starling/generator/guide"
)

// The most characters of a taxonomy's name and line.
const (
	maxTermName = 60
	maxTermLine = 200
)

// vocabularies declares what taxonomy.yaml may hold. What is declared of each is
// one of its entries, which stands under its slug.
func (r *taxonomyReader) vocabularies() []property {
	t := &r.tax
	return []property{
		entries(r, "competencies", &t.Competencies, plainEntry).about("what an interviewer scores"),
		entries(r, "categories", &t.Categories, categoryEntry).about("topics, the navigation, with the defaults of their questions"),
		entries(r, "types", &t.Types, typeEntry).about("kinds of question: how one is answered, and by which table it is scored"),
		entries(r, "levels", &t.Levels, plainEntry).about("how senior a speaker is"),
		entries(r, "industries", &t.Industries, plainEntry).about("where a speaker works"),
		entries(r, "roles", &t.Roles, roleEntry).about("who speaks"),
		entries(r, "frameworks", &t.Frameworks, frameworkEntry).about("shapes of an answer"),
		r.headings("headings", "known heading", r.base.Headings, &t.Headings).about("names of the known headings"),
		r.headings("notes", "kind of note", r.base.Notes, &t.Notes).about("bold openings that say of what kind a margin note is"),
		r.rubrics("rubrics").about("score tables: what earns a 1, a 3 and a 5"),
	}
}

// entry says of an entry of the taxonomy where its slug stands, and which fields
// it has; they are made only where they are asked for.
type entry[T any] func(r *taxonomyReader, e *T) (slug *string, fields func() []property)

// entries declares a vocabulary whose entries have fields.
func entries[T any](r *taxonomyReader, name string, list *[]T, declared entry[T]) property {
	return property{
		name: name,
		read: func(p pair) {
			var e T
			slug, fields := declared(r, &e)
			*slug = p.name
			r.record(p, fields())
			*list = put(*list, e, func(e T) string { slug, _ := declared(r, &e); return *slug })
		},
		schema: func() schema {
			_, fields := declared(r, new(T))
			return recordSchema(fields())
		},
	}
}

func plainEntry(r *taxonomyReader, e *guide.Entry) (*string, func() []property) {
	return &e.Slug, func() []property {
		return []property{r.phrase("name", &e.Name, maxTermName).needed(), r.phrase("line", &e.Line, maxTermLine)}
	}
}

func roleEntry(r *taxonomyReader, e *guide.Entry) (*string, func() []property) {
	slug, fields := plainEntry(r, e)
	return slug, func() []property { return append(fields(), r.word("industry", "industries", &e.Industry)) }
}

// defaultTarget is the spoken time of a category that names none.
var defaultTarget = guide.Span{From: 60, To: 120}

func categoryEntry(r *taxonomyReader, c *guide.Category) (*string, func() []property) {
	return &c.Slug, func() []property {
		c.Target = defaultTarget
		return []property{
			r.phrase("name", &c.Name, maxTermName).needed(), r.phrase("line", &c.Line, maxTermLine),
			r.word("type", "types", &c.Type).needed(), r.word("framework", "frameworks", &c.Framework),
			r.spanOf("target", &c.Target).about("spoken time in seconds"),
		}
	}
}

func typeEntry(r *taxonomyReader, t *guide.Type) (*string, func() []property) {
	return &t.Slug, func() []property {
		return []property{
			r.phrase("name", &t.Name, maxTermName).needed(), r.phrase("line", &t.Line, maxTermLine),
			r.word("framework", "frameworks", &t.Framework).needed(), r.word("rubric", "rubrics", &t.Rubric),
		}
	}
}

func frameworkEntry(r *taxonomyReader, f *guide.Framework) (*string, func() []property) {
	return &f.Slug, func() []property {
		return []property{
			r.phrase("name", &f.Name, maxTermName).needed(), r.phrase("use", &f.Use, maxTermLine).about("when it fits"),
			r.segments(&f.Segments).needed(),
		}
	}
}

// word declares a field that names an entry of a vocabulary. It is looked up at
// the end, since the entry may stand further down; so a schema offers the words
// there are and takes others.
func (r *taxonomyReader) word(name, of string, to *string) property {
	return property{
		name: name,
		read: func(p pair) {
			if value, ok := r.scalar(p.value, p.name); ok {
				*to = value
				r.refs = append(r.refs, reference{of, value, p.value})
			}
		},
		schema: func() schema { return anyOf(enumSchema(r.tax.Slugs(of)), slugSchema()) },
	}
}

var parts = []string{"setup", "task", "action", "result", "learning", "headline"}

// segments declares the steps of a framework.
func (r *taxonomyReader) segments(to *[]guide.FrameworkSegment) property {
	var segment guide.FrameworkSegment
	fields := []property{
		r.phrase("name", &segment.Name, maxTermName).needed(),
		r.part(&segment.Part).needed().about("what the segment is to the story; gives its hue, and is what the rules read"),
		r.whole("share", &segment.Share, 1, 100).about("its part of the words in per cent; every segment has one, or none"),
	}
	return property{
		name: "segments",
		read: func(p pair) {
			for n := range r.filledValues(p.value, p.name) {
				segment = guide.FrameworkSegment{}
				r.record(pair{name: p.name, value: n}, fields)
				*to = append(*to, segment)
			}
			r.shares(p, *to)
		},
		schema: func() schema { return repeatable(recordSchema(fields)) },
	}
}

// repeatable is the schema of a list whose values may be alike.
func repeatable(item schema) schema {
	return anyOf(item, schema{{"type", "array"}, {"items", item}, {"minItems", 1}})
}

func (r *taxonomyReader) part(to *string) property {
	return property{
		name: "part",
		read: func(p pair) {
			if value, ok := r.choice(p.value, p.name, p.name, parts); ok {
				*to = value
			}
		},
		schema: func() schema { return enumSchema(parts) },
	}
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

// headings declares the names of known headings or kinds of note. An author can
// rename those there are; a new one would have no meaning.
func (r *taxonomyReader) headings(name, what string, known []guide.KnownHeading, list *[]guide.KnownHeading) property {
	keys := headingKeys(known)
	return property{
		name: name,
		read: func(p pair) {
			if len(keys) > 0 && !slices.Contains(keys, p.name) {
				r.unknownValue(p.key, what, p.name, keys)
				return
			}
			if h := (guide.KnownHeading{Key: p.name, Names: r.headingNames(p, what)}); len(h.Names) > 0 {
				*list = put(*list, h, func(h guide.KnownHeading) string { return h.Key })
			}
		},
		schema: func() schema { return listSchema(textSchema(0, maxTermName), 0, 0) },
	}
}

// headingNames reads the names of one heading or kind of note.
func (r *taxonomyReader) headingNames(p pair, what string) (names []string) {
	for n := range r.filledValues(p.value, p.name) {
		name, ok := r.words(n, p.name, 0, maxTermName)
		if ok && r.once(n, name, names) {
			names = append(names, name)
			if what == "known heading" {
				r.names = append(r.names, reference{p.name, name, n})
			}
		}
	}
	return names
}

// rubrics declares score tables: lists of criteria.
func (r *taxonomyReader) rubrics(name string) property {
	var row guide.RubricText
	fields := []property{
		r.phrase("criterion", &row.Criterion, maxTermName).needed(),
		r.phrase("1", &row.One, maxTermLine).needed(), r.phrase("3", &row.Three, maxTermLine).needed(), r.phrase("5", &row.Five, maxTermLine).needed(),
	}
	return property{
		name: name,
		read: func(p pair) {
			rubric := guide.Rubric{Slug: p.name}
			for n := range r.filledValues(p.value, p.name) {
				row = guide.RubricText{}
				r.record(pair{name: p.name, value: n}, fields)
				if slices.ContainsFunc(rubric.Rows, func(other guide.RubricText) bool { return strings.EqualFold(other.Criterion, row.Criterion) }) {
					r.report(r.place(n), "E105", "the criterion "+code(row.Criterion)+" stands in the table twice", "keep one of them")
					continue
				}
				rubric.Rows = append(rubric.Rows, row)
			}
			r.tax.Rubrics = put(r.tax.Rubrics, rubric, func(r guide.Rubric) string { return r.Slug })
		},
		schema: func() schema { return listSchema(recordSchema(fields), 0, 0) },
	}
}

// taxonomySchema returns the schema of taxonomy.yaml for a guide with the
// taxonomy.
func taxonomySchema(tax guide.Taxonomy) schema {
	base, _ := builtinTaxonomy()
	r := &taxonomyReader{tree: new(tree), base: base, tax: tax}
	var properties schema
	for _, v := range r.vocabularies() {
		names := slugSchema()
		switch v.name {
		case "headings":
			names = enumSchema(headingKeys(base.Headings))
		case "notes":
			names = enumSchema(headingKeys(base.Notes))
		}
		properties = append(properties, member{v.name, schema{
			{"description", v.doc}, {"type", "object"}, {"propertyNames", names}, {"additionalProperties", v.schema()}, {"minProperties", 1},
		}})
	}
	return schema{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}}
}

func headingKeys(list []guide.KnownHeading) []string {
	keys := make([]string, len(list))
	for i, h := range list {
		keys[i] = h.Key
	}
	return keys
}
