package serve_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"starling/generator/guide"
	"starling/generator/serve"
)

// site is an edition's files and their text.
type site map[string]string

// small is a site with every kind of file that is answered differently.
var small = site{
	"index.html":                       "<!doctype html>\n<html>\n<head>\n<title>home</title>\n</head>\n<body>home</body></html>\n",
	"404.html":                         "<html><head></head><body>lost</body></html>",
	"questions/mistake/index.html":     "<html><head><link rel=\"stylesheet\" href=\"../../assets/style.0123456789.css\"></head><body>a mistake</body></html>",
	"questions/caf\u00e9/index.html":   "<html><head></head><body>coffee</body></html>",
	"questions/a:b/index.html":         "<html><head></head><body>colon</body></html>",
	"static.html":                      "a page without a head",
	"assets/style.0123456789.css":      "body{}",
	"assets/starling.0123456789.js":    "start()",
	"assets/mark.0123456789.svg":       "<svg/>",
	"robots.txt":                       "User-agent: *",
	"feed.xml":                         "<feed/>",
	"sitemap.xml":                      "<urlset/>",
	"site.webmanifest":                 "{}",
	"questions/mistake/index.md":       "# a mistake",
	"questions/mistake/card.png":       "\x89PNG",
	"export/anki.txt":                  "#separator:tab",
	"offline.json":                     "[]",
	"_headers":                         "/*",
	"empty.txt":                        "",
	"questions/mistake/something.odd":  "odd",
	"questions/mistake/one/index.html": "<html><head></head><body>one</body></html>",
}

// edition returns the files with keys made from their text.
func (s site) edition() *guide.Edition { return s.keyed("") }

// keyed returns the same files under other keys.
func (s site) keyed(salt string) *guide.Edition {
	files := map[string]guide.File{}
	for path, text := range s {
		files[path] = guide.File{Key: guide.DigestOf([]byte(salt + text)), Make: func() ([]byte, error) { return []byte(text), nil }}
	}
	return guide.NewEdition(guide.Digest{}, files, nil)
}

// with returns the site with other texts for some files; "" removes one.
func (s site) with(changes site) site {
	next := maps.Clone(s)
	for path, text := range changes {
		if next[path] = text; text == "" {
			delete(next, path)
		}
	}
	return next
}

// broken returns the site with a file that cannot be made.
func (s site) broken(path string, err error) *guide.Edition {
	files := map[string]guide.File{}
	whole := s.edition()
	for _, p := range whole.Paths() {
		files[p] = guide.File{Key: whole.Key(p), Make: func() ([]byte, error) { return whole.File(p) }}
	}
	files[path] = guide.File{Key: guide.DigestOf([]byte(err.Error())), Make: func() ([]byte, error) { return nil, err }}
	return guide.NewEdition(guide.Digest{}, files, nil)
}

// typo is a mistake in a guide.
var typo = guide.Problem{
	Path: "content/questions/x/index.md", Line: 3, Column: 7, EndColumn: 9,
	Code: "E102", Severity: guide.Error, Text: "there is no type behavioral", Hint: "write behavioural",
}

