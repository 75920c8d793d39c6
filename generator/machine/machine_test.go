package machine

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"

	"starling/generator/guide"
)

// hostile is what a text may hold that means something in one of the files.
var hostile = []string{
	`</script><script>alert(1)</script>`, `]]>`, `"double" and 'single' & <angle>`, "line\u2028and\u2029paragraph",
	`<!--`, `a\b`, "emoji 🎉 and e\u0301", `&amp; &#60;`, `[x](javascript:alert(1))`, `*a* _b_ **c** ~~d~~ a_b_c`, "`code`", `1. first`,
	`- item`, `# heading`, `> quote`, `| a | b |`, `![x](y)`, `a: b`, `C# and F #`, `+ 1`, `= 2`, `http://example.org/?a=b&c=d`,
}

func settings(base string) *guide.Settings {
	return &guide.Settings{
		Title: "A guide", BaseURL: base, Language: "en-GB", Author: "Ann",
		Labels: map[string]string{"questions": "Questions", "articles": "Articles", "collections": "Collections", "other_pages": "Other pages"},
	}
}

func page(base, layout, address, title string) *guide.Page {
	p := &guide.Page{Layout: layout, Address: address, Title: title, Description: title}
	if base != "" {
		p.Canonical = base + address
	}
	return p
}

// made returns the bytes of one of the files, or "" where there is none.
func made(t *testing.T, in Input, path string) string {
	t.Helper()
	f, ok := Files(in)[path]
	if !ok {
		return ""
	}
	data, err := f.AppendTo([]byte("before"))
	if err != nil {
		t.Fatal(err)
	}
	after, ok := strings.CutPrefix(string(data), "before")
	if !ok {
		t.Fatalf("%s was not appended", path)
	}
	return after
}

// wellFormed reads a whole file as XML.
func wellFormed(t *testing.T, file string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(file))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("%v\n%s", err, file)
		}
	}
}

const base = "https://example.org/a/b/"

