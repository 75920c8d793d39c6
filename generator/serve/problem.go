package serve

import (
	"fmt"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"

	"starling/generator/guide"
)

// shownProblem is a problem as the panel shows it.
type shownProblem struct {
	Code   string `json:"code"`
	Place  string `json:"place"`
	Href   string `json:"href,omitempty"` // opens the place in the author's editor
	Text   string `json:"text"`
	Source string `json:"source,omitempty"` // the line as the author wrote it
	Hint   string `json:"hint,omitempty"`
}

// mostShown is how many problems the panel lists: more is a job for the terminal.
const mostShown = 50

// longestSource is how many characters of a line the panel shows.
const longestSource = 300

// shown returns problems for the panel; source may be nil.
func (s *Server) shown(problems guide.Problems, source func(path string, line int) string) []shownProblem {
	list := make([]shownProblem, 0, min(len(problems), mostShown))
	for _, p := range problems[:min(len(problems), mostShown)] {
		one := shownProblem{Code: p.Code, Place: p.Path, Text: p.Text, Hint: p.Hint}
		if p.Line > 0 {
			one.Place = fmt.Sprintf("%s:%d:%d", p.Path, p.Line, p.Column)
			one.Href = editorLink(s.editor, p)
			if source != nil {
				one.Source = cut(strings.TrimSpace(source(p.Path, p.Line)), longestSource)
			}
		}
		list = append(list, one)
	}
	return list
}

// cut returns the first characters of a text.
func cut(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// editorLink fills in the author's template; "" without one, or where the place
// has no path that an editor could open.
func editorLink(template string, p guide.Problem) string {
	if template == "" || p.Path == "" {
		return ""
	}
	file, err := filepath.Abs(filepath.FromSlash(p.Path))
	if err != nil {
		return ""
	}
	file = "/" + strings.TrimPrefix(filepath.ToSlash(file), "/")
	return strings.NewReplacer(
		"{path}", (&url.URL{Path: file}).EscapedPath(),
		"{line}", strconv.Itoa(p.Line),
		"{column}", strconv.Itoa(max(p.Column, 1)),
	).Replace(template)
}

// problemsIn returns the author's mistakes in an error, or the error as one:
// whoever looks at the page must learn why it is not there.
func problemsIn(file string, err error) guide.Problems {
	if found := wrapped(err); len(found) > 0 {
		return found.Sort()
	}
	return guide.Problems{{Path: file, Severity: guide.Error, Text: err.Error()}}
}

func wrapped(err error) guide.Problems {
	switch e := err.(type) {
	case guide.Problem:
		return guide.Problems{e}
	case interface{ Unwrap() error }:
		return wrapped(e.Unwrap())
	case interface{ Unwrap() []error }:
		var list guide.Problems
		for _, inner := range e.Unwrap() {
			list = append(list, wrapped(inner)...)
		}
		return list
	}
	return nil
}
