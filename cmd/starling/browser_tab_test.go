package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// axeVersion is the release of axe-core that pages are held to. .ci/run reads
// it here.
const axeVersion = "4.14.1"

// patience is how long one step may take in a browser on a busy machine.
const patience = 60 * time.Second

// look is one way of seeing a page.
type look struct {
	theme         string // the reader's setting: light or dark
	width, height int64
}

// looks are a telephone's narrow screen, where text at 400 % zoom on a desk ends
// up too (WCAG 2.2, 1.4.10), and a desk's, each by day and by night.
var looks = []look{
	{"light", 320, 640}, {"dark", 1280, 800}, {"dark", 320, 640}, {"light", 1280, 800},
}

func (l look) String() string { return fmt.Sprintf("%s at %dx%d", l.theme, l.width, l.height) }

// browser is a Chromium without a window, and axe's source.
type browser struct {
	ctx context.Context
	axe string
}

// startBrowser starts a browser that ends with the test.
func startBrowser(t testing.TB) *browser {
	t.Helper()
	axe := readAxe(t)
	profile, err := os.MkdirTemp("", "starling-chromium-")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := chromedp.NewExecAllocator(t.Context(),
		chromedp.ExecPath(findBrowser(t)),
		chromedp.UserDataDir(profile),
		chromedp.NoSandbox, // a container's root has no sandbox, and every page here is our own
		chromedp.Headless,
		chromedp.DisableGPU,
		chromedp.NoFirstRun,
		chromedp.NoDefaultBrowserCheck,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true),
		chromedp.Flag("disable-dev-shm-usage", true),
		chromedp.Flag("disable-background-timer-throttling", true),
		chromedp.Flag("disable-renderer-backgrounding", true),
		chromedp.Flag("hide-scrollbars", true), // 320 px are 320 px
		chromedp.WSURLReadTimeout(patience),
	)
	ctx, closeBrowser := chromedp.NewContext(ctx)
	t.Cleanup(func() {
		closeBrowser()
		stop()
		_ = os.RemoveAll(profile)
	})
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("the browser does not start: %v", err)
	}
	return &browser{ctx, axe}
}

// findBrowser returns the program that CHROMIUM names, or one that is installed.
func findBrowser(t testing.TB) string {
	t.Helper()
	names := []string{"chromium", "chromium-browser", "google-chrome"}
	if own := os.Getenv("CHROMIUM"); own != "" {
		names = []string{own}
	}
	for _, name := range names {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	t.Fatalf("there is no browser: looked for %s.\nInstall Chromium (on Debian: apt-get install chromium), or name a browser in CHROMIUM; \"bash .ci/run\" installs all that the tests need",
		strings.Join(names, ", "))
	return ""
}

// readAxe returns axe-core, which is not kept in the repository.
func readAxe(t testing.TB) string {
	t.Helper()
	file := os.Getenv("STARLING_AXE")
	if file == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			t.Fatal(err)
		}
		file = filepath.Join(cache, "starling", "axe-core-"+axeVersion, "axe.min.js")
	}
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("axe-core is missing: %v.\n\"bash .ci/run tools\" puts it there from npm, or name the file axe.min.js of axe-core %s in STARLING_AXE", err, axeVersion)
	}
	return string(source)
}

// tab is one tab of the browser, which listens to everything that goes wrong.
type tab struct {
	ctx context.Context
	axe string

	mu     sync.Mutex
	faults []string
}

// listenForViolations runs in every page before anything of its own.
const listenForViolations = `
	window.policyViolations = [];
	addEventListener("securitypolicyviolation", e =>
		policyViolations.push("policy: " + e.effectiveDirective + " blocked " + (e.blockedURI || "something") + " in line " + e.lineNumber));`

func (b *browser) newTab(t testing.TB) *tab {
	t.Helper()
	ctx, closeTab := chromedp.NewContext(b.ctx)
	t.Cleanup(closeTab)
	tb := &tab{ctx: ctx, axe: b.axe}
	if err := chromedp.Listen(ctx, tb.hear); err != nil {
		t.Fatal(err)
	}
	err := chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: listenForViolations})
		return err
	}))
	if err != nil {
		t.Fatal(err)
	}
	return tb
}

// hear notes what the browser complains about.
func (tb *tab) hear(event any) {
	switch e := event.(type) {
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			tb.note("console: %s %s", e.Entry.Text, e.Entry.URL)
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning || e.Type == runtime.ConsoleAPICalledTypeAssert {
			var words []string
			for _, a := range e.Args {
				words = append(words, string(a.Value)+a.Description)
			}
			tb.note("console: %s", strings.Join(words, " "))
		}
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if thrown := e.ExceptionDetails.Exception; thrown != nil {
			text = thrown.Description
		}
		tb.note("a script failed: %s in %s", text, e.ExceptionDetails.URL)
	case *network.EventLoadingFailed:
		tb.note("a request failed: %s %s", e.ErrorText, e.BlockedReason)
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			tb.note("a request failed: %d for %s", e.Response.Status, e.Response.URL)
		}
	}
}

func (tb *tab) note(format string, args ...any) {
	tb.mu.Lock()
	defer tb.mu.Unlock()
	tb.faults = append(tb.faults, fmt.Sprintf(format, args...))
}

// heard returns what the browser has complained about since the page was opened.
func (tb *tab) heard() []string {
	violations, err := evaluate[[]string](tb, "policyViolations")
	if err != nil {
		tb.note("%v", err)
	}
	tb.mu.Lock()
	defer tb.mu.Unlock()
	return append(violations, tb.faults...)
}

