package generator_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"starling/generator/lint"
)

// joints are where sentences, clauses and quotations may end.
var joints = []string{
	"didn't", "can’t", "«", "»", "„", "\t", "!", "—", ":", ";", "(", ")", "[", "]", "J. Smith", "e.g. a", "no. Then", "Mr. X", "from C to B. Then", "I. Then",
	"漢字。", "です。", "\u0085", "\ufeff", "ß", "ﬁ", "ǅ", "İ", "Σ", "ς", "He said 'no' and", "rock 'n' roll", "the dogs' bowls", "well-known", "twenty-one",
	"۔", "।", "؟", "¿Qué?", "5 p.m. On", "etc. and", "Oct. 3", "\r", "ÉTÉ", "We lost 3 boxes.", "\u2028",
}

// TestReadingTextsFirstChangesNothing judges any text twice: as the script reads
// it, which is what a page does, and as the lint package reads it for the script.
func TestReadingTextsFirstChangesNothing(t *testing.T) {
	m := startRules(t)
	var lexicon lint.Lexicon
	text := rapid.Custom(func(t *rapid.T) string {
		s := draft().Draw(t, "draft")
		for range rapid.IntRange(0, 6).Draw(t, "joints") {
			s += rapid.SampledFrom([]string{"", " "}).Draw(t, "space") + rapid.SampledFrom(joints).Draw(t, "joint") + draft().Draw(t, "more")
		}
		return s
	})
	rapid.Check(t, func(t *rapid.T) {
		language := rapid.SampledFrom([]string{"en-GB", "en", "fr", ""}).Draw(t, "language")
		input := map[string]any{
			"language": language, "type": "behavioural", "category": rapid.SampledFrom([]string{"mistakes-and-setbacks", "conflict"}).Draw(t, "category"),
			"framework": frameworkOf("star-l"), "target": map[string]int{"from": 75, "to": 120},
			"thresholds": map[string]float64{"W212": 1, "W213": 4, "W222": 0, "W223": 0},
		}
		var segments []spokenSegment
		var texts []string
		for range rapid.IntRange(0, 4).Draw(t, "segments") {
			label := rapid.SampledFrom([]spokenSegment{{}, {Names: []string{"Action"}, Part: "action"}, {Names: []string{"Result"}, Part: "result"}}).Draw(t, "label")
			label.Text = text.Draw(t, "text")
			segments, texts = append(segments, label), append(texts, label.Text)
		}
		input["segments"] = segments
		there := judge(t, m, input)
		read, err := lexicon.Read(t.Context(), m, language, texts)
		if err != nil {
			t.Fatal(err)
		}
		input["read"] = read
		if here := judge(t, m, input); !reflect.DeepEqual(there, here) {
			t.Fatalf("the script finds\n%+v\nand in what was read for it\n%+v", there, here)
		}
	})
}
