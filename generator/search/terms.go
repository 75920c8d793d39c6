package search

import (
	"strings"

	"starling/generator/text"
)

// longest is the longest term that is indexed, in bytes: what is longer is no word.
const longest = 48

// eachTerm calls do with the terms of a text, in their order. A term is a word,
// folded, as people type it: apostrophes are dropped together with a final s
// ("boss's", "don't"), and a compound gives its parts and the whole ("follow-up":
// follow, up, followup). Languages without spaces give pairs of characters.
//
// assets/search/terms.js does the same; testdata/terms.tsv holds both to one table.
func eachTerm(s string, do func(term string)) {
	var run []string
	text.EachWord(s, func(word string, _ int) {
		if isIdeographic(word) {
			run = append(run, text.Fold(word))
			return
		}
		eachPair(run, do)
		run = run[:0]
		eachPart(text.Fold(word), do)
	})
	eachPair(run, do)
}

// termsOf returns the terms of a text.
func termsOf(s string) []string {
	var list []string
	eachTerm(s, func(t string) { list = append(list, t) })
	return list
}

// eachPair calls do with the pairs of a run of ideographs, or with the only one.
func eachPair(run []string, do func(string)) {
	if len(run) == 1 {
		do(run[0])
	}
	for i := 0; i+1 < len(run); i++ {
		do(run[i] + run[i+1])
	}
}

// eachPart calls do with the terms of one folded word.
func eachPart(word string, do func(string)) {
	if isPlain(word) {
		do(word)
		return
	}
	parts := strings.FieldsFunc(word, isHyphen)
	whole := ""
	for _, part := range parts {
		part = bare(part)
		whole += part
		if part != "" {
			do(part)
		}
	}
	if len(parts) > 1 && whole != "" && (whole[0] < '0' || whole[0] > '9') {
		do(whole)
	}
}

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

// isPlain tells whether a word is in small ASCII letters and digits only.
func isPlain(word string) bool {
	for i := 0; i < len(word); i++ {
		if c := word[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

var apostrophes = strings.NewReplacer("'", "", "\u2019", "", ",", "")

// bare drops a possessive's ending, apostrophes, and commas between digits.
func bare(word string) string {
	for _, ending := range []string{"'s", "\u2019s"} {
		word = strings.TrimSuffix(word, ending)
	}
	return apostrophes.Replace(word)
}