// open opens a page and waits until all of it is there.
func (tb *tab) open(address string) error {
	tb.mu.Lock()
	tb.faults = nil
	tb.mu.Unlock()
	ctx, cancel := context.WithTimeout(tb.ctx, patience)
	defer cancel()
	return chromedp.Do(ctx, chromedp.Navigate(address))
}

// inspect opens a page and returns everything that is wrong with it.
func (tb *tab) inspect(address string, shown []look) []string {
	var faults []string
	failed := func(err error) []string { return append(faults, err.Error()) }
	if err := tb.see(shown[0]); err != nil {
		return failed(err)
	}
	if err := tb.open(address); err != nil {
		return failed(err)
	}
	if shift, err := evaluate[float64](tb, measureShift); err != nil {
		return failed(err)
	} else if shift > 0 {
		faults = append(faults, fmt.Sprintf("%s, the layout shifts by %v", shown[0], shift))
	}
	// What is folded is read too.
	if _, err := evaluate[bool](tb, `document.querySelectorAll("details").forEach(d => d.open = true), true`); err != nil {
		return failed(err)
	}
	// Before axe, which may say things of its own.
	faults = append(faults, tb.heard()...)
	if _, err := evaluate[bool](tb, tb.axe+"; true"); err != nil {
		return failed(err)
	}
	for _, l := range shown {
		if err := tb.see(l); err != nil {
			return failed(err)
		}
		wide, err := evaluate[[]string](tb, findWide)
		if err != nil {
			return failed(err)
		}
		if len(wide) > 0 {
			faults = append(faults, fmt.Sprintf("%s, the page scrolls sideways: %s", l, strings.Join(wide, ", ")))
		}
		violations, err := evaluate[[]string](tb, runAxe)
		if err != nil {
			return failed(err)
		}
		for _, v := range violations {
			faults = append(faults, fmt.Sprintf("%s, axe: %s", l, v))
		}
	}
	return faults
}

// measureShift returns by how much the page has moved under its reader so far,
// as browsers count it (Layout Instability, 3.2).
const measureShift = `new Promise(done => {
	let sum = 0;
	new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value }).observe({type: "layout-shift", buffered: true});
	let frames = 4;
	const next = () => frames-- ? requestAnimationFrame(next) : done(sum);
	next();
})`

// findWide returns what makes the page wider than its window.
const findWide = `(() => {
	const room = document.documentElement.clientWidth, wide = document.scrollingElement.scrollWidth;
	if (wide <= room) return [];
	const name = e => e.localName + (e.id ? "#" + e.id : "") + (e.classList.length ? "." + [...e.classList].join(".") : "");
	const list = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > room + 0.5);
	return [wide + " px in " + room, ...list.slice(0, 4).map(name)];
})()`

// runAxe returns the violations that axe finds, each with the first places. The
// size of targets is part of WCAG 2.2 AA, and axe does not look at it unasked.
const runAxe = `(async () => {
	const found = await axe.run(document, {
		resultTypes: ["violations"],
		rules: {"target-size": {enabled: true}},
	});
	return found.violations.map(v => v.id + " (" + v.impact + "): " + v.help + v.nodes.slice(0, 3).map(n =>
		"\n\t\t" + n.target.join(" ") + "  " + n.html.slice(0, 160) + "\n\t\t\t" + n.failureSummary.split("\n").slice(1, 3).join("; ").trim()).join("")
		+ (v.nodes.length > 3 ? "\n\t\tand " + (v.nodes.length - 3) + " more" : ""));
})()`

// see shows the tab as a reader with the look would see it, at rest.
func (tb *tab) see(l look) error {
	ctx, cancel := context.WithTimeout(tb.ctx, patience)
	defer cancel()
	err := chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
			Width: l.width, Height: l.height, DeviceScaleFactor: 1,
		})
		if err != nil {
			return err
		}
		_, err = cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: l.theme}, {Name: "prefers-reduced-motion", Value: "reduce"},
		}})
		return err
	}))
	if err != nil {
		return err
	}
	// A colour that is still changing has any contrast.
	_, err = evaluate[bool](tb, `document.getAnimations().forEach(a => { try { a.finish() } catch { a.cancel() } }), true`)
	return err
}

// styleFault tells whether the page's own style has no effect: then nothing
// changes when it is taken away. The page is left without it.
func (tb *tab) styleFault() string {
	const seen = `(() => {
		const e = getComputedStyle(document.body), h = getComputedStyle(document.querySelector("h1"));
		return [e.fontFamily, e.color, e.backgroundColor, e.lineHeight, h.fontSize, h.fontFamily].join("; ");
	})()`
	styled, err := evaluate[string](tb, seen)
	if err != nil {
		return err.Error()
	}
	plain, err := evaluate[string](tb, `document.querySelectorAll("link[rel=stylesheet]").forEach(l => l.remove()), `+seen)
	if err != nil {
		return err.Error()
	}
	if styled == plain {
		return "the style is not applied: " + plain
	}
	return ""
}

// links returns where the page's links lead, as the browser resolves them.
func (tb *tab) links() ([]string, error) {
	return evaluate[[]string](tb, `[...document.querySelectorAll("a[href]")].map(a => a.href)`)
}

// evaluate runs a script in the tab's page and returns its result, waiting for a
// promise. The page's policy does not hold for it.
func evaluate[T any](tb *tab, script string) (T, error) {
	var value T
	ctx, cancel := context.WithTimeout(tb.ctx, patience)
	defer cancel()
	raw, err := chromedp.Run(ctx, chromedp.Evaluate[[]byte](script, chromedp.EvalAwaitPromise))
	if err != nil {
		return value, err
	}
	err = json.Unmarshal(raw, &value)
	return value, err
}
