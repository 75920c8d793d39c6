package main

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"strings"
	"testing"

	"starling/generator/guide"
)

// crawlAll is set where every page is to be opened at every host, and not one of
// each kind: "bash .ci/run long" does.
const crawlAll = "STARLING_CRAWL_ALL"

// TestAnyHost follows the links of the real guide in Chromium, from its home page,
// on hosts of every sort: each link leads to a file, each page loads without a
// complaint under the policy, and the search finds.
func TestAnyHost(t *testing.T) {
	s := buildSite(t, "")
	b := startBrowser(t)
	folders := func(file string) string { return guide.OutputPath(file) }
	exact := func(file string) string { return file }
	for name, h := range map[string]crawled{
		"the root of a domain":        {start: serveBelow(t, s, "/", folders).URL + "/", file: folders},
		"a folder":                    {start: serveBelow(t, s, mount, folders).URL + mount, file: folders},
		"a host that maps files only": {start: serveBelow(t, s, "/", exact).URL + "/index.html", file: exact},
		"a disk":                      {start: fileURL(s.dir, "index.html"), file: exact},
	} {
		t.Run(name, func(t *testing.T) {
			h.top = strings.TrimSuffix(h.start, "index.html")
			h.crawl(t, s, b.newTab(t))
		})
	}
}

// serveBelow serves a site below a path with its policy. file says which file an
// address leads to.
func serveBelow(t *testing.T, s *site, below string, file func(string) string) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		address, ok := strings.CutPrefix(r.URL.Path, below)
		name := file(address)
		if !ok || !s.files[name] {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Security-Policy", guide.Policy(true))
		w.Header().Set("Content-Type", contentTypes[path.Ext(name)])
		_, _ = w.Write(s.read(t, name))
	}))
	t.Cleanup(server.Close)
	return server
}

// crawled is a place that the site is opened at: top is what all its addresses begin
// with, and file the file that the rest of one leads to.
type crawled struct {
	start, top string
	file       func(string) string
}

// find returns the file that a full address leads to, "" for an address elsewhere.
func (h crawled) find(address string) string {
	address, _, _ = strings.Cut(address, "#")
	address, _, _ = strings.Cut(address, "?")
	rest, inside := strings.CutPrefix(address, h.top)
	if !inside {
		return ""
	}
	rest, err := url.PathUnescape(rest)
	if err != nil {
		return "an address that cannot be read: " + address
	}
	return h.file(rest)
}

// crawl opens the pages that links lead to, and searches.
func (h crawled) crawl(t *testing.T, s *site, tab *tab) {
	number := map[string]int{}
	for i, p := range s.pages {
		number[p.path] = i
	}
	// No link leads to the results of a search: a form does.
	results := h.top + "search/" + h.start[len(h.top):]
	seen := map[string]bool{h.find(h.start): true, h.find(results): true}
	opened, all := 0, os.Getenv(crawlAll) != ""
	for queue := []string{h.start, results}; len(queue) > 0; queue = queue[1:] {
		i, page := number[h.find(queue[0])]
		if !page || !all && !s.firstOfItsKind(i) {
			continue
		}
		opened++
		if err := tab.open(queue[0]); err != nil {
			t.Fatalf("%s: %v", queue[0], err)
		}
		links, err := tab.links()
		if err != nil {
			t.Fatalf("%s: %v", queue[0], err)
		}
		for _, fault := range tab.heard() {
			t.Errorf("%s: %s", queue[0], fault)
		}
		for _, link := range links {
			file := h.find(link)
			switch {
			case file == "" && strings.HasPrefix(link, "file:"):
				t.Errorf("%s: a link leads out of the site: %s", queue[0], link)
			case file == "" || seen[file]:
			case !s.files[file]:
				t.Errorf("%s: a link leads to %s, which is no file of the site", queue[0], link)
			default:
				seen[file] = true
				queue = append(queue, link)
			}
		}
	}
	for _, p := range s.pages {
		if all && !seen[p.path] && !p.redirect() && p.path != "404.html" {
			t.Errorf("no link led to %s", p.path)
		}
	}
	t.Logf("%d pages opened, %d files reached", opened, len(seen))
	h.search(t, tab)
}

// search finds a page from another one, with a slip of the keyboard.
func (h crawled) search(t *testing.T, tab *tab) {
	if err := tab.open(h.start); err != nil {
		t.Fatal(err)
	}
	tab.presses(t, "k", true)
	tab.types(t, "weekness")
	tab.await(t, dialogSays+`.includes("“weakness”")`)
	tab.press(t, "Enter")
	tab.await(t, `location.pathname.includes("/search/") && `+pageSays+`.includes("“weakness”")`)
	tab.does(t, `document.querySelector("#results h2 a").click()`)
	tab.await(t, `location.pathname.includes("/questions/") && document.querySelector("h1").textContent.includes("weakness")`)
	for _, fault := range tab.heard() {
		t.Errorf("searching: %s", fault)
	}
}
