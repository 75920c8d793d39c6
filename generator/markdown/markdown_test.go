package markdown

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"starling/generator/guide"
	"starling/generator/text"
)

// taxonomy is a small one for tests.
var taxonomy = guide.Taxonomy{
	Frameworks: []guide.Framework{
		{Slug: "star", Name: "STAR", Segments: []guide.FrameworkSegment{
			{Name: "Situation", Part: "setup", Share: 15}, {Name: "Task", Part: "task", Share: 10},
			{Name: "Action", Part: "action", Share: 50}, {Name: "Result", Part: "result", Share: 25}}},
		{Slug: "prep", Name: "PREP", Segments: []guide.FrameworkSegment{
			{Name: "Point", Part: "headline"}, {Name: "Reason", Part: "setup"}, {Name: "Example", Part: "action"}, {Name: "Point", Part: "result"}}},
	},
	Headings: []guide.KnownHeading{
		{Key: "why-they-ask", Names: []string{"Why they ask"}}, {Key: "how-to-answer", Names: []string{"How to answer"}},
		{Key: "shape", Names: []string{"Shape"}}, {Key: "avoid", Names: []string{"Avoid"}},
		{Key: "follow-up-questions", Names: []string{"Follow-up questions"}}, {Key: "score-yourself", Names: []string{"Score yourself"}},
		{Key: "why-it-works", Names: []string{"Why it works"}}, {Key: "weaker-version", Names: []string{"Weaker version"}},
		{Key: "what-went-wrong", Names: []string{"What went wrong"}},
	},
	Notes: []guide.KnownHeading{{Key: "works", Names: []string{"Why it works"}}, {Key: "risk", Names: []string{"Risk", "Risiko"}}},
}

// convert reads a body that begins in line 10 of its file.
func convert(kind guide.Kind, body string) *guide.Document {
	src := &guide.Source{Path: "questions/q/x.md", Kind: kind, Digest: guide.DigestOf([]byte(body)), Body: []byte(body), BodyLine: 10}
	return New(&taxonomy).Convert(src, "star")
}

// written returns a text with its references as a reader of the test can see them.
func written(d *guide.Document, t guide.Text) string {
	var b strings.Builder
	at := 0
	for _, r := range t.Refs {
		b.WriteString(string(t.Markup[at:r.At]))
		at = r.At
		switch r.Kind {
		case guide.RefLink, guide.RefPicture:
			fmt.Fprintf(&b, "{%s}", d.Links[r.Target].Href)
		case guide.RefNote:
			fmt.Fprintf(&b, "{note %d}", d.Notes[r.Target].Number)
		case guide.RefOpenHeading:
			fmt.Fprintf(&b, "{h%d #%s}", d.Headings[r.Target].Level, d.Headings[r.Target].ID)
		case guide.RefCloseHeading:
			fmt.Fprintf(&b, "{/h%d}", d.Headings[r.Target].Level)
		case guide.RefLabel:
			fmt.Fprintf(&b, "{label %s}", d.Labels[r.Target])
		}
	}
	return b.String() + string(t.Markup[at:])
}

func codes(d *guide.Document) []string {
	var list []string
	for _, p := range d.Problems.Sort() {
		list = append(list, fmt.Sprintf("%d:%d-%d %s", p.Line, p.Column, p.EndColumn, p.Code))
	}
	return list
}

