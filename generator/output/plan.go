package output

import (
	"context"

	"starling/generator/guide"
)

// plan is one publish: what must be done, and how far it has come.
type plan struct {
	folder  *Folder
	edition *guide.Edition
	options Options
	// between is the union, and final the manifest of what will be. Files to be
	// made enter final when they have been.
	between, final manifest
	// tasks are the files to be made, in the order of their paths.
	tasks []task
	// removed are files of ours that go last; displaced are those that must go
	// before new files can be set in place. Both lie in the folder now. Dropped
	// are all that the edition has no more, there or not: a kill, or an author,
	// may have removed files and left their folders.
	removed, displaced, dropped []string

	made folders
	// They tell that the union and the last manifest lie there under the names
	// that they are staged under.
	journalStaged, finalStaged bool

	progress progress
	problems problemList
}

// task is one file to be made.
type task struct {
	path string
	// lies is what lies at the path, and was what the manifest said of it.
	lies found
	was  entry
	// aside tells that the file's folder cannot be made until something has been
	// displaced, so that the file is staged at the top.
	aside bool

	// now is the file's entry once it has been made.
	now entry
	// staged tells that its staged file lies there, placed that it was renamed.
	staged, placed bool
}

// readers and makers work on the plan's files; makers make folders as needed.
func (p *plan) readers() crew { return crew{workers: p.options.Workers, top: p.folder.root} }
func (p *plan) makers() crew {
	return crew{workers: p.options.Workers, top: p.folder.root, made: &p.made}
}

// plan compares the edition with what lies in the folder. It changes nothing.
// The error is a *Refused where something foreign is in the way.
func (f *Folder) plan(ctx context.Context, e *guide.Edition, opts Options) (*plan, error) {
	paths := merge(f.was.paths(), e.Paths())
	lies := make([]found, len(paths))
	readers := crew{workers: opts.Workers, top: f.root}
	err := readers.spread(ctx, len(paths), func(w *walker, i int) (err error) {
		was, path := f.was.files[paths[i]], paths[i]
		if was.key == e.Key(path) && f.intact(path, was) {
			lies[i] = found{kind: kindFile, size: was.size, time: was.time}
			return nil
		}
		lies[i], err = w.look(path)
		return err
	})
	if err != nil {
		return nil, err
	}
	s := &survey{Folder: f, edition: e, displaced: map[string]bool{}}
	p := &plan{folder: f, edition: e, options: opts, final: manifest{inputs: opts.Inputs(e.Inputs), files: make(map[string]entry, len(e.Paths()))}}
	var kept []string
	for i, path := range paths {
		was := f.was.files[path]
		switch {
		case !e.Has(path) && p.keeps(path, lies[i]):
			kept = append(kept, path)
		case !e.Has(path):
			if lies[i].kind == kindFile || lies[i].kind == kindOther {
				p.removed = append(p.removed, path)
			}
			p.dropped = append(p.dropped, path)
		case lies[i].fits(was) && was.key == e.Key(path):
			was.old = false
			p.final.files[path] = was
		default:
			t := task{path: path, lies: lies[i], was: was}
			if err := s.admit(&t); err != nil {
				return nil, err
			}
			p.tasks = append(p.tasks, t)
		}
	}
	if err := s.refusal(); err != nil {
		return nil, err
	}
	p.keep(kept, s)
	p.displaced, p.removed = partition(p.removed, func(path string) bool { return s.displaced[path] })
	p.progress = progress{tell: opts.Progress, total: len(p.tasks)}
	return p, nil
}
