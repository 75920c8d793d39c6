package search

import (
	"cmp"
	"maps"
	"slices"
)

const (
	// few is how many pages a page of results shows. A word of the table that stands
	// on fewer is found where words that mean the same stand, were it only in a text:
	// analyses lay synonyms in for what pages say of themselves, and no more, since
	// texts would make lists long that are long enough.
	few = 10
	// mostWidened is how many pages such a word gets at most.
	mostWidened = 40
)

// addTable notes all that the table names, whether a page has it or not: a word
// that people know is no slip of the keyboard, and leads to what means the same.
func (j *joiner) addTable(l *lexicon) {
	add := func(name, stem string) {
		if _, ok := j.byForm[name]; !ok {
			j.addForm(name, j.addStem(stem))
		}
	}
	for stem, names := range l.formsOf {
		for _, name := range names {
			add(name, stem)
		}
	}
	stem := l.stems()
	for form := range l.spelling {
		add(form, stem(form))
	}
}

// widenRare gives words of the table that stand on few pages those of the words
// that also lead to them.
func (x *index) widenRare(l *lexicon) {
	sources := map[string][]source{}
	for from, list := range l.meanings {
		if g := x.find(from); g != nil {
			for _, m := range list {
				sources[m.group] = append(sources[m.group], source{g.pages, m.factor})
			}
		}
	}
	for stem, from := range sources {
		if g := x.find(stem); g != nil && len(g.pages) < few {
			g.pages = widened(g.pages, from)
		}
	}
}

// source is the pages of a group that another is found by, and how nearly the two
// mean the same.
type source struct {
	pages  []posting
	factor float64
}

// widened returns own pages and the best of those of the sources, in their order: none
// is more about the word than a page that has it.
func widened(own []posting, sources []source) []posting {
	most := uint8(levels)
	for _, p := range own {
		most = min(most, uint8(max(1, p.value()-1)))
	}
	values := map[int]uint8{}
	for _, s := range sources {
		for _, p := range s.pages {
			value := uint8(max(1, s.factor*float64(p.value())))
			values[p.page()] = max(values[p.page()], min(value, most))
		}
	}
	for _, p := range own {
		delete(values, p.page())
	}
	pages := slices.SortedFunc(maps.Keys(values), func(a, b int) int {
		return cmp.Or(cmp.Compare(values[b], values[a]), cmp.Compare(a, b))
	})
	list := slices.Clone(own)
	for _, page := range pages[:min(len(pages), mostWidened)] {
		list = append(list, newPosting(page, 0, values[page]))
	}
	slices.Sort(list)
	return list
}
