package render_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"starling/generator/guide"
	"starling/layouts"
)

// everyView returns a view for each layout.
func everyView() []*guide.View {
	page := func(layout, address string) guide.Page {
		area, _, _ := strings.Cut(address, "/")
		return guide.Page{Layout: layout, Address: address, Title: "Title of " + layout, Heading: "Heading of " + layout,
			Description: "About " + layout, Area: area, Crumbs: crumbs()[:1]}
	}
	written := &guide.Document{
		Path: "articles/shape.md", Kind: guide.KindArticle, Lead: prose(20),
		Sections: []guide.Section{{ID: "first", Title: text("First"), Body: prose(20)}, {ID: "second", Title: text("Second"), Body: prose(20)}},
	}
	placed := guide.Placed{Doc: written, Notes: true}
	examples := []guide.ExampleCard{{Address: "questions/a/nurse/", Title: "Nurse", Summary: "Kept a list.", Question: "What is your weakness?", Draft: true}}
	terms := []guide.TermLink{{Slug: "retail", Name: "Retail", Address: "industries/retail/", Count: 3}, {Slug: "science", Name: "Science", Count: 1}}
	row := guide.QuestionRow{Card: cards(1)[0], Examples: 2}
	return []*guide.View{
		questionView(),
		exampleView(),
		{Page: page("home", ""), Home: &guide.HomeView{Asked: cards(3), Collections: cards(2), Roles: terms, New: cards(2), Total: 3}},
		{Page: page("questions", "questions/"), Questions: &guide.QuestionsView{Total: 1, Groups: []guide.QuestionGroup{{Topic: terms[0], Rows: []guide.QuestionRow{row}}}}},
		{Page: page("search", "search/"), Search: &guide.SearchView{Groups: []guide.SearchGroup{{Topic: terms[0], Cards: cards(2)}}}},
		{Page: page("terms", "industries/"), Terms: &guide.TermsView{Kind: "industries", Terms: terms, Lines: []string{"Shops", ""}}},
		{Page: page("term", "industries/retail/"), Term: &guide.TermView{Kind: "industries", Name: "Retail", Line: "Shops", Text: &placed, Questions: cards(2), Examples: examples}},
		{Page: page("articles", "articles/"), Articles: &guide.CardsView{Cards: cards(2)}},
		{Page: page("article", "articles/shape/"), Article: &guide.ArticleView{Text: placed, Summary: "One line.", Published: "2025-01-02", Updated: "2026-11-20", Author: "Ann", ReviewedBy: "Bo", Competencies: terms, Questions: cards(1)}},
		{Page: page("collections", "collections/"), Collections: &guide.CardsView{Cards: cards(2)}},
		{Page: page("collection", "collections/shop/"), Collection: &guide.CollectionView{Text: placed, Kind: "plan", Summary: "One line.", For: terms, Updated: "2026-11-20",
			Days: []guide.CollectionDay{{Day: 1, Rows: []guide.CollectionRow{{Card: cards(1)[0], Note: "Ten minutes", Example: &examples[0]}}}, {Day: 2, Rows: []guide.CollectionRow{{Card: cards(1)[0]}}}}}},
		{Page: page("print", "print/shop/"), Print: &guide.PrintView{Summary: "One line.", Sheets: sheets()}},
		{Page: page("export", "export/"), Export: &guide.ExportView{Questions: 2, Examples: 1, Prints: cards(2)}},
		{Page: page("page", "about/"), Text: &guide.TextView{Text: placed, Summary: "One line.", Updated: "2026-11-20"}},
		{Page: page("404", "404.html")},
		{Page: page("tool", "my-data/"), Tool: &guide.ToolView{Name: "my-data"}},
		{Page: page("redirect", "old/"), Redirect: &guide.RedirectView{To: guide.NamedLink{Text: "New", Address: "questions/new/"}}},
	}
}

// pages renders every view and returns the pages by layout.
func pages(t *testing.T, views []*guide.View) map[string]string {
	t.Helper()
	r := renderer(t)
	made := map[string]string{}
	for _, v := range views {
		if v.Site == nil {
			v.Site = site()
		}
		data, err := r.Page(v)
		if err != nil {
			t.Fatalf("%s: %v", v.Page.Layout, err)
		}
		made[v.Page.Layout] = string(data)
	}
	return made
}

