package generator

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"starling/generator/guide"
	"starling/generator/machine"
	"starling/generator/markdown"
)

// TestAnkiFileImportsTwice imports the cards as Anki does, edits the guide, and
// imports them again: no card is there twice, and those of edited texts changed.
func TestAnkiFileImportsTwice(t *testing.T) {
	content := corpus(20)
	deck := map[string]ankiNote{}
	importAnki(t, deck, exported(t, content, machine.Anki))
	if len(deck) != 20 {
		t.Fatalf("20 questions made %d cards", len(deck))
	}
	before := maps.Clone(deck)
	importAnki(t, deck, exported(t, content, machine.Anki))
	if !maps.EqualFunc(deck, before, ankiNote.equal) {
		t.Error("the same guide, built and imported again, changed the deck")
	}

	// A question is asked in other words, under another topic, with other tips; an answer is gone.
	file := content["questions/q00003/index.md"]
	text := string(file.Data)
	text = strings.Replace(text, "question: What of", "question: \"What,\\tthen, of <b> & \\\"that\\\"", 1)
	text = strings.Replace(text, "\ncategory:", "\"\ncategory:", 1)
	text = strings.Replace(text, "## How to answer", "## How to answer\n\n### Say \"it\" & mean \\<it>\n\nDo.", 1)
	content["questions/q00003/index.md"] = &fstest.MapFile{Data: []byte(text)}
	delete(content, "questions/q00005/answer-0.md")
	importAnki(t, deck, exported(t, content, machine.Anki))
	if len(deck) != 20 {
		t.Errorf("after edits there are %d cards, want the same 20", len(deck))
	}
	for guid, note := range deck {
		if same := note.equal(before[guid]); same == strings.Contains(guid, "q00003") {
			t.Errorf("%s: changed is %v", guid, !same)
		}
	}
	edited := deck["questions/q00003/"]
	if !strings.Contains(edited.fields[0], "&lt;b&gt; &amp; &#34;that&#34;") || !strings.Contains(edited.fields[1], "mean &lt;it&gt;") {
		t.Errorf("texts are not themselves on the card: %q", edited.fields)
	}
}

// ankiNote is a card as Anki keeps it.
type ankiNote struct {
	fields []string
	tags   string
}

func (n ankiNote) equal(m ankiNote) bool { return slices.Equal(n.fields, m.fields) && n.tags == m.tags }

// importAnki does what Anki's manual says of importing a text file: lines with # at
// the top say how to read it, a field that begins with a quotation mark goes on to
// the next one, and a note whose GUID is known is updated.
func importAnki(t *testing.T, deck map[string]ankiNote, file string) {
	t.Helper()
	head := map[string]string{}
	for strings.HasPrefix(file, "#") {
		line, rest, _ := strings.Cut(file, "\n")
		key, value, _ := strings.Cut(line[1:], ":")
		head[key], file = value, rest
	}
	want := map[string]string{"separator": "tab", "html": "true", "guid column": "1", "tags column": "4"}
	if !maps.Equal(head, want) {
		t.Fatalf("the head says %q, want %q", head, want)
	}
	seen := map[string]bool{}
	for line := range strings.Lines(file) {
		columns := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(columns) != 4 || strings.Contains(line, `"`) {
			t.Fatalf("%d columns, or a quotation mark: %q", len(columns), line)
		}
		if seen[columns[0]] {
			t.Errorf("two cards are called %s", columns[0])
		}
		seen[columns[0]] = true
		deck[columns[0]] = ankiNote{columns[1:3], columns[3]}
	}
}

// exported returns a file of the content's edition.
func exported(t *testing.T, content fstest.MapFS, path string) string {
	t.Helper()
	e := editionOf(t, content)
	data, err := e.File(path)
	if err != nil {
		t.Fatal(err)
	}
	// Who collects many files in one list gets the same bytes.
	if into, err := e.AppendFile([]byte("before"), path); err != nil || string(into) != "before"+string(data) {
		t.Errorf("%s differs where it is appended: %v", path, err)
	}
	return string(data)
}

