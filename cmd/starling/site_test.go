package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"starling/generator/guide"
)

// TestEveryPageOfTheGuide reads every page of the real guide as a browser
// would, and follows every link: as built for no address in particular, and for
// a sub-folder of a host.
func TestEveryPageOfTheGuide(t *testing.T) {
	for _, built := range []struct{ name, base string }{
		{"without an address", ""},
		{"at an address in a folder", "https://example.org/a/b/"},
	} {
		t.Run(built.name, func(t *testing.T) {
			s := buildSite(t, built.base)
			for _, p := range s.pages {
				t.Run(p.path, func(t *testing.T) {
					for _, fault := range slices.Concat(
						p.parseFaults(), p.headFaults(s), p.headingFaults(), p.idFaults(), p.inlineFaults(), p.linkFaults(s),
					) {
						t.Error(fault)
					}
				})
			}
			for _, fault := range slices.Concat(s.titleFaults(), s.reachFaults(), s.repeatFaults()) {
				t.Error(fault)
			}
		})
	}
}

// site is a built site, read back.
type site struct {
	dir string
	// base is the address that it was built for, or "".
	base  string
	files map[string]bool // every file, by its path
	pages []*sitePage     // every page, by its path
}

// sitePage is one page of a site.
type sitePage struct {
	path     string // "questions/x/index.html"
	source   []byte
	doc      *html.Node
	elements []*html.Node // in the order of the source
	ids      map[string]int
}

// buildSite builds the real guide with the command, and reads what it wrote.
func buildSite(t *testing.T, base string, flags ...string) *site {
	t.Helper()
	s := &site{dir: t.TempDir(), base: base, files: map[string]bool{}}
	args := []string{
		"build", "--content", "../../content", "--layouts", "../../layouts", "--assets", "../../assets",
		"--out", s.dir, "--base-url", base,
	}
	var out, errs bytes.Buffer
	if code := run(context.Background(), append(args, flags...), strings.NewReader(""), &out, &errs); code != exitDone {
		t.Fatalf("the guide does not build: exit code %d\n%s%s", code, out.String(), errs.String())
	}
	err := filepath.WalkDir(s.dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		file, err := filepath.Rel(s.dir, name)
		if err != nil {
			return err
		}
		file = filepath.ToSlash(file)
		s.files[file] = true
		if path.Ext(file) == ".html" {
			source, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			s.pages = append(s.pages, readPage(t, file, source))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	// Three questions with their answers, term pages and indexes: fewer pages
	// would mean that this looks in the wrong place.
	if len(s.pages) < 20 {
		t.Fatalf("the guide has only %d pages", len(s.pages))
	}
	return s
}

// read returns a file of the site.
func (s *site) read(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(file)))
	if err != nil {
		t.Error(err)
	}
	return data
}

func readPage(t *testing.T, file string, source []byte) *sitePage {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(source))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	p := &sitePage{path: file, source: source, doc: doc, ids: map[string]int{}}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			p.elements = append(p.elements, n)
			if id := attr(n, "id"); id != "" {
				p.ids[id]++
			}
		}
	}
	return p
}

// address is the page's own, relative to the site: "questions/x/", "404.html".
func (p *sitePage) address() string { return strings.TrimSuffix(p.path, "index.html") }

// redirect tells whether the page only leads on from an old address.
func (p *sitePage) redirect() bool {
	return slices.ContainsFunc(p.elements, func(n *html.Node) bool {
		return n.Data == "meta" && strings.EqualFold(attr(n, "http-equiv"), "refresh")
	})
}

// all returns the page's elements with a name.
func (p *sitePage) all(name string) []*html.Node {
	var list []*html.Node
	for _, n := range p.elements {
		if n.Data == name {
			list = append(list, n)
		}
	}
	return list
}

// meta returns the content of the page's meta element with an attribute.
func (p *sitePage) meta(key, value string) string {
	for _, n := range p.all("meta") {
		if strings.EqualFold(attr(n, key), value) {
			return attr(n, "content")
		}
	}
	return ""
}

// title is what the browser's tab shows; pictures may have titles too.
func (p *sitePage) title() string {
	for _, n := range p.all("title") {
		if n.Namespace == "" {
			return strings.TrimSpace(textOf(n))
		}
	}
	return ""
}

// titleFaults asks for titles that tell pages apart in a list of tabs.
func (s *site) titleFaults() []string {
	var faults []string
	seen := map[string]string{}
	for _, p := range s.pages {
		if other := seen[p.title()]; other != "" && !p.redirect() {
			faults = append(faults, fmt.Sprintf("%s and %s have the same title, %q", other, p.path, p.title()))
		}
		seen[p.title()] = p.path
	}
	return faults
}

