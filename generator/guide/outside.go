package guide

import (
	"slices"
	"strings"
)

// OutsideCode is that of warnings about links to other sites.
const OutsideCode = "W231"

// OutsideLink is a link to another site, and where it stands.
type OutsideLink struct {
	// Address begins with http:// or https://.
	Address string
	// Path is the file in the content folder.
	Path  string
	Place Place
}

// OutsideLinks returns the links of a text to other sites, in its order.
func OutsideLinks(d *Document) []OutsideLink {
	var list []OutsideLink
	for i := range d.Links {
		if link := &d.Links[i]; link.External && isWeb(link.Href) {
			list = append(list, OutsideLink{link.Href, d.Path, link.Place})
		}
	}
	return list
}

// OutsideLinks returns the links of the header, the footer and the call-out to
// other sites.
func (s *Settings) OutsideLinks() []OutsideLink {
	var list []OutsideLink
	for _, item := range append(slices.Concat(s.Nav, s.Footer), NavItem{Link: s.Callout.Link, Place: s.CalloutPlace}) {
		if isWeb(item.Link) {
			list = append(list, OutsideLink{item.Link, "site.yaml", item.Place})
		}
	}
	return list
}

func isWeb(address string) bool {
	scheme, _, ok := strings.Cut(address, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}
