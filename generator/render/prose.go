package render

import (
	"fmt"
	"html/template"
	"strconv"

	"starling/generator/guide"
)

// html returns what a function wrote since mark as markup. It is the only place
// where a template.HTML is made: all that functions write is either escaped as
// it is written, or was found harmless by the markdown package.
func (p *printer) html(mark int) template.HTML {
	s := template.HTML(p.buf[mark:])
	p.buf = p.buf[:mark]
	return s
}

// prose returns a text of a placed document.
func (p *printer) prose(at *guide.Placed, t guide.Text) (template.HTML, error) {
	mark := len(p.buf)
	if err := p.text(at, t); err != nil {
		return "", err
	}
	return p.html(mark), nil
}

// heading returns a heading at a level of the page, or nothing for an empty title.
func (p *printer) heading(level int, at *guide.Placed, id string, title guide.Text) (template.HTML, error) {
	mark := len(p.buf)
	if err := p.titled(level, at, id, title); err != nil {
		return "", err
	}
	return p.html(mark), nil
}

func (p *printer) titled(level int, at *guide.Placed, id string, title guide.Text) error {
	if title.Empty() {
		return nil
	}
	if id != "" {
		id = at.Prefix + id
	}
	p.openHeading(level, id)
	if err := p.text(at, title); err != nil {
		return err
	}
	p.closeHeading(level)
	return nil
}

// text writes a text: its pieces of markup as they stand, and what belongs
// between them. It alone reads a guide.HTML.
func (p *printer) text(at *guide.Placed, t guide.Text) error {
	from := 0
	for _, ref := range t.Refs {
		p.buf = append(p.buf, t.Markup[from:ref.At]...)
		from = ref.At
		if err := p.reference(at, ref); err != nil {
			return err
		}
	}
	p.buf = append(p.buf, t.Markup[from:]...)
	return nil
}

func (p *printer) reference(at *guide.Placed, ref guide.Ref) error {
	switch ref.Kind {
	case guide.RefLink, guide.RefPicture:
		p.escape(p.target(at, at.Targets[ref.Target]))
	case guide.RefNote:
		if at.Notes {
			return p.note(at, at.Doc.Notes[ref.Target])
		}
	case guide.RefOpenHeading:
		h := at.Doc.Headings[ref.Target]
		p.openHeading(h.Level+at.Shift, at.Prefix+h.ID)
	case guide.RefCloseHeading:
		p.closeHeading(at.Doc.Headings[ref.Target].Level + at.Shift)
	case guide.RefLabel:
		text, err := p.label(at.Doc.Labels[ref.Target])
		if err != nil {
			return err
		}
		p.escape(text)
	default:
		return fmt.Errorf("unknown reference %d in %s", ref.Kind, at.Doc.Path)
	}
	return nil
}

func (p *printer) openHeading(level int, id string) {
	p.write(`<h`, strconv.Itoa(clamp(level)))
	if id != "" {
		p.attribute("id", id)
	}
	p.write(`>`)
}

func (p *printer) closeHeading(level int) { p.write(`</h`, strconv.Itoa(clamp(level)), `>`) }

// clamp keeps a heading's level among those that HTML has.
func clamp(level int) int { return min(max(level, 1), 6) }

// note writes a note's marker and the note right behind it. Both are phrasing
// content, so that the paragraph around them stays whole; the style moves the
// note into the margin.
func (p *printer) note(at *guide.Placed, n guide.Note) error {
	kind, err := p.label("note_" + n.Kind)
	if err != nil {
		return err
	}
	number := strconv.Itoa(n.Number)
	name, err := p.label("note", "n", number)
	if err != nil {
		return err
	}
	p.write(`<sup class="marker"><a href="#`)
	p.escape(at.Prefix + n.ID)
	p.write(`" aria-label="`)
	p.escape(name)
	p.write(`">`, number, `</a></sup> <span class="note" role="note" id="`)
	p.escape(at.Prefix + n.ID)
	p.write(`" data-kind="`)
	p.escape(n.Kind)
	p.write(`"><b><span class="number">`, number, `</span> `)
	p.escape(kind)
	p.write(`</b> `)
	if err := p.text(at, n.Text); err != nil {
		return err
	}
	p.write(`</span>`)
	return nil
}

func (p *printer) write(parts ...string) {
	for _, s := range parts {
		p.buf = append(p.buf, s...)
	}
}

// escape writes a text so that it is itself in an element and in a quoted
// attribute.
func (p *printer) escape(s string) {
	from := 0
	for i := 0; i < len(s); i++ {
		var as string
		switch s[i] {
		case '&':
			as = "&amp;"
		case '<':
			as = "&lt;"
		case '>':
			as = "&gt;"
		case '"':
			as = "&#34;"
		case '\'':
			as = "&#39;"
		case 0:
			as = "\uFFFD"
		default:
			continue
		}
		p.buf = append(p.buf, s[from:i]...)
		p.buf = append(p.buf, as...)
		from = i + 1
	}
	p.buf = append(p.buf, s[from:]...)
}
