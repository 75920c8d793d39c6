package search

import (
	"slices"
	"strings"

	"starling/generator/guide"
)

// How much of a word's weight its synonyms get: they mean nearly the same, and a
// page with the word itself goes first. A phrase that a rule explains has no
// other meaning.
const (
	synonymFactor = 0.6
	phraseFactor  = 0.85
)

// lexicon is what is known of a language's words, by stem. It is read only; each
// goroutine takes a stemmer of its own.
type lexicon struct {
	language string
	key      guide.Digest
	function map[string]bool
	// functionWords and framing are as the dictionary gives them to the browser:
	// terms with spaces between them.
	functionWords, framing []string
	frames                 phraseSet
	// spelling leads from a form to the one that stands for all its spellings,
	// variants from that one to all.
	spelling map[string]string
	variants map[string][]string
	// meanings are what a group also stands for in a query, by its stem; phrases
	// are the groups of several words.
	meanings map[string][]meaning
	phrases  phraseSet
	// formsOf are the forms of groups that a synonym names.
	formsOf map[string][]string
}

// meaning says that a page about one group is found for another one as well.
type meaning struct {
	group  string
	factor float64
}

// newLexicon makes the lexicon that the key names.
func newLexicon(language string, w guide.SearchWords, key guide.Digest) *lexicon {
	l := &lexicon{
		language: language, key: key, function: map[string]bool{},
		frames: phraseSet{}, spelling: map[string]string{}, variants: map[string][]string{},
		meanings: map[string][]meaning{}, phrases: phraseSet{}, formsOf: map[string][]string{},
	}
	for _, s := range w.Function {
		for _, t := range termsOf(s) {
			if !l.function[t] {
				l.function[t] = true
				l.functionWords = append(l.functionWords, t)
			}
		}
	}
	for _, s := range w.Framing {
		if terms := termsOf(s); len(terms) > 0 {
			l.frames.add(terms)
			l.framing = append(l.framing, strings.Join(terms, " "))
		}
	}
	for _, group := range w.Spelling {
		l.spell(group)
	}
	stem := l.stems()
	for _, group := range w.Synonyms {
		l.relate(stem, group, group, synonymFactor)
	}
	for _, rule := range w.Phrases {
		l.relate(stem, rule.Means, []string{rule.Phrase}, phraseFactor)
	}
	return l
}

// spell makes the first of several spellings stand for all.
func (l *lexicon) spell(group []string) {
	var forms []string
	for _, s := range group {
		if terms := termsOf(s); len(terms) == 1 {
			forms = append(forms, terms[0])
		}
	}
	for _, form := range forms {
		l.spelling[form] = forms[0]
	}
	if len(forms) > 1 {
		l.variants[forms[0]] = forms
	}
}

// stems returns the function that gives a form's group.
func (l *lexicon) stems() func(form string) string {
	stem := stemmer(l.language)
	return func(form string) string {
		if first, ok := l.spelling[form]; ok {
			form = first
		}
		return stem(form)
	}
}

// relate says that pages about any of the words are found for every target.
func (l *lexicon) relate(stem func(string) string, words, targets []string, factor float64) {
	for _, target := range targets {
		to := l.name(stem, target)
		for _, word := range words {
			from := l.name(stem, word)
			if from == "" || to == "" || from == to {
				continue
			}
			list := l.meanings[from]
			if i := slices.IndexFunc(list, func(m meaning) bool { return m.group == to }); i < 0 {
				l.meanings[from] = append(list, meaning{to, factor})
			} else {
				list[i].factor = max(list[i].factor, factor)
			}
		}
	}
}

// name returns the group of a word or phrase, and notes the form by which it is
// found.
func (l *lexicon) name(stem func(string) string, s string) string {
	terms := termsOf(s)
	group := ""
	switch len(terms) {
	case 0:
		return ""
	case 1:
		group = stem(terms[0])
	default:
		l.phrases.add(terms)
		group = strings.Join(terms, " ")
	}
	form := strings.Join(terms, " ")
	if !slices.Contains(l.formsOf[group], form) {
		l.formsOf[group] = append(l.formsOf[group], form)
	}
	return group
}

// lexiconKey names everything a lexicon is made from.
func lexiconKey(language string, w guide.SearchWords) guide.Digest {
	h := guide.NewHasher("lexicon").String(language).Strings(w.Function).Strings(w.Framing)
	for _, groups := range [][][]string{w.Synonyms, w.Spelling} {
		h.Int(len(groups))
		for _, g := range groups {
			h.Strings(g)
		}
	}
	h.Int(len(w.Phrases))
	for _, rule := range w.Phrases {
		h.String(rule.Phrase).Strings(rule.Means)
	}
	return h.Sum()
}

// phraseSet holds sequences of terms by their first term.
type phraseSet map[string][][]string

func (s phraseSet) add(terms []string) {
	for _, p := range s[terms[0]] {
		if slices.Equal(p, terms) {
			return
		}
	}
	s[terms[0]] = append(s[terms[0]], slices.Clone(terms))
}
