package coverage

import (
	"cmp"
	"slices"

	"starling/generator/guide"
)

// noLevel and noIndustry head what names none.
var noLevel, noIndustry = Word{Name: "no level"}, Word{Name: "no industry"}

// tally counts examples, and the questions that they answer, by level and by
// one other word.
type tally struct {
	levels []Word
	cells  map[spot]Cell
}

type spot struct{ row, level string }

// newTally returns an empty one. A draft without a level is counted in a column
// of its own, which is there only where it is needed.
func newTally(g *guide.Guide) *tally {
	t := &tally{levels: words(g.Taxonomy.Levels), cells: map[spot]Cell{}}
	unlevelled := func(a *guide.Answer) bool { return known(t.levels, a.Doc.Front.Level) == "" }
	if slices.ContainsFunc(g.Questions, func(q *guide.Question) bool { return slices.ContainsFunc(q.Answers, unlevelled) }) {
		t.levels = append(t.levels, noLevel)
	}
	return t
}

// add counts the answers of one question, in the row that is right for each.
func (t *tally) add(q *guide.Question, row func(*guide.Answer) string) {
	seen := map[spot]bool{}
	for _, a := range q.Answers {
		at := spot{row(a), known(t.levels, a.Doc.Front.Level)}
		cell := t.cells[at]
		cell.Examples++
		if !seen[at] {
			cell.Questions++
		}
		seen[at] = true
		t.cells[at] = cell
	}
}

// row returns a row's cells, one for each level, and how many examples they hold.
func (t *tally) row(slug string) (cells []Cell, examples int) {
	cells = make([]Cell, len(t.levels))
	for i, level := range t.levels {
		cells[i] = t.cells[spot{slug, level.Slug}]
		examples += cells[i].Examples
	}
	return cells, examples
}

// industries counts the examples by industry and level, the industry with most
// first. Examples that name none stand in a row of their own, at the end, which
// is there only where it is needed.
func industries(g *guide.Guide) []Industry {
	rows := words(g.Taxonomy.Industries)
	t := newTally(g)
	for _, q := range g.Questions {
		t.add(q, func(a *guide.Answer) string { return known(rows, a.Doc.Front.Industry) })
	}
	table := []Industry{}
	for _, row := range append(rows, noIndustry) {
		cells, examples := t.row(row.Slug)
		if row != noIndustry || examples > 0 {
			table = append(table, Industry{row, cells, examples})
		}
	}
	slices.SortStableFunc(table, func(a, b Industry) int {
		return cmp.Or(last(a.Word)-last(b.Word), cmp.Compare(b.Examples, a.Examples), cmp.Compare(a.Name, b.Name))
	})
	return table
}

// competencies counts every question under each competency that it names, the
// one with most questions first.
func competencies(g *guide.Guide) []Competency {
	rows := make([]Competency, len(g.Taxonomy.Competencies))
	place := map[string]int{}
	for i, e := range g.Taxonomy.Competencies {
		rows[i].Word = Word{e.Slug, e.Name}
		place[e.Slug] = i
	}
	t := newTally(g)
	for _, q := range g.Questions {
		for nth, slug := range q.Doc.Front.Competency {
			i, ok := place[slug]
			if !ok || slices.Contains(q.Doc.Front.Competency[:nth], slug) {
				continue // a draft's placeholder, or said twice
			}
			t.add(q, func(*guide.Answer) string { return slug })
			rows[i].Questions++
			if nth == 0 {
				rows[i].First++
			}
		}
	}
	for i := range rows {
		rows[i].Cells, rows[i].Examples = t.row(rows[i].Slug)
	}
	slices.SortStableFunc(rows, func(a, b Competency) int {
		return cmp.Or(cmp.Compare(b.Questions, a.Questions), cmp.Compare(b.First, a.First), cmp.Compare(a.Name, b.Name))
	})
	return rows
}

func last(w Word) int {
	if w.Slug == "" {
		return 1
	}
	return 0
}

func words(entries []guide.Entry) []Word {
	list := make([]Word, len(entries))
	for i, e := range entries {
		list[i] = Word{e.Slug, e.Name}
	}
	return list
}

// known returns a slug that is among the words, or "".
func known(list []Word, slug string) string {
	if slices.ContainsFunc(list, func(w Word) bool { return w.Slug == slug }) {
		return slug
	}
	return ""
}
