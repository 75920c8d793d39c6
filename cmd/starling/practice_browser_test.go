package main

import (
	"fmt"
	"testing"
)

const (
	practiceStep = `document.querySelector(".practice h2")?.textContent`
	practiceSays = `document.querySelector(".practice .status").textContent`
)

// step waits for a step of practice and holds that its heading has the focus, so
// that it is read, and that axe finds nothing in it.
func (tb *tab) step(t *testing.T, heading string) {
	t.Helper()
	tb.await(t, fmt.Sprintf(`%s === %q`, practiceStep, heading))
	tb.holds(t, heading+" has the focus", `document.activeElement === document.querySelector(".practice h2")`)
}

// flowPractice goes through a session of two questions from its choice to its end.
func flowPractice(t *testing.T, tb *tab) {
	if err := tb.see(looks[0]); err != nil {
		t.Fatal(err)
	}
	tb.await(t, `document.querySelector("#tool form")`)
	tb.faultless(t, "the choice")
	tb.does(t, `const [set, number] = document.querySelectorAll("#tool select"); set.value = "topic:mistakes-and-setbacks"; set.dispatchEvent(new Event("change"));
		number.value = "0"; number.dispatchEvent(new Event("change")); document.querySelectorAll("#tool [type=checkbox]")[0].click()`)
	tb.holds(t, "it is said what is to come", `/questions, beginning with/.test(document.querySelector("#tool form [role=status]").textContent)`)
	tb.choose(t, "#tool form", "Begin")
	tb.await(t, practiceStep+` === "Think"`)
	tb.holds(t, "no answer is seen, nor anything that helps with one but the parts that were asked for",
		`![...document.querySelectorAll("main article > .examples, main article > .tips, main article > .score")].some(e => e.checkVisibility()) && document.querySelectorAll(".practice details[open] li").length > 2`)
	tb.faultless(t, "thinking")
	tb.does(t, `const now = performance.now.bind(performance); performance.now = () => now() + 20000`)
	tb.await(t, practiceSays+`.includes("20 seconds are over")`)
	tb.choose(t, ".practice", "More time")
	tb.await(t, `/^0:(1\d|20)$/.test(document.querySelector(".practice .clock").textContent)`)
	tb.choose(t, ".practice", "I’m ready")

	tb.step(t, "Say your answer")
	tb.does(t, `const then = performance.now; performance.now = () => then() + 90000`)
	tb.await(t, `/^1:3\d$/.test(document.querySelector(".practice .clock").textContent)`)
	tb.holds(t, "it is said when it is long enough, not each second", practiceSays+` !== "" && document.querySelector(".practice .clock").getAttribute("aria-live") === "off"`)
	tb.choose(t, ".practice", "Pause")
	tb.holds(t, "the clock can be stopped and hidden", `/Go on/.test(document.querySelector(".practice .buttons").textContent)`)
	tb.choose(t, ".practice", "Hide the clock")
	tb.holds(t, "and hidden", `!document.querySelector(".practice .clock").checkVisibility()`)
	tb.faultless(t, "speaking")
	tb.choose(t, ".practice", "I’m done")

	tb.step(t, "Score yourself")
	tb.holds(t, "no sample before the score", `!document.querySelector(".practice .spoken")`)
	tb.holds(t, "each line of the table has its anchors", `document.querySelectorAll(".practice .criterion").length === document.querySelectorAll("main > article > .score tbody tr").length && document.querySelector(".practice .criterion .choice").textContent.length > 5`)
	tb.does(t, `document.querySelectorAll(".practice .criterion").forEach((c, i) => c.querySelectorAll("input[type=radio]")[i === 2 ? 1 : 4].click());
		const line = document.querySelector(".practice .criterion input[type=text]"); line.value = "the Friday before Easter"; line.dispatchEvent(new Event("input"))`)
	tb.faultless(t, "scoring")
	tb.choose(t, ".practice", "Show a strong answer")
	tb.step(t, "A strong answer")
	tb.holds(t, "it is there, and no id twice", `document.querySelector(".practice .spoken").innerText.length > 200 && [...document.querySelectorAll("[id]")].every((e, i, all) => all.findIndex(o => o.id === e.id) === i)`)
	tb.choose(t, ".practice", "Show the weaker version")
	tb.step(t, "The weaker version")
	tb.await(t, `/went wrong/i.test(document.querySelector(".practice h3, .practice h4")?.textContent)`)
	tb.faultless(t, "the weaker version")
	tb.choose(t, ".practice", "Go on")
	tb.step(t, "They ask back")
	tb.holds(t, "a question that may follow", `document.querySelector(".practice blockquote").textContent.length > 10`)
	tb.choose(t, ".practice", "Go on")
	tb.step(t, "How did it go?")
	tb.faultless(t, "the mark")
	first, err := evaluate[string](tb, `location.pathname.split("/").at(-2)`)
	if err != nil {
		t.Fatal(err)
	}
	tb.choose(t, ".practice", "Again")

	tb.await(t, practiceStep+` === "Think" && location.pathname.split("/").at(-2) !== `+fmt.Sprintf("%q", first))
	tb.holds(t, "what was said of the first is kept", `(r => r.mark === "again" && r.times === 1 && Object.keys(r.scores).length > 2 && Object.values(r.evidence)[0].includes("Easter"))(`+kept("ratings", first)+`)`)
	tb.choose(t, ".practice", "Stop here")
	tb.await(t, `document.querySelector(".finished")`)
	tb.holds(t, "the end says what to do next", `(w => /one that you marked/.test(w) && /that (is|are) left/.test(w) && /lowest on/.test(w))(document.querySelector(".finished").textContent)`)
	tb.faultless(t, "the end")
	tb.choose(t, ".finished", "one that you marked")
	tb.await(t, practiceStep+` === "Think" && location.pathname.endsWith("/`+first+`/")`)
}

// flowPracticeSkipped presses on without doing anything, by keys alone, where
// nothing can be kept.
func flowPracticeSkipped(t *testing.T, tb *tab) {
	tb.await(t, `document.querySelector(".shortlist a")`)
	tb.choose(t, ".shortlist", "Practise this")
	tb.await(t, practiceStep+` === "Think"`)
	tb.holds(t, "it says that nothing is kept", `/keeps nothing/.test(document.querySelector(".practice .kept").textContent)`)
	for _, heading := range []string{"Say your answer", "Score yourself", "A strong answer", "The weaker version", "They ask back", "How did it go?"} {
		tb.does(t, `document.querySelector(".practice .main").focus()`)
		tb.press(t, "Enter")
		tb.step(t, heading)
	}
	tb.choose(t, ".practice", "Ready")
	tb.await(t, `document.querySelector(".finished")`)
	tb.holds(t, "the end knows the mark all the same", `/Ready/.test(document.querySelector(".finished").textContent)`)
}
