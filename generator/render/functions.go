package render

import (
	"fmt"
	"html/template"
)

// functions returns the functions of the layouts, bound to a printer. The
// package comment says what each is for. Go's own print functions are here
// again with a limit, since a loop can double a text until memory ends.
func functions(p *printer) template.FuncMap {
	return template.FuncMap{
		"prose":    p.prose,
		"heading":  p.heading,
		"items":    p.items,
		"script":   p.script,
		"known":    known,
		"others":   others,
		"sections": sections,
		"steps":    p.steps,
		"outline":  outline,
		"criteria": p.criteria,
		"scores":   p.scores,
		"url":      p.url,
		"link":     p.link,
		"term":     p.term,
		"current":  p.current,
		"asset":    p.asset,
		"label":    p.label,
		"plural":   p.plural,
		"word":     p.word,
		"date":     p.date,
		"duration": p.duration,
		"span":     p.span,
		"bar":      p.bar,
		"once":     p.once,

		"print":    func(a ...any) (string, error) { return limited(fmt.Sprint(a...)) },
		"println":  func(a ...any) (string, error) { return limited(fmt.Sprintln(a...)) },
		"printf":   func(f string, a ...any) (string, error) { return limited(fmt.Sprintf(f, a...)) },
		"html":     func(a ...any) (string, error) { return limited(template.HTMLEscaper(a...)) },
		"js":       func(a ...any) (string, error) { return limited(template.JSEscaper(a...)) },
		"urlquery": func(a ...any) (string, error) { return limited(template.URLQueryEscaper(a...)) },
	}
}

func limited(s string) (string, error) {
	if len(s) > maxPage {
		return "", errTooLarge
	}
	return s, nil
}
