package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// HeadingID returns the fragment of a heading, made as GitHub makes it:
// lower-cased, letters, marks and digits of every language and "-" and "_"
// kept, each white space a hyphen, the rest dropped; "section" if nothing is
// left. It is in Unicode's composed form (NFC), so that a heading and a link to
// it need not have been typed on the same machine.
func HeadingID(s string) string {
	s = norm.NFC.String(strings.TrimSpace(s))
	id := strings.Map(func(r rune) rune {
		switch {
		case r == '-' || r == '_' || isWordRune(r):
			return unicode.ToLower(r)
		case unicode.IsSpace(r):
			return '-'
		}
		return -1
	}, s)
	if id == "" {
		return "section"
	}
	return norm.NFC.String(id)
}

// isWordRune tells whether a character is a letter, mark or digit of any language.
func isWordRune(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}
