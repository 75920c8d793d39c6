package text_test

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"starling/generator/text"
)

type wordCase struct {
	text  string
	count int
}

// wordCases reads testdata/words.tsv, whose first lines say how it is written.
func wordCases(t testing.TB) []wordCase {
	t.Helper()
	data, err := os.ReadFile("testdata/words.tsv")
	if err != nil {
		t.Fatal(err)
	}
	escape := regexp.MustCompile(`\\n|\\u[0-9a-f]{4}`)
	var list []wordCase
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		raw, count, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		n, err := strconv.Atoi(count)
		if !ok || err != nil {
			t.Fatalf("words.tsv: cannot read %q", line)
		}
		plain := escape.ReplaceAllStringFunc(raw, func(s string) string {
			if s == `\n` {
				return "\n"
			}
			r, _ := strconv.ParseUint(s[2:], 16, 32)
			return string(rune(r))
		})
		list = append(list, wordCase{plain, n})
	}
	if len(list) < 80 {
		t.Fatalf("words.tsv holds %d cases", len(list))
	}
	return list
}

func TestCountWordsPassesTheSharedTable(t *testing.T) {
	for _, c := range wordCases(t) {
		if got := text.CountWords(c.text); got != c.count {
			t.Errorf("CountWords(%q) = %d, want %d (%q)", c.text, got, c.count, text.Words(c.text))
		}
	}
}

func TestWordsAreReturnedAsTheyStand(t *testing.T) {
	got := text.Words("The boss's well-known “£1,900.50” – won’t they? 東京 'no'")
	want := []string{"The", "boss's", "well-known", "1,900.50", "won’t", "they", "東", "京", "no"}
	if !slices.Equal(got, want) {
		t.Errorf("Words = %q, want %q", got, want)
	}
}

func TestCountWordsAllocatesNothing(t *testing.T) {
	s := "I rang two nearby branches – they’d taken forty cases. 東京"
	if n := testing.AllocsPerRun(100, func() { text.CountWords(s) }); n != 0 {
		t.Errorf("CountWords allocates %v times", n)
	}
}

func FuzzWords(f *testing.F) {
	for _, c := range wordCases(f) {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		words := text.Words(s)
		if n := text.CountWords(s); n != len(words) {
			t.Fatalf("CountWords(%q) = %d, Words has %d", s, n, len(words))
		}
		rest := s
		for _, w := range words {
			_, after, found := strings.Cut(rest, w)
			if w == "" || !found {
				t.Fatalf("Words(%q): %q does not follow in the text", s, w)
			}
			if text.CountWords(w) != 1 {
				t.Fatalf("Words(%q): %q counts as %d words", s, w, text.CountWords(w))
			}
			rest = after
		}
	})
}

func BenchmarkCountWords(b *testing.B) {
	s := strings.Repeat("When the truck came I rang my manager before I had a fix. I'd lost 1,900 dollars. ", 100)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		text.CountWords(s)
	}
}
