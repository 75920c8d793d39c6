package render

import (
	"slices"
	"strconv"

	"starling/generator/guide"
)

// shape writes the section "shape": the parts of the shape of an answer as a
// picture and in words, if there are any, and the sections of the author's own
// that follow it.
func (p *printer) shape(at *guide.Placed, parts []guide.ShapePart) {
	if len(parts) > 0 {
		own := at.Doc.Section("shape")
		p.write("\n<section class=\"shape\">")
		if own != nil {
			p.heading(2+at.Shift, at, own.ID, &own.Title)
			p.write("\n")
			p.text(at, &own.Body)
		} else {
			p.title(2+at.Shift, "question_shape")
		}
		p.write("\n")
		p.bar(outline(parts))
		p.write("\n<ol>\n")
		p.steps(at, own, parts)
		p.write("</ol>\n</section>")
	}
	p.others(at, "shape")
}

// steps writes the parts of a shape as the items of a list, each with its share
// of the words and the hint that the question gives for it. Hints for no part of
// the framework come last, so that no text is lost.
func (p *printer) steps(at *guide.Placed, own *guide.Section, parts []guide.ShapePart) {
	var hints []guide.SectionItem
	if own != nil {
		hints = slices.Clone(own.Items)
	}
	for _, part := range parts {
		var hint guide.Text
		if part.Hint >= 0 {
			hint = hints[part.Hint].Body
			hints[part.Hint] = guide.SectionItem{}
		}
		p.step(at, part, &hint)
	}
	for i := range hints {
		if !hints[i].Body.Empty() {
			p.step(at, guide.ShapePart{Name: hints[i].Plain}, &hints[i].Body)
		}
	}
}

func (p *printer) step(at *guide.Placed, part guide.ShapePart, hint *guide.Text) {
	p.write("<li")
	if part.Part != "" {
		p.attribute("data-part", part.Part)
	}
	p.element("><b>", part.Name, "</b> ")
	if part.Share > 0 {
		p.write(`<span class="share">`)
		p.say("share", "n", strconv.Itoa(part.Share))
		p.write("</span> ")
	}
	p.text(at, hint)
	p.write("</li>\n")
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
