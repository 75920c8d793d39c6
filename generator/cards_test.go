package generator

import (
	"bytes"
	"context"
	"maps"
	"path"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"starling/generator/guide"
	"starling/generator/output"
)

// TestACardIsDrawnOnce builds a guide of 500 questions into a folder, and counts
// what cards are drawn.
func TestACardIsDrawnOnce(t *testing.T) {
	const questions = 500
	in := corpusInputs(questions)
	content := in.Content.FS.(fstest.MapFS)
	maps.DeleteFunc(content, func(p string, _ *fstest.MapFile) bool { return strings.Contains(p, "answer-") }) // to save time
	dir := t.TempDir()
	build := func() int64 {
		folder, err := output.Open(t.Context(), dir, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		defer folder.Close()
		counted, drawn := countCards(edition(t, new(Generator), in))
		if _, err := folder.Publish(t.Context(), counted, output.Options{}); err != nil {
			t.Fatal(err)
		}
		return drawn.Load()
	}
	if n := build(); n != questions+1 {
		t.Errorf("the first build drew %d cards, want one for each of %d questions and one for the site", n, questions)
	}
	if n := build(); n != 0 {
		t.Errorf("the second build drew %d cards, want none", n)
	}
	d := guideOnDisk{content: content}
	d.replace("questions/q00042/index.md", "question: ", "question: Truly, ")
	d.replace("questions/q00043/index.md", "summary: ", "summary: Truly, ")
	if n := build(); n != 1 {
		t.Errorf("a changed title, and a changed summary of another question, drew %d cards, want one", n)
	}
	d.replace("site.yaml", "title: ", "title: New ")
	if n := build(); n != questions+1 {
		t.Errorf("another name of the site drew %d cards, want all", n)
	}
}

// countCards returns an edition of the cards alone, with something that counts in
// place of drawing, which other tests are about.
func countCards(e *guide.Edition) (*guide.Edition, *atomic.Int64) {
	var drawn atomic.Int64
	files := map[string]guide.File{}
	for p, key := range e.Keys() {
		if path.Base(p) == "card.png" {
			files[p] = guide.File{Key: key, Make: func() ([]byte, error) {
				drawn.Add(1)
				return []byte(key.String()), nil
			}}
		}
	}
	return guide.NewEdition(e.Inputs, files, e.Problems()), &drawn
}

// cardsOf returns the paths of an edition's cards.
func cardsOf(e *guide.Edition) []string {
	return slices.DeleteFunc(slices.Clone(e.Paths()), func(p string) bool { return path.Base(p) != "card.png" })
}

func TestCardsAreForPagesThatOthersLinkTo(t *testing.T) {
	guideOf := func(site string) Inputs {
		in := corpusInputs(1)
		in.Content.FS.(fstest.MapFS)["site.yaml"] = &fstest.MapFile{Data: []byte("title: A\n" + site)}
		return in
	}
	all := []string{"card.png", "questions/q00000/card.png"}
	for name, c := range map[string]struct {
		in   Inputs
		want []string
	}{
		"with an address":      {guideOf("base_url: https://example.org/guide/\n"), all},
		"without":              {guideOf(""), nil},
		"switched off":         {guideOf("base_url: https://example.org/guide/\ncards: false\n"), nil},
		"addressed by command": {func() Inputs { in := guideOf(""); in.BaseURL = "https://example.org/"; return in }(), all},
	} {
		e := edition(t, new(Generator), c.in)
		if got := cardsOf(e); !slices.Equal(got, c.want) || len(e.Problems()) > 0 {
			t.Errorf("%s: the cards are %v, want %v (%v)", name, got, c.want, e.Problems())
		}
	}
}

// viewsOf returns the views of a guide's pages by their addresses.
func viewsOf(t *testing.T, in Inputs) map[string]*guide.View {
	t.Helper()
	g := new(Generator)
	s, err := g.readSettings(in)
	if err != nil {
		t.Fatal(err)
	}
	texts, err := g.readTexts(context.Background(), in, s)
	if err != nil {
		t.Fatal(err)
	}
	st := stages{in: in, settings: s, texts: texts, linked: linkTexts(texts, s, in.Content.Name, nil)}
	if st.assets, err = g.bundleAssets(in, s); err != nil {
		t.Fatal(err)
	}
	views := map[string]*guide.View{}
	for _, v := range st.makeViews() {
		views[v.Page.Address] = v
	}
	return views
}

func TestPagesNameTheirCards(t *testing.T) {
	in := corpusInputs(2)
	in.BaseURL = "https://example.org/guide/"
	views := viewsOf(t, in)
	for address, want := range map[string]string{
		"":                           "https://example.org/guide/card.png",
		"questions/":                 "https://example.org/guide/card.png",
		"questions/q00001/":          "https://example.org/guide/questions/q00001/card.png",
		"questions/q00001/answer-1/": "https://example.org/guide/questions/q00001/card.png",
		"404.html":                   "",
	} {
		if got := views[address].Page.Card; got != want {
			t.Errorf("the page at %q names the card %q, want %q", address, got, want)
		}
	}
}

func TestAnAuthorsFileAtACardsAddress(t *testing.T) {
	in := corpusInputs(1)
	content := in.Content.FS.(fstest.MapFS)
	content["static/card.png"] = &fstest.MapFile{Data: []byte("the author's own")}
	e := edition(t, new(Generator), in)
	if data, _ := e.File("card.png"); !bytes.Equal(data, []byte("the author's own")) {
		t.Error("a card.png in static/ must be the site's card")
	}
	content["static/questions/q00000/card.png"] = &fstest.MapFile{Data: []byte("x")}
	problems := edition(t, new(Generator), in).Problems()
	if len(problems) != 1 || problems[0].Code != "E107" || !strings.Contains(problems[0].Text, "/questions/q00000/card.png") {
		t.Errorf("another file at the address of a question's card gives %v, want one E107", problems)
	}
}
