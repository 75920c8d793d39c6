package render_test

import (
	"strings"
	"sync"
	"testing"

	"starling/generator/guide"
)

func TestTheHeaderMarksWhereTheReaderIs(t *testing.T) {
	at := func(layout, address, area string) string {
		v := &guide.View{Page: guide.Page{Layout: layout, Address: address, Area: area}}
		if layout == "page" {
			v.Text = &guide.TextView{Text: guide.Placed{Doc: &guide.Document{}}}
		}
		page := pages(t, []*guide.View{v})[layout]
		return page[strings.Index(page, "<header class=\"site\""):strings.Index(page, "<main")] + page[strings.Index(page, "<footer"):]
	}
	for _, test := range []struct{ layout, address, area, want string }{
		{"page", "about/", "about", `<a href="./" aria-current="page">About this guide</a>`},
		{"page", "articles/", "articles", `<a href="./" aria-current="page">Articles</a>`},
		{"page", "articles/shape/", "articles", `<a href="../../articles/" aria-current="true">Articles</a>`},
		{"page", "topics/conflict/", "topics", `<a href="../../topics/" aria-current="true">Topics</a>`},
		{"page", "", "", `<a class="home" href="./" aria-current="page">`},
		{"404", "404.html", "404.html", `<a class="home" href="/guide/">`},
	} {
		if got := at(test.layout, test.address, test.area); !strings.Contains(got, test.want) {
			t.Errorf("at %q the header and footer are\n%s\nwant %s", test.address, got, test.want)
		} else if n := strings.Count(got, "aria-current"); n > 1 {
			t.Errorf("at %q %d links are current", test.address, n)
		}
	}
}

func TestAnotherSiteShowsAtOnce(t *testing.T) {
	r := renderer(t)
	v := questionView()
	if _, err := r.Page(v); err != nil {
		t.Fatal(err)
	}
	v.Site.Nav[0].Text = "All of them"
	page, err := r.Page(v)
	if err != nil || !strings.Contains(string(page), ">All of them</a>") {
		t.Errorf("the header is that of the site before: %v", err)
	}
}

func TestPagesAreRenderedInParallel(t *testing.T) {
	r := renderer(t)
	views := everyView()
	var want []string
	for _, v := range views {
		if v.Site == nil {
			v.Site = site()
		}
		page, err := r.Page(v)
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, string(page))
	}
	fresh := renderer(t)
	var wait sync.WaitGroup
	for worker := range 8 {
		wait.Go(func() {
			for i := range views {
				i = (i + worker) % len(views)
				if page, err := fresh.Page(views[i]); err != nil || string(page) != want[i] {
					t.Errorf("%s differs: %v", views[i].Page.Layout, err)
				}
			}
		})
	}
	wait.Wait()
}
