package render_test

import (
	"strings"
	"testing"

	"starling/generator/guide"
	"starling/generator/render"
)

// shown renders a text of a document on a page whose layout is that text alone.
func shown(t *testing.T, page guide.Page, at guide.Placed) string {
	t.Helper()
	layout := "{{prose .Text.Text .Text.Text.Doc.Lead}}"
	r, problems := render.New(folder(map[string]string{"page.html": layout, "404.html": layout}), "mine", &guide.Settings{Labels: labels(t)})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if page.Layout == "" {
		page.Layout = "page"
	}
	data, err := r.Page(&guide.View{Page: page, Site: site(), Text: &guide.TextView{Text: at}})
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(data), "<main>")
	text, _, _ = strings.Cut(text, "</main>")
	return text
}

func TestLinksAreWrittenFromThePageTheyStandOn(t *testing.T) {
	question, answer := guide.KindQuestion, guide.KindAnswer
	for name, test := range map[string]struct {
		page, target, prefix string
		kind                 guide.Kind
		want                 string
	}{
		"another question":           {"questions/a/", "questions/b/", "", question, "../b/"},
		"the same from deeper":       {"questions/a/x/", "questions/b/#part", "", question, "../../b/#part"},
		"from the home page":         {"", "articles/shape/", "", question, "articles/shape/"},
		"to the home page":           {"articles/shape/", "", "", question, "../../"},
		"a file":                     {"questions/a/", "questions/a/plan%20b.png", "", question, "plan%20b.png"},
		"its own fragment":           {"questions/a/", "#tips", "", question, "#tips"},
		"its own fragment, prefixed": {"questions/a/", "#action", "nurse.", answer, "#nurse.action"},
		"a note, where none is":      {"questions/a/", "#note-x", "nurse.", answer, "nurse/#note-x"},
		"fragment of the page":       {"questions/a/", "questions/a/#tips", "nurse.", answer, "#tips"},
		"outside":                    {"questions/a/", "https://example.org/?a=1&b=%222%22", "", question, "https://example.org/?a=1&amp;b=%222%22"},
		"mail":                       {"questions/a/", "mailto:me@example.org", "", question, "mailto:me@example.org"},
		"quotes":                     {"questions/a/", `questions/"b"'<c>/`, "", question, "../&#34;b&#34;&#39;&lt;c&gt;/"},
		"a script":                   {"questions/a/", "javascript:alert(1)", "", question, "#"},
		"a script in disguise":       {"questions/a/", " JavaScript\t:alert(1)", "", question, "#"},
		"data":                       {"questions/a/", "data:text/html,x", "", question, "#"},
		"a colon in a path":          {"", "questions/a:b/", "", question, "questions/a:b/"},
	} {
		t.Run(name, func(t *testing.T) {
			doc := &guide.Document{
				Path: "questions/a/nurse.md", Kind: test.kind,
				Lead:   guide.Text{Markup: `<a href="">x</a><img src="" alt="">`, Refs: []guide.Ref{{At: 9, Kind: guide.RefLink}, {At: 26, Kind: guide.RefPicture}}},
				Script: guide.Script{Segments: []guide.Segment{{ID: "action"}}},
			}
			got := shown(t, guide.Page{Address: test.page}, guide.Placed{Doc: doc, Targets: []string{test.target}, Prefix: test.prefix})
			want := `<a href="` + test.want + `">x</a><img src="` + test.want + `" alt="">`
			if got != want {
				t.Errorf("text is %s, want %s", got, want)
			}
		})
	}
}

func TestThePageForMissingAddressesLinksFromTheRoot(t *testing.T) {
	doc := &guide.Document{Lead: guide.Text{Markup: `<a href="">x</a>`, Refs: []guide.Ref{{At: 9, Kind: guide.RefLink}}}}
	got := shown(t, guide.Page{Layout: "404", Address: "404.html"}, guide.Placed{Doc: doc, Targets: []string{"questions/a/"}})
	if got != `<a href="/guide/questions/a/">x</a>` {
		t.Errorf("text is %s", got)
	}
}

func TestHeadingsAreShiftedAndPrefixed(t *testing.T) {
	for shift, want := range map[int]string{0: "h3", 1: "h4", 3: "h6", 5: "h6"} {
		doc := &guide.Document{
			Headings: []guide.Heading{{Level: 3, ID: "part"}},
			Lead:     guide.Text{Markup: "Part", Refs: []guide.Ref{{Kind: guide.RefOpenHeading}, {At: 4, Kind: guide.RefCloseHeading}}},
		}
		got := shown(t, guide.Page{}, guide.Placed{Doc: doc, Prefix: "nurse.", Shift: shift})
		if got != "<"+want+` id="nurse.part">Part</`+want+">" {
			t.Errorf("shifted by %d the heading is %s", shift, got)
		}
	}
}

