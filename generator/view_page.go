package generator

import (
	"cmp"
	"slices"

	"starling/generator/guide"
)

const (
	homeAsked = 10 // questions asked most, as a book's contents
	homeDoors = 4
	homeNew   = 6
)

func (v *viewer) home() {
	view := &guide.HomeView{Total: len(v.Questions)}
	asked := slices.Clone(v.Questions)
	slices.SortStableFunc(asked, func(a, b *guide.Question) int {
		return cmp.Compare(guide.Frequency(&a.Doc.Front), guide.Frequency(&b.Doc.Front))
	})
	asked = asked[:min(len(asked), homeAsked)]
	view.Asked = questionCards(asked)
	for _, c := range v.Collections[:min(len(v.Collections), homeDoors)] {
		view.Collections = append(view.Collections, textCard(c.Linked))
	}
	for _, t := range v.Terms {
		if t.Kind == "roles" {
			view.Roles = append(view.Roles, guide.TermLink{Slug: t.Slug, Name: t.Name, Address: t.Address, Count: t.Count()})
		}
	}
	view.New = v.newest(asked)
	v.add("home", "", guide.View{
		Page: guide.Page{Title: v.Title, Description: v.Description},
		Home: view,
	})
}

// newest returns the texts with the latest dates, newest first, without those
// that stand on the page already.
func (v *viewer) newest(shown []*guide.Question) []guide.Card {
	var dated []*guide.Linked
	for _, q := range v.Questions {
		if !slices.Contains(shown, q) {
			dated = append(dated, q.Linked)
		}
	}
	for _, a := range v.Articles {
		dated = append(dated, a.Linked)
	}
	for _, c := range v.Collections[min(len(v.Collections), homeDoors):] {
		dated = append(dated, c.Linked)
	}
	date := func(t *guide.Linked) string { return cmp.Or(t.Doc.Front.Updated, t.Doc.Front.Published) }
	dated = slices.DeleteFunc(dated, func(t *guide.Linked) bool { return date(t) == "" })
	slices.SortStableFunc(dated, func(a, b *guide.Linked) int { return cmp.Compare(date(b), date(a)) })
	var cards []guide.Card
	for _, t := range dated[:min(len(dated), homeNew)] {
		cards = append(cards, textCard(t))
	}
	return cards
}

// termPages adds an index of each kind of term, and a page for each term.
func (v *viewer) termPages() {
	for _, kind := range guide.TermKinds {
		view := &guide.TermsView{Kind: kind.Name, Questions: guide.CountsQuestions(kind.Name)}
		for _, t := range v.Terms {
			if t.Kind != kind.Name {
				continue
			}
			view.Terms = append(view.Terms, guide.TermLink{Slug: t.Slug, Name: t.Name, Address: t.Address, Count: t.Count()})
			view.Lines = append(view.Lines, t.Line)
			v.termPage(t)
		}
		if kind.Name == "competencies" {
			view.Coverage = v.coverage()
		}
		if len(view.Terms) > 0 {
			v.add("terms", kind.Name+"/", guide.View{
				Page:  guide.Page{Title: v.label(kind.Name), Description: v.Description, Crumbs: v.crumbs()},
				Terms: view,
			})
		}
	}
}

func (v *viewer) termPage(t *guide.Term) {
	view := &guide.TermView{Kind: t.Kind, Name: t.Name, Line: t.Line, Questions: questionCards(t.Questions)}
	page := guide.Page{Title: t.Name, Description: cmp.Or(t.Line, v.filled("term_summary", "name", t.Name)), Crumbs: v.crumbs(v.area(t.Kind))}
	if t.Text != nil {
		text := v.placed(t.Text)
		view.Text, page.Source, page.Code, page.Draft = &text, t.Text.Doc.Path, t.Text.Doc.Code, t.Text.Doc.Front.Draft()
	}
	for _, a := range t.Answers {
		view.Examples = append(view.Examples, v.exampleCard(a))
	}
	v.add("term", t.Address, guide.View{Page: page, Term: view})
}