func TestMarkdownBecomesHTMLWithReferences(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"emphasis":        {"a *b* **c** ~~d~~", "<p>a <em>b</em> <strong>c</strong> <del>d</del></p>\n"},
		"escaped text":    {"a < b & \"c\" \\*d\\*", "<p>a &lt; b &amp; &quot;c&quot; *d*</p>\n"},
		"link":            {"[a](../b/ \"t&\")", "<p><a href=\"{../b/}\" title=\"t&amp;\">a</a></p>\n"},
		"bare address":    {"see https://example.org/x.", "<p>see <a href=\"{https://example.org/x}\">https://example.org/x</a>.</p>\n"},
		"mail":            {"<a@example.org>", "<p><a href=\"{mailto:a@example.org}\">a@example.org</a></p>\n"},
		"picture":         {"![a *b*](p.png)", "<p><img src=\"{p.png}\" alt=\"a b\"></p>\n"},
		"heading":         {"### Über uns", "{h3 #über-uns}Über uns{/h3}\n"},
		"alert":           {"> [!TIP]\n> Say it.", "<div class=\"alert tip\" role=\"note\"><p class=\"alert-title\">{label alert_tip}</p>\n<p>Say it.</p>\n</div>\n"},
		"plain quotation": {"> [!HINT]\n> Say it.", "<blockquote>\n<p>[!HINT]\nSay it.</p>\n</blockquote>\n"},
		"task list":       {"- [x] a", "<ul>\n<li><span class=\"task done\" role=\"img\" aria-label=\"{label task_done}\"></span> a</li>\n</ul>\n"},
		"definition":      {"a\n: b", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>\n"},
		"unknown code":    {"```nolang\na<b\n```", "<pre class=\"code\" tabindex=\"0\"><code>a&lt;b\n</code></pre>\n"},
		"harmless tags":   {"press <kbd>x</kbd><br/>now", "<p>press <kbd>x</kbd><br>now</p>\n"},
		"comment":         {"a <!-- secret --> b", "<p>a  b</p>\n"},
		"details":         {"<details><summary>More</summary>\n\nText.\n\n</details>", "<details><summary>More</summary>\n<p>Text.</p>\n</details>"},
	} {
		t.Run(name, func(t *testing.T) {
			d := convert(guide.KindArticle, c.in)
			if got := written(d, d.Lead); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
			if len(d.Problems) > 0 {
				t.Errorf("problems: %v", d.Problems)
			}
		})
	}
}

// What is counted is told apart as Markdown is read, and what is searched is taken
// from the markup: both must be the same words.
func TestPlainTextHasTheWordsThatAreCounted(t *testing.T) {
	for _, body := range []string{
		"One *two* **three** `four`.\nFive.\n\nSix \\* seven&nbsp;eight &lt;nine>\n",
		"- one\n- two\n\n  three\n\n1. four\n2. [five](https://example.com/six) <https://example.com/seven>\n",
		"> one\n> two\n\n| a | b |\n|---|---|\n| c | d |\n\n```go\nfunc main() { a < b }\n```\n",
		"one[^a] two ![three](x.png)\n\n[^a]: a note\n\n### four\n\n<b>five</b> six<br>seven\n",
		"> [!TIP]\n> one two\n",
	} {
		d := convert(guide.KindArticle, body)
		if got := text.CountWords(d.Lead.Plain()); got != d.Words || got == 0 {
			t.Errorf("%q: %d words were counted, and there are %d in %q", body, d.Words, got, d.Lead.Plain())
		}
	}
}

