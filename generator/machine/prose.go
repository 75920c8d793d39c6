package machine

import (
	"html"
	"strings"

	"starling/generator/guide"
)

// prose writes an author's text as Markdown again. It reads the markup that the
// markdown package made, which has few tags and each in one form, so no parser of
// HTML is needed, and no text is converted twice.
type prose struct {
	*writer
	page *guide.Page
	at   *guide.Placed
	// labels is the text of the interface.
	labels map[string]string
	notes  []*guide.Note

	lists  []list
	links  []string // what ends each open link
	boxes  []bool   // for each open div, whether it is an alert
	titled bool     // in an alert's title, which is not written
	table  *table
	// reference is what stands at the reference within a tag.
	reference string
}

// list is a list that is open: the number of its next item, or -1.
type list struct{ next int }

// text writes a text with the address and the notes of its document.
func (p *prose) text(at *guide.Placed, t *guide.Text) {
	p.at = at
	markup, refs := string(t.Markup), t.Refs
	for i := 0; ; {
		end := len(markup)
		if len(refs) > 0 {
			end = refs[0].At
		}
		n := strings.IndexByte(markup[i:end], '<')
		switch {
		case n == 0:
			n = strings.IndexByte(markup[i:], '>') + 1
			tag := markup[i : i+n]
			for p.reference = ""; len(refs) > 0 && refs[0].At < i+n; refs = refs[1:] {
				p.reference = p.target(refs[0])
			}
			i += n
			i += p.tag(tag, markup[i:])
		case n > 0:
			p.read(markup[i : i+n])
			i += n
		case end > i:
			p.read(markup[i:end])
			i = end
		case len(refs) > 0:
			p.refer(refs[0])
			refs = refs[1:]
		default:
			return
		}
	}
}

// inline writes a text on the line in hand, though it may be a paragraph.
func (p *prose) inline(at *guide.Placed, t *guide.Text) {
	if !strings.HasPrefix(string(t.Markup), "<") || strings.HasPrefix(string(t.Markup), "<p>") {
		p.fresh = true
	}
	p.text(at, t)
}

// read writes the words of a piece of markup without tags.
func (p *prose) read(s string) {
	if p.titled {
		return
	}
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	if p.table != nil {
		s = strings.ReplaceAll(s, "\n", "")
	}
	p.words(s)
}

// target returns what a reference within a tag leads to, from the page.
func (p *prose) target(ref guide.Ref) string {
	if ref.Kind != guide.RefLink && ref.Kind != guide.RefPicture {
		return ""
	}
	to := p.at.Targets[ref.Target]
	switch colon := strings.IndexAny(to, ":/?#"); {
	case strings.HasPrefix(to, "#"):
		to = guide.Relative(p.page.Address, guide.AddressOf(p.at.Doc.Kind, p.at.Doc.Path)+to)
		if strings.HasPrefix(to, "#") {
			to = "./" + to // Markdown has no such places; the page does
		}
	case colon < 0 || to[colon] != ':':
		to = guide.Relative(p.page.Address, to)
	}
	return destination(to)
}

// refer writes what stands at a reference outside of tags.
func (p *prose) refer(ref guide.Ref) {
	switch ref.Kind {
	case guide.RefOpenHeading:
		p.heading(p.at.Doc.Headings[ref.Target].Level + p.at.Shift)
	case guide.RefCloseHeading:
		p.block()
	case guide.RefNote:
		if p.at.Notes {
			note := &p.at.Doc.Notes[ref.Target]
			p.notes = append(p.notes, note)
			p.openLink("[^" + nameOf(note) + "]")
		}
	case guide.RefLabel:
		p.read(p.labels[p.at.Doc.Labels[ref.Target]])
	}
}

// nameOf returns the name of a note's footnote.
func nameOf(n *guide.Note) string { return strings.TrimPrefix(n.ID, "note-") }

// footnotes writes the notes whose markers were written.
func (p *prose) footnotes(at *guide.Placed) {
	for i := 0; i < len(p.notes); i++ {
		note := p.notes[i]
		p.block()
		p.open("[^"+nameOf(note)+"]: ", "    ")
		p.raw("**")
		p.words(p.labels["note_"+note.Kind])
		p.raw(".** ")
		p.inline(at, &note.Text)
		p.close()
	}
}
