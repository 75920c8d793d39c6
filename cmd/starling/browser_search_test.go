package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// What is looked at in the dialog and on the page of results.
const (
	dialogOptions = `[...document.querySelectorAll("#finder-list [role=option]")]`
	dialogSays    = `document.querySelector("#finder [role=status]").textContent`
	pageResults   = `[...document.querySelectorAll("#results > li")]`
	pageSays      = `document.querySelector("#status").textContent`
)

// types types a text into whatever has the focus, key by key.
func (tb *tab) types(t *testing.T, text string) {
	t.Helper()
	for _, letter := range text {
		tb.call(t, func(ctx context.Context, target *chromedp.Target) error {
			_, err := cdp.Call(ctx, target, input.InsertText, input.InsertTextParams{Text: string(letter)})
			return err
		})
	}
}

// presses presses a letter or a sign, with Ctrl or without.
func (tb *tab) presses(t *testing.T, key string, ctrl bool) {
	t.Helper()
	tb.call(t, func(ctx context.Context, target *chromedp.Target) error {
		p := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: key}
		if ctrl {
			p.Modifiers = 2
		} else {
			p.Text = key
		}
		if _, err := cdp.Call(ctx, target, input.DispatchKeyEvent, p); err != nil {
			return err
		}
		p.Type, p.Text = input.DispatchKeyEventTypeKeyUp, ""
		_, err := cdp.Call(ctx, target, input.DispatchKeyEvent, p)
		return err
	})
}

// flowSearchKeys goes from any page to the section that answers, without a mouse.
func flowSearchKeys(t *testing.T, tb *tab) {
	tb.presses(t, "k", true)
	tb.holds(t, "the dialog is open, and its field has the focus", `document.querySelector("#finder").open && document.activeElement.id === "finder-q"`)
	tb.types(t, "i messed up")
	tb.await(t, dialogOptions+`.some(o => o.textContent.includes("mistake"))`)
	tb.press(t, "ArrowUp")
	tb.press(t, "ArrowDown")
	tb.holds(t, "past the last option the field is alone again", `!document.activeElement.hasAttribute("aria-activedescendant") && !document.querySelector("#finder [aria-selected=true]")`)
	tb.press(t, "ArrowDown")
	tb.holds(t, "the first option is chosen while the field keeps the focus", `(chosen => chosen === document.querySelector("#finder [aria-selected=true]") && chosen === `+dialogOptions+`[0]
		&& document.activeElement.getAttribute("aria-expanded") === "true")(document.getElementById(document.activeElement.getAttribute("aria-activedescendant")))`)
	tb.press(t, "ArrowUp")
	tb.press(t, "Enter")
	tb.await(t, `location.pathname.endsWith("/search/") && location.search === "?q=i+messed+up" && `+pageResults+`.length > 1`)
	for link := `document.activeElement.matches("#results .parts a[href*='#']")`; ; {
		if found, err := evaluate[bool](tb, link); err != nil {
			t.Fatal(err)
		} else if found {
			break
		}
		tb.press(t, "Tab")
		tb.holds(t, "there is a section to go to", `document.activeElement !== document.body`)
	}
	tb.holds(t, "the browser is told which words to show there", `document.activeElement.href.includes(":~:text=")`)
	tb.press(t, "Enter")
	tb.await(t, `location.pathname.includes("/questions/") && document.querySelector(":target")`)
	tb.holds(t, "the section is in sight", `(r => r.top >= 0 && r.top < innerHeight)(document.querySelector(":target").getBoundingClientRect())`)
}

