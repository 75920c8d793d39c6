package lint

import (
	_ "embed"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"starling/generator/guide"
)

// promotionList holds phrases that sell something, one a line. One with a ~ in
// front may as well be part of a story, so it counts outside answers only.
//
//go:embed promotion-en.txt
var promotionList string

// pitch is a phrase in lower case.
type pitch struct {
	words   string
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
		phrase := strings.TrimPrefix(line, "~")
		first, _, _ := strings.Cut(phrase, " ")
		first, _, _ = strings.Cut(first, "-")
		by[first] = append(by[first], pitch{phrase, line[0] == '~'})
	}
	return by
}()

// opening tells which letters any of them begins with: most words do not.
var opening = func() (letters [256]bool) {
	for first := range pitches {
		letters[first[0]] = true
	}
	return letters
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
	// Phrases are plain letters, and lower case must move no byte.
	lower := strings.Map(func(c rune) rune {
		if c >= 'A' && c <= 'Z' {
			return c + 'a' - 'A'
		}
		return c
	}, p.Plain)
	said := p.Role == guide.RoleAnswer || p.Role == guide.RoleWeaker
	for at := 0; at < len(lower); {
		end := at
		for end < len(lower) && lower[end] >= 'a' && lower[end] <= 'z' {
			end++
		}
		if end == at || !opening[lower[at]] {
			at = max(end, at+1)
			continue
		}
		for _, phrase := range pitches[lower[at:end]] {
			stop := at + len(phrase.words)
			if said && phrase.outside || !strings.HasPrefix(lower[at:], phrase.words) || insideWord(lower, at) || insideWord(lower, stop) {
				continue
			}
			f.warn(p.Place(at, stop), "W208", "`"+p.Plain[at:stop]+"` sells something", hint)
			end = stop
			break
		}
		at = max(end, at+1)
	}
}

// insideWord tells whether a place lies between two letters or digits.
func insideWord(s string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at:])
	return isLetter(before) && isLetter(after)
}

func isLetter(c rune) bool { return unicode.IsLetter(c) || unicode.IsNumber(c) }
