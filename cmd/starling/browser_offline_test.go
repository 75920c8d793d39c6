package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"starling/generator/guide"
)

// TestWithoutANetwork reads the guide while the host can be reached, and then
// while it cannot.
func TestWithoutANetwork(t *testing.T) {
	b := startBrowser(t)
	for _, root := range []string{"/", mount} {
		t.Run("visited pages and tools below "+root, func(t *testing.T) {
			h := startHost(t, root)
			h.publish(t, copyOfGuide(t))
			tb := b.newTab(t)
			asked := tb.records(t)
			tb.opens(t, h.url+aQuestion)
			tb.await(t, `navigator.serviceWorker.controller`)
			tb.awaits(t, keeps(h.url+"-/edition")) // after what was visited
			h.goes(down)
			tb.opens(t, h.url+aQuestion)
			tb.holds(t, "a page that was visited is whole", `document.querySelector(".examples")`)
			tb.holds(t, "and its script has run", `document.querySelector("button.theme")`)
			tb.holds(t, "and it is styled", `getComputedStyle(document.body).fontFamily.includes("Charter")`)
			tb.opens(t, h.url)
			tb.holds(t, "a tool opens that never was", `document.querySelector("main.home")`)
			tb.opens(t, h.url+anExample)
			tb.await(t, `location.pathname.endsWith("/export/")`)
			tb.holds(t, "a page that is not kept says so, and leads there again", `(n => n.checkVisibility() && n.querySelector("a").href)(document.querySelector("[data-missing]")) === "`+h.url+anExample+`"`)
			for _, l := range looks[:2] {
				if err := tb.see(l); err != nil {
					t.Fatal(err)
				}
			}
			for _, address := range asked() {
				if !strings.HasPrefix(address, h.url) && !strings.HasPrefix(address, "data:") {
					t.Errorf("a request left the site: %s", address)
				}
			}
		})
	}
	t.Run("all of it, and the next edition", func(t *testing.T) { testKeptWhole(t, b) })
}

