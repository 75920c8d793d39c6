package main

import (
	"context"
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Pages that the flows go to.
const (
	aQuestion = "questions/tell-me-about-a-time-you-made-a-mistake/"
	anExample = aQuestion + "sales-team-lead/"
	aPlan     = "collections/first-shop-job/"
)

// TestReadersFlows does what readers do with the scripts of the pages, in
// Chromium, and looks at what they see.
func TestReadersFlows(t *testing.T) {
	b := startBrowser(t)
	server := serveSite(t, buildSite(t, "https://example.org"+mount))
	home := server.URL + mount
	for name, flow := range map[string]struct {
		page string
		run  func(*testing.T, *tab)
	}{
		"light and dark":          {"", flowThemes},
		"filters":                 {"questions/", flowFilters},
		"annotated and plain":     {anExample, flowPlain},
		"keyboard":                {"", flowKeyboard},
		"filters by keyboard":     {"questions/", flowFilterKeys},
		"example by keyboard":     {anExample, flowExampleKeys},
		"worksheets":              {"questions/", flowWorksheets},
		"paper":                   {"", flowPaper},
		"folded parts in print":   {anExample, flowFolded},
		"nothing moves":           {aQuestion, flowStill},
		"coverage":                {"competencies/", flowCoverage},
		"search by keyboard":      {"", flowSearchKeys},
		"search dialog":           {aQuestion, flowDialog},
		"recent searches":         {"", flowRecent},
		"search results":          {"search/", flowResults},
		"nothing found":           {"search/?q=xyzzyplugh", flowNothing},
		"lines of facts":          {aQuestion, flowFactLines},
		"scripts off":             {"questions/", flowNoScripts},
		"forced colours":          {anExample, flowForcedColours},
		"filters in the address":  {"questions/?level=student", flowFilteredAddress},
		"unknown filters dropped": {"questions/?level=nobody&x=%3Cscript%3E", flowUnknownFilter},
	} {
		t.Run(name, func(t *testing.T) {
			tb := b.newTab(t)
			if err := tb.see(looks[3]); err != nil {
				t.Fatal(err)
			}
			if name == "scripts off" {
				tb.scriptsOff(t)
			}
			if err := tb.open(home + flow.page); err != nil {
				t.Fatal(err)
			}
			flow.run(t, tb)
			if name == "scripts off" {
				return
			}
			for _, fault := range tb.heard() {
				t.Error(fault)
			}
		})
	}
}

// scriptsOff opens pages from now on as a browser without scripts does.
func (tb *tab) scriptsOff(t testing.TB) {
	t.Helper()
	tb.call(t, func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	})
}

// call runs a command of the browser's protocol.
func (tb *tab) call(t testing.TB, do func(context.Context, *chromedp.Target) error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(tb.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Func(do)); err != nil {
		t.Fatal(err)
	}
}

// holds fails the test unless the script's result is true.
func (tb *tab) holds(t *testing.T, what, script string) {
	t.Helper()
	ok, err := evaluate[bool](tb, "Boolean("+script+")")
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	if !ok {
		t.Errorf("%s: %s does not hold", what, script)
	}
}

// does runs a script for what it does.
func (tb *tab) does(t testing.TB, script string) {
	t.Helper()
	if _, err := evaluate[bool](tb, "(() => {"+script+"; return true })()"); err != nil {
		t.Fatalf("%s: %v", script, err)
	}
}

func flowThemes(t *testing.T, tb *tab) {
	const paper = `getComputedStyle(document.documentElement).backgroundColor`
	tb.holds(t, "light to begin with", paper+` === "rgb(251, 250, 246)"`)
	tb.does(t, `const b = document.querySelector("button.theme"); b.click(); b.click()`)
	tb.holds(t, "dark when asked", paper+` === "rgb(21, 23, 27)"`)
	tb.faultless(t, "dark by choice")
	tb.holds(t, "the button says so", `/dark/i.test(document.querySelector("button.theme").textContent)`)
	tb.does(t, `location.href = document.querySelector("header.site nav a").href`)
	tb.await(t, `document.querySelector("main.questions") && document.querySelector("button.theme")`)
	tb.holds(t, "the choice is kept on the next page", paper+` === "rgb(21, 23, 27)"`)
	tb.does(t, `document.querySelector("button.theme").click()`)
	tb.holds(t, "and can be given back to the system", paper+` === "rgb(251, 250, 246)" && !localStorage.getItem("starling.theme")`)
}

