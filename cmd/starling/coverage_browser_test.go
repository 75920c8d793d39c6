package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"starling/generator/coverage"
)

// TestCoveragePage opens the page of the real guide in Chromium, served with its
// policy and from disk: it is styled, and has nothing that axe finds.
func TestCoveragePage(t *testing.T) {
	var page, stderr strings.Builder
	if code := run(t.Context(), []string{"coverage", "--format", "html", "--content", "../../content"}, nil, &page, &stderr); code != exitDone {
		t.Fatalf("exit %d\n%s", code, stderr.String())
	}
	tab := startBrowser(t).newTab(t)

	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/favicon.ico" {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		w.Header().Set("Content-Security-Policy", coverage.Policy())
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write([]byte(page.String()))
	}))
	t.Cleanup(server.Close)
	for _, fault := range tab.inspect(server.URL+"/-/coverage", looks) {
		t.Error("served: " + fault)
	}

	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "coverage.html"), []byte(page.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := tab.open(fileURL(dir, "coverage.html")); err != nil {
		t.Fatal(err)
	}
	for _, fault := range tab.heard() {
		t.Error("from disk: " + fault)
	}
	padding, err := evaluate[string](tab, `getComputedStyle(document.querySelector("td.n")).textAlign`)
	if err != nil || padding != "end" {
		t.Errorf("from disk: figures are set %q, so the style is not applied: %v", padding, err)
	}
}
