package render_test

import (
	"errors"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"starling/generator/guide"
	"starling/generator/render"
)

// directly is how functions that write in place are called inside the package.
const directly = "inPlace_"

// folder returns a layouts folder with a plain base and these files.
func folder(files map[string]string) fstest.MapFS {
	all := fstest.MapFS{"base.html": {Data: []byte("<!doctype html>\n<title>t</title>\n<main>{{template \"main\" .}}</main>\n")}}
	for name, text := range files {
		all[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return all
}

func TestMistakesInLayoutsAreProblemsWithTheirPlace(t *testing.T) {
	deep := strings.Repeat("{{range .Page.Crumbs}}", 9) + strings.Repeat("{{end}}", 9)
	for name, test := range map[string]struct {
		files map[string]string
		path  string
		line  int
		text  string
	}{
		"syntax":              {map[string]string{"page.html": "<p>\n{{if}}"}, "mine/page.html", 2, "missing value for if"},
		"unclosed":            {map[string]string{"page.html": "<p>\n{{if .Page.Draft}}\nx"}, "mine/page.html", 3, "unexpected EOF"},
		"unknown function":    {map[string]string{"page.html": "<p>\n\n{{shout .Page.Title}}"}, "mine/page.html", 3, `function "shout" not defined`},
		"function in place":   {map[string]string{"page.html": "{{" + directly + "link \"a\" \"b\"}}"}, "mine/page.html", 1, "not defined"},
		"unknown field":       {map[string]string{"page.html": "<p>é {{.Page.Titel}}"}, "mine/page.html", 1, "Titel"},
		"field of wrong type": {map[string]string{"page.html": "{{range .Page.Title.Words}}{{end}}"}, "mine/page.html", 1, "Words"},
		"field in a branch":   {map[string]string{"page.html": "{{with .Question}}\n{{.Sumary}}{{end}}"}, "mine/page.html", 2, "Sumary"},
		"field in a partial":  {map[string]string{"page.html": `{{template "card" .Page}}`, "partials/card.html": "\n\n{{.Nope}}"}, "mine/partials/card.html", 3, "Nope"},
		"too few arguments":   {map[string]string{"page.html": "{{date}}"}, "mine/page.html", 1, "date"},
		"unknown template":    {map[string]string{"page.html": "\n{{template \"crad\" .}}", "partials/card.html": "x"}, "mine/page.html", 2, `no template is called "crad"`},
		"unknown label":       {map[string]string{"page.html": "{{label \"hom\"}}"}, "mine/page.html", 1, `no label is called "hom"`},
		"label with values":   {map[string]string{"page.html": "{{label \"hom\" \"n\" 1}}"}, "mine/page.html", 1, `no label is called "hom"`},
		"range over a number": {map[string]string{"page.html": "{{range 3}}x{{end}}"}, "mine/page.html", 1, "range can't iterate over a number"},
		"unknown plural":      {map[string]string{"page.html": "{{plural \"link\" 3}}"}, "mine/page.html", 1, `no label is called "link_other"`},
		"calls itself":        {map[string]string{"page.html": "\n{{template \"main\" .}}"}, "mine/page.html", 2, `the template "main" calls itself`},
		"calls in a circle":   {map[string]string{"page.html": `{{template "a" .}}`, "partials/a.html": `{{template "b" .}}`, "partials/b.html": "\n\n{{template \"a\" .}}"}, "mine/partials/b.html", 3, `"a" calls itself`},
		"circle through once": {map[string]string{"page.html": `{{once "a"}}`, "partials/a.html": `{{once "a"}}`}, "mine/partials/a.html", 1, `"a" calls itself`},
		"once of a variable":  {map[string]string{"page.html": `{{once .Page.Title}}`}, "mine/page.html", 1, "in quotes"},
		"cannot be escaped":   {map[string]string{"page.html": "<a href=\"{{if .Page.Draft}}\">{{end}}x"}, "mine/page.html", 1, "different contexts"},
		"defined twice":       {map[string]string{"partials/a.html": `{{define "b"}}x{{end}}`, "partials/b.html": "y"}, "mine/partials/b.html", 1, `a template called "b" stands in partials/a.html too`},
		"ranges too deep":     {map[string]string{"page.html": deep}, "mine/page.html", 1, "more than 8 ranges"},
		"too large":           {map[string]string{"page.html": strings.Repeat("x", 300<<10)}, "mine/page.html", 1, "larger than 256 KiB"},
		"deep brackets":       {map[string]string{"page.html": "{{" + strings.Repeat("(", 200<<10)}, "mine/page.html", 1, ""},
		"no base":             {map[string]string{"base.html": "", "page.html": "x"}, "mine/base.html", 1, ""},
	} {
		t.Run(name, func(t *testing.T) {
			files := folder(test.files)
			if name == "no base" {
				delete(files, "base.html")
			}
			_, problems := render.New(files, "mine", &guide.Settings{Labels: map[string]string{"home": "Home", "link_one": "a link"}})
			if len(problems) != 1 {
				t.Fatalf("problems are %v, want one", problems)
			}
			p := problems[0]
			if p.Path != test.path || p.Line != test.line || p.Code != "E120" || p.Severity != guide.Error || !strings.Contains(p.Text, test.text) {
				t.Errorf("problem is %v, want %s:%d with %q", p, test.path, test.line, test.text)
			}
		})
	}
}

func TestEveryFaultyLayoutIsReportedInOneRun(t *testing.T) {
	_, problems := render.New(folder(map[string]string{
		"page.html": "{{.Nope}}", "article.html": "{{.Neither}}", "404.html": "{{.Nor}}",
	}), "mine", &guide.Settings{})
	if len(problems) != 3 || problems[0].Path != "mine/404.html" || problems[2].Path != "mine/page.html" {
		t.Errorf("problems are %v, want three, sorted by file", problems)
	}
}

func TestColumnsCountCharacters(t *testing.T) {
	_, problems := render.New(folder(map[string]string{"page.html": "<p>ééé {{label \"x\"}}"}), "mine", &guide.Settings{})
	if len(problems) != 1 || problems[0].Column != 10 {
		t.Errorf("problems are %v, want one at column 10", problems)
	}
}

func TestWhatGoesWrongOnAPageNamesLayoutAndContent(t *testing.T) {
	for name, test := range map[string]struct{ layout, text string }{
		"index out of range":   {"<p>\n{{index .Page.Crumbs 77}}", "out of range"},
		"missing part":         {"<p>\n{{.Question.Summary}}", "nil pointer"},
		"function that fails":  {"<p>\n{{word \"mood\" .Page.Title}}", `no label is called "mood_Title"`},
		"function that panics": {"<p>\n{{prose .Text.Text .Text.Text.Doc.Lead}}", "index out of range"},
		"a neighbour of none":  {"<p>\n{{turn \"home\" .Page .Page}}", "turn leads to a card"},
		"odd label values":     {"<p>\n{{label \"home\" .Page.Title}}", "a name without a value"},
		"text that doubles":    {"<p>\n{{$x := \"abcdefgh\"}}{{range .Page.Crumbs}}{{$x = print $x $x}}{{end}}", "larger than 16 MiB"},
		"escapes that double":  {"<p>\n{{$x := \"\\\\\"}}{{range .Page.Crumbs}}{{$x = js $x}}{{end}}", "larger than 16 MiB"},
	} {
		t.Run(name, func(t *testing.T) {
			err := pageError(t, test.layout)
			if err.Path != "mine/page.html" || err.Line != 2 || err.Code != "E120" || !strings.Contains(err.Text, test.text) || !strings.Contains(err.Text, "pages/about.md") || strings.Contains(err.Text, directly) {
				t.Errorf("error is %v, want mine/page.html:2 with %q and pages/about.md", err, test.text)
			}
		})
	}
}

func TestAPageThatGrowsWithoutEndIsAProblem(t *testing.T) {
	err := pageError(t, "{{range .Page.Crumbs}}{{range $.Page.Crumbs}}{{range $.Page.Crumbs}}{{range $.Page.Crumbs}}xxxxxxxx{{end}}{{end}}{{end}}{{end}}")
	if err.Path != "mine/base.html" || !strings.Contains(err.Text, "larger than 16 MiB") || !strings.Contains(err.Text, "pages/about.md") {
		t.Errorf("error is %v", err)
	}
}

func TestAFaultInASharedPartialIsTold(t *testing.T) {
	err := pageError(t, "x{{once \"foot\"}}")
	if err.Path != "mine/partials/foot.html" || err.Line != 2 || !strings.Contains(err.Text, "pages/about.md") {
		t.Errorf("error is %v, want one in mine/partials/foot.html:2", err)
	}
}

// pageError renders a page with a layout of ours and returns what goes wrong.
func pageError(t *testing.T, layout string) guide.Problem {
	t.Helper()
	files := folder(map[string]string{"page.html": layout, "partials/foot.html": "\n{{index .Site.Nav 99}}"})
	r, problems := render.New(files, "mine", &guide.Settings{Labels: map[string]string{"home": "Home"}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	doc := &guide.Document{Lead: guide.Text{Markup: "x", Refs: []guide.Ref{{Kind: guide.RefLink, Target: 3}}}}
	_, err := r.Page(&guide.View{
		Page: guide.Page{Layout: "page", Address: "about/", Source: "pages/about.md", Title: "Title", Crumbs: make([]guide.NamedLink, 60)},
		Site: site(), Text: &guide.TextView{Text: guide.Placed{Doc: doc}},
	})
	var problem guide.Problem
	if !errors.As(err, &problem) {
		t.Fatalf("error is %v, want a problem", err)
	}
	return problem
}

func TestAPageWithoutItsLayoutIsAProblem(t *testing.T) {
	_, err := renderer(t).Page(&guide.View{Page: guide.Page{Layout: "poster", Source: "pages/about.md"}, Site: site()})
	var problem guide.Problem
	if !errors.As(err, &problem) || problem.Path != "layouts/poster.html" || !strings.Contains(problem.Text, "pages/about.md") {
		t.Errorf("error is %v", err)
	}
}

func TestARendererGoesOnAfterAFault(t *testing.T) {
	r := renderer(t)
	broken := questionView()
	broken.Question.Frequency = "never"
	if _, err := r.Page(broken); err == nil {
		t.Fatal("a frequency without a label is shown")
	}
	page, err := r.Page(questionView())
	if err != nil || !strings.HasSuffix(string(page), "</html>\n") {
		t.Errorf("the next page is not whole: %v", err)
	}
}

func TestOtherFilesInTheFolderAreNoLayouts(t *testing.T) {
	_, problems := render.New(folder(map[string]string{
		"layouts.go": "{{", "README.md": "{{", ".page.html": "{{", "old/page.html": "{{", "page.html": "x",
	}), "mine", &guide.Settings{})
	if len(problems) > 0 {
		t.Error(problems)
	}
}

func TestAnAuthorsDraftMarkShowsInLists(t *testing.T) {
	list := cards(2)
	list[1].Draft = true
	v := &guide.View{Page: guide.Page{Layout: "articles", Draft: true}, Site: site(), Articles: &guide.CardsView{Cards: list}}
	for name, test := range map[string]struct {
		files map[string]string
		want  string
	}{
		"a mark":  {map[string]string{"articles.html": "{{cards .Articles.Cards}}", "partials/draft.html": "<i>{{label \"home\"}}</i>"}, "</a><i>Home</i>"},
		"no mark": {map[string]string{"articles.html": "{{cards .Articles.Cards}}"}, "</a>"},
	} {
		r, problems := render.New(folder(test.files), "mine", &guide.Settings{Labels: map[string]string{"home": "Home"}})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		page, err := r.Page(v)
		_, second, _ := strings.Cut(string(page), "q-1/")
		if err != nil || !strings.Contains(second, test.want+"\n<p>") || strings.Count(string(page), "<i>") > 1 {
			t.Errorf("%s: page is %s, %v", name, page, err)
		}
	}
}

func TestAnAuthorsLabelChangesThePage(t *testing.T) {
	own := maps.Clone(labels(t))
	own["question_related"] = `More <b>like</b> "this" & that`
	files := folder(map[string]string{"page.html": "<p title=\"{{label \"question_related\"}}\">{{label \"question_related\"}}</p>"})
	r, problems := render.New(files, "mine", &guide.Settings{Labels: own})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	page, err := r.Page(&guide.View{Page: guide.Page{Layout: "page"}, Site: site()})
	const want = "More &lt;b&gt;like&lt;/b&gt; &#34;this&#34; &amp; that"
	if err != nil || !strings.Contains(string(page), `<p title="`+want+`">`+want+`</p>`) {
		t.Errorf("page is %s, %v", page, err)
	}
}
