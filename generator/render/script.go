package render

import (
	"html/template"
	"strconv"

	"starling/generator/guide"
)

// script returns a spoken answer: its segments, each with its label, as a
// heading of the level or, for 0, as a paragraph.
func (p *printer) script(level int, at *guide.Placed, s guide.Script) (template.HTML, error) {
	mark := len(p.buf)
	for _, seg := range s.Segments {
		if err := p.segment(level, at, seg); err != nil {
			return "", err
		}
	}
	return p.html(mark), nil
}

func (p *printer) segment(level int, at *guide.Placed, s guide.Segment) error {
	p.write(`<div class="segment"`)
	if s.ID != "" {
		p.attribute("id", at.Prefix+s.ID)
	}
	if s.Part != "" {
		p.attribute("data-part", s.Part)
	}
	p.write(">\n")
	if len(s.Names) > 0 {
		name, err := p.join(s.Names)
		if err != nil {
			return err
		}
		tag := "p"
		if level > 0 {
			tag = "h" + strconv.Itoa(clamp(level))
		}
		p.write("<", tag, ` class="label">`)
		p.escape(name)
		p.write("</", tag, ">\n")
	}
	p.write(`<div class="said">`)
	if err := p.text(at, s.Text); err != nil {
		return err
	}
	p.write("</div>\n</div>\n")
	return nil
}

// items returns the items of a section as those of a list. A title is a heading
// of the level or, for 0, stands in bold before the rest.
func (p *printer) items(level int, at *guide.Placed, list []guide.SectionItem) (template.HTML, error) {
	mark := len(p.buf)
	for _, item := range list {
		p.write("<li>")
		if err := p.item(level, at, item); err != nil {
			return "", err
		}
		p.write("</li>\n")
	}
	return p.html(mark), nil
}

func (p *printer) item(level int, at *guide.Placed, item guide.SectionItem) error {
	if item.Title.Empty() {
		return p.text(at, item.Body)
	}
	if level > 0 {
		if err := p.titled(level, at, item.ID, item.Title); err != nil {
			return err
		}
		return p.text(at, item.Body)
	}
	p.write("<b>")
	if err := p.text(at, item.Title); err != nil {
		return err
	}
	p.write("</b> ")
	return p.text(at, item.Body)
}

func (p *printer) attribute(name, value string) {
	p.write(" ", name, `="`)
	p.escape(value)
	p.write(`"`)
}
