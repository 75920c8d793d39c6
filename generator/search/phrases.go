package search

import "strings"

// mostPhrases is the number of the last phrase of a page: what comes after shares it.
const mostPhrases = 59

// little is the weight in a phrase of a word that frames it, or of a function
// word, where that of any other is 1. They tell "Why do you want this job?" from
// "What is this job?", and no more.
const little = 0.1

// phrase counts a title, question or search term as a field, and notes how large a
// part of it each group is.
func (a *analyser) phrase(number int, s string, weight float64) {
	terms := a.field(s, weight)
	if len(terms) == 0 {
		return
	}
	whole := 0.0
	framed := 0 // where the last frame ends: a query is searched without any, wherever they stand
	for i, t := range terms {
		if framed <= i {
			framed = i + a.framedBy(terms[i:])
		}
		part := 1.0
		if i < framed || a.forms[t].function {
			part = little
		}
		whole += a.share(t, part)
	}
	for i := range terms {
		phrase := a.phraseAt(terms[i:])
		if phrase == nil {
			continue
		}
		sum := 0.0
		for _, part := range terms[i : i+len(phrase)] {
			sum += a.groups[a.groupOf[part]].share
		}
		a.share(a.wholePhrase(phrase), sum)
	}
	a.widenShares()
	a.noteShares(uint8(min(number, mostPhrases)), whole)
}

// wholePhrase returns the number of a phrase of the lexicon, which is a form and a
// group of its own.
func (a *analyser) wholePhrase(phrase []string) int32 {
	name := strings.Join(phrase, " ")
	return a.formOf(name, name)
}

// share raises the share of a form's group, and returns by how much.
func (a *analyser) share(form int32, share float64) float64 {
	number := a.groupOf[form]
	g := &a.groups[number]
	if g.share == 0 {
		a.touched = append(a.touched, number)
	}
	before := g.share
	g.share = max(before, share)
	return g.share - before
}

// widenShares gives the groups that mean the same the shares of what they stand
// for, a little less.
func (a *analyser) widenShares() {
	for _, i := range a.touched[:len(a.touched):len(a.touched)] {
		share := a.groups[i].share
		for _, m := range a.meaningsOf(i) {
			g := &a.groups[m.group]
			if g.share == 0 && g.wide == 0 {
				a.touched = append(a.touched, m.group)
			}
			g.wide = max(g.wide, share*(1+m.factor)/2)
		}
	}
}

// noteShares notes the shares of the phrase at hand and forgets them.
func (a *analyser) noteShares(number uint8, whole float64) {
	for _, i := range a.touched {
		g := &a.groups[i]
		a.shares = append(a.shares, phraseShare{i, number, shareOf(max(g.share, g.wide), whole)})
		g.share, g.wide = 0, 0
	}
	a.touched = a.touched[:0]
}