// flowDialog opens and closes the dialog in every way, and takes an option.
func flowDialog(t *testing.T, tb *tab) {
	tb.does(t, `window.said = []; const region = document.querySelector("#finder [role=status]"); new MutationObserver(() => said.push(region.textContent)).observe(region, {childList: true, characterData: true, subtree: true})`)
	tb.does(t, `document.querySelector(".finds").focus()`)
	tb.press(t, "Enter")
	tb.holds(t, "its button opens it", `document.querySelector("#finder").open`)
	tb.holds(t, "nothing is sought, and nothing claimed", dialogOptions+`.length === 0 && document.querySelector("#finder .hint").checkVisibility()`)
	tb.types(t, "weekness")
	tb.await(t, dialogSays+`.includes("“weakness”")`)
	tb.holds(t, "that is said once", `said.length === 1`)
	tb.holds(t, "it says what it read, and offers what was typed", `(e => e.checkVisibility() && e.textContent.includes("weakness") && e.querySelector("button").textContent.includes("weekness"))(document.querySelector("#finder [data-corrected]"))`)
	tb.holds(t, "what was sought is marked", `document.querySelector("#finder-list mark").textContent === "weakness"`)
	tb.faultless(t, "the dialog, with results")
	tb.does(t, `document.querySelector("#finder [data-corrected] button").click()`)
	tb.await(t, dialogSays+`.includes("“weekness”")`)
	tb.holds(t, "the focus is back in the field", `document.activeElement.id === "finder-q"`)
	tb.press(t, "Escape")
	tb.holds(t, "one press closes it, and gives the focus back", `!document.querySelector("#finder").open && document.activeElement.matches(".finds")`)
	tb.presses(t, "/", false)
	tb.holds(t, "a slash opens it, with what was typed ready to be replaced", `document.querySelector("#finder").open && getSelection().toString() === "weekness"`)
	tb.types(t, "/")
	tb.holds(t, "in the field it is a slash", `document.activeElement.value === "/"`)
	tb.presses(t, "k", true)
	tb.holds(t, "the key that opens it closes it", `!document.querySelector("#finder").open`)
	tb.presses(t, "k", true)
	tb.does(t, `document.querySelector("#finder details").open = true; document.querySelector("#finder [name=keys]").click(); document.querySelector("#finder [data-close]").click()`)
	tb.presses(t, "k", true)
	tb.presses(t, "/", false)
	tb.holds(t, "keys can be turned off", `!document.querySelector("#finder").open`)
	tb.does(t, `localStorage.clear()`)
}

// flowRecent searches, and finds what was sought before.
func flowRecent(t *testing.T, tb *tab) {
	const recent = `[...document.querySelectorAll("#finder .recent li button:first-child")].filter(b => b.checkVisibility()).map(b => b.textContent).join()`
	home, err := evaluate[string](tb, `localStorage.clear(), location.href`) // other flows have searched too
	if err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{"angry customer", "salary", "Salary"} {
		if err := tb.open(home); err != nil {
			t.Fatal(err)
		}
		tb.presses(t, "k", true)
		tb.types(t, query)
		tb.await(t, dialogOptions+`.length > 0`)
		tb.does(t, dialogOptions+`[0].click()`)
		tb.await(t, `location.href !== "`+home+`" && document.querySelector("#finder")`)
	}
	tb.presses(t, "k", true)
	tb.await(t, recent+` === "Salary,angry customer"`)
	tb.faultless(t, "recent searches")
	tb.does(t, `document.querySelector("#finder .recent .forget").click()`)
	tb.holds(t, "one can be forgotten", recent+` === "angry customer" && document.activeElement.id === "finder-q"`)
	tb.does(t, `document.querySelector("#finder .recent li button").click()`)
	tb.await(t, dialogOptions+`.length > 0`)
	tb.does(t, `document.querySelector("#finder [name=keep]").click()`)
	tb.holds(t, "and all of them, for good", `localStorage.getItem("starling.searches") === null`)
	tb.does(t, `localStorage.clear()`)
}

