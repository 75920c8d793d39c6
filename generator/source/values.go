package source

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"starling/generator/guide"
	"starling/generator/text"
)

// This file reads the values that front matter, settings and taxonomy have in
// common. Each function reports what is wrong and tells whether the value can
// be used.

// pair is a field's name and value as nodes.
type pair struct {
	name       string
	key, value *yaml.Node
}

// pairs returns the fields of a map, or none where the node is no map.
func (t *tree) pairs(n *yaml.Node, name string) []pair {
	if n.Kind != yaml.MappingNode {
		t.report(t.place(n), "E105", code(name)+" takes fields, each with a name and a value", "write `name: value`")
		return nil
	}
	list := make([]pair, 0, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		list = append(list, pair{n.Content[i].Value, n.Content[i], n.Content[i+1]})
	}
	return list
}

// values returns a list's values, or the one value.
func values(n *yaml.Node) []*yaml.Node {
	if n.Kind == yaml.SequenceNode {
		return n.Content
	}
	return []*yaml.Node{n}
}

// filledValues returns the values of a list, or the one value, less those that
// are empty, which are reported.
func (t *tree) filledValues(n *yaml.Node, name string) iter.Seq[*yaml.Node] {
	return func(yield func(*yaml.Node) bool) {
		for _, value := range values(n) {
			if t.filled(value, name) && !yield(value) {
				return
			}
		}
	}
}

// filled reports an empty value.
func (t *tree) filled(n *yaml.Node, name string) bool {
	empty := isNull(n) || n.Kind == yaml.ScalarNode && strings.TrimSpace(n.Value) == "" ||
		n.Kind != yaml.ScalarNode && len(n.Content) == 0
	hint := "give it a value, or delete the line"
	if strings.HasPrefix(strings.TrimSpace(t.rest(n)), "#") {
		hint = "everything after ` #` is a comment; put the text in quotes"
	}
	if empty {
		t.report(t.place(n), "E102", code(name)+" is empty", hint)
	}
	return !empty
}

// scalar returns a single value as it was typed, on one line.
func (t *tree) scalar(n *yaml.Node, name string) (string, bool) {
	at := t.place(n)
	switch n.Kind {
	case yaml.MappingNode:
		t.report(at, "E105", code(name)+" takes text, and this is read as a field of its own because of the colon", "put the text in quotes")
		return "", false
	case yaml.SequenceNode:
		t.report(at, "E105", code(name)+" takes one value, not a list", "delete the brackets or hyphen, or all values but one")
		return "", false
	}
	if n.Style&yaml.LiteralStyle != 0 {
		t.report(at, "E105", code(name)+" is one line of text, and | keeps the line ends", "write > instead of |")
		return "", false
	}
	value := strings.TrimSpace(n.Value)
	for _, r := range value {
		switch {
		case r == '\n' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			t.report(at, "E105", code(name)+" is one line of text, and this has several", "delete the empty lines")
			return "", false
		case unicode.IsControl(r) && r != '\t':
			t.report(at, "E105", fmt.Sprintf("%s holds a control character (U+%04X)", code(name), r), "delete it")
			return "", false
		}
	}
	return value, true
}

// words returns a single value that is text for people: besides what scalar
// asks, no comment follows it, and its length is in range (0 for no limit).
func (t *tree) words(n *yaml.Node, name string, least, most int) (string, bool) {
	value, ok := t.scalar(n, name)
	if !ok {
		return "", false
	}
	if n.Style&quoted == 0 && n.LineComment != "" {
		t.report(t.commentPlace(n), "E105", "everything after ` #` is a comment, and not part of "+code(name),
			"put the text in quotes, or the comment on a line of its own")
	}
	size := utf8.RuneCountInString(value)
	switch {
	case size < least:
		t.report(t.place(n), "E105", fmt.Sprintf("%s has %s; at least %d are needed", code(name), count(size, "character"), least), "")
	case most > 0 && size > most:
		t.report(t.place(n), "E105", fmt.Sprintf("%s has %s; at most %d are allowed", code(name), count(size, "character"), most), "")
	}
	return value, true
}

// commentPlace returns the place of the comment after a text.
func (t *tree) commentPlace(n *yaml.Node) guide.Place {
	at := t.place(n)
	rest := t.rest(n)
	i := strings.Index(rest, " #")
	if i < 0 {
		return at
	}
	column := n.Column + utf8.RuneCountInString(rest[:i+1])
	return guide.Place{Line: at.Line, Column: column, EndColumn: n.Column + utf8.RuneCountInString(rest)}
}

// number returns a whole number in a range.
func (t *tree) number(n *yaml.Node, name string, least, most int) (int, bool) {
	value, ok := t.scalar(n, name)
	if !ok {
		return 0, false
	}
	i, err := strconv.Atoi(value)
	if err != nil || i < least || i > most {
		t.report(t.place(n), "E105", fmt.Sprintf("%s is a whole number from %d to %d, and %s is not", code(name), least, most, code(value)), "")
		return 0, false
	}
	return i, true
}

// truth returns true or false. YAML's other words for them are refused, since
// tools disagree on them.
func (t *tree) truth(n *yaml.Node, name string) (value, ok bool) {
	typed, ok := t.scalar(n, name)
	if !ok {
		return false, false
	}
	switch typed {
	case "true":
		return true, true
	case "false":
		return false, true
	}
	hint := "write true or false"
	switch strings.ToLower(typed) {
	case "yes", "on", "y":
		hint = "write true"
	case "no", "off", "n":
		hint = "write false"
	}
	t.report(t.place(n), "E105", code(name)+" is true or false", hint)
	return false, false
}

// choice returns a value that is one of a few; what says of what kind it is
// ("category"), for the problem's text.
func (t *tree) choice(n *yaml.Node, name, what string, of []string) (string, bool) {
	value, ok := t.scalar(n, name)
	if !ok || slices.Contains(of, value) {
		return value, ok
	}
	return t.unknownValue(n, what, value, of)
}

// unknownValue reports a value that is not in the allowed list, and returns the one
// that was meant, if any is near: to read on without it would find mistakes where
// there are none, and none where there are.
func (t *tree) unknownValue(n *yaml.Node, what, value string, of []string) (meant string, ok bool) {
	t.report(t.place(n), "E104", "there is no "+what+" "+code(value), nearestOf(value, of))
	meant = text.Nearest(value, of)
	return meant, meant != ""
}

// nearestOf returns the hint that names the nearest of the allowed words, or
// all of them where none is near and they are few.
func nearestOf(word string, of []string) string {
	if near := text.Nearest(word, of); near != "" {
		return "did you mean " + code(near) + "?"
	}
	if len(of) == 0 || len(of) > 16 {
		return ""
	}
	return "one of " + strings.Join(of, ", ")
}

// once reports a value that stands in its list already.
func (t *tree) once(n *yaml.Node, value string, list []string) bool {
	if slices.Contains(list, value) {
		t.report(t.place(n), "E105", code(value)+" stands in the list twice", "keep one of them")
		return false
	}
	return true
}

// unknownField reports a field that the map cannot have; owner says what has
// the fields ("a question"). It returns the field that was meant, if one is
// near, so that a misspelt field is not reported as missing as well.
func (t *tree) unknownField(key *yaml.Node, owner string, of []string) (meant string) {
	t.report(t.place(key), "E103", owner+" has no field "+code(key.Value), nearestOf(key.Value, of))
	return text.Nearest(key.Value, of)
}

// count returns a number with its noun in the right number.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
