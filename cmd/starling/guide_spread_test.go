package main

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"starling/assets"
	"starling/generator/bundle"
	"starling/generator/guide"
	"starling/generator/script"
)

// TestTheGuideIsWhole counts what the guide promises: questions, answers and
// where those who answer come from.
func TestTheGuideIsWhole(t *testing.T) {
	g := theGuide(t)
	c := countGuide(g)
	for _, want := range []struct {
		what        string
		got, lowest int
	}{
		{"questions", len(g.Questions), 40},
		{"answers", c.answers, 120},
		{"answers outside offices", c.outside, (c.answers + 1) / 2},
		{"answers from study, volunteering or home", c.unpaid, 20},
		{"partial or failed outcomes", c.outcomes["partial"] + c.outcomes["failure"], 20},
		{"notes that are risks or problems", c.doubts, (c.notes + 2) / 3},
		{"articles", len(g.Articles), 8},
		{"collections", len(g.Collections), 12},
		{"role paths", c.collections["role"], 6},
		{"plans", c.collections["plan"], 4},
		{"lists", c.collections["list"], 2},
		{"topics with prose", c.prose["topics"], 14},
		{"competencies with prose", c.prose["competencies"], 15},
		{"levels", len(c.levels), len(g.Taxonomy.Slugs("levels"))},
		{"industries", len(c.industries), len(g.Taxonomy.Slugs("industries"))},
	} {
		t.Logf("%4d %s, of at least %d", want.got, want.what, want.lowest)
		if want.got < want.lowest {
			t.Errorf("%d %s, want at least %d", want.got, want.what, want.lowest)
		}
	}
	t.Logf("levels %v, settings %v, outcomes %v", c.levels, c.settings, c.outcomes)
	t.Logf("industries %v", c.industries)
	for _, q := range g.Questions {
		if n := len(q.Answers); n < 2 || n > 4 {
			t.Errorf("%s has %d answers, want two to four", q.Doc.Path, n)
		}
		if !slices.ContainsFunc(q.Answers, showsItsOpposite) {
			t.Errorf("%s has no answer with a weaker version and what went wrong in it", q.Doc.Path)
		}
	}
	for a := range answersOf(g) {
		if len(a.Doc.Notes) == 0 || a.Doc.Section("why-it-works") == nil {
			t.Errorf("%s has no notes, or does not say why it works", a.Doc.Path)
		}
	}
}

func showsItsOpposite(a *guide.Answer) bool {
	return !a.Doc.Weaker.Empty() && a.Doc.Section("what-went-wrong") != nil
}

// officeIndustries are those whose work is mostly done at a desk. Of others,
// people at desks (a school's administrator, a hotel's finance chief) count as
// inside by their role.
var (
	officeIndustries = []string{"office-admin", "finance", "sales-and-marketing", "technology"}
	deskRoles        = []string{
		"accountant", "account-manager", "administrator", "customer-support-agent", "data-analyst", "executive-assistant",
		"marketing-assistant", "policy-officer", "project-manager", "sales-representative", "software-developer",
	}
)

// inOffice tells whether an answer is told from an office: paid work at a desk.
// Who leads a company is taken to sit at one, wherever its people stand.
func inOffice(a *guide.Answer) bool {
	f := &a.Doc.Front
	if f.Setting != "" && f.Setting != "paid-work" {
		return false
	}
	return slices.Contains(officeIndustries, f.Industry) || slices.Contains(deskRoles, f.Role) || f.Level == "executive"
}

// guideCounts are the numbers that the guide is held to.
type guideCounts struct {
	answers, outside, unpaid, notes, doubts int

	levels, industries, settings, outcomes, collections, prose map[string]int
}

