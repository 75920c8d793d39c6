package search

import (
	"cmp"
	"context"
	"math"
	"slices"

	"starling/generator/guide"
)

// judged is how many results of a query are looked at.
const judged = 10

// Score is how well a class of queries is answered, each from 0 to 1: the mean of
// nDCG over the first ten results (Järvelin and Kekäläinen 2002, gains 2^grade-1),
// of the reciprocal rank of the first wanted page, the share of queries with a
// wanted page first and among the first three, and of those with no result.
type Score struct {
	Class                                 string
	Queries                               int
	NDCG, Reciprocal, First, Third, Empty float64
	Files, Bytes                          float64
}

// Miss is a query whose wanted page was not the first.
type Miss struct {
	Query, Class string
	Wanted, Got  []string
}

// Judge runs the tests of a guide. Scores are by class, that of all queries
// first; a query that nothing answers counts 1 where nothing is said to be good.
func (s *Searcher) Judge(ctx context.Context, tests []guide.SearchTest) ([]Score, []Miss, error) {
	scores := map[string]*Score{}
	var misses []Miss
	for _, test := range tests {
		files, bytes := s.Loaded, s.Bytes
		answer, err := s.Find(ctx, test.Query, judged)
		if err != nil {
			return nil, nil, err
		}
		one := judge(test, answer)
		one.Files, one.Bytes = float64(s.Loaded-files), float64(s.Bytes-bytes)
		for _, class := range []string{"all", test.Class} {
			if scores[class] == nil {
				scores[class] = &Score{Class: class}
			}
			scores[class].add(one)
		}
		if one.First < 1 {
			misses = append(misses, missOf(test, answer))
		}
	}
	var list []Score
	for _, class := range append([]string{"all"}, guide.SearchClasses...) {
		if sum := scores[class]; sum != nil {
			list = append(list, sum.mean())
		}
	}
	return list, misses, nil
}

func (s *Score) add(o Score) {
	s.Queries++
	s.NDCG += o.NDCG
	s.Reciprocal += o.Reciprocal
	s.First += o.First
	s.Third += o.Third
	s.Empty += o.Empty
	s.Files += o.Files
	s.Bytes += o.Bytes
}

func (s *Score) mean() Score {
	n := float64(s.Queries)
	return Score{s.Class, s.Queries, s.NDCG / n, s.Reciprocal / n, s.First / n, s.Third / n, s.Empty / n, s.Files / n, s.Bytes / n}
}

// judge scores one query.
func judge(test guide.SearchTest, a Answer) Score {
	var s Score
	if len(a.Results) == 0 {
		s.Empty = 1
	}
	if len(test.Expect) == 0 {
		if !a.Good {
			return Score{NDCG: 1, Reciprocal: 1, First: 1, Third: 1, Empty: s.Empty}
		}
		return s
	}
	var ideal []int
	for _, w := range test.Expect {
		ideal = append(ideal, w.Grade)
	}
	slices.SortFunc(ideal, func(x, y int) int { return cmp.Compare(y, x) })
	best := 0.0
	for i, grade := range ideal[:min(len(ideal), judged)] {
		best += gain(grade, i)
	}
	left := slices.Clone(test.Expect)
	for i, r := range a.Results {
		grade := take(&left, r)
		if grade == 0 {
			continue
		}
		s.NDCG += gain(grade, i)
		if s.Reciprocal == 0 {
			s.Reciprocal = 1 / float64(i+1)
			if i == 0 {
				s.First = 1
			}
			if i < 3 {
				s.Third = 1
			}
		}
	}
	s.NDCG = min(1, s.NDCG/best)
	return s
}

func gain(grade, rank int) float64 {
	return (math.Pow(2, float64(grade)) - 1) / math.Log2(float64(rank)+2)
}

// take returns the best grade of a result and takes what it was given for out of
// the list: a row shows a question together with its examples.
func take(left *[]guide.Wanted, r Result) int {
	names := []string{guide.Searched{Address: r.Address}.Name()}
	if r.Question != nil {
		names = append(names, guide.Searched{Address: r.Question.Address}.Name())
	}
	for _, e := range r.Examples {
		names = append(names, guide.Searched{Address: e.Address}.Name())
	}
	best := 0
	*left = slices.DeleteFunc(*left, func(w guide.Wanted) bool {
		if !slices.Contains(names, w.Page) {
			return false
		}
		best = max(best, w.Grade)
		return true
	})
	return best
}

func missOf(test guide.SearchTest, a Answer) Miss {
	m := Miss{Query: test.Query, Class: test.Class}
	for _, w := range test.Expect {
		m.Wanted = append(m.Wanted, w.Page)
	}
	for _, r := range a.Results[:min(len(a.Results), 3)] {
		m.Got = append(m.Got, guide.Searched{Address: r.Address}.Name())
	}
	return m
}
