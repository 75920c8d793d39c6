package importer_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"starling/generator/importer"
	"starling/generator/text"
)

// written returns the words of drafts in turn, folded, with a space around each;
// what the drafts escape is as it was.
func written(files []importer.File) string {
	var words []string
	for _, f := range files {
		words = append(words, text.Words(text.Fold(strings.ReplaceAll(string(f.Data), `\`, "")))...)
		words = append(words, "|")
	}
	return " " + strings.Join(words, " ") + " "
}

// lost returns the sentences whose words do not stand in the drafts in a row.
// Only their numbers and the marks of questions and answers are markup.
func lost(sentences []string, files []importer.File) []string {
	return lostBetween(" ", sentences, written(files))
}

// lostOfGlued is lost for a text whose pieces run into each other: what was one
// word there may be one word still.
func lostOfGlued(sentences []string, files []importer.File) []string {
	return lostBetween("", sentences, strings.ReplaceAll(written(files), " ", ""))
}

func lostBetween(space string, sentences []string, all string) []string {
	var list []string
	for _, s := range sentences {
		s = marks.ReplaceAllString(s, "")
		if words := strings.Join(text.Words(text.Fold(s)), space); words != "" && !strings.Contains(all, space+words+space) {
			list = append(list, s)
		}
	}
	return list
}

var marks = regexp.MustCompile(`^(?:(?:[QA]:|Step \d+:|[-*+#>]+|#?\d+[.)]|Sample answer \d+:|Why this works:|Example:)\s+)+`)

// TestNoSentenceOfAnArticleIsLost looks for each sentence of the articles beside
// this test in their drafts. It reads the articles by itself, line by line.
func TestNoSentenceOfAnArticleIsLost(t *testing.T) {
	read := 0
	for _, f := range fixtures(t) {
		article, err := importer.Read(importer.Source{Name: f.article.Name, Data: f.article.Data})
		if err != nil {
			continue
		}
		read++
		var sentences []string
		for _, line := range rawLines(t, f) {
			sentences = append(sentences, text.Sentences(line)...)
		}
		if len(sentences) < 10 {
			t.Errorf("%s has %d sentences, so this test reads it wrongly", f.file, len(sentences))
		}
		for _, s := range lost(sentences, drafts(article, empty)) {
			t.Errorf("%s: lost: %s", f.file, s)
		}
	}
	if read < 9 {
		t.Errorf("%d articles were read, want 9", read)
	}
}

// glued finds where the one-line article runs a heading into other text.
var glued = regexp.MustCompile(`([.!?”]|Learned|Blame|Flags|lead|worker)([A-Z“]|\d\.)`)

// rawLines returns an article's lines without markup: of a page, the texts of
// its innermost elements in article.
func rawLines(t *testing.T, f fixture) []string {
	s := string(f.article.Data)
	if strings.HasSuffix(f.article.Name, ".html") {
		return htmlTexts(t, s)
	}
	if strings.Count(s, "\n") == 1 {
		s = glued.ReplaceAllString(s, "$1\n$2")
		s = strings.ReplaceAll(s, "”\n.", "”.")
		return strings.Split(s, "\n")
	}
	if rest, ok := strings.CutPrefix(s, "---\n"); ok {
		_, s, _ = strings.Cut(rest, "---\n")
	}
	s = regexp.MustCompile(`\]\([^)]*\)|</?b>`).ReplaceAllString(s, "]")
	s = strings.NewReplacer("**", "", "*one*", "one", `\*`, "*", "Example: ", "", "Why this works: ", "").Replace(s)
	var lines []string
	joined := ""
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(line)
		if line == "" || marks.MatchString(line) || len(joined) > 0 && len(joined) < 50 {
			lines, joined = append(lines, joined), ""
		}
		joined += " " + line
	}
	return append(lines, joined)
}

func htmlTexts(t *testing.T, s string) []string {
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && slices.Contains([]string{"h1", "h2", "h3", "p", "li", "td", "aside"}, n.Data) && within(n, "article") {
			var b strings.Builder
			for d := range n.Descendants() {
				if d.Type == html.TextNode {
					b.WriteString(d.Data + " ")
				}
			}
			list = append(list, strings.Join(strings.Fields(b.String()), " "))
		}
	}
	return list
}

func within(n *html.Node, name string) bool {
	for ; n != nil; n = n.Parent {
		if n.Data == name {
			return true
		}
	}
	return false
}

// made is an article made of sentences that no other has.
type made struct {
	sentences []string
	count     int
}

func (m *made) sentence(t *rapid.T) string {
	words := rapid.SliceOfN(rapid.SampledFrom(strings.Fields("I my you the answer said boss shop *ran* _late_ [well] Monday we “so” it’s #1 50% & <b> C++ e.g. don't")), 2, 14).Draw(t, "words")
	m.count++
	name := string([]rune{'k' + rune(m.count/20), 'b' + rune(m.count%20)})
	s := fmt.Sprintf("Start%s %s end%s", name, strings.Join(words, " "), name)
	m.sentences = append(m.sentences, s)
	return s + rapid.SampledFrom([]string{".", ".", "!", "?", "…"}).Draw(t, "stop")
}

func (m *made) paragraph(t *rapid.T) string {
	var list []string
	for range rapid.IntRange(1, 4).Draw(t, "sentences") {
		list = append(list, m.sentence(t))
	}
	s := strings.Join(list, " ")
	switch rapid.IntRange(0, 9).Draw(t, "shape") {
	case 0:
		s = "“" + s + "”"
	case 1:
		s = fmt.Sprintf("%d. %s", rapid.IntRange(1, 5).Draw(t, "number"), s)
	case 2:
		s = "- " + s
	case 3:
		s = "> " + s
	case 4:
		s = "Sample answer " + fmt.Sprint(rapid.IntRange(1, 3).Draw(t, "number")) + ": " + s
	case 5:
		s = "Why this works: " + s
	case 6:
		s += " Sign up for our newsletter today."
	case 7:
		s = "Q: " + s
	case 8:
		s = "A: " + s
	}
	return s
}

var headings = []string{
	"Why do interviewers ask this?", "How to answer", "3 Tips for Your Answer", "What to Avoid", "Sample Answers", "Example answer for a nurse",
	"Follow-up Questions", "Similar questions", "Final Thoughts", "Something Else Entirely", "Why this answer works", "1. Be Brief", "Tip 2: Be Kind", "Sources",
}

// TestNoSentenceIsLost makes articles of every shape, and looks for each of their
// sentences in the drafts.
func TestNoSentenceIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var m made
		format := rapid.SampledFrom([]string{"md", "txt", "html", "glued"}).Draw(t, "format")
		blocks := []string{"How to answer “Tell me about a mistake”", "Every interviewer asks each candidate this one question at some time in the interview. Nobody who wants the job can escape it, so it is well worth an hour of your time tonight.", "How to answer"}
		for range rapid.IntRange(1, 14).Draw(t, "blocks") {
			if rapid.IntRange(0, 3).Draw(t, "heading") == 0 {
				blocks = append(blocks, rapid.SampledFrom(headings).Draw(t, "name"))
			} else {
				blocks = append(blocks, m.paragraph(t))
			}
		}
		blocks = append(blocks, "Sample answer 9: “I say what I did, and I say it plainly, and then I stop, because my story is short enough to be heard.”")
		name, data := render(format, blocks)
		article, err := importer.Read(importer.Source{Name: name, Data: []byte(data)})
		if err != nil && format == "glued" {
			return // what is refused is not lost, and some of these a human cannot read either
		}
		if err != nil {
			t.Fatalf("refused: %v\n%s", err, data)
		}
		files := drafts(article, empty)
		look := lost
		if format == "glued" {
			look = lostOfGlued
		}
		if list := look(m.sentences, files); len(list) > 0 {
			var b strings.Builder
			for _, f := range files {
				fmt.Fprintf(&b, "-- %s --\n%s", f.Path, f.Data)
			}
			t.Fatalf("lost %q of\n%s\n\n%s", list, data, b.String())
		}
	})
}

// render writes blocks as a file of a format; glued is text without line ends.
func render(format string, blocks []string) (name, data string) {
	isHeading := func(s string) bool { return s == blocks[0] || slices.Contains(headings, s) || s == "How to answer" }
	var b strings.Builder
	for i, s := range blocks {
		switch {
		case format == "glued":
			b.WriteString(s)
		case format == "html" && isHeading(s):
			fmt.Fprintf(&b, "<h2>%s</h2>\n", html.EscapeString(s))
		case format == "html":
			fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(s))
		case format == "md" && isHeading(s):
			fmt.Fprintf(&b, "%s %s\n\n", strings.Repeat("#", 1+min(i, 1)), s)
		case format == "md":
			b.WriteString(markdownEscape.Replace(s) + "\n\n")
		default:
			b.WriteString(s + "\n\n")
		}
	}
	if format == "glued" {
		format = "txt"
	}
	return "article." + format, b.String()
}

var markdownEscape = strings.NewReplacer("*", `\*`, "_", `\_`, "[", `\[`, "<", `\<`)

// FuzzRead holds that whatever a text file says is refused or kept: every word
// stands in the drafts as often as in the file, or was two that ran into each other.
func FuzzRead(f *testing.F) {
	for _, x := range fixtures(f) {
		f.Add(string(x.article.Data))
	}
	f.Add("How to answer “Tell me about yourself”1. I. 2. Job interview candidate.")
	f.Fuzz(func(t *testing.T, s string) {
		for _, name := range []string{"a.md", "a.html", "a.txt"} {
			article, err := importer.Read(importer.Source{Name: name, Data: []byte(s)})
			if err != nil {
				continue
			}
			files := drafts(article, empty)
			if name != "a.txt" {
				continue
			}
			have := map[string]int{}
			for _, w := range strings.Fields(written(files)) {
				have[w]++
			}
			squeezed := strings.Join(strings.Fields(written(files)), "")
			for _, w := range text.Words(text.Fold(s)) {
				if have[w]--; have[w] < 0 && !strings.Contains(squeezed, w) && !markup[w] && !strings.ContainsAny(w, "0123456789") && printable(w) {
					t.Errorf("%s: the word %q is lost", name, w)
				}
			}
		}
	})
}

// markup are the words that a list of tips or questions is marked with.
var markup = map[string]bool{"q": true, "a": true, "question": true, "tip": true, "step": true, "rule": true}

// printable tells whether a word has only letters that every text may hold.
func printable(w string) bool {
	return !strings.ContainsFunc(w, func(r rune) bool { return r > 0x2fff || r < ' ' })
}
