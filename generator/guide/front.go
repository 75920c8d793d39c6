package guide

// Front is the front matter of one file, typed. Which fields a kind of file
// may have, and their rules, stand in FieldsOf; the others are empty.
type Front struct {
	Question, Title, Summary string

	Category                              string
	Competency                            []string
	AlsoAsked, SearchTerms                []string
	Type, Framework, Rubric               string
	Target                                Span
	Frequency                             string
	Levels, Roles, Industries, Background []string
	Related, Aliases                      []string

	Author, ReviewedBy, Published, Updated, Status string
	LintIgnore                                     []string

	Role, Level, Industry, Setting string
	AlsoAnswers                    []string
	Quality, Outcome, Basis        string

	Questions      []string
	CollectionKind string
	Items          []Item
	Match          Match

	// Places holds where each value stands, in the order of the file.
	Places []FieldPlace
}

// Draft tells whether the file is published only on request.
func (f *Front) Draft() bool { return f.Status == "draft" }

// Place returns where the field's i-th value stands (0 for a field with one
// value), or where the field's name stands if it has no such value.
func (f *Front) Place(field string, i int) Place {
	var name Place
	for _, p := range f.Places {
		if p.Field == field {
			if p.Item == i {
				return p.Place
			}
			if p.Item < 0 {
				name = p.Place
			}
		}
	}
	return name
}

// FieldPlace is where a value of a field stands: Item counts a list's values
// from 0, and is -1 for the field's name itself. A value inside a collection's
// item has the field "items.question" and so on, with the item's number.
type FieldPlace struct {
	Field string
	Item  int
	Place Place
}

// Span is a range of spoken time in seconds. The zero Span means none.
type Span struct{ From, To int }

// Item is one entry of a collection: a question, with the answer to read first
// if one is named, or an article. Day counts from 1 and is 0 where none is given.
type Item struct {
	Question, Answer, Article, Note string
	Day                             int
}

// Match selects questions for a collection by what they have in common. Empty
// fields match everything; in a list any one value is enough.
type Match struct {
	Competency, Category, Level, Role, Industry, Frequency []string
}

// Empty tells whether nothing is selected.
func (m Match) Empty() bool {
	return len(m.Competency)+len(m.Category)+len(m.Level)+len(m.Role)+len(m.Industry)+len(m.Frequency) == 0
}

// Source is one content file as it was read: its front matter typed, its body
// still Markdown with line ends as LF.
type Source struct {
	Path string // "questions/slug/index.md"
	Kind Kind
	// Digest names the file's bytes, and Head those of its front matter.
	Digest, Head Digest
	Front        Front
	Body         []byte
	// BodyLine is the line of the file at which Body begins, counted from 1.
	BodyLine int
	// Problems are the mistakes found so far; a source that has errors in its
	// front matter is still converted, so that all mistakes show in one run.
	Problems Problems
}
