package generator_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"starling/assets"
	"starling/generator/bundle"
	"starling/generator/script"
	"starling/generator/text"
)

// judged is what starlingRules.judge returns; assets/rules.js says what it means.
type judged struct {
	Words, Seconds int
	Grade          *float64
	Segments       []struct{ Words, Seconds, Share int }
	Findings       []finding
	Skipped        []string
}

type finding struct {
	Code, Variant       string
	Segment, Start, End int
	Quote               string
	Values              map[string]any
}

type spokenSegment struct {
	Names []string `json:"names"`
	Part  string   `json:"part"`
	Text  string   `json:"text"`
}

// rulesScript bundles the rules as the site publishes them.
func rulesScript(t testing.TB) string {
	t.Helper()
	b, problems, err := bundle.Make(assets.FS, "assets", nil, nil)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	for _, a := range b.Assets {
		if a.Name != "rules.js" {
			continue
		}
		for _, f := range b.Files {
			if f.Path == a.Address {
				return string(f.Data)
			}
		}
	}
	t.Fatal("rules.js is not published")
	return ""
}

func startRules(t testing.TB) *script.Machine {
	t.Helper()
	m, err := script.Start(rulesScript(t), script.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = m.Close() })
	return m
}

func judge(t rapid.TB, m *script.Machine, input any) judged {
	t.Helper()
	var got judged
	if err := m.Call(context.Background(), &got, "starlingRules.judge", input); err != nil {
		t.Fatal(err)
	}
	return got
}

// TestRulesPassTheirTables runs each file of testdata/rules: a table for one
// rule, which rules_table_test.go reads.
func TestRulesPassTheirTables(t *testing.T) {
	m := startRules(t)
	names, err := filepath.Glob("testdata/rules/W*.txt")
	if err != nil || len(names) < 15 {
		t.Fatalf("%d tables, %v", len(names), err)
	}
	fires, silent := 0, 0
	for _, name := range names {
		cases := readRuleTable(t, name)
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			for _, c := range cases {
				if len(c.wants) == 0 {
					silent++
				} else {
					fires++
				}
				got := judge(t, m, c.input)
				if said, want := saidOf(got.Findings), c.wants; !slices.Equal(said, want) {
					t.Errorf("%s:%d: %s\nfound %q\n want %q", name, c.line, c.why, said, want)
				}
				c.checkValues(t, name, got.Findings)
			}
		})
	}
	if fires < 90 || silent < 90 {
		t.Errorf("%d cases fire and %d do not", fires, silent)
	}
}

// saidOf writes each finding as "variant segment:start-end".
func saidOf(list []finding) []string {
	var said []string
	for _, f := range list {
		said = append(said, place(f.Variant, f.Segment, f.Start, f.End))
	}
	slices.Sort(said)
	return said
}

func place(variant string, segment, start, end int) string {
	return variant + " " + strconv.Itoa(segment) + ":" + strconv.Itoa(start) + "-" + strconv.Itoa(end)
}

// TestWordsAreCountedAsInGo holds the counter of the scripts to the table of the
// generator's.
func TestWordsAreCountedAsInGo(t *testing.T) {
	m := startRules(t)
	data, err := os.ReadFile("text/testdata/words.tsv")
	if err != nil {
		t.Fatal(err)
	}
	escape := regexp.MustCompile(`\\n|\\u[0-9a-f]{4}`)
	n := 0
	for line := range strings.Lines(string(data)) {
		raw, _, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || !ok {
			continue
		}
		plain := escape.ReplaceAllStringFunc(raw, func(s string) string {
			if s == `\n` {
				return "\n"
			}
			r, _ := strconv.ParseUint(s[2:], 16, 32)
			return string(rune(r))
		})
		n++
		for _, s := range []string{plain, "one " + plain + "\n\ntwo", "«" + plain + "»…"} {
			countsAlike(t, m, s)
		}
	}
	if n < 80 {
		t.Errorf("the table has %d cases", n)
	}
}

