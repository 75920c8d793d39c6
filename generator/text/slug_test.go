package text_test

import (
	"strings"
	"testing"

	"starling/generator/text"
)

func TestSlugOfATitle(t *testing.T) {
	long := strings.Repeat("word ", 30)
	for title, want := range map[string]string{
		"Tell me about a time you made a mistake": "tell-me-about-a-time-you-made-a-mistake",
		"What's your manager’s view?":             "whats-your-managers-view",
		"Crème brûlée":                            "creme-brulee",
		"cre\u0300me":                             "creme",
		"Straße nach Łódź, Ærø":                   "strasse-nach-lodz-aero",
		"  --Hello__World--  ":                    "hello-world",
		"50 % of C++ & C#":                        "50-of-c-c",
		"ＦＵＬＬ　ｗｉｄｔｈ":                              "full-width",
		"İstanbul ılık":                           "istanbul-ilik",
		"日本語":                                     "",
		"":                                        "",
		long:                                      strings.TrimSuffix(strings.Repeat("word-", 16), "-"),
		strings.Repeat("x", 200):                  strings.Repeat("x", 80),
	} {
		if got := text.Slug(title); got != want {
			t.Errorf("Slug(%q) = %q, want %q", title, got, want)
		}
	}
}

func TestIsSlug(t *testing.T) {
	for s, want := range map[string]bool{
		"a": true, "4": true, "shift-supervisor": true, "a--b": true, strings.Repeat("a", 80): true,
		"": false, "-": false, "-a": false, "a-": false, "A": false, "a b": false, "a_b": false, "a.b": false,
		"é": false, "a/b": false, strings.Repeat("a", 81): false, "a\x00": false,
	} {
		if got := text.IsSlug(s); got != want {
			t.Errorf("IsSlug(%q) = %v", s, got)
		}
	}
}

func TestIsReservedName(t *testing.T) {
	for s, want := range map[string]bool{
		"con": true, "CON": true, "con.md": true, "Nul.tar.gz": true, "aux": true, "prn .txt": true, "com1": true, "LPT9.png": true, "com0": true, "com¹": true,
		"console": false, "com": false, "com10": false, "lptx": false, "icon": false, "": false, "a.con": false,
	} {
		if got := text.IsReservedName(s); got != want {
			t.Errorf("IsReservedName(%q) = %v", s, got)
		}
	}
}

func FuzzSlug(f *testing.F) {
	for _, s := range []string{"Tell me", "Crème", "Straße", "日本", "a\xffb", "İ", "ﬀ", strings.Repeat("ab ", 60), "½ of it"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		slug := text.Slug(s)
		if slug != "" && !text.IsSlug(slug) {
			t.Fatalf("Slug(%q) = %q is no slug", s, slug)
		}
		if again := text.Slug(slug); again != slug {
			t.Fatalf("Slug(%q) = %q, but its own slug is %q", s, slug, again)
		}
	})
}

func TestHeadingID(t *testing.T) {
	for heading, want := range map[string]string{
		"Why they ask":          "why-they-ask",
		"No example?":           "no-example",
		"  What went wrong  ":   "what-went-wrong",
		"A & B":                 "a--b",
		"snake_case, kebab-ok":  "snake_case-kebab-ok",
		"1.2 Größe":             "12-größe",
		"Gro\u0308ße":           "größe",
		"日本語 見出し":               "日本語-見出し",
		"हिन्दी":                "हिन्दी",
		"ÉCOLE":                 "école",
		"…?!":                   "section",
		"":                      "section",
		"tab\tand\nline":        "tab-and-line",
		"Don’t \"quote\" <b>me": "dont-quote-bme",
	} {
		if got := text.HeadingID(heading); got != want {
			t.Errorf("HeadingID(%q) = %q, want %q", heading, got, want)
		}
	}
}
