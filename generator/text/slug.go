package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// MaxSlug is the largest number of characters in a slug.
const MaxSlug = 80

// spelledOut are letters that Unicode does not take apart into a base letter
// and a mark, with the ASCII letters they are commonly written as.
var spelledOut = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ħ': "h", 'ı': "i", 'ŋ': "ng",
}

// Slug returns a title as a slug: lower-case ASCII letters, digits and single
// hyphens, at most MaxSlug characters, cut at a hyphen where there is one.
// Diacritics and apostrophes are dropped ("Crème brûlée, isn't it?" is
// "creme-brulee-isnt-it"). It is empty where no ASCII letter or digit is left.
func Slug(s string) string {
	var b strings.Builder
	gap := false
	put := func(letters string) {
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteString(letters)
	}
	for _, r := range norm.NFKD.String(s) {
		r = unicode.ToLower(r)
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			put(string(r))
		case spelledOut[r] != "":
			put(spelledOut[r])
		case unicode.IsMark(r) || isApostrophe(r):
		default:
			gap = true
		}
		if b.Len() > MaxSlug {
			break
		}
	}
	return cutSlug(b.String())
}

// cutSlug shortens a slug to MaxSlug characters, at a word's end if that keeps
// at least half of it.
func cutSlug(slug string) string {
	if len(slug) <= MaxSlug {
		return slug
	}
	cut := slug[:MaxSlug]
	if i := strings.LastIndexByte(slug[:MaxSlug+1], '-'); i >= MaxSlug/2 {
		cut = slug[:i]
	}
	return strings.TrimRight(cut, "-")
}

// IsSlug tells whether s is a slug: 1 to MaxSlug lower-case ASCII letters,
// digits and hyphens, the first and the last no hyphen.
func IsSlug(s string) bool {
	if s == "" || len(s) > MaxSlug || s[0] == '-' || s[len(s)-1] == '-' {
		return false
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}

// IsReservedName tells whether Windows keeps the file name for a device: con,
// nul, aux, prn, com0-com9 and lpt0-lpt9, in any letter case and with any
// extension. A guide with such a name cannot be checked out there.
func IsReservedName(s string) bool {
	stem, _, _ := strings.Cut(s, ".")
	stem = strings.ToLower(strings.TrimRight(stem, " "))
	switch stem {
	case "con", "nul", "aux", "prn", "conin$", "conout$":
		return true
	}
	device, number := strings.CutPrefix(stem, "com")
	if !number {
		device, number = strings.CutPrefix(stem, "lpt")
	}
	if !number {
		return false
	}
	switch device {
	case "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³":
		return true
	}
	return false
}
