package lint

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"starling/assets"
	"starling/generator/bundle"
	"starling/generator/script"
)

// rulesScript bundles the rules as the site publishes them.
func rulesScript(t testing.TB) string {
	t.Helper()
	b, problems, err := bundle.Make(assets.FS, "assets", nil)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	for _, a := range b.Assets {
		for _, f := range b.Files {
			if a.Name == "rules.js" && f.Path == a.Address {
				return string(f.Data)
			}
		}
	}
	t.Fatal("rules.js is not published")
	return ""
}

func startMachine(t testing.TB) *machine {
	t.Helper()
	m, err := script.Start(rulesScript(t), script.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = m.Close() })
	return m
}

// scraps are what texts are made of: words that rules know, half words, loose
// quotes, other scripts.
var scraps = []string{
	"I", "we", "would", "I'd", "didn't", "can’t", "because of my boss", "nobody told me", "but", "I should have", "drunk", "taught me", "plan B.", "“", "”", "\"", "'", "’", "‘", "«", "»", "„",
	" ", "  ", "\n", "\n\n", "\t", ".", "...", "…", "?", "!", ",", "–", "—", ":", ";", "(", ")", "[", "]", "U.S.", "J. Smith", "e.g.", "e.g. a", "3.5", "No. 4", "no. Then", "Mr. X", "from C to B. Then", "I. Then", "not", "n't",
	"really", "just", "a bit", "𝒜", "漢字。", "です。", "か\u3099", "\u0301", "👍🏽", "\u00a0", "\u0085", "\ufeff", "\u200b", "\x00", "constructor", "__proto__", "it's", "I learned that", "now", "since", "my mistake", "ß", "ﬁ", "ǅ", "İ", "Σ", "ς",
	"He said 'no' and", "rock 'n' roll", "the dogs' bowls", "well-known", "twenty-one", "۔", "।", "؟", "¿Qué?", "5 p.m. On", "etc. and", "Oct. 3", "\r",
}

func draft() *rapid.Generator[string] {
	loose := rapid.OneOf(rapid.SampledFrom(scraps), rapid.SampledFrom(scraps), rapid.String())
	return rapid.Custom(func(t *rapid.T) string {
		between := rapid.SampledFrom([]string{"", " ", " "}).Draw(t, "between")
		return strings.Join(rapid.SliceOfN(loose, 0, 40).Draw(t, "scraps"), between)
	})
}

// TestReadingHereIsReadingInTheScript judges any text twice: as the script reads
// it, which is what a page does, and as it is read here.
func TestReadingHereIsReadingInTheScript(t *testing.T) {
	m := startMachine(t)
	var l lexicon
	rapid.Check(t, func(t *rapid.T) {
		in := spoken{
			Language: rapid.SampledFrom([]string{"en-GB", "en-GB", "fr", ""}).Draw(t, "language"), Rate: 140, Type: "behavioural",
			Category: rapid.SampledFrom([]string{"mistakes-and-setbacks", "conflict", "leadership"}).Draw(t, "category"), Target: spokenTarget{75, 120},
			Framework:  spokenFramework{"star", []spokenFrameworkSegment{{"Situation", "setup", 15}, {"Task", "task", 10}, {"Action", "action", 50}, {"Result", "result", 25}}},
			Thresholds: map[string]float64{"W212": 1, "W213": 4, "W222": 0, "W223": 0},
		}
		for range rapid.IntRange(0, 4).Draw(t, "segments") {
			part := rapid.SampledFrom([][2]string{{"", ""}, {"Situation", "setup"}, {"Action", "action"}, {"Result", "result"}}).Draw(t, "label")
			in.Segments = append(in.Segments, spokenSegment{strings.Fields(part[0]), part[1], draft().Draw(t, "text")})
		}
		var there, here verdict
		if err := m.Call(t.Context(), &there, "starlingRules.judge", in); err != nil {
			t.Fatal(err)
		}
		if err := in.read(t.Context(), m, &l); err != nil {
			t.Fatal(err)
		}
		if err := m.Call(t.Context(), &here, "starlingRules.judge", in); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(there, here) {
			t.Fatalf("the script finds\n%+v\nand of what is read here\n%+v", there, here)
		}
	})
}
