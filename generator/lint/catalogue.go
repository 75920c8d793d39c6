package lint

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed catalogue.txt
var catalogueText string

// Explanation says what a code means. Fires and Silent are examples: one that is
// reported, and a near one that is not. Either may have several lines.
type Explanation struct {
	Code, Name, What, Why, Fires, Silent string
}

// Catalogue returns all explanations in the order of their codes. The caller
// must not change them.
var Catalogue = sync.OnceValue(func() []Explanation {
	var list []Explanation
	var field *string
	for line := range strings.Lines(catalogueText) {
		line = strings.TrimSuffix(line, "\n")
		key, rest, _ := strings.Cut(line, ": ")
		switch {
		case line == "" || line[0] == '#':
		case line[0] == ' ':
			*field += line
		case isCode(line):
			list = append(list, Explanation{Code: line[:4], Name: line[5:]})
		default:
			field = list[len(list)-1].field(key)
			*field = strings.ReplaceAll(rest, " ¶ ", "\n")
		}
	}
	return list
})

func isCode(line string) bool {
	return len(line) > 5 && (line[0] == 'E' || line[0] == 'W') && line[4] == ' ' && strings.Trim(line[1:4], "0123456789") == ""
}

func (e *Explanation) field(name string) *string {
	switch name {
	case "what":
		return &e.What
	case "why":
		return &e.Why
	case "fires":
		return &e.Fires
	case "silent":
		return &e.Silent
	}
	panic("catalogue.txt has no field called " + name)
}

// Explain returns the explanation of a code, in any letter case.
func Explain(code string) (Explanation, bool) {
	for _, e := range Catalogue() {
		if strings.EqualFold(e.Code, code) {
			return e, true
		}
	}
	return Explanation{}, false
}