// await waits until a script's result is true, in the page or the one after it.
func (tb *tab) await(t testing.TB, script string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(tb.ctx, patience)
	defer cancel()
	for {
		// A page that is being left has no result to give.
		if ok, err := evaluate[bool](tb, "Boolean("+script+")"); err == nil && ok {
			return
		}
		if ctx.Err() != nil {
			t.Fatalf("%s never came to hold", script)
		}
	}
}

const shownRows = `[...document.querySelectorAll("[data-row]")].filter(r => r.checkVisibility()).length`

func flowFilters(t *testing.T, tb *tab) {
	all, err := evaluate[int](tb, shownRows)
	if err != nil || all < 3 {
		t.Fatalf("%d rows, %v", all, err)
	}
	tb.does(t, `const box = document.querySelector("#filters input[name=level][value=student]"); box.closest("details").open = true; box.click()`)
	tb.holds(t, "fewer rows", fmt.Sprintf(`%s > 0 && %s < %d`, shownRows, shownRows, all))
	tb.holds(t, "each of them fits", `[...document.querySelectorAll("[data-row]:not([hidden])")].every(r => r.dataset.level.split(" ").includes("student"))`)
	tb.holds(t, "the choice is in the address", `location.search === "?level=student"`)
	tb.holds(t, "and is said", `document.querySelector("#filters [role=status]").textContent.includes(String(`+shownRows+`))`)
	tb.faultless(t, "narrowed")
	tb.holds(t, "no empty topic is shown", `[...document.querySelectorAll("[data-group]")].every(g => g.hidden || g.querySelector("[data-row]:not([hidden])"))`)
	tb.holds(t, "the contents lead to what is shown", `[...document.querySelectorAll(".contents a")].every(a => a.checkVisibility() === document.getElementById(a.hash.slice(1)).checkVisibility())`)
	tb.does(t, `document.querySelector("#filters [type=reset]").click()`)
	tb.holds(t, "all rows again", fmt.Sprintf(`%s === %d && location.search === ""`, shownRows, all))
}

func flowFilteredAddress(t *testing.T, tb *tab) {
	tb.holds(t, "the address narrows the list", `[...document.querySelectorAll("[data-row]")].some(r => r.hidden)`)
	tb.holds(t, "its box is ticked, and open", `(b => b.checked && b.checkVisibility())(document.querySelector("#filters input[name=level][value=student]"))`)
}

func flowUnknownFilter(t *testing.T, tb *tab) {
	tb.holds(t, "a value that nothing has leaves nothing, and says so", shownRows+` === 0 && document.querySelector("#filters [role=status]").textContent !== ""`)
	tb.faultless(t, "nothing found")
	tb.does(t, `document.querySelector("#filters [type=reset]").click()`)
	tb.holds(t, "one press shows all again", shownRows+` > 2`)
}

func flowPlain(t *testing.T, tb *tab) {
	const shown = `[...document.querySelectorAll(".answer .note, .answer .marker, .answer .label")].filter(n => n.checkVisibility()).length`
	tb.holds(t, "notes and labels to begin with", shown+` > 5`)
	tb.does(t, `document.querySelector(".switch button[value=plain]").click()`)
	tb.holds(t, "none in the plain script", shown+` === 0`)
	tb.faultless(t, "the plain script")
	tb.holds(t, "the text stays", `document.querySelector(".answer").innerText.length > 500`)
	tb.holds(t, "the button says so", `document.querySelector(".switch button[value=plain]").getAttribute("aria-pressed") === "true"`)
	tb.does(t, `document.querySelector(".switch button[value=annotated]").click()`)
	tb.holds(t, "and back", shown+` > 5`)
}

