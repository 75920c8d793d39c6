package guide

import "strings"

// LinkInput is what Link joins. Everything in it is plain data but for Words,
// the few functions of the text package that finding names needs: packages of
// the ground floor do not import one another.
type LinkInput struct {
	Documents []*Document
	Settings  *Settings
	Taxonomy  *Taxonomy
	// Folder is the content folder's name, for what problems say.
	Folder string
	// Attachments are the paths of the files beside texts, and Static those of
	// the static folder, without "static/".
	Attachments, Static []string
	Words               Words
	// Recall returns what make returned when it was last called with the key, or
	// calls it; nil calls it each time.
	Recall func(key Digest, make func() [][]int) [][]int
}

// Words are the functions of the text package that Link uses.
type Words struct {
	// Nearest returns the candidate that a word was meant to be, or "".
	Nearest func(word string, of []string) string
	// Key returns a path's identity where letter case and Unicode form do not count.
	Key func(path string) string
}

// Link puts documents in their place: it finds every question's answers and
// neighbours, the pages of terms, and where each link leads. The problems are
// those of references: E107, E108, E110 and E111. The guide is complete even so, less what could not be found.
func Link(in LinkInput) (*Guide, Problems) {
	l := &linker{
		LinkInput: in,
		guide:     &Guide{Settings: in.Settings, Taxonomy: in.Taxonomy},
		questions: map[string]*Question{},
		answers:   map[string]*Answer{},
		articles:  map[string]*Article{},
		pages:     map[string]*Linked{},
		drafts:    map[string]bool{},
		unready:   map[string]bool{},
		claims:    map[string]claim{},
		folders:   map[string]claim{},
		published: map[string]bool{},
	}
	l.place()
	l.order()
	l.neighbours()
	l.references()
	l.terms()
	related := make(chan struct{})
	go func() {
		// It reads front matter and writes Question.Related, which no other step
		// looks at; it takes as long as all of them together.
		l.relate()
		close(related)
	}()
	l.claimAddresses()
	l.phrasings()
	l.links()
	<-related
	return l.guide, l.problems
}

// linker is the state of one Link.
type linker struct {
	LinkInput
	guide    *Guide
	problems Problems

	questions map[string]*Question // by slug
	answers   map[string]*Answer   // by "question/answer"
	articles  map[string]*Article
	texts     []*Linked          // every text that is published
	pages     map[string]*Linked // by path in the content folder
	termTexts map[string]*Linked // by "topics/conflict"
	drafts    map[string]bool    // paths of texts left out
	unready   map[string]bool    // folders of draft questions

	claims    map[string]claim // by key of output path
	folders   map[string]claim // likewise, of the folders that files lie in
	addresses map[string]bool  // of every page
	files     map[string]bool  // attachments and "static/" files
	published map[string]bool  // attachments in use
}

// problem reports a mistake in a text; a draft may have unfinished references.
func (l *linker) problem(doc *Document, at Place, code, says, hint string) {
	p := NewProblem(doc.Path, at, code, says, hint)
	if l.isDraft(doc) {
		p = p.Unfinished()
	}
	l.problems = append(l.problems, p)
}

// named returns a content file's path as an author can open it.
func (l *linker) named(file string) string {
	if file == itself || l.Folder == "" {
		return file
	}
	return strings.TrimSuffix(l.Folder, "/") + "/" + file
}

// didYouMean returns the hint for a misspelt name, or another hint where none is near.
func (l *linker) didYouMean(word string, of []string, otherwise string) string {
	if near := l.Words.Nearest(word, of); near != "" {
		return "did you mean `" + near + "`?"
	}
	return otherwise
}
