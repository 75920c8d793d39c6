package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// Pages that the tools' flows go to besides aQuestion.
const (
	mistakeSlug = "tell-me-about-a-time-you-made-a-mistake"
)

// What goes wrong with a browser's storage, as scripts that run before a page's own.
const (
	storageBlocked = `Object.defineProperty(window, "localStorage", {get() { throw new DOMException("blocked", "SecurityError") }})`
	storageFull    = `const set = Storage.prototype.setItem; Storage.prototype.setItem = function (key, value) {
		if (window.full) throw new DOMException("full", "QuotaExceededError"); set.call(this, key, value) }`
	// savedFiles has the files that a page hands over.
	savedFiles = `window.saved = []; const address = URL.createObjectURL; URL.createObjectURL = blob => { blob.text().then(text => saved.push(text)); return address.call(URL, blob) }`
)

// TestRehearsal does what readers do with their tools, each flow with a storage of
// its own, by the server that it asks. Nothing may be asked of anybody else.
func TestRehearsal(t *testing.T) {
	b := startBrowser(t)
	s := buildSite(t, "https://example.org"+mount)
	for name, flow := range map[string]struct {
		before, page string
		run          func(*testing.T, *tab)
	}{
		"shortlist":                       {"", aQuestion, flowShortlist},
		"my data":                         {savedFiles, aQuestion, flowMyData},
		"bad back-ups":                    {"", "my-data/", flowBadBackups},
		"my data, storage blocked":        {storageBlocked, "my-data/", flowMyDataBlocked},
		"restoring, storage full":         {storageFull, "my-data/", flowRestoreFull},
		"practice":                        {"", "practice/", flowPractice},
		"practice, storage blocked":       {storageBlocked, aQuestion, flowPracticeSkipped},
		"plan":                            {savedFiles, "plan/", flowPlan},
		"stories":                         {storyScript, "stories/", flowStories},
		"pages of tools, without scripts": {"", "", flowToolsWithoutScripts},
	} {
		t.Run(name, func(t *testing.T) {
			server := serveSite(t, s)
			tb := b.newTab(t)
			elsewhere := tb.listenForOthers(t, server.URL)
			if err := tb.see(looks[3]); err != nil {
				t.Fatal(err)
			}
			if flow.before != "" {
				tb.beforePages(t, flow.before)
			}
			if err := tb.open(server.URL + mount + flow.page); err != nil {
				t.Fatal(err)
			}
			flow.run(t, tb)
			for _, fault := range append(tb.heard(), *elsewhere...) {
				t.Error(fault)
			}
		})
	}
}

