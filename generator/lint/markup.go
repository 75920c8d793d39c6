package lint

import (
	"fmt"
	"strings"

	"starling/generator/text"
)

// vague are link texts that say nothing of where the link leads, as screen
// readers list links by themselves.
var vague = folded(`here, click here, this, this page, this link, link, read more, more, learn more, more here, see here, page, this one, this article, website, this website`)

func folded(list string) map[string]bool {
	set := map[string]bool{}
	for item := range strings.SplitSeq(list, ", ") {
		set[item] = true
	}
	return set
}

// markup is W207: what readers who cannot see the page stumble over.
func markup(f *findings) {
	r := f.doc.Reading
	if r == nil {
		return
	}
	for _, l := range r.Links {
		switch {
		case l.Picture && l.Text == "":
			f.warn(l.Place, "W207", "the picture `"+l.Href+"` has no text for those who cannot see it", "write what it shows between the brackets")
		case !l.Picture && l.Text == "":
			f.warn(l.Place, "W207", "the link to `"+l.Href+"` has no text", "write where it leads between the brackets")
		case f.english() && vague[strings.Trim(text.Fold(l.Text), " .…>»")]:
			f.warn(l.Place, "W207", "the link text `"+l.Text+"` does not say where the link leads", "make the name of what it leads to the link")
		}
	}
	if !f.english() {
		f.skip("W207")
	}
	f.levels()
}

// levels looks at the levels of headings: the title is the only one of level 1.
func (f *findings) levels() {
	before, titled := 1, false
	for _, h := range f.doc.Reading.Headings {
		switch {
		case h.Level == 1 && (h.Plain != f.title() || titled):
			f.warn(h.Place, "W207", "a second heading of level 1: the title is one already", "write `## "+h.Plain+"`")
		case h.Level == 1:
			titled = true
		case h.Level > before+1:
			f.warn(h.Place, "W207", fmt.Sprintf("a heading of level %d stands under one of level %d", h.Level, before),
				"write `"+strings.Repeat("#", before+1)+" "+h.Plain+"`")
		}
		before = max(h.Level, 1)
		if h.Level == 1 && h.Plain != f.title() {
			before = 2 // as which it is set
		}
	}
}
