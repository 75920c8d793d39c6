package source_test

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"starling/generator/guide"
	"starling/generator/source"
	"starling/generator/text"
)

// FuzzFrontMatter asserts what must hold for any bytes: no panic; problems with
// codes and places inside the file; a body that is the end of the file and
// begins where BodyLine says; and, on any error of the front matter's form, no
// body and no field, so that nothing of it can be published.
func FuzzFrontMatter(f *testing.F) {
	for _, seed := range []string{
		question(""), answer("industry: retail\n"), plan("items:\n  - {day: 1, question: x}\n"), "---\ntitle: \"a\\u0041\"\n---\nx", "\ufeff---\r\ntitle: a\r\n---\r\nb\r\n",
		"---\ntitle: &a [*a]\n<<: *a\n---\n", "---\n? - x\n: y\n---", "---\ntitle: |+\n  x\n\n---\nb", "---\na: {b: [c, {d: e}]}\n---\n", "---\ntitle: !!binary aGk=\n---\n",
		"---\ntitle: 'a\n\n  b'\n---\n", "---\n\"title\": a\u00a0\n---\u00a0\nb", "---\ntitle: \xff\n---\n", "---\n---\n---\n", "---\n# c\n---\n", "---\nstatus: draft\n---\n",
	} {
		for i := range guide.Kinds {
			f.Add(seed, uint8(i))
		}
	}
	f.Fuzz(func(t *testing.T, data string, kind uint8) {
		s := readAs(t, guide.Kinds[int(kind)%len(guide.Kinds)], data)
		checkPlaces(t, s.Problems, data)
		for _, p := range s.Front.Places {
			checkPlace(t, p.Place, data)
		}
		for _, p := range s.Problems {
			if (p.Code == "E101" || p.Code == "E118") && (s.Body != nil || len(s.Front.Places) > 0) {
				t.Fatalf("text is kept in spite of %s: %q", p, s.Body)
			}
		}
		if !utf8.Valid(s.Body) || bytes.IndexByte(s.Body, '\r') >= 0 || bytes.IndexByte(s.Body, 0) >= 0 {
			t.Fatalf("the body is no text with LF line ends: %q", s.Body)
		}
		if s.Body == nil {
			return
		}
		plain := strings.ReplaceAll(strings.ReplaceAll(strings.TrimPrefix(data, "\ufeff"), "\r\n", "\n"), "\r", "\n")
		if !strings.HasSuffix(plain, string(s.Body)) {
			t.Fatalf("the body is not the end of the file: %q", s.Body)
		}
		head := plain[:len(plain)-len(s.Body)]
		lines := strings.Split(strings.TrimSuffix(head, "\n"), "\n")
		if last := lines[len(lines)-1]; strings.TrimSpace(last) != "---" || last[0] != '-' || lines[0] != "---" || len(lines)+1 != s.BodyLine {
			t.Fatalf("the body begins on line %d, after %q", s.BodyLine, lines)
		}
	})
}

func checkPlaces(t *testing.T, problems guide.Problems, data string) {
	t.Helper()
	for _, p := range problems {
		if len(p.Code) != 4 || p.Text == "" {
			t.Fatalf("no problem is written like that: %s", p)
		}
		checkPlace(t, guide.Place{Line: p.Line, Column: p.Column, EndColumn: p.EndColumn}, data)
	}
}

// checkPlace fails where a place is not inside the file.
func checkPlace(t *testing.T, at guide.Place, data string) {
	t.Helper()
	lines := strings.Split(strings.TrimPrefix(data, "\ufeff"), "\n")
	if at.Line < 1 || at.Line > len(lines) {
		t.Fatalf("line %d is outside a file of %d lines: %q", at.Line, len(lines), data)
	}
	width := utf8.RuneCountInString(lines[at.Line-1])
	if at.Column < 1 || at.EndColumn < at.Column || at.EndColumn > width+2 {
		t.Fatalf("columns %d-%d are outside line %d with %d characters: %q", at.Column, at.EndColumn, at.Line, width, data)
	}
}

func FuzzSettingsAndTaxonomy(f *testing.F) {
	for _, seed := range []string{
		"title: A\nnav: [{text: a, link: /}]\n", "roles: {a: {name: A}}\n", "lint: {thresholds: {W213: 1e400}}\n", "theme: {accent: '#fff'}\n", "frameworks: {a: {name: b, segments: [{name: c, part: task}]}}\n",
		"rubrics: {a: [{criterion: b, 1: c, 3: d, 5: e}]}\n", "headings: {avoid: [x, [y]]}\n", "a: *b\n", "--- \n...\n", "title: [[[[[[[[[[[[[[[[\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data string) {
		s, problems := settings(t, data)
		checkPlaces(t, problems, data)
		if s.Title == "" && len(problems) == 0 || len(s.Labels) == 0 || s.SpeakingRate == 0 {
			t.Fatalf("a default is missing: %+v", s)
		}
		tax, problems := overlay(t, data)
		checkPlaces(t, problems, data)
		for _, c := range tax.Categories {
			if _, ok := tax.Type(c.Type); !ok && len(problems) == 0 {
				t.Fatalf("the category %+v has a type that does not exist", c)
			}
		}
	})
}

