package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"starling/generator/guide"
)

// mount is the folder of the host that the site is served in: a link that only
// works at the root of a domain breaks here.
const mount = "/a/b/"

// TestInABrowser opens the real guide in Chromium, served in a sub-folder and
// from disk.
func TestInABrowser(t *testing.T) {
	b := startBrowser(t)
	t.Run("faults are found", func(t *testing.T) { testFaultsAreFound(t, b) })
	t.Run("served", func(t *testing.T) { testServed(t, b) })
	t.Run("missing page", func(t *testing.T) { testMissingPage(t, b) })
	t.Run("from disk", func(t *testing.T) { testFromDisk(t, b) })
}

// testServed opens every page, held to the content security policy. Each must
// load without a complaint, have nothing that axe finds, and not scroll
// sideways: the first page of each kind in all looks, a third of the others in
// turn, since the pages of one kind have the same layout. The long run opens all.
func testServed(t *testing.T, b *browser) {
	s := buildSite(t, "https://example.org"+mount)
	server := serveSite(t, s)
	pages := make(chan int)
	faults := make([][]string, len(s.pages))
	var work sync.WaitGroup
	for range max(1, min(runtime.NumCPU(), 4)) {
		tab := b.newTab(t)
		work.Go(func() {
			for i := range pages {
				p := s.pages[i]
				shown := looks
				if !s.firstOfItsKind(i) {
					shown = looks[i%len(looks) : i%len(looks)+1]
				}
				faults[i] = tab.inspect(server.URL+mount+p.address(), shown)
			}
		})
	}
	all := os.Getenv(crawlAll) != ""
	for i, p := range s.pages {
		// A browser leaves a redirect at once.
		if !p.redirect() && (all || i%3 == 0 || s.firstOfItsKind(i)) {
			pages <- i
		}
	}
	close(pages)
	work.Wait()
	for i, p := range s.pages {
		t.Run(p.path, func(t *testing.T) {
			for _, fault := range faults[i] {
				t.Error(fault)
			}
		})
	}
}

// kind returns what a page has in common with those of the same layout:
// "questions/*/*" for every worked example. Collections are lists and plans, which
// their addresses do not tell, and their sections do.
func (p *sitePage) kind() string {
	words := strings.Split(strings.TrimSuffix(p.address(), "/"), "/")
	for i := range words[1:] {
		words[1+i] = "*"
	}
	if words[0] == "collections" && bytes.Count(p.source, []byte("<section>")) > 2 {
		words = append(words, "plan")
	}
	return strings.Join(words, "/")
}

// firstOfItsKind tells whether no page before this one has the same layout.
func (s *site) firstOfItsKind(i int) bool {
	return !slices.ContainsFunc(s.pages[:i], func(p *sitePage) bool { return p.kind() == s.pages[i].kind() })
}

// testMissingPage asks for an address far down that does not exist:
// the page that says so is styled, and leads home.
func testMissingPage(t *testing.T, b *browser) {
	s := buildSite(t, "https://example.org"+mount)
	server := serveSite(t, s)
	tab := b.newTab(t)

	if err := tab.open(server.URL + mount + "questions/no/such/page/"); err != nil {
		t.Fatal(err)
	}
	if fault := tab.styleFault(); fault != "" {
		t.Error(fault)
	}
	links, err := tab.links()
	if err != nil {
		t.Fatal(err)
	}
	if home := server.URL + mount; !slices.Contains(links, home) {
		t.Errorf("no link leads to %s: %q", home, links)
	}
}

