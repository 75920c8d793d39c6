package output

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"sync/atomic"
)

// union returns the manifest of what is and will be ours. A file that is to be
// made has the entry that fits no file, since until the last manifest stands
// nobody can say whether the old or the new one lies there.
func (p *plan) union() manifest {
	m := manifest{files: maps.Clone(p.folder.was.files)}
	if m.files == nil {
		m.files = make(map[string]entry, len(p.tasks))
	}
	for i := range p.tasks {
		m.files[p.tasks[i].path] = entry{}
	}
	return m
}

// openJournal stages the union, before any other file is staged.
func (p *plan) openJournal() error {
	if len(p.tasks) == 0 && len(p.removed) == 0 && len(p.displaced) == 0 {
		return nil
	}
	p.between = p.union()
	if err := write(p.folder.root, journalName, p.between.encode(), &p.journalStaged); err != nil {
		p.dropJournal()
		return fmt.Errorf("%s: %w", manifestName, bare(err))
	}
	return nil
}

// dropJournal removes the journal, if it is staged.
func (p *plan) dropJournal() {
	if p.journalStaged {
		p.journalStaged = p.folder.root.Remove(journalName) != nil
	}
}

// abandon takes away what was staged and not set in place. The journal goes
// last, so that a kill leaves the rest to the next start; so does whatever cannot
// be removed.
func (p *plan) abandon() {
	var left atomic.Bool
	_ = p.readers().spread(context.Background(), len(p.tasks), func(w *walker, i int) error {
		t := &p.tasks[i]
		if t.staged && w.remove(t.stagedAt()) != nil {
			left.Store(true)
		}
		return nil
	})
	w := &walker{top: p.folder.root}
	defer w.close()
	w.removeEmpty(p.made.paths)
	if p.finalStaged {
		_ = p.folder.root.Remove(finalName) // torn or whole, it counts for nothing
	}
	if !left.Load() {
		p.dropJournal()
	}
}

// clear takes away what a killed build left: the staged files that follow from
// the journal, or from the union where that stands as the manifest.
func (f *Folder) clear(journal manifest) error {
	targets := merge(journal.changing(), f.was.changing())
	if _, err := f.root.Lstat(journalName); errors.Is(err, fs.ErrNotExist) && len(targets) == 0 {
		return nil
	}
	w := &walker{top: f.root}
	defer w.close()
	for _, path := range targets {
		dir, name := split(path)
		if err := errors.Join(w.remove(dir, stagedName(name)), w.remove("", asideName(path))); err != nil {
			return f.clearing(path, err)
		}
	}
	f.removeEmpty(targets)
	for _, name := range []string{finalName, journalName} {
		if err := w.remove("", name); err != nil {
			return f.clearing(name, err)
		}
	}
	return nil
}

func (f *Folder) clearing(path string, err error) error {
	return fmt.Errorf("clearing away what a killed build left: %s: %w", f.display(path), bare(err))
}

// changing returns the files that were about to change, sorted.
func (m manifest) changing() []string {
	var list []string
	for path, e := range m.files {
		if e == (entry{}) {
			list = append(list, path)
		}
	}
	slices.Sort(list)
	return list
}
