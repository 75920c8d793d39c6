package markdown

import (
	"strings"
	"testing"

	"starling/generator/guide"
)

// TestPassagesKnowTheirPlaces marks words in a file and looks for them where the
// passages say that they stand.
func TestPassagesKnowTheirPlaces(t *testing.T) {
	body := strings.Join([]string{
		"**Situation.** It was *late* in May, and the café’s",
		"owner sat at home. I saw `a code` and [a link](x.md) there.[^n]",
		"",
		"> **Action:** not a label \\*here\\* &amp; there &hellip; end",
		"",
		"**Action.**",
		"- one item",
		"- another 🐦 item",
		"",
		"## Weaker version",
		"",
		"**Result.** See <https://example.org/> or www.example.org too.",
		"",
		"[^n]: **Risk.** A *note* here.",
	}, "\n")
	src := &guide.Source{Path: "questions/q/x.md", Kind: guide.KindAnswer, BodyLine: 5, Body: []byte(body)}
	d := New(&taxonomy).Placing().Convert(src, "star")
	for _, problem := range d.Problems {
		if problem.Code != "E110" {
			t.Error(problem)
		}
	}
	lines := strings.Split(body, "\n")
	found := 0
	for _, p := range d.Reading.Passages {
		for at, word := range wordsAt(p.Plain) {
			place := p.Place(at, at+len(word))
			line := []rune(lines[place.Line-5])
			if place.EndColumn-1 > len(line) {
				t.Fatalf("%q of %q stands at %+v", word, p.Plain, place)
			}
			got := string(line[place.Column-1 : place.EndColumn-1])
			if got != word && word != "…" && word != "*here*" { // as they are escaped
				t.Errorf("%q of %q stands at %+v, where the file has %q", word, p.Plain, place, got)
			}
			found++
		}
	}
	if found < 40 {
		t.Errorf("%d words were looked for", found)
	}
	// What goes on in the next line is cut at the end of its own.
	p := d.Reading.Passages[0]
	start := strings.Index(p.Plain, "café’s")
	if got, want := p.Place(start, start+len("café’s owner")), (guide.Place{Line: 5, Column: 46, EndColumn: 52}); got != want {
		t.Errorf("two words on two lines stand at %+v, want %+v", got, want)
	}
}

// wordsAt are the pieces between white space by where they begin.
func wordsAt(s string) map[int]string {
	words := map[int]string{}
	at := 0
	for _, word := range strings.Fields(s) {
		at += strings.Index(s[at:], word)
		words[at] = word
		at += len(word)
	}
	return words
}

// TestReadingIsAsked holds that what nobody asked for is not made, and that
// asking changes nothing else.
func TestReadingIsAsked(t *testing.T) {
	src := &guide.Source{Path: "questions/q/index.md", Kind: guide.KindQuestion, BodyLine: 1, Body: []byte(
		"# One\n\n### Three\n\n![](a.png) [here](b.md)\n\n## Avoid\n\n- this\n\n## How to answer\n\n### Be brief\n\nDo it.\n")}
	plain, placed := New(&taxonomy).Convert(src, ""), New(&taxonomy).Placing().Convert(src, "")
	if plain.Reading != nil || plain.Key != placed.Key {
		t.Error("a document that nobody judges has a reading, or another key")
	}
	if plain.Words != placed.Words || plain.Lead.Markup != placed.Lead.Markup {
		t.Error("a document with places says something else")
	}
	r := placed.Reading
	if len(r.Headings) != 5 || r.Headings[1] != (guide.WrittenHeading{Level: 3, Plain: "Three", Place: guide.Place{Line: 3, Column: 1, EndColumn: 10}}) {
		t.Errorf("the headings are %+v", r.Headings)
	}
	want := []guide.WrittenLink{
		{Href: "a.png", Picture: true, Place: guide.Place{Line: 5, Column: 1, EndColumn: 11}},
		{Text: "here", Href: "b.md", Place: guide.Place{Line: 5, Column: 12, EndColumn: 24}},
	}
	if len(r.Links) != 2 || r.Links[0] != want[0] || r.Links[1] != want[1] {
		t.Errorf("the links are %+v", r.Links)
	}
	roles := ""
	for _, p := range r.Passages {
		roles += strings.TrimSpace(p.Plain) + []string{" prose, ", " item, ", " title, ", " cell, ", " answer, ", " weaker, ", " note, "}[p.Role]
	}
	if want := "here prose, Avoid title, this item, How to answer title, Be brief title, Do it. item, "; !strings.HasSuffix(roles, want) {
		t.Errorf("the passages are %s", roles)
	}
}
