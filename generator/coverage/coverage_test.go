package coverage_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"starling/generator/coverage"
	"starling/generator/guide"
)

// taxonomy is a small one, with a name that tries to be markup.
var taxonomy = guide.Taxonomy{
	Competencies: []guide.Entry{{Slug: "learning", Name: "Learning"}, {Slug: "teamwork", Name: "Teamwork"}, {Slug: "delivery", Name: "<b>Delivery</b>"}},
	Levels:       []guide.Entry{{Slug: "entry", Name: "Entry level"}, {Slug: "senior", Name: "Senior"}},
	Industries:   []guide.Entry{{Slug: "finance", Name: "Finance"}, {Slug: "retail", Name: "Retail"}, {Slug: "science", Name: "Science"}},
}

func newGuide(questions ...*guide.Question) *guide.Guide {
	return &guide.Guide{Settings: &guide.Settings{Title: "Ours & <theirs>"}, Taxonomy: &taxonomy, Questions: questions}
}

// question returns a question whose sections each have a body.
func question(slug, updated string, competencies []string, sections ...string) *guide.Question {
	d := &guide.Document{
		Path: "questions/" + slug + "/index.md", Kind: guide.KindQuestion,
		Front: guide.Front{Competency: competencies, Updated: updated},
		Lead:  guide.Text{Markup: guide.HTML("<p>A lead of " + slug + " with words of its own, such as " + slug + " and no other</p>")},
	}
	for _, key := range sections {
		d.Sections = append(d.Sections, guide.Section{Key: key, Body: guide.Text{Markup: "<p>Something</p>"}})
	}
	return &guide.Question{Linked: &guide.Linked{Doc: d}, Slug: slug, Title: "About " + slug}
}

// answered adds an answer.
func answered(q *guide.Question, name, industry, level, said string, change ...func(*guide.Document)) *guide.Question {
	d := &guide.Document{
		Path: "questions/" + q.Slug + "/" + name + ".md", Kind: guide.KindAnswer,
		Front:  guide.Front{Industry: industry, Level: level},
		Script: guide.Script{Segments: []guide.Segment{{Text: guide.Text{Markup: guide.HTML("<p>" + said + "</p>")}}}},
	}
	for _, c := range change {
		c(d)
	}
	q.Answers = append(q.Answers, &guide.Answer{Linked: &guide.Linked{Doc: d}, Slug: name, Title: name, Question: q})
	return q
}

func weak(d *guide.Document) { d.Front.Quality = "weak" }

func weaker(d *guide.Document) {
	d.Weaker.Segments = []guide.Segment{{Text: guide.Text{Markup: "<p>So yeah</p>"}}}
}

func whole() *guide.Guide {
	b := question("b", "2024-02-01", []string{"learning", "teamwork"}, "follow-up-questions", "sources")
	answered(b, "one", "retail", "entry", "I sold one thing to a man who wanted another thing entirely", weaker)
	answered(b, "two", "retail", "entry", "We counted the stock twice before the door was opened in March")
	a := question("a", "", []string{"learning", "learning", "[[competency]]"}, "sources")
	answered(a, "three", "", "", "The ledger was out by four pounds and I found the reason by noon", weak)
	c := question("c", "2023-05-06", []string{"teamwork"}, "follow-up-questions")
	return newGuide(b, a, c)
}

func TestCompetenciesCountSecondOnesToo(t *testing.T) {
	got := coverage.Of(whole(), "content").Competencies
	want := []coverage.Competency{
		{Word: coverage.Word{Slug: "learning", Name: "Learning"}, Questions: 2, First: 2, Cells: []coverage.Cell{{2, 1}, {}, {1, 1}}, Examples: 3},
		{Word: coverage.Word{Slug: "teamwork", Name: "Teamwork"}, Questions: 2, First: 1, Cells: []coverage.Cell{{2, 1}, {}, {}}, Examples: 2},
		{Word: coverage.Word{Slug: "delivery", Name: "<b>Delivery</b>"}, Cells: make([]coverage.Cell, 3)},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("competencies are\n%v, want\n%v", got, want)
	}
}

