package main

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// press presses a key.
func (tb *tab) press(t *testing.T, key string) {
	t.Helper()
	codes := map[string]int64{"Tab": 9, "Enter": 13, " ": 32, "Escape": 27, "ArrowUp": 38, "ArrowDown": 40}
	texts := map[string]string{"Enter": "\r", " ": " "}
	tb.call(t, func(ctx context.Context, target *chromedp.Target) error {
		for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
			p := input.DispatchKeyEventParams{Type: kind, Key: key, Code: key, WindowsVirtualKeyCode: codes[key]}
			if kind == input.DispatchKeyEventTypeKeyDown {
				p.Text = texts[key]
			}
			if _, err := cdp.Call(ctx, target, input.DispatchKeyEvent, p); err != nil {
				return err
			}
		}
		return nil
	})
}

// flowKeyboard goes through a page of each kind with the Tab key alone, on a
// telephone's width, which is a desk's at 400 %, and on a desk's.
func flowKeyboard(t *testing.T, tb *tab) {
	tb.press(t, "Tab")
	tb.holds(t, "the skip link comes first, and is seen", `document.activeElement.matches(".skip") && document.activeElement.getBoundingClientRect().top >= 0`)
	tb.press(t, "Enter")
	tb.holds(t, "it leads to the text", `location.hash === "#main"`)

	home, err := evaluate[string](tb, `document.querySelector("header.site .home").href`)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range []look{looks[0], looks[3]} {
		if err := tb.see(l); err != nil {
			t.Fatal(err)
		}
		for _, page := range []string{
			"", "questions/", aQuestion, anExample, "competencies/", "roles/", "topics/mistakes-and-setbacks/",
			"articles/", "articles/the-shape-of-an-answer/", "collections/", aPlan, "about/", "search/?q=mistake", "404.html",
		} {
			if err := tb.open(home + page); err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(page, "search/") {
				// Results come as the reader gets to them.
				tb.await(t, `[scrollTo(0, document.body.scrollHeight)] && document.querySelectorAll("#results > li").length > 5`)
				tb.does(t, `scrollTo(0, 0)`)
			}
			tb.does(t, `document.querySelectorAll("details").forEach(d => d.open = true)`)
			for _, fault := range tb.tabThrough(t) {
				t.Errorf("%s, /%s: %s", l, page, fault)
			}
		}
	}
}

// tabThrough presses Tab from the top of the page until nothing new has the
// focus, and returns what is wrong: a stop that is not outlined, or that
// something covers, and what can be pressed but is no stop.
func (tb *tab) tabThrough(t *testing.T) []string {
	t.Helper()
	const wanted = `[...document.querySelectorAll("a[href], button, summary, input, [tabindex='0']")].filter(e => e.checkVisibility({visibilityProperty: true}))`
	const name = `const name = e => e.localName + " " + (e.getAttribute("href") ?? e.name ?? "") + " " + e.textContent.trim().slice(0, 40);`
	count, err := evaluate[int](tb, `(window.seen = new Set(), `+wanted+`.length)`)
	if err != nil {
		t.Fatal(err)
	}
	var faults []string
	for range count {
		tb.press(t, "Tab")
		fault, err := evaluate[string](tb, `(e => {`+name+`
			seen.add(e);
			const r = e.getClientRects()[0], outline = getComputedStyle(e).outlineStyle;
			if (outline === "none") return "no outline on " + name(e);
			const top = document.elementFromPoint(Math.max(r.left, 0) + Math.min(r.width, 8) / 2, Math.max(r.top, 0) + Math.min(r.height, 8) / 2);
			return top && (e.contains(top) || top.contains(e)) ? "" : "covered or out of sight: " + name(e);
		})(document.activeElement)`)
		if err != nil {
			t.Fatal(err)
		}
		if fault != "" {
			faults = append(faults, fault)
		}
	}
	missed, err := evaluate[[]string](tb, `(() => {`+name+` return `+wanted+`.filter(e => !seen.has(e)).map(e => "no way by keyboard to " + name(e)) })()`)
	if err != nil {
		t.Fatal(err)
	}
	return append(faults, missed...)
}

// flowFilterKeys narrows the list and shows all again, without a mouse.
func flowFilterKeys(t *testing.T, tb *tab) {
	const focused = `document.activeElement.checkVisibility() && document.activeElement.closest("#filters")`
	tb.does(t, `document.querySelector("#filters details details:has([name=setting]) > summary").focus()`)
	tb.press(t, "Enter")
	tb.press(t, "Tab")
	tb.holds(t, "what was folded comes next", `document.activeElement.matches("[name=setting]") && document.activeElement.checkVisibility()`)
	tb.press(t, " ")
	tb.holds(t, "a box is ticked", `document.activeElement.checked && location.search.startsWith("?setting=")`)
	tb.does(t, `document.querySelector("#filters [type=reset]").focus()`)
	tb.press(t, "Enter")
	tb.holds(t, "all is shown", `location.search === "" && ![...document.querySelectorAll("[data-row]")].some(r => r.hidden)`)
	tb.holds(t, "the focus is not lost with the button", focused)
}

// flowExampleKeys reads notes, the plain script and the weaker version.
func flowExampleKeys(t *testing.T, tb *tab) {
	tb.does(t, `document.querySelector(".answer .marker a").focus()`)
	tb.press(t, "Enter")
	tb.holds(t, "a marker leads to its note", `document.querySelector(":target").matches(".note") && document.querySelector(":target").checkVisibility()`)
	tb.does(t, `document.querySelector(".switch button[value=plain]").focus()`)
	tb.press(t, " ")
	tb.holds(t, "the plain script", `document.querySelector("main").dataset.view === "plain"`)
	tb.does(t, `document.querySelector(".switch button[value=annotated]").focus()`)
	tb.press(t, " ")
	tb.holds(t, "and back", `document.querySelector("main").dataset.view === "annotated"`)
	tb.does(t, `document.querySelector(".weaker summary").focus()`)
	tb.press(t, "Enter")
	tb.holds(t, "the weaker version is open", `document.querySelector(".weaker .said").checkVisibility()`)
}
