package render

import (
	"slices"
	"strconv"

	"starling/generator/guide"
)

// shownWidth is how wide a picture is on a page, for browsers that choose one of
// several before they know the style: the column of text, see --measure.
const shownWidth = "(max-width: 40rem) 100vw, 36rem"

// picture writes where the file of a picture is, between the quotes of its src, and
// the attributes that follow from the file: its size, so that the text below does
// not jump when it comes, and where it is to be had in other widths. The first
// picture of a page's own text is loaded at once, every other one when it is near.
func (p *printer) picture(at *guide.Placed, link int) {
	i := slices.IndexFunc(at.Pictures, func(one guide.Picture) bool { return one.Link == link })
	if i < 0 {
		p.escape(p.target(at, at.Targets[link]))
		return
	}
	one := &at.Pictures[i]
	if n := len(one.Sources); n > 0 {
		p.escape(p.url(one.Sources[n-1].Address))
		p.write(`" srcset="`)
		for k, source := range one.Sources {
			if k > 0 {
				p.write(", ")
			}
			p.escape(p.url(source.Address))
			p.write(" ", strconv.Itoa(source.Width), "w")
		}
		p.write(`" sizes="`, shownWidth)
	} else {
		p.escape(p.target(at, at.Targets[link]))
	}
	if one.Width > 0 && one.Height > 0 {
		p.write(`" width="`, strconv.Itoa(one.Width), `" height="`, strconv.Itoa(one.Height))
	}
	if i > 0 || at.Prefix != "" {
		p.write(`" loading="lazy`)
	}
}
