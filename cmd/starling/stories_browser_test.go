package main

import "testing"

// flowStories writes a story, sees what it shows and which question it fits, and
// takes back that it was deleted.
func flowStories(t *testing.T, tb *tab) {
	if err := tb.see(looks[0]); err != nil {
		t.Fatal(err)
	}
	tb.await(t, `document.querySelector("#tool .grid")`)
	tb.holds(t, "every competency is a gap, with a question to begin with", `[...document.querySelectorAll(".grid tbody tr")].length > 5 && [...document.querySelectorAll(".grid .depth")].every(e => e.textContent === "0")`)
	tb.faultless(t, "no story")
	tb.choose(t, ".grid", "Write one for")
	tb.await(t, `document.activeElement.closest(".story")`)
	tb.types(t, "The wrong delivery")
	tb.does(t, `const box = document.querySelector(".story [data-part=action] textarea"); box.value = "I rang her."; box.dispatchEvent(new Event("change"))`)
	tb.holds(t, "saved and said", `/Saved/.test(document.querySelector("#tool [role=status]").textContent) && store().title === "The wrong delivery" && store().parts.action === "I rang her." && store().questions.length === 1`)
	tb.holds(t, "the grid knows it", `[...document.querySelectorAll(".grid .depth")].some(e => e.textContent === "1") && /The wrong delivery/.test(document.querySelector(".grid").textContent)`)
	tb.faultless(t, "a story")
	testTwoWriters(t, tb)
	tb.choose(t, ".story", "Done")
	tb.holds(t, "the focus is not lost", `document.activeElement.matches("#tool h2") && !document.querySelector(".story")`)
	tb.does(t, `const select = [...document.querySelectorAll("#tool select")].at(-1); select.value = store().questions[0]; select.dispatchEvent(new Event("change"))`)
	tb.holds(t, "it fits the question that was ticked", `/wrong delivery.*you ticked/.test(select().closest("section").querySelector("ol").textContent)`)
	tb.choose(t, "#tool .rows", "Delete")
	tb.holds(t, "deleted", `!store() && /Deleted/.test(document.querySelector("#tool [role=status]").textContent)`)
	tb.choose(t, "#tool", "Undo")
	tb.holds(t, "and back", `store().parts.action.length > 5`)
}

// storyScript has the one story, and the field of the question, for the tests.
const storyScript = `window.store = () => JSON.parse(Object.entries(localStorage).find(([key]) => key.startsWith("starling.my.stories."))?.[1] ?? "null");
	window.select = () => [...document.querySelectorAll("#tool select")].at(-1)`

// testTwoWriters has two tabs write the same part of one story at once: the later
// text stands, and the earlier is kept in sight.
func testTwoWriters(t *testing.T, one *tab) {
	t.Helper()
	two := (&browser{one.ctx, one.axe}).newTab(t)
	address, err := evaluate[string](one, `location.href`)
	if err != nil {
		t.Fatal(err)
	}
	if err := two.open(address); err != nil {
		t.Fatal(err)
	}
	two.choose(t, "#tool .rows", "Edit")
	two.await(t, `document.querySelector(".story [data-part=action] textarea")?.value === "I rang her."`)
	// The first is in the middle of a sentence when the second saves.
	one.does(t, `const box = document.querySelector(".story [data-part=action] textarea"); box.focus(); box.value = "I rang her at six."; box.dispatchEvent(new Event("input"))`)
	two.does(t, `const box = document.querySelector(".story [data-part=action] textarea"); box.value = "I went there."; box.dispatchEvent(new Event("change"))`)
	one.await(t, `(s => s.kept?.length === 1 && [s.parts.action, s.kept[0].text].sort().join() === "I rang her at six.,I went there.")(store())`)
	one.await(t, `/went there|at six/.test(document.querySelector(".story blockquote")?.textContent)`)
	two.await(t, `document.querySelector(".story blockquote")`)
}
