package watch

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// tree holds the folders that have a watch: by path, the watched folders right
// in each.
type tree map[string]map[string]bool

func (t tree) add(path string) {
	if t[path] != nil {
		return
	}
	t[path] = map[string]bool{}
	if parent := filepath.Dir(path); parent != path && t[parent] != nil {
		t[parent][path] = true
	}
}

// remove takes out a folder with all below it, if it is there, and calls gone for
// each.
func (t tree) remove(path string, gone func(path string)) {
	if t[path] == nil {
		return
	}
	for below := range t[path] {
		t.remove(below, gone)
	}
	delete(t, path)
	delete(t[filepath.Dir(path)], path)
	gone(path)
}

// renew drops the watches at and below a path, and watches what stands there
// now. It returns the folders to look into: those that were watched anew, and
// tops that may have gone.
func (w *Watcher) renew(path string) ([]string, error) {
	w.drop(path)
	var named []string
	if w.isBelowTop(path) {
		grown, err := w.grow(path)
		if err != nil {
			return nil, err
		}
		named = grown
	}
	for _, t := range w.tops {
		if within(t.path, path) {
			grown, err := w.arm(t)
			if err != nil {
				return nil, err
			}
			named = append(append(named, t.path), grown...)
		}
	}
	return named, nil
}

// drop gives up the watches at and below a path. Many are gone already, with
// their folder: that is no error.
func (w *Watcher) drop(path string) {
	w.folders.remove(path, func(path string) { _ = w.feed.Remove(path) })
}

// arm watches a top with all below it, and the folder that it would appear in.
// It returns the former.
func (w *Watcher) arm(t top) ([]string, error) {
	if w.leftOut(t.path) {
		return nil, nil
	}
	// While its parent does not exist, the nearest folder above that does is
	// watched. Another may appear before that watch stands, so look again until
	// nothing has changed.
	for last, near := "", nearest(t.path); near != last; last, near = near, nearest(t.path) {
		if _, err := w.watch(near); err != nil {
			return nil, err
		}
	}
	return w.grow(t.path)
}

// nearest returns the deepest folder above a path that exists, or the root.
func nearest(path string) string {
	for {
		above := filepath.Dir(path)
		if above == path || isFolder(above, os.Stat) {
			return above
		}
		path = above
	}
}

// grow watches a folder and all below it, if it is one and not left out, and
// returns them. The error is that the system has no watches left. Folders that
// vanish meanwhile or may not be read are for other events, or the sweep.
func (w *Watcher) grow(path string) ([]string, error) {
	look := os.Lstat
	if w.isTop(path) {
		look = os.Stat
	}
	if w.leftOut(path) || !isFolder(path, look) {
		return nil, nil
	}
	if ok, err := w.watch(path); !ok {
		return nil, err
	}
	grown := []string{path}
	entries, _ := os.ReadDir(path) // what could be read, in any case
	for _, e := range entries {
		if e.IsDir() {
			below, err := w.grow(filepath.Join(path, e.Name()))
			if err != nil {
				return nil, err
			}
			grown = append(grown, below...)
		}
	}
	return grown, nil
}

// watch adds one watch, and tells whether it stands. The error is that the
// system has none left.
func (w *Watcher) watch(path string) (bool, error) {
	switch err := w.options.add(w.feed.Watcher, path); {
	case isLimit(err):
		return false, err
	case err != nil:
		return false, nil
	}
	w.folders.add(path)
	w.fresh[path] = true
	return true, nil
}

// isTop tells whether a path is one of the folders given to New; isBelowTop,
// whether it lies below one.
func (w *Watcher) isTop(path string) bool {
	return slices.ContainsFunc(w.tops, func(t top) bool { return t.path == path })
}

func (w *Watcher) isBelowTop(path string) bool {
	return slices.ContainsFunc(w.tops, func(t top) bool { return t.path != path && within(path, t.path) })
}

// versionControl names folders that hold no guide, but thousands of folders that
// change with each command.
var versionControl = map[string]bool{".git": true, ".hg": true, ".svn": true, ".jj": true}

// leftOut tells whether a path is one that is never watched nor named.
func (w *Watcher) leftOut(path string) bool {
	if versionControl[filepath.Base(path)] && !w.isTop(path) {
		return true
	}
	for _, i := range w.ignored {
		if within(path, i) {
			return true
		}
	}
	return false
}

// within tells whether a path is that of the folder or lies below it.
func within(path, folder string) bool {
	rest, ok := strings.CutPrefix(path, folder)
	return ok && (rest == "" || os.IsPathSeparator(rest[0]) || os.IsPathSeparator(folder[len(folder)-1]))
}

func isFolder(path string, look func(string) (os.FileInfo, error)) bool {
	info, err := look(path)
	return err == nil && info.IsDir()
}
