package search

import "slices"

// Analysis is what search knows of one page. It depends on the page and on the
// lexicon, and on nothing else: the numbers in it stand for names, whichever they
// are. The caller must not change it.
type Analysis struct {
	names
	// of is the vocabulary whose numbers these are.
	of      *vocabulary
	impacts []groupImpact
	// forms are those of the page. Nil stands for all of the vocabulary so far, which
	// then serves no other index: a large guide's lists would take much room.
	forms  []int32
	shares []phraseShare // by phrase
}

// groupImpact is a group's number with how much the page is about it.
type groupImpact uint32

func (g groupImpact) group() int32  { return int32(g >> valueBits) }
func (g groupImpact) impact() uint8 { return uint8(g & (1<<valueBits - 1)) }

// phraseShare is how large a part of one of the page's phrases a group is.
// Phrase 0 is the title.
type phraseShare struct {
	group         int32
	phrase, share uint8
}

// analyser makes analyses, one after the other. It is for one goroutine.
type analyser struct {
	*vocabulary
	// remembered tells whether analyses may outlive the index, and so list their forms.
	remembered bool
	// usedForms and usedGroups are those of the page at hand.
	usedForms, usedGroups []int32
	shares                []phraseShare
	terms                 []int32 // of the text at hand
	touched               []int32 // groups of the phrase at hand
}

func newAnalyser(l *lexicon, remembered bool) *analyser {
	return &analyser{vocabulary: newVocabulary(l), remembered: remembered}
}

// analyse returns the analysis of a page.
func (a *analyser) analyse(p *page) *Analysis {
	a.phrase(0, p.title, weightTitle)
	for i, s := range p.also {
		a.phrase(i+1, s, weightAlso)
	}
	for i, s := range p.terms {
		a.phrase(i+1+len(p.also), s, weightTerms)
	}
	for _, s := range p.facts {
		a.field(s, weightFacts)
	}
	for _, s := range p.slugs {
		a.field(s, weightFacts)
	}
	a.field(p.parent, weightParent)
	a.field(p.summary, weightSummary)
	a.body(p)
	a.widen()
	return a.finish()
}

// field counts the terms of something that the page says of itself, and the
// phrases in it that the lexicon knows. It returns the terms.
func (a *analyser) field(s string, weight float64) []int32 {
	a.terms = a.appendTerms(a.terms[:0], s)
	for i, t := range a.terms {
		a.add(t, weight)
		if phrase := a.phraseAt(a.terms[i:]); phrase != nil {
			a.add(a.wholePhrase(phrase), weight)
		}
	}
	return a.terms
}

func (a *analyser) add(form int32, weight float64) {
	g := a.use(form)
	g.weight += weight
	g.strong += weight
}

// body counts the terms of the page's text and of its headings.
func (a *analyser) body(p *page) {
	words := 0
	for _, s := range p.sections() {
		a.terms = a.appendTerms(a.terms[:0], s.title)
		for i, t := range a.terms {
			a.use(t).weight += weightHeading
			if phrase := a.phraseAt(a.terms[i:]); phrase != nil {
				a.use(a.wholePhrase(phrase)).weight += weightHeading
			}
		}
		for _, text := range s.texts {
			a.terms = a.appendTerms(a.terms[:0], text.Plain())
			words += len(a.terms)
			for i, t := range a.terms {
				a.countForm(t)
				if phrase := a.phraseAt(a.terms[i:]); phrase != nil {
					a.countForm(a.wholePhrase(phrase))
				}
			}
		}
	}
	weight := bodyWeight(words)
	for _, t := range a.usedForms {
		a.groups[a.groupOf[t]].weight += weight * float64(a.forms[t].count)
	}
}

func (a *analyser) countForm(form int32) {
	if a.forms[form].count++; a.forms[form].count == 1 {
		a.use(form)
	}
}

// use marks a form, with its other spellings, and its group as the page's.
func (a *analyser) use(form int32) *stemGroup {
	number := a.groupOf[form]
	if f := &a.forms[form]; !f.used {
		f.used = true
		a.usedForms = append(a.usedForms, form)
		if f.formRules != nil {
			for _, other := range f.others {
				a.use(other)
			}
		}
	}
	g := &a.groups[number]
	if !g.used {
		g.used = true
		a.usedGroups = append(a.usedGroups, number)
	}
	return g
}

// widen adds the groups that mean what the page says of itself: of all that lead
// to a group, the best counts.
func (a *analyser) widen() {
	for _, i := range a.usedGroups[:len(a.usedGroups):len(a.usedGroups)] {
		strong := a.groups[i].strong
		if strong == 0 {
			continue
		}
		for _, m := range a.meaningsOf(i) {
			for _, form := range m.forms {
				a.use(form)
			}
			g := &a.groups[m.group]
			g.wide = max(g.wide, strong*m.factor)
		}
	}
}

// finish returns what was counted and forgets it.
func (a *analyser) finish() *Analysis {
	r := &Analysis{names: a.names, of: a.vocabulary, impacts: make([]groupImpact, 0, len(a.usedGroups)), shares: slices.Clone(a.shares)}
	if a.remembered {
		r.forms = append([]int32{}, a.usedForms...)
	}
	for _, i := range a.usedGroups {
		g := &a.groups[i]
		if weight := max(g.weight, g.wide); weight > 0 {
			r.impacts = append(r.impacts, groupImpact(i)<<valueBits|groupImpact(impactOf(weight)))
		}
		g.weight, g.strong, g.wide, g.used = 0, 0, 0, false
	}
	for _, i := range a.usedForms {
		a.forms[i].count, a.forms[i].used = 0, false
	}
	a.usedForms, a.usedGroups, a.shares = a.usedForms[:0], a.usedGroups[:0], a.shares[:0]
	return r
}
