package source

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"starling/generator/guide"
)

// split is where a file's front matter and body stand.
type split struct {
	// head is the front matter with both its "---" lines.
	head []byte
	body []byte
	// bodyLine is the file's line at which the body begins.
	bodyLine int
}

// splitFront finds the front matter by its lines alone. It is stricter than the
// parser that reads it afterwards, and than other tools: the parser skips empty
// lines before the first "---", trims its lines, and takes a block that is never
// closed for text, which would publish it.
func splitFront(path string, data []byte) (split, *guide.Problem) {
	if p := checkOpener(path, data); p != nil {
		return split{}, p
	}
	closer, lookAlike := 0, 0
	for start, line := 4, 2; start < len(data); line++ {
		end := len(data)
		if i := bytes.IndexByte(data[start:], '\n'); i >= 0 {
			end = start + i + 1
		}
		text := bytes.TrimSpace(data[start:end])
		switch {
		case string(text) == "---" && data[start] != '-':
			at := guide.Place{Line: line, Column: 1 + utf8.RuneCount(data[start:start+bytes.IndexByte(data[start:end], '-')])}
			at.EndColumn = at.Column + 3
			return split{}, problem(path, at, "E101", "an indented --- ends the front matter for other tools",
				"write it at the beginning of the line if it ends the front matter, else put the text in quotes")
		case string(text) == "---":
			closer = end
		case lookAlike == 0 && closesAlmost(text):
			lookAlike = line
		}
		if closer > 0 {
			s := split{head: data[:closer], body: data[closer:], bodyLine: line + 1}
			return s, checkHead(path, s.head)
		}
		start = end
	}
	if i := bytes.IndexByte(data, '\r'); i >= 0 {
		return split{}, loneReturn(path, data, i)
	}
	hint := "add a line with --- after the last field"
	if lookAlike > 0 {
		hint = fmt.Sprintf("line %d must be exactly ---", lookAlike)
	}
	return split{}, problem(path, openerPlace, "E101", "the front matter is not closed", hint)
}

// openerPlace is the place of a file's first "---", where problems of the front
// matter as a whole are shown.
var openerPlace = guide.Place{Line: 1, Column: 1, EndColumn: 4}

// checkOpener returns a problem where the first line is not exactly "---".
func checkOpener(path string, data []byte) *guide.Problem {
	first, _, more := bytes.Cut(data, []byte{'\n'})
	if string(first) == "---" && more {
		return nil
	}
	text, hint := "the front matter is missing", "the first line must be ---, then the fields, then --- again"
	trimmed := bytes.TrimSpace(first)
	switch {
	case string(first) == "---":
		text, hint = "the front matter is not closed", "add the fields, and a line with --- after the last one"
	case len(bytes.TrimSpace(data)) == 0:
		text = "the file is empty"
	case bytes.IndexByte(first, '\r') >= 0:
		text, hint = "the line ends are lone carriage returns", "save the file with LF or CRLF line ends"
	case len(trimmed) == 0 && bytes.HasPrefix(bytes.TrimSpace(data), []byte("---")):
		text, hint = "the front matter does not begin on the first line", "delete the empty lines above ---"
	case bytes.HasPrefix(trimmed, []byte("---")):
		text, hint = "the first line must be exactly ---", "delete everything else from it, spaces too"
	case bytes.HasPrefix(trimmed, []byte("+++")) || bytes.HasPrefix(trimmed, []byte("{")) || bytes.HasPrefix(trimmed, []byte(";;;")):
		text, hint = "the front matter is in another format", "write it as YAML: ---, then lines of `name: value`, then ---"
	case closesAlmost(trimmed):
		text, hint = "the first line looks like --- but is not", "type three hyphens"
	}
	return problem(path, guide.Place{Line: 1, Column: 1, EndColumn: 1 + utf8.RuneCount(first)}, "E101", text, hint)
}

// closesAlmost tells whether a trimmed line was probably meant to be "---":
// nothing but hyphens, dashes or dots.
func closesAlmost(line []byte) bool {
	if len(line) < 2 {
		return false
	}
	return len(bytes.Trim(line, "-–—‐‑−.")) == 0
}

// checkHead returns a problem where the front matter is too long or holds a
// character or line that YAML takes for structure an author cannot see.
func checkHead(path string, head []byte) *guide.Problem {
	if len(head) > maxFront {
		return problem(path, openerPlace, "E101", fmt.Sprintf("the front matter has %d bytes; at most %d are read", len(head), maxFront),
			"move text into the body, below the second ---")
	}
	return checkYAML(path, head, len("---\n"))
}

// checkYAML looks at YAML text before the library does, from the byte offset
// start on: for characters that YAML refuses or takes for line ends, and for
// lines that begin a second document.
func checkYAML(path string, data []byte, start int) *guide.Problem {
	for i := start; i < len(data); {
		c := data[i]
		if c >= ' ' && c < 0x7f || c == '\n' || c == '\t' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == '\r':
			return loneReturn(path, data, i)
		case r == '\u0085' || r == '\u2028' || r == '\u2029':
			return problem(path, placeAt(data, i, 1), "E101", fmt.Sprintf("an invisible line end (U+%04X)", r), "delete it")
		case r < 0xa0 || r == '\ufeff' || r == '\ufffe' || r == '\uffff':
			return problem(path, placeAt(data, i, 1), "E101", fmt.Sprintf("an invisible control character (U+%04X)", r), "delete it")
		}
		i += size
	}
	return checkMarkers(path, data, start)
}

// checkMarkers returns a problem where a line is one of YAML's own markers. The
// "---" before the first field is none, nor is the one that ends a front matter.
func checkMarkers(path string, data []byte, start int) *guide.Problem {
	fields := start > 0
	for i := start; i < len(data); {
		line, _, _ := bytes.Cut(data[i:], []byte{'\n'})
		closer := start > 0 && i+len(line)+1 >= len(data)
		opener := !fields && string(line) == "---"
		switch {
		case isMarker(line) && !closer && !opener:
			return problem(path, placeAt(data, i, 3), "E101", "a second YAML document begins here", "keep all fields in one, and delete this line")
		case len(line) > 0 && line[0] == '%':
			return problem(path, placeAt(data, i, utf8.RuneCount(line)), "E101", "a YAML directive is not allowed", "delete this line")
		case len(line) > 0 && line[0] != '#':
			fields = true
		}
		i += len(line) + 1
	}
	return nil
}

// isMarker tells whether YAML reads the line as the start or end of a document.
func isMarker(line []byte) bool {
	if len(line) < 3 || string(line[:3]) != "---" && string(line[:3]) != "..." {
		return false
	}
	return len(line) == 3 || line[3] == ' ' || line[3] == '\t'
}

func loneReturn(path string, data []byte, offset int) *guide.Problem {
	return problem(path, placeAt(data, offset, 1), "E101", "a lone carriage return", "end lines with LF or CRLF")
}
