package guide

import (
	"html"
	"strings"
)

// Plain returns what a reader reads of the text: no markup, no labels, no notes, and
// a space where a line ends. It is for searching, and is never shown as a page's
// text. It is taken from the markup whenever it is asked for: kept beside it, it
// would be a sixth of a large guide's memory.
func (t Text) Plain() string {
	var b strings.Builder
	b.Grow(len(t.Markup))
	t.WritePlain(&b)
	return b.String()
}

// WritePlain writes what Plain returns.
func (t Text) WritePlain(b *strings.Builder) {
	for left, tag := string(t.Markup), true; tag; {
		var words string
		words, left, tag = strings.Cut(left, "<")
		writeInLine(b, html.UnescapeString(words))
		_, left, _ = strings.Cut(left, ">")
	}
}

// writeInLine writes words with a space for each line's end.
func writeInLine(b *strings.Builder, words string) {
	for more := true; more; {
		var line string
		line, words, more = strings.Cut(words, "\n")
		b.WriteString(line)
		if more {
			b.WriteByte(' ')
		}
	}
}
