package search

import (
	"cmp"
	"path"
	"strings"

	"starling/generator/guide"
	"starling/generator/text"
)

// page is one page of the site as search sees it. Questions come first, each
// with its examples right behind it, then all other pages.
type page struct {
	kind guide.Kind
	// address is relative to the site's root.
	address, title, summary string
	// also are other ways to put a question, and terms words that readers type.
	also, terms []string
	// facts are the words of the taxonomy that the page stands under, and slugs what
	// those are called in addresses, where that is another word; parent is the title
	// of an example's question.
	facts, slugs []string
	parent       string
	// doc is what the page says, or nil.
	doc *guide.Document
	// examples is how many pages behind a question are its own.
	examples  int
	frequency string
	draft     bool
	facets    [][]string // in the order of facetNames
}

// section is a part of a page with its fragment, and its texts, one after the other.
type section struct {
	id, title string
	texts     []guide.Text
	avoid     bool // whether it says what to avoid
}

// facetNames are what results can be filtered by, in the order of page.facets.
var facetNames = []string{"kind", "topic", "competency", "role", "level", "industry", "setting"}

// key names everything that the page's analysis is made from.
func (p *page) key(l *lexicon) guide.Digest {
	return guide.NewHasher("searched").Digest(l.key).Digest(p.digest()).Sum()
}

// digest names everything that is said of the page.
func (p *page) digest() guide.Digest {
	var text guide.Digest
	if p.doc != nil {
		text = p.doc.Key
	}
	return guide.NewHasher("page").Digest(text).String(string(p.kind)).String(p.address).String(p.title).String(p.parent).
		Strings(p.facts).Strings(p.slugs).Strings(p.also).Strings(p.terms).String(p.summary).Bool(p.draft).Sum()
}

// pager makes the pages of a guide.
type pager struct {
	g    *guide.Guide
	list []*page
}

// Pages returns all pages that can be found.
func Pages(g *guide.Guide) []guide.Searched {
	var list []guide.Searched
	for _, p := range pagesOf(g) {
		list = append(list, guide.Searched{Kind: p.kind, Address: p.address, Title: p.title, Also: p.also})
	}
	return list
}

// pagesOf returns all pages that can be found.
func pagesOf(g *guide.Guide) []*page {
	r := &pager{g: g}
	for _, q := range g.Questions {
		r.question(q)
	}
	for _, a := range g.Articles {
		p := r.add(guide.KindArticle, a.Linked, guide.TitleOf(a.Doc))
		r.stand(p, "competencies", a.Doc.Front.Competency...)
	}
	for _, c := range g.Collections {
		p := r.add(guide.KindCollection, c.Linked, guide.TitleOf(c.Doc))
		f := &c.Doc.Front
		r.stand(p, "roles", f.Role)
		r.stand(p, "industries", f.Industry)
	}
	for _, t := range g.Terms {
		p := &page{kind: guide.KindTerm, address: t.Address, title: t.Name, summary: t.Line}
		p.terms = slugWords(t.Address, t.Name)
		if t.Text != nil {
			p.doc = t.Text.Doc
		}
		r.list = append(r.list, p)
	}
	for _, t := range g.Pages {
		r.add(guide.KindPage, t.Linked, guide.TitleOf(t.Doc))
	}
	return r.list
}

func (r *pager) question(q *guide.Question) {
	f := &q.Doc.Front
	p := r.add(guide.KindQuestion, q.Linked, q.Title)
	p.also, p.terms, p.frequency = f.AlsoAsked, f.SearchTerms, f.Frequency
	p.examples = len(q.Answers)
	r.stand(p, "topics", q.Category)
	r.stand(p, "competencies", f.Competency...)
	p.facets = [][]string{{"question"}, {q.Category}, f.Competency, f.Roles, f.Levels, f.Industries, nil}
	if q.Title != f.Question {
		p.also = append([]string{f.Question}, p.also...)
	}
	for _, a := range q.Answers {
		r.answer(q, a)
	}
}

func (r *pager) answer(q *guide.Question, a *guide.Answer) {
	f := &a.Doc.Front
	p := r.add(guide.KindAnswer, a.Linked, a.Title)
	p.parent = q.Title
	setting := cmp.Or(f.Setting, "paid-work")
	r.stand(p, "roles", f.Role)
	r.stand(p, "levels", f.Level)
	r.stand(p, "industries", f.Industry)
	if setting != "paid-work" {
		p.facts = append(p.facts, r.label("setting_", setting))
	}
	for _, b := range f.Background {
		p.facts = append(p.facts, r.label("background_", b))
	}
	p.draft = p.draft || q.Doc.Front.Draft()
	p.facets = [][]string{{"example"}, {q.Category}, q.Doc.Front.Competency, {f.Role}, {f.Level}, {f.Industry}, {setting}}
}

// label returns the interface's word for a value of front matter.
func (r *pager) label(prefix, value string) string {
	return r.g.Settings.Labels[prefix+strings.ReplaceAll(value, "-", "_")]
}

// stand notes words of the taxonomy that a page stands under, by their names and by
// what their addresses say besides; a role may be plain text.
func (r *pager) stand(p *page, kind string, slugs ...string) {
	for _, slug := range slugs {
		if slug == "" {
			continue
		}
		name, _ := r.g.Taxonomy.Word(kind, slug)
		name = cmp.Or(name, slug)
		p.facts = append(p.facts, name)
		p.slugs = append(p.slugs, slugWords(slug, name)...)
	}
}

// slugWords returns the last part of an address in words, or nothing where it
// only repeats the page's name: "accountability" of "Ownership and integrity".
func slugWords(address, name string) []string {
	slug := path.Base(address)
	if slug == text.Slug(name) {
		return nil
	}
	return []string{strings.ReplaceAll(slug, "-", " ")}
}

func (r *pager) add(kind guide.Kind, l *guide.Linked, title string) *page {
	f := &l.Doc.Front
	p := &page{kind: kind, address: l.Address, title: title, summary: f.Summary, draft: f.Draft(), doc: l.Doc}
	if kind != guide.KindQuestion && kind != guide.KindAnswer {
		p.terms = slugWords(l.Address, title)
	}
	r.list = append(r.list, p)
	return p
}

// sections returns the page's texts in their order; the first has no heading. They
// are taken from the document anew, since a large guide has more of them than all
// else that search holds.
func (p *page) sections() []section {
	d := p.doc
	if d == nil {
		return nil
	}
	list := make([]section, 0, len(d.Sections)+2)
	if !d.Lead.Empty() {
		list = append(list, section{texts: []guide.Text{d.Lead}})
	}
	if !d.Script.Empty() {
		list = append(list, section{id: "answer", texts: scriptText(d.Script)})
	}
	for i := range d.Sections {
		s := &d.Sections[i]
		switch s.Key {
		case "score-yourself":
			// A table of what earns which mark says little of what the page is about.
		case "weaker-version":
			list = append(list, section{s.ID, s.Plain, scriptText(d.Weaker), true})
		default:
			list = append(list, section{s.ID, s.Plain, sectionText(s), s.Key == "avoid"})
		}
	}
	return list
}

func scriptText(s guide.Script) []guide.Text {
	texts := make([]guide.Text, len(s.Segments))
	for i := range s.Segments {
		texts[i] = s.Segments[i].Text
	}
	return texts
}

func sectionText(s *guide.Section) []guide.Text {
	texts := make([]guide.Text, 0, 1+2*len(s.Items))
	texts = append(texts, s.Body)
	for i := range s.Items {
		texts = append(texts, s.Items[i].Title, s.Items[i].Body)
	}
	return texts
}
