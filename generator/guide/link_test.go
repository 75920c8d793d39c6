package guide

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// words are simple stand-ins for the functions of the text package.
var words = Words{
	Nearest: func(word string, of []string) string {
		for _, s := range of {
			if len(s) == len(word)+1 && strings.HasPrefix(s, word) {
				return s
			}
		}
		return ""
	},
	Key: strings.ToLower,
}

var linkTaxonomy = Taxonomy{
	Categories:   []Category{{Slug: "conflict", Name: "Conflict", Type: "behavioural", Framework: "star"}, {Slug: "money", Name: "Money", Type: "practical"}},
	Competencies: []Entry{{Slug: "teamwork", Name: "Teamwork"}, {Slug: "learning", Name: "Learning"}},
	Levels:       []Entry{{Slug: "entry", Name: "Entry"}, {Slug: "senior", Name: "Senior"}},
	Roles:        []Entry{{Slug: "nurse", Name: "Nurse"}},
}

func question(slug, ask string, change ...func(*Front)) *Document {
	d := &Document{
		Path: "questions/" + slug + "/index.md", Kind: KindQuestion,
		Front: Front{Question: ask, Category: "conflict", Competency: []string{"teamwork"}, Summary: "s"},
	}
	for _, f := range change {
		f(&d.Front)
	}
	for _, s := range append([]string{d.Front.Question}, d.Front.AlsoAsked...) {
		d.Asked = append(d.Asked, strings.Fields(strings.ToLower(strings.Trim(s, "?!."))))
	}
	return d
}

func answer(slug, name string, change ...func(*Front)) *Document {
	d := &Document{Path: "questions/" + slug + "/" + name + ".md", Kind: KindAnswer, Anchors: []string{"result"}, Front: Front{Role: "nurse", Level: "entry", Summary: "s"}}
	for _, f := range change {
		f(&d.Front)
	}
	return d
}

func link(documents ...*Document) (*Guide, []string) {
	g, problems := Link(LinkInput{
		Documents: documents, Settings: &Settings{}, Taxonomy: &linkTaxonomy, Words: words,
		Attachments: []string{"questions/a/p.png"}, Static: []string{"cv.pdf"},
	})
	var list []string
	for _, p := range problems.Sort() {
		list = append(list, fmt.Sprintf("%s %s %s", p.Path, p.Code, p.Hint))
	}
	return g, list
}

func TestLinksLeadFromTheFileTheyStandIn(t *testing.T) {
	for _, c := range []struct {
		link       Hyperlink
		to, report string
	}{
		{Hyperlink{Path: "../b/"}, "questions/b/", ""},
		{Hyperlink{Path: "../b"}, "questions/b/", ""},
		{Hyperlink{Path: "../b/index.md"}, "questions/b/", ""},
		{Hyperlink{Path: "nurse.md", Fragment: "result"}, "questions/a/nurse/#result", ""},
		{Hyperlink{Path: "/questions/a/nurse.md"}, "questions/a/nurse/", ""},
		{Hyperlink{Path: "/topics/conflict/"}, "topics/conflict/", ""},
		{Hyperlink{Path: "/"}, "", ""},
		{Hyperlink{Path: "p.png", Picture: true}, "questions/a/p.png", ""},
		{Hyperlink{Path: "/static/cv.pdf"}, "cv.pdf", ""},
		{Hyperlink{Path: "/cv.pdf"}, "cv.pdf", ""},
		{Hyperlink{Href: "https://example.org/", External: true}, "https://example.org/", ""},
		{Hyperlink{Fragment: "own"}, "questions/a/#own", ""},
		{Hyperlink{Fragment: "ow"}, "questions/a/#ow", "E110 did you mean `own`?"},
		{Hyperlink{Path: "nurs.md"}, "", "E110 links are read"},
		{Hyperlink{Path: "../../../x"}, "", "E110 links are read"},
		{Hyperlink{}, "", "E110 write an address"},
		{Hyperlink{Fragment: "nurse.result"}, "questions/a/#nurse.result", ""},
		{Hyperlink{Path: "/questions/", Fragment: "topic-conflict"}, "questions/#topic-conflict", ""},
		{Hyperlink{Path: "/questions/", Fragment: "nope"}, "questions/#nope", "E110 link to the page"},
		{Hyperlink{Path: "www.example.org"}, "", "E110 an outside address is written `https://www.example.org`"},
		{Hyperlink{Path: "https//example.org"}, "", "E110 an outside address is written `https://example.org`"},
	} {
		a := question("a", "Question a?")
		a.Links, a.Anchors = []Hyperlink{c.link}, []string{"own"}
		g, problems := link(a, question("b", "Question b?"), answer("a", "nurse"))
		if got := g.Questions[0].Targets[0]; got != c.to {
			t.Errorf("%+v leads to %q, want %q", c.link, got, c.to)
		}
		if got := strings.Join(problems, "; "); !strings.Contains(got, c.report) || c.report == "" && got != "" {
			t.Errorf("%+v: problems %q, want %q", c.link, got, c.report)
		}
	}
}

