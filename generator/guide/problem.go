package guide

import (
	"cmp"
	"fmt"
	"slices"
)

// Severity says whether a problem stops the build.
type Severity string

// An Error stops the build; a Warning never does, unless asked to (--strict).
const (
	Error   Severity = "error"
	Warning Severity = "warning"
)

// Place is where in a file something stands. Line and Column count from 1,
// columns in characters (not bytes), and EndColumn is exclusive. The zero
// Place means the file as a whole.
type Place struct {
	Line, Column, EndColumn int
}

// Problem is one mistake of the author's, as data. Path starts with the
// content (or layouts) folder as it was given. Text is a sentence without a
// final stop; Hint says what to type instead and may be empty.
type Problem struct {
	Path      string   `json:"path"`
	Line      int      `json:"line"`
	Column    int      `json:"column"`
	EndColumn int      `json:"end_column"`
	Code      string   `json:"code"`
	Severity  Severity `json:"severity"`
	Text      string   `json:"text"`
	Hint      string   `json:"hint"`
}

// NewProblem returns an error-severity problem at a place of a file.
func NewProblem(path string, at Place, code, text, hint string) Problem {
	return Problem{
		Path: path, Line: max(at.Line, 1), Column: max(at.Column, 1), EndColumn: max(at.EndColumn, at.Column, 1),
		Code: code, Severity: Error, Text: text, Hint: hint,
	}
}

// String returns the one-line form "path:line:column: CODE text (hint)".
func (p Problem) String() string {
	s := fmt.Sprintf("%s:%d:%d: %s %s", p.Path, p.Line, p.Column, p.Code, p.Text)
	if p.Hint != "" {
		s += " (" + p.Hint + ")"
	}
	return s
}

// Problems is a list of problems.
type Problems []Problem

// Sort orders problems by path, place and code, and drops exact repeats.
func (ps Problems) Sort() Problems {
	slices.SortFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
			cmp.Compare(a.Code, b.Code), cmp.Compare(a.Text, b.Text), cmp.Compare(a.Hint, b.Hint), cmp.Compare(a.EndColumn, b.EndColumn))
	})
	return slices.Compact(ps)
}

// Of returns the problems that have the severity.
func (ps Problems) Of(s Severity) Problems {
	list := Problems{}
	for _, p := range ps {
		if p.Severity == s {
			list = append(list, p)
		}
	}
	return list
}

// Count returns how many problems have the severity.
func (ps Problems) Count(s Severity) int {
	n := 0
	for _, p := range ps {
		if p.Severity == s {
			n++
		}
	}
	return n
}

// unfinished are the mistakes that a draft may still have.
var unfinished = map[string]bool{"E102": true, "E108": true, "E110": true, "E114": true, "E117": true}

// Unfinished returns the problem as a draft has it: a warning where a draft may
// be unfinished.
func (p Problem) Unfinished() Problem {
	if unfinished[p.Code] {
		p.Severity = Warning
	}
	return p
}

// Error makes a problem usable where a step gives up on it, as a layout that
// cannot be run does.
func (p Problem) Error() string { return p.String() }
