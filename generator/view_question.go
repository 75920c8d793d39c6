package generator

import (
	"cmp"
	"slices"

	"starling/generator/guide"
	"starling/generator/text"
)

// questionLists adds the list of all questions, and the page of search results,
// which offers the same filters.
func (v *viewer) questionLists() {
	list := &guide.QuestionsView{Total: len(v.Questions)}
	for _, q := range v.Questions {
		last := len(list.Groups) - 1
		if last < 0 || list.Groups[last].Topic.Slug != q.Category {
			list.Groups = append(list.Groups, guide.QuestionGroup{Topic: v.termLink("topics", q.Category)})
			last++
		}
		list.Groups[last].Rows = append(list.Groups[last].Rows, v.row(q))
	}
	list.Filters = v.filters(list.Groups)
	v.add("questions", "questions/", guide.View{
		Page:      guide.Page{Title: v.label("questions"), Description: v.Description, Crumbs: v.crumbs()},
		Questions: list,
	})
	v.searchPage(list)
}

// searchPage adds the page of search results.
func (v *viewer) searchPage(list *guide.QuestionsView) {
	view := &guide.SearchView{Filters: v.searchFilters(list.Filters)}
	for _, g := range list.Groups {
		group := guide.SearchGroup{Topic: g.Topic}
		for i := range g.Rows {
			group.Cards = append(group.Cards, g.Rows[i].Card)
		}
		view.Groups = append(view.Groups, group)
	}
	v.add("search", "search/", guide.View{
		Page:   guide.Page{Title: v.label("search_title"), Description: v.Description, Crumbs: v.crumbs()},
		Search: view,
	})
}

// row is a question in the list, with what it can be filtered by.
func (v *viewer) row(q *guide.Question) guide.QuestionRow {
	f := &q.Doc.Front
	row := guide.QuestionRow{
		Card: questionCard(q), Examples: len(q.Answers), Categories: []string{q.Category}, Competencies: f.Competency,
		Roles: slices.Clone(f.Roles), Levels: slices.Clone(f.Levels), Industries: slices.Clone(f.Industries), Backgrounds: slices.Clone(f.Background),
	}
	for _, a := range q.Answers {
		f := &a.Doc.Front
		row.Roles = append(row.Roles, v.termLink("roles", f.Role).Slug)
		row.Levels = append(row.Levels, f.Level)
		row.Industries = append(row.Industries, f.Industry)
		row.Settings = append(row.Settings, cmp.Or(f.Setting, "paid-work"))
		row.Backgrounds = append(row.Backgrounds, f.Background...)
	}
	for _, list := range []*[]string{&row.Roles, &row.Levels, &row.Industries, &row.Settings, &row.Backgrounds} {
		*list = distinct(*list)
	}
	return row
}

// distinct sorts a list and drops repeats and empty words.
func distinct(list []string) []string {
	slices.Sort(list)
	list = slices.Compact(list)
	return slices.DeleteFunc(list, func(s string) bool { return s == "" })
}

func (v *viewer) question(q *guide.Question) {
	f := &q.Doc.Front
	view := &guide.QuestionView{
		Text: v.placed(q.Linked), Question: f.Question, Summary: f.Summary, AlsoAsked: f.AlsoAsked,
		Topic: v.termLink("topics", q.Category), Type: v.typeLink(q.Type), Competencies: v.termLinks("competencies", f.Competency),
		Target: q.Target, Frequency: cmp.Or(f.Frequency, "common"), Published: f.Published, Updated: f.Updated,
		Author: cmp.Or(f.Author, v.Author), ReviewedBy: f.ReviewedBy,
		Framework: q.Framework, Shape: v.shape(q), Rubric: v.rubric(q), Related: questionCards(q.Related),
		Previous: neighbour(q.Previous), Next: neighbour(q.Next),
	}
	code := q.Doc.Code
	for _, a := range q.Answers {
		view.Examples = append(view.Examples, guide.SpokenExample{
			// Several documents share the page. A dot keeps their fragments
			// apart from the question's own, which have none.
			Text: guide.Placed{Doc: a.Doc, Targets: a.Targets, Pictures: v.shown(a.Linked), Prefix: a.Slug + ".", Shift: 1},
			Slug: a.Slug, Address: a.Address, About: v.speaker(a), Bar: bar(a.Doc.Script),
		})
		code = code || a.Doc.Code
	}
	for _, a := range q.Elsewhere {
		view.Elsewhere = append(view.Elsewhere, v.exampleCard(a))
	}
	page := v.page(q.Linked, q.Title, v.area("questions"))
	page.Heading, page.Code, page.Card = f.Question, code, q.Address
	v.add("question", q.Address, guide.View{Page: page, Question: view})
}

func neighbour(q *guide.Question) *guide.Card {
	if q == nil {
		return nil
	}
	// The neighbour's summary is not shown.
	return &guide.Card{Address: q.Address, Title: q.Title}
}

func (v *viewer) typeLink(slug string) guide.TermLink {
	t, _ := v.taxonomy.Type(slug)
	return guide.TermLink{Slug: slug, Name: t.Name}
}

// shape returns the segments of a question's framework with its own hints.
func (v *viewer) shape(q *guide.Question) []guide.ShapePart {
	f, _ := v.taxonomy.Framework(q.Framework)
	own := q.Doc.Section("shape")
	var parts []guide.ShapePart
	used := map[int]bool{}
	for _, s := range f.Segments {
		part := guide.ShapePart{Name: s.Name, Part: s.Part, Share: s.Share, Hint: -1}
		if own != nil {
			for i, item := range own.Items {
				if !used[i] && text.Fold(item.Plain) == text.Fold(s.Name) {
					part.Hint = i
					used[i] = true
					break
				}
			}
		}
		parts = append(parts, part)
	}
	return parts
}

// rubric returns the shared score table of a question that has none of its own.
func (v *viewer) rubric(q *guide.Question) []guide.RubricText {
	if own := q.Doc.Section("score-yourself"); own != nil && len(own.Rows) > 0 {
		return nil
	}
	r, _ := v.taxonomy.Rubric(v.taxonomy.RubricOf(&q.Doc.Front))
	return r.Rows
}

func (v *viewer) example(q *guide.Question, i int) {
	a := q.Answers[i]
	view := &guide.ExampleView{
		Text: v.placed(a.Linked), About: v.speaker(a), Bar: bar(a.Doc.Script),
		Question: guide.Card{Address: q.Address, Title: q.Title},
	}
	for _, other := range a.AlsoAnswers {
		if other != q {
			view.AlsoAnswers = append(view.AlsoAnswers, questionCard(other))
		}
	}
	if i > 0 {
		view.Previous = exampleNeighbour(q.Answers[i-1])
	}
	if i+1 < len(q.Answers) {
		view.Next = exampleNeighbour(q.Answers[i+1])
	}
	page := v.page(a.Linked, a.Title+": "+q.Title, v.area("questions"), guide.NamedLink{Text: q.Title, Address: q.Address})
	page.Heading, page.Draft, page.Card = a.Title, isDraft(a), q.Address
	v.add("example", a.Address, guide.View{Page: page, Example: view})
}

func exampleNeighbour(a *guide.Answer) *guide.ExampleCard {
	return &guide.ExampleCard{Address: a.Address, Title: a.Title}
}
