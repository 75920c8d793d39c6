package coverage

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"strings"
)

//go:embed page.css
var style string

// Policy returns the content security policy of the page: nothing but its own
// style, which is known by its digest. The page holds it too; whoever serves the
// page sends it as the header, since the site's own allows no style in a page.
func Policy() string {
	sum := sha256.Sum256([]byte(style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
}

// HTML returns the report as one page that asks nothing of any other file or
// host, and so can be opened from disk or sent to a colleague.
func HTML(r *Report) []byte {
	p := &page{}
	p.raw(`<!doctype html>`, "\n", `<html lang="en">`, "\n", `<meta charset="utf-8">`, "\n",
		`<meta http-equiv="Content-Security-Policy" content="`, Policy(), `">`, "\n",
		`<meta name="viewport" content="width=device-width, initial-scale=1">`, "\n",
		`<meta name="robots" content="noindex">`, "\n",
		`<title>Coverage`)
	if r.Title != "" {
		p.raw(" of ").text(r.Title)
	}
	p.raw("</title>\n<style>", style, "</style>\n<body>\n<main>\n<h1>What ")
	if r.Title == "" {
		p.raw("the guide")
	} else {
		p.text(r.Title)
	}
	p.raw(" covers</h1>\n<p>", count(r.Questions, "question"), ", ", count(r.Examples, "worked example"), ".</p>\n")
	parts := r.parts()
	p.raw("<nav aria-label=\"On this page\">\n<ul>\n")
	for _, part := range parts {
		p.raw(`<li><a href="#`, part.id, `">`).text(part.title).raw("</a></li>\n")
	}
	p.raw("</ul>\n</nav>\n")
	for _, part := range parts {
		p.raw(`<h2 id="`, part.id, `">`).text(part.title).raw("</h2>\n")
		part.write(p)
	}
	p.raw("</main>\n</body>\n</html>\n")
	return []byte(p.out.String())
}

// page writes markup; text is the one way for a guide's own words into it.
type page struct{ out strings.Builder }

func (p *page) raw(parts ...string) *page {
	for _, s := range parts {
		p.out.WriteString(s)
	}
	return p
}

func (p *page) text(s string) *page { return p.raw(html.EscapeString(s)) }

func (p *page) number(n int, class string) *page {
	return p.raw(`<td class="`, class, `">`, fmt.Sprint(n), "</td>")
}

// part is a section of the page.
type part struct {
	id, title string
	write     func(*page)
}

func (r *Report) parts() []part {
	list := func(texts []Text) func(*page) { return func(p *page) { p.list(texts) } }
	return []part{
		{"competencies", "By competency and level", r.competencyTable},
		{"industries", "By industry and level", r.industryTable},
		{"no-example", "No worked example", list(r.NoExample)},
		{"no-weaker", "No weaker version", list(r.NoWeaker)},
		{"no-follow-ups", "No follow-up questions", list(r.NoFollowUps)},
		{"no-sources", "No sources", list(r.NoSources)},
		{"undated", "Never dated", list(r.Undated)},
		{"dated", "Last changed, longest ago first", r.datedTable},
		{"alike", "Nearly the same text", r.alikeTable},
	}
}

func (r *Report) competencyTable(p *page) {
	p.raw("<p class=\"note\">A question counts under each competency that it names. The first is the one it is mostly scored on. ",
		"Its worked examples are counted by the speaker’s level.</p>\n")
	p.table("Questions and examples by competency", r.heads("Competency", "Questions", "Named first")...)
	for _, c := range r.Competencies {
		p.row(c.Word, c.Questions == 0)
		p.number(c.Questions, "n").number(c.First, "n").cells(c.Cells).number(c.Examples, "n").raw("</tr>\n")
	}
	p.endTable()
}

func (r *Report) industryTable(p *page) {
	p.raw("<p class=\"note\">Each cell counts worked examples; an empty row or column is a reader who finds nobody like them.</p>\n")
	p.table("Worked examples by industry and level", r.heads("Industry")...)
	for _, row := range r.Industries {
		p.row(row.Word, row.Examples == 0)
		p.cells(row.Cells).number(row.Examples, "n").raw("</tr>\n")
	}
	p.endTable()
}

// heads are a grid's column heads: its own, the levels, and the sum.
func (r *Report) heads(own ...string) []string {
	for _, level := range r.Levels {
		own = append(own, level.Name)
	}
	return append(own, "Examples")
}

func (p *page) cells(list []Cell) *page {
	for _, cell := range list {
		p.number(cell.Examples, "n "+depth(cell.Examples))
	}
	return p
}

// depth is the class of a cell: the figure says it all, the ground helps the eye.
func depth(n int) string {
	switch {
	case n == 0:
		return "none"
	case n < 3:
		return "some"
	}
	return "many"
}

func (r *Report) datedTable(p *page) {
	if p.none(len(r.Dated)) {
		return
	}
	p.table("Texts by the day of their last change", "Changed", "Text")
	for _, t := range r.Dated {
		p.raw(`<tr><th scope="row">`).text(t.Updated).raw("</th><td>").textOf(t).raw("</td></tr>\n")
	}
	p.endTable()
}

func (r *Report) alikeTable(p *page) {
	if p.none(len(r.Alike)) {
		return
	}
	p.table("Pairs of texts and how much of their wording is the same", "Same wording", "One", "Other")
	for _, a := range r.Alike {
		p.raw(`<tr><th scope="row">`, fmt.Sprintf("%.0f", 100*a.Likeness), " %</th><td>").textOf(a.First).raw("</td><td>").textOf(a.Second).raw("</td></tr>\n")
	}
	p.endTable()
}

// table opens a table that scrolls by itself where it is wide, by keyboard too.
func (p *page) table(caption string, heads ...string) {
	p.raw(`<div class="wide" role="region" tabindex="0" aria-label="`).text(caption).raw("\">\n<table>\n<thead>\n<tr>")
	for i, head := range heads {
		class := ""
		if i > 0 && len(heads) > 3 {
			class = ` class="n"`
		}
		p.raw(`<th scope="col"`, class, `>`).text(head).raw("</th>")
	}
	p.raw("</tr>\n</thead>\n<tbody>\n")
}

func (p *page) endTable() { p.raw("</tbody>\n</table>\n</div>\n") }

// row opens a row with its name; an empty one says so in words.
func (p *page) row(w Word, empty bool) {
	if empty {
		p.raw(`<tr class="empty"><th scope="row">`).text(w.Name).raw(" (empty)</th>")
		return
	}
	p.raw(`<tr><th scope="row">`).text(w.Name).raw("</th>")
}

func (p *page) none(n int) bool {
	if n == 0 {
		p.raw("<p>None.</p>\n")
	}
	return n == 0
}

func (p *page) list(texts []Text) {
	if p.none(len(texts)) {
		return
	}
	p.raw("<p>", count(len(texts), "text"), ".</p>\n<ul>\n")
	for _, t := range texts {
		p.raw("<li>").textOf(t).raw("</li>\n")
	}
	p.raw("</ul>\n")
}

func (p *page) textOf(t Text) *page {
	return p.text(t.Title).raw("<br><code>").text(t.Path).raw("</code>")
}
