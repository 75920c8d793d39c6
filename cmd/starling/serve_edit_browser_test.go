package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const editedAnswer = `---
role: nurse
level: mid
summary: A story.
---

**Situation.** It was in May.[^when]

**Task.** The rota was mine.

**Action.** I rang *everybody*, and wrote it down.

**Result.** It held.

[^when]: **Risk.** Say when.
`

// tellFollowing sets following once the server knows which page a tab shows: an
// edit that comes sooner makes it load the page again.
const tellFollowing = `
	const { WebSocket: Socket } = window
	window.WebSocket = class extends Socket {
		constructor (address) {
			super(address)
			this.addEventListener("message", () => { window.following = true })
		}
	}`

// TestOpenPagesChangeInPlace edits an answer in every way that an author does. A
// page that can be changed in place is, and whichever way it goes, it is then the
// page that a fresh tab shows.
func TestOpenPagesChangeInPlace(t *testing.T) {
	p := startPreview(t, map[string]string{
		"content/questions/why/index.md": previewQuestion,
		"content/questions/why/nurse.md": editedAnswer,
		"layouts/.keep":                  "",
	})
	p.await("questions/why/nurse/", "The rota was mine.")
	b := startBrowser(t)
	kept, fresh := b.newTab(t), b.newTab(t)
	kept.beforePages(t, tellFollowing)
	replace := strings.NewReplacer
	for _, c := range []struct {
		what    string
		edit    *strings.Replacer // of the answer as it was first
		wait    string            // for what the page then holds
		inPlace bool
	}{
		{"words", replace("rota was mine", "rota was ours"), "The rota was ours.", true},
		{"many words, which move the bar of its parts", replace("It held.", strings.Repeat("It held, and then some more. ", 30)+"At last."), "At last.", true},
		{"emphasis", replace("*everybody*", "**each** of *them*"), "each of them", true},
		{"a paragraph", replace("It held.", "It held.\n\nFor a year."), "For a year.", true},
		{"a list and a table", replace("It held.", "It held:\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nThe end."), "The end.", true},
		{"a link", replace("It held.", "It [held](https://example.org/)."), "It held.", true},
		{"another letter of more bytes", replace("It held.", "It h\u00e9ld \u2013 \U0001F600."), "h\u00e9ld", true},
		{"the other letter with the same first byte", replace("It held.", "It h\u00e8ld \u2013 \U0001F601."), "h\u00e8ld", true},
		{"markup that is text", replace("It held.", "It held `</p><script>alert(1)</script>`."), "alert(1)", true},
		{"the words of a note", replace("Say when.", "Say exactly when."), "Say exactly when.", true},
		{"another note", replace("It held.", "It held.[^end]", "[^when]:", "[^end]: **Risk.** Stop here.\n\n[^when]:"), "Stop here.", false},
		{"the summary", replace("A story.", "Another story."), "Another story.", false},
		{"what it was", replace("", ""), "A story.", false},
	} {
		page := p.address + "questions/why/nurse/"
		if err := kept.open(page); err != nil {
			t.Fatal(err)
		}
		kept.await(t, `document.readyState === "complete" && document.querySelector("button.theme") && window.following`)
		kept.does(t, `window.kept = true; document.querySelectorAll("main details").forEach(d => d.open = true)`)
		p.write("content/questions/why/nurse.md", c.edit.Replace(editedAnswer))
		kept.await(t, `document.body.innerText.includes("`+c.wait+`") && document.querySelector("button.theme")`)
		kept.holds(t, c.what+" in place: "+map[bool]string{true: "yes", false: "no"}[c.inPlace], map[bool]string{true: "", false: "!"}[c.inPlace]+`window.kept`)
		if err := fresh.open(page); err != nil {
			t.Fatal(err)
		}
		fresh.await(t, `document.readyState === "complete" && document.querySelector("button.theme")`)
		fresh.does(t, `document.querySelectorAll("main details").forEach(d => d.open = true)`)
		kept.does(t, `document.querySelectorAll("main details").forEach(d => d.open = true)`)
		// The panel is no part of the page, and shows when the rules have read it.
		const whole = `document.body.outerHTML.replace(/<div lang="en" dir="ltr" [a-z]+=""><\/div>/, "")`
		got, err := evaluate[string](kept, whole)
		want, err2 := evaluate[string](fresh, whole)
		if err != nil || err2 != nil || got != want {
			t.Errorf("%s: the page is not what a fresh tab shows (%v, %v):\n%s\n\nwant\n%s", c.what, err, err2, got, want)
		}
		for _, fault := range kept.heard() {
			t.Error(c.what, fault)
		}
	}
}

// TestPagesWithOtherScriptsAreLoadedAgain: nobody knows what a script of the
// author's own makes of the text, nor what the search has read of it.
func TestPagesWithOtherScriptsAreLoadedAgain(t *testing.T) {
	const layout = "../../layouts/partials/footer.html"
	footer, err := os.ReadFile(layout)
	must(t, err)
	p := startPreview(t, map[string]string{"content/questions/why/index.md": previewQuestion, "layouts/.keep": ""}, func(dir string) {
		must(t, os.CopyFS(filepath.Join(dir, "assets"), os.DirFS("../../assets")))
	})
	p.await("questions/why/", "The first text.")
	tb := startBrowser(t).newTab(t)
	if err := tb.open(p.address + "questions/why/"); err != nil {
		t.Fatal(err)
	}
	save := func(word string) {
		p.write("content/questions/why/index.md", strings.Replace(previewQuestion, "first", word, 1))
		tb.await(t, `document.body.innerText.includes("The `+word+` text.") && document.querySelector("#finder")`)
	}
	tb.does(t, `window.kept = true`)
	save("second")
	tb.holds(t, "with the script of every page alone it is changed in place", `window.kept`)
	tb.presses(t, "k", true)
	tb.await(t, `globalThis.starlingSearch`)
	save("third")
	tb.holds(t, "after a search it is loaded again", `!window.kept`)
	p.write("assets/own.js", `document.querySelector("h1").title = "by a script"`)
	p.write("layouts/partials/footer.html", string(footer)+`<script defer src="{{asset "own.js"}}"></script>`)
	tb.await(t, `document.querySelector("h1").title === "by a script"`)
	tb.does(t, `window.kept = true`)
	save("fourth")
	tb.holds(t, "with a script of the author's it is loaded again", `!window.kept`)
	for _, fault := range tb.heard() {
		t.Error(fault)
	}
}
