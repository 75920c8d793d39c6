package source_test

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"starling/generator/guide"
	"starling/generator/source"
)

// schemaCases are files, a line of fields each, that both the program and the
// schema must take (true) or refuse.
var schemaCases = map[string][]struct {
	fields string
	good   bool
}{
	"question": {
		{"{question: Why do you want this job?, category: motivation-and-goals, competency: motivation, summary: One true reason.}", true},
		{"{question: Why do you want this job?, category: motivation-and-goals, competency: [motivation, learning], summary: One true reason., also_asked: Why here?}", true},
		{"{question: 20261125, category: conflict, competency: teamwork, summary: 12}", true},
		{"{question: Why do you want this job?, category: motivation-and-goals, competency: motivation}", false},
		{"{category: motivation-and-goals, competency: motivation, status: draft}", true},
		{"{category: motivation-and-goals, competency: motivation, status: published}", false},
		{"{category: motivations, status: draft}", false},
		{"{question: Why?, status: draft}", false},
		{"{question: " + strings.Repeat("Why ", 31) + ", status: draft}", false},
		{"{summary: [one, two], status: draft}", false},
		{"{summary: {a: b}, status: draft}", false},
		{"{also_ask: Why here?, status: draft}", false},
		{"{also_asked: [Why here?, Why here?], status: draft}", false},
		{"{competency: [motivation, learning, teamwork, delivery], status: draft}", false},
		{"{competency: kindness, status: draft}", false},
		{"{type: situational, framework: star, rubric: pitch, status: draft}", true},
		{"{framework: stars, status: draft}", false},
		{"{target: 60-120, status: draft}", true},
		{"{target: 90, status: draft}", true},
		{"{target: 0, status: draft}", false},
		{"{target: 4000, status: draft}", false},
		{"{target: two minutes, status: draft}", false},
		{"{frequency: very-common, levels: [entry, mid], roles: nurse, industries: [healthcare], background: returner, status: draft}", true},
		{"{frequency: often, status: draft}", false},
		{"{levels: [junior], status: draft}", false},
		{"{background: student, status: draft}", false},
		{"{related: [why-us, what-next], status: draft}", true},
		{"{related: Why us, status: draft}", false},
		{"{related: why_us, status: draft}", false},
		{"{aliases: [/old/, /older/name/], status: draft}", true},
		{"{aliases: old, status: draft}", false},
		{"{aliases: //old/, status: draft}", false},
		{"{aliases: /old/?a=b, status: draft}", false},
		{"{aliases: 'https://example.org/old/', status: draft}", false},
		{"{published: 2026-01-02, updated: 2026-11-25, status: draft}", true},
		{"{updated: 2026-02-30, status: draft}", false},
		{"{updated: 25 November 2026, status: draft}", false},
		{"{lint_ignore: [W204, W213], status: draft}", true},
		{"{lint_ignore: w204, status: draft}", false},
		{"{author: A, reviewed_by: B, title: C, search_terms: [d, e], status: draft}", true},
		{"{title: " + strings.Repeat("x", 121) + ", status: draft}", false},
		{"{status: finished}", false},
	},
	"answer": {
		{"{role: nurse, level: mid, summary: Split a ward in three., industry: healthcare}", true},
		{"{role: Plumber, level: entry, summary: Found the leak.}", true},
		{"{role: plumber, level: entry, summary: Found the leak.}", false},
		{"{role: Nurse, level: entry, summary: Split a ward in three.}", false},
		{"{role: nurse, level: junior, summary: Split a ward in three.}", false},
		{"{role: nurse, level: mid, summary: Split a ward in three., setting: home, quality: weak, outcome: partial, basis: based-on-real}", true},
		{"{role: nurse, level: mid, summary: Split a ward in three., setting: office}", false},
		{"{role: nurse, level: mid, summary: Split a ward in three., also_answers: [a, b, c, d]}", true},
		{"{role: nurse, level: mid, summary: Split a ward in three., also_answers: [a, b, c, d, e]}", false},
		{"{role: nurse, level: mid, summary: Split a ward in three., question: Why?}", false},
	},
	"article": {
		{"{title: Shapes, summary: Which shape fits what., questions: [why-us], competency: communication}", true},
		{"{title: Shapes}", false},
		{"{title: '', summary: Which shape fits what.}", false},
	},
	"collection": {
		{"{title: First, summary: One to begin with., items: [why-us, {question: what-next, answer: nurse, note: Short}, {article: shapes}]}", true},
		{"{title: First, summary: One to begin with., items: why-us}", true},
		{"{title: First, summary: One to begin with., items: []}", false},
		{"{title: First, summary: One to begin with.}", false},
		{"{title: First, summary: One to begin with., status: draft}", true},
		{"{title: First, summary: One to begin with., match: {competency: teamwork, level: [entry, mid]}}", true},
		{"{title: First, summary: One to begin with., match: {}}", false},
		{"{title: First, summary: One to begin with., match: {skill: teamwork}}", false},
		{"{title: First, summary: One to begin with., match: {level: junior}}", false},
		{"{title: First, summary: One to begin with., items: a, match: {level: entry}}", false},
		{"{title: First, summary: One to begin with., items: [{question: a, article: b}]}", false},
		{"{title: First, summary: One to begin with., items: [{article: b, answer: c}]}", false},
		{"{title: First, summary: One to begin with., items: [{note: b}]}", false},
		{"{title: First, summary: One to begin with., items: [{question: b, when: 2}]}", false},
		{"{title: First, summary: One to begin with., kind: plan, items: [{day: 1, question: a}, {day: 2, article: b}]}", true},
		{"{title: First, summary: One to begin with., kind: plan, items: [a]}", false},
		{"{title: First, summary: One to begin with., kind: plan, items: [{day: 0, question: a}]}", false},
		{"{title: First, summary: One to begin with., kind: plan, match: {level: entry}}", false},
		{"{title: First, summary: One to begin with., kind: course, items: a}", false},
	},
	"term": {
		{"{title: Conflict, summary: Where people differ.}", true},
		{"{name: Conflict}", false},
	},
	"page": {
		{"{title: About}", true},
		{"{summary: Who we are.}", false},
	},
	"site": {
		{"{title: A guide, language: en-GB, base_url: 'https://example.org/guide/', speaking_rate: 130, cards: false}", true},
		{"{title: A guide, nav: [{text: About, link: /about/}], footer: {text: Elsewhere, link: 'https://example.org/'}}", true},
		{"{title: A guide, footer: [{text: Write, link: 'mailto:a@example.org'}, {text: A, link: pages/about.md}, {text: Home, link: /}, {text: One, link: about}]}", true},
		{"{description: No title}", false},
		{"{title: A guide, language: english language}", false},
		{"{title: A guide, base_url: example.org}", false},
		{"{title: A guide, base_url: 'https://example.org/?a'}", false},
		{"{title: A guide, nav: [{text: About}]}", false},
		{"{title: A guide, nav: [{text: About, link: //example.org}]}", false},
		{"{title: A guide, nav: [{text: About, link: 'javascript:alert(1)'}]}", false},
		{"{title: A guide, nav: [{text: About, link: a b}]}", false},
		{"{title: A guide, callout: {title: Help, text: We help, link: /help/, label: Go}}", true},
		{"{title: A guide, callout: {text: We help}}", false},
		{"{title: A guide, theme: {accent: '#0b6158', paper-dark: '#000'}}", true},
		{"{title: A guide, theme: {accent: green}}", false},
		{"{title: A guide, theme: {accents: '#000'}}", false},
		{"{title: A guide, labels: {questions: All of them}}", true},
		{"{title: A guide, labels: {question: All of them}}", false},
		{"{title: A guide, lint: {strict: true, ignore: [W204], thresholds: {W213: 30, W222: 2.5}}}", true},
		{"{title: A guide, lint: {strict: yes please}}", false},
		{"{title: A guide, lint: {ignore: [204]}}", false},
		{"{title: A guide, lint: {thresholds: {W213: -1}}}", false},
		{"{title: A guide, lint: {thresholds: {E101: 1}}}", false},
		{"{title: A guide, lint: {threshold: {W213: 1}}}", false},
		{"{title: A guide, speaking_rate: 1000}", false},
		{"{title: A guide, cards: maybe}", false},
		{"{title: A guide, repository: 'https://example.org/x'}", true},
		{"{title: A guide, repository: 'git@example.org:x'}", false},
		{"{title: A guide, colour: red}", false},
		{"{title: ~}", false},
	},
	"search": {
		{"{synonyms: [[mistake, error], [boss, manager]]}", true},
		{"{synonyms: [[mistake]]}", false},
		{"{synonyms: [mistake, error]}", false},
		{"{spelling: [[colour, color]], function_words: [the, a], framing: tell me about}", true},
		{"{phrases: {messed up: [mistake, failed], laid off: redundancy}}", true},
		{"{phrases: {messed up: {a: b}}}", false},
		{"{tests: [{query: let me go, class: words, expect: {fired: 3}}]}", true},
		{"{tests: [{query: 90, class: words, expect: {fired: 3}}]}", true},
		{"{tests: [{query: let me go, class: words, expect: {fired: 4}}]}", false},
		{"{tests: [{query: let me go, class: words}]}", false},
		{"{tests: [{query: pizza, class: none, expect: {}}]}", true},
		{"{tests: [{query: pizza, class: none}]}", true},
		{"{tests: [{query: pizza, class: none, expect: {fired: 1}}]}", false},
		{"{tests: [{query: pizza, class: food, expect: {fired: 1}}]}", false},
		{"{tests: [{class: words, expect: {fired: 3}}]}", false},
		{"{thresholds: {all: .80, keyword: 1}}", true},
		{"{thresholds: {all: 80}}", false},
		{"{thresholds: {food: .5}}", false},
		{"{synonym: [[a, b]]}", false},
	},
	"taxonomy": {
		{"{roles: {baker: {name: Baker, industry: hospitality}}}", true},
		{"{roles: {Baker: {name: Baker}}}", false},
		{"{roles: {baker: {industry: hospitality}}}", false},
		{"{roles: {baker: {name: Baker, level: entry}}}", false},
		{"{roles: {baker: Baker}}", false},
		{"{roles: [baker]}", false},
		{"{role: {baker: {name: Baker}}}", false},
		{"{levels: {lead: {name: Lead, line: Leads others}}, industries: {farming: {name: Farming}}, competencies: {care: {name: Care}}}", true},
		{"{categories: {care: {name: Care, type: behavioural, framework: star, target: 60-90}}}", true},
		{"{categories: {care: {name: Care}}}", false},
		{"{types: {task: {name: Task, framework: star, rubric: behavioural}}}", true},
		{"{types: {task: {name: Task}}}", false},
		{"{frameworks: {two: {name: Two, segments: [{name: A, part: action, share: 60}, {name: B, part: result, share: 40}]}}}", true},
		{"{frameworks: {two: {name: Two, segments: [{name: A, part: middle}]}}}", false},
		{"{frameworks: {two: {name: Two}}}", false},
		{"{frameworks: {two: {name: Two, segments: [{name: A, part: action, share: 0}]}}}", false},
		{"{headings: {avoid: [Avoid, Vermeiden]}, notes: {risk: Risiko}}", true},
		{"{headings: {danger: [Danger]}}", false},
		{"{notes: {danger: [Danger]}}", false},
		{"{rubrics: {care: [{criterion: Kind, '1': No, '3': Some, '5': Much}]}}", true},
		{"{rubrics: {care: [{criterion: Kind, '1': No, '3': Some}]}}", false},
		{"{roles: {}}", false},
	},
}

