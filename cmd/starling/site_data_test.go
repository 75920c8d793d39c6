package main

import (
	"encoding/json"
	"encoding/xml"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestDataSaysWhatThePageShows holds the data for search engines to the visible
// text of every page of the real guide.
func TestDataSaysWhatThePageShows(t *testing.T) {
	const base = "https://example.org/a/b/"
	s := buildSite(t, base)
	articles := 0
	for _, p := range s.pages {
		for _, n := range p.all("script") {
			if attr(n, "type") != "application/ld+json" {
				continue
			}
			var data struct {
				Graph []linkedData `json:"@graph"`
			}
			if err := json.Unmarshal([]byte(n.FirstChild.Data), &data); err != nil {
				t.Fatalf("%s: %v", p.path, err)
			}
			for _, object := range data.Graph {
				if object.Type == "Article" {
					articles++
				}
				p.sameData(t, object, base)
			}
		}
	}
	if articles < 12 {
		t.Errorf("only %d articles were looked at", articles)
	}
}

// linkedData is what of JSON-LD our pages use.
type linkedData struct {
	Type          string `json:"@type"`
	Headline      string
	Name          string
	Description   string
	URL           string
	DatePublished string
	DateModified  string
	Author        struct{ Name string }
	Publisher     struct{ Name string }
	Steps         []struct {
		Position   int
		Name, Item string
	} `json:"itemListElement"`
}

func (p *sitePage) sameData(t *testing.T, d linkedData, base string) {
	t.Helper()
	body := textOf(p.all("body")[0])
	same := func(what, got, want string) {
		if got != want {
			t.Errorf("%s: the data says that its %s is %q, and the page shows %q", p.path, what, got, want)
		}
	}
	shown := func(what, text string) {
		if text != "" && !strings.Contains(body, text) {
			t.Errorf("%s: the data says that its %s is %q, which is not on the page", p.path, what, text)
		}
	}
	same("address", d.URL, map[bool]string{true: "", false: base + p.address()}[d.Type == "BreadcrumbList" || d.Type == "ListItem"])
	shown("name", d.Name)
	shown("author", d.Author.Name)
	shown("publisher", d.Publisher.Name)
	if d.Description != "" {
		same("description", d.Description, p.classText("summary"))
	}
	heading := strings.TrimSpace(textOf(p.all("h1")[0]))
	if d.Type == "Article" {
		same("headline", d.Headline, heading)
	}
	if d.DateModified != "" && !slices.ContainsFunc(p.all("time"), func(n *html.Node) bool { return attr(n, "datetime") == d.DateModified }) {
		t.Errorf("%s: the data says that it changed on %s, which is not on the page", p.path, d.DateModified)
	}
	if d.Type != "BreadcrumbList" {
		return
	}
	var names, items []string
	for _, n := range p.elements {
		if n.Data == "nav" && attr(n, "class") == "crumbs" {
			for a := range n.Descendants() {
				if a.Data == "a" {
					names, items = append(names, textOf(a)), append(items, attr(a, "href"))
				}
			}
		}
	}
	names = append(names, heading)
	if len(d.Steps) != len(names) {
		t.Fatalf("%s: %d steps, want %q", p.path, len(d.Steps), names)
	}
	for i, step := range d.Steps {
		same("step", step.Name, names[i])
		if step.Position != i+1 {
			t.Errorf("%s: step %d has the number %d", p.path, i+1, step.Position)
		}
		if i < len(items) && !strings.HasPrefix(step.Item, base) {
			t.Errorf("%s: a step leads to %q", p.path, step.Item)
		}
	}
}

// classText returns the text of the first element of a class.
func (p *sitePage) classText(class string) string {
	for _, n := range p.elements {
		if attr(n, "class") == class {
			return textOf(n)
		}
	}
	return ""
}

// TestTheSitemapIsTheSite asks that the sitemap holds every page that may be
// listed and no other, and the feed none that the sitemap lacks.
func TestTheSitemapIsTheSite(t *testing.T) {
	const base = "https://example.org/a/b/"
	s := buildSite(t, base)
	var want []string
	for _, p := range s.pages {
		if !p.redirect() && p.meta("name", "robots") == "" {
			want = append(want, base+p.address())
		}
	}
	var list struct {
		URLs []string `xml:"url>loc"`
	}
	if err := xml.Unmarshal(s.read(t, "sitemap.xml"), &list); err != nil {
		t.Fatal(err)
	}
	slices.Sort(list.URLs)
	slices.Sort(want)
	if !slices.Equal(list.URLs, want) {
		t.Errorf("the sitemap holds\n%q\nand the site\n%q", list.URLs, want)
	}
	var feed struct {
		IDs []string `xml:"entry>id"`
	}
	if err := xml.Unmarshal(s.read(t, "feed.xml"), &feed); err != nil {
		t.Fatal(err)
	}
	for _, id := range feed.IDs {
		if !slices.Contains(want, id) {
			t.Errorf("the feed leads to %s, which is not in the site", id)
		}
	}
	if len(feed.IDs) < 12 {
		t.Errorf("the feed holds only %d texts", len(feed.IDs))
	}
}