// elements returns the elements of a page, in order.
func elements(t *testing.T, page string) []*html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var list []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			list = append(list, n)
		}
	}
	return list
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func TestEveryLayoutHasAView(t *testing.T) {
	views := everyView()
	entries, err := layouts.FS.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), ".html")
		if e.IsDir() || name == "base" {
			continue
		}
		if !slices.ContainsFunc(views, func(v *guide.View) bool { return v.Page.Layout == name }) {
			t.Errorf("no test looks at %s", e.Name())
		}
	}
}

func TestPagesAreWellMade(t *testing.T) {
	for layout, page := range pages(t, everyView()) {
		t.Run(layout, func(t *testing.T) {
			count := map[string]int{}
			ids, fragments := map[string]bool{}, []string{}
			level := 0
			for _, n := range elements(t, page) {
				if attribute(n, "type") != "application/ld+json" { // data, which nothing runs
					count[n.Data]++
				}
				for _, a := range n.Attr {
					if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
						t.Errorf("<%s> has the attribute %s", n.Data, a.Key)
					}
				}
				if id := attribute(n, "id"); id != "" {
					if ids[id] {
						t.Errorf("the id %q is there twice", id)
					}
					ids[id] = true
				}
				if id, own := strings.CutPrefix(attribute(n, "href"), "#"); own {
					fragments = append(fragments, id)
				}
				if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
					if at := int(n.Data[1] - '0'); at > level+1 {
						t.Errorf("a heading of level %d follows one of level %d", at, level)
					}
					level = int(n.Data[1] - '0')
					if n.FirstChild == nil {
						t.Errorf("a heading of level %d is empty", level)
					}
				}
				// A script fills the list of results.
				if slices.Contains([]string{"ul", "ol", "dl", "tbody"}, n.Data) && !hasElement(n) && attribute(n, "id") != "results" {
					t.Errorf("<%s> is empty", n.Data)
				}
				if n.Data == "th" && attribute(n, "scope") == "" {
					t.Error("a table header has no scope")
				}
			}
			for _, id := range fragments {
				if !ids[id] {
					t.Errorf("a link leads to #%s, which is not there", id)
				}
			}
			if count["h1"] != 1 || count["main"] != 1 || count["title"] != 1 {
				t.Errorf("%d h1, %d main, %d title", count["h1"], count["main"], count["title"])
			}
			if count["script"]+count["style"]+count["iframe"] > 0 {
				t.Error("there is a script, style or frame")
			}
		})
	}
}

func hasElement(n *html.Node) bool {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			return true
		}
	}
	return false
}

func TestThePolicyStandsFirstInTheHead(t *testing.T) {
	for layout, page := range pages(t, everyView()) {
		_, head, _ := strings.Cut(page, "<head>")
		if !strings.HasPrefix(strings.TrimSpace(head), `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;`) {
			t.Errorf("%s: the head begins with %.80s", layout, head)
		}
		if strings.Index(page, `charset="utf-8"`) > 1024 {
			t.Errorf("%s: the character set stands too late", layout)
		}
	}
}

func TestTitlesNameTheSite(t *testing.T) {
	made := pages(t, everyView())
	for layout, want := range map[string]string{
		"home": "<title>Title of home</title>", "page": "<title>Title of page · Starling</title>",
	} {
		if !strings.Contains(made[layout], want) {
			t.Errorf("%s lacks %s", layout, want)
		}
	}
}