// TestSchemaAndProgramAgree holds that an editor that knows the schema takes
// what the program takes, and refuses what it refuses.
func TestSchemaAndProgramAgree(t *testing.T) {
	tax, _, err := source.ReadTaxonomy(fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range source.Schemas {
		s := compiledSchema(t, name, &tax)
		if len(schemaCases[name]) == 0 {
			t.Errorf("no file is tried against the schema %s", name)
		}
		for _, c := range schemaCases[name] {
			problems := problemsOf(t, name, c.fields, &tax)
			if program := problems.Count(guide.Error) == 0; program != c.good {
				t.Errorf("%s %s\nthe program takes it: %t, want %t %v", name, c.fields, program, c.good, problems)
			}
			if err := s.Validate(jsonOf(t, c.fields)); (err == nil) != c.good {
				t.Errorf("%s %s\nthe schema takes it: %t, want %t %v", name, c.fields, err == nil, c.good, err)
			}
		}
	}
}

func compiledSchema(t *testing.T, name string, tax *guide.Taxonomy) *jsonschema.Schema {
	t.Helper()
	text, ok := source.Schema(name, tax)
	if !ok {
		t.Fatalf("there is no schema %s", name)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(name, value); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// problemsOf returns what the program finds wrong with a file's fields.
func problemsOf(t *testing.T, name, fields string, tax *guide.Taxonomy) guide.Problems {
	t.Helper()
	switch name {
	case "site":
		_, problems := settings(t, fields+"\n")
		return problems
	case "search":
		_, problems, err := source.ReadSearch(fstest.MapFS{"search.yaml": {Data: []byte(fields + "\n")}}, "en")
		if err != nil {
			t.Fatal(err)
		}
		return problems
	case "taxonomy":
		_, problems, err := source.ReadTaxonomy(fstest.MapFS{"taxonomy.yaml": {Data: []byte(fields + "\n")}})
		if err != nil {
			t.Fatal(err)
		}
		return problems
	}
	e := source.Entry{Path: map[string]string{
		"question": "questions/a/index.md", "answer": "questions/a/b.md", "article": "articles/a.md",
		"collection": "collections/a.md", "term": "terms/topics/conflict.md", "page": "pages/a.md",
	}[name], Kind: guide.Kind(name)}
	s, err := source.Read(fstest.MapFS{e.Path: {Data: []byte("---\n" + fields + "\n---\nText\n")}}, e, tax)
	if err != nil {
		t.Fatal(err)
	}
	return s.Problems
}

// jsonOf returns YAML as an editor that checks it sees it: texts, numbers, truth
// values, lists and maps.
func jsonOf(t *testing.T, fields string) any {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(fields), &n); err != nil {
		t.Fatal(err)
	}
	return jsonNode(t, n.Content[0])
}

func jsonNode(t *testing.T, n *yaml.Node) any {
	t.Helper()
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = jsonNode(t, n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, jsonNode(t, c))
		}
		return list
	}
	switch n.ShortTag() {
	case "!!null":
		return nil
	case "!!int", "!!float":
		if _, err := strconv.ParseFloat(n.Value, 64); err != nil {
			t.Fatal(err)
		}
		return json.Number(n.Value)
	case "!!bool":
		return n.Value == "true"
	}
	return n.Value
}

// TestSchemaHoldsTheAuthorsOwnWords looks for an entry of a guide's own
// taxonomy, for what a field means, and for defaults.
func TestSchemaHoldsTheAuthorsOwnWords(t *testing.T) {
	tax, problems, err := source.ReadTaxonomy(fstest.MapFS{"taxonomy.yaml": {Data: []byte("roles: {baker: {name: Baker}}\n")}})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	s := compiledSchema(t, "answer", &tax)
	if err := s.Validate(jsonOf(t, "{role: baker, level: entry, summary: Forgot the salt.}")); err != nil {
		t.Error(err)
	}
	text, _ := source.Schema("site", &tax)
	for _, want := range []string{`"https://json-schema.org/draft/2020-12/schema"`, `"default": 140`, `"default": "en"`, `"spoken words a minute"`} {
		if !bytes.Contains(text, []byte(want)) {
			t.Errorf("the schema of site.yaml lacks %s", want)
		}
	}
	if _, ok := source.Schema("nonsense", &tax); ok {
		t.Error("there is a schema of nonsense")
	}
}
