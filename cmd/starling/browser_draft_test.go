package main

import (
	"fmt"
	"strings"
	"testing"
)

// TestDraftWithACoach writes a draft on a question's page, in a sub-folder of a
// host and from disk.
func TestDraftWithACoach(t *testing.T) {
	b := startBrowser(t)
	s := buildSite(t, "https://example.org"+mount)
	server := serveSite(t, s)
	t.Run("served", func(t *testing.T) { testDraft(t, b, server.URL+mount) })
	t.Run("two tabs", func(t *testing.T) { testDraftInTwoTabs(t, b, server.URL+mount) })
	t.Run("storage blocked", func(t *testing.T) { testDraftUnkept(t, b, server.URL+mount) })
	t.Run("from disk", func(t *testing.T) { testDraftFromDisk(t, b, "file://"+s.dir+"/") })
}

// writes types into the box of a part.
func (tb *tab) writes(t *testing.T, part, text string) {
	t.Helper()
	tb.does(t, fmt.Sprintf(`const box = [...document.querySelectorAll(".coach .entry")].find(e => e.querySelector("label").textContent === %q).querySelector("textarea");
		box.focus(); box.value = %q; box.dispatchEvent(new Event("input", {bubbles: true}))`, part, text))
}

const coach = `document.querySelector(".coach")`

func testDraft(t *testing.T, b *browser, home string) {
	tb := b.newTab(t)
	if err := tb.see(looks[3]); err != nil {
		t.Fatal(err)
	}
	tb.opens(t, home+aQuestion)
	tb.holds(t, "a page that is only read loads no coach", `!performance.getEntriesByType("resource").some(r => /draft/.test(r.name)) && `+coach)
	tb.does(t, coach+`.querySelector("button").focus()`)
	tb.press(t, "Enter")
	tb.await(t, coach+`.querySelector("textarea")`)
	tb.holds(t, "a box for each part of the shape", `[...document.querySelectorAll(".coach .entry label")].map(l => l.textContent).join() === [...document.querySelectorAll(".shape > ol > li > b")].map(b => b.textContent).join()`)
	tb.holds(t, "the first box has the focus, and a hint", `document.activeElement.matches("textarea") && document.getElementById(document.activeElement.getAttribute("aria-describedby")).textContent.length > 20`)

	tb.writes(t, "Situation", "In my second month at a grocery store I placed the order for a bank-holiday weekend.")
	tb.writes(t, "Action", "It was all because of my boss, who never told me that the boxes held twelve. I rang him before I had a fix. I rang two branches and they took forty cases.")
	tb.await(t, coach+`.querySelector(".remarks:not(.open) li")`)
	tb.holds(t, "a remark quotes the words it means", `/“because of my boss”/.test(document.querySelector(".remarks").textContent)`)
	tb.holds(t, "what is missing is told apart", `/Nothing under Result yet/.test(document.querySelector(".remarks.open").textContent)`)
	tb.holds(t, "words and seconds are counted", `/^\d+ words, \d+ s, \d+ %$/.test([...document.querySelectorAll(".coach .count")][2].textContent)`)
	tb.holds(t, "the bar is told in words", `/Situation \d+ %, Action \d+ %/.test(document.querySelector(".coach .bar").getAttribute("aria-label"))`)
	tb.await(t, `/remarks?\./.test(document.querySelector(".verdict [role=status]").textContent)`)
	tb.does(t, `document.querySelector(".remarks button").click()`)
	tb.holds(t, "and shows where they stand", `(a => a.matches("textarea") && a.value.slice(a.selectionStart, a.selectionEnd) === "because of my boss")(document.activeElement)`)
	tb.faultless(t, "a draft with remarks")

	tb.await(t, `localStorage.getItem("starling.my.drafts.tell-me-about-a-time-you-made-a-mistake")`)
	tb.opens(t, home+aQuestion)
	tb.await(t, coach+`.querySelector("textarea")`)
	tb.holds(t, "the draft is there again", `/because of my boss/.test(document.querySelectorAll(".coach textarea")[2].value)`)
	tb.holds(t, "and leaves the focus alone", `document.activeElement === document.body`)
	tb.holds(t, "it prints in its place", `/because of my boss/.test(document.querySelector(".shape li[data-part=action] .mine").textContent)`)
	tb.onPaper(t)
	tb.holds(t, "on paper it is seen, and the boxes are not", `document.querySelector(".mine").checkVisibility() && !document.querySelector(".coach textarea").checkVisibility()`)
	if err := tb.see(looks[3]); err != nil {
		t.Fatal(err)
	}

	tb.opens(t, home+"print/asked-most/")
	tb.await(t, `document.querySelector(".mine")`)
	tb.holds(t, "and on the collection's long page, with its question", `(s => s.querySelectorAll(".mine").length === 2 && /because of my boss/.test(s.querySelector("[data-part=action] .mine").textContent))(document.querySelector(".sheet[data-question=tell-me-about-a-time-you-made-a-mistake]")) && document.querySelectorAll(".mine").length === 2`)
	tb.holds(t, "it offers to print", `document.querySelector("[data-print]").checkVisibility()`)
	tb.opens(t, home+aQuestion)
	tb.await(t, coach+`.querySelector("textarea")`)

	const presses = `[...document.querySelectorAll(".coach .actions button")].find(b => b.textContent === `
	tb.does(t, presses+`"Delete").click()`)
	tb.holds(t, "deleted, and said", `!localStorage.getItem("starling.my.drafts.tell-me-about-a-time-you-made-a-mistake") && document.querySelectorAll(".coach textarea")[2].value === "" && document.querySelector(".coach > .status").textContent === "Deleted."`)
	tb.holds(t, "undo is at hand", `document.activeElement.textContent === "Undo"`)
	tb.press(t, "Enter")
	tb.holds(t, "and brings it back", `/because of my boss/.test(localStorage.getItem("starling.my.drafts.tell-me-about-a-time-you-made-a-mistake")) && /because of my boss/.test(document.querySelectorAll(".coach textarea")[2].value)`)
	testPace(t, tb)
	for _, fault := range tb.heard() {
		t.Error(fault)
	}
}

