package render

import (
	"errors"
	"fmt"
	"html/template"
	"path"

	"starling/generator/guide"
)

// maxPage bounds a page: far more than anyone would read, and little enough to
// hold in memory.
const maxPage = 16 << 20

// keep bounds the buffer that a printer keeps for its next page.
const keep = 1 << 20

// printer writes one page at a time. It holds its own copy of the layouts, whose
// functions know the page in hand, so that a layout need not hand it to them.
type printer struct {
	r     *Renderer
	pages map[string]*template.Template
	view  *guide.View
	// site is the digest of the view's site, once a function has asked for it.
	site guide.Digest
	// page is what is written of the page.
	page []byte
	// err is what made a function fail.
	err error
}

func newPrinter(r *Renderer) *printer {
	return &printer{r: r, pages: map[string]*template.Template{}}
}

// output is a printer as the template package writes to it: up to the largest
// size of a page.
type output printer

// Write adds to the page.
func (o *output) Write(b []byte) (int, error) {
	if len(o.page)+len(b) > maxPage {
		return 0, errTooLarge
	}
	o.page = append(o.page, b...)
	return len(b), nil
}

// WriteString saves the template package a copy of every text.
func (o *output) WriteString(s string) (int, error) {
	if len(o.page)+len(s) > maxPage {
		return 0, errTooLarge
	}
	o.page = append(o.page, s...)
	return len(s), nil
}

// print appends the view's page. Its error names the content file too.
func (p *printer) print(into []byte, v *guide.View) ([]byte, error) {
	data, err := p.execute(into, v, v.Page.Layout)
	var problem guide.Problem
	if errors.As(err, &problem) {
		where := v.Page.Source
		if where == "" {
			where = "/" + v.Page.Address
		}
		problem.Text += ", on the page of " + where
		return nil, problem
	}
	return data, err
}

// execute runs the template called name on the view, and appends what it writes.
// What a template or a function panics with becomes a problem like any other.
func (p *printer) execute(into []byte, v *guide.View, name string) (data []byte, err error) {
	pg := p.r.layouts.pages[name]
	if pg == nil {
		return nil, guide.NewProblem(path.Join(p.r.folder, name+".html"), guide.Place{}, codeLayout, "there is no layout "+name+".html", "")
	}
	defer func() {
		if e := recover(); e != nil {
			data, err = nil, p.problem(pg, fmt.Errorf("the layout cannot be run: %v", e))
		}
	}()
	t, err := p.template(pg, name)
	if err != nil {
		return nil, p.problem(pg, err)
	}
	p.view, p.site, p.page, p.err = v, guide.Digest{}, p.page[:0], nil
	if err := t.Execute((*output)(p), v); err != nil {
		return nil, p.problem(pg, err)
	}
	return append(into, p.page...), nil
}

// problem makes a problem of what went wrong. One in a partial that once shows
// is a problem already.
func (p *printer) problem(pg *page, err error) error {
	var inner guide.Problem
	if errors.As(err, &inner) {
		return inner
	}
	return problemOf(p.r.folder, pg.file, p.r.layouts.sources, err)
}

// rest forgets the page, and its buffer if that grew too large to keep.
func (p *printer) rest() {
	p.view, p.page = nil, p.page[:0]
	if cap(p.page) > keep {
		p.page = nil
	}
}

// template returns this printer's copy of a page's templates, escaped.
func (p *printer) template(pg *page, name string) (*template.Template, error) {
	if t := p.pages[name]; t != nil {
		return t, nil
	}
	direct := inPlace(p)
	root := template.New(name).Funcs(functions(p)).Funcs(direct)
	for called, tree := range pg.trees {
		if _, err := root.AddParseTree(called, tree.Copy()); err != nil {
			return nil, err
		}
	}
	t := root.Lookup(pg.entry)
	if err := p.escapers(t); err != nil {
		return nil, err
	}
	for called := range pg.trees {
		peel(root.Lookup(called).Tree.Root, direct)
	}
	p.pages[name] = t
	return t, nil
}

// escapers lets html/template write its escapers into a page's templates, which
// it does before it looks at any data. Running them on no data then fails, and
// that is no fault of theirs.
func (p *printer) escapers(t *template.Template) error {
	err := t.Execute((*output)(p), (*guide.View)(nil))
	var fault *template.Error
	if errors.As(err, &fault) {
		return err
	}
	return nil
}
