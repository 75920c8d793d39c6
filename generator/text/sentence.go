package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// SentenceStart returns the byte offset at which the last sentence of a
// paragraph begins; white space at the end is ignored. A sentence ends with
// ".", "!", "?" or "…", closing quotes and brackets, and white space (the full
// stops of Chinese and Japanese need none), where the next word is not in lower
// case. Initials ("J. Smith"), abbreviations ("Mr. Smith", "e.g. a till",
// "No. 4") and figures ("3.5", "1. First") end none.
func SentenceStart(s string) int {
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	start := len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	for i := start; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isStop(r) {
			i += size
			continue
		}
		end, next := afterStop(s, i)
		if next < len(s) && endsSentence(s, start, i, end, next) {
			start = next
		}
		i = max(next, i+size)
	}
	return start
}

const (
	spacedStops = ".!?…؟۔।"
	wideStops   = "。！？｡"
	closers     = `"'”’»›)]}」』）】`
	openers     = `"'“‘«‹([{¿¡„‚「『（【`
)

func isStop(r rune) bool { return strings.ContainsRune(spacedStops+wideStops, r) }

// afterStop returns where the run of stops and closing signs at i ends, and
// where the text goes on after the white space that follows.
func afterStop(s string, i int) (end, next int) {
	end = i
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !isStop(r) && !strings.ContainsRune(closers, r) {
			break
		}
		end += size
	}
	return end, len(s) - len(strings.TrimLeftFunc(s[end:], unicode.IsSpace))
}

// endsSentence tells whether the sentence that began at start ends with the
// stop at i, whose run of stops and closing signs ends at end; next is where
// the text goes on.
func endsSentence(s string, start, i, end, next int) bool {
	stop, size := utf8.DecodeRuneInString(s[i:])
	if strings.ContainsRune(wideStops, stop) {
		return true
	}
	if end == next {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[next:], openers+"—– "))
	if unicode.IsLower(first) {
		return false
	}
	if stop != '.' || end > i+size {
		// An abbreviation that goes on is not closed: "(and so on.) Then".
		return true
	}
	return strings.ContainsFunc(s[start:i], unicode.IsLetter) && !isAbbreviation(s[start:i], first)
}

// titles are abbreviations that always go on; numbered ones go on when a figure
// follows ("She said no. Then" is two sentences, "No. 4" is not).
var (
	titles   = wordSet("mr mrs ms mx dr prof rev gen col capt lt sgt st mt vs cf al viz approx e.g i.e")
	numbered = wordSet("no nos fig figs p pp vol ch sec art c ca jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun")
)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[word] = true
	}
	return set
}

// isAbbreviation tells whether the text ends with a word whose full stop ends
// no sentence, given the first character after it.
func isAbbreviation(s string, next rune) bool {
	word := s[strings.LastIndexFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(openers+"-–—/", r)
	})+1:]
	word = strings.TrimLeft(word, openers+"–—")
	if isInitials(word) {
		return true
	}
	word = strings.ToLower(word)
	return titles[word] || numbered[word] && unicode.IsDigit(next)
}

// isInitials tells whether a word is one capital letter or several with full
// stops between ("J", "U.S"). "I" is the pronoun far more often than an initial.
func isInitials(word string) bool {
	if word == "" || word == "I" {
		return false
	}
	for part := range strings.SplitSeq(word, ".") {
		r, size := utf8.DecodeRuneInString(part)
		if size != len(part) || !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}