func TestGridCountsExamples(t *testing.T) {
	r := coverage.Of(whole(), "content")
	var got []string
	for _, row := range r.Industries {
		got = append(got, fmt.Sprint(row.Name, row.Cells, row.Examples))
	}
	want := []string{"Retail[{2 1} {0 0} {0 0}] 2", "Finance[{0 0} {0 0} {0 0}] 0", "Science[{0 0} {0 0} {0 0}] 0", "no industry[{0 0} {0 0} {1 1}] 1"}
	if !slices.Equal(got, want) {
		t.Errorf("the grid is\n%q, want\n%q", got, want)
	}
	if len(r.Levels) != 3 || r.Levels[2].Name != "no level" {
		t.Errorf("the columns are %v", r.Levels)
	}
	if plain := coverage.Of(newGuide(answered(question("x", "", nil), "one", "retail", "senior", "word")), "content"); len(plain.Levels) != 2 || len(plain.Industries) != 3 {
		t.Errorf("a guide whose examples name all has columns %v and rows %v", plain.Levels, plain.Industries)
	}
}

func TestWhatQuestionsLack(t *testing.T) {
	r := coverage.Of(whole(), "guide/")
	for _, c := range []struct {
		name string
		got  []coverage.Text
		want []string
	}{
		{"no example", r.NoExample, []string{"guide/questions/c/index.md"}},
		{"no weaker version", r.NoWeaker, []string{"guide/questions/c/index.md"}},
		{"no follow-ups", r.NoFollowUps, []string{"guide/questions/a/index.md"}},
		{"no sources", r.NoSources, []string{"guide/questions/c/index.md"}},
		{"dated", r.Dated, []string{"guide/questions/c/index.md", "guide/questions/b/index.md"}},
		{"undated", r.Undated, []string{"guide/questions/a/index.md", "guide/questions/a/three.md", "guide/questions/b/one.md", "guide/questions/b/two.md"}},
	} {
		if got := paths(c.got); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestAnEmptySectionIsNone holds that a heading with nothing under it fills no gap.
func TestAnEmptySectionIsNone(t *testing.T) {
	q := question("a", "", nil, "sources")
	q.Doc.Sections[0].Body = guide.Text{}
	if r := coverage.Of(newGuide(q), "content"); len(r.NoSources) != 1 {
		t.Error("an empty heading Sources counts as sources")
	}
	q.Doc.Sections[0].Items = []guide.SectionItem{{Plain: "x"}}
	if r := coverage.Of(newGuide(q), "content"); len(r.NoSources) != 0 {
		t.Error("a list under Sources counts for nothing")
	}
}

func TestNearDuplicates(t *testing.T) {
	const story = "I read the box count as single units, so we got twelve times too much yoghurt, and I rang my manager before I had a fix"
	a := answered(question("a", "", nil), "z", "retail", "entry", story)
	answered(a, "other", "retail", "entry", "The projector failed two minutes before the board came in, and I drew the plan on paper")
	b := answered(question("b", "", nil), "copy", "retail", "entry", strings.Replace(story, "my manager", "<em>the boss</em>", 1))
	r := coverage.Of(newGuide(b, a), "content")
	if len(r.Alike) != 1 {
		t.Fatalf("alike are %v, want one pair", r.Alike)
	}
	p := r.Alike[0]
	if p.First.Path != "content/questions/a/z.md" || p.Second.Path != "content/questions/b/copy.md" || p.Likeness < 0.6 || p.Likeness > 0.8 {
		t.Errorf("the pair is %v", p)
	}
}

func paths(list []coverage.Text) []string {
	var paths []string
	for _, t := range list {
		paths = append(paths, t.Path)
	}
	return paths
}

func TestTerminalFitsEightyColumns(t *testing.T) {
	wide := taxonomy
	for i := range 30 {
		wide.Levels = append(wide.Levels, guide.Entry{Slug: fmt.Sprintf("a-very-long-level-%d", i), Name: strings.Repeat("Ö", 90)})
	}
	g := whole()
	for i := range 30 {
		q := question(strings.Repeat("long-", 20)+fmt.Sprint(i), "2025-01-01", []string{"learning"})
		g.Questions = append(g.Questions, q, question(fmt.Sprintf("copy-%d", i%2), "", nil))
	}
	const folder = "guide"
	for _, tax := range []*guide.Taxonomy{&taxonomy, &wide, {}} {
		g.Taxonomy = tax
		out := coverage.Terminal(coverage.Of(g, folder))
		for line := range strings.Lines(out) {
			line = strings.TrimSuffix(line, "\n")
			if _, path, ok := strings.Cut(line, " "+folder+"/"); ok {
				if !strings.HasSuffix(path, ".md") {
					t.Errorf("a path that cannot be opened: %s", line)
				}
			} else if n := utf8.RuneCountInString(line); n > 80 {
				t.Errorf("%d characters: %s", n, line)
			}
		}
		if !strings.Contains(out, " more (--format json lists all)") {
			t.Errorf("a long list is printed whole:\n%s", out)
		}
		if !strings.Contains(out, "\n  2023-05-06  guide/questions/c/index.md\n  2024-02-01  guide/questions/b/index.md\n  2025-01-01  30 texts\n") {
			t.Errorf("thirty texts of one day are not one line:\n%s", out)
		}
	}
	g.Taxonomy = &taxonomy
	for _, row := range []string{"  <b>Delivery</b>  ", "  Science  "} {
		out := coverage.Terminal(coverage.Of(g, "content"))
		at := strings.Index(out, row)
		if line, _, _ := strings.Cut(out[max(at, 0):], "\n"); at < 0 || !strings.HasSuffix(line, " empty") {
			t.Errorf("the row %q is not marked as empty in\n%s", row, out)
		}
	}
}

func TestJSONHasNoNull(t *testing.T) {
	data, err := coverage.JSON(coverage.Of(newGuide(), "content"))
	if err != nil || strings.Contains(string(data), "null") {
		t.Errorf("JSON of an empty guide is %s, %v", data, err)
	}
	var back coverage.Report
	want := coverage.Of(whole(), "content")
	data, err = coverage.JSON(want)
	if err != nil || json.Unmarshal(data, &back) != nil || !reflect.DeepEqual(&back, want) {
		t.Errorf("JSON does not come back as it went: %s, %v", data, err)
	}
}

// TestPageIsSelfContained parses the page: it asks for nothing, holds no script,
// and shows a guide's words as words.
func TestPageIsSelfContained(t *testing.T) {
	g := whole()
	g.Questions[0].Title = `</code><script>alert(1)</script>"&amp;`
	page := coverage.HTML(coverage.Of(g, "content"))
	root, err := html.Parse(strings.NewReader(string(page)))
	if err != nil {
		t.Fatal(err)
	}
	ids, links := map[string]bool{}, []string{}
	allowed := strings.Fields("html head meta title style body main nav ul li a h1 h2 p div table thead tbody tr th td br code")
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if !slices.Contains(allowed, n.Data) {
			t.Errorf("the page holds <%s>", n.Data)
		}
		for _, a := range n.Attr {
			switch a.Key {
			case "id":
				ids[a.Val] = true
			case "href":
				links = append(links, a.Val)
			case "src", "style", "srcset", "onclick":
				t.Errorf("the page holds %s=%q", a.Key, a.Val)
			}
		}
	}
	for _, l := range links {
		if !strings.HasPrefix(l, "#") || !ids[l[1:]] {
			t.Errorf("the link %s leads nowhere on the page", l)
		}
	}
	if len(links) < 9 || strings.Contains(string(page), "@import") || strings.Contains(string(page), "url(") {
		t.Errorf("%d links, or the style asks for a file", len(links))
	}
	for _, want := range []string{"&lt;script&gt;alert(1)", "Ours &amp; &lt;theirs&gt;", "&lt;b&gt;Delivery&lt;/b&gt; (empty)", coverage.Policy()} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}
