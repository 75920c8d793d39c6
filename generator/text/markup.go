package text

import (
	"html"
	"strings"
)

// Plain returns what a reader reads of markup that this program wrote itself:
// tags are spaces, references are characters. It knows no scripts or comments,
// which our markup never holds, and must not be used to make other markup safe.
func Plain(markup string) string {
	var b strings.Builder
	for markup != "" {
		open := strings.IndexByte(markup, '<')
		if open < 0 {
			break
		}
		b.WriteString(markup[:open])
		b.WriteByte(' ')
		_, markup, _ = strings.Cut(markup[open:], ">")
	}
	b.WriteString(markup)
	return html.UnescapeString(b.String())
}
