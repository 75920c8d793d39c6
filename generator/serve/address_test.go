package serve_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"starling/generator/serve"
)

func TestAddressWithoutItsSlashIsSentThere(t *testing.T) {
	s := published(serve.Options{})
	for address, want := range map[string]string{
		"/questions/mistake":           "mistake/",
		"/questions/mistake?q=1&r=%20": "mistake/?q=1&r=%20",
		"/questions/mistake/one":       "one/",
		"/questions/caf%C3%A9":         "caf%C3%A9/",
		"/questions/a:b":               "./a:b/",
	} {
		r := ask(s, "GET", address)
		if got := r.Header.Get("Location"); r.StatusCode != http.StatusTemporaryRedirect || got != want {
			t.Errorf("%s: status %d to %q, want %q", address, r.StatusCode, got, want)
		}
		from, _ := url.Parse(address)
		to, err := from.Parse(r.Header.Get("Location"))
		if err != nil || ask(s, "GET", to.EscapedPath()).StatusCode != 200 {
			t.Errorf("%s leads to %v, which is not there (%v)", address, to, err)
		}
	}
}

// strange are addresses that lead nowhere. Some would leave a folder, if there
// were one.
var strange = []string{
	"/../", "/../../etc/passwd", "/..", "/.", "/./", "/./index.html", "//", "//index.html", "//questions/mistake",
	"//example.org", "//example.org/..", "///", "/questions/../index.html", "/questions/mistake/../../index.html",
	"/%2e%2e", "/%2e%2e/", "/%2E%2E%2Fetc/passwd", "/%2e%2e%2findex.html", "/%252e%252e/", "/..%2f", "/..%5c..%5c",
	`/\index.html`, `/..\..\x`, `/\..\`, `/questions\mistake\`, "/%5cindex.html", "/%00", "/index.html%00", "/%00/index.html",
	"/index.html/", "/index.html/..", "/robots.txt/", "/C:/Windows/", "/c:%5cwindows", "/questions/mistake//",
	"/questions//mistake/", "/questions%2fmistake/", "/questions%2Fmistake", "/questions/mistake%2f", "/%ff", "/%0d%0aSet-Cookie:x",
	"/file:///etc/passwd", "/~root/", "/-", "/-/../index.html", "/-//", "/-/live.js/", "/-/serve.go", "/INDEX.HTML", "/questions", "/questions/",
	"/index.html;x", "/robots.txt%20", "/robots.txt.", "/robots.txt::$DATA",
}

// climbing returns addresses that climb out of a folder in every encoding that
// some server has taken for ".." and "/": once and twice encoded, with
// backslashes, overlong and wide forms.
func climbing() []string {
	dots := []string{"..", "%2e%2e", "%2E.", ".%2e", "%252e%252e", "%25%32%65.", "%c0%ae%c0%ae", "%e0%80%ae%e0%80%ae",
		"%uff0e%uff0e", "%ef%bc%8e%ef%bc%8e", "..;", "..%00", "..%20", "%2e%2e%3b", "...."}
	slashes := []string{"/", "//", "%2f", "%5c", `\`, "%252f", "%255c", "%c0%af", "%c1%9c", "%ef%bc%8f", "%u2215", "/./"}
	var list []string
	for _, dot := range dots {
		for _, slash := range slashes {
			step := dot + slash
			list = append(list, "/"+step+"robots.txt", "/questions/mistake/"+strings.Repeat(step, 8)+"etc"+slash+"passwd", "/assets"+slash+step+"index.html")
		}
	}
	return list
}

func TestStrangeAddressesLeadNowhere(t *testing.T) {
	server := httptest.NewServer(published(serve.Options{}))
	defer server.Close()
	for _, address := range append(climbing(), strange...) {
		status := raw(t, server.Listener.Addr().String(), "GET "+address+" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
		if !strings.Contains(status, " 404 ") && !strings.Contains(status, " 400 ") {
			t.Errorf("%q: %s", address, status)
		}
	}
}

func TestMissingPageIsTheGuidesOwn(t *testing.T) {
	s := published(serve.Options{})
	r := ask(s, "GET", "/nothing/here/")
	text := body(t, r)
	if r.StatusCode != 404 || !strings.Contains(text, "lost") || !lineForm.MatchString(text) {
		t.Errorf("status %d and %q", r.StatusCode, text)
	}
	if r.Header.Get("Etag") != "" {
		t.Error("an answer for no file has a tag")
	}
	if r := ask(s, "HEAD", "/nothing"); r.StatusCode != 404 || r.Header.Get("Content-Length") == "" {
		t.Errorf("HEAD: status %d", r.StatusCode)
	}
	s.Publish(small.with(site{"404.html": ""}).edition())
	if r := ask(s, "GET", "/nothing"); r.StatusCode != 404 || body(t, r) == "" {
		t.Errorf("without a page of its own: status %d", r.StatusCode)
	}
}

func TestPartOfAFile(t *testing.T) {
	s := published(serve.Options{})
	r := ask(s, "GET", "/robots.txt", "Range", "bytes=0-3")
	if text := body(t, r); r.StatusCode != 206 || text != "User" {
		t.Errorf("status %d and %q", r.StatusCode, text)
	}
}

// FuzzAddress finds no address that is answered with anything but a file of
// the edition.
func FuzzAddress(f *testing.F) {
	for _, address := range strange {
		f.Add(strings.TrimPrefix(address, "/"))
	}
	f.Add("questions/mistake/")
	s := published(serve.Options{})
	f.Fuzz(func(t *testing.T, address string) {
		u, err := url.ParseRequestURI("/" + address)
		if err != nil {
			return
		}
		r := httptest.NewRequest("GET", "/", nil)
		r.Host, r.URL = "localhost", u
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		path := strings.TrimPrefix(u.Path, "/")
		if path == "" || strings.HasSuffix(path, "/") {
			path += "index.html"
		}
		switch _, have := small[path]; {
		case strings.HasPrefix(u.Path, "/-/"):
		case w.Code == 200 && !have:
			t.Errorf("%q is answered with %q", address, w.Body)
		case w.Code == 307 && strings.Contains(strings.TrimSuffix(w.Header().Get("Location"), "?"+u.RawQuery), "//"):
			t.Errorf("%q is sent to %q", address, w.Header().Get("Location"))
		case w.Code != 200 && w.Code != 307 && w.Code != 404:
			t.Errorf("%q: status %d", address, w.Code)
		}
	})
}