func TestDraftsStayOutWithTheirAnswers(t *testing.T) {
	draft := func(f *Front) { f.Status = "draft" }
	a := question("a", "Question a?", func(f *Front) { f.Related = []string{"b"} })
	g, problems := link(a, question("b", "Question b?", draft), answer("b", "nurse"), answer("a", "old", draft))
	if len(g.Questions) != 1 || len(g.Questions[0].Answers) != 0 || len(g.Terms) != 2 {
		t.Errorf("%d questions, %d answers, terms %v", len(g.Questions), len(g.Questions[0].Answers), g.Terms)
	}
	if !slices.Equal(problems, []string{"questions/a/index.md E108 publish it, or build with --drafts"}) {
		t.Errorf("problems %q", problems)
	}
}

func TestAnswersOfADraftQuestionMayBeUnfinished(t *testing.T) {
	a := answer("a", "nurse")
	a.Links = []Hyperlink{{Path: "nope.md"}}
	_, problems := Link(LinkInput{
		Documents: []*Document{question("a", "A?", func(f *Front) { f.Status = "draft" }), a},
		Settings:  &Settings{Drafts: true}, Taxonomy: &linkTaxonomy, Words: words,
	})
	if len(problems) != 1 || problems[0].Severity != Warning {
		t.Errorf("problems %+v, want one warning", problems)
	}
}

func TestAnAnswerIsListedUnderOtherQuestions(t *testing.T) {
	g, problems := link(question("a", "Question a?"), question("b", "Question b?"), answer("a", "nurse", func(f *Front) { f.AlsoAnswers = []string{"b"} }))
	if len(problems) > 0 || len(g.Questions[1].Elsewhere) != 1 || g.Questions[1].Elsewhere[0].Address != "questions/a/nurse/" {
		t.Errorf("problems %q; elsewhere %v", problems, g.Questions[1].Elsewhere)
	}
}

func TestOneAddressHasOneOwner(t *testing.T) {
	alias := func(s string) func(*Front) { return func(f *Front) { f.Aliases = []string{s} } }
	for name, c := range map[string]struct {
		documents []*Document
		want      int
	}{
		"an alias":                    {[]*Document{question("a", "A?", alias("/old/"))}, 0},
		"an alias of a text":          {[]*Document{question("a", "A?", alias("/questions/b/")), question("b", "B?")}, 1},
		"an alias in another case":    {[]*Document{question("a", "A?", alias("/Questions/B/")), question("b", "B?")}, 1},
		"two aliases":                 {[]*Document{question("a", "A?", alias("/old/")), question("b", "B?", alias("/old"))}, 1},
		"an alias of the site's own":  {[]*Document{question("a", "A?", alias("/questions/"))}, 1},
		"the home page as an alias":   {[]*Document{question("a", "A?", alias("/"))}, 1},
		"an alias of the tools":       {[]*Document{question("a", "A?", alias("/search/old/"))}, 1},
		"a sitemap as an alias":       {[]*Document{question("a", "A?", alias("/Sitemap.xml"))}, 1},
		"rules for hosts as an alias": {[]*Document{question("a", "A?", alias("/_headers"))}, 1},
		"a page at a static file":     {[]*Document{{Path: "pages/cv.pdf.md", Kind: KindPage}}, 1},
		"a folder at a static file":   {[]*Document{question("a", "A?", alias("/cv.pdf/old/"))}, 1},
	} {
		_, problems := link(c.documents...)
		if len(problems) != c.want {
			t.Errorf("%s: problems %q, want %d", name, problems, c.want)
		}
		for _, p := range problems {
			if !strings.Contains(p, "E107") {
				t.Errorf("%s: %s", name, p)
			}
		}
	}
}