// FuzzNames asserts what must hold for any name of a file: no panic, a hint
// that is a slug, and one of listed, refused or ignored.
func FuzzNames(f *testing.F) {
	for _, seed := range []string{"a", "A", "con", "é", "e\u0301", "a b.md", "x.MD", "4913", ".x", "a\\b", "a\nb", "日本.md", strings.Repeat("x", 255), "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if !fs.ValidPath(name) || strings.Contains(name, "/") || name == "." {
			return
		}
		for _, dir := range []string{"articles/", "static/", "questions/", ""} {
			list := scan(t, fstest.MapFS{dir + name: {}})
			for _, e := range list.Texts {
				if len(list.Problems) == 0 && !text.IsSlug(strings.TrimSuffix(e.Path[len(dir):], ".md")) {
					t.Fatalf("%q is taken for a slug", e.Path)
				}
			}
			if n := len(list.Texts) + len(list.Attachments) + len(list.Static); n > 1 {
				t.Fatalf("%q is listed %d times", name, n)
			}
		}
	})
}

// TestCostlyFrontMatterIsCheap feeds what is small to write and costly to read
// by other means: each must be refused or read without delay. The limit is far
// above what a slow machine needs and far below what an attack would cost.
func TestCostlyFrontMatterIsCheap(t *testing.T) {
	const size = 60_000
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	bomb := "a0: &a0 [x, x, x, x, x, x, x, x]\n"
	for i := '1'; i <= '9'; i++ {
		bomb += strings.NewReplacer("N", string(i), "P", string(i-1)).Replace("aN: &aN [*aP, *aP, *aP, *aP, *aP, *aP, *aP, *aP]\n")
	}
	for name, yaml := range map[string]string{
		"alias bomb": bomb, "merge bomb": "a: &a {b: c}\n" + fill("x: {<<: *a}\n"), "open brackets": "title: " + fill("[") + "\n", "open braces": "title: " + fill("{a: ") + "\n",
		"nested lists": fill("- ") + "x\n", "question marks": fill("? ") + "x\n", "quotes": "title: " + fill("\"") + "\n", "one word": "title: " + fill("x") + "\n",
		"unknown fields": fill("x: y\n"), "many fields": manyFields(), "anchors": "title: " + fill("&a ") + "\n", "tags": "title: " + fill("!a ") + "\n",
		"comments": fill("# c\n"), "blank lines": fill("\n") + "title: A\n", "long list": "title: A\naliases:\n" + fill("- /a\n"), "colons": fill("a: "), "hashes": "title: " + fill("#") + "\n",
		"long key": fill("x") + ": y\n", "backslashes": "title: \"" + fill("\\\\") + "\"\n", "folded": "title: >\n" + fill("  a\n"), "combining": "title: " + fill("\u0301") + "\n",
	} {
		s := readAs(t, guide.KindPage, "---\n"+yaml+"---\nBody\n")
		if name != "comments" && name != "blank lines" && len(s.Problems) == 0 {
			t.Errorf("%s: no problem", name)
		}
		if len(s.Problems) > size {
			t.Errorf("%s: %d problems", name, len(s.Problems))
		}
	}
	s := readAs(t, guide.KindPage, "---\ntitle: A\n"+strings.Repeat("# comment\n", 7000)+"---\nBody\n")
	if len(s.Problems) != 1 || s.Problems[0].Code != "E101" || !strings.Contains(s.Problems[0].Text, "65536") {
		t.Errorf("a front matter of 70 kB: %v", s.Problems)
	}
}

func manyFields() string {
	var b strings.Builder
	for i := range 6000 {
		b.WriteString("f" + strings.Repeat(string(rune('a'+i%26)), 1+i/26%7) + string(rune('a'+i/200)) + ": 1\n")
	}
	return b.String()[:60_000/2]
}

func TestNothingOfAnUnreadableFrontMatterIsKept(t *testing.T) {
	const secret = "hunter2"
	for _, data := range []string{
		"---\ntitle: A\npassword: " + secret + "\n", "---\npassword: " + secret + "\ntitle: [\n---\nBody\n", "--- \npassword: " + secret + "\n---\nBody\n",
		"---\npassword: " + secret + "\n  ---\n---\nBody\n", "---yaml\npassword: " + secret + "\n---\n", "\n---\npassword: " + secret + "\n---\n",
		"---\npassword: " + secret + "\x00\n---\n", "---\npassword: " + secret + "\npassword: x\n---\n", "\xff\xfe" + secret,
	} {
		s := readAs(t, guide.KindPage, data)
		if s.Body != nil || s.Front.Places != nil || s.Front.Title != "" {
			t.Errorf("%q: kept %q and %+v", data, s.Body, s.Front)
		}
		if s.Problems.Count(guide.Error) == 0 {
			t.Errorf("%q: no error", data)
		}
		for _, p := range s.Problems {
			if strings.Contains(p.Text+p.Hint, secret) {
				t.Errorf("%q: the problem tells the secret: %s", data, p)
			}
		}
	}
	if s, err := source.Read(fstest.MapFS{"pages/p.md": {Data: []byte("---\ntitle: A\nnote: hunter2\n---\nBody\n")}}, source.Entry{Path: "pages/p.md", Kind: guide.KindPage}, taxonomy(t)); err != nil || string(s.Body) != "Body\n" {
		t.Errorf("a readable front matter with an unknown field has no body: %v %q", err, s.Body)
	}
}