func TestHeadFollowsThePage(t *testing.T) {
	v := &guide.View{Page: guide.Page{Layout: "404", NoIndex: true, Code: true, Canonical: "https://example.org/x/"}}
	made := pages(t, []*guide.View{v})["404"]
	for _, want := range []string{`<meta name="robots" content="noindex">`, `<link rel="canonical" href="https://example.org/x/">`, "code.0123456789.css"} {
		if !strings.Contains(made, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	v.Page = guide.Page{Layout: "404"}
	made = pages(t, []*guide.View{v})["404"]
	for _, not := range []string{"robots", "canonical", "code.", "description"} {
		if strings.Contains(made, not) {
			t.Errorf("a plain page has %s", not)
		}
	}
}

func TestARedirectLeadsOn(t *testing.T) {
	page := pages(t, everyView())["redirect"]
	for _, want := range []string{`content="0; url=../questions/new/"`, `<a href="../questions/new/">New</a>`, "noindex"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s:\n%s", want, page)
		}
	}
}

func TestSectionsStandInOrder(t *testing.T) {
	made := pages(t, everyView())
	for layout, order := range map[string][]string{
		"question": {"<h1>", "also-asked", `class="summary"`, `class="facts"`, "why-they-ask-id", "break-it-down-id", "how-to-answer-id", "shape-id", `id="examples"`,
			"avoid-id", "follow-up-questions-id", `class="score"`, "no-example-id", "by-level-id", `class="related"`, "sources-id", `class="turn"`},
		"example": {"Tell me about a time you made a mistake", "<h1>", `class="summary"`, `class="facts"`, `class="bar"`, `id="situation"`, `id="note-0"`, `id="learning"`,
			`id="why-it-works"`, `id="weaker-version"`, "<details>", `id="what-went-wrong"`, `id="follow-up-questions"`, `id="make-it-yours"`, `class="related"`, `class="notice"`, `class="turn"`},
	} {
		page := made[layout][strings.Index(made[layout], "<main"):]
		last := 0
		for _, mark := range order {
			at := strings.Index(page, mark)
			if at < 0 {
				t.Errorf("%s lacks %s", layout, mark)
			} else if at < last {
				t.Errorf("%s: %s stands too early", layout, mark)
			}
			last = max(last, at)
		}
	}
}

func TestAbsentSectionsLeaveNothingBehind(t *testing.T) {
	v := questionView()
	v.Question = &guide.QuestionView{
		Text: guide.Placed{Doc: &guide.Document{Kind: guide.KindQuestion}}, Summary: "One line.", Topic: v.Question.Topic, Frequency: "common",
	}
	page := pages(t, []*guide.View{v})["question"]
	for _, not := range []string{"<section", "<h2", "<ul>\n</ul>", "<ol>", "<table", "class=\"turn\"", "also-asked", "class=\"bar\"", "credits"} {
		main := page[strings.Index(page, `class="facts"`):strings.Index(page, "</main>")]
		if strings.Contains(main, not) {
			t.Errorf("an empty question has %s:\n%s", not, main)
		}
	}
}

func TestHeadingsOfTheAuthorsOwnStandWhereTheyWereWritten(t *testing.T) {
	v := questionView()
	own := func(name string) guide.Section { return guide.Section{ID: name, Title: text(name), Body: prose(9)} }
	doc := v.Question.Text.Doc
	doc.Sections = slices.Concat([]guide.Section{own("before-all")}, doc.Sections[:3], []guide.Section{own("after-tips"), {Key: "weaker-version", ID: "odd", Title: text("odd"), Body: prose(9)}},
		doc.Sections[3:], []guide.Section{own("last")})
	page := pages(t, []*guide.View{v})["question"]
	last := 0
	for _, id := range []string{"before-all", "why-they-ask-id", "how-to-answer-id", "after-tips", "odd", "shape-id", "sources-id", "last"} {
		at := strings.Index(page, `id="`+id+`"`)
		if at < last {
			t.Errorf("%s stands at %d, want it behind %d", id, at, last)
		}
		last = at
	}
}

func TestHintsForNoPartOfTheShapeAreKept(t *testing.T) {
	v := questionView()
	v.Question.Shape = []guide.ShapePart{{Name: "Point", Hint: -1}, {Name: "Reason", Hint: 2}}
	page := pages(t, []*guide.View{v})["question"]
	_, shape, _ := strings.Cut(page, `<section class="shape">`)
	shape, _, _ = strings.Cut(shape, "</section>")
	if n := strings.Count(shape, "<li"); n != 6 {
		t.Errorf("%d steps are shown, want the 2 of the framework and the 4 other hints:\n%s", n, shape)
	}
}

func TestHostileTextStaysText(t *testing.T) {
	const hostile = `"'><script>alert(1)</script><a onclick=x href="javascript:alert(1)">`
	for _, v := range everyView() {
		poison(v, hostile)
		page := pages(t, []*guide.View{v})[v.Page.Layout]
		for _, n := range elements(t, page) {
			if n.Data == "script" && attribute(n, "type") != "application/ld+json" {
				t.Errorf("%s: a script came through", v.Page.Layout)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "href" && strings.HasPrefix(strings.TrimSpace(a.Val), "javascript:") {
					t.Errorf("%s: <%s %s=%q> came through", v.Page.Layout, n.Data, a.Key, a.Val)
				}
			}
		}
	}
}
