package guide

// Guide is all documents, each in its place.
type Guide struct {
	Settings *Settings
	Taxonomy *Taxonomy

	// Questions are in the order in which they are listed: by category, then
	// by how often they are asked, then by slug.
	Questions   []*Question
	Articles    []*Article
	Collections []*Collection
	Pages       []*TextPage
	Terms       []*Term
	Redirects   []Redirect
	// Nav, Footer and Callout are those of the settings, with their links looked up.
	Nav, Footer []NamedLink
	Callout     Callout
	// Published are the files beside texts that a text links to or shows.
	Published []string
}

// Question is a question with its answers and neighbours.
type Question struct {
	*Linked
	Slug, Title               string
	Type, Framework, Category string
	Target                    Span
	// Answers are strong first, then by level and slug.
	Answers []*Answer
	// Elsewhere are the answers of other questions that answer this one too.
	Elsewhere []*Answer
	Related   []*Question
	// Previous and Next are the neighbours in the list.
	Previous, Next *Question
}

// Answer is a sample answer of a question.
type Answer struct {
	*Linked
	Slug, Title string
	Question    *Question
	AlsoAnswers []*Question
	Framework   string
}

// Article is an article.
type Article struct {
	*Linked
	Slug      string
	Questions []*Question
}

// Collection is a list of questions in an order: the author's, or that of the
// question list where they are matched.
type Collection struct {
	*Linked
	Slug  string
	Items []LinkedItem
}

// LinkedItem is an entry of a collection: a question or an article.
type LinkedItem struct {
	Day      int
	Note     string
	Question *Question
	Answer   *Answer
	Article  *Article
}

// TextPage is a plain page.
type TextPage struct {
	*Linked
	Slug string
}

// Term is a word of the taxonomy that has a page: there is something under it.
type Term struct {
	// Kind is topics, competencies, roles, industries or levels.
	Kind, Slug, Name, Line string
	Address                string
	// Text is the author's prose for the page, or nil.
	Text      *Linked
	Questions []*Question
	Answers   []*Answer
}

// CountsQuestions tells whether terms of a kind say what is asked, so that their
// questions are counted; others say who answers, and count examples.
func CountsQuestions(kind string) bool { return kind == "topics" || kind == "competencies" }

// Count returns how many questions or examples stand under the term.
func (t *Term) Count() int {
	if CountsQuestions(t.Kind) {
		return len(t.Questions)
	}
	return len(t.Answers)
}

// Linked is a document with its address and where its links lead.
type Linked struct {
	Doc     *Document
	Address string
	// Targets are the addresses of Doc.Links in their order, escaped for a URL.
	Targets []string

	number int // of Doc among the documents that Link was given
}

// Redirect leads from an old address to a page.
type Redirect struct {
	From string
	To   NamedLink
}
