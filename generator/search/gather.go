package search

import (
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"starling/generator/guide"
)

// index is every group of the guide with the pages that hold it. Groups are in
// the order of their stems, and forms in that of JavaScript.
type index struct {
	groups []*group
	forms  []groupForm
}

// groupForm is a surface form with its group.
type groupForm struct {
	form  string
	group *group
}

// group is the surface forms of one stem, with where they stand.
type group struct {
	stem           string
	number         int
	pages, phrases []posting // by page, and by phrase within it
	// also are forms that the group stands for besides its own.
	also []string
}

// gather analyses all pages and joins what they say.
func gather(pages []*page, l *lexicon, recall recall) *index {
	analyses := make([]*Analysis, len(pages))
	var next atomic.Int64
	var work errgroup.Group
	for range runtime.GOMAXPROCS(0) {
		work.Go(func() error {
			a := newAnalyser(l, recall != nil)
			for i := int(next.Add(1)) - 1; i < len(pages); i = int(next.Add(1)) - 1 {
				analyses[i] = recall.analysis(pages[i], l, a)
			}
			return nil
		})
	}
	_ = work.Wait()
	return join(analyses, l)
}

func (r recall) analysis(p *page, l *lexicon, a *analyser) *Analysis {
	if r == nil {
		return a.analyse(p)
	}
	return r(guide.OutputPath(p.address), p.key(l), func() *Analysis { return a.analyse(p) })
}

// mostAlso is how many words a group names that it also stands for.
const mostAlso = 6

// explain notes for every group that others lead to which words those are.
func (x *index) explain(l *lexicon) {
	for _, from := range slices.Sorted(maps.Keys(l.meanings)) {
		if x.find(from) == nil || len(l.formsOf[from]) == 0 {
			continue
		}
		for _, m := range l.meanings[from] {
			if g := x.find(m.group); g != nil && len(g.also) < mostAlso {
				g.also = append(g.also, l.formsOf[from][0])
			}
		}
	}
}

// find returns the group of a stem, or nil.
func (x *index) find(stem string) *group {
	i, ok := slices.BinarySearchFunc(x.groups, stem, func(g *group, s string) int { return strings.Compare(g.stem, s) })
	if !ok {
		return nil
	}
	return x.groups[i]
}
