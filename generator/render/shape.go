package render

import (
	"html/template"
	"slices"

	"starling/generator/guide"
)

// steps returns the parts of the shape of an answer as the items of a list, each
// with its share of the words and the hint that the question gives for it. Hints
// for no part of the framework come last, so that no text is lost.
func (p *printer) steps(at *guide.Placed, shape []guide.ShapePart) (template.HTML, error) {
	mark := len(p.buf)
	var hints []guide.SectionItem
	if s := at.Doc.Section("shape"); s != nil {
		hints = slices.Clone(s.Items)
	}
	for _, part := range shape {
		var hint guide.Text
		if part.Hint >= 0 {
			hint = hints[part.Hint].Body
			hints[part.Hint] = guide.SectionItem{}
		}
		if err := p.step(at, part, hint); err != nil {
			return "", err
		}
	}
	for _, item := range hints {
		if item.Body.Empty() {
			continue
		}
		if err := p.step(at, guide.ShapePart{Name: item.Plain}, item.Body); err != nil {
			return "", err
		}
	}
	return p.html(mark), nil
}

func (p *printer) step(at *guide.Placed, part guide.ShapePart, hint guide.Text) error {
	p.write("<li")
	if part.Part != "" {
		p.attribute("data-part", part.Part)
	}
	p.write("><b>")
	p.escape(part.Name)
	p.write("</b> ")
	if part.Share > 0 {
		share, err := p.label("share", "n", part.Share)
		if err != nil {
			return err
		}
		p.write(`<span class="share">`)
		p.escape(share)
		p.write("</span> ")
	}
	if err := p.text(at, hint); err != nil {
		return err
	}
	p.write("</li>\n")
	return nil
}

// outline returns the shares that a framework advises, for a bar; nothing where
// it advises none.
func outline(shape []guide.ShapePart) []guide.BarPart {
	var parts []guide.BarPart
	for _, part := range shape {
		if part.Share > 0 {
			parts = append(parts, guide.BarPart{Name: part.Name, Part: part.Part, Share: part.Share})
		}
	}
	return parts
}
