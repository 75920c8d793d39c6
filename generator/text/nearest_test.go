package text_test

import (
	"slices"
	"strings"
	"testing"

	"starling/generator/text"
)

func TestNearestIsWhatWasMeant(t *testing.T) {
	fields := []string{"question", "category", "competency", "summary", "also_asked", "search_terms", "type", "framework", "target", "role", "roles", "level", "levels", "industry"}
	for _, c := range []struct {
		word string
		of   []string
		want string
	}{
		{"also_ask", fields, "also_asked"},
		{"Also asked", fields, "also_asked"},
		{"also-asked", fields, "also_asked"},
		{"sumary", fields, "summary"},
		{"summray", fields, "summary"},
		{"Catégory", fields, "category"},
		{"categories", fields, "category"},
		{"competencies", fields, "competency"},
		{"questions", fields, "question"},
		{"frame", fields, "framework"},
		{"tpye", fields, "type"},
		{"levles", fields, "levels"},
		{"rol", fields, "role"},
		{"lvel", fields, "level"},
		{"tags", fields, ""},
		{"colour", fields, ""},
		{"x", fields, ""},
		{"", fields, ""},
		{"   ", fields, ""},
		{"type", nil, ""},
		{"star", []string{"star-l", "soar", "car"}, "soar"},
		{"question", []string{"questions"}, "questions"},
		{"cat", []string{"car", "bat"}, "car"},
		{"ab", []string{"xy"}, ""},
		{"industries", []string{"industry"}, "industry"},
		{"retial", []string{"retail", "rental"}, "retail"},
		{strings.Repeat("a", 60000), fields, ""},
	} {
		if got := text.Nearest(c.word, c.of); got != c.want {
			t.Errorf("Nearest(%.20q) = %q, want %q", c.word, got, c.want)
		}
		backwards := slices.Clone(c.of)
		slices.Reverse(backwards)
		if got := text.Nearest(c.word, backwards); got != c.want {
			t.Errorf("Nearest(%.20q) with the candidates backwards = %q, want %q", c.word, got, c.want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"abc", "abc", 0}, {"abc", "acb", 1}, {"abc", "ab", 1}, {"abc", "xabc", 1}, {"abc", "axc", 1},
		{"ca", "abc", 3}, {"kitten", "sitting", 3}, {"größe", "grösse", 2}, {"日本", "本日", 1}, {"abcdef", "badcfe", 3},
	} {
		if got := text.Distance(c.a, c.b); got != c.want {
			t.Errorf("Distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
		if got := text.Distance(c.b, c.a); got != c.want {
			t.Errorf("Distance(%q, %q) = %d, want %d", c.b, c.a, got, c.want)
		}
	}
}

func FuzzNearest(f *testing.F) {
	f.Add("also_ask", "also_asked")
	f.Add("é", "e\u0301")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 200 {
			return
		}
		got := text.Nearest(a, []string{b, "question"})
		if got != "" && got != b && got != "question" {
			t.Fatalf("Nearest(%q) = %q, which is no candidate", a, got)
		}
		if strings.TrimSpace(a) != "" && text.Fold(a) != "" && text.Nearest(a, []string{"zzz", a}) == "" {
			t.Fatalf("Nearest(%q) does not find the word itself", a)
		}
	})
}

func BenchmarkNearestOfManySlugs(b *testing.B) {
	var slugs []string
	for i := range 5000 {
		slugs = append(slugs, "tell-me-about-a-time-you-"+strings.Repeat(string(rune('a'+i%26)), 1+i%9)+"-"+string(rune('a'+i/26%26)))
	}
	for b.Loop() {
		text.Nearest("tell-me-about-a-time-you-failde", slugs)
	}
}
