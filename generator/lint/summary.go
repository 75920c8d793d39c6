package lint

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"starling/generator/guide"
	"starling/generator/text"
)

// summary is W204: a summary that repeats the text, or does not fit where it is
// shown.
func summary(f *findings) {
	s := f.doc.Front.Summary
	role, least := guide.RoleProse, 50
	switch f.doc.Kind {
	case guide.KindAnswer:
		role, least = guide.RoleAnswer, 40
	case guide.KindQuestion:
	default:
		return
	}
	if s == "" {
		return // an error already
	}
	at := f.doc.Front.Place("summary", 0)
	most := int(f.limit("W204", 160))
	if n := utf8.RuneCountInString(s); n < least || n > most {
		hint := "say a little more"
		if n > most {
			hint = "leave the rest to the page: search engines cut it there"
		}
		f.warn(at, "W204", fmt.Sprintf("the summary has %d characters, and %d to %d read best", n, least, most), hint)
	}
	if first := firstSentence(f.subject, role); first != "" && sameWords(first, s) {
		f.warn(at, "W204", "the summary repeats the first sentence of the text", "they stand one under the other; let one of them say more")
	}
}

// firstSentence returns the first sentence of the first text of a role.
func firstSentence(s *subject, role guide.Role) string {
	for _, p := range s.passages(role) {
		if p.Section != "" {
			return ""
		}
		first, _, _ := strings.Cut(strings.TrimSpace(p.Plain), "\n")
		for {
			start := text.SentenceStart(first)
			if start == 0 {
				return first
			}
			first = strings.TrimSpace(first[:start])
		}
	}
	return ""
}

// sameWords tells whether two texts differ in letter case and punctuation only.
func sameWords(a, b string) bool {
	x, y := text.Words(text.Fold(a)), text.Words(text.Fold(b))
	return len(x) > 0 && strings.Join(x, " ") == strings.Join(y, " ")
}