// headFaults asks for what every page says about itself.
func (p *sitePage) headFaults(s *site) []string {
	var faults []string
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }

	htmls, heads := p.all("html"), p.all("head")
	if lang := attr(htmls[0], "lang"); lang == "" {
		fault("html has no lang")
	}
	var first *html.Node
	for n := range heads[0].ChildNodes() {
		if n.Type == html.ElementNode {
			first = n
			break
		}
	}
	if first == nil || first.Data != "meta" || !strings.EqualFold(attr(first, "http-equiv"), "Content-Security-Policy") {
		fault("the first element of head is not the content security policy, so what stands before it is not held to it")
	} else if got := attr(first, "content"); got != guide.Policy(false) {
		fault("the content security policy is %q, want %q", got, guide.Policy(false))
	}
	if p.title() == "" {
		fault("there is no title")
	}
	if strings.TrimSpace(p.meta("name", "description")) == "" && !p.redirect() {
		fault("there is no description")
	}
	if !strings.Contains(p.meta("name", "viewport"), "width=device-width") {
		fault("there is no viewport, so telephones shrink the page")
	}
	// Browsers look for the encoding in the first 1,024 bytes (HTML standard, 4.2.5.4).
	if at := bytes.Index(p.source, []byte(`<meta charset="utf-8">`)); at < 0 || at > 1000 {
		fault("the encoding is not said within the first 1,000 bytes")
	}
	return append(faults, p.canonicalFaults(s)...)
}

// canonicalFaults asks for the page's full address where the site's is known.
func (p *sitePage) canonicalFaults(s *site) []string {
	want := []string{}
	if s.base != "" && p.path != "404.html" {
		want = append(want, s.base+p.address())
	}
	got := []string{}
	for _, n := range p.all("link") {
		if attr(n, "rel") == "canonical" {
			got = append(got, attr(n, "href"))
		}
	}
	if p.redirect() && len(got) == 1 && strings.HasPrefix(got[0], s.base) {
		return nil // its canonical address is that of the page it leads to
	}
	if !slices.Equal(got, want) {
		return []string{fmt.Sprintf("the canonical links are %q, want %q", got, want)}
	}
	return nil
}

// headingFaults asks for an outline without gaps under one h1.
func (p *sitePage) headingFaults() []string {
	var faults []string
	level := 0
	for _, n := range p.elements {
		if len(n.Data) != 2 || n.Data[0] != 'h' || n.Data[1] < '1' || n.Data[1] > '6' {
			continue
		}
		this := int(n.Data[1] - '0')
		text := strings.TrimSpace(textOf(n))
		switch {
		case text == "":
			faults = append(faults, fmt.Sprintf("an %s is empty", n.Data))
		case level == 0 && this != 1:
			faults = append(faults, fmt.Sprintf("the first heading is not an h1 but the %s %q", n.Data, text))
		case this > level+1:
			faults = append(faults, fmt.Sprintf("the %s %q follows an h%d: a level is skipped", n.Data, text, level))
		}
		level = this
	}
	if n := len(p.all("h1")); n != 1 {
		faults = append(faults, fmt.Sprintf("there are %d h1, want one", n))
	}
	return faults
}

// idFaults asks that ids are unique, and that what names an id names one here.
func (p *sitePage) idFaults() []string {
	var faults []string
	for id, n := range p.ids {
		if n > 1 {
			faults = append(faults, fmt.Sprintf("%d elements have the id %q", n, id))
		}
		if strings.ContainsAny(id, " \t\n") {
			faults = append(faults, fmt.Sprintf("the id %q holds a space", id))
		}
	}
	for _, n := range p.elements {
		for _, key := range []string{"for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details"} {
			for _, id := range strings.Fields(attr(n, key)) {
				if p.ids[id] == 0 {
					faults = append(faults, fmt.Sprintf("%s of a %s names %q, and no element has this id", key, n.Data, id))
				}
			}
		}
	}
	slices.Sort(faults)
	return faults
}

// inlineFaults looks for what the content security policy blocks.
func (p *sitePage) inlineFaults() []string {
	var faults []string
	for _, n := range p.elements {
		switch {
		case n.Data == "style":
			faults = append(faults, "there is a style element")
		case n.Data == "script" && attr(n, "src") == "" && attr(n, "type") != "application/ld+json":
			faults = append(faults, "there is an inline script")
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "style":
				faults = append(faults, fmt.Sprintf("a %s has style=%q", n.Data, a.Val))
			case strings.HasPrefix(a.Key, "on"):
				faults = append(faults, fmt.Sprintf("a %s has the handler %s", n.Data, a.Key))
			case strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:"):
				faults = append(faults, fmt.Sprintf("a %s has a script in %s", n.Data, a.Key))
			}
		}
	}
	return faults
}

// attr returns an element's attribute, or "".
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

// textOf returns the text in an element.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
