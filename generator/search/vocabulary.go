package search

import (
	"strings"
	"unicode/utf8"

	"starling/generator/text"
)

// vocabulary numbers the terms and groups that one worker meets: the same few
// thousand come on every page, and what is counted by number needs no map. It is
// for one goroutine.
type vocabulary struct {
	*lexicon
	names
	stem func(form string) string
	// words leads from each word as it stands in a text, capitals and all, to the
	// number of its term, or to ^i where it has the terms compounds[i]. A term is a
	// word as well, and so is a phrase.
	words      *wordTable
	compounds  [][]int32
	byStem     *wordTable
	forms      []form
	groups     []stemGroup
	ideographs []string // a run of them in the text at hand
}

// names are the names behind a vocabulary's numbers. Lists only grow, so that an
// analysis can keep them as they are while others are made.
type names struct {
	formNames, groupNames []string
	groupOf               []int32 // of each form
}

// form is a term with what the page at hand says about it.
type form struct {
	count          int32 // how often it stands in the page's text
	used, function bool
	*formRules     // nil for most
}

// formRules are what the lexicon says about a term: its other spellings, which are
// found together with it, and the phrases and frames that begin with it.
type formRules struct {
	others          []int32
	phrases, frames [][]string
}

// stemGroup is a group with what the page at hand says about it.
type stemGroup struct {
	// weight is all that the page says of the group, and strong what it says
	// without its text.
	weight, strong float64
	used           bool
	// share and wide are the group's part of the phrase at hand, by its own words and
	// by others that mean it.
	share, wide float64
	meanings    []meant
	asked       bool // whether the meanings are known
}

// meant is a meaning by its numbers, with the forms by which it is found.
type meant struct {
	group  int32
	forms  []int32
	factor float64
}

func newVocabulary(l *lexicon) *vocabulary {
	return &vocabulary{lexicon: l, stem: l.stems(), words: newWordTable(), byStem: newWordTable()}
}

// appendTerms appends the numbers of a text's terms, which are those of eachTerm.
func (v *vocabulary) appendTerms(list []int32, s string) []int32 {
	text.EachWord(s, func(word string, _ int) {
		number, ok := v.words.find(word)
		if !ok {
			if isIdeographic(word) {
				v.ideographs = append(v.ideographs, text.Fold(word))
				return
			}
			number = v.addWord(word)
		}
		if len(v.ideographs) > 0 {
			list = v.appendIdeographs(list)
		}
		if number >= 0 {
			list = append(list, number)
		} else {
			list = append(list, v.compounds[^number]...)
		}
	})
	return v.appendIdeographs(list)
}

// addWord learns the terms of a word.
func (v *vocabulary) addWord(word string) int32 {
	var terms []int32
	eachPart(text.Fold(word), func(term string) {
		if len(term) <= longest {
			terms = append(terms, v.form(term))
		}
	})
	if number, ok := v.words.find(word); ok {
		return number // it is its own term
	}
	number := int32(^len(v.compounds))
	if len(terms) == 1 {
		number = terms[0]
	} else {
		v.compounds = append(v.compounds, terms)
	}
	v.words.put(strings.Clone(word), number)
	return number
}

func (v *vocabulary) appendIdeographs(list []int32) []int32 {
	eachPair(v.ideographs, func(term string) { list = append(list, v.form(term)) })
	v.ideographs = v.ideographs[:0]
	return list
}

// isIdeographic tells whether a word of a text is one character of a language
// without spaces.
func isIdeographic(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return r >= 0x2e80 && text.IsIdeograph(r)
}

// form returns the number of a term.
func (v *vocabulary) form(term string) int32 {
	if i, ok := v.words.find(term); ok {
		return i
	}
	return v.formOf(term, v.stem(term))
}

// formOf returns the number of a term, or phrase, of a group.
func (v *vocabulary) formOf(term, stem string) int32 {
	if i, ok := v.words.find(term); ok {
		return i
	}
	term = strings.Clone(term) // not to hold the text that it is cut from
	i := int32(len(v.forms))
	v.words.put(term, i)
	v.formNames, v.groupOf = append(v.formNames, term), append(v.groupOf, v.group(stem))
	v.forms = append(v.forms, form{function: v.function[term]})
	if rules := v.rulesOf(term, stem); rules != nil {
		v.forms[i].formRules = rules
	}
	return i
}

// rulesOf returns what the lexicon says about a term, or nil.
func (v *vocabulary) rulesOf(term, stem string) *formRules {
	variants, phrases, frames := v.variants[v.spelling[term]], v.phrases[term], v.frames[term]
	if len(variants)+len(phrases)+len(frames) == 0 {
		return nil
	}
	rules := &formRules{phrases: phrases, frames: frames}
	for _, other := range variants {
		if other != term {
			rules.others = append(rules.others, v.formOf(other, stem))
		}
	}
	return rules
}

// group returns the number of a group.
func (v *vocabulary) group(stem string) int32 {
	i, ok := v.byStem.find(stem)
	if !ok {
		i = int32(len(v.groups))
		stem = strings.Clone(stem)
		v.byStem.put(stem, i)
		v.groupNames, v.groups = append(v.groupNames, stem), append(v.groups, stemGroup{})
	}
	return i
}

// meaningsOf returns what a group also stands for in a query.
func (v *vocabulary) meaningsOf(group int32) []meant {
	if g := &v.groups[group]; g.asked {
		return g.meanings
	}
	var list []meant
	for _, m := range v.meanings[v.groupNames[group]] {
		to := meant{group: v.group(m.group), factor: m.factor}
		for _, form := range v.formsOf[m.group] {
			to.forms = append(to.forms, v.formOf(form, m.group))
		}
		list = append(list, to)
	}
	v.groups[group].meanings, v.groups[group].asked = list, true
	return list
}

// phraseAt returns the longest phrase that the terms begin with, or nil.
func (v *vocabulary) phraseAt(terms []int32) []string {
	if rules := v.forms[terms[0]].formRules; rules != nil {
		return v.longest(rules.phrases, terms)
	}
	return nil
}

// framedBy returns how many terms at the beginning frame others.
func (v *vocabulary) framedBy(terms []int32) int {
	if rules := v.forms[terms[0]].formRules; rules != nil {
		return len(v.longest(rules.frames, terms))
	}
	return 0
}

func (v *vocabulary) longest(phrases [][]string, terms []int32) (longest []string) {
	for _, p := range phrases {
		if len(p) > len(longest) && len(p) <= len(terms) && v.same(p, terms) {
			longest = p
		}
	}
	return longest
}

func (v *vocabulary) same(phrase []string, terms []int32) bool {
	for i, term := range phrase {
		if v.formNames[terms[i]] != term {
			return false
		}
	}
	return true
}
