package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// splitPhrases is W209: in a list written in one line, a comma inside a phrase
// ends it, and what follows becomes an item that begins in lower case.
func splitPhrases(f *findings) {
	list := f.doc.Front.AlsoAsked
	for i := 1; i < len(list); i++ {
		before, _ := utf8.DecodeRuneInString(list[i-1])
		first, _ := utf8.DecodeRuneInString(list[i])
		if !unicode.IsLower(first) || unicode.IsLower(before) || strings.HasSuffix(list[i-1], "?") {
			continue
		}
		f.warn(f.doc.Front.Place("also_asked", i), "W209", "`"+list[i]+"` looks like the end of `"+list[i-1]+"`",
			"put the whole in quotes: `\""+list[i-1]+", "+list[i]+"\"`")
	}
}
