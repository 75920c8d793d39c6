package generator

import (
	"cmp"
	"math"
	"net/url"
	"slices"
	"strings"

	"starling/generator/guide"
	"starling/generator/machine"
	"starling/generator/text"
)

// newViewer returns a viewer for the pages of a guide.
func newViewer(l *linked, a *bundledAssets, s *settings) *viewer {
	v := &viewer{linked: l, settings: s, terms: map[string]*guide.Term{}}
	for _, t := range l.Terms {
		v.terms[t.Kind+"/"+t.Slug] = t
	}
	v.site = v.siteView(a)
	return v
}

// restParts makes every page that is neither a question's nor an answer's, and
// shows none of them whole.
func (v *viewer) restParts() []func() []*guide.View {
	var parts []func() []*guide.View
	for _, step := range []func(*viewer){
		(*viewer).home, (*viewer).questionLists, (*viewer).termPages, (*viewer).articles,
		(*viewer).collections, (*viewer).export, (*viewer).tools, (*viewer).textPages, (*viewer).notFound, (*viewer).redirects,
	} {
		parts = append(parts, func() []*guide.View { return v.part(step) })
	}
	return parts
}

// questionPart makes a question's page and those of its examples.
func (v *viewer) questionPart(q *guide.Question) []*guide.View {
	return v.part(func(v *viewer) {
		v.question(q)
		for i := range q.Answers {
			v.example(q, i)
		}
	})
}

// part returns the views that a step adds.
func (v *viewer) part(step func(*viewer)) []*guide.View {
	own := *v
	own.views = nil
	step(&own)
	return own.views
}

// viewer makes the views of one edition.
type viewer struct {
	*linked
	*settings
	site  *guide.Site
	terms map[string]*guide.Term // by kind and slug
	views []*guide.View
}

func (v *viewer) label(key string) string { return v.Labels[key] }

// filled returns a label with the value in its {name}.
func (v *viewer) filled(key, name, value string) string {
	return strings.ReplaceAll(v.label(key), "{"+name+"}", value)
}

// add appends the view of a page at an address, with what every page has.
func (v *viewer) add(layout, address string, view guide.View) {
	view.Site = v.site
	view.Page.Layout, view.Page.Address = layout, address
	view.Page.Area, _, _ = strings.Cut(address, "/")
	view.Page.NoIndex = view.Page.NoIndex || v.NoIndex || view.Page.Draft
	if view.Page.Heading == "" {
		view.Page.Heading = view.Page.Title
	}
	if v.BaseURL != "" && layout != "404" {
		view.Page.Canonical = v.BaseURL + address
	}
	if layout != "404" && layout != "redirect" {
		view.Page.Card = v.cardAddress(view.Page.Card)
	}
	v.views = append(v.views, &view)
}

// page returns what a text's page says about itself.
func (v *viewer) page(t *guide.Linked, title string, crumbs ...guide.NamedLink) guide.Page {
	return guide.Page{
		Source: t.Doc.Path, Title: title, Description: t.Doc.Front.Summary,
		Published: t.Doc.Front.Published, Updated: t.Doc.Front.Updated, Draft: t.Doc.Front.Draft(), Code: t.Doc.Code, Crumbs: v.crumbs(crumbs...),
	}
}

func (v *viewer) crumbs(below ...guide.NamedLink) []guide.NamedLink {
	return append([]guide.NamedLink{{Text: v.label("home"), Address: ""}}, below...)
}

// area is the crumb of an index page.
func (v *viewer) area(name string) guide.NamedLink {
	return guide.NamedLink{Text: v.label(name), Address: name + "/"}
}

func (v *viewer) siteView(a *bundledAssets) *guide.Site {
	site := &guide.Site{
		Title: v.Title, Description: v.Description, Language: v.Language, Author: v.Author, Licence: v.Licence,
		Repository: v.Repository, Direction: text.Direction(v.Language), Base: basePath(v.BaseURL),
		Callout: v.Guide.Callout, Assets: a.Assets, Policy: guide.Policy(false), Feed: feedOf(v.Guide),
	}
	if v.Offline {
		site.Worker = machine.Worker
	}
	if site.Nav = v.Guide.Nav; site.Nav == nil {
		site.Nav = v.defaultNav()
	}
	if site.Footer = v.Guide.Footer; site.Footer == nil {
		site.Footer = v.defaultFooter()
	}
	return site
}

func (v *viewer) defaultNav() []guide.NamedLink {
	return []guide.NamedLink{v.area("questions"), v.area("practice"), v.area("stories"), v.area("plan")}
}