func editionOf(t *testing.T, content fstest.MapFS) *guide.Edition {
	t.Helper()
	in := corpusInputs(0)
	in.Content.FS = content
	e, err := new(Generator).Edition(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	if n := e.Problems().Count(guide.Error); n > 0 {
		t.Fatal(e.Problems())
	}
	return e
}

// TestGuideAsJSON reads the guide back: everything is there, and nothing is marked up.
func TestGuideAsJSON(t *testing.T) {
	var read struct {
		Starling  int
		Questions []struct {
			Address, Question string
			Sections          []struct {
				Key, Title, Text string
				Items            []struct{ Title, Text string }
				Scores           [][]string
			}
			Answers []struct {
				Address  string
				Segments []struct {
					Parts []string
					Part  string
					Text  string
				}
				Notes []struct{ Kind, Text string }
			}
		}
	}
	content := corpus(3)
	content["questions/q00001/answer-1.md"] = &fstest.MapFile{Data: []byte("---\nrole: nurse\nlevel: mid\nsummary: \"A \\\\ line\"\nframework: star\n---\n\n" +
		"**Situation.** He said \"no\" & left.\n\n- one\n- <b>two</b>\n\n`x < y`\n")}
	if err := json.Unmarshal([]byte(exported(t, content, machine.JSON)), &read); err != nil {
		t.Fatal(err)
	}
	if read.Starling != 1 || len(read.Questions) != 3 {
		t.Fatalf("read %+v", read)
	}
	for _, q := range read.Questions {
		if len(q.Answers) != 3 || len(q.Sections) != 5 || len(q.Sections[1].Items) != 3 || len(q.Sections[4].Scores) != 1 || len(q.Sections[4].Scores[0]) != 4 {
			t.Errorf("%s is not whole: %+v", q.Address, q)
		}
		for _, a := range q.Answers {
			if a.Address != "questions/q00001/answer-1/" {
				if len(a.Segments) != 4 || len(a.Notes) != 4 || strings.ContainsAny(a.Segments[0].Text, "<>*") {
					t.Errorf("%s is not whole: %+v", a.Address, a)
				}
			} else if got, want := a.Segments[0].Text, "He said \"no\" & left.\none\ntwo\nx < y"; got != want {
				t.Errorf("the text is %q, want %q", got, want)
			}
		}
	}
}

// TestGuideAsMarkdown reads the book again, as an article: its outline has no gaps,
// and every question, part and weaker version is there.
func TestGuideAsMarkdown(t *testing.T) {
	content := corpus(3)
	content["questions/q00001/answer-1.md"] = &fstest.MapFile{Data: []byte("---\nrole: nurse\nlevel: mid\nsummary: One line\nframework: star\n---\n\n" +
		"**Situation.** I stayed.[^a]\n\n## Weaker version\n\nI *would* stay.\n\n## What went wrong\n\nIt is no story.\n\n[^a]: A note.\n")}
	content["articles/shape.md"] = &fstest.MapFile{Data: []byte("---\ntitle: The shape\nsummary: Four parts.\n---\n\nText.\n\n## First\n\n[Back](../questions/q00001/)\n")}
	book := exported(t, content, machine.Markdown)
	again := markdown.New(&guide.Taxonomy{}).Convert(&guide.Source{Path: "articles/book.md", Kind: guide.KindArticle, Body: []byte(book)}, "")
	for _, p := range again.Problems {
		if p.Code != "E110" {
			t.Error(p)
		}
	}
	level := 1
	for line := range strings.Lines(book) {
		marks, _, heading := strings.Cut(line, "# ")
		if !heading || strings.Trim(marks, "#") != "" {
			continue
		}
		if n := len(marks) + 1; n > level+1 {
			t.Errorf("level %d is followed by %q", level, line)
		} else {
			level = n
		}
	}
	for _, want := range []string{"# Benchmark\n", "\n## What of ", "\n#### Nurse", "**Situation.** I stayed.\n", "I *would* stay.", "It is no story.", "\n## The shape\n\nFour parts.", "[Back](../questions/q00001/)"} {
		if !strings.Contains(book, want) {
			t.Errorf("the book lacks %q", want)
		}
	}
	if strings.Contains(book, "[^") {
		t.Error("a marker has no note")
	}
}

// TestOfflineListIsWhatPagesNeed: every page and asset of the edition, sorted, and
// nothing that is for programs and hosts.
func TestOfflineListIsWhatPagesNeed(t *testing.T) {
	content := corpus(3)
	content["static/robots.txt"] = &fstest.MapFile{Data: []byte("User-agent: *\n")}
	var list []string
	if err := json.Unmarshal([]byte(exported(t, content, machine.Offline)), &list); err != nil {
		t.Fatal(err)
	}
	if !slices.IsSorted(list) {
		t.Error("the list is not sorted")
	}
	for _, path := range editionOf(t, content).Paths() {
		page := strings.HasSuffix(path, ".html") && path != "404.html"
		want := page || strings.HasPrefix(path, "assets/") && !strings.HasPrefix(path, "assets/icon-") || path == "search/index.js" || path == "practice/index.js"
		if slices.Contains(list, path) != want {
			t.Errorf("%s: kept is %v", path, !want)
		}
	}
}

// BenchmarkExports makes the whole guide in each form.
func BenchmarkExports(b *testing.B) {
	e, err := new(Generator).Edition(context.Background(), corpusInputs(benchQuestions))
	if err != nil {
		b.Fatal(err)
	}
	for _, path := range []string{machine.Anki, machine.JSON, machine.Markdown} {
		b.Run(path, func(b *testing.B) {
			b.ReportAllocs()
			var into []byte
			for b.Loop() {
				if into, err = e.AppendFile(into[:0], path); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(len(into)))
		})
	}
}
