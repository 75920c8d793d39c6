package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold returns a text for comparing with others: taken apart (NFKD), case
// folded, combining marks dropped, so that "Café", "CAFE" and "cafe" are equal.
// A text in lower-case ASCII is returned as it is.
func Fold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	// Folding can give characters that come apart once more (U+1E9E).
	s = norm.NFKD.String(caseFold(norm.NFKD.String(s)))
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Mn, unicode.Me) {
			return -1
		}
		return r
	}, s)
}

// caseFold folds letter case. The library's table changes Cherokee's small
// letters into capitals and those back, so of the two the lesser is taken.
func caseFold(s string) string {
	folded := cases.Fold().String(s)
	if again := cases.Fold().String(folded); again < folded {
		return again
	}
	return folded
}

// Key returns the identity of a file's name on a system that ignores letter
// case and Unicode form, as those of Windows and macOS do: composed (NFC) and
// case folded, marks kept. Two paths with one key cannot both be checked out there.
func Key(path string) string {
	if isASCII(path) {
		return strings.ToLower(path)
	}
	return norm.NFC.String(caseFold(norm.NFD.String(path)))
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// Composed returns a text in Unicode's composed form (NFC): an é is one letter,
// however it was typed.
func Composed(s string) string { return norm.NFC.String(s) }
