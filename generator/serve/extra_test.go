package serve_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"starling/generator/serve"
)

// TestExtraPages asks for pages that others make: anew each time, with a policy
// of their own and every other header, and for whom the server answers at all.
func TestExtraPages(t *testing.T) {
	asked := 0
	s := published(serve.Options{Pages: map[string]serve.MakePage{
		"gaps": func(context.Context) (serve.Page, error) {
			asked++
			return serve.Page{HTML: []byte("<!doctype html><p>" + strings.Repeat("x", asked)), Policy: "default-src 'none'"}, nil
		},
		"broken": func(context.Context) (serve.Page, error) { return serve.Page{}, errors.New("mend it <first>") },
	}})
	for want := range 2 {
		r := ask(s, "GET", "/-/gaps")
		if got := body(t, r); r.StatusCode != 200 || got != "<!doctype html><p>"+strings.Repeat("x", want+1) {
			t.Errorf("status %d: %s", r.StatusCode, got)
		}
		for key, want := range map[string]string{
			"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
			"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "no-cache",
		} {
			if got := r.Header.Values(key); len(got) != 1 || got[0] != want {
				t.Errorf("%s is %q, want %q", key, got, want)
			}
		}
	}
	if r := ask(s, "GET", "/-/broken"); r.StatusCode != 503 || strings.TrimSpace(body(t, r)) != "mend it <first>" || !strings.HasPrefix(r.Header.Get("Content-Type"), "text/plain") {
		t.Errorf("a page that cannot be made: status %d, %s", r.StatusCode, r.Header.Get("Content-Type"))
	}
	before := asked
	for _, refused := range []int{
		ask(s, "GET", "/-/gaps", "Host", "example.org").StatusCode, ask(s, "POST", "/-/gaps").StatusCode,
		ask(s, "GET", "/-/gaps/").StatusCode, ask(s, "GET", "/-/").StatusCode, ask(s, "GET", "/gaps").StatusCode,
	} {
		if refused < 400 || asked != before {
			t.Errorf("status %d, made %d times", refused, asked-before)
		}
	}
}
