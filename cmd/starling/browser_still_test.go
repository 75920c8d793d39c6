package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// flowStill opens pages on a desk; every page is held to it, most on a telephone.
func flowStill(t *testing.T, tb *tab) {
	home, err := evaluate[string](tb, `document.querySelector("header.site .home").href`)
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range []string{"", "questions/", aQuestion, anExample, "competencies/", "search/"} {
		if err := tb.open(home + page); err != nil {
			t.Fatal(err)
		}
		if shift, err := evaluate[float64](tb, measureShift); err != nil || shift != 0 {
			t.Errorf("/%s: the layout shifts by %v, %v", page, shift, err)
		}
	}
}

// TestChoicesAreThereFromTheStart opens pages that the script changes as it comes,
// on a connection where it comes long after the text: what is shown by then must
// not move, and all must be shown if the script never comes.
func TestChoicesAreThereFromTheStart(t *testing.T) {
	b := startBrowser(t)
	site := serveSite(t, buildSite(t, "https://example.org"+mount))
	for name, c := range map[string]struct {
		page, before, changed string // the page, what ran before it, what then holds
	}{
		"a narrowed list": {"questions/?level=student&setting=home", "",
			`[...document.querySelectorAll("[data-row]")].map(r => r.checkVisibility({visibilityProperty: true})).sort().join("").match(/^(false)+(true)+$/) !== null`},
		"a plain question": {aQuestion, `localStorage.setItem("starling.plain", "plain")`,
			`![...document.querySelectorAll(".spoken .label")].some(e => e.checkVisibility())`},
		"a plain example": {anExample, `localStorage.setItem("starling.plain", "plain")`,
			`![...document.querySelectorAll(".answer .note")].some(e => e.checkVisibility())`},
		"results": {"search/?q=mistake", "", `(document.getElementById("all-questions").checkVisibility() === false) && !document.querySelector("#results:empty:not([aria-busy])")`},
	} {
		for _, l := range looks[:2] {
			t.Run(name+", "+l.String(), func(t *testing.T) {
				tb := b.newTab(t)
				if err := tb.see(l); err != nil {
					t.Fatal(err)
				}
				tb.beforePages(t, c.before)
				tb.openSlowly(t, site, c.page, true)
				if shift, err := evaluate[float64](tb, measureShift); err != nil || shift != 0 {
					t.Errorf("the layout shifts by %v, %v", shift, err)
				}
				tb.holds(t, "it is as chosen", c.changed)
				tb.openSlowly(t, site, c.page, false)
				tb.await(t, `[...document.querySelectorAll("main li, main p, footer.site a")].filter(e => e.checkVisibility())
					.every(e => e.checkVisibility({visibilityProperty: true}))`)
			})
		}
	}
}

// beforePages runs a script in every page before its own.
func (tb *tab) beforePages(t testing.TB, script string) {
	t.Helper()
	tb.call(t, func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		return err
	})
}

// openSlowly opens a page whose script is kept back until the rest has been
// painted. Then it comes, or turns out to be missing.
func (tb *tab) openSlowly(t *testing.T, site *httptest.Server, page string, comes bool) {
	t.Helper()
	painted := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".js") {
			select {
			case <-painted:
			case <-r.Context().Done():
			}
			if !comes {
				http.NotFound(w, r)
				return
			}
		}
		site.Config.Handler.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	opened := make(chan error, 1)
	go func() { opened <- tb.open(server.URL + mount + page) }()
	tb.await(t, `location.href.startsWith("`+server.URL+`") && document.querySelector("footer.site") && performance.getEntriesByName("first-contentful-paint").length > 0`)
	tb.holds(t, "the heading does not wait", `document.querySelector("h1").checkVisibility({visibilityProperty: true})`)
	close(painted)
	if err := <-opened; err != nil {
		t.Fatal(err)
	}
}
