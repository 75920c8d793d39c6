package machine

import (
	"html"
	"strings"

	"starling/generator/guide"
)

// form says how the words of a text are written. They are read and written in one
// pass, since an export holds all words of the guide.
type form struct {
	// line parts one block of a text from the next.
	line string
	// html leaves what HTML writes in its own way, as "&lt;", and is false for what
	// stands between quotation marks in JSON.
	html bool
}

var (
	inHTML = form{line: "<br>", html: true}
	inJSON = form{line: `\n`}
)

// special are the bytes that are not written as they stand.
var special = func() (table [256]bool) {
	for c := range byte(' ') {
		table[c] = true
	}
	for _, c := range `<&"\` {
		table[c] = true
	}
	return table
}()

// words appends what a reader reads of a text: no tags, and a space where a line
// or a column would end.
func (f form) words(into []byte, t *guide.Text) []byte {
	s, start := string(t.Markup), len(into)
	ended := false // a block has, and the next has not begun
	for i := 0; i < len(s); {
		n := i
		for n < len(s) && !special[s[n]] {
			n++
		}
		if n > i {
			if ended {
				into, ended = append(into, f.line...), false
			}
			into = append(into, s[i:n]...)
			i = n
			continue
		}
		switch s[i] {
		case '<':
			size := strings.IndexByte(s[i:], '>') + 1
			ended = len(into) > start && (ended || endsLine(s[i:i+size]))
			i += size
		case '\n', '\t', '\r':
			if !ended && len(into) > start {
				into = append(into, ' ')
			}
			i++
		default:
			if ended {
				into, ended = append(into, f.line...), false
			}
			size := charSize(s[i:])
			into = f.char(into, s[i:i+size])
			i += size
		}
	}
	for len(into) > start && into[len(into)-1] == ' ' {
		into = into[:len(into)-1]
	}
	return into
}

// plain appends a text without markup.
func (f form) plain(into []byte, s string) []byte {
	for i := 0; i < len(s); {
		n := i
		for n < len(s) && !special[s[n]] && s[n] != '>' {
			n++
		}
		into = append(into, s[i:n]...)
		if n == len(s) {
			break
		}
		switch c := s[n]; {
		case c < ' ':
			into = append(into, ' ')
		case f.html:
			into = append(into, html.EscapeString(s[n:n+1])...)
		default:
			into = f.char(into, s[n:n+1])
		}
		i = n + 1
	}
	return into
}

// char appends a special byte, or what HTML writes for a character.
func (f form) char(into []byte, s string) []byte {
	switch {
	case f.html && s[0] == '"': // it could open a field
		return append(into, "&#34;"...)
	case f.html:
		return append(into, s...)
	case len(s) > 1:
		s = html.UnescapeString(s)
	}
	if s[0] == '"' || s[0] == '\\' {
		into = append(into, '\\')
	}
	return append(into, s...)
}

// charSize returns how many bytes the character at the beginning takes in HTML.
func charSize(s string) int {
	if s[0] == '&' {
		if end := strings.IndexByte(s[:min(len(s), 12)], ';'); end > 0 {
			return end + 1
		}
	}
	return 1
}

// endsLine tells whether a tag begins or ends a block.
func endsLine(tag string) bool {
	switch name, _, _ := strings.Cut(strings.Trim(tag, "</>"), " "); name {
	case "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "tr", "dt", "dd", "div", "blockquote", "summary", "br":
		return true
	}
	return false
}
