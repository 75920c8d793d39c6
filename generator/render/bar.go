package render

import (
	"html/template"
	"strconv"

	"starling/generator/guide"
)

// bar returns the shares of a text's parts as a picture: rectangles of an SVG,
// since their sizes are attributes and no inline style. The page gives the same
// shares in numbers, so the picture is hidden from those who cannot see it.
func (p *printer) bar(parts []guide.BarPart) template.HTML {
	if len(parts) == 0 {
		return ""
	}
	mark := len(p.buf)
	p.write(`<svg class="bar" aria-hidden="true" focusable="false">`)
	from := 0
	for _, part := range parts {
		p.write(`<rect data-part="`)
		p.escape(part.Part)
		p.write(`" x="`, strconv.Itoa(from), `%" width="`, strconv.Itoa(part.Share), `%" height="100%"/>`)
		from += part.Share
	}
	p.write(`</svg>`)
	return p.html(mark)
}
