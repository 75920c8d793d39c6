package render

import "starling/generator/guide"

// score writes the section "score-yourself" with its own score table, or else
// with the shared one, and the sections of the author's own that follow it.
func (p *printer) score(at *guide.Placed, shared []guide.RubricText) {
	own := at.Doc.Section("score-yourself")
	if own != nil || len(shared) > 0 {
		p.write("\n<section class=\"score\">\n")
		p.scoreHeading(at, own)
		switch {
		case own != nil && len(own.Rows) > 0:
			p.openTable()
			p.criteria(at, own.Rows)
			p.closeTable()
		case len(shared) > 0:
			p.openTable()
			p.scores(shared)
			p.closeTable()
		}
		p.write("\n</section>")
	}
	p.others(at, "score-yourself")
}

func (p *printer) scoreHeading(at *guide.Placed, own *guide.Section) {
	if own == nil {
		p.title(2+at.Shift, "question_score")
		return
	}
	p.heading(2+at.Shift, at, own.ID, &own.Title)
	p.write("\n")
	p.text(at, &own.Body)
}

func (p *printer) openTable() {
	p.write("\n<table class=\"rubric\">\n<caption>")
	p.say("rubric_caption")
	p.write("</caption>\n<thead>\n<tr><th scope=\"col\">")
	p.say("rubric_criterion")
	p.write("</th><th scope=\"col\">1</th><th scope=\"col\">3</th><th scope=\"col\">5</th></tr>\n</thead>\n<tbody>\n")
}

func (p *printer) closeTable() { p.write("</tbody>\n</table>") }

// criteria writes the rows of a document's own score table.
func (p *printer) criteria(at *guide.Placed, rows []guide.RubricRow) {
	for i := range rows {
		row := &rows[i]
		for column, cell := range [...]*guide.Text{&row.Criterion, &row.One, &row.Three, &row.Five} {
			p.write(opening[column])
			p.text(at, cell)
			p.write(closing[column])
		}
	}
}

// scores writes the rows of a score table of the taxonomy's.
func (p *printer) scores(rows []guide.RubricText) {
	for _, row := range rows {
		for column, cell := range [...]string{row.Criterion, row.One, row.Three, row.Five} {
			p.element(opening[column], cell, closing[column])
		}
	}
}

// What stands around the cells of a row. Each cell repeats its score, which is
// shown where the table is too wide for the screen and its rows are stacked.
var (
	opening = [4]string{`<tr><th scope="row">`, "<td><b>1</b> ", "<td><b>3</b> ", "<td><b>5</b> "}
	closing = [4]string{"</th>", "</td>", "</td>", "</td></tr>\n"}
)
