package source_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"starling/generator/guide"
	"starling/generator/source"
)

func TestTextIsWhatWasTyped(t *testing.T) {
	for typed, want := range map[string]string{
		"no": "no", "yes": "yes", "1e3": "1e3", "007": "007", "2026-01-02": "2026-01-02", "0x1F": "0x1F", "true": "true", "12:30": "12:30",
		"'~'": "~", `"null"`: "null", `"a: b # c"`: "a: b # c", "'it''s'": "it's", ">\n  joined\n  up": "joined up", ">-\n  one": "one",
		"two\n  lines": "two lines", "C#": "C#", `"tab\tand é \u00e9"`: "tab\tand é é", "Was it “you”?": "Was it “you”?", "a, b": "a, b",
	} {
		s := readAs(t, guide.KindPage, "---\ntitle: "+typed+"\n---\n")
		if s.Front.Title != want || len(s.Problems) > 0 {
			t.Errorf("%q is read as %q, want %q; %v", typed, s.Front.Title, want, s.Problems)
		}
	}
}

func TestEveryFieldOfAQuestion(t *testing.T) {
	s := readAs(t, guide.KindQuestion, `---
question: "Why: us?"
category: mistakes-and-setbacks
competency: [accountability, learning]
summary: >
  One line
  of text.
also_asked: One way
search_terms: [no, 007]
type: situational
framework: car
target: 60-90
rubric: pitch
frequency: occasional
levels: entry
roles: [nurse]
industries:
  - retail
  - healthcare
background: returner
related: [a, b]
title: Another title
aliases: [/old/, "/older name".html]
author: A
reviewed_by: B
published: 2026-01-02
updated: 2026-02-03
status: published
lint_ignore: W204
---
`)
	want := []string{"E101 23:31-32"}
	if got := places(s.Problems); !slices.Equal(got, want) {
		t.Fatalf("a text after closing quotes: got %v, want %v", got, want)
	}
	s = readAs(t, guide.KindQuestion, strings.ReplaceAll(`---
question: "Why: are we here?"
category: mistakes-and-setbacks
competency: [accountability, learning]
summary: >
  One line
  of text.
also_asked: One way
search_terms: [no, 007]
type: situational
framework: car
target: 60-90
rubric: pitch
frequency: occasional
levels: entry
roles: [nurse]
industries:
  - retail
  - healthcare
background: returner
related: [a, b]
title: Another title
aliases: [/old/, "/older%20name.html"]
author: A
reviewed_by: B
published: 2026-01-02
updated: 2026-02-03
status: published
lint_ignore: W204
---
Body
`, "/older%20name.html", "/older_name.html"))
	if len(s.Problems) > 0 {
		t.Fatal(s.Problems)
	}
	f := s.Front
	got := fmt.Sprintf("%q", []any{
		f.Question, f.Category, f.Competency, f.Summary, f.AlsoAsked, f.SearchTerms, f.Type, f.Framework, f.Target.From, f.Target.To, f.Rubric, f.Frequency,
		f.Levels, f.Roles, f.Industries, f.Background, f.Related, f.Title, f.Aliases, f.Author, f.ReviewedBy, f.Published, f.Updated, f.Status, f.LintIgnore,
	})
	expected := `["Why: are we here?" "mistakes-and-setbacks" ["accountability" "learning"] "One line of text." ["One way"] ["no" "007"] "situational" "car" '<' 'Z' "pitch" "occasional" ` +
		`["entry"] ["nurse"] ["retail" "healthcare"] ["returner"] ["a" "b"] "Another title" ["/old/" "/older_name.html"] "A" "B" "2026-01-02" "2026-02-03" "published" ["W204"]]`
	if got != expected {
		t.Errorf("got  %s\nwant %s", got, expected)
	}
	if s.BodyLine != 31 || string(s.Body) != "Body\n" {
		t.Errorf("the body begins on line %d: %q", s.BodyLine, s.Body)
	}
	for _, p := range []struct {
		field string
		item  int
		want  guide.Place
	}{
		{"question", -1, guide.Place{Line: 2, Column: 1, EndColumn: 9}},
		{"question", 0, guide.Place{Line: 2, Column: 11, EndColumn: 30}},
		{"competency", 1, guide.Place{Line: 4, Column: 30, EndColumn: 38}},
		{"summary", 0, guide.Place{Line: 5, Column: 10, EndColumn: 11}},
		{"industries", 1, guide.Place{Line: 19, Column: 5, EndColumn: 15}},
		{"related", 7, guide.Place{Line: 21, Column: 1, EndColumn: 8}},
		{"aliases", 1, guide.Place{Line: 23, Column: 18, EndColumn: 36}},
	} {
		if got := f.Place(p.field, p.item); got != p.want {
			t.Errorf("%s %d stands at %v, want %v", p.field, p.item, got, p.want)
		}
	}
}