// testDraftInTwoTabs writes in two tabs at once, on a telephone: neither loses a word.
func testDraftInTwoTabs(t *testing.T, b *browser, home string) {
	first, second := b.newTab(t), b.newTab(t)
	for _, tb := range []*tab{first, second} {
		if err := tb.see(looks[0]); err != nil {
			t.Fatal(err)
		}
		tb.opens(t, home+"questions/tell-me-about-a-time-you-failed/")
		tb.does(t, coach+`.querySelector("button").click()`)
		tb.await(t, coach+`.querySelector("textarea")`)
	}
	first.writes(t, "Situation", "We opened in May.")
	first.await(t, `document.querySelector(".coach > .status").textContent === "Saved in this browser only."`)
	second.await(t, `document.querySelector(".coach textarea").value === "We opened in May."`)
	second.writes(t, "Task", "The rota was mine.")
	first.await(t, `document.querySelectorAll(".coach textarea")[1].value === "The rota was mine."`)
	first.holds(t, "both texts are kept", `(d => d.Situation && d.Task)(JSON.parse(localStorage.getItem("starling.my.drafts.tell-me-about-a-time-you-failed")).parts)`)
}

// testDraftUnkept writes where the browser keeps nothing: it says so in words, and
// the draft is there for as long as the page is.
func testDraftUnkept(t *testing.T, b *browser, home string) {
	tb := b.newTab(t)
	tb.opens(t, home+"questions/tell-me-about-a-time-you-showed-leadership/")
	tb.does(t, `Storage.prototype.setItem = () => { throw new DOMException("no", "SecurityError") }; `+coach+`.querySelector("button").click()`)
	tb.await(t, coach+`.querySelector("textarea")`)
	tb.writes(t, "Situation", "We opened in May.")
	tb.await(t, `/^4 words/.test(document.querySelector(".coach .total").textContent)`)
	tb.holds(t, "it says that nothing is kept", `/keeps nothing/.test(document.querySelector(".coach > .status").textContent)`)
	for _, fault := range tb.heard() {
		t.Error(fault)
	}
}

// testPace reads aloud for twenty seconds, which pass quickly here.
func testPace(t *testing.T, tb *tab) {
	tb.does(t, `const later = window.setTimeout; window.setTimeout = (f, ms, ...a) => later(f, ms / 100, ...a);
		document.querySelector(".coach details:last-of-type").open = true; document.querySelector(".pace button").click()`)
	tb.holds(t, "there is a text to read", `document.activeElement.matches(".sample")`)
	tb.await(t, `document.activeElement.matches("input[type=range]")`)
	tb.does(t, `document.activeElement.value = 50; document.activeElement.dispatchEvent(new Event("input"))`)
	tb.holds(t, "the last word is said", `document.activeElement.getAttribute("aria-valuetext").length > 1 && /150/.test(document.querySelector(".pace button").textContent)`)
	tb.faultless(t, "asked for the last word")
	tb.does(t, `document.querySelector(".pace button").click()`)
	tb.holds(t, "times are counted at the reader's pace", `/at 150 words a minute/.test(document.querySelector(".coach .total").textContent) && JSON.parse(localStorage.getItem("starling.my.pace.mine")).wpm === 150`)
}

// testDraftFromDisk writes where there is no host.
func testDraftFromDisk(t *testing.T, b *browser, home string) {
	tb := b.newTab(t)
	tb.opens(t, home+aQuestion+"index.html")
	tb.does(t, coach+`.querySelector("button").click()`)
	tb.await(t, coach+`.querySelector("textarea")`)
	tb.writes(t, "Task", "The order was mine.")
	tb.await(t, `/4 words/.test(document.querySelector(".coach .total").textContent)`)
	for _, fault := range tb.heard() {
		if !strings.Contains(fault, "Unsafe attempt") {
			t.Error(fault)
		}
	}
}
