package lint

import (
	"cmp"

	"starling/generator/guide"
	"starling/generator/text"
)

// unexplained is W226: an example that shows and does not teach.
func unexplained(f *findings) {
	if f.answer == nil || cmp.Or(f.doc.Front.Quality, "strong") != "strong" {
		return
	}
	if len(f.doc.Notes) == 0 && f.doc.Section("why-it-works") == nil {
		f.warn(f.beginning(guide.RoleAnswer), "W226", "nothing says why this answer works", "add a note to a sentence (`[^early]`), or a section `## Why it works`")
	}
}

// sameStory is the share of a weaker version's telling words that the strong one
// must have too. Of pairs about one story the guide's own have at least 0.24;
// of versions set beside another question's answer hardly any has over 0.1.
const sameStory = 0.15

// weakerVersion is W227: a weaker version teaches by comparison, so it must be
// about the same story, and say what went wrong.
func weakerVersion(f *findings) {
	if f.answer == nil || f.doc.Weaker.Empty() {
		return
	}
	at := f.beginning(guide.RoleWeaker)
	if s := f.doc.Section("weaker-version"); s != nil {
		at = s.Place
	}
	if f.doc.Section("what-went-wrong") == nil {
		f.warn(at, "W227", "the weaker version has no section `## What went wrong`", "name each fault, and the smallest change that mends it")
	}
	if share, enough := shared(f.plain(guide.RoleWeaker), f.plain(guide.RoleAnswer)); enough && share < f.limit("W227", sameStory) {
		f.warn(at, "W227", "the weaker version does not seem to be about the same story", "tell the same story badly: readers compare the two")
	}
}

// shared returns the share of a text's telling words that another has as well,
// and whether there are enough to tell by. Telling are words of five letters and
// more; what follows the sixth is mostly grammar.
func shared(s, other string) (share float64, enough bool) {
	a, b := stems(s), stems(other)
	both := 0
	for stem := range a {
		if b[stem] {
			both++
		}
	}
	const few = 8
	return float64(both) / float64(max(len(a), 1)), len(a) >= few
}

func stems(s string) map[string]bool {
	set := map[string]bool{}
	for _, word := range text.Words(text.Fold(s)) {
		if letters := []rune(word); len(letters) >= 5 {
			set[string(letters[:min(len(letters), 6)])] = true
		}
	}
	return set
}
