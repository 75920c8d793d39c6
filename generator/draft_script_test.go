package generator

import (
	"os"
	"slices"
	"strings"
	"testing"

	"starling/assets"
	"starling/generator/guide"
	"starling/layouts"
)

// draftScript judges drafts as the coach of a question's page does.
const draftScript = `
import { boxesOf, segmentsOf } from './draft/boxes.js'
import { judged } from './draft/judged.js'
import { remarkOf } from './draft/remarks.js'
import { markdownOf, mailOf } from './draft/text.js'
globalThis.findings = ({ about, segments, words }) => judged(about, segments).findings.map(f => ({ ...f, remark: remarkOf(f, words) }))
globalThis.remark = ({ finding, words }) => remarkOf(finding, words)
globalThis.boxes = ({ segments, parts }) => boxesOf(segments, parts)
globalThis.segments = ({ segments, parts }) => segmentsOf(boxesOf(segments, parts))
globalThis.markdown = ({ question, boxes }) => markdownOf(question, boxes)
globalThis.mail = ({ question, boxes }) => mailOf(question, boxes)
`

// TestDraftIsJudgedAsCheckJudges puts what is said in every answer of the real
// guide, weaker versions too, into a draft of the same question in the same shape:
// the coach finds what check hears, and has words for it that repeat the reader's.
func TestDraftIsJudgedAsCheckJudges(t *testing.T) {
	m := scriptOf(t, draftScript)
	in := Inputs{
		Content: Folder{os.DirFS("../content"), "content"}, Layouts: Folder{layouts.FS, "layouts"}, Assets: Folder{assets.FS, "assets"}, Program: testProgram,
	}
	g := &Generator{Rules: true}
	t.Cleanup(func() { _ = g.Close() })
	linked, _, rules, err := g.judged(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	words := draftData(&settings{Settings: *linked.Settings})["words"]
	drafts, found := 0, 0
	for _, q := range linked.Questions {
		for _, a := range q.Answers {
			heard, err := rules.Hear(t.Context(), linked, a.Doc.Path)
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range heard {
				script, role := a.Doc.Script, guide.RoleAnswer
				if h.Weaker {
					script, role = a.Doc.Weaker, guide.RoleWeaker
				}
				var got []struct{ Code, Quote, Remark string }
				if err := m.Call(t.Context(), &got, "findings", map[string]any{"about": aboutDraft(linked, q, a), "segments": draftOf(a.Doc, script, role), "words": words}); err != nil {
					t.Fatal(err)
				}
				drafts++
				var codes, want []string
				for _, f := range got {
					found++
					if !h.Weaker || f.Code != "W214" { // a weaker version needs no labels
						codes = append(codes, f.Code)
					}
					if strings.ContainsAny(f.Remark, "{}") || strings.Contains(f.Remark, strings.ToLower(f.Code)) || len(f.Remark) < 15 {
						t.Errorf("%s: %s has no words of its own: %q", a.Address, f.Code, f.Remark)
					}
				}
				for _, p := range h.Faults {
					want = append(want, p.Code)
				}
				slices.Sort(codes)
				slices.Sort(want)
				if !slices.Equal(codes, want) {
					t.Errorf("%s, %v: the coach finds %v, and check hears %v", a.Address, h.Weaker, codes, want)
				}
			}
		}
	}
	if drafts < 60 || found < 60 {
		t.Errorf("%d drafts with %d findings, so this test looks in the wrong place", drafts, found)
	}
}

// aboutDraft is what the page tells the coach of a question; the industry is the
// answer's, which a reader's own page does not know.
func aboutDraft(g *guide.Guide, q *guide.Question, a *guide.Answer) map[string]any {
	shape, _ := g.Taxonomy.Framework(a.Framework)
	role, _ := g.Taxonomy.Role(a.Doc.Front.Role)
	industry := a.Doc.Front.Industry
	if industry == "" {
		industry = role.Industry
	}
	var segments []map[string]any
	for _, s := range shape.Segments {
		segments = append(segments, map[string]any{"name": s.Name, "part": s.Part, "share": s.Share})
	}
	return map[string]any{
		"language": g.Settings.Language, "rate": g.Settings.SpeakingRate, "thresholds": g.Settings.Lint.Thresholds, "type": q.Type, "category": q.Category,
		"target": map[string]int{"from": q.Target.From, "to": q.Target.To}, "framework": map[string]any{"slug": shape.Slug, "segments": segments}, "industry": industry,
	}
}

func draftOf(d *guide.Document, script guide.Script, role guide.Role) []map[string]any {
	var list []map[string]any
	for i, s := range script.Segments {
		text := ""
		for _, p := range d.Reading.Passages {
			if p.Role == role && p.Segment == i {
				text = p.Plain
			}
		}
		list = append(list, map[string]any{"names": s.Names, "part": s.Part, "text": text})
	}
	return list
}

// TestDraftInBoxes lays texts out in the boxes of a shape, and takes them back.
func TestDraftInBoxes(t *testing.T) {
	m := scriptOf(t, draftScript)
	prep := []map[string]any{{"name": "Point", "part": "headline"}, {"name": "Reason", "part": "setup"}, {"name": "Point", "part": "headline"}}
	in := map[string]any{"segments": prep, "parts": map[string]string{"Point": "One.", "Point 2": "Two.", "Task": "Mine.", "Old": " "}}
	type box struct {
		Key, Name, Part, Text string
		Foreign               bool
	}
	var boxes []box
	if err := m.Call(t.Context(), &boxes, "boxes", in); err != nil {
		t.Fatal(err)
	}
	want := []box{{"Point", "Point", "headline", "One.", false}, {"Reason", "Reason", "setup", "", false}, {"Point 2", "Point", "headline", "Two.", false}, {"Task", "Task", "", "Mine.", true}}
	if !slices.Equal(boxes, want) {
		t.Errorf("the boxes are %+v, want %+v", boxes, want)
	}
	var segments []struct {
		Names []string
		Text  string
	}
	if err := m.Call(t.Context(), &segments, "segments", in); err != nil {
		t.Fatal(err)
	}
	if len(segments) != 3 || segments[1].Names[0] != "Point" || len(segments[2].Names) != 0 {
		t.Errorf("the segments are %+v", segments)
	}
	var text, mail string
	out := map[string]any{"question": "Why us?", "boxes": []map[string]string{{"name": "Point", "text": "One.\n\nMore. "}, {"name": "Reason", "text": ""}, {"name": "", "text": "Last."}}}
	if err := m.Call(t.Context(), &text, "markdown", out); err != nil {
		t.Fatal(err)
	}
	if want := "# Why us?\n\n**Point.** One.\n\nMore.\n\nLast.\n"; text != want {
		t.Errorf("the Markdown is %q, want %q", text, want)
	}
	if err := m.Call(t.Context(), &mail, "mail", out); err != nil || !strings.HasPrefix(mail, "mailto:?subject=Why%20us%3F&body=") {
		t.Errorf("the mail is %q, %v", mail, err)
	}
	out["boxes"] = []map[string]string{{"name": "Point", "text": strings.Repeat("long ", 500)}}
	if err := m.Call(t.Context(), &mail, "mail", out); err != nil || mail != "" {
		t.Errorf("a text that no mail program takes is handed to it: %d characters, %v", len(mail), err)
	}
}

// TestRemarksQuoteWholeWords holds a long quote to whole words and one full stop,
// and a list of quotes to each word once, however often it was said.
func TestRemarksQuoteWholeWords(t *testing.T) {
	m := scriptOf(t, draftScript)
	words := map[string]string{"w213_sentence": "It says {quote}. Two?", "w222_often": "Small: {quotes}."}
	for _, tt := range []struct {
		name, code, variant, quote string
		values                     map[string]any
		want                       string
	}{
		{"short", "W213", "sentence", "It was late.", nil, "It says “It was late”. Two?"},
		{"cut between words", "W213", "sentence", "We always had some issues and it was honestly my manager’s fault, who never said.", nil,
			"It says “We always had some issues and … fault, who never said”. Two?"},
		{"a word at the cut stays whole", "W213", "sentence", "Twelve words of six letters ab and then go on for long, but do stop there now, please.", nil,
			"It says “Twelve words of six letters ab … but do stop there now, please”. Two?"},
		{"no spaces", "W213", "sentence", strings.Repeat("言", 70), nil, "It says “" + strings.Repeat("言", 30) + " … " + strings.Repeat("言", 30) + "”. Two?"},
		{"each once", "W222", "often", "", map[string]any{"quotes": []string{"Honestly", "basically", "honestly"}}, "Small: “honestly”, “basically”."},
	} {
		var got string
		values := tt.values
		if values == nil {
			values = map[string]any{}
		}
		finding := map[string]any{"code": tt.code, "variant": tt.variant, "quote": tt.quote, "values": values}
		if err := m.Call(t.Context(), &got, "remark", map[string]any{"finding": finding, "words": words}); err != nil || got != tt.want {
			t.Errorf("%s: got %q, %v; want %q", tt.name, got, err, tt.want)
		}
	}
}
