package coverage

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"
)

const (
	// width is how many characters fit on a line of any terminal.
	width = 80
	// enough is how many entries of a list are printed: whoever mends more than
	// that in one sitting asks for the rest by --format json or html.
	enough = 20
	// busyDay is how many texts changed on one day are printed one by one.
	busyDay = 5
)

// Terminal returns the report for a terminal: tables of at most 80 characters a
// line, lists of some 20 entries, empty rows marked. Paths are whole, so that they
// can be opened.
func Terminal(r *Report) string {
	p := &terminal{}
	p.line(clip(cmp.Or(r.Title, "This guide"), 40) + ": " + count(r.Questions, "question") + ", " + count(r.Examples, "worked example"))
	p.competencies(r)
	p.byCompetency(r)
	p.byIndustry(r)
	p.texts("Questions without a worked example", r.NoExample)
	p.texts("Questions without a weaker version", r.NoWeaker)
	p.texts("Questions without follow-up questions", r.NoFollowUps)
	p.texts("Questions without sources", r.NoSources)
	p.dated(r)
	p.texts("Never dated (no updated)", r.Undated)
	p.alike(r)
	return p.out.String()
}

type terminal struct{ out strings.Builder }

func (p *terminal) line(s string) {
	p.out.WriteString(strings.TrimRight(s, " "))
	p.out.WriteByte('\n')
}

func (p *terminal) head(s string) { p.line("\n" + s) }

func (p *terminal) competencies(r *Report) {
	p.head(pad("By competency", 40) + " questions  first")
	for _, c := range r.Competencies {
		row := fmt.Sprintf("%s %9d  %5d", pad("  "+c.Name, 40), c.Questions, c.First)
		if c.Questions == 0 {
			row += "  empty"
		}
		p.line(row)
	}
}

// rowOf is what the terminal needs of a row, whatever it counts.
type rowOf struct {
	name     string
	cells    []Cell
	examples int
}

func (p *terminal) byCompetency(r *Report) {
	var rows []rowOf
	for _, c := range r.Competencies {
		rows = append(rows, rowOf{c.Name, c.Cells, c.Examples})
	}
	p.grid("Examples by competency", r.Levels, rows)
}

func (p *terminal) byIndustry(r *Report) {
	var rows []rowOf
	for _, i := range r.Industries {
		rows = append(rows, rowOf{i.Name, i.Cells, i.Examples})
	}
	p.grid("Examples by industry", r.Levels, rows)
}

// grid prints rows by level. Where the levels of a taxonomy do not fit side by
// side, they go on in a second grid below.
func (p *terminal) grid(title string, levels []Word, rows []rowOf) {
	const name = 33 // the longest built-in name, indented
	for from := 0; from < len(levels) || from == 0; {
		to, used := from, name+len(" all")
		for to < len(levels) && (to == from || used+1+columnWidth(levels[to]) <= width) {
			used += 1 + columnWidth(levels[to])
			to++
		}
		head := pad(title, name)
		for _, level := range levels[from:to] {
			head += " " + left(heading(level), columnWidth(level))
		}
		p.head(head + " all")
		for _, row := range rows {
			line := pad("  "+row.name, name)
			if row.examples == 0 {
				p.line(line + " empty")
				continue
			}
			for i := from; i < to; i++ {
				line += " " + left(figure(row.cells[i].Examples), columnWidth(levels[i]))
			}
			p.line(line + " " + left(fmt.Sprint(row.examples), len("all")))
		}
		from = max(to, 1)
	}
}

// heading is what stands above a column: slugs are shorter than names.
func heading(level Word) string { return clip(cmp.Or(level.Slug, level.Name), 10) }

func columnWidth(level Word) int { return max(utf8.RuneCountInString(heading(level)), 3) }

// figure prints a gap as a dot, so that the eye finds what is there.
func figure(n int) string {
	if n == 0 {
		return "·"
	}
	return fmt.Sprint(n)
}

func (p *terminal) texts(title string, list []Text) {
	p.head(fmt.Sprintf("%s: %s", title, howMany(len(list))))
	for i, t := range list {
		if i == enough {
			p.more(len(list) - enough)
			return
		}
		p.line("  " + t.Path)
	}
}

// dated prints the days on which texts were changed for the last time. A guide
// whose texts were all looked at on one day needs one line for that.
func (p *terminal) dated(r *Report) {
	p.head("Last changed, longest ago first: " + howMany(len(r.Dated)))
	lines := 0
	for from := 0; from < len(r.Dated); {
		day := r.Dated[from].Updated
		to := from
		for to < len(r.Dated) && r.Dated[to].Updated == day {
			to++
		}
		if lines >= enough {
			p.more(len(r.Dated) - from)
			return
		}
		if to-from > busyDay {
			p.line("  " + day + "  " + count(to-from, "text"))
			lines++
			from = to
			continue
		}
		for ; from < to; from++ {
			p.line("  " + day + "  " + r.Dated[from].Path)
			lines++
		}
	}
}

func (p *terminal) alike(r *Report) {
	p.head("Nearly the same text: " + howMany(len(r.Alike)))
	for i, a := range r.Alike {
		if i == enough {
			p.more(len(r.Alike) - enough)
			return
		}
		p.line(fmt.Sprintf("  %3.0f %%  %s", 100*a.Likeness, a.First.Path))
		p.line("         " + a.Second.Path)
	}
}

func (p *terminal) more(n int) { p.line(fmt.Sprintf("  and %d more (--format json lists all)", n)) }

func howMany(n int) string {
	if n == 0 {
		return "none"
	}
	return fmt.Sprint(n)
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// pad cuts or fills a text on its right to a number of characters.
func pad(s string, n int) string {
	s = clip(s, n)
	return s + strings.Repeat(" ", n-utf8.RuneCountInString(s))
}

// left fills a text on its left.
func left(s string, n int) string {
	return strings.Repeat(" ", max(0, n-utf8.RuneCountInString(s))) + s
}

// clip cuts a text's end off.
func clip(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}
