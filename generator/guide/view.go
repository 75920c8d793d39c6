package guide

// View is all that a layout sees of one page. Page and Site are always set, and
// exactly one of the others: the one that the page is about. Views are plain
// data and narrow: each holds what its page shows and nothing more, since a
// page is rendered again whenever anything in its View changes.
type View struct {
	Page Page
	// Site is shared by all pages.
	Site *Site

	Home        *HomeView
	Questions   *QuestionsView
	Search      *SearchView
	Question    *QuestionView
	Example     *ExampleView
	Terms       *TermsView
	Term        *TermView
	Articles    *CardsView
	Article     *ArticleView
	Collections *CardsView
	Collection  *CollectionView
	Print       *PrintView
	Export      *ExportView
	Text        *TextView
	Redirect    *RedirectView
	Tool        *ToolView
}

// Layouts are the names that Page.Layout can have.
var Layouts = []string{
	"home", "questions", "search", "question", "example", "terms", "term", "articles", "article", "collections", "collection", "print", "export", "page", "404", "redirect", "tool",
}

// Page is what every page says about itself.
type Page struct {
	// Layout is the layout's file name without ".html".
	Layout string
	// Address is the page's own; the home page's is "".
	Address string
	// Source is the content file that the page is mostly made from, or "".
	Source string
	// Title and Description are for the head; Heading is the h1.
	Title, Heading, Description string
	// Area is the first word of the address, for the header's current entry.
	Area string
	// Canonical is the page's full address, or "" without a base_url.
	Canonical string
	// Card is the full address of the picture that other sites show with a link
	// to the page, a PNG of 1200 by 630 pixels; "" for none.
	Card string
	// Published and Updated are the days of the text that the page is about, or "".
	Published, Updated string
	// Draft tells that the page is shown only because drafts were asked for.
	Draft bool
	// NoIndex asks search engines to stay away.
	NoIndex bool
	// Code tells whether the page shows highlighted code.
	Code bool
	// Crumbs lead from the home page to this page's parent.
	Crumbs []NamedLink
}

// Site is what every page knows of the whole site.
type Site struct {
	Title, Description, Language, Author, Licence, Repository string
	// Direction is "ltr" or "rtl".
	Direction string
	// Base is the path of base_url, "/" where there is none; only 404.html uses it.
	Base string
	// Worker is the address of the script that keeps pages in a browser, or "".
	Worker string
	// Feed is the address of the feed, or "" where there is none.
	Feed string
	// Nav and Footer are the links of the header and footer.
	Nav, Footer []NamedLink
	Callout     Callout
	// Assets are the bundled styles, scripts and pictures, by name.
	Assets []Asset
	// Policy is the content security policy for the meta element.
	Policy string
}

// Asset is a bundled file: its name in the assets folder and its address.
type Asset struct{ Name, Address string }

// Asset returns the address of the bundled file with the name, or "".
func (s *Site) Asset(name string) string {
	for _, a := range s.Assets {
		if a.Name == name {
			return a.Address
		}
	}
	return ""
}

// NamedLink is a link of the interface. Address is relative to the site's root,
// or an outside address.
type NamedLink struct{ Text, Address string }

// Placed is a document on a page: with where its links lead, and how its ids
// and headings are written there.
type Placed struct {
	Doc *Document
	// Targets are the addresses of Doc.Links, in their order.
	Targets []string
	// Pictures are those that the document shows, in the order of Doc.Links.
	Pictures []Picture
	// Prefix stands before every id and every link to one, where two documents
	// share a page.
	Prefix string
	// Shift is added to the level of every heading.
	Shift int
	// Notes tells whether margin notes are shown.
	Notes bool
}

// Card is a question, article, collection or other page in a list.
type Card struct {
	Address, Title, Summary string
	// Draft marks what only a preview shows.
	Draft bool
}

// ExampleCard is a worked example in a list.
type ExampleCard struct {
	Address, Title, Summary string
	// Role, Level and Industry are for people to read; empty where unknown.
	Role, Level, Industry string
	// Question is the question's title.
	Question string
	Draft    bool
}

// HomeView is the home page.
type HomeView struct {
	// Asked are the questions asked most.
	Asked []Card
	// Collections, Roles and New lead on; Total counts all questions.
	Collections []Card
	Roles       []TermLink
	New         []Card
	Total       int
}

// QuestionsView is the list of all questions, by topic.
type QuestionsView struct {
	Groups []QuestionGroup
	Total  int
	// Filters are what the list can be narrowed by; each has two choices at least.
	Filters []Filter
}

// SearchView is the page of search results. Without scripts it is a list of all
// questions, by topic.
type SearchView struct {
	Groups []SearchGroup
	// Filters are what results can be narrowed by: those of the index.
	Filters []Filter
}

