package machine

import (
	"encoding/xml"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"
)

const atom = "http://www.w3.org/2005/Atom"

// node is an element of any XML file.
type node struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Text    string     `xml:",chardata"`
	Nodes   []node     `xml:",any"`
}

func (n node) all(name string) []node {
	var list []node
	for _, c := range n.Nodes {
		if c.XMLName.Local == name && c.XMLName.Space == atom {
			list = append(list, c)
		}
	}
	return list
}

func (n node) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// atomFaults is our own reading of RFC 4287: 4.1.1 for the feed, 4.1.2 for its
// entries, 3.3 for times, 4.2.6 for ids.
func atomFaults(file string) []string {
	var root node
	if err := xml.Unmarshal([]byte(file), &root); err != nil {
		return []string{err.Error()}
	}
	var faults []string
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	if root.XMLName.Local != "feed" || root.XMLName.Space != atom {
		fault("the root is %v", root.XMLName)
	}
	ids := map[string]bool{}
	check := func(n node, allowed string) {
		for _, name := range []string{"id", "title", "updated"} {
			if len(n.all(name)) != 1 {
				fault("%s has %d of %s", n.XMLName.Local, len(n.all(name)), name)
				return
			}
		}
		id := strings.TrimSpace(n.all("id")[0].Text)
		if u, err := url.Parse(id); err != nil || !u.IsAbs() || u.String() != id {
			fault("the id %q is no full address", id)
		}
		if ids[id] {
			fault("the id %q is there twice", id)
		}
		ids[id] = true
		for _, name := range []string{"updated", "published"} {
			for _, at := range n.all(name) {
				if _, err := time.Parse(time.RFC3339, at.Text); err != nil {
					fault("%s: %v", name, err)
				}
			}
		}
		for _, l := range n.all("link") {
			if u, err := url.Parse(l.attr("href")); err != nil || !u.IsAbs() {
				fault("the link %q is no full address", l.attr("href"))
			}
		}
		for _, c := range n.Nodes {
			if c.XMLName.Space != atom || !strings.Contains(allowed+" ", " "+c.XMLName.Local+" ") {
				fault("%s may not hold %v", n.XMLName.Local, c.XMLName)
			}
			if most := map[string]int{"published": 1, "summary": 1, "subtitle": 1, "author": 9, "link": 9, "entry": 1 << 30}[c.XMLName.Local]; most > 0 && len(n.all(c.XMLName.Local)) > most {
				fault("%s holds %d of %s", n.XMLName.Local, len(n.all(c.XMLName.Local)), c.XMLName.Local)
			}
		}
	}
	check(root, " id title updated subtitle link author entry")
	self := 0
	for _, l := range root.all("link") {
		if l.attr("rel") == "self" {
			self++
		}
	}
	if self != 1 {
		fault("%d links lead to the feed itself", self)
	}
	for _, a := range root.all("author") {
		if len(a.all("name")) != 1 {
			fault("an author has no name")
		}
	}
	last := "9"
	for _, e := range root.all("entry") {
		check(e, " id title updated published summary link author")
		if len(e.all("author"))+len(root.all("author")) == 0 {
			fault("an entry has no author")
		}
		alternate := false
		for _, l := range e.all("link") {
			alternate = alternate || l.attr("rel") == "alternate"
		}
		if !alternate {
			fault("an entry has neither content nor an alternate link")
		}
		for _, at := range e.all("updated") {
			if at.Text > last {
				fault("the entries are not sorted")
			}
			last = at.Text
		}
	}
	return faults
}

// sitemapURL is one address of a sitemap.
type sitemapURL struct{ Loc, Lastmod string }

// sitemapOf reads a sitemap, and holds it to sitemaps.org's protocol 0.9: nothing
// in a url but loc and lastmod here, an address in full under 2,048 characters, a
// day as W3C writes it, and under 50 MiB and 50,000 addresses.
func sitemapOf(t *testing.T, file string) []sitemapURL {
	t.Helper()
	var root node
	if err := xml.Unmarshal([]byte(file), &root); err != nil {
		t.Fatal(err)
	}
	const space = "http://www.sitemaps.org/schemas/sitemap/0.9"
	if root.XMLName.Local != "urlset" || root.XMLName.Space != space || len(file) > 50<<20 || len(root.Nodes) > 50_000 || len(root.Nodes) == 0 {
		t.Fatalf("the root is %v with %d addresses in %d bytes", root.XMLName, len(root.Nodes), len(file))
	}
	day := regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
	var list []sitemapURL
	for _, u := range root.Nodes {
		var one sitemapURL
		for i, c := range u.Nodes {
			switch {
			case c.XMLName.Space == space && c.XMLName.Local == "loc" && i == 0:
				one.Loc = c.Text
			case c.XMLName.Space == space && c.XMLName.Local == "lastmod" && i == 1 && day.MatchString(c.Text):
				one.Lastmod = c.Text
			default:
				t.Fatalf("a url holds %v at %d", c.XMLName, i)
			}
		}
		at, err := url.Parse(one.Loc)
		if err != nil || !at.IsAbs() || len(one.Loc) >= 2048 || at.String() != one.Loc {
			t.Fatalf("%q is no full address", one.Loc)
		}
		list = append(list, one)
	}
	return list
}