// testFromDisk opens a page of each kind as a file: it is styled, nothing
// fails, and every link leads to a page.
func testFromDisk(t *testing.T, b *browser) {
	s := buildSite(t, "")
	tab := b.newTab(t)
	for i, p := range s.pages {
		// The page for missing addresses is for hosts: its links begin at the root.
		if !s.firstOfItsKind(i) || p.redirect() || p.path == "404.html" {
			continue
		}
		t.Run(p.path, func(t *testing.T) {
			if err := tab.open(fileURL(s.dir, p.path)); err != nil {
				t.Fatal(err)
			}
			links, err := tab.links()
			if err != nil {
				t.Fatal(err)
			}
			if len(links) == 0 {
				t.Error("the page has no links")
			}
			for _, link := range links {
				if fault := s.diskFault(link); fault != "" {
					t.Errorf("the link to %s %s", link, fault)
				}
			}
			for _, fault := range tab.heard() {
				t.Error(fault)
			}
			if fault := tab.styleFault(); fault != "" {
				t.Error(fault)
			}
		})
	}
}

// fileURL returns the address of a file on disk.
func fileURL(dir, file string) string {
	name := filepath.ToSlash(filepath.Join(dir, filepath.FromSlash(file)))
	return (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(name, "/")}).String()
}

// diskFault tells what is wrong with a link as a browser resolved it on a page
// opened from disk.
func (s *site) diskFault(link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return err.Error()
	}
	if u.Scheme != "file" {
		return ""
	}
	top, err := url.Parse(fileURL(s.dir, ""))
	if err != nil {
		return err.Error()
	}
	address, ok := strings.CutPrefix(u.Path, top.Path+"/")
	if !ok {
		return "leads out of the site"
	}
	if !s.files[guide.OutputPath(address)] {
		return "leads to no file"
	}
	return ""
}

// testFaultsAreFound proves that the other tests would notice: on a page with
// one fault of each sort, each is found.
func testFaultsAreFound(t *testing.T, b *browser) {
	const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Faults</title></head><body>
		<main><h1>Faults</h1>
		<p style="color: red">styled</p>
		<script>document.title = "ran"</script>
		<script src="loud.js"></script>
		<img src="missing.png">
		<p><svg width="900" height="10" aria-hidden="true"></svg></p>
		</main></body></html>`
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", guide.Policy(true))
		switch r.URL.Path {
		case "/":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, page)
		case "/loud.js":
			w.Header().Set("Content-Type", "text/javascript")
			fmt.Fprint(w, `console.error("said aloud"); fetch("https://elsewhere.example/").catch(() => {});
				requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector("h1").prepend(document.createElement("br"))));
				throw new Error("thrown")`)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(server.Close)
	tab := b.newTab(t)
	found := strings.Join(tab.inspect(server.URL+"/", looks[:1]), "\n")
	if fault := tab.styleFault(); fault == "" {
		t.Error("a page without a style is taken as styled")
	}
	for _, want := range []string{
		"policy: style-src-attr", "policy: script-src-elem", "policy: connect-src", "said aloud", "thrown",
		"missing.png", "axe: image-alt", "scrolls sideways", "the layout shifts",
	} {
		if !strings.Contains(found, want) {
			t.Errorf("not found: %s; found:\n%s", want, found)
		}
	}
}

// serveSite serves a site as a plain host does: its files, exactly, with the
// policy as a header, and 404.html for the rest.
func serveSite(t *testing.T, s *site) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		address, ok := strings.CutPrefix(r.URL.Path, mount)
		file := guide.OutputPath(address)
		status := http.StatusOK
		if !ok || !s.files[file] {
			file, status = "404.html", http.StatusNotFound
		}
		w.Header().Set("Content-Security-Policy", guide.Policy(true))
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Content-Type", contentTypes[path.Ext(file)])
		w.WriteHeader(status)
		if _, err := w.Write(s.read(t, file)); err != nil {
			t.Logf("%s: %v", file, err)
		}
	}))
	t.Cleanup(server.Close)
	return server
}

// contentTypes are those of the files that a site has. A system's own table may
// lack one.
var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp", ".ico": "image/x-icon",
	".json": "application/json", ".webmanifest": "application/manifest+json", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8", ".md": "text/plain; charset=utf-8",
}
