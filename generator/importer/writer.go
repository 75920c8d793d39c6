package importer

import (
	"encoding/json"
	"regexp"
	"strings"
)

// writer writes a draft: blocks of Markdown with an empty line between them.
type writer struct{ strings.Builder }

// line writes a line of front matter.
func (w *writer) line(parts ...string) {
	w.WriteString(strings.Join(parts, ""))
	w.WriteByte('\n')
}

// field writes a field of front matter; an empty one is left to be filled in.
func (w *writer) field(name, value string) {
	if value == "" {
		w.line(name, ":")
		return
	}
	w.line(name, ": ", quote(value))
}

// raw writes a block of Markdown of our own.
func (w *writer) raw(parts ...string) {
	w.WriteByte('\n')
	w.line(parts...)
}

func (w *writer) heading(level int, s string) {
	w.raw(strings.Repeat("#", level), " ", escape(s))
}

// section writes a known heading with its blocks, or with what a human must write.
func (w *writer) section(heading string, list []Block, mark string) {
	w.heading(2, heading)
	if len(list) == 0 && mark != "" {
		w.raw(mark)
	}
	w.blocks(list)
}

func (w *writer) blocks(list []Block) {
	for i, b := range list {
		if isItem(b) {
			w.item(b.Text, i > 0 && isItem(list[i-1]))
			continue
		}
		w.block(b)
	}
}

func isItem(b Block) bool { return b.Kind == Item || b.Kind == Ordered }

// item writes an item of a list; close tells that it follows another one.
func (w *writer) item(s string, close bool) {
	if !close {
		w.WriteByte('\n')
	}
	w.line("- ", escape(s))
}

func (w *writer) block(b Block) {
	switch b.Kind {
	case Heading:
		w.heading(3, b.Text)
	case Quote:
		w.raw("> ", escape(b.Text))
	case Item, Ordered:
		w.item(b.Text, false)
	default:
		w.raw(escape(b.Text))
	}
}

var (
	// signs mean something to Markdown wherever they stand.
	signs = regexp.MustCompile("[\\\\`*_\\[\\]<>~]|&(?:#?[A-Za-z0-9]+;)")
	// opening are what means something at the start of a line.
	opening = regexp.MustCompile(`^(?:[#+=:-]|(\d{1,9})([.)])(?:\s|$))`)
)

// escape returns a plain text as Markdown that says just that.
func escape(s string) string {
	s = signs.ReplaceAllStringFunc(s, func(m string) string { return `\` + m })
	if m := opening.FindStringSubmatchIndex(s); m != nil {
		if m[4] >= 0 {
			return s[:m[4]] + `\` + s[m[4]:]
		}
		return `\` + s
	}
	return s
}

var (
	// slug is a text that needs no quotes, unless other tools take it for a value
	// of another type.
	slug     = regexp.MustCompile(`^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$`)
	yamlWord = regexp.MustCompile(`^(?:y|n|yes|no|on|off|true|false|null)$`)
)

// quote returns a text as a value of front matter: JSON's quotes are YAML's.
func quote(s string) string {
	if slug.MatchString(s) && !yamlWord.MatchString(s) {
		return s
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a text always can be written
	return strings.TrimSuffix(b.String(), "\n")
}
