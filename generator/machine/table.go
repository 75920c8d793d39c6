package machine

import "strings"

// table is a table that is open.
type table struct {
	rows int
	// rules is the line below the head, as far as it is known.
	rules string
}

func (p *prose) openCell(name, tag string) {
	switch name {
	case "table":
		p.block()
		p.table = &table{}
	case "tr":
		p.line()
		p.raw("|")
	case "th", "td":
		if p.table.rows == 0 {
			p.table.rules += rule(attribute(tag, "class"))
		}
		p.raw(" ")
	}
}

func rule(alignment string) string {
	switch alignment {
	case "left":
		return " :-- |"
	case "center":
		return " :-: |"
	case "right":
		return " --: |"
	}
	return " --- |"
}

func (p *prose) closeCell(name string) {
	switch name {
	case "table":
		p.table = nil
		p.block()
	case "tr":
		if p.table.rows == 0 {
			p.line()
			p.raw("|" + p.table.rules)
		}
		p.table.rows++
	case "th", "td":
		p.raw(" |")
	}
}

// head begins a table of our own.
func (w *writer) head(cells ...string) {
	w.block()
	w.raw("|")
	for _, c := range cells {
		w.raw(" ")
		w.words(c)
		w.raw(" |")
	}
	w.line()
	w.raw("|" + strings.Repeat(" --- |", len(cells)))
}