// listenForOthers notes every request to another than the server.
func (tb *tab) listenForOthers(t *testing.T, server string) *[]string {
	t.Helper()
	var others []string
	err := chromedp.Listen(tb.ctx, func(event any) {
		if e, ok := event.(*network.EventRequestWillBeSent); ok {
			if url := e.Request.URL; !strings.HasPrefix(url, server) && !strings.HasPrefix(url, "blob:"+server) && !strings.HasPrefix(url, "data:") {
				tb.mu.Lock()
				others = append(others, "a request leaves the site: "+url)
				tb.mu.Unlock()
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return &others
}

// home returns the address of the home page.
func (tb *tab) home(t *testing.T) string {
	t.Helper()
	home, err := evaluate[string](tb, `document.querySelector("header.site .home").href.replace(/index\.html$/, "")`)
	if err != nil {
		t.Fatal(err)
	}
	return home
}

// goTo opens a page of the site.
func (tb *tab) goTo(t *testing.T, page string) {
	t.Helper()
	if err := tb.open(tb.home(t) + page); err != nil {
		t.Fatal(err)
	}
}

// choose clicks the button or link, of those in a part of the page, whose words
// hold the given ones.
func (tb *tab) choose(t *testing.T, part, words string) {
	t.Helper()
	tb.await(t, fmt.Sprintf(`[...document.querySelectorAll(%q)].some(p => [...p.querySelectorAll("button, a, summary")].some(e => e.textContent.includes(%q) && e.checkVisibility()))`, part, words))
	tb.does(t, fmt.Sprintf(`[...document.querySelectorAll(%q)].flatMap(p => [...p.querySelectorAll("button, a, summary")]).find(e => e.textContent.includes(%q) && e.checkVisibility()).click()`, part, words))
}

// kept returns a script for the record of a kind and id, or null.
func kept(kind, id string) string {
	return fmt.Sprintf(`JSON.parse(localStorage.getItem("starling.my.%s.%s"))`, kind, id)
}

// chooseFile puts a file with the text into the form that restores.
func (tb *tab) chooseFile(t *testing.T, text string) {
	t.Helper()
	tb.does(t, fmt.Sprintf(`const files = new DataTransfer(); files.items.add(new File([%s], "back-up.json"));
		const input = document.querySelector("#tool input[type=file]"); input.files = files.files; input.dispatchEvent(new Event("change"))`, text))
}

func flowShortlist(t *testing.T, tb *tab) {
	const pressed = `document.querySelector(".shortlist button").getAttribute("aria-pressed")`
	tb.holds(t, "not on it", pressed+` === "false" && localStorage.length === 0`)
	tb.choose(t, ".shortlist", "shortlist")
	tb.holds(t, "on it, kept and said", pressed+` === "true" && `+kept("shortlist", mistakeSlug)+`.at > 0 && /Saved in this browser/.test(document.querySelector(".shortlist [role=status]").textContent)`)
	tb.faultless(t, "on the shortlist")
	tb.holds(t, "no tool is loaded", `![...document.scripts].some(s => /practice|my-data|stories|plan/.test(s.src))`)
	tb.goTo(t, "my-data/")
	tb.await(t, `document.querySelector("#shortlist li a")`)
	tb.holds(t, "listed with its words", `/mistake/.test(document.querySelector("#shortlist li a").textContent)`)
	tb.choose(t, "#shortlist", "Take off")
	tb.holds(t, "taken off, and the focus is not lost", kept("shortlist", mistakeSlug)+` === null && document.activeElement.closest("#shortlist")`)
}

func flowMyData(t *testing.T, tb *tab) {
	tb.choose(t, ".shortlist", "shortlist")
	tb.does(t, `localStorage.setItem("starling.my.drafts.a-draft", JSON.stringify({at: 5, framework: "star", parts: {Action: "I rang her."}}))
		localStorage.setItem("starling.my.pace.mine", JSON.stringify({at: 5, wpm: 130}))
		localStorage.setItem("starling.theme", "light")`)
	tb.goTo(t, "my-data/")
	tb.await(t, `document.querySelector("#tool table")`)
	const mine = `JSON.stringify(Object.entries(localStorage).filter(([key]) => /^starling\.my(\.|$)/.test(key)).sort())`
	before, err := evaluate[string](tb, mine)
	if err != nil {
		t.Fatal(err)
	}
	tb.holds(t, "each kind is counted", `document.querySelectorAll("#tool tbody tr").length === 3`)
	tb.holds(t, "where it is kept is said", `/this browser only/.test(document.querySelector("#tool").textContent) && /Safari/.test(document.querySelector("#tool").textContent)`)
	tb.faultless(t, "my data")

	tb.choose(t, "#tool", "Download a back-up")
	tb.await(t, `saved.length === 1`)
	tb.does(t, `sessionStorage.setItem("saved", saved[0])`)
	tb.choose(t, "#tool", "Delete everything…")
	tb.holds(t, "it asks first, with the focus on what is safe", `document.querySelector("#tool dialog").open && /Keep/.test(document.activeElement.textContent)`)
	tb.faultless(t, "asking before it deletes")
	tb.choose(t, "#tool dialog", "Keep everything")
	tb.holds(t, "kept", mine+` === `+fmt.Sprintf("%q", before))
	tb.choose(t, "#tool", "Delete everything…")
	tb.choose(t, "#tool dialog", "Delete")
	tb.holds(t, "all of it is gone, and what is no data of the tools stays", mine+` === "[]" && localStorage.getItem("starling.theme") === "light"`)

	tb.chooseFile(t, `sessionStorage.getItem("saved")`)
	tb.await(t, `document.querySelector(".preview table")`)
	tb.holds(t, "the preview has the focus, and nothing is restored yet", `document.activeElement.closest(".preview") && `+mine+` === "[]"`)
	tb.faultless(t, "a preview")
	tb.choose(t, ".preview", "Leave everything")
	tb.holds(t, "nothing changed", mine+` === "[]"`)
	tb.chooseFile(t, `sessionStorage.getItem("saved")`)
	tb.choose(t, ".preview", "Restore")
	tb.holds(t, "everything as before", mine+` === `+fmt.Sprintf("%q", before))
	tb.holds(t, "and said", `/Restored/.test(document.querySelector("#tool [role=status]").textContent)`)

	// Replacing takes away what is only here, and merging keeps it.
	tb.does(t, `localStorage.setItem("starling.my.shortlist.another", JSON.stringify({at: 9}))`)
	tb.chooseFile(t, `sessionStorage.getItem("saved")`)
	tb.await(t, `document.querySelector(".preview [value=replace]")`)
	tb.does(t, `document.querySelector(".preview [value=replace]").click()`)
	tb.holds(t, "the preview says what would go", `/Deleted/.test(document.querySelector(".preview thead").textContent) && [...document.querySelectorAll(".preview tbody tr:first-child td")].at(-1).textContent === "1"`)
	tb.choose(t, ".preview", "Restore")
	tb.holds(t, "replaced", mine+` === `+fmt.Sprintf("%q", before))

	// An older form is brought to today's.
	tb.chooseFile(t, `'{"starling":"my data","schema":1,"records":{"shortlist":{"mine":{"at":5,"slugs":["one","two"]}}}}'`)
	tb.choose(t, ".preview", "Restore")
	tb.holds(t, "an older back-up is merged", kept("shortlist", "two")+` && `+kept("drafts", "a-draft"))
}

func flowBadBackups(t *testing.T, tb *tab) {
	tb.does(t, `localStorage.setItem("starling.my.shortlist.a", JSON.stringify({at: 5}))`)
	for text, said := range map[string]string{
		`'{"starling":"my data","schema":2,"rec'`: "cut short",
		`'{"name":"somebody else"}'`:              "no back-up",
		`new Uint8Array([0, 255, 254, 80, 75])`:   "no back-up",
		`'{"starling":"my data","schema":2,"records":{"drafts":{"a":{"at":1,"parts":{"x":7}}}}}'`: "can’t be read",
		`'{"starling":"my data","schema":77,"records":{}}'`:                                       "newer version",
	} {
		tb.chooseFile(t, text)
		tb.await(t, fmt.Sprintf(`document.querySelector(".preview [role=alert]")?.textContent.includes(%q)`, said))
		tb.holds(t, said+": nothing changes", `localStorage.length === 1 && !document.querySelector(".preview button")`)
	}
	tb.faultless(t, "a file refused")
}

func flowMyDataBlocked(t *testing.T, tb *tab) {
	tb.await(t, `document.querySelector("#tool section")`)
	tb.holds(t, "it says so", `/keeps nothing/.test(document.querySelector("#tool").textContent)`)
	tb.chooseFile(t, `'{"starling":"my data","schema":2,"records":{"shortlist":{"a":{"at":5}}}}'`)
	tb.choose(t, ".preview", "Restore")
	tb.holds(t, "restoring says why it can’t", `/nothing can be restored/.test(document.querySelector(".preview [role=alert]").textContent)`)
	tb.goTo(t, aQuestion)
	tb.choose(t, ".shortlist", "shortlist")
	tb.holds(t, "the button says that it is not kept", `/can’t be saved/.test(document.querySelector(".shortlist [role=status]").textContent) && document.querySelector(".shortlist button").getAttribute("aria-pressed") === "false"`)
}

func flowRestoreFull(t *testing.T, tb *tab) {
	tb.does(t, `localStorage.setItem("starling.my.shortlist.mine", JSON.stringify({at: 5})); window.full = true`)
	tb.chooseFile(t, `'{"starling":"my data","schema":2,"records":{"shortlist":{"a":{"at":5}}}}'`)
	tb.choose(t, ".preview", "Restore")
	tb.await(t, `/not enough room/.test(document.querySelector(".preview [role=alert]")?.textContent)`)
	tb.holds(t, "nothing changed", `localStorage.length === 1 && localStorage.getItem("starling.my.shortlist.mine")`)
}

func flowToolsWithoutScripts(t *testing.T, tb *tab) {
	home := tb.home(t)
	tb.scriptsOff(t)
	for _, tool := range []string{"practice/", "stories/", "plan/", "my-data/"} {
		if err := tb.open(home + tool); err != nil {
			t.Fatal(err)
		}
		tb.holds(t, tool+": it says what it would do and offers paper", `document.querySelector("main .summary").innerText.length > 40 && /worksheet/.test(document.querySelector("main noscript").innerText) && document.querySelector("main noscript a").checkVisibility()`)
		tb.holds(t, tool+": no button that would do nothing", `![...document.querySelectorAll("button, input")].some(e => e.checkVisibility())`)
	}
}
