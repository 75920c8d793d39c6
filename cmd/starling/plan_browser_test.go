package main

import (
	"strings"
	"testing"
)

// wish fills in the form of the plan for an interview some days from now.
const wish = `const fields = document.querySelector("#tool form"), then = new Date(Date.now() + 9 * 864e5);
	fields.querySelector("[type=date]").value = [then.getFullYear(), then.getMonth() + 1, then.getDate()].map(n => String(n).padStart(2, "0")).join("-");
	fields.querySelectorAll("select")[1].value = "30"; fields.querySelector(".main").click()`

func flowPlan(t *testing.T, tb *tab) {
	if err := tb.see(looks[0]); err != nil {
		t.Fatal(err)
	}
	tb.choose(t, "#tool form", "Make my plan")
	tb.holds(t, "a missing day is said at its field, which has the focus", `(f => f === document.activeElement && /Enter the day/.test(document.getElementById(f.getAttribute("aria-describedby")).textContent))(document.querySelector("#tool [type=date]"))`)
	tb.faultless(t, "a mistake in the wish")
	tb.does(t, wish)
	tb.await(t, `document.querySelectorAll(".day").length === 9`)
	tb.holds(t, "the plan has the focus", `/Your plan/.test(document.activeElement.textContent)`)
	tb.holds(t, "the calendar leads to each day", `(links => links.length === 9 && links.every(a => document.getElementById(a.hash.slice(1))))([...document.querySelectorAll(".calendar a")]) && document.querySelectorAll(".calendar .interview").length === 1`)
	tb.holds(t, "questions return, and nothing is new on the last day", `[...document.querySelectorAll(".day")].at(-1).querySelectorAll(".tick").length === [...document.querySelectorAll(".day")].at(-1).querySelectorAll(".tick .hint").length`)
	tb.does(t, `document.querySelector(".tick input").click()`)
	tb.holds(t, "ticked off, kept and said", `Object.keys(`+kept("plan", "mine")+`.done).length === 1 && /^1 of/.test(document.querySelector("#tool progress").previousElementSibling.textContent) && /Done, saved/.test(document.querySelector("#tool > [role=status]").textContent)`)
	tb.faultless(t, "a plan")

	tb.choose(t, "#tool", "Download for my calendar")
	tb.await(t, `saved.length === 1`)
	file, err := evaluate[string](tb, `saved[0]`)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(file, "BEGIN:VEVENT\r\n"); n != 10 || !strings.HasPrefix(file, "BEGIN:VCALENDAR\r\n") {
		t.Errorf("the calendar has %d events, want nine days and the interview:\n%s", n, file)
	}
	testTwoTabs(t, tb)
	tb.choose(t, "#tool", "Plan anew")
	tb.holds(t, "the plan has the same interview, and what was done stays so", `document.querySelectorAll(".day").length === 9 && Object.keys(`+kept("plan", "mine")+`.done).length === 3`)
	tb.choose(t, "#tool", "Delete the plan")
	tb.holds(t, "gone", kept("plan", "mine")+` === null && !document.querySelector(".day")`)
}

// testTwoTabs ticks off two questions in two tabs that began with the same plan:
// each hears of the other, and both ticks are kept.
func testTwoTabs(t *testing.T, one *tab) {
	t.Helper()
	two := (&browser{one.ctx, one.axe}).newTab(t)
	address, err := evaluate[string](one, `location.href`)
	if err != nil {
		t.Fatal(err)
	}
	if err := two.open(address); err != nil {
		t.Fatal(err)
	}
	two.await(t, `document.querySelectorAll(".tick input:checked").length === 1`)
	one.does(t, `document.querySelectorAll(".tick input")[1].click()`)
	two.await(t, `document.querySelectorAll(".tick input:checked").length === 2`)
	two.does(t, `document.querySelectorAll(".tick input")[2].click()`)
	one.await(t, `document.querySelectorAll(".tick input:checked").length === 3`)
	one.holds(t, "both tabs’ ticks are kept", `Object.keys(`+kept("plan", "mine")+`.done).length === 3`)
}

// TestRehearsalFromDisk practises and plans on pages that are opened as files.
func TestRehearsalFromDisk(t *testing.T) {
	b := startBrowser(t)
	s := buildSite(t, "")
	tb := b.newTab(t)
	if err := tb.see(looks[0]); err != nil {
		t.Fatal(err)
	}
	if err := tb.open(fileURL(s.dir, "plan/index.html")); err != nil {
		t.Fatal(err)
	}
	tb.does(t, wish)
	tb.await(t, `document.querySelectorAll(".day").length === 9`)
	tb.choose(t, ".day", "")
	tb.await(t, practiceStep+` === "Think"`)
	for _, words := range []string{"I’m ready", "I’m done", "Show a strong", "Show the weaker"} {
		tb.choose(t, ".practice .buttons", words)
	}
	tb.holds(t, "no page can be read from disk, so a link leads to the weaker version", `/index\.html#weaker-version$/.test(document.querySelector(".practice a[target]").href)`)
	for _, words := range []string{"Go on", "Go on", "Nearly"} {
		tb.choose(t, ".practice .buttons", words)
	}
	tb.await(t, `document.querySelector(".finished .rows a")`)
	tb.holds(t, "what came of it is kept", `/Nearly/.test(document.querySelector(".finished").textContent) && Object.keys(localStorage).some(key => key.startsWith("starling.my.ratings."))`)
	for _, fault := range tb.heard() {
		t.Error(fault)
	}
}
