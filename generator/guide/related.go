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
	find := func() [][]int {
		r := newRelator(l)
		list := make([][]int, len(l.guide.Questions))
		for i, q := range l.guide.Questions {
			list[i] = r.complete(i, q.Related)
		}
		return list
	}
	var found [][]int
	if l.Recall == nil {
		found = find()
	} else {
		found = l.Recall(l.relations(), find)
	}
	for i, q := range l.guide.Questions {
		q.Related = slices.Clip(q.Related[:min(len(q.Related), relatedCount)])
		for _, j := range found[i] {
			q.Related = append(q.Related, l.guide.Questions[j])
		}
	}
}

// relations names everything that related questions are found by.
func (l *linker) relations() Digest {
	h := NewHasher("related").Int(len(l.guide.Questions))
	for _, q := range l.guide.Questions {
		h.String(q.Slug).String(q.Category).String(q.Type).Strings(q.Doc.Front.Competency).Int(len(q.Doc.Asked))
		for _, words := range q.Doc.Asked {
			h.Strings(words)
		}
		h.Int(len(q.Related))
		for _, picked := range q.Related {
			h.String(picked.Slug)
		}
	}
	return h.Sum()
}

// relator holds what questions share, in inverted lists of their numbers.
type relator struct {
	questions []*Question
	words     [][]string // of each question, sorted, without repeats
	byWord    map[string][]int
	byKind    map[string][]int // by competency and by category
	primary   []string
	// score holds the weights of one question's neighbours by their numbers, and
	// seen those numbers.
	score, seen []int
}

func newRelator(l *linker) *relator {
	r := &relator{questions: l.guide.Questions, score: make([]int, len(l.guide.Questions)), byWord: map[string][]int{}, byKind: map[string][]int{}}
	for i, q := range r.questions {
		f := &q.Doc.Front
		words := slices.Concat(q.Doc.Asked...)
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

// complete returns the numbers of the questions nearest to the i-th, as many as
// are missing beside those picked by hand.
func (r *relator) complete(i int, picked []*Question) []int {
	if len(picked) >= relatedCount {
		return nil
	}
	r.weigh(i)
	var best []int
	for _, j := range r.seen {
		if !slices.Contains(picked, r.questions[j]) {
			best = r.insert(best, j, relatedCount-len(picked))
		}
	}
	for _, j := range r.seen {
		r.score[j] = 0
	}
	r.seen = r.seen[:0]
	return best
}

// insert keeps the most n questions with the highest scores, best first; equal
// ones are in the order of their slugs.
func (r *relator) insert(best []int, j, n int) []int {
	at, _ := slices.BinarySearchFunc(best, j, func(a, b int) int {
		return cmp.Or(cmp.Compare(r.score[b], r.score[a]), cmp.Compare(r.questions[a].Slug, r.questions[b].Slug))
	})
	if at == n {
		return best
	}
	best = slices.Insert(best, at, j)
	return best[:min(len(best), n)]
}

// weigh scores what other questions share with the i-th: 4 for a competency, 8
// if it is the primary one of both, 3 for the category, 1 for the type, and for
// each word the number of times the guide could be halved before none but its
// questions were left, which is its rarity in bits.
func (r *relator) weigh(i int) {
	q := r.questions[i]
	for _, c := range q.Doc.Front.Competency {
		for _, j := range around(r.byKind["competency "+c], i) {
			points := 4
			if c == r.primary[i] && c == r.primary[j] {
				points = 8
			}
			r.add(i, j, points)
		}
	}
	for _, j := range around(r.byKind["category "+q.Category], i) {
		r.add(i, j, 3)
	}
	for _, w := range r.words[i] {
		list := r.byWord[w]
		rarity := bits.Len(uint(len(r.questions)/len(list))) - 1
		if rarity <= 0 {
			continue
		}
		for _, j := range around(list, i) {
			r.add(i, j, rarity)
		}
	}
	for _, j := range r.seen {
		if r.questions[j].Type == q.Type {
			r.score[j]++
		}
	}
}

func (r *relator) add(i, j, points int) {
	if i == j {
		return
	}
	if r.score[j] == 0 {
		r.seen = append(r.seen, j)
	}
	r.score[j] += points
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