func TestNotesFollowTheirMarkerOrAreLeftOut(t *testing.T) {
	doc := &guide.Document{
		Notes: []guide.Note{{ID: "note-a&b", Number: 2, Kind: "risk", Text: guide.Text{Markup: `Have <a href="">it</a>.`, Refs: []guide.Ref{{At: 14, Kind: guide.RefLink}}}}},
		Lead:  guide.Text{Markup: "<p>One. Two.</p>", Refs: []guide.Ref{{At: 7, Kind: guide.RefNote}}},
	}
	at := guide.Placed{Doc: doc, Targets: []string{"#x"}, Prefix: "p.", Notes: true}
	want := `<p>One.<sup class="marker"><a href="#p.note-a&amp;b" aria-label="Note 2">2</a></sup> ` +
		`<span class="note" role="note" id="p.note-a&amp;b" data-kind="risk"><b><span class="number">2</span> Risk</b> Have <a href="#p.x">it</a>.</span> Two.</p>`
	if got := shown(t, guide.Page{}, at); got != want {
		t.Errorf("text is %s, want %s", got, want)
	}
	at.Notes = false
	if got := shown(t, guide.Page{}, at); got != "<p>One. Two.</p>" {
		t.Errorf("without notes the text is %s", got)
	}
}

func TestInterfaceTextInProseIsEscaped(t *testing.T) {
	doc := &guide.Document{Labels: []string{"alert_note"}, Lead: guide.Text{Markup: `<p title=""></p>`, Refs: []guide.Ref{{At: 10, Kind: guide.RefLabel}, {At: 12, Kind: guide.RefLabel}}}}
	files := folder(map[string]string{"page.html": "{{prose .Text.Text .Text.Text.Doc.Lead}}"})
	r, _ := render.New(files, "mine", &guide.Settings{Labels: map[string]string{"alert_note": `"<b>`}})
	page, err := r.Page(&guide.View{Page: guide.Page{Layout: "page"}, Site: site(), Text: &guide.TextView{Text: guide.Placed{Doc: doc}}})
	if err != nil || !strings.Contains(string(page), `<p title="&#34;&lt;b&gt;">&#34;&lt;b&gt;</p>`) {
		t.Errorf("page is %s, %v", page, err)
	}
}

func TestPicturesSayHowLargeTheyAre(t *testing.T) {
	doc := &guide.Document{
		Lead: guide.Text{
			Markup: `<img src="" alt="a"><a href="">b</a><img src="" alt="c"><img src="" alt="d">`,
			Refs:   []guide.Ref{{At: 10, Kind: guide.RefPicture}, {At: 29, Kind: guide.RefLink, Target: 1}, {At: 46, Kind: guide.RefPicture, Target: 2}, {At: 66, Kind: guide.RefPicture, Target: 3}},
		},
	}
	at := guide.Placed{
		Doc: doc, Targets: []string{"questions/a/a.svg", "about/", "questions/a/c,%20d.jpg", "a.avif"},
		Pictures: []guide.Picture{
			{Link: 0, Width: 40, Height: 30},
			{Link: 2, Width: 4000, Height: 3000, Sources: []guide.PictureSource{{Address: "assets/pictures/c-640.jpg", Width: 640}, {Address: "questions/a/c,%20d.jpg", Width: 1280}}},
			{Link: 3},
		},
	}
	got := shown(t, guide.Page{Address: "questions/a/"}, at)
	want := `<img src="a.svg" width="40" height="30" alt="a"><a href="../../about/">b</a>` +
		`<img src="c,%20d.jpg" srcset="../../assets/pictures/c-640.jpg 640w, c,%20d.jpg 1280w" sizes="(max-width: 40rem) 100vw, 36rem" width="4000" height="3000" loading="lazy" alt="c">` +
		`<img src="../../a.avif" loading="lazy" alt="d">`
	if got != want {
		t.Errorf("text is\n%s, want\n%s", got, want)
	}
	at.Prefix = "nurse."
	if got := shown(t, guide.Page{Address: "questions/a/"}, at); !strings.HasPrefix(got, `<img src="a.svg" width="40" height="30" loading="lazy" alt="a">`) {
		t.Errorf("the first picture of a text among others is not lazy: %s", got)
	}
}
