package text

import (
	"iter"
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
	last := 0
	for start := range sentenceStarts(s) {
		last = start
	}
	return last
}

// Sentences returns the sentences of a paragraph, in the sense of SentenceStart,
// without the white space around them.
func Sentences(s string) []string {
	var list []string
	from := 0
	add := func(part string) {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	for start := range sentenceStarts(s) {
		add(s[from:start])
		from = start
	}
	add(s[from:])
	return list
}

// sentenceStarts are the offsets at which sentences begin, the first one too.
func sentenceStarts(s string) iter.Seq[int] {
	return func(yield func(int) bool) {
		s := strings.TrimRightFunc(s, unicode.IsSpace)
		start := len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
		if !yield(start) {
			return
		}
		lettered := false // a letter stands in the sentence at hand
		for i := start; i < len(s); {
			r, size := utf8.DecodeRuneInString(s[i:])
			if !isStop(r) {
				lettered = lettered || unicode.IsLetter(r)
				i += size
				continue
			}
			end, next := afterStop(s, i)
			if next < len(s) && endsSentence(s[start:], i-start, end-start, next-start) && (lettered || countsWithoutLetters(s[i:end])) {
				start, lettered = next, false
				if !yield(start) {
					return
				}
			}
			i = max(next, i+size)
		}
	}
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

// endsSentence tells whether a sentence, given with all that follows it, ends
// with the stop at i, whose run of stops and closing signs ends at end; next is
// where the text goes on.
func endsSentence(s string, i, end, next int) bool {
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
	// An abbreviation that goes on is not closed: "(and so on.) Then".
	return stop != '.' || end > i+size || !isAbbreviation(s[:i], first)
}

// countsWithoutLetters tells whether a run of stops ends a sentence even of
// figures alone: any but a single full stop, as in "1. First".
func countsWithoutLetters(run string) bool { return run != "." }

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