func TestAPhrasingHasOneQuestion(t *testing.T) {
	_, problems := link(question("a", "Why us?"), question("b", "Why them?", func(f *Front) { f.AlsoAsked = []string{"WHY US!"} }))
	if len(problems) != 1 || !strings.HasPrefix(problems[0], "questions/b/index.md E111") {
		t.Errorf("problems %q", problems)
	}
}

func TestAnUnknownNameIsReportedWithTheNearest(t *testing.T) {
	_, problems := link(question("abc", "Why us?", func(f *Front) { f.Related = []string{"ab", "xyz"} }))
	want := []string{"questions/abc/index.md E108 did you mean `abc`?", "questions/abc/index.md E108 a question is named by its folder in questions/"}
	if !slices.Equal(problems, want) {
		t.Errorf("problems %q", problems)
	}
}

func TestTermsHavePagesWhereThereIsContent(t *testing.T) {
	prose := &Document{Path: "terms/competencies/learning.md", Kind: KindTerm, Front: Front{Summary: "Ours"}}
	orphan := &Document{Path: "terms/roles/nurs.md", Kind: KindTerm}
	g, problems := link(question("a", "A?"), answer("a", "nurse"), prose, orphan)
	var got []string
	for _, term := range g.Terms {
		got = append(got, fmt.Sprintf("%s %d %s", term.Address, term.Count(), term.Line))
	}
	want := []string{"topics/conflict/ 1 ", "competencies/teamwork/ 1 ", "competencies/learning/ 0 Ours", "roles/nurse/ 1 ", "levels/entry/ 1 "}
	if !slices.Equal(got, want) {
		t.Errorf("terms %q, want %q", got, want)
	}
	if len(problems) > 0 {
		t.Errorf("problems %q; the source reports prose for a word that is none", problems)
	}
}

func TestRelatedQuestionsShareTheMost(t *testing.T) {
	money := func(f *Front) { f.Category, f.Competency = "money", []string{"learning"} }
	list := []*Document{
		question("a", "How do you deal with angry guests?", func(f *Front) { f.Related = []string{"f"} }),
		question("b", "How do you calm angry guests?"),
		question("c", "How do you greet people?"),
		question("d", "How are you paid for guests?", money),
		question("e", "Why now?", money),
		question("f", "Why here?", money),
		question("g", "Why there?", money),
		question("h", "Why then?", money),
	}
	g, problems := link(list...)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var related []string
	for _, q := range g.Questions[0].Related {
		related = append(related, q.Slug)
	}
	// f is picked by hand; b shares its words too, c competency and category, d one word.
	if !slices.Equal(related, []string{"f", "b", "c", "d"}) {
		t.Errorf("related %q", related)
	}
}

func TestQuestionsAreInTheOrderOfTheList(t *testing.T) {
	often := func(f *Front) { f.Frequency = "very-common" }
	money := func(f *Front) { f.Category = "money"; often(f) }
	g, _ := link(question("b", "B?"), question("a", "A?"), question("c", "C?", often), question("d", "D?", money))
	var order []string
	for _, q := range g.Questions {
		order = append(order, q.Slug)
	}
	if !slices.Equal(order, []string{"c", "a", "b", "d"}) {
		t.Errorf("order %q", order)
	}
	if g.Questions[1].Previous.Slug != "c" || g.Questions[1].Next.Slug != "b" || g.Questions[0].Previous != nil || g.Questions[3].Next != nil {
		t.Error("neighbours are not those of the list")
	}
}

func TestCollectionsMatchWhatQuestionsShare(t *testing.T) {
	c := &Document{Path: "collections/c.md", Kind: KindCollection, Front: Front{Title: "C", Match: Match{Role: []string{"nurse"}, Category: []string{"conflict"}}}}
	g, _ := link(question("a", "A?"), answer("a", "nurse"), question("b", "B?"), c)
	if len(g.Collections[0].Items) != 1 || g.Collections[0].Items[0].Question.Slug != "a" {
		t.Errorf("items %+v", g.Collections[0].Items)
	}
}