func countGuide(g *guide.Guide) guideCounts {
	c := guideCounts{
		levels: map[string]int{}, industries: map[string]int{}, settings: map[string]int{},
		outcomes: map[string]int{}, collections: map[string]int{}, prose: map[string]int{},
	}
	for a := range answersOf(g) {
		f := &a.Doc.Front
		c.answers++
		c.levels[f.Level]++
		c.outcomes[f.Outcome]++
		c.settings[f.Setting]++
		if f.Industry != "" {
			c.industries[f.Industry]++
		}
		if f.Setting != "" && f.Setting != "paid-work" {
			c.unpaid++
		}
		if !inOffice(a) {
			c.outside++
		}
		for _, n := range a.Doc.Notes {
			c.notes++
			if n.Kind == "risk" || n.Kind == "problem" {
				c.doubts++
			}
		}
	}
	for _, collection := range g.Collections {
		c.collections[collection.Doc.Front.CollectionKind]++
	}
	for _, term := range g.Terms {
		if term.Text != nil && term.Text.Doc.Words > 0 {
			c.prose[term.Kind]++
		}
	}
	return c
}

// The bounds of the spread: an answer is spoken, so it takes seconds and not
// minutes, and nobody speaks at the grade of a report.
const (
	hardestGrade   = 8
	hardestMiddle  = 6
	shortestSpoken = 25  // words
	longestSpoken  = 320 // words: a little over two minutes
)

// TestTheSpreadOfAnswers measures how hard and how long answers are, with the
// formula of the rules. A guide in which all are alike long is written by rote.
func TestTheSpreadOfAnswers(t *testing.T) {
	rules := startGuideRules(t)
	var grades []float64
	lengths := map[string][]int{}
	for a := range answersOf(theGuide(t)) {
		var got struct {
			Words int
			Grade float64
		}
		in := map[string]any{"language": "en-GB", "text": spokenOf(a.Doc.Script)}
		if err := rules.Call(t.Context(), &got, "starlingRules.measure", in); err != nil {
			t.Fatal(err)
		}
		grades = append(grades, got.Grade)
		lengths[a.Question.Type] = append(lengths[a.Question.Type], got.Words)
		if got.Grade > hardestGrade {
			t.Errorf("%s has the grade %.1f, want at most %d", a.Doc.Path, got.Grade, hardestGrade)
		}
		if got.Words < shortestSpoken || got.Words > longestSpoken {
			t.Errorf("%s has %d words, want %d to %d", a.Doc.Path, got.Words, shortestSpoken, longestSpoken)
		}
	}
	t.Logf("reading grade: lowest, quarter, middle, three quarters, highest %.1f", quarters(grades))
	for _, kind := range slices.Sorted(maps.Keys(lengths)) {
		t.Logf("words of %3d answers, %-12s %d", len(lengths[kind]), strings.TrimSpace(kind)+":", quarters(lengths[kind]))
	}
	if middle := quarters(grades)[2]; middle > hardestMiddle {
		t.Errorf("the middle grade is %.1f, want at most %d", middle, hardestMiddle)
	}
	if l := quarters(lengths["behavioural"]); l[0] == l[4] || l[2] < 170 || l[2] > 280 {
		t.Errorf("behavioural answers have %d words, want a middle of 170 to 280", l)
	}
}

// quarters returns the lowest, the highest, and what lies between at each quarter.
func quarters[N int | float64](list []N) [5]N {
	slices.Sort(list)
	var q [5]N
	for i := range q {
		q[i] = list[i*(len(list)-1)/4]
	}
	return q
}

// startGuideRules runs the rules as the site publishes them.
func startGuideRules(t *testing.T) *script.Machine {
	t.Helper()
	b, problems, err := bundle.Make(assets.FS, "assets", nil, nil)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	address := ""
	for _, a := range b.Assets {
		if a.Name == "rules.js" {
			address = a.Address
		}
	}
	for _, f := range b.Files {
		if f.Path != address {
			continue
		}
		m, err := script.Start(string(f.Data), script.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = m.Close() })
		return m
	}
	t.Fatal("rules.js is not published")
	return nil
}
