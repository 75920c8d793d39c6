package machine

import (
	"strings"

	"starling/generator/guide"
)

// Copy returns the Markdown that lies beside a page, and its path; false where the
// page has none. The key is that of the page, which names all that it shows.
func Copy(v *guide.View, key guide.Digest, labels map[string]string) (string, guide.File, bool) {
	if v.Question == nil {
		return "", guide.File{}, false
	}
	return copyOf(&v.Page), guide.File{
		Key:    guide.NewHasher("copy").Digest(key).Sum(),
		Append: func(into []byte) ([]byte, error) { return question(into, v, labels), nil },
	}, true
}

// question appends what a question's page says: the question taken apart in the
// order of its file, and the spoken text of its answers.
func question(into []byte, v *guide.View, labels map[string]string) []byte {
	q := v.Question
	p := &prose{writer: &writer{out: into}, page: &v.Page, labels: labels}
	p.heading(1)
	p.words(q.Question)
	p.block()
	p.words(q.Summary)
	p.block()
	if v.Page.Canonical != "" {
		p.raw("<" + escaped(v.Page.Canonical) + ">")
		p.block()
	}
	if len(q.AlsoAsked) > 0 {
		p.words(labels["question_also_asked"] + ":")
		p.block()
		for _, asked := range q.AlsoAsked {
			p.open("- ", "  ")
			p.words(asked)
			p.close()
		}
		p.block()
	}
	p.text(&q.Text, &q.Text.Doc.Lead)
	for i := range q.Text.Doc.Sections {
		p.section(&q.Text, &q.Text.Doc.Sections[i])
	}
	p.rubric(q.Rubric)
	p.examples(q.Examples)
	p.related(q.Related)
	p.footnotes(&q.Text)
	return p.end()
}

func (p *prose) section(at *guide.Placed, s *guide.Section) {
	p.heading(2 + at.Shift)
	p.text(at, &s.Title)
	p.block()
	p.text(at, &s.Body)
	for i := range s.Items {
		p.entry(at, &s.Items[i], s.Key)
	}
	if len(s.Rows) > 0 {
		p.scores()
		for i := range s.Rows {
			row := &s.Rows[i]
			p.row()
			for _, cell := range [...]*guide.Text{&row.Criterion, &row.One, &row.Three, &row.Five} {
				p.table = &table{}
				p.raw(" ")
				p.inline(at, cell)
				p.gap = 0
				p.raw(" |")
			}
			p.table = nil
		}
	}
	p.block()
}

// entry writes an item of the section called key: a tip under a heading, and any
// other in a list.
func (p *prose) entry(at *guide.Placed, item *guide.SectionItem, key string) {
	if key == "how-to-answer" && !item.Title.Empty() {
		p.heading(3 + at.Shift)
		p.text(at, &item.Title)
		p.block()
		p.text(at, &item.Body)
		return
	}
	p.open("- ", "  ")
	switch {
	case !item.Title.Empty():
		p.raw("**")
		p.inline(at, &item.Title)
		p.gap = 0
		p.raw("** ")
	case key == "shape": // the page shows the segment's name as the framework has it
		p.raw("**")
		p.words(item.Plain)
		p.raw(".** ")
	}
	p.inline(at, &item.Body)
	p.close()
}

// rubric writes the shared score table of a question without one of its own.
func (p *prose) rubric(rows []guide.RubricText) {
	if len(rows) == 0 {
		return
	}
	p.heading(2)
	p.words(p.labels["question_score"])
	p.scores()
	for _, row := range rows {
		p.row()
		for _, cell := range [...]string{row.Criterion, row.One, row.Three, row.Five} {
			p.raw(" ")
			p.words(cell)
			p.raw(" |")
		}
	}
	p.block()
}

func (p *prose) scores() { p.head(p.labels["rubric_criterion"], "1", "3", "5") }

func (p *prose) row() {
	p.line()
	p.raw("|")
}

func (p *prose) examples(list []guide.SpokenExample) {
	if len(list) == 0 {
		return
	}
	p.heading(2)
	p.words(p.labels["question_examples"])
	for i := range list {
		e := &list[i]
		p.heading(3)
		p.link(e.About.Title, destination(guide.Relative(p.page.Address, e.Address)))
		p.block()
		p.words(e.About.Summary)
		for n := range e.Text.Doc.Script.Segments {
			p.segment(&e.Text, &e.Text.Doc.Script.Segments[n])
		}
	}
	p.block()
}

// segment writes a part of an answer behind its label, as its author did.
func (p *prose) segment(at *guide.Placed, s *guide.Segment) {
	p.block()
	if len(s.Names) == 0 {
		p.text(at, &s.Text)
		return
	}
	p.raw("**")
	p.words(strings.Join(s.Names, " / "))
	p.raw(".** ")
	p.inline(at, &s.Text)
}

// related leads to the Markdown of other questions.
func (p *prose) related(cards []guide.Card) {
	if len(cards) == 0 {
		return
	}
	p.heading(2)
	p.words(p.labels["question_related"])
	p.block()
	for _, c := range cards {
		p.open("- ", "  ")
		p.link(c.Title, destination(guide.Relative(p.page.Address, c.Address+"index.md")))
		p.close()
	}
}
