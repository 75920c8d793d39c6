package lint

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Where a sentence ends, as assets/rules/sentences.js says it.

var (
	titles   = strings.Fields("mr mrs ms mx dr prof rev gen col capt lt sgt st mt vs cf al viz approx e.g i.e")
	numbered = strings.Fields("no nos fig figs p pp vol ch sec art c ca jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun")
)

// sentenceEnd looks for a sentence's end between two words: where it ends and
// the next one begins, or false where it goes on.
func (r *tokenReader) sentenceEnd(from, to, begun int) (end, next int, ok bool) {
	for i := from; i < to; {
		if r.text[i] == '\n' {
			return r.trimmedEnd(begun, i), r.skipSpace(i, to), true
		}
		if !among(stops, r.text[i]) {
			i++
			continue
		}
		end = i
		for end < to && (among(stops, r.text[end]) || among(closers, r.text[end])) {
			end++
		}
		next = r.skipSpace(end, to)
		if slices.Contains(r.text[end:next], '\n') || r.ends(i, from, end, next, to, begun) {
			return end, next, true
		}
		i = max(next, i+1)
	}
	return 0, 0, false
}

func (r *tokenReader) ends(i, from, end, next, to, begun int) bool {
	if among(wideStops, r.text[i]) {
		return true
	}
	if end == next {
		return false
	}
	at := next
	for at < to && among(openers, r.text[at]) {
		at++
	}
	first := r.runeAt(at)
	if goesOn(first) {
		return false
	}
	if r.text[i] != '.' || end > i+1 {
		return true
	}
	last := r.last
	if i == from && utf8.RuneCountInString(last) > 1 && last[0] >= 'a' && last[0] <= 'z' && !slices.Contains(titles, last) && !slices.Contains(numbered, last) {
		return true
	}
	said := r.slice(begun, i)
	return strings.ContainsFunc(said, unicode.IsLetter) && !r.abbreviation(begun, i, first)
}

// twoCapitals are small letters whose capital is two letters.
const twoCapitals = "ßŉǰΐΰևẖẗẘẙẚﬀﬁﬂﬃﬄﬅﬆﬓﬔﬕﬖﬗ"

// goesOn tells whether a character is a small letter that has a capital.
func goesOn(c rune) bool {
	return c >= 0 && unicode.ToLower(c) == c && (unicode.ToUpper(c) != c || strings.ContainsRune(twoCapitals, c))
}

func (r *tokenReader) abbreviation(begun, stop int, next rune) bool {
	at := stop
	for at > begun && !isSpace(rune(r.text[at-1])) && !among("\"'“‘«‹([{¿¡„‚「『（【-–—/", r.text[at-1]) {
		at--
	}
	word := r.slice(at, stop)
	switch parts := strings.Split(word, "."); {
	case len(parts) > 1 && !slices.ContainsFunc(parts, func(p string) bool { return !isCapital(p) }):
		return true
	case isCapital(word):
		before := strings.TrimRightFunc(r.slice(begun, at), isSpace)
		last, _ := utf8.DecodeLastRuneInString(before)
		spaced := len(before) < len(r.slice(begun, at))
		return word != "I" && !(spaced && unicode.IsLower(last) && unicode.Is(unicode.Ll, last))
	}
	lower := strings.ToLower(word)
	return slices.Contains(titles, lower) || slices.Contains(numbered, lower) && next >= 0 && unicode.Is(unicode.Nd, next)
}

// isCapital tells whether a text is one capital letter.
func isCapital(s string) bool {
	c, size := utf8.DecodeRuneInString(s)
	return size > 0 && size == len(s) && unicode.Is(unicode.Lu, c)
}
