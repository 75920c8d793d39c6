package text

import (
	"unicode"
	"unicode/utf8"
)

// CountWords returns the number of words in a text. A word is a run of letters,
// marks and digits that begins with a letter or digit. One apostrophe or hyphen
// between two of its characters belongs to it ("don't", "well-known"), and so
// does a full stop or comma between digits ("1,900.50"). Each Han, Hiragana or
// Katakana character is a word of its own, since those languages put no spaces
// between words.
func CountWords(s string) int {
	n := 0
	for start, end := nextWord(s, 0); start < end; start, end = nextWord(s, end) {
		n++
	}
	return n
}

// Words returns the words that CountWords counts, as they stand in the text.
func Words(s string) []string {
	var list []string
	for start, end := nextWord(s, 0); start < end; start, end = nextWord(s, end) {
		list = append(list, s[start:end])
	}
	return list
}

// EachWord calls do with the words that CountWords counts, as they stand in the
// text, and where each begins, in bytes.
func EachWord(s string, do func(word string, at int)) {
	for start, end := nextWord(s, 0); start < end; start, end = nextWord(s, end) {
		do(s[start:end], start)
	}
}

// IsIdeograph tells whether a character is a word by itself: Han, Hiragana or
// Katakana.
func IsIdeograph(r rune) bool { return isIdeograph(r) }

// class is what a character is to a word.
type class uint8

const (
	other class = iota
	letter
	digit
	mark
	ideograph
	joiner // an apostrophe or hyphen
	point  // a full stop or comma
)

// nextWord returns where the first word at or after i begins and ends;
// the two are equal where there is none.
func nextWord(s string, i int) (start, end int) {
	for i < len(s) {
		if s[i] < utf8.RuneSelf && asciiClass[s[i]] == other {
			i++
			continue
		}
		c, size := classAt(s, i)
		switch c {
		case ideograph:
			return i, skipMarks(s, i+size)
		case letter, digit:
			return i, wordEnd(s, i+size, c)
		}
		i += size
	}
	return i, i
}

// wordEnd returns where the word ends whose characters up to i are read; last
// is the class of its last letter or digit.
func wordEnd(s string, i int, last class) int {
	for i < len(s) {
		if s[i] < utf8.RuneSelf && asciiClass[s[i]] == letter {
			last = letter
			i++
			continue
		}
		c, size := classAt(s, i)
		switch c {
		case letter, digit:
			last = c
		case mark:
		case joiner, point:
			next, _ := classAt(s, i+size)
			joins := next == digit && last == digit || c == joiner && (next == letter || next == digit)
			if !joins {
				return i
			}
		default:
			return i
		}
		i += size
	}
	return i
}

func skipMarks(s string, i int) int {
	for i < len(s) {
		c, size := classAt(s, i)
		if c != mark {
			return i
		}
		i += size
	}
	return i
}

// asciiClass is the class of each ASCII character: most text is nothing else.
var asciiClass = func() (table [utf8.RuneSelf]class) {
	for c := 'a'; c <= 'z'; c++ {
		table[c], table[c-'a'+'A'] = letter, letter
	}
	for c := '0'; c <= '9'; c++ {
		table[c] = digit
	}
	table['\''], table['-'], table['.'], table[','] = joiner, joiner, point, point
	return table
}()

// classAt returns the class of the character at i and its size in bytes; the
// class is other at the end of the text.
func classAt(s string, i int) (class, int) {
	if i >= len(s) {
		return other, 0
	}
	if c := s[i]; c < utf8.RuneSelf {
		return asciiClass[c], 1
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	return classOf(r), size
}

func classOf(r rune) class {
	switch {
	case isApostrophe(r) || r == '\u2010' || r == '\u2011':
		return joiner
	case isIdeograph(r):
		return ideograph
	case unicode.IsLetter(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	case unicode.IsMark(r):
		return mark
	}
	return other
}

// isApostrophe tells whether the character is the typewriter's apostrophe or
// the printer's, which is also the closing single quote.
func isApostrophe(r rune) bool { return r == '\'' || r == '\u2019' }

// isIdeograph tells whether the character is a word by itself. The sign that
// makes a kana long belongs to no script but stands for a kana.
func isIdeograph(r rune) bool {
	if r < 0x2e80 {
		return false
	}
	return r == '\u30fc' || r == '\uff70' || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) && !unicode.IsMark(r)
}