func countsAlike(t rapid.TB, m *script.Machine, s string) {
	var got int
	if err := m.Call(context.Background(), &got, "starlingRules.countWords", s); err != nil {
		t.Fatal(err)
	}
	if want := text.CountWords(s); got != want {
		t.Errorf("the script counts %d words in %q, want %d", got, s, want)
	}
	var answer judged
	input := map[string]any{"language": "en", "segments": []any{map[string]any{"text": s}}, "which": []string{}}
	if err := m.Call(context.Background(), &answer, "starlingRules.judge", input); err != nil {
		t.Fatal(err)
	}
	if answer.Words != got {
		t.Errorf("judge counts %d words in %q, want %d", answer.Words, s, got)
	}
}

// scraps are what drafts are made of: half words, loose quotes, other scripts.
var scraps = []string{
	"I", "we", "would", "I'd", "because of my boss", "nobody told me", "but", "I should have", "drunk", "taught me", "plan B.", "“", "”", "\"", "'", "’", "‘",
	" ", "  ", "\n", "\n\n", ".", "...", "…", "?", ",", "–", "U.S.", "e.g.", "3.5", "No. 4", "not", "n't", "really", "just", "a bit", "𝒜", "漢字", "か\u3099", "\u0301",
	"👍🏽", "\u00a0", "\u200b", "\x00", "constructor", "__proto__", "toString", "it's", "perfectionist", "I learned that", "now", "since", "my mistake",
}

func draft() *rapid.Generator[string] {
	loose := rapid.OneOf(rapid.SampledFrom(scraps), rapid.String())
	return rapid.Custom(func(t *rapid.T) string {
		sep := rapid.SampledFrom([]string{"", " "}).Draw(t, "between")
		return strings.Join(rapid.SliceOfN(loose, 0, 40).Draw(t, "scraps"), sep)
	})
}

// TestNoDraftBreaksTheRules feeds what people and machines may leave in a box.
func TestNoDraftBreaksTheRules(t *testing.T) {
	m := startRules(t)
	rapid.Check(t, func(t *rapid.T) {
		var segments []spokenSegment
		for range rapid.IntRange(0, 5).Draw(t, "segments") {
			segments = append(segments, spokenSegment{
				rapid.SampledFrom([][]string{nil, {"Situation"}, {"Action"}, {"Action", "Result"}, {"Result"}, {"Learning"}, {"Nothing"}}).Draw(t, "names"),
				rapid.SampledFrom([]string{"", "setup", "action", "result", "learning", "other"}).Draw(t, "part"), draft().Draw(t, "text"),
			})
		}
		input := map[string]any{
			"language": rapid.SampledFrom([]string{"en-GB", "en", "fr", "", "constructor"}).Draw(t, "language"), "type": "behavioural",
			"category": "mistakes-and-setbacks", "framework": frameworkOf("star-l"), "target": map[string]int{"from": 75, "to": 120}, "segments": segments,
		}
		holdsTogether(t, m, input, segments)
		for _, s := range segments {
			countsAlike(t, m, s.Text)
		}
	})
}

// holdsTogether checks what is true of all findings of any text.
func holdsTogether(t rapid.TB, m *script.Machine, input any, segments []spokenSegment) {
	var got judged
	if err := m.Call(context.Background(), &got, "starlingRules.judge", input); err != nil {
		t.Fatal(err)
	}
	words := 0
	for i, s := range got.Segments {
		words += s.Words
		if want := text.CountWords(segments[i].Text); s.Words != want {
			t.Errorf("segment %d has %d words, want %d", i, s.Words, want)
		}
	}
	if words != got.Words || len(got.Segments) != len(segments) {
		t.Errorf("%d segments of %d words in all, of %d", len(got.Segments), got.Words, words)
	}
	for i, f := range got.Findings {
		if f.Segment < 0 {
			if f.Start != 0 || f.End != 0 || f.Quote != "" {
				t.Errorf("%+v is about the whole answer", f)
			}
			continue
		}
		units := utf16.Encode([]rune(segments[f.Segment].Text))
		if f.Start < 0 || f.End < f.Start || f.End > len(units) {
			t.Fatalf("%+v lies outside its text", f)
		}
		if slice := string(utf16.Decode(units[f.Start:f.End])); slice != f.Quote || f.End > 0 && slice == "" {
			t.Errorf("%+v quotes %q", f, slice)
		}
		if i > 0 && compareFindings(got.Findings[i-1], f) > 0 {
			t.Errorf("%+v comes after %+v", f, got.Findings[i-1])
		}
	}
}