// ask answers one request without a network.
func ask(s http.Handler, method, address string, header ...string) *http.Response {
	r := httptest.NewRequest(method, address, nil)
	r.Host = "localhost:4000"
	for i := 0; i+1 < len(header); i += 2 {
		if header[i] == "Host" {
			r.Host = header[i+1]
		} else {
			r.Header.Set(header[i], header[i+1])
		}
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	data, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

var lineForm = regexp.MustCompile(`<script defer src="/-/live.js" data-token="([A-Za-z0-9]{20,})"></script>\n</head>`)

// tokenOf reads the token as a browser does.
func tokenOf(t *testing.T, s http.Handler) string {
	t.Helper()
	found := lineForm.FindStringSubmatch(body(t, ask(s, "GET", "/")))
	if found == nil {
		t.Fatal("the home page has no line of the server's")
	}
	return found[1]
}

func published(o serve.Options) *serve.Server {
	s := serve.New(o)
	s.Publish(small.edition())
	return s
}

func TestEveryFileIsServedAsItIsLessOneLine(t *testing.T) {
	s := published(serve.Options{})
	line := `<script defer src="/-/live.js" data-token="` + tokenOf(t, s) + "\"></script>\n"
	for path, text := range small {
		r := ask(s, "GET", "/"+strings.ReplaceAll(path, "\u00e9", "%C3%A9"))
		got := body(t, r)
		if r.StatusCode != 200 {
			t.Errorf("%s: status %d", path, r.StatusCode)
		}
		if strings.Contains(text, "</head>") {
			before, after, found := strings.Cut(got, line)
			if !found || !strings.HasPrefix(after, "</head>") {
				t.Errorf("%s lacks its line right before </head>: %q", path, got)
			}
			got = before + after
		}
		if got != text {
			t.Errorf("%s: %q, want %q", path, got, text)
		}
	}
}

func TestContentTypes(t *testing.T) {
	s := published(serve.Options{})
	for address, want := range map[string]string{
		"/":                                "text/html; charset=utf-8",
		"/questions/mistake/":              "text/html; charset=utf-8",
		"/nothing":                         "text/html; charset=utf-8",
		"/assets/style.0123456789.css":     "text/css; charset=utf-8",
		"/assets/starling.0123456789.js":   "text/javascript; charset=utf-8",
		"/assets/mark.0123456789.svg":      "image/svg+xml",
		"/robots.txt":                      "text/plain; charset=utf-8",
		"/_headers":                        "text/plain; charset=utf-8",
		"/feed.xml":                        "application/atom+xml; charset=utf-8",
		"/sitemap.xml":                     "application/xml; charset=utf-8",
		"/site.webmanifest":                "application/manifest+json; charset=utf-8",
		"/offline.json":                    "application/json; charset=utf-8",
		"/questions/mistake/index.md":      "text/markdown; charset=utf-8",
		"/questions/mistake/card.png":      "image/png",
		"/questions/mistake/something.odd": "application/octet-stream",
		"/-/live.js":                       "text/javascript; charset=utf-8",
		"/-/panel.css":                     "text/css; charset=utf-8",
		"/-/status":                        "application/json; charset=utf-8",
		"/-/nothing":                       "text/plain; charset=utf-8",
	} {
		if got := ask(s, "GET", address).Header.Get("Content-Type"); got != want {
			t.Errorf("%s is %q, want %q", address, got, want)
		}
	}
}

func TestEveryAnswerHasTheHeaders(t *testing.T) {
	s := published(serve.Options{})
	tag := ask(s, "GET", "/").Header.Get("Etag")
	want := map[string]string{
		"Content-Security-Policy":      guide.Policy(true),
		"X-Content-Type-Options":       "nosniff",
		"Referrer-Policy":              "no-referrer",
		"Permissions-Policy":           "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Cache-Control":                "no-cache",
	}
	for name, r := range map[string]*http.Response{
		"page":         ask(s, "GET", "/"),
		"HEAD":         ask(s, "HEAD", "/"),
		"asset":        ask(s, "GET", "/assets/style.0123456789.css"),
		"not modified": ask(s, "GET", "/", "If-None-Match", tag),
		"redirect":     ask(s, "GET", "/questions/mistake"),
		"missing":      ask(s, "GET", "/nothing"),
		"POST":         ask(s, "POST", "/"),
		"other origin": ask(s, "GET", "/", "Origin", "https://example.org"),
		"script":       ask(s, "GET", "/-/live.js"),
		"panel":        ask(s, "GET", "/-/panel.css"),
		"status":       ask(s, "GET", "/-/status"),
		"socket":       ask(s, "GET", "/-/live"),
		"own missing":  ask(s, "GET", "/-/nothing"),
		"no edition":   ask(serve.New(serve.Options{}), "GET", "/"),
		"other host":   ask(serve.New(serve.Options{}), "GET", "/", "Host", "example.org"),
	} {
		for key, value := range want {
			if got := r.Header.Values(key); len(got) != 1 || got[0] != value {
				t.Errorf("%s: %s is %q, want %q", name, key, got, value)
			}
		}
		for key := range r.Header {
			if strings.HasPrefix(key, "Access-Control-") || key == "Server" || key == "X-Powered-By" {
				t.Errorf("%s has a header %s", name, key)
			}
		}
	}
}

// TestBrowsersKeepWhatItsNameTells: an asset whose name holds the digest of its
// bytes is never asked for again; one whose name lies always is, and so is a page.
func TestBrowsersKeepWhatItsNameTells(t *testing.T) {
	kept := "assets/style." + guide.DigestOf([]byte("h1{}")).Short() + ".css"
	s := serve.New(serve.Options{})
	s.Publish(site{"index.html": "<head></head>", kept: "h1{}", "assets/lie.0123456789.css": "h1{}", "404.html": "<head></head>"}.edition())
	for address, want := range map[string]string{
		"/" + kept:                   "max-age=31536000, immutable",
		"/assets/lie.0123456789.css": "no-cache",
		"/assets/style.css":          "no-cache",
		"/":                          "no-cache",
		"/-/live.js":                 "no-cache",
	} {
		if got := ask(s, "GET", address).Header.Get("Cache-Control"); got != want {
			t.Errorf("%s: Cache-Control is %q, want %q", address, got, want)
		}
	}
}

func TestPublishedPolicyLetsThePanelWork(t *testing.T) {
	// The page itself holds nothing that the policy blocks.
	s := serve.New(serve.Options{})
	s.Fail(guide.Problems{typo}, nil)
	page := body(t, ask(s, "GET", "/"))
	for _, blocked := range []string{"<style", " style=", "javascript:", "<script>", " onclick"} {
		if strings.Contains(page, blocked) {
			t.Errorf("the page for the panel holds %q", blocked)
		}
	}
	for _, part := range []string{"script-src 'self'", "style-src 'self'", "connect-src 'self'"} {
		if !strings.Contains(guide.Policy(true), part) {
			t.Errorf("the policy lacks %q, and live.js needs it", part)
		}
	}
}

func TestOnlyGetAndHead(t *testing.T) {
	s := published(serve.Options{})
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"} {
		for _, address := range []string{"/", "/nothing", "/-/live", "/-/status"} {
			if r := ask(s, method, address); r.StatusCode != 405 || r.Header.Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s: status %d, allowed %q", method, address, r.StatusCode, r.Header.Get("Allow"))
			}
		}
	}
	get, head := ask(s, "GET", "/"), ask(s, "HEAD", "/")
	if text := body(t, head); text != "" || head.StatusCode != 200 {
		t.Errorf("HEAD: status %d and %q", head.StatusCode, text)
	}
	for _, key := range []string{"Etag", "Content-Type", "Content-Length", "Server-Timing"} {
		if g, h := get.Header.Get(key), head.Header.Get(key); g != h || g == "" {
			t.Errorf("%s is %q with GET and %q with HEAD", key, g, h)
		}
	}
}