func TestItemsOfACollection(t *testing.T) {
	s := readAs(t, guide.KindCollection, plan(`items:
  - {day: 1, question: a, answer: b, note: "Read, then stop: now"}
  - day: 1
    article: c
  - {day: 3, question: a}
`))
	if len(s.Problems) > 0 {
		t.Fatal(s.Problems)
	}
	want := []guide.Item{{Question: "a", Answer: "b", Note: "Read, then stop: now", Day: 1}, {Article: "c", Day: 1}, {Question: "a", Day: 3}}
	if !slices.Equal(s.Front.Items, want) {
		t.Errorf("got %+v", s.Front.Items)
	}
	if got := s.Front.Place("items.article", 1); got != (guide.Place{Line: 8, Column: 14, EndColumn: 15}) {
		t.Errorf("the article of entry 1 stands at %v", got)
	}
	s = readAs(t, guide.KindCollection, "---\ntitle: A\nsummary: b\nitems: one\n---\n")
	if len(s.Problems) > 0 || !slices.Equal(s.Front.Items, []guide.Item{{Question: "one"}}) {
		t.Errorf("one word is no list of one: %+v %v", s.Front.Items, s.Problems)
	}
}

func TestMatchOfACollection(t *testing.T) {
	s := readAs(t, guide.KindCollection, "---\ntitle: A\nsummary: b\nmatch:\n  level: entry\n  competency: [learning, delivery]\n  frequency: very-common\n---\n")
	m := s.Front.Match
	if len(s.Problems) > 0 || !slices.Equal(m.Level, []string{"entry"}) || !slices.Equal(m.Competency, []string{"learning", "delivery"}) || !slices.Equal(m.Frequency, []string{"very-common"}) {
		t.Errorf("got %+v, %v", m, s.Problems)
	}
	if got := s.Front.Place("match.competency", 1); got != (guide.Place{Line: 6, Column: 26, EndColumn: 34}) {
		t.Errorf("the second competency stands at %v", got)
	}
}

func TestRoleIsASlugOrTextWithACapital(t *testing.T) {
	for _, role := range []string{"nurse", "Plumber", "Élève infirmier", "看護師", "\"Sales lead: north\""} {
		s := readAs(t, guide.KindAnswer, "---\nrole: "+role+"\nlevel: entry\nsummary: b\n---\n")
		if want := strings.Trim(role, `"`); s.Front.Role != want || len(s.Problems) > 0 {
			t.Errorf("role %s is read as %q, %v", role, s.Front.Role, s.Problems)
		}
	}
}

func TestADraftMayBeUnfinished(t *testing.T) {
	s := readAs(t, guide.KindQuestion, "---\nquestion: Tell me about it\nlevels:\nfrequency: often\nstatus: draft\n---\nText\n")
	if got := s.Problems.Count(guide.Warning); got != 4 {
		t.Errorf("%d warnings, want 4 (E102): %v", got, s.Problems)
	}
	if got := s.Problems.Count(guide.Error); got != 1 {
		t.Errorf("%d errors, want 1 (E104): %v", got, s.Problems)
	}
	if !s.Front.Draft() || string(s.Body) != "Text\n" {
		t.Errorf("the draft is not read: %+v %q", s.Front, s.Body)
	}
}

