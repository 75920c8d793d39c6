package guide

import (
	"cmp"
	"math/bits"
	"slices"
)

// Related questions come from front matter only, so that a body edit changes no
// neighbour: first those the author picked, then those that share most.
const (
	relatedCount = 6
	// A list of questions that share a word or a competency is looked at only
	// this far around the question itself, so that a guide of any size takes
	// time in proportion to it.
	relatedWindow = 48
)

// relate fills every question's list of related ones up to six.
func (l *linker) relate() {
	r := newRelator(l)
	for i, q := range l.guide.Questions {
		q.Related = r.complete(i, q.Related)
	}
}

// relator holds what questions share, in inverted lists of their numbers.
type relator struct {
	questions []*Question
	words     [][]string // of each question, sorted, without repeats
	byWord    map[string][]int
	byKind    map[string][]int // by competency and by category
	primary   []string
}

func newRelator(l *linker) *relator {
	r := &relator{questions: l.guide.Questions, byWord: map[string][]int{}, byKind: map[string][]int{}}
	for i, q := range r.questions {
		f := &q.Doc.Front
		words := l.Words.List(f.Question)
		for _, s := range f.AlsoAsked {
			words = append(words, l.Words.List(s)...)
		}
		slices.Sort(words)
		words = slices.Compact(words)
		r.words = append(r.words, words)
		for _, w := range words {
			r.byWord[w] = append(r.byWord[w], i)
		}
		for _, c := range f.Competency {
			r.byKind["competency "+c] = append(r.byKind["competency "+c], i)
		}
		r.byKind["category "+q.Category] = append(r.byKind["category "+q.Category], i)
		primary := ""
		if len(f.Competency) > 0 {
			primary = f.Competency[0]
		}
		r.primary = append(r.primary, primary)
	}
	return r
}

// complete adds the nearest questions to those picked by hand.
func (r *relator) complete(i int, picked []*Question) []*Question {
	list := slices.Clone(picked)
	if len(list) >= relatedCount {
		return list[:relatedCount]
	}
	score := r.scores(i)
	near := make([]int, 0, len(score))
	for j := range score {
		if !slices.Contains(picked, r.questions[j]) {
			near = append(near, j)
		}
	}
	slices.SortFunc(near, func(a, b int) int {
		return cmp.Or(cmp.Compare(score[b], score[a]), cmp.Compare(r.questions[a].Slug, r.questions[b].Slug))
	})
	for _, j := range near[:min(len(near), relatedCount-len(list))] {
		list = append(list, r.questions[j])
	}
	return list
}

// scores weighs what other questions share with the i-th: 4 for a competency, 8
// if it is the primary one of both, 3 for the category, 1 for the type, and for
// each word the number of times the guide could be halved before none but its
// questions were left, which is its rarity in bits.
func (r *relator) scores(i int) map[int]int {
	q := r.questions[i]
	score := map[int]int{}
	add := func(list []int, points func(j int) int) {
		for _, j := range around(list, i) {
			if j != i {
				score[j] += points(j)
			}
		}
	}
	for _, c := range q.Doc.Front.Competency {
		add(r.byKind["competency "+c], func(j int) int {
			if c == r.primary[i] && c == r.primary[j] {
				return 8
			}
			return 4
		})
	}
	add(r.byKind["category "+q.Category], func(int) int { return 3 })
	for _, w := range r.words[i] {
		list := r.byWord[w]
		rarity := bits.Len(uint(len(r.questions)/len(list))) - 1
		if rarity > 0 {
			add(list, func(int) int { return rarity })
		}
	}
	for j := range score {
		if r.questions[j].Type == q.Type {
			score[j]++
		}
	}
	return score
}

// around returns the part of a sorted list that lies nearest to i.
func around(list []int, i int) []int {
	if len(list) <= relatedWindow {
		return list
	}
	at, _ := slices.BinarySearch(list, i)
	from := min(max(at-relatedWindow/2, 0), len(list)-relatedWindow)
	return list[from : from+relatedWindow]
}