func TestTableCellsAreAlignedByClass(t *testing.T) {
	d := convert(guide.KindArticle, "| a | b |\n| --- | :-: |\n| 1 | 2 |\n")
	got := written(d, d.Lead)
	for _, want := range []string{`<th scope="col">a</th>`, `<th scope="col" class="center">b</th>`, `<td class="center">2</td>`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
	if strings.Contains(got, "style=") {
		t.Errorf("inline style in %s", got)
	}
}

func TestCodeIsHighlightedByClass(t *testing.T) {
	d := convert(guide.KindArticle, "```go\nfunc main() {}\n```\n")
	got := written(d, d.Lead)
	if !d.Code || !strings.Contains(got, `class="kd"`) || strings.Contains(got, "style=") {
		t.Errorf("code=%v: %s", d.Code, got)
	}
}

func TestAnswerIsReadInSegments(t *testing.T) {
	d := convert(guide.KindAnswer, `**Situation.** It was March.

Rain fell.

**Task and Action:** I *dug*.

**Sarah** helped.

**result** – It held.
`)
	if len(d.Problems) > 0 {
		t.Fatalf("problems: %v", d.Problems)
	}
	var got []string
	for _, s := range d.Script.Segments {
		got = append(got, fmt.Sprintf("%s/%s/%s/%d: %s", strings.Join(s.Names, "+"), s.Part, s.ID, s.Words, written(d, s.Text)))
	}
	want := []string{
		"Situation/setup/situation/5: <p>It was March.</p>\n<p>Rain fell.</p>\n",
		"Task+Action/task/task-action/4: <p>I <em>dug</em>.</p>\n<p><strong>Sarah</strong> helped.</p>\n",
		"Result/result/result/2: <p>It held.</p>\n",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if d.Script.Words != 11 {
		t.Errorf("%d spoken words, want 11: labels are not spoken", d.Script.Words)
	}
}

func TestLabelsOfOneNameAreTheShapesInTurn(t *testing.T) {
	d := New(&taxonomy).Convert(&guide.Source{Path: "questions/q/x.md", Kind: guide.KindAnswer, BodyLine: 1,
		Body: []byte("**Point.** a\n\n**Reason.** b\n\n**Point.** c\n\n**Point.** d\n")}, "prep")
	var parts []string
	for _, s := range d.Script.Segments {
		parts = append(parts, s.Part)
	}
	if want := []string{"headline", "setup", "result", "result"}; !slices.Equal(parts, want) {
		t.Errorf("parts %q, want %q", parts, want)
	}
}

func TestWeakerVersionHasNotesAndAddressesOfItsOwn(t *testing.T) {
	d := convert(guide.KindAnswer, `**Action.** I dug.[^a] Deep.[^b]

## Weaker version

**Action.** We dug.[^c]

## What went wrong

- Who dug?

[^a]: **Why it works.** Short.
[^b]: **Risiko:** How deep?
[^c]: Say who.
`)
	if len(d.Problems) > 0 {
		t.Fatalf("problems: %v", d.Problems)
	}
	if got := written(d, d.Script.Segments[0].Text); got != "<p>I dug.{note 1} Deep.{note 2}</p>\n" {
		t.Errorf("strong: %q", got)
	}
	if got := written(d, d.Weaker.Segments[0].Text); got != "<p>We dug.{note 1}</p>\n" {
		t.Errorf("weaker: %q", got)
	}
	var notes []string
	for _, n := range d.Notes {
		notes = append(notes, fmt.Sprintf("%s %d %s %s", n.ID, n.Number, n.Kind, n.Text.Markup))
	}
	want := []string{"note-a 1 works Short.", "note-b 2 risk How deep?", "note-c 1 works Say who."}
	if !slices.Equal(notes, want) {
		t.Errorf("notes %q\nwant  %q", notes, want)
	}
	if !slices.Equal(d.Anchors, []string{"action", "weaker-action", "weaker-version", "what-went-wrong"}) {
		t.Errorf("anchors %q", d.Anchors)
	}
}

func TestKnownHeadingsBecomeStructure(t *testing.T) {
	d := convert(guide.KindQuestion, `Opening.

## Why they ask?

To hear.

- Honesty

## How to answer

Three tips.

### 1. Own it

Say so.

### Mend it

Now.

## Odd one

Text.

## Shape

- Situation: where
- **Action**: what

## Follow-up questions

- What next? – whether it held
- And *then*?

## Score yourself

| Criterion | 1 | 3 | 5 |
| - | - | - | - |
| Facts | none | some | all |
`)
	if len(d.Problems) > 0 {
		t.Fatalf("problems: %v", d.Problems)
	}
	if got := written(d, d.Lead); got != "<p>Opening.</p>\n" {
		t.Errorf("lead %q", got)
	}
	item := func(key string, i int) string {
		it := d.Section(key).Items[i]
		return written(d, it.Title) + "|" + it.Plain + "|" + it.ID + "|" + written(d, it.Body)
	}
	for what, got := range map[string][2]string{
		"scored":    {item("why-they-ask", 0), "|Honesty||Honesty"},
		"tip":       {item("how-to-answer", 0), "Own it|1. Own it|1-own-it|<p>Say so.</p>\n"},
		"hint":      {item("shape", 0), "|Situation||where"},
		"bold hint": {item("shape", 1), "|Action||what"},
		"probe":     {item("follow-up-questions", 0), "What next?|||whether it held"},
		"no probe":  {item("follow-up-questions", 1), "And <em>then</em>?|||"},
		"prose":     {written(d, d.Section("why-they-ask").Body), "<p>To hear.</p>\n"},
		"before":    {written(d, d.Section("how-to-answer").Body), "<p>Three tips.</p>\n"},
		"five":      {written(d, d.Section("score-yourself").Rows[0].Five), "all"},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: got %q, want %q", what, got[0], got[1])
		}
	}
	if after := d.After("how-to-answer"); len(after) != 1 || after[0].Plain != "Odd one" {
		t.Errorf("after the tips: %v", after)
	}
}

func TestOrderedListIsReadAsTips(t *testing.T) {
	d := convert(guide.KindQuestion, "## How to answer\n\n1. **Own it.** Say so.\n2. Mend it.\n")
	items := d.Section("how-to-answer").Items
	if len(items) != 2 || items[0].Plain != "Own it" || written(d, items[0].Body) != "Say so." || written(d, items[1].Body) != "Mend it." {
		t.Errorf("items %+v", items)
	}
}

func TestTitleIsTheOnlyLevelOne(t *testing.T) {
	src := &guide.Source{Path: "articles/x.md", Kind: guide.KindArticle, BodyLine: 1, Body: []byte("# Same\n\na\n\n# Other\n\nb\n"), Front: guide.Front{Title: "Same"}}
	d := New(&taxonomy).Convert(src, "")
	if written(d, d.Lead) != "<p>a</p>\n" || len(d.Sections) != 1 || d.Sections[0].Plain != "Other" {
		t.Errorf("lead %q, sections %+v", written(d, d.Lead), d.Sections)
	}
}

func TestMistakesAreFoundWhereTheyStand(t *testing.T) {
	for name, c := range map[string]struct {
		kind guide.Kind
		body string
		want []string
	}{
		"another framework's label":  {guide.KindAnswer, "**Point.** a b", []string{"10:1-11 E112"}},
		"another's joined label":     {guide.KindAnswer, "**Point and reason.** a b", []string{"10:1-22 E112"}},
		"one of two misspelt":        {guide.KindAnswer, "**Situation and tsk.** a b", []string{"10:1-23 E112"}},
		"a bold pair of words":       {guide.KindAnswer, "**Action and adventure.** a b", nil},
		"address without a site":     {guide.KindArticle, "[a](https:b) <http:///c>", []string{"10:1-1 E110", "10:14-14 E110"}},
		"misspelt label":             {guide.KindAnswer, "**Situtation.** a b", []string{"10:1-16 E112"}},
		"label without text":         {guide.KindAnswer, "**Task.**\n\n**Action.** a", []string{"10:1-10 E112"}},
		"label without space":        {guide.KindAnswer, "**Task.**text", []string{"10:1-10 E112"}},
		"no space, point outside":    {guide.KindAnswer, "**Task**text", []string{"10:1-9 E112"}},
		"plain emphasis":             {guide.KindAnswer, "**Last** year.", nil},
		"marker without note":        {guide.KindArticle, "a\nbé[^x]", []string{"11:3-7 E113"}},
		"note without marker":        {guide.KindArticle, "a\n\n[^x]: b", []string{"12:1-5 E113"}},
		"two markers":                {guide.KindArticle, "a[^x] b[^x]\n\n[^x]: c", []string{"10:8-12 E113"}},
		"two notes of one name":      {guide.KindArticle, "a[^x]\n\n[^x]: c\n\n[^X]: d", []string{"14:1-5 E113"}},
		"note in a note":             {guide.KindArticle, "a[^x]\n\n[^x]: c[^y]\n\n[^y]: d", []string{"12:8-12 E113"}},
		"list in a note":             {guide.KindArticle, "a[^x]\n\n[^x]:\n    - c", []string{"13:5-5 E113"}},
		"escaped marker":             {guide.KindArticle, "a \\[^x] `[^y]`", nil},
		"table without columns":      {guide.KindQuestion, "## Score yourself\n\n| A | 1 |\n| - | - |\n| a | b |", []string{"12:1-10 E114"}},
		"no table":                   {guide.KindQuestion, "## Score yourself\n\na", []string{"10:1-18 E114"}},
		"empty cell":                 {guide.KindQuestion, "## Score yourself\n\n| C | 1 | 3 | 5 |\n| - | - | - | - |\n| a | b |  | d |", []string{"14:1-17 E114"}},
		"forbidden tag":              {guide.KindArticle, "a\n\n<div>b</div>", []string{"12:1-13 E116"}},
		"script":                     {guide.KindArticle, "<script>alert(1)</script>", []string{"10:1-26 E116"}},
		"event handler":              {guide.KindArticle, "<b onclick=\"x\">a</b>", []string{"10:1-21 E116"}},
		"unclosed tag":               {guide.KindArticle, "a <kbd>b", []string{"10:3-9 E116"}},
		"crossed tags":               {guide.KindArticle, "*a <b>c* d</b>", []string{"10:4-15 E116", "10:11-15 E116"}},
		"details without summary":    {guide.KindArticle, "<details>\n\na\n\n</details>\n\n<details>b", []string{"16:1-11 E116", "16:10-11 E116"}},
		"script link":                {guide.KindArticle, "[a](javascript:alert(1))", []string{"10:1-1 E116"}},
		"hidden script link":         {guide.KindArticle, "[a](java&#115;cript:x) [b](<java\tscript:x>)", []string{"10:1-1 E116", "10:24-24 E116"}},
		"data picture":               {guide.KindArticle, "![a](data:image/png;base64,x)", []string{"10:1-1 E116"}},
		"outside picture":            {guide.KindArticle, "![a](https://example.org/a.png)", []string{"10:1-1 E116"}},
		"two slashes":                {guide.KindArticle, "[a](//example.org) [b](/\\example.org)", []string{"10:1-1 E116", "10:20-20 E116"}},
		"autolink of another scheme": {guide.KindArticle, "<ssh:x>", []string{"10:1-1 E116"}},
		"placeholder":                {guide.KindArticle, "a [[your text]] `[[code]]`", []string{"10:3-16 E117"}},
		"marker in a label":          {guide.KindAnswer, "**Task.[^x]** a b\n\n[^x]: c", []string{"10:8-12 E113"}},
		"marker in a picture":        {guide.KindArticle, "![a[^x]](p.png)\n\n[^x]: c", []string{"10:4-8 E113"}},
		"misspelt kind of note":      {guide.KindArticle, "a[^x]\n\n[^x]: **Rissk.** c", []string{"12:7-17 E112"}},
		"placeholder in a cell":      {guide.KindArticle, "| a |\n| - |\n| [[b]] |", []string{"12:3-8 E117"}},
		"empty answer":               {guide.KindAnswer, "## Why it works\n\na", []string{"10:1-1 E102"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := convert(c.kind, c.body)
			if got := codes(d); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q\n%v", got, c.want, d.Problems)
			}
			for _, p := range d.Problems {
				if p.Hint == "" {
					t.Errorf("no hint: %v", p)
				}
			}
		})
	}
}

func TestDraftMayHavePlaceholders(t *testing.T) {
	src := &guide.Source{Path: "articles/x.md", Kind: guide.KindArticle, BodyLine: 1, Body: []byte("[[text]]"), Front: guide.Front{Status: "draft"}}
	d := New(&taxonomy).Convert(src, "")
	if len(d.Problems) != 1 || d.Problems[0].Severity != guide.Warning {
		t.Errorf("problems %v, want one warning", d.Problems)
	}
}

func TestIdenticalHeadingsAreNumbered(t *testing.T) {
	d := convert(guide.KindArticle, "### A\n\n### A\n\n### A-1\n\n### Main\n")
	var ids []string
	for _, h := range d.Headings {
		ids = append(ids, h.ID)
	}
	if want := []string{"a", "a-1", "a-1-1", "main-1"}; !slices.Equal(ids, want) {
		t.Errorf("ids %q, want %q", ids, want)
	}
}
