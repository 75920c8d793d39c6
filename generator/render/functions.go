package render

import (
	"fmt"
	"html/template"
	"maps"
)

// functions returns the functions of the layouts, bound to a printer. The
// package comment says what each is for. Go's own print functions are here
// again with a limit, since a loop can double a text until memory ends.
func functions(p *printer) template.FuncMap {
	all := template.FuncMap{
		"known":    known,
		"url":      p.url,
		"current":  p.current,
		"asset":    p.asset,
		"label":    p.label,
		"plural":   p.plural,
		"word":     p.word,
		"date":     p.date,
		"duration": p.duration,
		"span":     p.span,

		"print":    func(a ...any) (string, error) { return limited(fmt.Sprint(a...)) },
		"println":  func(a ...any) (string, error) { return limited(fmt.Sprintln(a...)) },
		"printf":   func(f string, a ...any) (string, error) { return limited(fmt.Sprintf(f, a...)) },
		"html":     func(a ...any) (string, error) { return limited(template.HTMLEscaper(a...)) },
		"js":       func(a ...any) (string, error) { return limited(template.JSEscaper(a...)) },
		"urlquery": func(a ...any) (string, error) { return limited(template.URLQueryEscaper(a...)) },
	}
	maps.Copy(all, markup(pen{printer: p}))
	return all
}

func limited(s string) (string, error) {
	if len(s) > maxPage {
		return "", errTooLarge
	}
	return s, nil
}

// markup returns the functions that write markup.
func markup(w pen) template.FuncMap {
	return template.FuncMap{
		"prose":    two(w, w.text),
		"heading":  four(w, w.heading),
		"items":    three(w, w.items),
		"script":   three(w, w.script),
		"bar":      one(w, w.bar),
		"shares":   one(w, w.shares),
		"sections": several(w, w.sections),
		"others":   several(w, w.others),
		"shape":    two(w, w.shape),
		"score":    two(w, w.score),
		"facts":    one(w, w.facts),
		"speaker":  one(w, w.speaker),
		"spoken":   one(w, w.spoken),
		"cards":    one(w, w.cards),
		"examples": one(w, w.examples),
		"rows":     one(w, w.rows),
		"links":    one(w, w.links),
		"turn":     three(w, w.turn),
		"link":     two(w, w.link),
		"term":     one(w, w.term),
		"meta":     none(w, w.meta),
		"once":     one(w, w.once),
	}
}
