// Package scaffold makes what an author begins with: drafts of texts (new), a
// small complete guide (init), and the edits that renaming a question takes
// (move).
//
// It takes plain data and gives the contents of files; it reads no folder and
// writes none. What a human must write is left open in [[double square
// brackets]], which no text may be published with, and which are warnings in a
// draft.
package scaffold

import (
	"encoding/json"
	"regexp"
	"strings"
	"unicode"
)

// File is a file to be written. Path has slashes, and is relative to the content
// folder, or for the files of a whole guide to the guide's folder.
type File struct {
	Path string
	Data []byte
}

// page collects the lines of a text.
type page struct{ strings.Builder }

// line writes a line, made of its parts.
func (p *page) line(parts ...string) {
	for _, part := range parts {
		p.WriteString(part)
	}
	p.WriteByte('\n')
}

func (p *page) file(path string) File { return File{path, []byte(p.String())} }

// open returns what a human must write, marked as such.
func open(prompt string) string { return "[[" + prompt + "]]" }

// safe are texts that YAML takes as they are: no colon, quote, bracket or other
// sign that means something to it.
var safe = regexp.MustCompile(`^[\p{L}][\p{L}\p{M}\p{N} ,.?!’“”…–();/-]*$`)

// yaml returns a text as a value of front matter, in quotes where it needs them.
func yaml(text string) string {
	switch strings.ToLower(text) {
	case "null", "true", "false", "yes", "no", "on", "off":
	default:
		if safe.MatchString(text) && !strings.HasSuffix(text, " ") {
			return text
		}
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(text) // a text always can be written; JSON's quotes are YAML's
	return strings.TrimSuffix(b.String(), "\n")
}

// Plain returns a text as it was typed on a command line, as one line: without
// control characters, and with single spaces.
func Plain(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}
