package lint

import (
	_ "embed"
	"regexp"
	"strings"

	"starling/generator/guide"
	"starling/generator/text"
)

// promotionList holds phrases that sell something, one a line. One with a ~ in
// front may as well be part of a story, so it counts outside answers only.
//
//go:embed promotion-en.txt
var promotionList string

// pitch is a phrase in folded words.
type pitch struct {
	words   []string
	outside bool
}

// pitches are the phrases by their first word.
var pitches = func() map[string][]pitch {
	by := map[string][]pitch{}
	for line := range strings.Lines(promotionList) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		words := text.Words(text.Fold(line))
		by[words[0]] = append(by[words[0]], pitch{words, line[0] == '~'})
	}
	return by
}()

// price is a sum of money in a link's text or target.
var price = regexp.MustCompile(`[$£€¥]\s?\d|\d\s?(?:[$£€¥]|USD|EUR|GBP)`)

// promotion is W208: what sells something belongs in the call-out, which readers
// can tell from advice.
func promotion(f *findings) {
	if f.doc.Reading == nil {
		return
	}
	hint := "move it to `callout` in site.yaml, which is marked as such"
	if f.answer != nil {
		hint = "delete it: nobody says this in an interview"
	}
	for _, l := range f.doc.Reading.Links {
		if price.MatchString(l.Text + " " + l.Href) {
			f.warn(l.Place, "W208", "the link `"+quoteOf(l.Text)+"` names a price", hint)
		}
	}
	if !f.english() {
		f.skip("W208")
		return
	}
	for i := range f.doc.Reading.Passages {
		f.pitches(&f.doc.Reading.Passages[i], hint)
	}
}

// pitches looks for phrases that sell in one passage.
func (f *findings) pitches(p *guide.Passage, hint string) {
	var words []string
	var starts, ends []int
	eachWord(p.Plain, func(start, end int) {
		words, starts, ends = append(words, text.Fold(p.Plain[start:end])), append(starts, start), append(ends, end)
	})
	said := p.Role == guide.RoleAnswer || p.Role == guide.RoleWeaker
	for i := 0; i < len(words); i++ {
		for _, phrase := range pitches[words[i]] {
			n := len(phrase.words)
			if said && phrase.outside || i+n > len(words) || !equal(words[i:i+n], phrase.words) {
				continue
			}
			start, end := starts[i], ends[i+n-1]
			f.warn(p.Place(start, end), "W208", "`"+quoteOf(p.Plain[start:end])+"` sells something", hint)
			i += n - 1
			break
		}
	}
}

func equal(a, b []string) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// eachWord calls do with where each word begins and ends.
func eachWord(s string, do func(start, end int)) {
	at := 0
	for _, word := range text.Words(s) {
		at += strings.Index(s[at:], word)
		do(at, at+len(word))
		at += len(word)
	}
}
