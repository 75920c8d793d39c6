package output

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
)

// walker opens folders of the site, and keeps open those on the way to the
// last one: os.Root walks a path step by step at every call, and sorted paths
// share most of their steps. It enters no links. A walker is for one goroutine.
type walker struct {
	top *os.Root
	// made, unless nil, makes the walker make folders that are absent.
	made  *folders
	steps []step
	// data is room for the bytes of the file at hand.
	data []byte
}

// step is an open folder on the way.
type step struct {
	path string
	// root is nil where nothing lies at the path.
	root *os.Root
	// fresh tells that this walker made the folder, so that it is empty but for
	// what others of us made.
	fresh bool
}

// folders are paths of folders that were made, for several goroutines.
type folders struct {
	mu    sync.Mutex
	paths []string
}

// inWay is the error of a path that leads through a file or a link.
type inWay struct {
	path string
	link bool
}

// Error says what lies in the way.
func (e *inWay) Error() string {
	if e.link {
		return e.path + " is a link, and nothing is written through links"
	}
	return e.path + " is a file, and a folder is needed there"
}

// close closes all open folders.
func (w *walker) close() { w.back(0) }

// back closes all but the first n steps.
func (w *walker) back(n int) {
	for _, s := range w.steps[n:] {
		if s.root != nil {
			s.root.Close()
		}
	}
	w.steps = w.steps[:n]
}

// folder returns the open folder, "" for the site itself; nil where it is
// absent and the walker makes none. It stays open until the next call.
func (w *walker) folder(dir string) (*os.Root, error) {
	shared := 0
	for shared < len(w.steps) && within(dir, w.steps[shared].path) {
		shared++
	}
	w.back(shared)
	at := step{root: w.top}
	if shared > 0 {
		at = w.steps[shared-1]
	}
	for at.root != nil && at.path != dir {
		rest := strings.TrimPrefix(dir[len(at.path):], "/")
		name, _, _ := strings.Cut(rest, "/")
		next, err := w.enter(at, name, dir[:len(dir)-len(rest)+len(name)])
		if err != nil {
			return nil, err
		}
		w.steps = append(w.steps, next)
		at = next
	}
	return at.root, nil
}

// enter opens one folder in another, making it if the walker makes folders.
func (w *walker) enter(at step, name, path string) (step, error) {
	next := step{path: path}
	if !at.fresh {
		there, err := lies(at.root, name, path)
		if err != nil || !there && w.made == nil {
			return next, err
		}
		if there {
			next.root, err = at.root.OpenRoot(name)
			return next, err
		}
	}
	err := at.root.Mkdir(name, 0o777)
	switch {
	case err == nil:
		next.fresh = true
		w.made.add(path)
	case errors.Is(err, fs.ErrExist): // another walker was quicker
		if _, err = lies(at.root, name, path); err != nil {
			return next, err
		}
	default:
		return next, err
	}
	next.root, err = at.root.OpenRoot(name)
	return next, err
}

// lies tells whether a folder lies at the path. The error is an *inWay where
// something else does; to open that could even block, if it is a pipe.
func lies(at *os.Root, name, path string) (bool, error) {
	info, err := at.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case !info.IsDir():
		return false, &inWay{path: path, link: info.Mode()&fs.ModeSymlink != 0}
	}
	return true, nil
}

// remove removes a file. One that is gone already is no error.
func (w *walker) remove(dir, name string) error {
	root, err := w.folder(dir)
	if err == nil && root != nil {
		err = root.Remove(name)
	}
	var blocked *inWay
	if errors.Is(err, fs.ErrNotExist) || errors.As(err, &blocked) {
		return nil
	}
	return err
}

// removeEmpty removes those of the folders that are empty, inner ones first.
// One that holds anything, or is no folder, stays.
func (w *walker) removeEmpty(dirs []string) {
	slices.Sort(dirs)
	for _, dir := range slices.Backward(slices.Compact(dirs)) {
		above, name := split(dir)
		root, err := w.folder(above)
		if err != nil || root == nil {
			continue
		}
		if info, err := root.Lstat(name); err == nil && info.IsDir() {
			_ = root.Remove(name) // fails unless it is empty
		}
	}
}

func (f *folders) add(path string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.paths = append(f.paths, path)
}
