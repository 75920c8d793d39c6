package search

import (
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// joiner puts the analyses of all pages into one index. Each vocabulary has numbers
// of its own; here every name gets one.
type joiner struct {
	known          map[*vocabulary]*translation
	byStem, byForm map[string]int32
	stems, forms   []string
	groupOf        []int32 // of each form
	// pages and phrases count the postings of each group.
	pages, phrases []int32
}

// translation leads from the numbers of a vocabulary's groups to those of the
// joiner, from 1, and says which of its forms are noted: all of the first ones, and
// perhaps some others.
type translation struct {
	groups []int32
	forms  []bool
	noted  int
}

func join(analyses []*Analysis, l *lexicon) *index {
	j := &joiner{known: map[*vocabulary]*translation{}, byStem: map[string]int32{}, byForm: map[string]int32{}}
	for _, a := range analyses {
		j.count(a)
	}
	j.addTable(l)
	x := j.index()
	x.place(analyses, j.known)
	x.widenRare(l)
	x.explain(l)
	return x
}

// count notes a page's names, and how many postings it has of each group.
func (j *joiner) count(a *Analysis) {
	t := j.known[a.of]
	if t == nil {
		t = &translation{}
		j.known[a.of] = t
	}
	t.groups = append(t.groups, make([]int32, max(0, len(a.groupNames)-len(t.groups)))...)
	t.forms = append(t.forms, make([]bool, max(0, len(a.formNames)-len(t.forms)))...)
	for _, e := range a.impacts {
		j.pages[j.group(t, a, e.group())]++
	}
	for _, e := range a.shares {
		j.phrases[j.group(t, a, e.group)]++
	}
	for _, f := range a.forms {
		j.form(t, a, f)
	}
	for ; a.forms == nil && t.noted < len(a.formNames); t.noted++ {
		j.form(t, a, int32(t.noted))
	}
}

// form notes a form.
func (j *joiner) form(t *translation, a *Analysis, number int32) {
	if t.forms[number] {
		return
	}
	t.forms[number] = true
	name := a.formNames[number]
	if _, ok := j.byForm[name]; !ok {
		j.addForm(name, j.group(t, a, a.groupOf[number]))
	}
}

func (j *joiner) addForm(name string, group int32) {
	j.byForm[name] = int32(len(j.forms))
	j.forms, j.groupOf = append(j.forms, name), append(j.groupOf, group)
}

// group returns the number of the group that a number of an analysis stands for.
func (j *joiner) group(t *translation, a *Analysis, number int32) int32 {
	if i := t.groups[number]; i > 0 {
		return i - 1
	}
	i := j.addStem(a.groupNames[number])
	t.groups[number] = i + 1
	return i
}

func (j *joiner) addStem(stem string) int32 {
	i, ok := j.byStem[stem]
	if !ok {
		i = int32(len(j.stems))
		j.byStem[stem] = i
		j.stems, j.pages, j.phrases = append(j.stems, stem), append(j.pages, 0), append(j.phrases, 0)
	}
	return i
}

// index returns the index without its postings, and makes the translations lead to
// its numbers.
func (j *joiner) index() *index {
	groups := j.groups()
	x := &index{groups: make([]*group, len(groups)), forms: make([]groupForm, len(j.forms))}
	var work errgroup.Group
	work.Go(func() error {
		for i, form := range j.forms {
			x.forms[i] = groupForm{form, &groups[j.groupOf[i]]}
		}
		slices.SortFunc(x.forms, func(a, b groupForm) int { return compareUTF16(a.form, b.form) })
		return nil
	})
	for i := range groups {
		x.groups[i] = &groups[i]
	}
	slices.SortFunc(x.groups, func(a, b *group) int { return strings.Compare(a.stem, b.stem) })
	for i, g := range x.groups {
		g.number = i
	}
	for _, t := range j.known {
		for i, n := range t.groups {
			if n > 0 {
				t.groups[i] = int32(groups[n-1].number)
			}
		}
	}
	_ = work.Wait()
	return x
}

// groups returns all groups with room for their postings, which for thousands of
// groups is two pieces of memory.
func (j *joiner) groups() []group {
	groups := make([]group, len(j.stems))
	pages, phrases := make([]posting, sum(j.pages)), make([]posting, sum(j.phrases))
	for i, stem := range j.stems {
		n, m := j.pages[i], j.phrases[i]
		groups[i] = group{stem: stem, pages: pages[:0:n], phrases: phrases[:0:m]}
		pages, phrases = pages[n:], phrases[m:]
	}
	return groups
}

func sum(counts []int32) int {
	n := 0
	for _, c := range counts {
		n += int(c)
	}
	return n
}

// place gives each group its postings.
func (x *index) place(analyses []*Analysis, known map[*vocabulary]*translation) {
	pages, phrases := make([][]posting, len(x.groups)), make([][]posting, len(x.groups))
	for i, g := range x.groups {
		pages[i], phrases[i] = g.pages, g.phrases
	}
	for page, a := range analyses {
		number := known[a.of].groups
		for _, e := range a.impacts {
			n := number[e.group()]
			pages[n] = append(pages[n], newPosting(page, 0, e.impact()))
		}
		for _, e := range a.shares {
			n := number[e.group]
			phrases[n] = append(phrases[n], newPosting(page, e.phrase, e.share))
		}
	}
	for i, g := range x.groups {
		g.pages, g.phrases = pages[i], phrases[i]
	}
}
