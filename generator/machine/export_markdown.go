package machine

import "starling/generator/guide"

// book appends the whole guide as one text in Markdown: each question with its
// sample answers, and the articles. Margin notes are left out, since those of
// different texts may have one name.
func book(g *guide.Guide, into []byte) []byte {
	b := &bookWriter{prose: &prose{writer: &writer{out: into}, page: &guide.Page{Address: "export/"}, labels: g.Settings.Labels}}
	b.chapter(1, g.Settings.Title, g.Settings.Description)
	for _, q := range g.Questions {
		b.question(g, q)
	}
	for _, a := range g.Articles {
		b.chapter(2, a.Doc.Front.Title, a.Doc.Front.Summary)
		b.whole(guide.Placed{Doc: a.Doc, Targets: a.Targets, Shift: 1})
	}
	return b.end()
}

type bookWriter struct{ *prose }

// chapter writes a heading and the line below it.
func (b *bookWriter) chapter(level int, title, line string) {
	b.heading(level)
	b.words(title)
	b.block()
	b.words(line)
	b.block()
}

func (b *bookWriter) question(g *guide.Guide, q *guide.Question) {
	b.chapter(2, q.Doc.Front.Question, q.Doc.Front.Summary)
	b.whole(guide.Placed{Doc: q.Doc, Targets: q.Targets, Shift: 1})
	if len(q.Answers) == 0 {
		return
	}
	b.heading(3)
	b.words(g.Settings.Labels["question_examples"])
	b.block()
	for _, a := range q.Answers {
		b.answer(g, a)
	}
}

// answer writes a sample answer and then what its sections say, with the weaker
// version in its own.
func (b *bookWriter) answer(g *guide.Guide, a *guide.Answer) {
	b.chapter(4, a.Title, a.Doc.Front.Summary)
	at := guide.Placed{Doc: a.Doc, Targets: a.Targets, Shift: 3}
	b.script(&at, &a.Doc.Script)
	for i := range a.Doc.Sections {
		s := &a.Doc.Sections[i]
		b.section(&at, s)
		if s.Key == "weaker-version" {
			b.script(&at, &a.Doc.Weaker)
		}
	}
}

func (b *bookWriter) script(at *guide.Placed, s *guide.Script) {
	for i := range s.Segments {
		b.segment(at, &s.Segments[i])
	}
	b.block()
}

// whole writes a text with its sections.
func (b *bookWriter) whole(at guide.Placed) {
	b.text(&at, &at.Doc.Lead)
	b.block()
	for i := range at.Doc.Sections {
		b.section(&at, &at.Doc.Sections[i])
	}
}