// flowResults types on the page of results, narrows them, and goes back.
func flowResults(t *testing.T, tb *tab) {
	tb.holds(t, "with nothing to seek all questions are listed", `document.querySelectorAll("#all-questions li").length > 2 && `+pageResults+`.length === 0`)
	tb.does(t, `window.said = []; const region = document.querySelector("#status"); new MutationObserver(() => said.push(region.textContent)).observe(region, {childList: true, characterData: true, subtree: true}); document.querySelector("#q").focus()`)
	tb.types(t, "customer")
	tb.await(t, pageSays+`.includes("“customer”")`)
	tb.holds(t, "what was found is said once", `said.length === 1 && /^\d+ results for “customer”$/.test(said[0])`)
	tb.holds(t, "each result begins with its link in a heading", pageResults+`.every(li => li.firstElementChild.matches("h2") && li.querySelector("h2 > a").href)`)
	tb.holds(t, "the address can be kept", `location.search === "?q=customer"`)
	tb.does(t, `document.querySelector("#filters summary").click()`)
	tb.await(t, `document.querySelector("#filters [name=level] ~ [data-count]").textContent !== ""`)
	tb.does(t, `document.querySelectorAll("#filters details").forEach(d => d.open = true)`)
	tb.faultless(t, "results and filters")
	tb.does(t, `window.box = [...document.querySelectorAll("#filters [name=level]")].find(b => Number(b.parentElement.querySelector("[data-count]").textContent) > 0); window.left = box.parentElement.querySelector("[data-count]").textContent; box.click()`)
	tb.await(t, pageSays+`.startsWith(left + " ")`)
	tb.holds(t, "a filter leaves as many as it said, and stands in the address", `location.search === "?q=customer&level=" + box.value`)
	tb.does(t, `document.querySelector("#q").value = "conflict"; document.querySelector("#q").dispatchEvent(new Event("input")); document.querySelector("#search").requestSubmit()`)
	tb.await(t, `location.search.startsWith("?q=conflict&level=") && `+pageSays+`.includes("conflict")`)
	tb.does(t, `history.back()`)
	tb.await(t, `location.search.startsWith("?q=customer&level=") && document.querySelector("#q").value === "customer" && `+pageSays+`.includes("customer")`)
	tb.does(t, `history.back()`)
	tb.await(t, `location.search === "?q=customer" && !document.querySelector("#filters input:checked")`)
}

// flowNothing seeks what no guide has.
func flowNothing(t *testing.T, tb *tab) {
	tb.await(t, pageSays+`.includes("xyzzyplugh")`)
	tb.holds(t, "the page is never empty", `[...document.querySelectorAll("#all-questions h2")].every(h => h.checkVisibility())`)
	tb.presses(t, "k", true)
	tb.holds(t, "here the key leads to the page's own field", `document.activeElement.id === "q" && !document.querySelector("#finder").open`)
	tb.types(t, `"no such phrase as this" mistake`)
	tb.await(t, pageSays+`.includes("no such phrase")`)
}

// TestSearchAnywhere searches where files are missing, where the site has just
// been published anew, and where there is no server.
func TestSearchAnywhere(t *testing.T) {
	b := startBrowser(t)
	t.Run("missing files", func(t *testing.T) { testSearchFailsAloud(t, b) })
	t.Run("after a deploy", func(t *testing.T) { testSearchSurvivesADeploy(t, b) })
	t.Run("from disk", func(t *testing.T) { testSearchFromDisk(t, b) })
}