// faultless holds that axe finds nothing in the page as it is now, and that it
// does not scroll sideways, in every look.
func (tb *tab) faultless(t *testing.T, state string) {
	t.Helper()
	if _, err := evaluate[bool](tb, tb.axe+"; true"); err != nil {
		t.Fatal(err)
	}
	for _, l := range looks { // ends on a desk by day, where the flows began
		if err := tb.see(l); err != nil {
			t.Fatal(err)
		}
		violations, err := evaluate[[]string](tb, runAxe)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range violations {
			t.Errorf("%s, %s, axe: %s", state, l, v)
		}
		wide, err := evaluate[[]string](tb, findWide)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range wide {
			t.Errorf("%s, %s, too wide: %s", state, l, w)
		}
	}
}

func flowNoScripts(t *testing.T, tb *tab) {
	tb.holds(t, "every question is listed", shownRows+` > 2`)
	home, err := evaluate[string](tb, `document.querySelector("header.site .home").href`)
	if err != nil {
		t.Fatal(err)
	}
	for page, read := range map[string]string{
		"":           `document.querySelector("main noscript a").checkVisibility()`,
		"questions/": `[...document.querySelectorAll("[data-group] h2, .contents a")].every(e => e.checkVisibility())`,
		aQuestion:    `[...document.querySelectorAll(".spoken .said, .rubric td, .tips li")].length > 20 && [...document.querySelectorAll(".spoken .said, .rubric td, .tips li")].every(e => e.checkVisibility())`,
		"search/":    `document.querySelectorAll("#all-questions li").length > 2 && document.querySelector("#all-questions").checkVisibility() && document.querySelector("main noscript").innerText.length > 20`,
		anExample:    `[...document.querySelectorAll(".answer .said, .answer .note")].every(e => e.checkVisibility()) && document.querySelector(".weaker > details > summary")`,
		aPlan:        `[...document.querySelectorAll(".cards > li")].every(e => e.checkVisibility())`,
	} {
		if err := tb.open(home + page); err != nil {
			t.Fatal(err)
		}
		tb.holds(t, "/"+page+": all of it is there", read)
		tb.holds(t, "/"+page+": no button is there that would do nothing", `![...document.querySelectorAll("button, input")].some(e => e.checkVisibility())`)
	}
}

func flowForcedColours(t *testing.T, tb *tab) {
	tb.call(t, func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}}})
		return err
	})
	tb.holds(t, "each part has a pattern of its own at its side", `new Set([...document.querySelectorAll(".answer .segment[data-part] > .said")].map(s => getComputedStyle(s).borderInlineStartStyle)).size >= 4`)
}

// flowCoverage holds that the whole grid is seen at once, on a telephone too.
func flowCoverage(t *testing.T, tb *tab) {
	for _, l := range looks {
		if err := tb.see(l); err != nil {
			t.Fatal(err)
		}
		tb.holds(t, l.String()+": a count is not torn apart", `[...document.querySelectorAll(".count")].every(e => e.getClientRects().length === 1)`)
		tb.holds(t, l.String()+": all columns are seen", `(e => e.scrollWidth <= e.clientWidth)(document.querySelector(".wide"))`)
	}
}

// flowFactLines holds that no line of facts begins with the dot between two: the
// text of the first one stands at the edge, and what is before it is cut off.
func flowFactLines(t *testing.T, tb *tab) {
	for _, l := range looks {
		if err := tb.see(l); err != nil {
			t.Fatal(err)
		}
		tb.holds(t, l.String()+": each line begins with a word", `[...document.querySelectorAll(".spoken .facts")].every(list =>
			getComputedStyle(list).overflow === "clip" && [...list.children].every((item, i) => {
				const before = list.children[i - 1], box = item.getBoundingClientRect();
				if (before && before.getBoundingClientRect().top === box.top) return true;
				return Math.abs(box.left + parseFloat(getComputedStyle(item).paddingLeft) - list.getBoundingClientRect().left) < 1;
			}))`)
	}
}