func TestTagsNameTheBytesServed(t *testing.T) {
	s := published(serve.Options{})
	for _, address := range []string{"/", "/robots.txt", "/-/live.js"} {
		tag := ask(s, "GET", address).Header.Get("Etag")
		if r := ask(s, "GET", address, "If-None-Match", tag); r.StatusCode != 304 || body(t, r) != "" {
			t.Errorf("%s with its own tag: status %d", address, r.StatusCode)
		}
		if r := ask(s, "GET", address, "If-None-Match", `"other"`); r.StatusCode != 200 {
			t.Errorf("%s with another tag: status %d", address, r.StatusCode)
		}
	}
	home, robots := ask(s, "GET", "/").Header.Get("Etag"), ask(s, "GET", "/robots.txt").Header.Get("Etag")
	s.Publish(small.with(site{"index.html": "<head></head>new"}).edition())
	if r := ask(s, "GET", "/", "If-None-Match", home); r.StatusCode != 200 {
		t.Errorf("a changed page with its old tag: status %d", r.StatusCode)
	}
	if r := ask(s, "GET", "/robots.txt", "If-None-Match", robots); r.StatusCode != 304 {
		t.Errorf("an unchanged file with its tag: status %d", r.StatusCode)
	}
	again := published(serve.Options{})
	if r := ask(again, "GET", "/", "If-None-Match", home); r.StatusCode != 200 {
		t.Errorf("a page of an earlier run, whose token is void: status %d", r.StatusCode)
	}
	if r := ask(again, "GET", "/robots.txt", "If-None-Match", robots); r.StatusCode != 304 {
		t.Errorf("a file of an earlier run: status %d", r.StatusCode)
	}
}

