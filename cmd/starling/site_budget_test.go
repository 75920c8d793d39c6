package main

import (
	"bytes"
	"compress/gzip"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"starling/generator/guide"
)

// firstVisit is how many bytes a question's page may cost a reader who has seen
// nothing of the site yet: page, styles and scripts, compressed.
const firstVisit = 30_000

// TestQuestionsAreLight weighs what a first visit to each question loads. Hosts
// send brotli, which makes texts smaller than the gzip that is measured here.
func TestQuestionsAreLight(t *testing.T) {
	s := buildSite(t, "https://example.org/a/b/")
	weighed := 0
	for _, p := range s.pages {
		if !p.question() {
			continue
		}
		weighed++
		size := packed(t, p.source)
		for file := range p.loads(t, s) {
			size += packed(t, s.read(t, file))
		}
		t.Logf("%6d bytes  %s", size, p.path)
		if size > firstVisit {
			t.Errorf("%s: a first visit loads %d bytes, want at most %d", p.path, size, firstVisit)
		}
	}
	if weighed < 12 {
		t.Errorf("only %d questions were weighed", weighed)
	}
}

// TestNothingBlocks asks that every script waits until the text is there.
func TestNothingBlocks(t *testing.T) {
	scripts := 0
	for _, p := range buildSite(t, "").pages {
		for _, n := range p.all("script") {
			if attr(n, "src") == "" {
				continue
			}
			scripts++
			if !has(n, "defer") {
				t.Errorf("%s: the script %s blocks the page", p.path, attr(n, "src"))
			}
		}
	}
	if scripts == 0 {
		t.Error("no page has a script")
	}
}

// question tells whether the page is a question's own.
func (p *sitePage) question() bool {
	ok, _ := path.Match("questions/*/index.html", p.path)
	return ok && !p.redirect()
}

// loads returns the files that a browser fetches for the page without being asked.
func (p *sitePage) loads(t *testing.T, s *site) map[string]bool {
	t.Helper()
	files := map[string]bool{}
	for _, n := range p.elements {
		key := ""
		switch n.Data {
		case "link":
			if slices.Contains([]string{"stylesheet", "icon", "preload", "modulepreload"}, attr(n, "rel")) {
				key = "href"
			}
		case "script", "img":
			key = "src"
		}
		if key == "" || attr(n, key) == "" {
			continue
		}
		file, err := p.resolve(s, siteLink{n.Data, key, attr(n, key)})
		if err != nil {
			t.Error(err)
			continue
		}
		files[file] = true
	}
	return files
}

// packed returns how many bytes of data travel.
func packed(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// has tells whether an element has an attribute, whatever its value.
func has(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// heaviest is how many bytes one script of a page may have, compressed.
const heaviest = 40_000

// TestToolsAreLoadedWhereTheyAreUsed weighs every script, and looks that what
// belongs to the reader's tools is asked for by their pages alone.
func TestToolsAreLoadedWhereTheyAreUsed(t *testing.T) {
	s := buildSite(t, "")
	for file := range s.files {
		if path.Ext(file) == ".js" {
			if size := packed(t, s.read(t, file)); size > heaviest {
				t.Errorf("%s has %d bytes, want at most %d", file, size, heaviest)
			}
		}
	}
	tools := 0
	for _, p := range s.pages {
		uses := slices.Contains(guide.Tools, path.Dir(p.path))
		if uses {
			tools++
		}
		for file := range p.loads(t, s) {
			name, _, _ := strings.Cut(path.Base(file), ".")
			belongs := file == "practice/index.js" || name == "rehearse" || slices.Contains(guide.Tools, name)
			if belongs && !uses {
				t.Errorf("%s loads %s, which belongs to the tools", p.path, file)
			}
		}
	}
	if tools != len(guide.Tools) {
		t.Errorf("%d pages of tools were looked at, want %d", tools, len(guide.Tools))
	}
}