func (v *viewer) articles() {
	if len(v.Articles) == 0 {
		return
	}
	index := &guide.CardsView{}
	for _, a := range v.Articles {
		f := &a.Doc.Front
		index.Cards = append(index.Cards, textCard(a.Linked))
		v.add("article", a.Address, guide.View{
			Page: v.page(a.Linked, f.Title, v.area("articles")),
			Article: &guide.ArticleView{
				Text: v.placed(a.Linked), Summary: f.Summary, Published: f.Published, Updated: f.Updated,
				Author: cmp.Or(f.Author, v.Author), ReviewedBy: f.ReviewedBy,
				Competencies: v.termLinks("competencies", f.Competency), Questions: questionCards(a.Questions),
			},
		})
	}
	v.add("articles", "articles/", guide.View{
		Page:     guide.Page{Title: v.label("articles"), Description: v.Description, Crumbs: v.crumbs()},
		Articles: index,
	})
}

func (v *viewer) collections() {
	if len(v.Collections) == 0 {
		return
	}
	index := &guide.CardsView{}
	for _, c := range v.Collections {
		index.Cards = append(index.Cards, textCard(c.Linked))
		v.collection(c)
	}
	v.add("collections", "collections/", guide.View{
		Page:        guide.Page{Title: v.label("collections"), Description: v.Description, Crumbs: v.crumbs()},
		Collections: index,
	})
}

func (v *viewer) collection(c *guide.Collection) {
	f := &c.Doc.Front
	view := &guide.CollectionView{Text: v.placed(c.Linked), Print: printAddress(c), Kind: cmp.Or(f.CollectionKind, "list"), Summary: f.Summary, Updated: f.Updated}
	for _, term := range []guide.TermLink{v.termLink("roles", f.Role), v.termLink("levels", f.Level), v.termLink("industries", f.Industry)} {
		if term.Name != "" {
			view.For = append(view.For, term)
		}
	}
	for _, item := range c.Items {
		day := item.Day
		if view.Kind != "plan" {
			day = 0
		}
		last := len(view.Days) - 1
		if last < 0 || view.Days[last].Day != day {
			view.Days = append(view.Days, guide.CollectionDay{Day: day})
			last++
		}
		view.Days[last].Rows = append(view.Days[last].Rows, v.collectionRow(item))
	}
	v.add("collection", c.Address, guide.View{Page: v.page(c.Linked, f.Title, v.area("collections")), Collection: view})
}

func (v *viewer) collectionRow(item guide.LinkedItem) guide.CollectionRow {
	row := guide.CollectionRow{Note: item.Note}
	switch {
	case item.Question != nil:
		row.Card = questionCard(item.Question)
	case item.Article != nil:
		row.Card = textCard(item.Article.Linked)
	}
	if item.Answer != nil {
		card := v.exampleCard(item.Answer)
		row.Example = &card
	}
	return row
}

func (v *viewer) textPages() {
	for _, p := range v.Pages {
		f := &p.Doc.Front
		v.add("page", p.Address, guide.View{
			Page: v.page(p.Linked, f.Title),
			Text: &guide.TextView{Text: v.placed(p.Linked), Summary: f.Summary, Updated: f.Updated},
		})
	}
}

func (v *viewer) notFound() {
	v.add("404", "404.html", guide.View{
		Page: guide.Page{Title: v.label("not_found"), Description: v.Description, NoIndex: true},
	})
}

// redirects adds a small page at every old address.
func (v *viewer) redirects() {
	for _, r := range v.Redirects {
		v.add("redirect", r.From, guide.View{
			Page:     guide.Page{Title: r.To.Text, NoIndex: true},
			Redirect: &guide.RedirectView{To: r.To},
		})
		if v.BaseURL != "" {
			v.views[len(v.views)-1].Page.Canonical = v.BaseURL + r.To.Address
		}
	}
}
