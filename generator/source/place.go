package source

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"starling/generator/guide"
)

// line returns the text of a line, counted from 1 as nodes count, without its
// line end.
func (t *tree) line(number int) string {
	if number < 1 || number > len(t.starts) {
		return ""
	}
	line, _, _ := strings.Cut(t.text[t.starts[number-1]:], "\n")
	return line
}

// rest returns the node's line from the node on.
func (t *tree) rest(n *yaml.Node) string {
	line := t.line(n.Line)
	for column := 1; column < n.Column && line != ""; column++ {
		_, size := utf8.DecodeRuneInString(line)
		line = line[size:]
	}
	return line
}

// place returns where a node stands in the file: for a text of one line from
// its first to its last character, quotes included, else to the line's end.
func (t *tree) place(n *yaml.Node) guide.Place {
	at := guide.Place{Line: n.Line + t.first - 1, Column: n.Column}
	at.EndColumn = at.Column + utf8.RuneCountInString(t.extent(n))
	return at
}

// extent returns what is written on the node's line for the node.
func (t *tree) extent(n *yaml.Node) string {
	rest := t.rest(n)
	end := 0
	switch {
	case isNull(n) && n.Value == "":
		return ""
	case n.Style&quoted != 0 && rest != "":
		end = closingQuote(rest)
	case n.Style&yaml.FlowStyle != 0:
		end = closingBracket(rest)
	case n.Kind == yaml.ScalarNode && strings.HasPrefix(rest, n.Value):
		end = len(n.Value)
	}
	if end > 0 {
		return rest[:end]
	}
	return strings.TrimRight(rest, " \t")
}

// closingBracket returns the offset after the bracket or brace that closes the
// one at the beginning, or 0 if it is not on this line.
func closingBracket(s string) int {
	depth, before := 0, byte(' ')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case ' ':
			continue
		case '[', '{':
			depth++
		case ']', '}':
			if depth--; depth == 0 {
				return i + 1
			}
		case '"', '\'':
			// A quote inside an unquoted text is no more than itself.
			if strings.IndexByte("[{,:", before) >= 0 {
				i += max(closingQuote(s[i:]), 1) - 1
			}
		}
		before = s[i]
	}
	return 0
}

// closingQuote returns the offset after the quote that closes the one at the
// beginning, or 0 if it is not on this line.
func closingQuote(s string) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && s[0] == '"':
			i++
		case s[i] != s[0]:
		case s[0] == '\'' && i+1 < len(s) && s[i+1] == '\'':
			i++
		default:
			return i + 1
		}
	}
	return 0
}

// code sets a name or value apart in a problem's text, on one line and not
// longer than a person reads.
func code(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, s)
	if utf8.RuneCountInString(s) > 60 {
		runes := []rune(s)
		s = string(runes[:57]) + "..."
	}
	return "`" + s + "`"
}
