package render

import (
	"strings"

	"starling/generator/guide"
)

// url returns an address as a link from the page in hand. The page for missing
// addresses is shown at any depth, so its links begin with the site's own path.
func (p *printer) url(address string) string {
	if scheme := schemeOf(address); scheme != "" {
		if !schemes[strings.ToLower(scheme)] {
			// No stage lets one through; a script must not depend on that.
			return "#"
		}
		return address
	}
	if p.view.Page.Layout == "404" {
		return p.view.Site.Base + address
	}
	return guide.Relative(p.view.Page.Address, address)
}

// schemes are those that an outside link may have.
var schemes = map[string]bool{"http": true, "https": true, "mailto": true, "tel": true}

// schemeOf returns the scheme of an outside address, or "". Browsers skip spaces
// and control characters before it, so they count as part of it.
func schemeOf(address string) string {
	end := strings.IndexAny(address, ":/?#")
	if end < 0 || address[end] != ':' {
		return ""
	}
	return address[:end]
}

// target returns a placed document's link. A fragment of its own stands on this
// page under the document's prefix; of an answer among others, only the spoken
// text does, and the rest is on the answer's own page. Of a question among others
// there is a part, which is on its own page too.
func (p *printer) target(at *guide.Placed, target string) string {
	id, own := strings.CutPrefix(target, "#")
	if !own {
		return p.url(target)
	}
	if at.Prefix != "" && (at.Doc.Kind == guide.KindQuestion || at.Doc.Kind == guide.KindAnswer && !spoken(at.Doc, id)) {
		return p.url(guide.AddressOf(at.Doc.Kind, at.Doc.Path) + target)
	}
	return "#" + at.Prefix + id
}

func spoken(d *guide.Document, id string) bool {
	for _, s := range d.Script.Segments {
		if s.ID == id {
			return true
		}
	}
	return false
}

// term writes a word of the taxonomy as a link to its page, or alone where it
// has none.
func (p *printer) term(t guide.TermLink) {
	if t.Address != "" {
		p.link(t.Name, t.Address)
		return
	}
	p.escape(t.Name)
}

// link writes a link with a text.
func (p *printer) link(text, address string) {
	p.element(`<a href="`, p.url(address), `">`)
	p.element("", text, `</a>`)
}

// current tells what a link of the header is to the page in hand, as
// aria-current says it.
func (p *printer) current(address string) string {
	switch page := p.view.Page; {
	case address == page.Address:
		return "page"
	case page.Area != "" && address == page.Area+"/":
		return "true"
	}
	return ""
}

// asset returns the link to a bundled asset.
func (p *printer) asset(name string) string {
	if address := p.view.Site.Asset(name); address != "" {
		return p.url(address)
	}
	return ""
}
