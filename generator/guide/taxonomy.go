package guide

// Taxonomy holds the words a guide sorts by and the shapes it is read with:
// built-in entries with those of taxonomy.yaml laid over them. Lists are in the
// order in which they are shown.
type Taxonomy struct {
	Categories   []Category
	Competencies []Entry
	Types        []Type
	Levels       []Entry
	Industries   []Entry
	Roles        []Entry
	Frameworks   []Framework
	Headings     []KnownHeading
	// Notes are the kinds of margin note with the bold openings that say so.
	Notes   []KnownHeading
	Rubrics []Rubric
}

// Entry is one word of the taxonomy.
type Entry struct {
	Slug, Name, Line string
	// Industry is a role's.
	Industry string
}

// Category is a topic of questions with the defaults it gives them.
type Category struct {
	Slug, Name, Line, Type, Framework string
	Target                            Span
}

// Type is a type of question with its default framework and rubric.
type Type struct {
	Slug, Name, Line, Framework, Rubric string
}

// Framework is the shape of an answer.
type Framework struct {
	Slug, Name, Use string
	Segments        []FrameworkSegment
}

// FrameworkSegment is one step of a framework. Share is its part of the words
// in per cent, or 0 where none is advised. Part is setup, task, action, result,
// learning or headline.
type FrameworkSegment struct {
	Name, Part string
	Share      int
}

// KnownHeading is a level-2 heading that becomes structure, with the names it
// may go by.
type KnownHeading struct {
	Key   string
	Names []string
}

// Rubric is a score table.
type Rubric struct {
	Slug string
	Rows []RubricText
}

// RubricText is one criterion of the taxonomy's score tables, in plain text.
type RubricText struct {
	Criterion, One, Three, Five string
}

// Category returns the category with the slug.
func (t *Taxonomy) Category(slug string) (Category, bool) {
	return find(t.Categories, slug, func(c Category) string { return c.Slug })
}

// Type returns the type of question with the slug.
func (t *Taxonomy) Type(slug string) (Type, bool) {
	return find(t.Types, slug, func(c Type) string { return c.Slug })
}

// Framework returns the framework with the slug.
func (t *Taxonomy) Framework(slug string) (Framework, bool) {
	return find(t.Frameworks, slug, func(f Framework) string { return f.Slug })
}

// Rubric returns the score table with the slug.
func (t *Taxonomy) Rubric(slug string) (Rubric, bool) {
	return find(t.Rubrics, slug, func(r Rubric) string { return r.Slug })
}

// Competency returns the competency with the slug.
func (t *Taxonomy) Competency(slug string) (Entry, bool) { return findEntry(t.Competencies, slug) }

// Level returns the level with the slug.
func (t *Taxonomy) Level(slug string) (Entry, bool) { return findEntry(t.Levels, slug) }

// Industry returns the industry with the slug.
func (t *Taxonomy) Industry(slug string) (Entry, bool) { return findEntry(t.Industries, slug) }

// Role returns the role with the slug.
func (t *Taxonomy) Role(slug string) (Entry, bool) { return findEntry(t.Roles, slug) }

// Slugs returns the allowed values of a vocabulary: categories, competencies,
// types, levels, industries, roles, frameworks or rubrics; nil for any other.
func (t *Taxonomy) Slugs(vocabulary string) []string {
	switch vocabulary {
	case "categories":
		return slugs(t.Categories, func(c Category) string { return c.Slug })
	case "types":
		return slugs(t.Types, func(c Type) string { return c.Slug })
	case "frameworks":
		return slugs(t.Frameworks, func(f Framework) string { return f.Slug })
	case "rubrics":
		return slugs(t.Rubrics, func(r Rubric) string { return r.Slug })
	case "competencies":
		return slugs(t.Competencies, entrySlug)
	case "levels":
		return slugs(t.Levels, entrySlug)
	case "industries":
		return slugs(t.Industries, entrySlug)
	case "roles":
		return slugs(t.Roles, entrySlug)
	}
	return nil
}

// TypeOf returns a question's type: its own or its category's.
func (t *Taxonomy) TypeOf(f *Front) string {
	if f.Type != "" {
		return f.Type
	}
	c, _ := t.Category(f.Category)
	return c.Type
}

// FrameworkOf returns a question's framework: its own; else the category's
// where the type is the category's own; else the type's.
func (t *Taxonomy) FrameworkOf(f *Front) string {
	if f.Framework != "" {
		return f.Framework
	}
	c, _ := t.Category(f.Category)
	if f.Type == "" || f.Type == c.Type {
		return c.Framework
	}
	kind, _ := t.Type(f.Type)
	return kind.Framework
}

// TargetOf returns a question's spoken time: its own or its category's.
func (t *Taxonomy) TargetOf(f *Front) Span {
	if f.Target != (Span{}) {
		return f.Target
	}
	c, _ := t.Category(f.Category)
	return c.Target
}

// RubricOf returns the name of a question's shared score table: its own or its type's.
func (t *Taxonomy) RubricOf(f *Front) string {
	if f.Rubric != "" {
		return f.Rubric
	}
	kind, _ := t.Type(t.TypeOf(f))
	return kind.Rubric
}

func entrySlug(e Entry) string { return e.Slug }

func findEntry(list []Entry, slug string) (Entry, bool) { return find(list, slug, entrySlug) }

func find[T any](list []T, slug string, of func(T) string) (T, bool) {
	for _, e := range list {
		if of(e) == slug {
			return e, true
		}
	}
	var none T
	return none, false
}

func slugs[T any](list []T, of func(T) string) []string {
	names := make([]string, len(list))
	for i, e := range list {
		names[i] = of(e)
	}
	return names
}

// Word returns the name and line of a term: kind is topics, competencies,
// roles, industries or levels.
func (t *Taxonomy) Word(kind, slug string) (name, line string) {
	var e Entry
	switch kind {
	case "topics":
		c, _ := t.Category(slug)
		return c.Name, c.Line
	case "competencies":
		e, _ = t.Competency(slug)
	case "roles":
		e, _ = t.Role(slug)
	case "industries":
		e, _ = t.Industry(slug)
	case "levels":
		e, _ = t.Level(slug)
	}
	return e.Name, e.Line
}