// testKeptWhole keeps the whole guide, by keyboard, changes it, and takes it back.
func testKeptWhole(t *testing.T, b *browser) {
	h, content := startHost(t, mount), copyOfGuide(t)
	h.publish(t, content)
	tb := b.newTab(t)
	if err := tb.see(looks[3]); err != nil {
		t.Fatal(err)
	}
	tb.opens(t, h.url+"export/")
	tb.await(t, `document.querySelector(".keeping button")?.checkVisibility()`)
	tb.faultless(t, "before anything is kept")
	tb.does(t, `window.said = []; window.bars = 0;
		new MutationObserver(() => { said.push(document.querySelector(".keeping [role=status]").textContent); bars += document.querySelector(".keeping progress").checkVisibility() })
			.observe(document.querySelector(".keeping"), {subtree: true, childList: true, characterData: true});
		document.querySelector(".keeping button").focus()`)
	tb.press(t, "Enter")
	tb.await(t, `document.querySelector(".keeping [role=status]").textContent === document.querySelector(".keeping").dataset.kept`)
	tb.holds(t, "progress was shown and said, not too often", `bars > 3 && said.length < 20 && said.some(s => /^\d+ of \d+/.test(s))`)
	tb.holds(t, "the focus stays", `document.activeElement === document.querySelector(".keeping button")`)
	tb.faultless(t, "all kept")

	h.goes(down)
	for _, page := range []string{anExample, aPlan, "print/first-shop-job/", "industries/"} {
		tb.opens(t, h.url+page)
		tb.holds(t, page+" opens", `location.href === "`+h.url+page+`" && document.querySelector("h1")`)
	}
	tb.opens(t, h.url+"search/?q=messed+up")
	tb.await(t, `/mistake/.test(document.querySelector("#results")?.textContent)`)

	// The author changes a text, and drops another.
	question := filepath.Join(content, filepath.FromSlash(aQuestion), "index.md")
	text, err := os.ReadFile(question)
	if err != nil {
		t.Fatal(err)
	}
	old := "## Why they ask\n"
	if err := os.WriteFile(question, bytes.Replace(text, []byte(old), []byte(old+"\nThis is the new edition.\n"), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	h.goes(up)
	h.publish(t, content)
	tb.opens(t, h.url+aQuestion)
	tb.holds(t, "no page is stale", `document.querySelector("main").textContent.includes("This is the new edition.")`)
	tb.awaits(t, `(await (await caches.match("`+h.url+`-/edition")).text()) === "`+h.edition(t)+`"`)
	tb.awaits(t, `(await caches.keys()).length === 1`)
	h.goes(down)
	tb.opens(t, h.url+"search/?q=the+new+edition")
	tb.holds(t, "the page of results opens", `document.querySelector("main.search")`)
	tb.opens(t, h.url+aQuestion)
	tb.holds(t, "what is kept is new", `document.querySelector("main").textContent.includes("This is the new edition.")`)

	// The switch for when something has gone wrong.
	h.goes(up)
	site, err := os.ReadFile(filepath.Join(content, "site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(content, "site.yaml"), append(site, "\noffline: false\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	h.publish(t, content)
	// A browser that is busy with the old worker may look for the new one at the next
	// page only.
	const gone = `(async () => {
		for (let i = 0; i < 30 && await navigator.serviceWorker.getRegistration(); i++) await new Promise(done => setTimeout(done, 100))
		return !(await navigator.serviceWorker.getRegistration())
	})()`
	for page, removed := 0, false; !removed; page++ {
		if page == 5 {
			t.Fatal("the worker is still there after five pages")
		}
		tb.opens(t, h.url+aQuestion)
		if removed, err = evaluate[bool](tb, gone); err != nil {
			t.Fatal(err)
		}
	}
	tb.opens(t, h.url+"export/")
	tb.awaits(t, `!(await caches.keys()).length`)
	tb.await(t, `document.querySelector(".keeping [role=status]").textContent === document.querySelector(".keeping").dataset.unable`)
}

// keeps is true once a file is kept.
func keeps(address string) string { return fmt.Sprintf(`await caches.match(%q)`, address) }

// awaits is await for a script that waits itself.
func (tb *tab) awaits(t *testing.T, script string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(tb.ctx, patience)
	defer cancel()
	for {
		if ok, err := evaluate[bool](tb, "(async () => Boolean("+script+"))()"); err == nil && ok {
			return
		}
		if ctx.Err() != nil {
			t.Fatalf("%s never came to hold", script)
		}
	}
}

// opens opens a page, which may come from what the browser keeps.
func (tb *tab) opens(t *testing.T, address string) {
	t.Helper()
	if err := tb.open(address); err != nil {
		t.Fatal(err)
	}
}

// records returns what the tab's pages have asked for since.
func (tb *tab) records(t *testing.T) func() []string {
	t.Helper()
	var mu sync.Mutex
	var list []string
	err := chromedp.Listen(tb.ctx, func(event any) {
		if e, ok := event.(*network.EventRequestWillBeSent); ok {
			mu.Lock()
			defer mu.Unlock()
			list = append(list, e.Request.URL)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return func() []string {
		mu.Lock()
		defer mu.Unlock()
		return list
	}
}

// copyOfGuide returns a folder with the texts of the real guide.
func copyOfGuide(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// host serves a folder below root while it is up. When it is down it takes
// connections and closes them.
type host struct {
	url, dir string

	mu   sync.Mutex
	down bool
}

const up, down = false, true

func startHost(t *testing.T, root string) *host {
	t.Helper()
	h := &host{dir: t.TempDir()}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.mu.Lock()
		defer h.mu.Unlock()
		address, ok := strings.CutPrefix(r.URL.Path, root)
		file := guide.OutputPath(address)
		data, err := fs.ReadFile(os.DirFS(h.dir), file)
		switch {
		case h.down:
			connection, _, err := http.NewResponseController(w).Hijack()
			if err == nil {
				_ = connection.Close()
			}
			return
		case !ok || err != nil:
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Security-Policy", guide.Policy(true))
		w.Header().Set("Cache-Control", "no-cache")
		w.Header().Set("Content-Type", contentTypes[path.Ext(file)])
		_, _ = w.Write(data)
	}))
	t.Cleanup(server.Close)
	h.url = server.URL + root
	return h
}

func (h *host) goes(down bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.down = down
}

// publish builds a content folder into the folder of the host.
func (h *host) publish(t *testing.T, content string) {
	t.Helper()
	var out, errs bytes.Buffer
	args := []string{"build", "--content", content, "--layouts", "../../layouts", "--assets", "../../assets", "--out", h.dir}
	if code := run(context.Background(), args, strings.NewReader(""), &out, &errs); code != exitDone {
		t.Fatalf("exit code %d\n%s%s", code, out.String(), errs.String())
	}
}

// edition returns what the worker calls the edition.
func (h *host) edition(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(h.dir, "sw.js"))
	if err != nil {
		t.Fatal(err)
	}
	_, edition, _ := strings.Cut(string(data), `"edition":"`)
	edition, _, _ = strings.Cut(edition, `"`)
	return edition
}
