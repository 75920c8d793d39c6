package text_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"starling/generator/text"
)

func TestSentenceStart(t *testing.T) {
	// The bar stands where the last sentence begins.
	for _, marked := range []string{
		"|",
		"|One sentence only",
		"|One sentence only.",
		"  |Indented. ",
		"First. |Second.",
		"First. |Second. \n",
		"First! Second? |Third…",
		"He asked, “Why?” |I said nothing.",
		"He asked \"Why?\" |Then I left",
		"|“Really?” he asked.",
		"|“Stop!” she said",
		"(That was all.) |Then I rang.",
		"It was late. |“Go home,” he said.",
		"It was late. |(It often was.)",
		"|I worked for Mr. Smith",
		"First. |I worked for Dr. J. Smith",
		"|A tool, e.g. a Drill, i.e. This one",
		"|See No. 4",
		"She said no. |Then I rang.",
		"|We moved it in Sept. 2021",
		"|It cost 3.5 pounds, or £1.50",
		"It cost 40. |Then we paid.",
		"|1. First we count",
		"Neither did I. |We left.",
		"|The U.S. Army called",
		"We met at 5 p.m. |He was late.",
		"|We met at 5 p.m. on a Monday",
		"Well... |That was it",
		"|Well... that was it",
		"|Well… that was it",
		"First.\n|Second",
		"|No.space after",
		"Fourteen boxes. |65 were low",
		"最初の文。|次の文",
		"彼は「はい。」|と言った",
		"नमस्ते। |फिर",
		"É tarde. |Égal",
		"Is it? |¿Qué?",
		"One. — |Two",
	} {
		want := strings.Index(marked, "|")
		s := strings.Replace(marked, "|", "", 1)
		if marked == "One. — |Two" {
			want = strings.Index(s, "—")
		}
		if got := text.SentenceStart(s); got != want {
			t.Errorf("SentenceStart(%q) = %d, want %d", s, got, want)
		}
	}
}

func FuzzSentenceStart(f *testing.F) {
	for _, s := range []string{"One. Two", "Mr. X. “Y.” Z", "。。", "\xff. A", "…  "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := text.SentenceStart(s)
		if at < 0 || at > len(s) {
			t.Fatalf("SentenceStart(%q) = %d is outside", s, at)
		}
		if utf8.ValidString(s) && at < len(s) && !utf8.RuneStart(s[at]) {
			t.Fatalf("SentenceStart(%q) = %d is inside a character", s, at)
		}
	})
}

// TestSentences cuts at every place that TestSentenceStart's rules name, and
// loses no word.
func TestSentences(t *testing.T) {
	for s, want := range map[string][]string{
		"":                                   nil,
		"  ":                                 nil,
		" One. Two! ":                        {"One.", "Two!"},
		"He asked, “Why?” I left. Mr. X too": {"He asked, “Why?”", "I left.", "Mr. X too"},
		"1. First we count. 2. Then pay.":    {"1. First we count.", "2. Then pay."},
		"これ。それ":                              {"これ。", "それ"},
	} {
		if got := text.Sentences(s); !slices.Equal(got, want) {
			t.Errorf("Sentences(%q) = %q, want %q", s, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune("ab .!?”“\"Mr1…\n"))).Draw(t, "s")
		got := text.Sentences(s)
		if strings.Join(strings.Fields(strings.Join(got, " ")), " ") != strings.Join(strings.Fields(s), " ") {
			t.Fatalf("Sentences(%q) = %q", s, got)
		}
		if trimmed := strings.TrimSpace(s); len(got) > 0 && strings.TrimSpace(trimmed[len(trimmed)-len(got[len(got)-1]):]) != got[len(got)-1] {
			t.Fatalf("the last sentence of %q is %q", s, got[len(got)-1])
		}
	})
}
