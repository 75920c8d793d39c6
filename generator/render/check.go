package render

import (
	"html/template"
	"maps"
	"slices"

	"github.com/jba/templatecheck"

	"starling/generator/guide"
)

// check looks for what can be known of the layouts before there is a page: the
// fields and functions they name, and whether html/template can escape them.
func (r *Renderer) check() guide.Problems {
	var problems guide.Problems
	p := newPrinter(r)
	p.view = &guide.View{Site: &guide.Site{}}
	for _, name := range slices.Sorted(maps.Keys(r.layouts.pages)) {
		pg := r.layouts.pages[name]
		t, err := p.template(pg, name)
		if err == nil {
			err = types(t)
		}
		if err != nil {
			problems = append(problems, problemOf(r.folder, pg.file, r.layouts.sources, err))
		}
	}
	r.release(p)
	return problems
}

// types checks the fields and functions that a page's templates name against
// guide.View. Where the checker itself gives up, running the page will tell.
func types(t *template.Template) (err error) {
	defer func() {
		if recover() != nil {
			err = nil
		}
	}()
	return templatecheck.CheckHTML(t, &guide.View{})
}
