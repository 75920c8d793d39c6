package scaffold

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"starling/generator/guide"
)

// Edit puts a text in place of the bytes from From to To.
type Edit struct {
	From, To int
	With     string
}

// Apply returns the bytes with the edits made, and every other byte as it was.
// The edits must not overlap.
func Apply(data []byte, edits []Edit) []byte {
	edits = slices.SortedFunc(slices.Values(edits), func(a, b Edit) int { return a.From - b.From })
	var b bytes.Buffer
	done := 0
	for _, e := range edits {
		b.Write(data[done:e.From])
		b.WriteString(e.With)
		done = e.To
	}
	b.Write(data[done:])
	return b.Bytes()
}

// extent returns the bytes of a file that a place names. Columns count
// characters; a byte order mark is none, and the line's end is not in its line.
func extent(data []byte, at guide.Place) (from, to int) {
	start := 0
	if bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		start = 3
	}
	for line := 1; line < at.Line; line++ {
		i := bytes.IndexByte(data[start:], '\n')
		if i < 0 {
			return len(data), len(data)
		}
		start += i + 1
	}
	return columnAt(data, start, at.Column), columnAt(data, start, at.EndColumn)
}

// columnAt returns the offset of a column of the line that begins at start.
func columnAt(data []byte, start, column int) int {
	for n := 1; n < column && start < len(data) && data[start] != '\n'; n++ {
		_, size := utf8.DecodeRune(data[start:])
		start += size
	}
	return start
}

// replaceAt returns the edit that puts a word in place of another within a
// place, or false where the place does not hold it as it is.
func replaceAt(data []byte, at guide.Place, old, with string) (Edit, bool) {
	if at == (guide.Place{}) {
		return Edit{}, false
	}
	from, to := extent(data, at)
	i := strings.Index(string(data[from:to]), old)
	if i < 0 {
		return Edit{}, false
	}
	return Edit{from + i, from + i + len(old), with}, true
}

// AddAlias returns the edit that adds an old address to a text's front matter:
// in the list that is there, in its own style, or on a line before the end. An
// address that the text now has again gives its place to the old one. It returns
// false where the field is there and holds nothing that could be read.
func AddAlias(data []byte, front *guide.Front, old, now string) (Edit, bool) {
	for i, alias := range front.Aliases {
		if strings.Trim(alias, "/") == strings.Trim(now, "/") {
			if e, ok := replaceAt(data, front.Place("aliases", i), alias, old); ok {
				return e, true
			}
		}
	}
	if len(front.Aliases) == 0 {
		at := closer(data)
		return Edit{at, at, "aliases: [" + old + "]" + lineEnd(data)}, !aliasField.Match(data[:at])
	}
	first, _ := extent(data, front.Place("aliases", 0))
	last, end := extent(data, front.Place("aliases", len(front.Aliases)-1))
	switch lead := bytes.TrimRight(data[:first], " \t\r\n"); lead[len(lead)-1] {
	case '-':
		begin := bytes.LastIndexByte(data[:last], '\n') + 1
		return Edit{end, end, lineEnd(data) + string(data[begin:last]) + old}, true
	case ':':
		return Edit{last, end, "[" + string(data[last:end]) + ", " + old + "]"}, true
	}
	return Edit{end, end, ", " + old}, true
}

var aliasField = regexp.MustCompile(`(?m)^["']?aliases["']?[ \t]*:`)

// closer returns the offset of the line that ends the front matter.
func closer(data []byte) int {
	at := bytes.IndexByte(data, '\n') + 1
	for {
		line, _, more := bytes.Cut(data[at:], []byte("\n"))
		if string(bytes.TrimSpace(line)) == "---" || !more {
			return at
		}
		at += len(line) + 1
	}
}

// lineEnd returns how the file ends its lines.
func lineEnd(data []byte) string {
	if i := bytes.IndexByte(data, '\n'); i > 0 && data[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}
