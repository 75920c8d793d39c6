package main

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"starling/generator/guide"
)

// reachFaults asks that a reader who only follows links comes to every page.
func (s *site) reachFaults() []string {
	byPath := map[string]*sitePage{}
	for _, p := range s.pages {
		byPath[p.path] = p
	}
	reached := map[string]bool{"index.html": true}
	for queue := []string{"index.html"}; len(queue) > 0; {
		p := byPath[queue[0]]
		queue = queue[1:]
		if p == nil {
			continue
		}
		for _, l := range p.links() {
			if file, err := p.resolve(s, l); err == nil && !reached[file] {
				reached[file] = true
				queue = append(queue, file)
			}
		}
	}
	var faults []string
	for _, p := range s.pages {
		if !reached[p.path] && p.path != "404.html" && !p.redirect() {
			faults = append(faults, fmt.Sprintf("no way leads from the home page to %s", p.path))
		}
	}
	return faults
}

// repeatFaults asks that the home page shows no text twice: what is new is not
// what stands above it.
func (s *site) repeatFaults() []string {
	var faults []string
	for _, p := range s.pages {
		if p.path != "index.html" {
			continue
		}
		seen := map[string]bool{}
		for _, l := range p.links() {
			if strings.Count(l.value, "/") < 2 || l.element != "a" {
				continue // an index, which the menu leads to as well
			}
			if seen[l.value] {
				faults = append(faults, fmt.Sprintf("the home page leads to %s twice", l.value))
			}
			seen[l.value] = true
		}
	}
	return faults
}

// linkFaults follows every link of the page.
func (p *sitePage) linkFaults(s *site) []string {
	var faults []string
	for _, l := range p.links() {
		if _, err := p.resolve(s, l); err != nil {
			faults = append(faults, fmt.Sprintf("<%s %s=%q> %v", l.element, l.key, l.value, err))
		}
	}
	return faults
}

// siteLink is an address in an attribute of a page.
type siteLink struct{ element, key, value string }

// links returns every address on the page that a browser follows or loads.
func (p *sitePage) links() []siteLink {
	var list []siteLink
	for _, n := range p.elements {
		if n.Data == "link" && attr(n, "rel") == "canonical" {
			continue // never followed, and held to the page's own address elsewhere
		}
		for _, a := range n.Attr {
			switch a.Key {
			case "href", "src", "action", "poster", "data", "formaction", "cite":
				list = append(list, siteLink{n.Data, a.Key, a.Val})
			case "srcset":
				for candidate := range strings.SplitSeq(a.Val, ",") {
					if fields := strings.Fields(candidate); len(fields) > 0 {
						list = append(list, siteLink{n.Data, a.Key, fields[0]})
					}
				}
			case "content":
				if _, to, ok := strings.Cut(a.Val, "url="); ok && strings.EqualFold(attr(n, "http-equiv"), "refresh") {
					list = append(list, siteLink{n.Data, "content", to})
				}
			}
		}
	}
	return list
}

// resolve returns the file of the site that a link leads to, "" for an outside
// address, and says what is wrong with the link.
func (p *sitePage) resolve(s *site, l siteLink) (string, error) {
	u, err := url.Parse(l.value)
	switch {
	case l.value == "":
		return "", fmt.Errorf("is empty")
	case err != nil:
		return "", fmt.Errorf("is no address: %w", err)
	case u.Scheme != "":
		return "", p.outside(l, u)
	case u.Host != "":
		return "", fmt.Errorf("has a host and no scheme")
	case u.RawQuery != "" || u.ForceQuery:
		return "", fmt.Errorf("has a query, which nothing here reads")
	}
	address, err := p.inside(s, u)
	if err != nil {
		return "", err
	}
	file := guide.OutputPath(address)
	switch {
	case s.files[file]:
	case s.files[address+"/index.html"]:
		return "", fmt.Errorf("leads to a folder; add a slash, which saves a redirect")
	default:
		return "", fmt.Errorf("leads to %s, which is not in the site", file)
	}
	if strings.HasSuffix(u.Path, "/index.html") || u.Path == "index.html" {
		return "", fmt.Errorf("names the file of a page; a page's address is that of its folder")
	}
	return file, s.fragmentFault(file, u.Fragment)
}

// outside checks an address with a scheme: only a link may have one.
func (p *sitePage) outside(l siteLink, u *url.URL) error {
	switch {
	case l.element != "a" || l.key != "href":
		return fmt.Errorf("is loaded from elsewhere")
	case !slices.Contains([]string{"https", "http", "mailto", "tel"}, u.Scheme):
		return fmt.Errorf("has a scheme that is not allowed")
	}
	return nil
}

// inside returns the address within the site that a link without a scheme has:
// relative on every page but 404.html, which is shown at any address.
func (p *sitePage) inside(s *site, u *url.URL) (string, error) {
	if u.Path == "" {
		return p.address(), nil
	}
	if p.path == "404.html" {
		base := "/"
		if s.base != "" {
			at, err := url.Parse(s.base)
			if err != nil {
				return "", err
			}
			base = at.Path
		}
		address, ok := strings.CutPrefix(u.Path, base)
		if !ok {
			return "", fmt.Errorf("does not begin with %s, and this page is shown at any address", base)
		}
		return address, nil
	}
	if strings.HasPrefix(u.Path, "/") {
		return "", fmt.Errorf("is not relative, so it breaks in a sub-folder and from disk")
	}
	// One folder too many would be swallowed at the root of a host, so it is
	// followed from a folder that the site does not have.
	const mount = "/somewhere/deep/"
	from := &url.URL{Path: mount + p.path}
	address, ok := strings.CutPrefix(from.ResolveReference(u).Path, mount)
	if !ok {
		return "", fmt.Errorf("leads out of the site")
	}
	return address, nil
}

func (s *site) fragmentFault(file, fragment string) error {
	if fragment == "" {
		return nil
	}
	for _, p := range s.pages {
		if p.path == file && p.ids[fragment] == 0 {
			return fmt.Errorf("leads to a place that %s does not have", file)
		}
	}
	return nil
}
