package main

import (
	"context"
	"embed"
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"starling/content"
	"starling/generator"
	"starling/generator/guide"
	"starling/generator/text"
)

// theGuide returns the real guide, read once for all tests of its texts.
func theGuide(t *testing.T) *guide.Guide {
	t.Helper()
	g, err := readGuide()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

var readGuide = sync.OnceValues(func() (*guide.Guide, error) {
	none := generator.Folder{FS: embed.FS{}}
	in := generator.Inputs{Content: generator.Folder{FS: content.FS, Name: "content"}, Layouts: none, Assets: none, Program: programDigest()}
	g, problems, err := new(generator.Generator).Guide(context.Background(), in)
	if errs := problems.Of(guide.Error); err == nil && len(errs) > 0 {
		return nil, errs[0]
	}
	return g, err
})

// answersOf yields the guide's sample answers, each once.
func answersOf(g *guide.Guide) iter.Seq[*guide.Answer] {
	return func(yield func(*guide.Answer) bool) {
		for _, q := range g.Questions {
			for _, a := range q.Answers {
				if !yield(a) {
					return
				}
			}
		}
	}
}

// spokenOf is a script as it is said, a line for each block.
func spokenOf(s guide.Script) string {
	var b strings.Builder
	for _, seg := range s.Segments {
		for _, line := range blocksOf(seg.Text) {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// blockEnd is where one block of a text's markup ends, and the next sentence
// cannot belong to the last.
var blockEnd = regexp.MustCompile(`</(p|li|dt|dd|td|th|h[1-6]|blockquote|pre)>|<br>`)

// blocksOf returns a text's paragraphs, items and cells in plain words.
func blocksOf(t guide.Text) []string {
	var list []string
	for _, markup := range blockEnd.Split(string(t.Markup), -1) {
		if s := strings.TrimSpace(guide.Text{Markup: guide.HTML(markup)}.Plain()); s != "" {
			list = append(list, s)
		}
	}
	return list
}

// mostAlike is the greatest likeness of two answers: the share of three-word
// shingles of either that both have. Copies stand at 1, and two stories that
// share no more than a trade and a framework below a hundredth.
const mostAlike = 0.25

// TestNoTwoAnswersAreAlike compares each answer with each, as it is spoken.
func TestNoTwoAnswersAreAlike(t *testing.T) {
	answers := slices.Collect(answersOf(theGuide(t)))
	sketches := make([]text.Sketch, len(answers))
	for i, a := range answers {
		sketches[i] = text.NewSketch(spokenOf(a.Doc.Script))
	}
	most, pair := 0.0, ""
	for i, a := range answers {
		for j, b := range answers[:i] {
			l := sketches[i].Likeness(sketches[j])
			if l > most {
				most, pair = l, b.Doc.Path+" and "+a.Doc.Path
			}
			if l > mostAlike {
				t.Errorf("%s and %s have a likeness of %.2f, want at most %.2f", b.Doc.Path, a.Doc.Path, l, mostAlike)
			}
		}
	}
	t.Logf("of %d answers the two most alike have a likeness of %.3f: %s", len(answers), most, pair)
}

// longSentence is how many words make a sentence that should stand once: shorter
// ones ("What did you do next?") are nobody's own.
const longSentence = 8

// TestNoSentenceStandsTwice reads every text of the guide, answers and advice,
// notes and terms. Only Sources may repeat: a study is cited by the same words.
func TestNoSentenceStandsTwice(t *testing.T) {
	first := map[string]string{}
	sentences, twice := 0, 0
	for doc := range textsOf(theGuide(t)) {
		for _, block := range writtenIn(doc) {
			for _, s := range text.Sentences(block) {
				words := text.Words(text.Fold(s))
				if len(words) < longSentence {
					continue
				}
				sentences++
				key := strings.Join(words, " ")
				if other, seen := first[key]; seen {
					twice++
					t.Errorf("%s says again what %s says: %q", doc.Path, other, s)
					continue
				}
				first[key] = doc.Path
			}
		}
	}
	t.Logf("%d sentences of %d words or more; %d stand twice", sentences, longSentence, twice)
	if sentences < 4000 {
		t.Error("so few sentences mean that this looks in the wrong place")
	}
}

// textsOf yields every text of the guide.
func textsOf(g *guide.Guide) iter.Seq[*guide.Document] {
	return func(yield func(*guide.Document) bool) {
		var list []*guide.Linked
		for _, q := range g.Questions {
			list = append(list, q.Linked)
			for _, a := range q.Answers {
				list = append(list, a.Linked)
			}
		}
		for _, a := range g.Articles {
			list = append(list, a.Linked)
		}
		for _, c := range g.Collections {
			list = append(list, c.Linked)
		}
		for _, p := range g.Pages {
			list = append(list, p.Linked)
		}
		for _, term := range g.Terms {
			if term.Text != nil {
				list = append(list, term.Text)
			}
		}
		for _, l := range list {
			if !yield(l.Doc) {
				return
			}
		}
	}
}

// writtenIn returns the blocks of all that an author wrote in a document, but
// for its sources.
func writtenIn(d *guide.Document) []string {
	list := []string{d.Front.Summary}
	for _, item := range d.Front.Items {
		list = append(list, item.Note)
	}
	list = append(list, blocksOf(d.Lead)...)
	for _, s := range d.Sections {
		if s.Key == "sources" || s.Plain == "Sources" { // an article's headings have no key
			continue
		}
		list = append(list, blocksOf(s.Body)...)
		for _, item := range s.Items {
			list = slices.Concat(list, blocksOf(item.Title), blocksOf(item.Body))
		}
		for _, row := range s.Rows {
			list = slices.Concat(list, blocksOf(row.Criterion), blocksOf(row.One), blocksOf(row.Three), blocksOf(row.Five))
		}
	}
	for _, script := range []guide.Script{d.Script, d.Weaker} {
		for _, seg := range script.Segments {
			list = append(list, blocksOf(seg.Text)...)
		}
	}
	for _, n := range d.Notes {
		list = append(list, blocksOf(n.Text)...)
	}
	return list
}

// share is a part of a whole, for people to read.
func share(part, whole int) string {
	return fmt.Sprintf("%d of %d (%d %%)", part, whole, 100*part/max(whole, 1))
}