func (v *viewer) defaultFooter() []guide.NamedLink {
	var list []guide.NamedLink
	if len(v.Collections) > 0 {
		list = append(list, v.area("collections"))
	}
	if len(v.Articles) > 0 {
		list = append(list, v.area("articles"))
	}
	for _, kind := range guide.TermKinds {
		if v.hasTerms(kind.Name) {
			list = append(list, v.area(kind.Name))
		}
	}
	list = append(list, v.area("export"))
	list = append(list, guide.NamedLink{Text: v.label("my_data"), Address: "my-data/"})
	for _, p := range v.Pages {
		list = append(list, guide.NamedLink{Text: p.Doc.Front.Title, Address: p.Address})
	}
	return list
}

func (v *viewer) hasTerms(kind string) bool {
	return slices.ContainsFunc(v.Terms, func(t *guide.Term) bool { return t.Kind == kind })
}

// basePath returns the path of a base address, which ends with a slash.
func basePath(base string) string {
	u, err := url.Parse(base)
	if err != nil || u.Path == "" {
		return "/"
	}
	return u.EscapedPath()
}

// placed returns a text as it stands alone on its page: with its notes.
func (v *viewer) placed(t *guide.Linked) guide.Placed {
	return guide.Placed{Doc: t.Doc, Targets: t.Targets, Pictures: v.shown(t), Notes: true}
}

// termLink returns a word of the taxonomy with its page, if it has one.
func (v *viewer) termLink(kind, slug string) guide.TermLink {
	if slug == "" {
		return guide.TermLink{}
	}
	link := guide.TermLink{Slug: slug}
	if t := v.terms[kind+"/"+slug]; t != nil {
		link.Name, link.Address = t.Name, t.Address
	} else if link.Name, _ = v.taxonomy.Word(kind, slug); link.Name == "" {
		// A role may be plain text.
		link.Slug, link.Name = "", slug
	}
	return link
}

func (v *viewer) termLinks(kind string, slugs []string) []guide.TermLink {
	var list []guide.TermLink
	for _, s := range slugs {
		list = append(list, v.termLink(kind, s))
	}
	return list
}

func questionCard(q *guide.Question) guide.Card {
	return guide.Card{Address: q.Address, Title: q.Title, Summary: q.Doc.Front.Summary, Draft: q.Doc.Front.Draft()}
}

func questionCards(list []*guide.Question) []guide.Card {
	cards := make([]guide.Card, len(list))
	for i, q := range list {
		cards[i] = questionCard(q)
	}
	return cards
}

func textCard(t *guide.Linked) guide.Card {
	f := &t.Doc.Front
	return guide.Card{Address: t.Address, Title: guide.TitleOf(t.Doc), Summary: f.Summary, Draft: f.Draft()}
}

func (v *viewer) exampleCard(a *guide.Answer) guide.ExampleCard {
	f := &a.Doc.Front
	level, _ := v.taxonomy.Level(f.Level)
	industry, _ := v.taxonomy.Industry(f.Industry)
	return guide.ExampleCard{
		Address: a.Address, Title: a.Title, Summary: f.Summary, Role: v.termLink("roles", f.Role).Name,
		Level: level.Name, Industry: industry.Name, Question: a.Question.Title, Draft: isDraft(a),
	}
}

func isDraft(a *guide.Answer) bool { return a.Doc.Front.Draft() || a.Question.Doc.Front.Draft() }

// speaker says who speaks in an answer, and for how long.
func (v *viewer) speaker(a *guide.Answer) guide.Speaker {
	f := &a.Doc.Front
	return guide.Speaker{
		Title: a.Title, Summary: f.Summary,
		Role: v.termLink("roles", f.Role), Level: v.termLink("levels", f.Level), Industry: v.termLink("industries", f.Industry),
		Setting: cmp.Or(f.Setting, "paid-work"), Quality: cmp.Or(f.Quality, "strong"), Outcome: f.Outcome, Basis: cmp.Or(f.Basis, "invented"),
		Background: f.Background, Words: a.Doc.Script.Words, Seconds: seconds(a.Doc.Script.Words, v.SpeakingRate),
		Updated: f.Updated, Author: cmp.Or(f.Author, v.Author), Draft: isDraft(a),
	}
}

// seconds returns how long words take to say at a rate in words a minute.
func seconds(words, rate int) int {
	return int(math.Round(float64(words) * 60 / float64(max(rate, 1))))
}

// bar returns the segments of a script as shares of its words; nothing where
// they are not labelled.
func bar(s guide.Script) []guide.BarPart {
	if !s.Labelled() || s.Words == 0 {
		return nil
	}
	var parts []guide.BarPart
	for _, seg := range s.Segments {
		if len(seg.Names) == 0 {
			continue
		}
		name := strings.Join(seg.Names, " + ")
		if i := slices.IndexFunc(parts, func(p guide.BarPart) bool { return p.Name == name && p.Part == seg.Part }); i >= 0 {
			parts[i].Words += seg.Words
			continue
		}
		parts = append(parts, guide.BarPart{Name: name, Part: seg.Part, Words: seg.Words})
	}
	for i := range parts {
		parts[i].Share = int(math.Round(100 * float64(parts[i].Words) / float64(s.Words)))
	}
	return parts
}
