package render

import (
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
	defer func(all map[string]bool) { markup = all }(markup)
	markup = nil
	if whole := made(); whole != peeled {
		t.Errorf("peeled, the page is\n%s\nwant\n%s", peeled, whole)
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
	if got := tree.Tree.Root.String(); got != `<!doctype html>{{link "a" "x/"}}` {
		t.Errorf("peeled, the layout is %s", got)
	}
}