func TestHostileTextsComeBackFromTheFeed(t *testing.T) {
	in := Input{Settings: settings(base), Feed: Feed}
	in.Settings.Title, in.Settings.Author, in.Settings.Description = hostile[0], hostile[1], hostile[2]
	for i, s := range hostile {
		p := page(base, "question", fmt.Sprintf("questions/%02d/", i), s)
		p.Updated = "2026-01-02"
		in.Pages = append(in.Pages, p)
	}
	file := made(t, in, Feed)
	wellFormed(t, file)
	var got struct {
		Title    string `xml:"http://www.w3.org/2005/Atom title"`
		Subtitle string `xml:"subtitle"`
		Author   string `xml:"author>name"`
		Entries  []struct {
			Title   string `xml:"title"`
			Summary string `xml:"summary"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal([]byte(file), &got); err != nil {
		t.Fatal(err)
	}
	if got.Title != hostile[0] || got.Author != hostile[1] || got.Subtitle != hostile[2] {
		t.Errorf("the feed says of itself %q, %q, %q", got.Title, got.Author, got.Subtitle)
	}
	for i, s := range hostile {
		if got.Entries[i].Title != s || got.Entries[i].Summary != s {
			t.Errorf("%q came back as %q and %q", s, got.Entries[i].Title, got.Entries[i].Summary)
		}
	}
}

// TestTheFeedIsAtom holds the feed to RFC 4287, 4.1: what a feed and an entry must
// have and how often, and what an address and a time look like.
func TestTheFeedIsAtom(t *testing.T) {
	in := Input{Settings: settings(base), Feed: Feed}
	for i := range 60 {
		p := page(base, "article", fmt.Sprintf("articles/%02d é/", i), fmt.Sprint("Article ", i))
		p.Published = fmt.Sprintf("2026-01-%02d", 1+i%28)
		if i%3 == 0 {
			p.Updated = fmt.Sprintf("2026-02-%02d", 1+i%28)
		}
		in.Pages = append(in.Pages, p)
	}
	undated, hidden := page(base, "article", "articles/undated/", "Undated"), page(base, "article", "articles/hidden/", "Hidden")
	hidden.Updated, hidden.NoIndex = "2026-03-01", true
	in.Pages = append(in.Pages, undated, hidden)
	for _, fault := range atomFaults(made(t, in, Feed)) {
		t.Error(fault)
	}
	if file := made(t, in, Feed); strings.Contains(file, "undated") || strings.Contains(file, "hidden") || strings.Count(file, "<entry>") != mostInFeed {
		t.Errorf("the feed holds what it should not, or not %d entries", mostInFeed)
	}
	in.Feed = ""
	if made(t, in, Feed) != "" {
		t.Error("there is a feed where there is none to be")
	}
}

func TestFaultsOfFeedsAreFound(t *testing.T) {
	good := `<feed xmlns="http://www.w3.org/2005/Atom"><id>https://a/</id><title>A</title><updated>2026-01-02T00:00:00Z</updated><author><name>Ann</name></author>` +
		`<link rel="self" href="https://a/feed.xml"/><entry><id>https://a/b/</id><title>B</title><updated>2026-01-02T00:00:00Z</updated><link rel="alternate" href="https://a/b/"/></entry></feed>`
	if faults := atomFaults(good); len(faults) > 0 {
		t.Fatal(faults)
	}
	for _, change := range [][2]string{
		{"<title>A</title>", ""}, {"<id>https://a/</id>", "<id>https://a/</id><id>https://a/</id>"}, {"T00:00:00Z</updated><author>", "</updated><author>"},
		{"<author><name>Ann</name></author>", ""}, {`rel="self"`, `rel="alternate"`}, {"<id>https://a/b/</id>", "<id>b/</id>"}, {"<title>B</title>", "<name>B</name>"},
		{"http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"}, {"2026-01-02T00:00:00Z</updated><link", "2026-02-30T00:00:00Z</updated><link"},
	} {
		if len(atomFaults(strings.Replace(good, change[0], change[1], 1))) == 0 {
			t.Errorf("%q in the place of %q is not found", change[1], change[0])
		}
	}
}

func TestTheSitemapHoldsWhatMayBeListed(t *testing.T) {
	in := Input{Settings: settings(base)}
	one, two, hidden := page(base, "home", "", "Home"), page(base, "question", "questions/é & co/", "Q"), page(base, "question", "questions/draft/", "D")
	two.Updated, hidden.NoIndex = "2026-01-02", true
	in.Pages = []*guide.Page{one, two, hidden, {Layout: "404", Address: "404.html"}}
	list := sitemapOf(t, made(t, in, Sitemap))
	want := []sitemapURL{{base, ""}, {base + "questions/%C3%A9%20&%20co/", "2026-01-02"}}
	if fmt.Sprint(list) != fmt.Sprint(want) {
		t.Errorf("the sitemap holds %v, want %v", list, want)
	}
	in.Settings.NoIndex = true
	if made(t, in, Sitemap) != "" || strings.Contains(made(t, in, Robots), "Sitemap") || !strings.Contains(made(t, in, Headers), "X-Robots-Tag: noindex") {
		t.Error("a site that asks search engines to stay away shows them the way")
	}
	in.Settings = settings("")
	if made(t, in, Sitemap) != "" || strings.Contains(made(t, in, Robots), "Sitemap") {
		t.Error("there is a sitemap without full addresses")
	}
}

func TestASitemapIsSplit(t *testing.T) {
	in := Input{Settings: settings(base)}
	for i := range 2*mostInSitemap + 1 {
		in.Pages = append(in.Pages, page(base, "question", fmt.Sprintf("questions/%d/", i), ""))
	}
	var index struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
		Parts   []string `xml:"sitemap>loc"`
	}
	if err := xml.Unmarshal([]byte(made(t, in, Sitemap)), &index); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for i, part := range index.Parts {
		list := sitemapOf(t, made(t, in, strings.TrimPrefix(part, base)))
		if len(list) > 50_000 || len(list) == 0 {
			t.Errorf("part %d holds %d addresses", i, len(list))
		}
		for _, u := range list {
			seen[u.Loc] = true
		}
	}
	if len(index.Parts) != 3 || len(seen) != len(in.Pages) {
		t.Errorf("%d parts hold %d of %d addresses", len(index.Parts), len(seen), len(in.Pages))
	}
	in.Pages = in.Pages[:mostInSitemap]
	if len(sitemapOf(t, made(t, in, Sitemap))) != mostInSitemap {
		t.Error("a sitemap that is just full is not whole")
	}
}

func TestRulesForHosts(t *testing.T) {
	in := Input{Settings: settings(""), Redirects: []guide.Redirect{
		{From: "old mistake/", To: guide.NamedLink{Address: "questions/own-up/"}},
		{From: "a:b/*.html", To: guide.NamedLink{Address: "articles/é/"}},
	}}
	if got, want := made(t, in, Redirects), "/old%20mistake/ /questions/own-up/ 301\n/a%3Ab/%2A.html /articles/%C3%A9/ 301\n"; got != want {
		t.Errorf("redirects are %q, want %q", got, want)
	}
	headers := made(t, in, Headers)
	blocks := strings.Split(headers, "\n/assets/*\n")
	if len(blocks) != 2 || !strings.HasPrefix(headers, "/*\n  Content-Security-Policy: "+guide.Policy(true)+"\n") || strings.Contains(blocks[0], "Cache-Control") {
		t.Errorf("the headers are %q", headers)
	}
	for line := range strings.Lines(headers) {
		if len(line) > 2000 { // Cloudflare Pages, "Headers"
			t.Errorf("a line of %d characters", len(line))
		}
	}
	if _, ok := Files(in)[NoJekyll]; !ok {
		t.Error("GitHub Pages would leave out _headers")
	}
	in.Redirects = nil
	if _, ok := Files(in)[Redirects]; ok {
		t.Error("there are rules without an old address")
	}
}
