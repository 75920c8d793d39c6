package output

import (
	"context"
	"fmt"
	"slices"
)

// commit sets in place what was staged, in the order that the package comment
// gives, and removes what is no more. It heeds no context.
func (p *plan) commit() error {
	if p.final.same(p.folder.was) {
		return nil // nothing was staged, and the manifest is as it was
	}
	root := p.folder.root
	if err := write(root, finalName, p.final.encode(), &p.finalStaged); err != nil {
		return fmt.Errorf("%s: %w", manifestName, bare(err))
	}
	if p.changes() {
		if err := p.changeFiles(); err != nil {
			return err
		}
	}
	p.folder.removeEmpty(p.dropped)
	if err := root.Rename(finalName, manifestName); err != nil {
		return fmt.Errorf("%s: %w", manifestName, bare(err))
	}
	p.finalStaged = false
	p.folder.was = p.final
	p.dropJournal()
	return nil
}

// changes tells whether any file is to be set in place or removed.
func (p *plan) changes() bool {
	return len(p.removed) > 0 || len(p.displaced) > 0 ||
		slices.ContainsFunc(p.tasks, func(t task) bool { return t.staged })
}

// changeFiles is commit without the last manifest.
func (p *plan) changeFiles() error {
	if err := p.folder.root.Rename(journalName, manifestName); err != nil {
		return fmt.Errorf("%s: %w", manifestName, bare(err))
	}
	p.journalStaged = false
	p.folder.was = p.between
	if err := p.remove(p.displaced); err != nil {
		return err
	}
	if p.displaces() {
		p.folder.removeEmpty(p.dropped)
	}
	for _, group := range p.groups() {
		if err := p.place(group); err != nil {
			return err
		}
	}
	pages, others := partition(p.removed, isPage)
	if err := p.remove(pages); err != nil {
		return err
	}
	return p.remove(others)
}

// displaces tells whether a file, or a folder, must give way to the reverse.
func (p *plan) displaces() bool {
	return len(p.displaced) > 0 ||
		slices.ContainsFunc(p.tasks, func(t task) bool { return t.lies.kind == kindFolder })
}

// groups returns the staged files in the order in which they are set in place,
// so that no page is ever there without the files that it names.
func (p *plan) groups() [4][]*task {
	var groups [4][]*task
	for i := range p.tasks {
		t := &p.tasks[i]
		if !t.staged {
			continue
		}
		n := 0
		if t.lies.kind != kindNothing {
			n += 2
		}
		if isPage(t.path) {
			n++
		}
		groups[n] = append(groups[n], t)
	}
	return groups
}

// place renames staged files into place.
func (p *plan) place(group []*task) error {
	return p.makers().spread(context.Background(), len(group), func(w *walker, i int) error {
		t := group[i]
		dir, name := split(t.path)
		root, err := w.folder(dir)
		if err == nil && t.aside {
			err = p.folder.root.Rename(asideName(t.path), t.path)
		} else if err == nil {
			err = root.Rename(stagedName(name), name)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", t.path, bare(err))
		}
		t.staged, t.placed = false, true
		return nil
	})
}

// remove removes files of ours.
func (p *plan) remove(paths []string) error {
	return p.readers().spread(context.Background(), len(paths), func(w *walker, i int) error {
		if err := w.remove(split(paths[i])); err != nil {
			return fmt.Errorf("%s: %w", paths[i], bare(err))
		}
		return nil
	})
}

// removeEmpty removes the folders that the paths lie in, as far as they are
// empty.
func (f *Folder) removeEmpty(paths []string) {
	w := &walker{top: f.root}
	defer w.close()
	w.removeEmpty(parents(paths))
}

// partition parts the paths that have a property from the others.
func partition(paths []string, has func(string) bool) (with, without []string) {
	for _, path := range paths {
		if has(path) {
			with = append(with, path)
		} else {
			without = append(without, path)
		}
	}
	return with, without
}
