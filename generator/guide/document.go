package guide

// Document is one content file, converted. It is made once and never changed.
type Document struct {
	Path string
	Kind Kind
	// Key names everything the document was made from: the file's bytes and the
	// parts of the taxonomy that say how to read it.
	Key   Digest
	Front Front
	// Face names all of the document that Link and the pages of other texts see:
	// its front matter, links and anchors, and not where in the file they stand,
	// which matters to problems alone.
	Face Digest
	// Asked are the folded words of a question, and of each other way to ask it.
	Asked [][]string

	// Lead is the text before the first level-2 heading: a question's
	// introduction, an article's opening. An answer's is in Script instead.
	Lead Text
	// Sections are the level-2 headings and what stands under them, in the
	// author's order; Sections with a Key are known ones.
	Sections []Section
	// Script is an answer's own text, and Weaker its weaker version, in segments.
	Script, Weaker Script

	Notes    []Note
	Links    []Hyperlink
	Headings []Heading
	Labels   []string
	// Anchors are the fragments a link may point to, sorted.
	Anchors []string
	// Words is the number of words a reader reads, labels and notes left out.
	Words int
	// Code tells whether a highlighted code block is shown.
	Code bool

	// Reading is the document as rules read it, or nil where nobody asked.
	Reading *Reading

	Problems Problems
}

// Section is a level-2 heading and what stands under it.
type Section struct {
	// Key is the known heading's name in the taxonomy ("why-they-ask"), or "".
	Key   string
	ID    string
	Title Text
	// Plain is the title without markup.
	Plain string
	// Body is the whole section for an unknown heading; for a known one it is
	// what is left besides Items and Rows.
	Body  Text
	Items []SectionItem
	Rows  []RubricRow
	Place Place
}

// Section returns the section with the known heading's key, or nil.
func (d *Document) Section(key string) *Section {
	for i := range d.Sections {
		if d.Sections[i].Key == key {
			return &d.Sections[i]
		}
	}
	return nil
}

// After returns the sections with unknown headings that stand right after the
// known one with the key in the author's order; with "", those before any
// known one. So a page whose known sections have a fixed order can print the
// others where they stand.
func (d *Document) After(key string) []*Section {
	var list []*Section
	last := ""
	for i := range d.Sections {
		switch s := &d.Sections[i]; {
		case s.Key != "":
			last = s.Key
		case last == key:
			list = append(list, s)
		}
	}
	return list
}

// SectionItem is one list item or level-3 heading of a known section: a tip, a
// prompt, a red flag, a follow-up question, the hint of a segment.
type SectionItem struct {
	// ID is the fragment of a level-3 heading, or "".
	ID string
	// Title is a tip's title, a follow-up's question, a segment's name.
	Title Text
	// Plain is the title without markup.
	Plain string
	// Body is the rest: a tip's text, what a follow-up is after, a segment's hint.
	Body Text
}

// RubricRow is one criterion of a score table with what earns a 1, a 3 and a 5.
type RubricRow struct {
	Criterion, One, Three, Five Text
}

// Script is a spoken answer.
type Script struct {
	Segments []Segment
	// Words is the number of spoken words: labels and notes are not spoken.
	Words int
}

// Empty tells whether there is no text.
func (s Script) Empty() bool { return len(s.Segments) == 0 }

// Labelled tells whether any segment has a name.
func (s Script) Labelled() bool {
	for _, seg := range s.Segments {
		if len(seg.Names) > 0 {
			return true
		}
	}
	return false
}

// Segment is a part of a spoken answer with one label. Text before the first
// label is a segment with no names.
type Segment struct {
	// Names are the label's segment names as the framework spells them; two
	// where the author joined them.
	Names []string
	// Part is the first name's part: setup, task, action, result, learning or headline.
	Part string
	// ID is the segment's fragment in its document.
	ID    string
	Text  Text
	Words int
	Place Place
}

// Note is a margin note.
type Note struct {
	// ID is its fragment, "note-" and the footnote's name.
	ID string
	// Number counts from 1 within the note's part.
	Number int
	// Kind is "works", "risk", "problem" or "term".
	Kind string
	Text Text
}

// Heading is a heading inside a text, whose level depends on the page.
type Heading struct {
	// Level is 2 to 6 as written in the file.
	Level int
	ID    string
}
