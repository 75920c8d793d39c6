package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"starling/generator/guide"
)

// Publish makes the folder hold the edition, and says what that took. A file
// whose key, size and time stand in the manifest is not asked for; one whose
// bytes lie there already is not written; a second publish of the same edition
// writes nothing at all.
//
// The error is a *ProblemsError with every problem found where layouts could not
// be run, a *Refused where foreign files are in the way, ctx.Err() where the
// context ended, or else the machine's failure. After any of these the site is
// as it was, except that a failure of the machine while files are being set in
// place leaves whole files of both editions, which the next publish sorts out.
func (f *Folder) Publish(ctx context.Context, e *guide.Edition, opts Options) (Result, error) {
	if err := publishable(e); err != nil {
		return Result{}, err
	}
	if opts.Compress {
		e = compressed(e)
	}
	p, err := f.plan(ctx, e, opts)
	if err != nil {
		return Result{}, f.failure(ctx, err)
	}
	if err := p.openJournal(); err != nil {
		return Result{}, f.failure(ctx, err)
	}
	if err := p.stage(ctx); err != nil {
		p.abandon()
		return Result{}, f.failure(ctx, err)
	}
	if err := p.commit(); err != nil {
		p.abandon()
		return Result{}, f.failure(context.Background(), err)
	}
	return p.result(), nil
}

// failure returns an error as Publish gives it.
func (f *Folder) failure(ctx context.Context, err error) error {
	var problems *ProblemsError
	var refused *Refused
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &problems), errors.As(err, &refused):
		return err
	}
	return fmt.Errorf("publishing into %s: %w", f.dir, err)
}

// publishable returns what is wrong with an edition as a whole. Apart from
// problems these are faults of whoever made the edition.
func publishable(e *guide.Edition) error {
	if e.Problems().Count(guide.Error) > 0 {
		return &ProblemsError{Problems: e.Problems()}
	}
	for _, path := range e.Paths() {
		if !inside(path) {
			return fmt.Errorf("the edition holds %q, which cannot be a file of a site: %w", path, fs.ErrInvalid)
		}
	}
	for _, dir := range parents(e.Paths()) {
		if e.Has(dir) {
			return fmt.Errorf("the edition holds %q both as a file and as a folder: %w", dir, fs.ErrInvalid)
		}
	}
	return nil
}

// result says what the publish did.
func (p *plan) result() Result {
	r := p.final.result()
	r.Removed = len(p.displaced) + len(p.removed)
	for i := range p.tasks {
		if p.tasks[i].placed {
			r.Written++
		}
	}
	r.Unchanged = r.Written == 0 && r.Removed == 0
	return r
}
