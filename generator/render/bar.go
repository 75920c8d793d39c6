package render

import (
	"strconv"

	"starling/generator/guide"
)

// bar writes the shares of a text's parts as a picture: rectangles of an SVG,
// since their sizes are attributes and no inline style. The page gives the same
// shares in numbers, so the picture is hidden from those who cannot see it.
func (p *printer) bar(parts []guide.BarPart) {
	if len(parts) == 0 {
		return
	}
	p.write(`<svg class="bar" aria-hidden="true" focusable="false">`)
	from := 0
	for _, part := range parts {
		p.element(`<rect data-part="`, part.Part, `" x="`)
		p.write(strconv.Itoa(from), `%" width="`, strconv.Itoa(part.Share), `%" height="100%"/>`)
		from += part.Share
	}
	p.write(`</svg>`)
}

// shares writes the shares of an answer's parts as a picture and in numbers, or
// nothing where there are none.
func (p *printer) shares(parts []guide.BarPart) {
	if len(parts) == 0 {
		return
	}
	p.write("<div class=\"shares\">\n")
	p.bar(parts)
	p.write("\n<ol>")
	for _, part := range parts {
		p.element("\n<li data-part=\"", part.Part, `">`)
		p.element("", part.Name, " <b>")
		p.say("share", "n", strconv.Itoa(part.Share))
		p.write("</b></li>")
	}
	p.write("\n</ol>\n</div>")
}
