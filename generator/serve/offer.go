package serve

import (
	"crypto/rand"
	"net/url"
	"slices"

	"starling/generator/guide"
)

// offer is a text that was saved and the page that shows it.
type offer struct {
	ID   string `json:"id"`   // tells this offer from every other
	File string `json:"file"` // as problems call it
	Href string `json:"href"`
	// Here tells that the tab shows the text already.
	Here bool `json:"here,omitempty"`

	pages []string // the files that show the text
}

// Offer has open pages lead to the page that shows a text which was saved, from
// the next edition on to the one after. Address is the page's own, relative to
// the site; others are those of pages that show all of the text too.
func (s *Server) Offer(file, address string, others ...string) {
	o := &offer{ID: rand.Text(), File: file, Href: (&url.URL{Path: "/" + address}).EscapedPath()}
	for _, a := range append(others, address) {
		o.pages = append(o.pages, guide.OutputPath(a))
	}
	s.publishing.Lock()
	defer s.publishing.Unlock()
	s.saved = o
}

// takeOffer returns what the edition that is being published has to offer.
func (s *Server) takeOffer() *offer {
	o := s.saved
	s.saved = nil
	return o
}

// at returns the offer as a tab is told of it that shows a file.
func (o *offer) at(file string) *offer {
	if o == nil {
		return nil
	}
	told := *o
	told.Here = slices.Contains(o.pages, file)
	return &told
}