// testSearchFailsAloud misses a file: the search says so, and can be tried again.
func testSearchFailsAloud(t *testing.T, b *browser) {
	site := serveSite(t, buildSite(t, "https://example.org"+mount))
	var missing atomic.Pointer[func(*http.Request) bool]
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if gone := missing.Load(); gone != nil && (*gone)(r) {
			http.NotFound(w, r)
			return
		}
		site.Config.Handler.ServeHTTP(w, r)
	})
	// Each visit is a reader's first: later ones have a worker that keeps what it has
	// seen, and miss nothing.
	first := func(t *testing.T) string {
		server := httptest.NewServer(handler)
		t.Cleanup(server.Close)
		return server.URL + mount
	}
	tb := b.newTab(t)
	if err := tb.see(looks[0]); err != nil {
		t.Fatal(err)
	}
	for name, gone := range map[string]func(*http.Request) bool{
		"the engine":    func(r *http.Request) bool { return strings.Contains(r.URL.Path, "/assets/search.") },
		"the table":     func(r *http.Request) bool { return strings.HasSuffix(r.URL.Path, "/search/index.js") },
		"all the index": func(r *http.Request) bool { return strings.Contains(r.URL.Path, "/assets/search/") },
	} {
		t.Run(name, func(t *testing.T) {
			missing.Store(&gone)
			if err := tb.open(first(t) + "search/?q=mistake"); err != nil {
				t.Fatal(err)
			}
			const failed = ` === "The search could not be loaded."`
			tb.await(t, pageSays+failed+` && document.querySelector("main [data-retry] button").checkVisibility()`)
			tb.holds(t, "all questions are listed", `[...document.querySelectorAll("#all-questions li")].every(li => li.checkVisibility())`)
			missing.Store(nil)
			tb.does(t, `document.querySelector("main [data-retry] button").click()`)
			tb.await(t, pageResults+`.length > 1 && !document.querySelector("main [data-retry]").checkVisibility()`)

			missing.Store(&gone)
			if err := tb.open(first(t) + aQuestion); err != nil {
				t.Fatal(err)
			}
			tb.presses(t, "k", true)
			tb.types(t, "mistake")
			tb.await(t, dialogSays+failed)
			if name == "the engine" {
				tb.faultless(t, "failed")
			}
			missing.Store(nil)
			tb.does(t, `document.querySelector("#finder [data-retry] button").click()`)
			tb.await(t, dialogOptions+`.length > 1 && !document.querySelector("#finder [data-retry]").checkVisibility()`)
		})
	}
}

// testSearchSurvivesADeploy has the table of the edition before in the browser's
// cache, whose files are gone: the new one is asked for, once.
func testSearchSurvivesADeploy(t *testing.T, b *browser) {
	s := buildSite(t, "https://example.org"+mount)
	site := serveSite(t, s)
	var fresh atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasSuffix(r.URL.Path, "/search/index.js") {
			site.Config.Handler.ServeHTTP(w, r)
			return
		}
		table := string(s.read(t, "search/index.js"))
		if r.URL.RawQuery == "" {
			table = olderTable(t, s, table)
		} else {
			fresh.Add(1)
		}
		w.Header().Set("Content-Type", contentTypes[".js"])
		fmt.Fprint(w, table)
	}))
	t.Cleanup(server.Close)
	tb := b.newTab(t)
	if err := tb.open(server.URL + mount + "search/?q=mistake"); err != nil {
		t.Fatal(err)
	}
	tb.await(t, pageResults+`.length > 1 && `+pageSays+`.includes("mistake")`)
	if n := fresh.Load(); n != 1 {
		t.Errorf("a new table was asked for %d times, want once", n)
	}
}

// olderTable returns the table with other names for all files that it names.
func olderTable(t *testing.T, s *site, table string) string {
	t.Helper()
	renamed := 0
	for file := range s.files {
		name, ok := strings.CutPrefix(file, "assets/search/")
		if !ok {
			continue
		}
		name = strings.TrimSuffix(name, ".js")
		name = name[strings.LastIndexAny(name, "./")+1:]
		if strings.Contains(table, name) {
			table = strings.ReplaceAll(table, name, strings.Repeat("z", len(name)))
			renamed++
		}
	}
	if renamed < 3 {
		t.Fatalf("the table names %d files", renamed)
	}
	return table
}

// testSearchFromDisk searches in a folder that is opened without a server.
func testSearchFromDisk(t *testing.T, b *browser) {
	s := buildSite(t, "")
	tb := b.newTab(t)
	if err := tb.open(fileURL(s.dir, aQuestion+"index.html")); err != nil {
		t.Fatal(err)
	}
	tb.presses(t, "k", true)
	tb.types(t, "weekness")
	tb.await(t, dialogSays+`.includes("“weakness”")`)
	tb.press(t, "Enter")
	tb.await(t, `location.pathname.endsWith("/search/index.html") && `+pageSays+`.includes("“weakness”")`)
	tb.does(t, `document.querySelector("#results h2 a").click()`)
	tb.await(t, `location.pathname.endsWith("/index.html") && document.querySelector("h1").textContent.includes("weakness")`)
	for _, fault := range tb.heard() {
		t.Error(fault)
	}
}
