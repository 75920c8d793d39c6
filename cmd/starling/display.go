package main

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"starling/generator/guide"
	"starling/generator/serve"
)

// display shows editions, and what is wrong with the guide, on the pages and in
// the terminal.
type display struct {
	print    *printer
	content  string // the folder of texts, as problems call it
	server   *serve.Server
	watching func() string
	building atomic.Bool
	checking atomic.Bool

	problems, warnings atomic.Int64 // of the guide as it is now

	current *guide.Edition // in service
	source  sourceLine     // of its files
	warned  guide.Problems // in the terminal
	judged  guide.Problems // what the rules say, on the pages alone
	checks  sync.WaitGroup
	cancel  context.CancelFunc      // of the check of the edition in service
	checked map[string]guide.Digest // pages that can be rendered, by their keys

	showing sync.Mutex
	shown   guide.Problems // that the pages show now
}

func newDisplay(p *previewer, watching func() string) *display {
	d := &display{print: p.print, content: p.folders.content, watching: watching, cancel: func() {}, checked: map[string]guide.Digest{}}
	d.server = serve.New(serve.Options{Hosts: p.options.allowed, Editor: p.options.editor, Status: d.status, Pages: p.pages()})
	return d
}

// status is what /-/status says.
func (d *display) status() serve.Status {
	return serve.Status{
		Building: d.building.Load(), Checking: d.checking.Load(), Problems: int(d.problems.Load()), Warnings: int(d.warnings.Load()), Watching: d.watching(),
	}
}

// sourceLine returns a line of a file.
type sourceLine = func(path string, line int) string

// publish puts an edition into service, or shows what is wrong with it.
func (d *display) publish(e *guide.Edition, source sourceLine, started time.Time) {
	warnings := e.Problems().Of(guide.Warning)
	d.warnings.Store(int64(len(warnings)))
	if errs := e.Problems().Of(guide.Error); len(errs) > 0 {
		d.fail(errs, source)
		return
	}
	d.forget()
	number := d.server.Publish(e)
	d.warn(warnings, source)
	d.current, d.source = e, source
	d.print.note("edition %d: %s in %d ms", number, count(e.Len(), "file"), time.Since(started).Milliseconds())
}

// warn shows warnings on the pages that they are about, and in the terminal when
// they are others than before.
func (d *display) warn(warnings guide.Problems, source sourceLine) {
	d.onPages(slices.Concat(warnings, d.judged), source) // until these texts are judged
	if len(warnings) > 0 && !slices.Equal(warnings, d.warned) {
		d.print.problems(warnings)
		d.print.note("%s, which will matter when the draft is published", count(len(warnings), "warning"))
	}
	d.warned = warnings
}

// onPages shows warnings on the pages that they are about.
func (d *display) onPages(warnings guide.Problems, source sourceLine) {
	list := make([]serve.Warning, len(warnings))
	for i, w := range warnings {
		list[i].Problem = w
		if file, below := strings.CutPrefix(w.Path, strings.TrimSuffix(d.content, "/")+"/"); below {
			list[i].Pages = guide.PagesOf(file)
		}
	}
	d.server.Warn(list, source)
}

// busy stops the check of the edition in service: what the author waits for goes
// first.
func (d *display) busy() {
	d.building.Store(true)
	d.cancel()
	d.checks.Wait()
}

// idle begins the check of the edition in service, or goes on with it, unless the
// pages show what is wrong with a later one.
func (d *display) idle(ctx context.Context) {
	d.building.Store(false)
	if d.current == nil || d.failed() {
		return
	}
	ctx, d.cancel = context.WithCancel(ctx)
	d.checking.Store(true)
	d.checks.Go(func() {
		defer d.checking.Store(false)
		d.check(ctx, d.current, d.source)
	})
}

// check renders every page that has not been rendered with its key, so that a
// layout's mistake shows that is on no page which anyone looks at.
func (d *display) check(ctx context.Context, e *guide.Edition, source sourceLine) {
	var problems guide.Problems
	for _, path := range e.EarlyPaths() {
		if ctx.Err() != nil {
			return
		}
		key := e.Key(path)
		if d.checked[path] == key {
			continue
		}
		var problem guide.Problem
		if _, err := e.File(path); errors.As(err, &problem) {
			problems = append(problems, problem)
		} else if err == nil {
			d.checked[path] = key
		}
	}
	for path := range d.checked {
		if !e.Has(path) {
			delete(d.checked, path)
		}
	}
	switch {
	case ctx.Err() != nil:
	case len(problems) > 0:
		d.fail(problems.Sort(), source)
	default:
		d.judge(ctx, e, source)
	}
}

// judge shows what the rules say of each page on it, and not in the terminal:
// there it would bury what must be mended.
func (d *display) judge(ctx context.Context, e *guide.Edition, source sourceLine) {
	found, err := e.Warnings(ctx)
	switch {
	case ctx.Err() != nil:
	case err != nil:
		d.print.note("the rules of check did not run: %s", err)
	default:
		d.judged = found
		d.onPages(slices.Concat(e.Problems().Of(guide.Warning), found), source)
	}
}

// failed tells whether the pages show problems.
func (d *display) failed() bool {
	d.showing.Lock()
	defer d.showing.Unlock()
	return len(d.shown) > 0
}

// forget takes down the problems that were shown.
func (d *display) forget() {
	d.showing.Lock()
	defer d.showing.Unlock()
	d.shown = nil
	d.problems.Store(0)
}

// fail shows problems in the terminal and on every open page, once.
func (d *display) fail(problems guide.Problems, source sourceLine) {
	d.showing.Lock()
	defer d.showing.Unlock()
	if slices.Equal(problems, d.shown) {
		return
	}
	d.shown = problems
	d.problems.Store(int64(problems.Count(guide.Error)))
	d.print.problems(problems)
	d.print.note("%s, so the pages stay as they were", count(problems.Count(guide.Error), "problem"))
	d.server.Fail(problems, source)
}
