package main

import (
	"fmt"
	"strings"
	"testing"
)

// panelText is all that the preview's panel says while it is shown.
const panelText = `[...document.querySelectorAll("div")].filter(e => e.shadowRoot && !e.hidden).map(e => e.shadowRoot.querySelector("section").innerText).join(" ")`

// inPanel returns a script for an element of the panel.
func inPanel(selector string) string {
	return `[...document.querySelectorAll("div")].find(e => e.shadowRoot).shadowRoot.querySelector("` + selector + `")`
}

// TestTabsFollow looks at what an author has open: a dozen tabs, text that is
// scrolled and focused, pages that an edit does not touch, and an offer to go
// where it does.
func TestTabsFollow(t *testing.T) {
	files := map[string]string{
		"content/questions/why/index.md":  previewQuestion,
		"content/questions/when/index.md": strings.Replace(previewQuestion, "Why", "When", 1),
		"content/articles/long.md":        longArticle("first"),
	}
	p := startProgram(t, files, "--follow")
	p.await("questions/why/", "The first text.")
	b := startBrowser(t)
	t.Run("twelve tabs", func(t *testing.T) { testTwelveTabs(t, p, b) })
	t.Run("scroll and focus", func(t *testing.T) { testScrollAndFocusAreKept(t, p, b) })
	t.Run("offer", func(t *testing.T) { testOffer(t, p, b) })
}

// testTwelveTabs opens a dozen tabs of one page. A browser has six ordinary
// connections to one server: if a tab kept one, the seventh would never load, nor
// would the others again. So each that loads, within the test's patience, shows
// that none does. How long they take is told with go test -v.
func testTwelveTabs(t *testing.T, p *program, b *browser) {
	const load = `(n => n.loadEventEnd - n.startTime)(performance.getEntriesByType("navigation")[0])`
	var tabs []*tab
	longest := 0.0
	measure := func(tb *tab) {
		tb.await(t, load+" > 0")
		took, err := evaluate[float64](tb, load)
		if err != nil {
			t.Fatal(err)
		}
		longest = max(longest, took)
	}
	for range 12 {
		tb := b.newTab(t)
		if err := tb.open(p.address + "questions/why/"); err != nil {
			t.Fatalf("with %d tabs open, another does not load: %v", len(tabs), err)
		}
		measure(tb)
		tabs = append(tabs, tb)
	}
	other := b.newTab(t)
	if err := other.open(p.address + "questions/when/"); err != nil {
		t.Fatal(err)
	}
	other.does(t, `window.remembered = true`)
	// What is changed in place, and what has to be loaded again.
	for _, word := range []string{"second", "third"} {
		text := strings.Replace(previewQuestion, "first", word, 1)
		if word == "third" {
			text = strings.Replace(text, "this job", "the job", 1)
		}
		p.write("content/questions/why/index.md", text)
		for _, tb := range tabs {
			tb.await(t, `document.body.innerText.includes("The `+word+` text.")`)
			measure(tb)
		}
	}
	other.holds(t, "a page whose bytes are the same was not loaded again", `window.remembered`)
	// All six connections are still to be had at once.
	if got, err := evaluate[int](other, `Promise.all([1, 2, 3, 4, 5, 6].map(n => fetch("/?" + n).then(r => r.text()))).then(all => all.length)`); err != nil || got != 6 {
		t.Errorf("%d of 6 pages were fetched at once: %v", got, err)
	}
	t.Logf("with a dozen tabs open, the slowest of %d loads took %.0f ms", 3*len(tabs), longest)
}

// longArticle is an article of many screens whose last line is the given word,
// with a link half-way.
func longArticle(word string) string {
	var b strings.Builder
	b.WriteString("---\ntitle: A long one\nsummary: One line about it.\n---\n\n")
	for i := range 80 {
		fmt.Fprintf(&b, "Paragraph %d.\n\n", i)
		if i == 40 {
			b.WriteString("[Half-way](https://example.org/)\n\n")
		}
	}
	return b.String() + "The " + word + " end.\n"
}

func testScrollAndFocusAreKept(t *testing.T, p *program, b *browser) {
	tb := b.newTab(t)
	if err := tb.open(p.address + "articles/long/"); err != nil {
		t.Fatal(err)
	}
	const link = `[...document.links].find(a => a.textContent.includes("Half-way"))`
	tb.does(t, link+`.focus(); scrollTo({ top: 777, behavior: "instant" }); window.old = true`)
	tb.holds(t, "the page is scrolled and focused", `scrollY === 777 && document.activeElement === `+link)
	check := func() {
		t.Helper()
		tb.await(t, `scrollY === 777`)
		tb.holds(t, "the same link has the focus", `document.activeElement === `+link)
	}
	p.write("content/articles/long.md", longArticle("second"))
	tb.await(t, `document.body.innerText.includes("The second end.")`)
	tb.holds(t, "the text was changed in place", `window.old`)
	check()
	// The paragraph that holds the link is another.
	p.write("content/articles/long.md", strings.Replace(longArticle("second"), "org/)", "org/) and *then*", 1))
	tb.await(t, `document.body.innerText.includes("Half-way and then")`)
	tb.holds(t, "the paragraph was changed in place", `window.old`)
	check()
	p.write("content/articles/long.md", strings.Replace(longArticle("third"), "A long one", "Another", 1))
	tb.await(t, `!window.old && document.readyState === "complete" && document.body.innerText.includes("The third end.")`)
	check()
}

func testOffer(t *testing.T, p *program, b *browser) {
	tb := b.newTab(t)
	if err := tb.open(p.address + "questions/when/"); err != nil {
		t.Fatal(err)
	}
	save := func(word string) {
		p.write("content/questions/why/index.md", strings.Replace(previewQuestion, "first", word, 1))
	}
	const offered = panelText + `.includes("content/questions/why/index.md was saved.")`
	save("offered")
	tb.await(t, offered)
	tb.faultless(t, "with an offer")
	tb.does(t, inPanel("button")+`.click()`)
	tb.holds(t, "staying takes the offer down", `!(`+offered+`)`)

	save("followed")
	tb.await(t, offered)
	tb.does(t, inPanel("p:not([hidden]) a")+`.click()`)
	tb.await(t, `location.pathname === "/questions/why/" && document.body.innerText.includes("The followed text.")`)
	tb.holds(t, "there is nothing to offer there", `!(`+panelText+`)`)
	if err := tb.open(p.address + "questions/when/"); err != nil {
		t.Fatal(err)
	}
	// A mistake shows that this page has heard from the server.
	p.write("content/questions/why/index.md", strings.Replace(previewQuestion, "summary", "sumary", 1))
	tb.await(t, panelText+`.includes("E103")`)
	tb.holds(t, "nor to a reader who has been there", `!(`+offered+`)`)
	for _, fault := range tb.heard() {
		t.Error(fault)
	}
}