func TestLineEndsAndByteOrderMark(t *testing.T) {
	plain := "---\ntitle: A\nsummary: b\n---\nOne\n\nTwo\n"
	want := readAs(t, guide.KindPage, plain)
	for name, data := range map[string]string{
		"CRLF":               strings.ReplaceAll(plain, "\n", "\r\n"),
		"BOM":                "\ufeff" + plain,
		"BOM and CRLF":       "\ufeff" + strings.ReplaceAll(plain, "\n", "\r\n"),
		"lone CR in body":    "---\ntitle: A\nsummary: b\n---\nOne\r\rTwo\n",
		"mixed":              "---\r\ntitle: A\nsummary: b\r\n---\nOne\r\n\nTwo\r\n",
		"space after closer": "---\ntitle: A\nsummary: b\n---  \t\nOne\n\nTwo\n",
	} {
		s := readAs(t, guide.KindPage, data)
		if string(s.Body) != string(want.Body) || s.BodyLine != 5 || s.Front.Summary != "b" || len(s.Problems) > 0 {
			t.Errorf("%s: body %q on line %d, %+v, %v", name, s.Body, s.BodyLine, s.Front, s.Problems)
		}
		if s.Digest != guide.DigestOf([]byte(data)) {
			t.Errorf("%s: the digest is not that of the file's bytes", name)
		}
	}
	for name, data := range map[string]string{"no line end": "---\ntitle: A\n---", "nothing after": "---\ntitle: A\n---\n"} {
		s := readAs(t, guide.KindPage, data)
		if len(s.Problems) > 0 || len(s.Body) != 0 || s.BodyLine != 4 || s.Front.Title != "A" {
			t.Errorf("%s: %q on line %d, %v", name, s.Body, s.BodyLine, s.Problems)
		}
	}
}

func TestATermIsNamedAfterAWordOfItsVocabulary(t *testing.T) {
	read := func(path string) *guide.Source {
		fsys := fstest.MapFS{path: {Data: []byte("---\n---\nText.\n")}}
		s, err := source.Read(fsys, source.Entry{Path: path, Kind: guide.KindTerm}, taxonomy(t))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for _, path := range []string{"terms/roles/nurse.md", "terms/topics/conflict.md", "terms/levels/entry.md", "terms/industries/retail.md", "terms/competencies/learning.md"} {
		if s := read(path); len(s.Problems) > 0 {
			t.Errorf("%s: %v", path, s.Problems)
		}
	}
	s := read("terms/roles/nures.md")
	if got := places(s.Problems); !slices.Equal(got, []string{"E104 1:1-1"}) || !strings.Contains(s.Problems[0].Hint, "`nurse`") {
		t.Errorf("got %v", s.Problems)
	}
}

func TestUnknownFieldNamesTheKindThatHasIt(t *testing.T) {
	s := readAs(t, guide.KindQuestion, question("role: nurse\n"))
	if len(s.Problems) != 1 || s.Problems[0].Text != "a question has no field `role`, but an answer and a collection have" {
		t.Fatal(s.Problems)
	}
	if !strings.Contains(s.Problems[0].Hint, "`roles`") {
		t.Errorf("the hint is %q", s.Problems[0].Hint)
	}
}

func TestAMisspeltFieldIsNotMissingAsWell(t *testing.T) {
	s := readAs(t, guide.KindAnswer, "---\nrole: nurse\nlvel: entry\nsumary: b\n---\n")
	if got := places(s.Problems); !slices.Equal(got, []string{"E103 3:1-5", "E103 4:1-7"}) {
		t.Errorf("got %v", s.Problems)
	}
}

func TestOneMistakeHidesNoOther(t *testing.T) {
	s := readAs(t, guide.KindQuestion, "---\nquestion: Why\ncategory: nonsense\nsummary:\nlevel: x\nrelated: [A B]\nupdated: soon\n---\n")
	want := []string{"E102 1:1-4", "E105 2:11-14", "E104 3:11-19", "E102 4:9-9", "E103 5:1-6", "E106 6:11-14", "E105 7:10-14"}
	if got := places(s.Problems); !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestAFileThatIsGoneIsAnError(t *testing.T) {
	if _, err := source.Read(fstest.MapFS{}, source.Entry{Path: "pages/p.md", Kind: guide.KindPage}, taxonomy(t)); err == nil {
		t.Error("no error")
	}
}

func TestAFileThatHasGrownIsRefused(t *testing.T) {
	fsys := fstest.MapFS{"pages/p.md": {Data: []byte("---\ntitle: A\n---\n" + strings.Repeat("a", source.MaxText))}}
	s, err := source.Read(fsys, source.Entry{Path: "pages/p.md", Kind: guide.KindPage, Size: 100}, taxonomy(t))
	if err != nil {
		t.Fatal(err)
	}
	if got := places(s.Problems); !slices.Equal(got, []string{"E118 1:1-1"}) || s.Body != nil {
		t.Errorf("got %v", got)
	}
}
