package search

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"starling/generator/guide"
)

// termCase is a line of testdata/terms.tsv.
type termCase struct {
	text  string
	terms []string
}

func termCases(t testing.TB) []termCase {
	t.Helper()
	data, err := os.ReadFile("testdata/terms.tsv")
	if err != nil {
		t.Fatal(err)
	}
	escape := regexp.MustCompile(`\\u[0-9a-f]{4}`)
	var list []termCase
	for line := range strings.Lines(string(data)) {
		line = escape.ReplaceAllStringFunc(strings.TrimSuffix(line, "\n"), func(s string) string {
			n, _ := strconv.ParseUint(s[2:], 16, 32)
			return string(rune(n))
		})
		if text, terms, ok := strings.Cut(line, "\t"); ok {
			list = append(list, termCase{text, strings.Fields(terms)})
		} else if !strings.HasPrefix(line, "#") {
			t.Fatalf("%q has no tab", line)
		}
	}
	return list
}

func TestTerms(t *testing.T) {
	for _, c := range termCases(t) {
		if got := termsOf(c.text); !slices.Equal(got, c.terms) {
			t.Errorf("the terms of %q are %q, want %q", c.text, got, c.terms)
		}
	}
}

// FuzzTerms holds that a vocabulary, which remembers words, gives the terms of
// eachTerm, and that those are such as the dictionary can hold: folded, and
// without the characters that part its fields.
func FuzzTerms(f *testing.F) {
	for _, c := range termCases(f) {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := slices.DeleteFunc(termsOf(s), func(term string) bool { return len(term) > longest })
		v := newVocabulary(newLexicon("en", guide.SearchWords{}, guide.Digest{}))
		for range 2 { // as new words, and as known ones
			var got []string
			for _, number := range v.appendTerms(nil, s) {
				got = append(got, v.formNames[number])
			}
			if !slices.Equal(got, want) {
				t.Fatalf("the vocabulary's terms of %q are %q, want %q", s, got, want)
			}
		}
		for _, term := range want {
			if term == "" || strings.ContainsAny(term, " \n\t|ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
				t.Errorf("%q has the term %q", s, term)
			}
		}
	})
}

func TestStems(t *testing.T) {
	for _, c := range []struct{ language, a, b string }{
		{"en", "weaknesses", "weakness"},
		{"en-GB", "failed", "failing"},
		{"de", "schwächen", "schwäche"},
		{"fr", "faiblesses", "faiblesse"},
		{"ru", "вопросы", "вопрос"},
		{"es", "debilidades", "debilidad"},
		{"xx", "words", "words"},
	} {
		stem := stemmer(c.language)
		if stem(c.a) != stem(c.b) {
			t.Errorf("%s: %q and %q are two groups, %q and %q", c.language, c.a, c.b, stem(c.a), stem(c.b))
		}
	}
	if stem := stemmer("xx"); stem("words") == stem("word") {
		t.Error("a language that nobody knows has a stemmer")
	}
}

func TestWordTable(t *testing.T) {
	table := newWordTable()
	var words []string
	for i := range 20_000 {
		words = append(words, "w"+strconv.Itoa(i*i*7919))
	}
	for i, word := range words {
		if _, ok := table.find(word); ok {
			t.Fatalf("%q is there before it is put", word)
		}
		table.put(word, int32(i))
	}
	for i, word := range words {
		if n, ok := table.find(word); !ok || n != int32(i) {
			t.Fatalf("%q leads to %d, %v, want %d", word, n, ok, i)
		}
	}
}