// SearchGroup is a topic with its questions.
type SearchGroup struct {
	Topic TermLink
	Cards []Card
}

// Filter is a way to narrow the list of questions, or the results of a search:
// Name is topic, competency, role, level, industry, setting or background, or a
// result's kind, and each choice counts the questions that it leaves.
type Filter struct {
	Name    string
	Choices []TermLink
}

// QuestionGroup is a topic with its questions.
type QuestionGroup struct {
	Topic TermLink
	Rows  []QuestionRow
}

// QuestionRow is a question in the list of all, with what it can be filtered by:
// slugs, those of its answers included.
type QuestionRow struct {
	Card
	Examples                                                                   int
	Competencies, Roles, Levels, Industries, Settings, Backgrounds, Categories []string
}

// TermLink is a word of the taxonomy; Address is "" where it has no page.
type TermLink struct {
	Slug, Name, Address string
	// Count is the number of questions, or of examples, under it.
	Count int
}

// QuestionView is a question's page.
type QuestionView struct {
	Text               Placed
	Question, Summary  string
	AlsoAsked          []string
	Topic, Type        TermLink
	Competencies       []TermLink
	Target             Span
	Frequency          string
	Published, Updated string
	Author, ReviewedBy string
	// Framework is the slug of the shape.
	Framework      string
	Shape          []ShapePart
	Examples       []SpokenExample
	Elsewhere      []ExampleCard
	Rubric         []RubricText
	Related        []Card
	Previous, Next *Card
}

// ShapePart is a segment of the question's framework.
type ShapePart struct {
	Name, Part string
	// Share is in per cent of the words, 0 where none is advised.
	Share int
	// Hint is the question's own, at Item of its "shape" section; -1 for none.
	Hint int
}

// SpokenExample is a sample answer on its question's page.
type SpokenExample struct {
	Text    Placed
	Slug    string
	Address string
	About   Speaker
	Bar     []BarPart
}

// Speaker says who speaks in an answer, and how long.
type Speaker struct {
	Title, Summary                   string
	Role, Level, Industry            TermLink
	Setting, Quality, Outcome, Basis string
	Background                       []string
	Words, Seconds                   int
	Updated, Author                  string
	Draft                            bool
}

// BarPart is a segment of an answer as a share of its words, in per cent.
type BarPart struct {
	Name, Part string
	Words      int
	Share      int
}

// ExampleView is a worked example's page.
type ExampleView struct {
	Text           Placed
	About          Speaker
	Bar            []BarPart
	Question       Card
	AlsoAnswers    []Card
	Previous, Next *ExampleCard
}

// TermsView is the index of one kind of term.
type TermsView struct {
	// Kind is topics, competencies, roles, industries or levels.
	Kind  string
	Terms []TermLink
	// Questions tells that the terms count questions, and not examples.
	Questions bool
	// Lines are the terms' one-line descriptions, in the same order.
	Lines []string
	// Coverage is the grid of competencies by level; nil for other kinds.
	Coverage *Coverage
}

// Coverage counts worked examples by competency and level.
type Coverage struct {
	Levels []TermLink
	Rows   []CoverageRow
}

// CoverageRow is one competency with its counts in the order of the levels.
type CoverageRow struct {
	Term  TermLink
	Cells []CoverageCell
}

// CoverageCell is a number of examples; Depth is 0 for none to 3 for three and more.
type CoverageCell struct{ Count, Depth int }

// TermView is the page of one term.
type TermView struct {
	Kind      string
	Name      string
	Line      string
	Text      *Placed
	Questions []Card
	Examples  []ExampleCard
}

// CardsView is an index of articles or collections.
type CardsView struct{ Cards []Card }

// ArticleView is an article's page.
type ArticleView struct {
	Text               Placed
	Summary            string
	Published, Updated string
	Author, ReviewedBy string
	Competencies       []TermLink
	Questions          []Card
}

// CollectionView is a collection's page: a plan by its days, any other in one
// day without a number.
type CollectionView struct {
	Text    Placed
	Kind    string
	Summary string
	// Print is the address of the page for paper, or "".
	Print   string
	Days    []CollectionDay
	For     []TermLink
	Updated string
}

// CollectionDay is one day of a plan; Day is 0 where the collection is no plan.
type CollectionDay struct {
	Day  int
	Rows []CollectionRow
}

// CollectionRow is an entry of a collection.
type CollectionRow struct {
	Card
	Note string
	// Example is the answer to read first, or nil.
	Example *ExampleCard
}

// TextView is a plain page.
type TextView struct {
	Text    Placed
	Summary string
	Updated string
}

// RedirectView is a page at an old address.
type RedirectView struct{ To NamedLink }
