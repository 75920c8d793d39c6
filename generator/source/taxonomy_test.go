package source_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"starling/generator/guide"
	"starling/generator/source"
	"starling/generator/text"
)

func overlay(t testing.TB, yaml string) (guide.Taxonomy, guide.Problems) {
	t.Helper()
	tax, problems, err := source.ReadTaxonomy(fstest.MapFS{"taxonomy.yaml": {Data: []byte(yaml)}})
	if err != nil {
		t.Fatal(err)
	}
	return tax, problems
}

func TestBuiltInTaxonomyIsWhatTheDesignSays(t *testing.T) {
	tax := taxonomy(t)
	got := fmt.Sprint(len(tax.Categories), len(tax.Competencies), len(tax.Types), len(tax.Levels), len(tax.Industries), len(tax.Roles), len(tax.Frameworks), len(tax.Headings), len(tax.Rubrics))
	if want := "14 15 9 6 16 30 13 15 9"; got != want {
		t.Errorf("the vocabularies have %s words, want %s", got, want)
	}
	for _, c := range []struct{ category, name, kind, framework, target string }{
		{"about-you", "About you", "pitch", "present-past-future", "60-90"},
		{"motivation-and-goals", "Motivation and goals", "motivation", "prep", "45-90"},
		{"strengths-and-weaknesses", "Strengths and weaknesses", "self-view", "claim-proof", "45-90"},
		{"work-history", "Your work history", "history", "fact-reason-forward", "30-75"},
		{"mistakes-and-setbacks", "Mistakes and setbacks", "behavioural", "star-l", "75-120"},
		{"conflict", "Conflict and difficult people", "behavioural", "star", "75-120"},
		{"teamwork-and-communication", "Teamwork and communication", "behavioural", "star", "75-120"},
		{"leadership", "Leadership", "behavioural", "star", "75-120"},
		{"problem-solving-and-decisions", "Problems and decisions", "behavioural", "star", "75-120"},
		{"delivery-and-pressure", "Delivery and pressure", "behavioural", "star", "75-120"},
		{"initiative-and-change", "Initiative and change", "behavioural", "star", "75-120"},
		{"customers", "Customers", "behavioural", "star", "60-120"},
		{"practicalities", "Pay, dates and other practical points", "practical", "fact-reason-forward", "15-45"},
		{"curveballs-and-closing", "Odd questions and the end", "curveball", "prep", "20-60"},
	} {
		got, ok := tax.Category(c.category)
		if !ok || got.Name != c.name || got.Type != c.kind || got.Framework != c.framework || fmt.Sprintf("%d-%d", got.Target.From, got.Target.To) != c.target {
			t.Errorf("%s: got %+v", c.category, got)
		}
	}
	for kind, framework := range map[string]string{
		"pitch": "present-past-future", "motivation": "prep", "self-view": "claim-proof", "history": "fact-reason-forward", "practical": "fact-reason-forward",
		"behavioural": "star", "situational": "options-choice", "curveball": "prep", "closing": "prep",
	} {
		if got, ok := tax.Type(kind); !ok || got.Framework != framework || got.Rubric != kind {
			t.Errorf("%s: got %+v", kind, got)
		}
	}
	for slug, want := range map[string]string{
		"star": "Situation 15 setup, Task 10 task, Action 50 action, Result 25 result", "soar": "Situation 0 setup, Obstacle 0 task, Action 0 action, Result 0 result",
		"star-l": "Situation 15 setup, Task 10 task, Action 40 action, Result 15 result, Learning 20 learning",
		"car":    "Context 20 setup, Action 55 action, Result 25 result", "carl": "Context 20 setup, Action 45 action, Result 20 result, Learning 15 learning",
	} {
		f, _ := tax.Framework(slug)
		var list []string
		for _, s := range f.Segments {
			list = append(list, fmt.Sprintf("%s %d %s", s.Name, s.Share, s.Part))
		}
		if got := strings.Join(list, ", "); got != want {
			t.Errorf("%s is %s, want %s", slug, got, want)
		}
	}
}

