package render

import (
	"html/template"

	"starling/generator/guide"
)

// criteria returns the rows of a score table of a document's own.
func (p *printer) criteria(at *guide.Placed, rows []guide.RubricRow) (template.HTML, error) {
	mark := len(p.buf)
	for _, row := range rows {
		for column, cell := range []guide.Text{row.Criterion, row.One, row.Three, row.Five} {
			p.write(opening[column])
			if err := p.text(at, cell); err != nil {
				return "", err
			}
			p.write(closing[column])
		}
	}
	return p.html(mark), nil
}

// scores returns the rows of a score table of the taxonomy's.
func (p *printer) scores(rows []guide.RubricText) template.HTML {
	mark := len(p.buf)
	for _, row := range rows {
		for column, cell := range []string{row.Criterion, row.One, row.Three, row.Five} {
			p.write(opening[column])
			p.escape(cell)
			p.write(closing[column])
		}
	}
	return p.html(mark)
}

// What stands around the cells of a row. Each cell repeats its score, which is
// shown where the table is too wide for the screen and its rows are stacked.
var (
	opening = [4]string{`<tr><th scope="row">`, "<td><b>1</b> ", "<td><b>3</b> ", "<td><b>5</b> "}
	closing = [4]string{"</th>", "</td>", "</td>", "</td></tr>\n"}
)
