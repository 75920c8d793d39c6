package generator

import (
	"starling/generator/guide"
)

// printAddress returns the address of a collection's page for paper, or "" where
// there is nothing to print.
func printAddress(c *guide.Collection) string {
	if len(c.Items) == 0 {
		return ""
	}
	return "print/" + c.Slug + "/"
}

// prints adds a page for paper for each collection. It repeats what other pages
// say, so search engines are asked to stay away.
func (v *viewer) prints() {
	for _, c := range v.Collections {
		address := printAddress(c)
		if address == "" {
			continue
		}
		f := &c.Doc.Front
		view := &guide.PrintView{Summary: f.Summary, Collection: textCard(c.Linked)}
		for i := range c.Items {
			view.Sheets = append(view.Sheets, v.sheet(&c.Items[i]))
		}
		page := guide.Page{
			Title: v.filled("print_title", "title", f.Title), Heading: f.Title, Description: f.Summary, NoIndex: true, Draft: f.Draft(),
			Crumbs: v.crumbs(v.area("collections"), guide.NamedLink{Text: f.Title, Address: c.Address}),
		}
		v.add("print", address, guide.View{Page: page, Print: view})
	}
}

// sheet returns an entry with its worksheet, and the sample answer that it names
// or else the first one.
func (v *viewer) sheet(item *guide.LinkedItem) guide.Sheet {
	sheet := guide.Sheet{Note: item.Note, Day: item.Day}
	if item.Article != nil {
		sheet.Card = textCard(item.Article.Linked)
		sheet.Text = guide.Placed{Doc: item.Article.Doc, Targets: item.Article.Targets, Pictures: v.shown(item.Article.Linked), Prefix: item.Article.Slug + ".", Shift: 1}
		return sheet
	}
	q := item.Question
	sheet.Card, sheet.Slug = questionCard(q), q.Slug
	sheet.Text = guide.Placed{Doc: q.Doc, Targets: q.Targets, Pictures: v.shown(q.Linked), Prefix: q.Slug + ".", Shift: 1}
	sheet.Shape, sheet.Rubric = v.shape(q), v.rubric(q)
	if a := sampleOf(item); a != nil {
		sheet.Example = []guide.SpokenExample{{
			Text: guide.Placed{Doc: a.Doc, Targets: a.Targets, Pictures: v.shown(a.Linked), Prefix: q.Slug + "." + a.Slug + ".", Shift: 1},
			Slug: a.Slug, Address: a.Address, About: v.speaker(a), Bar: bar(a.Doc.Script),
		}}
	}
	return sheet
}

// sampleOf returns the sample answer that an entry's sheet shows, or nil.
func sampleOf(item *guide.LinkedItem) *guide.Answer {
	if item.Answer == nil && item.Question != nil && len(item.Question.Answers) > 0 {
		return item.Question.Answers[0]
	}
	return item.Answer
}

// shownOnPaper returns the texts that an entry's sheet shows.
func shownOnPaper(item *guide.LinkedItem) []*guide.Linked {
	if item.Article != nil {
		return []*guide.Linked{item.Article.Linked}
	}
	list := []*guide.Linked{item.Question.Linked}
	if a := sampleOf(item); a != nil {
		list = append(list, a.Linked)
	}
	return list
}

// export adds the page of what a reader can take along.
func (v *viewer) export() {
	view := &guide.ExportView{Questions: len(v.Questions)}
	for _, q := range v.Questions {
		view.Examples += len(q.Answers)
	}
	for _, c := range v.Collections {
		if address := printAddress(c); address != "" {
			card := textCard(c.Linked)
			card.Address = address
			view.Prints = append(view.Prints, card)
		}
	}
	v.add("export", "export/", guide.View{
		Page:   guide.Page{Title: v.label("export"), Description: v.label("export_summary"), Crumbs: v.crumbs()},
		Export: view,
	})
}