func TestBuiltInTaxonomyIsWhole(t *testing.T) {
	tax := taxonomy(t)
	names := map[string]string{}
	for _, h := range tax.Headings {
		for _, name := range h.Names {
			if other := names[text.Fold(name)]; other != "" {
				t.Errorf("%q is a name of %s and %s", name, other, h.Key)
			}
			names[text.Fold(name)] = h.Key
		}
	}
	for _, key := range []string{"why-it-works", "weaker-version", "what-went-wrong", "follow-up-questions", "make-it-yours", "why-they-ask", "break-it-down",
		"how-to-answer", "shape", "avoid", "score-yourself", "no-example", "by-level", "by-sector", "sources"} {
		if !slices.ContainsFunc(tax.Headings, func(h guide.KnownHeading) bool { return h.Key == key }) {
			t.Errorf("there is no known heading %s", key)
		}
	}
	for _, r := range tax.Rubrics {
		if len(r.Rows) < 3 {
			t.Errorf("the score table %s has %d rows", r.Slug, len(r.Rows))
		}
	}
	for _, r := range tax.Roles {
		if _, ok := tax.Industry(r.Industry); !ok {
			t.Errorf("the role %s is in no industry", r.Slug)
		}
	}
	for _, c := range tax.Competencies {
		if c.Line == "" {
			t.Errorf("the competency %s has no line", c.Slug)
		}
	}
}

func TestTaxonomyIsLaidOverTheBuiltInOne(t *testing.T) {
	tax, problems := overlay(t, `
competencies:
  honesty: {name: Honesty, line: Says what is so}
  learning: {name: Growth}
categories:
  safety: {name: Safety, type: behavioural, target: 30}
  bare: {name: Bare, type: own}
types:
  own: {name: Own, framework: mine}
roles:
  plumber: {name: Plumber, industry: crafts}
industries:
  crafts: {name: Crafts}
frameworks:
  mine: {name: Mine, segments: [{name: First, part: setup, share: 40}, {name: Second, part: action, share: 60}]}
headings:
  avoid: [Vermeiden, Das lieber nicht]
rubrics:
  own: [{criterion: All, "1": bad, 3: fair, 5: good}]
`)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	learning, _ := tax.Competency("learning")
	if learning.Name != "Growth" || learning.Line != "" || len(tax.Competencies) != 16 || tax.Competencies[2].Slug != "learning" || tax.Competencies[15].Slug != "honesty" {
		t.Errorf("competencies %+v", tax.Competencies)
	}
	safety, _ := tax.Category("safety")
	bare, _ := tax.Category("bare")
	if safety.Framework != "star" || safety.Target != (guide.Span{From: 30, To: 30}) || bare.Framework != "mine" || bare.Target.To != 120 {
		t.Errorf("safety %+v, bare %+v", safety, bare)
	}
	if own, _ := tax.Type("own"); own.Rubric != "behavioural" {
		t.Errorf("own %+v", own)
	}
	if r, _ := tax.Rubric("own"); !slices.Equal(r.Rows, []guide.RubricText{{Criterion: "All", One: "bad", Three: "fair", Five: "good"}}) {
		t.Errorf("rubric %+v", r)
	}
	for _, h := range tax.Headings {
		if h.Key == "avoid" && !slices.Equal(h.Names, []string{"Vermeiden", "Das lieber nicht"}) {
			t.Errorf("avoid is %v", h.Names)
		}
	}
	if builtin := taxonomy(t); len(builtin.Competencies) != 15 || builtin.Competencies[2].Name == "Growth" {
		t.Error("one guide's taxonomy has changed another's")
	}
}

