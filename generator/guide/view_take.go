package guide

// PrintView is a collection on one long page, for paper: a sheet for each entry.
type PrintView struct {
	Summary    string
	Collection Card
	Sheets     []Sheet
}

// Sheet is an entry of a collection as a page shows it that is meant for paper.
type Sheet struct {
	Card
	Text Placed
	Day  int
	Note string
	// Slug names the question; an article has none, and nothing of the rest.
	Slug    string
	Shape   []ShapePart
	Rubric  []RubricText
	Example []SpokenExample
}

// ExportView is the page of what a reader can take along.
type ExportView struct {
	// Questions and Examples count what is in the files.
	Questions, Examples int
	// Prints are the pages for paper.
	Prints []Card
}
