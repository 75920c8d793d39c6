package coverage

import (
	"cmp"
	"slices"
	"strings"

	"starling/generator/guide"
	"starling/generator/text"
)

// alike returns the near-duplicates, the most alike first.
func (f inFolder) alike(g *guide.Guide) []Alike {
	var questions, answers []Text
	var asked, said []text.Sketch
	for _, q := range g.Questions {
		questions = append(questions, f.question(q))
		asked = append(asked, sketch(q.Doc))
		for _, a := range q.Answers {
			answers = append(answers, f.answer(a))
			said = append(said, sketch(a.Doc))
		}
	}
	list := append(pairs(questions, text.Alike(asked, guide.AlikeQuestion)), pairs(answers, text.Alike(said, guide.AlikeAnswer))...)
	slices.SortStableFunc(list, func(a, b Alike) int {
		return cmp.Or(cmp.Compare(b.Likeness, a.Likeness), byPath(a.First, b.First), byPath(a.Second, b.Second))
	})
	return list
}

func sketch(d *guide.Document) text.Sketch {
	var b strings.Builder
	for _, markup := range d.Compared() {
		b.WriteString(text.Plain(string(markup)))
		b.WriteByte('\n')
	}
	return text.NewSketch(b.String())
}

func pairs(texts []Text, found []text.Pair) []Alike {
	list := make([]Alike, len(found))
	for i, p := range found {
		first, second := texts[p.First], texts[p.Second]
		if byPath(first, second) > 0 {
			first, second = second, first
		}
		list[i] = Alike{first, second, p.Likeness}
	}
	return list
}