func compareFindings(a, b finding) int {
	for _, d := range []int{a.Segment - b.Segment, a.Start - b.Start, strings.Compare(a.Code, b.Code)} {
		if d != 0 {
			return d
		}
	}
	return 0
}

// TestAnythingMissingFromTheInputHasADefault is what a page may hand over.
func TestAnythingMissingFromTheInputHasADefault(t *testing.T) {
	m := startRules(t)
	for _, input := range []string{`null`, `{}`, `{"segments":[]}`, `{"segments":[{}]}`, `{"segments":[{"text":null,"names":null}],"framework":null,"target":null,"thresholds":null}`} {
		got := judge(t, m, json.RawMessage(input))
		if len(got.Findings) > 0 || got.Words > 0 {
			t.Errorf("%s gives %+v", input, got)
		}
	}
}

// TestAHugeTextIsRead is for what somebody pastes by mistake.
func TestAHugeTextIsRead(t *testing.T) {
	m := startRules(t)
	for _, huge := range []string{strings.Repeat("I would, because of my boss, and nobody told me. ", 2000), strings.Repeat("a", 1<<18), strings.Repeat("“I ", 20000), strings.Repeat("1,", 50000), strings.Repeat(".", 1<<17)} {
		segments := []spokenSegment{{[]string{"Action"}, "action", huge}}
		holdsTogether(t, m, map[string]any{"language": "en", "type": "behavioural", "framework": frameworkOf("star"), "segments": segments}, segments)
	}
}

// TestRulesThatNeedListsAreSkippedWithoutThem tells which.
func TestRulesThatNeedListsAreSkippedWithoutThem(t *testing.T) {
	m := startRules(t)
	input := map[string]any{"language": "de-AT", "type": "behavioural", "framework": frameworkOf("star"), "which": []string{"W213", "W216", "W219"}, "segments": []spokenSegment{{nil, "", strings.Repeat("Wort ", 31)}}}
	got := judge(t, m, input)
	if !slices.Equal(got.Skipped, []string{"W216", "W219"}) || got.Grade != nil || len(got.Findings) != 1 || got.Findings[0].Code != "W213" {
		t.Errorf("got %+v", got)
	}
	input["language"] = "en-AU"
	if got := judge(t, m, input); len(got.Skipped) > 0 || got.Grade == nil {
		t.Errorf("got %+v", got)
	}
}

// TestMeasureFindsLongSentences is for texts other than answers.
func TestMeasureFindsLongSentences(t *testing.T) {
	m := startRules(t)
	var got struct {
		Words, Sentences int
		Grade            *float64
		Long             []struct{ Start, End, Words int }
	}
	err := m.Call(t.Context(), &got, "starlingRules.measure", map[string]any{"language": "en", "text": "Short. This one is too long.\nAnd this", "longest": 3})
	if err != nil || got.Words != 8 || got.Sentences != 3 || got.Grade == nil || len(got.Long) != 1 || got.Long[0].Start != 7 || got.Long[0].End != 28 || got.Long[0].Words != 5 {
		t.Errorf("got %+v, %v", got, err)
	}
}

func BenchmarkJudgeAnswer(b *testing.B) {
	m := startRules(b)
	input := benchAnswer()
	for b.Loop() {
		judge(b, m, input)
	}
}

func BenchmarkStartRules(b *testing.B) {
	source := rulesScript(b)
	for b.Loop() {
		m, err := script.Start(source, script.Limits{})
		if err != nil {
			b.Fatal(err)
		}
		_ = m.Close()
	}
}
