package render

import (
	"fmt"
	"strconv"

	"starling/generator/guide"
)

// heading writes a heading at a level of the page, or nothing for an empty title.
func (p *printer) heading(level int, at *guide.Placed, id string, title *guide.Text) {
	if title.Empty() {
		return
	}
	if id != "" {
		id = at.Prefix + id
	}
	p.openHeading(level, id)
	p.text(at, title)
	p.closeHeading(level)
}

// title writes a heading of our own.
func (p *printer) title(level int, label string) {
	p.openHeading(level, "")
	p.say(label)
	p.closeHeading(level)
}

// text writes a text of a placed document: its pieces of markup as they stand,
// and what belongs between them. It alone reads a guide.HTML.
func (p *printer) text(at *guide.Placed, t *guide.Text) {
	from := 0
	for _, ref := range t.Refs {
		p.page = append(p.page, t.Markup[from:ref.At]...)
		from = ref.At
		p.reference(at, ref)
	}
	p.page = append(p.page, t.Markup[from:]...)
}

func (p *printer) reference(at *guide.Placed, ref guide.Ref) {
	switch ref.Kind {
	case guide.RefLink:
		p.escape(p.target(at, at.Targets[ref.Target]))
	case guide.RefPicture:
		p.picture(at, ref.Target)
	case guide.RefNote:
		if at.Notes {
			p.note(at, &at.Doc.Notes[ref.Target])
		}
	case guide.RefOpenHeading:
		h := at.Doc.Headings[ref.Target]
		p.openHeading(h.Level+at.Shift, at.Prefix+h.ID)
	case guide.RefCloseHeading:
		p.closeHeading(at.Doc.Headings[ref.Target].Level + at.Shift)
	case guide.RefLabel:
		p.say(at.Doc.Labels[ref.Target])
	default:
		p.fail(fmt.Errorf("unknown reference %d in %s", ref.Kind, at.Doc.Path))
	}
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
func (p *printer) note(at *guide.Placed, n *guide.Note) {
	number := strconv.Itoa(n.Number)
	p.write(`<sup class="marker"><a href="#`)
	p.escape(at.Prefix + n.ID)
	p.write(`" aria-label="`)
	p.say("note", "n", number)
	p.write(`">`, number, `</a></sup> <span class="note" role="note" id="`)
	p.escape(at.Prefix + n.ID)
	p.write(`" data-kind="`)
	p.escape(n.Kind)
	p.write(`"><b><span class="number">`, number, `</span> `)
	p.say("note_" + n.Kind)
	p.write(`</b> `)
	p.text(at, &n.Text)
	p.write(`</span>`)
}
