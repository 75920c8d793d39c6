package main

import (
	"context"
	"regexp"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// flowWorksheets prints every question.
func flowWorksheets(t *testing.T, tb *tab) {
	pages, err := evaluate[[]string](tb, `[...document.querySelectorAll("[data-row] > a")].map(a => a.href)`)
	if err != nil || len(pages) < 12 {
		t.Fatalf("%d questions, %v", len(pages), err)
	}
	for _, page := range pages {
		if err := tb.open(page); err != nil {
			t.Fatal(err)
		}
		tb.does(t, `document.querySelector(".examples").remove()`)
		if n := tb.pages(t); n > 2 {
			t.Errorf("%s: %d pages before the answers, want at most 2", page, n)
		}
	}
}

// flowPaper looks at a page of each kind as paper.
func flowPaper(t *testing.T, tb *tab) {
	home, err := evaluate[string](tb, `document.querySelector("header.site .home").href`)
	if err != nil {
		t.Fatal(err)
	}
	tb.onPaper(t)
	for _, page := range []string{"", "questions/", aQuestion, anExample, "competencies/", "articles/the-shape-of-an-answer/", aPlan, "about/"} {
		if err := tb.open(home + page); err != nil {
			t.Fatal(err)
		}
		tb.holds(t, "/"+page+": nothing is cut", `document.scrollingElement.scrollWidth <= document.documentElement.clientWidth
			&& [...document.querySelectorAll(".wide, pre")].every(e => e.scrollWidth <= e.clientWidth)`)
		tb.holds(t, "/"+page+": no entry is torn apart", `[...document.querySelectorAll("tr, .note, .probes li, .cards > li")].every(e => getComputedStyle(e).breakInside === "avoid")`)
		tb.holds(t, "/"+page+": colours that mean something are printed", `[...document.querySelectorAll(".shares li")].every(e => getComputedStyle(e, "::before").printColorAdjust === "exact")`)
		tb.holds(t, "/"+page+": nothing to press", `[...document.querySelectorAll("button, summary, nav")].every(b => !b.checkVisibility())`)
	}
}

// pageObject is how Chromium's files begin a page.
var pageObject = regexp.MustCompile(`/Type\s*/Page\b`)

// pages prints the tab's page and returns how many sheets of A4 that takes.
func (tb *tab) pages(t *testing.T) int {
	t.Helper()
	count := 0
	tb.call(t, func(ctx context.Context, target *chromedp.Target) error {
		const width, height = 210 / 25.4, 297 / 25.4
		printed, err := cdp.Call(ctx, target, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: width, PaperHeight: height})
		if err == nil {
			count = len(pageObject.FindAll(printed.Data, -1))
		}
		return err
	})
	if count == 0 {
		t.Fatal("nothing is printed")
	}
	return count
}

// onPaper shows the tab as a sheet of A4. With the margins of the style, 20 mm and
// 15 mm, that is about 642 by 1009 CSS pixels.
func (tb *tab) onPaper(t *testing.T) {
	t.Helper()
	tb.call(t, func(ctx context.Context, target *chromedp.Target) error {
		if _, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
			return err
		}
		_, err := cdp.Call(ctx, target, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 642, Height: 1009, DeviceScaleFactor: 1})
		return err
	})
}

func flowFolded(t *testing.T, tb *tab) {
	tb.holds(t, "folded on the screen", `document.querySelector("details:not([open])")`)
	tb.does(t, `dispatchEvent(new Event("beforeprint"))`)
	tb.holds(t, "open on paper", `!document.querySelector("details:not([open])")`)
	tb.does(t, `dispatchEvent(new Event("afterprint"))`)
	tb.holds(t, "folded again", `document.querySelector("details:not([open])")`)
}
