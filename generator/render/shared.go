package render

import (
	"strings"
	"sync"

	"starling/generator/guide"
)

// shared remembers the partials that look the same on many pages: the header
// and footer of a site of thousands of pages are rendered a dozen times.
//
// Everything that such a partial is made from is in its name here: the partial,
// what narrow leaves of the page, and the digest of the site. It holds one
// site's partials; another site's replace them.
type shared struct {
	mu   sync.Mutex
	site guide.Digest
	html map[sharedName]string
}

type sharedName struct{ partial, layout, address, area string }

func (s *shared) find(site guide.Digest, name sharedName) (string, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.site != site {
		return "", false
	}
	html, ok := s.html[name]
	return html, ok
}

func (s *shared) keep(site guide.Digest, name sharedName, html string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.site != site || s.html == nil {
		s.site, s.html = site, map[sharedName]string{}
	}
	s.html[name] = html
}

// once writes a partial, rendered for all pages that it looks the same on.
func (p *printer) once(name string) {
	page := narrow(p.view)
	key := sharedName{name, page.Layout, page.Address, page.Area}
	if p.site == (guide.Digest{}) {
		p.site = digestSite(p.view.Site)
	}
	html, ok := p.r.shared.find(p.site, key)
	if !ok {
		inner := p.r.printer()
		defer p.r.release(inner)
		data, err := inner.execute(nil, &guide.View{Page: page, Site: p.view.Site}, partial(name))
		if err != nil {
			p.fail(err)
			return
		}
		html = string(data)
		p.r.shared.keep(p.site, key, html)
	}
	p.write(html)
}

// narrow returns what a shared partial may know of the view's page: its area,
// and how deep it lies, as an address that stands for all of that depth. A page
// that the header or footer links to keeps its own, since it is marked there.
func narrow(v *guide.View) guide.Page {
	page := guide.Page{Area: v.Page.Area, Address: v.Page.Address}
	if v.Page.Layout == "404" {
		page.Layout = v.Page.Layout
	}
	depth := strings.Count(page.Address, "/")
	if depth == 0 || links(v.Site.Nav, page.Address) || links(v.Site.Footer, page.Address) {
		return page
	}
	page.Address = strings.Repeat("-/", depth)
	return page
}

func links(list []guide.NamedLink, address string) bool {
	for _, l := range list {
		if l.Address == address {
			return true
		}
	}
	return false
}