func TestMistakesInTaxonomy(t *testing.T) {
	for _, c := range []struct{ yaml, want, hint string }{
		{"", "", ""},
		{"competency: {}\n", "E103 1:1-11", "`competencies`"},
		{"roles:\n", "E102 1:7-7", ""},
		{"roles: [a]\n", "E105 1:8-11", "name: value"},
		{"roles:\n  Plumber: {name: P}\n", "E106 2:3-10", "`plumber`"},
		{"roles:\n  plumber: P\n", "E105 2:12-13", "name: value"},
		{"roles:\n  plumber: {industry: retail}\n", "E102 2:12-30", "name"},
		{"roles:\n  plumber: {nmae: P}\n", "E103 2:13-17", "`name`"},
		{"roles:\n  plumber: {name: P, industry: retial}\n", "E104 2:32-38", "`retail`"},
		{"levels:\n  x: {name: P, industry: retail}\n", "E103 2:16-24", ""},
		{"categories:\n  x: {name: X, type: behavioral}\n", "E104 2:22-32", "`behavioural`"},
		{"categories:\n  x: {name: X, type: pitch, framework: stars}\n", "E104 2:40-45", "`star`"},
		{"categories:\n  x: {name: X, type: pitch, target: long}\n", "E105 2:37-41", "60-120"},
		{"types:\n  x: {name: X, framework: star, rubric: none}\n", "E104 2:41-45", ""},
		{"frameworks:\n  x: {name: X, segments: [{name: A, part: middle}]}\n", "E104 2:43-49", "one of setup"},
		{"frameworks:\n  x: {name: X, segments: [{name: A, part: task, share: 90}]}\n", "E105 2:16-24", "every segment"},
		{"frameworks:\n  x: {name: X, segments: [{name: A, part: task, share: 100}, {name: B, part: task}]}\n", "E105 2:16-24", "every segment"},
		{"frameworks:\n  x: {name: X, segments: []}\n", "E102 2:26-28", ""},
		{"headings:\n  avoidd: [A]\n", "E104 2:3-9", "`avoid`"},
		{"headings:\n  avoid: [A, Sources]\n", "E105 2:14-21", "another name"},
		{"rubrics:\n  x: [{criterion: A, \"1\": a, \"3\": b}]\n", "E102 2:7-37", "5: ..."},
		{"rubrics:\n  x: [{criterion: A, \"1\": a, \"3\": b, \"5\": c}, {criterion: a, \"1\": a, \"3\": b, \"5\": c}]\n", "E105 2:47-85", "keep one"},
		{"roles: {a: &x {name: A}, b: *x}\n", "E101 1:12-24, E101 1:29-32", ""},
		{"roles:\n  a: {name: A}\n  a: {name: B}\n", "E101 3:3-4", "keep one"},
	} {
		_, problems := overlay(t, c.yaml)
		if got := strings.Join(places(problems), ", "); got != c.want {
			t.Errorf("%q: got %s, want %s; %v", c.yaml, got, c.want, problems)
			continue
		}
		if len(problems) > 0 && (!strings.Contains(problems[0].Hint, c.hint) || problems[0].Path != "taxonomy.yaml") {
			t.Errorf("%q: %v, want a hint with %q", c.yaml, problems, c.hint)
		}
		checkWording(t, problems)
	}
}

func TestFieldTableNamesEveryField(t *testing.T) {
	for _, kind := range guide.Kinds {
		table := source.FieldTable(kind)
		lines := strings.Split(strings.TrimSuffix(table, "\n"), "\n")
		if len(lines) != 2+len(guide.FieldsOf(kind)) {
			t.Errorf("%s: %d lines", kind, len(lines))
		}
		for _, line := range lines {
			if strings.Count(line, "|")-strings.Count(line, `\|`) != 6 {
				t.Errorf("%s: the line has not five cells: %s", kind, line)
			}
		}
	}
	table := source.FieldTable(guide.KindQuestion)
	for _, want := range []string{
		"| `question` | text, 8-120 characters | yes |  | as an interviewer says it |", "| `competency` | list of slugs of competencies, 1-3 of them | yes |",
		"| `frequency` | `very-common`, `common`, `occasional` |  | common |", "| `levels` | list of slugs of levels |",
	} {
		if !strings.Contains(table, want) {
			t.Errorf("the table has no %q:\n%s", want, table)
		}
	}
}
