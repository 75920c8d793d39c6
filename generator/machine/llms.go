package machine

import (
	"starling/generator/guide"
)

// The kinds of text that llms.txt lists, in its order, by their layouts, and the
// label of each list's heading.
var kinds = []struct{ layout, label string }{
	{"question", "questions"}, {"article", "articles"}, {"collection", "collections"}, {"page", "other_pages"},
}

// llms appends a list of the texts as llmstxt.org proposes it: a title, a
// summary, and links under headings. A question's leads to its Markdown.
func llms(in *Input, into []byte) []byte {
	w := writer{out: into}
	w.heading(1)
	w.words(in.Settings.Title)
	w.block()
	if in.Settings.Description != "" {
		w.open("> ", "> ")
		w.words(in.Settings.Description)
		w.close()
	}
	for _, kind := range kinds {
		w.texts(in, kind.layout, in.Settings.Labels[kind.label])
	}
	return w.end()
}

// texts writes the links to the texts of one kind, if there are any.
func (w *writer) texts(in *Input, layout, title string) {
	begun := false
	for _, p := range in.Pages {
		if p.Layout != layout || p.Draft {
			continue
		}
		if !begun {
			begun = true
			w.block()
			w.heading(2)
			w.words(title)
			w.block()
		}
		w.open("- ", "  ")
		w.link(p.Title, address(in, p))
		if p.Description != "" {
			w.raw(": ")
			w.words(p.Description)
		}
		w.close()
	}
	w.block()
}

// address returns where a text can be read, best by a program: in full where the
// site's address is known.
func address(in *Input, p *guide.Page) string {
	return destination(in.Settings.BaseURL + copyOf(p))
}

// copyOf returns the address of a page's Markdown, or its own.
func copyOf(p *guide.Page) string {
	if p.Layout == "question" {
		return p.Address + "index.md"
	}
	return p.Address
}
