package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOpenPagesFollow watches an open page in Chromium while its text, its style
// and a mistake come and go.
func TestOpenPagesFollow(t *testing.T) {
	p := startPreview(t, map[string]string{
		"content/questions/why/index.md": previewQuestion,
		"layouts/.keep":                  "",
		"assets/style.css":               "h1 { color: rgb(1, 2, 3) }",
	})
	p.await("questions/why/", "The first text.")
	tb := startBrowser(t).newTab(t)
	if err := tb.open(p.address + "questions/why/"); err != nil {
		t.Fatal(err)
	}
	tb.await(t, `document.body.innerText.includes("The first text.")`)

	// A save repaints the page by itself.
	p.write("content/questions/why/index.md", strings.Replace(previewQuestion, "first", "second", 1))
	tb.await(t, `document.body.innerText.includes("The second text.")`)

	// A style is changed without a reload: what the page knew it still knows.
	tb.does(t, `window.remembered = true`)
	p.write("assets/style.css", "h1 { color: rgb(4, 5, 6) }")
	tb.await(t, `getComputedStyle(document.querySelector("h1")).color === "rgb(4, 5, 6)"`)
	tb.holds(t, "the page was not loaded again", `window.remembered`)

	// A mistake is shown with its code and place over the last good page, and goes.
	const panel = `[...document.querySelectorAll("*")].map(e => e.shadowRoot && e.shadowRoot.textContent).filter(Boolean).join(" ")`
	p.write("content/questions/why/index.md", strings.Replace(previewQuestion, "summary", "sumary", 1))
	tb.await(t, panel+`.includes("E103")`)
	tb.holds(t, "the panel names the file, the line and the word", `(s => s.includes("index.md:5") && s.includes("summary"))(`+panel+`)`)
	tb.holds(t, "the last good page stays", `document.body.innerText.includes("The second text.")`)
	p.write("content/questions/why/index.md", strings.Replace(previewQuestion, "first", "third", 1))
	tb.await(t, `document.body.innerText.includes("The third text.") && !`+panel+`.includes("E103")`)

	// The search knows the text as it is now.
	tb.await(t, `document.querySelector("#finder")`)
	tb.presses(t, "k", true)
	tb.types(t, "third text")
	tb.await(t, dialogOptions+`.some(o => o.textContent.includes("Why do you want this job?") && o.querySelector(".excerpt mark")?.textContent === "third")`)
	tb.press(t, "Escape")

	// A page that is gone says so.
	p.write("content/questions/other/index.md", strings.Replace(previewQuestion, "Why do you", "When do you", 1))
	tb.await(t, `document.body.innerText.includes("When do you")`)
	if err := os.RemoveAll(filepath.Join(p.dir, "content/questions/why")); err != nil {
		t.Fatal(err)
	}
	tb.await(t, `/gone|no longer|removed/i.test(`+panel+`)`)
	for _, fault := range tb.heard() {
		t.Error(fault)
	}
}
