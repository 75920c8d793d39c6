package generator

import (
	"slices"
	"strings"

	"starling/generator/guide"
)

// facets are what the list of questions can be narrowed by: the name of each,
// a row's values, and all values in the order in which they are offered.
func (v *viewer) facets() []facet {
	word := func(kind string) func(string) string {
		return func(slug string) string { name, _ := v.taxonomy.Word(kind, slug); return name }
	}
	label := func(prefix string) func(string) string {
		return func(slug string) string { return v.label(prefix + "_" + strings.ReplaceAll(slug, "-", "_")) }
	}
	return []facet{
		{"topic", func(r *guide.QuestionRow) []string { return r.Categories }, v.taxonomy.Slugs("categories"), word("topics")},
		{"competency", func(r *guide.QuestionRow) []string { return r.Competencies }, v.taxonomy.Slugs("competencies"), word("competencies")},
		{"role", func(r *guide.QuestionRow) []string { return r.Roles }, v.taxonomy.Slugs("roles"), word("roles")},
		{"level", func(r *guide.QuestionRow) []string { return r.Levels }, v.taxonomy.Slugs("levels"), word("levels")},
		{"industry", func(r *guide.QuestionRow) []string { return r.Industries }, v.taxonomy.Slugs("industries"), word("industries")},
		{"setting", func(r *guide.QuestionRow) []string { return r.Settings }, guide.SettingValues, label("setting")},
		{"background", func(r *guide.QuestionRow) []string { return r.Backgrounds }, guide.BackgroundValues, label("background")},
	}
}

type facet struct {
	name   string
	of     func(*guide.QuestionRow) []string
	values []string
	word   func(slug string) string
}

// filters returns the facets that tell questions apart, with the number of
// questions under each choice.
func (v *viewer) filters(groups []guide.QuestionGroup) []guide.Filter {
	var filters []guide.Filter
	for _, f := range v.facets() {
		counts := map[string]int{}
		for g := range groups {
			for r := range groups[g].Rows {
				for _, value := range f.of(&groups[g].Rows[r]) {
					counts[value]++
				}
			}
		}
		filter := guide.Filter{Name: f.name}
		for _, slug := range f.values {
			if counts[slug] > 0 {
				filter.Choices = append(filter.Choices, guide.TermLink{Slug: slug, Name: f.word(slug), Count: counts[slug]})
			}
		}
		if len(filter.Choices) > 1 {
			filters = append(filters, filter)
		}
	}
	return filters
}

// searchFilters returns what results of a search can be narrowed by: their kind,
// and those filters of the questions that the index knows. How many results each
// leaves depends on the search, so nothing is counted.
func (v *viewer) searchFilters(filters []guide.Filter) []guide.Filter {
	kinds := guide.Filter{Name: "kind"}
	for _, kind := range []struct {
		name string
		any  bool
	}{
		{"question", len(v.Questions) > 0},
		{"example", slices.ContainsFunc(v.Questions, func(q *guide.Question) bool { return len(q.Answers) > 0 })},
		{"article", len(v.Articles) > 0}, {"collection", len(v.Collections) > 0}, {"term", len(v.Terms) > 0}, {"page", len(v.Pages) > 0},
	} {
		if kind.any {
			kinds.Choices = append(kinds.Choices, guide.TermLink{Slug: kind.name, Name: v.label("kind_" + kind.name)})
		}
	}
	list := []guide.Filter{kinds}
	for _, f := range filters {
		if f.Name == "background" {
			continue
		}
		own := guide.Filter{Name: f.Name}
		for _, c := range f.Choices {
			own.Choices = append(own.Choices, guide.TermLink{Slug: c.Slug, Name: c.Name})
		}
		list = append(list, own)
	}
	return list
}

// coverage counts the worked examples of each competency by level.
func (v *viewer) coverage() *guide.Coverage {
	grid := &guide.Coverage{}
	column := map[string]int{}
	for _, slug := range v.taxonomy.Slugs("levels") {
		if v.terms["levels/"+slug] != nil {
			column[slug] = len(grid.Levels)
			grid.Levels = append(grid.Levels, v.termLink("levels", slug))
		}
	}
	for _, t := range v.Terms {
		if t.Kind != "competencies" || len(t.Questions) == 0 {
			continue
		}
		row := guide.CoverageRow{Term: v.termLink(t.Kind, t.Slug), Cells: make([]guide.CoverageCell, len(grid.Levels))}
		for _, q := range t.Questions {
			for _, a := range slices.Concat(q.Answers, q.Elsewhere) {
				if at, ok := column[a.Doc.Front.Level]; ok {
					row.Cells[at].Count++
					row.Cells[at].Depth = min(row.Cells[at].Count, 3)
				}
			}
		}
		grid.Rows = append(grid.Rows, row)
	}
	if len(grid.Levels) == 0 || len(grid.Rows) == 0 {
		return nil
	}
	return grid
}