func TestStatus(t *testing.T) {
	s := serve.New(serve.Options{Status: func() serve.Status {
		return serve.Status{Edition: 99, Building: true, Problems: 2, Warnings: 3, Watching: "polling"}
	}})
	s.Publish(small.edition())
	want := `{"edition":1,"building":true,"checking":false,"problems":2,"warnings":3,"watching":"polling"}`
	if got := strings.TrimSpace(body(t, ask(s, "GET", "/-/status"))); got != want {
		t.Errorf("status %s, want %s", got, want)
	}
	own := serve.New(serve.Options{})
	own.Fail(guide.Problems{typo, typo}, nil)
	var status serve.Status
	if err := json.Unmarshal([]byte(body(t, ask(own, "GET", "/-/status"))), &status); err != nil || status != (serve.Status{Problems: 2}) {
		t.Errorf("status %+v (%v)", status, err)
	}
}

func TestWithoutAnEditionEveryPageIsThePanel(t *testing.T) {
	s := serve.New(serve.Options{})
	check := func(address string, code int, words string) {
		t.Helper()
		r := ask(s, "GET", address)
		if text := body(t, r); r.StatusCode != code || !strings.Contains(text, words) {
			t.Errorf("%s: status %d and %q, want %d and %q", address, r.StatusCode, text, code, words)
		}
	}
	check("/", 200, "The guide is being built")
	check("/assets/style.css", 503, "The guide is being built")
	s.Fail(guide.Problems{typo, {Path: "a.md", Line: 1, Column: 1, Code: "E101", Text: "</noscript><script>"}}, func(path string, line int) string {
		return fmt.Sprintf("  the line %d of %s", line, path)
	})
	for _, address := range []string{"/", "/questions/x/", "/anything", "/404.html"} {
		check(address, 200, "content/questions/x/index.md:3:7: E102 there is no type behavioral\n    the line 3 of content/questions/x/index.md\n    write behavioural\n")
		check(address, 200, "&lt;/noscript&gt;&lt;script&gt;")
	}
	if text := body(t, ask(s, "GET", "/")); !lineForm.MatchString(text) {
		t.Errorf("the page has no line: %q", text)
	}
	check("/assets/style.css", 503, "E102 there is no type behavioral")
	if r := ask(s, "GET", "/"); r.Header.Get("Etag") != "" {
		t.Error("a page that is not the guide's has a tag")
	}
}

func TestPageThatCannotBeMadeShowsWhy(t *testing.T) {
	s := serve.New(serve.Options{})
	s.Publish(small.broken("questions/mistake/index.html", fmt.Errorf("rendering: %w", typo)))
	r := ask(s, "GET", "/questions/mistake/")
	if text := body(t, r); r.StatusCode != 200 || !strings.Contains(text, "E102 there is no type") || !lineForm.MatchString(text) {
		t.Errorf("status %d and %q", r.StatusCode, text)
	}
	s.Publish(small.broken("robots.txt", errors.Join(typo, errors.New("more"))))
	r = ask(s, "GET", "/robots.txt")
	if text := body(t, r); r.StatusCode != 503 || !strings.Contains(text, "E102 there is no type") {
		t.Errorf("status %d and %q", r.StatusCode, text)
	}
	s.Publish(small.broken("index.html", errors.New("the disk is on fire")))
	if text := body(t, ask(s, "GET", "/")); !strings.Contains(text, "index.html: the disk is on fire") {
		t.Errorf("a machine's failure shows as %q", text)
	}
}

func TestLastGoodEditionStays(t *testing.T) {
	s := published(serve.Options{})
	before := body(t, ask(s, "GET", "/"))
	s.Fail(guide.Problems{typo}, nil)
	if after := body(t, ask(s, "GET", "/")); after != before {
		t.Errorf("a broken guide changed the page to %q", after)
	}
}
