package render

import (
	"strings"
	"testing"
	"testing/fstest"

	"starling/generator/guide"
)

func TestPeelingChangesNoPage(t *testing.T) {
	files := fstest.MapFS{"page.html": {Data: []byte(`<!doctype html><title>{{link "<a>" "x/"}}</title>
<p title="{{link "<a>" "x/"}}">{{link "<b>" "x/"}}{{prose .Text.Text .Text.Text.Doc.Lead}}{{.Page.Title}}</p>`)}, "base.html": {Data: []byte("x")}}
	v := &guide.View{
		Page: guide.Page{Layout: "page", Title: "<i>"}, Site: &guide.Site{},
		Text: &guide.TextView{Text: guide.Placed{Doc: &guide.Document{Lead: guide.Text{Markup: "<b>bold</b>"}}}},
	}
	made := func() string {
		r, problems := New(files, "mine", &guide.Settings{})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		page, err := r.Page(v)
		if err != nil {
			t.Fatal(err)
		}
		return string(page)
	}
	peeled := made()
	defer func(name string) { escaper = name }(escaper)
	escaper = "none"
	if whole := made(); whole != peeled {
		t.Errorf("peeled, the page is\n%s\nwant\n%s", peeled, whole)
	}
}

func TestMarkupThatIsNotShownAtOnceIsAValue(t *testing.T) {
	for layout, want := range map[string]string{
		`{{$x := link "a" "x/"}}[{{$x}}][{{$x}}]`:                   `[<a href="x/">a</a>][<a href="x/">a</a>]`,
		`{{with link "a" "x/"}}[{{.}}]{{end}}`:                      `[<a href="x/">a</a>]`,
		`{{if link "a" "x/"}}yes{{end}}`:                            `yes`,
		`{{template "show" (link "a" "x/")}}`:                       `(<a href="x/">a</a>)`,
		`{{link "a" "x/" | print}}`:                                 `&lt;a href=&#34;x/&#34;&gt;a&lt;/a&gt;`,
		`<p title="{{link "a" "x/"}}">`:                             `<p title="a">`,
		`{{link "a" "x/"}}{{len (link "a" "x/")}}{{link "b" "y/"}}`: `<a href="x/">a</a>18<a href="y/">b</a>`,
	} {
		files := fstest.MapFS{"page.html": {Data: []byte(`<!doctype html>` + layout)}, "base.html": {Data: []byte("x")}, "partials/show.html": {Data: []byte("({{.}})")}}
		r, problems := New(files, "mine", &guide.Settings{})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		page, err := r.Page(&guide.View{Page: guide.Page{Layout: "page"}, Site: &guide.Site{}})
		if got := strings.TrimPrefix(string(page), "<!doctype html>"); err != nil || got != want {
			t.Errorf("%s is %s, %v, want %s", layout, got, err, want)
		}
	}
}

// If a release of Go renames its escaper, pages stay right and become slower;
// then this test says so.
func TestTheEscaperIsKnownByItsName(t *testing.T) {
	files := fstest.MapFS{"page.html": {Data: []byte(`<!doctype html>{{link "a" "x/"}}`)}, "base.html": {Data: []byte("x")}}
	r, _ := New(files, "mine", &guide.Settings{})
	p := r.printer()
	tree, err := p.template(r.layouts.pages["page"], "page")
	if err != nil {
		t.Fatal(err)
	}
	if got := tree.Tree.Root.String(); got != `<!doctype html>{{inPlace_link "a" "x/"}}` {
		t.Errorf("peeled, the layout is %s", got)
	}
}
