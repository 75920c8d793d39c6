package guide

import "strings"

// SearchSettings are what search.yaml says, laid over the built-in words of the
// guide's language.
type SearchSettings struct {
	Words SearchWords
	Tests []SearchTest
	// Thresholds are the least scores of the tests, from 0 to 1, by class; "all"
	// is that of all tests.
	Thresholds []Threshold
}

// SearchWords are what search knows about how people put things. All are as
// people type them; search folds them.
type SearchWords struct {
	// Function are words that do not retrieve unless nothing else is left, and
	// Framing the openings that people put around what they mean.
	Function, Framing []string
	// Synonyms are groups of words or short phrases, each of which stands for
	// every other. Spelling are words that differ only in how they are written.
	Synonyms, Spelling [][]string
	// Phrases say what a phrase also means, in one direction.
	Phrases []PhraseRule
}

// PhraseRule says that who types Phrase may mean any of Means.
type PhraseRule struct {
	Phrase string
	Means  []string
}

// SearchTest is a query with the pages that a person would want for it.
type SearchTest struct {
	Query, Class string
	// Expect are addresses without the slashes at their ends, a question's
	// without "questions/". None means that nothing in the guide answers.
	Expect []Wanted
	Place  Place
}

// Wanted is a page and how much it is wanted, from 1 (related) to 3 (this one).
type Wanted struct {
	Page  string
	Grade int
	Place Place
}

// Threshold is the least score of a class of tests.
type Threshold struct {
	Class string
	Least float64
}

// SearchClasses are the kinds of query that tests are grouped by.
var SearchClasses = []string{"keyword", "prefix", "typo", "words", "sentence", "phrase", "facet", "none"}

// SearchData is what an edition knows of its search besides the index.
type SearchData struct {
	SearchSettings
	// Pages returns all pages that can be found.
	Pages func() []Searched
	// Engine is the path of the script that answers queries, or "".
	Engine string
}

// Searched is a page that can be found, with its title and other ways to ask.
type Searched struct {
	Kind           Kind
	Address, Title string
	Also           []string
}

// Name returns what tests call the page: its address without the slash at its
// end, and a question's without "questions/".
func (s Searched) Name() string {
	return strings.TrimPrefix(strings.TrimSuffix(s.Address, "/"), "questions/")
}
