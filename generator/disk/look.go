package disk

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"starling/generator/guide"
)

// Seen is what a look found to be other than before.
type Seen struct {
	// Changed tells whether anything was, and Emptied whether a file has no bytes
	// that had some or was not there: its text may be on its way.
	Changed, Emptied bool
	// Files are the paths of files that were changed or added, sorted.
	Files []string
}

// look is one look at a folder.
type look struct {
	files fs.FS
	root  *os.Root

	mu   sync.Mutex
	seen Seen
}

// note adds a file that is new or other than before.
func (l *look) note(name string, n *node) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.seen.Files = append(l.seen.Files, name)
	l.seen.Emptied = l.seen.Emptied || n.mode.IsRegular() && n.size == 0
}

// leftOut names folders of version control and of packages: they hold no guide,
// but thousands of files that change with each command.
var leftOut = map[string]bool{".git": true, ".hg": true, ".svn": true, ".jj": true, "node_modules": true}

// within looks into one folder below at, whose node is old, and returns at's new
// node: old itself where nothing has changed.
func (l *look) within(old *node, at, name string) (*node, error) {
	if name == "." {
		return l.folder(at, old, false)
	}
	first, rest, _ := strings.Cut(name, "/")
	if rest == "" {
		rest = "."
	}
	child := old.find(first)
	if child == nil || !child.IsDir() {
		// A folder not seen yet, or not there any more: its own will tell.
		return l.folder(at, old, false)
	}
	next, err := l.within(child, path.Join(at, first), rest)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return l.folder(at, old, false)
	case err != nil || next == child:
		return old, err
	}
	return old.put(next), nil
}

// folder reads a folder and returns its node: old itself where nothing has
// changed. The folders below are looked into if deep, or where none was seen.
func (l *look) folder(name string, old *node, deep bool) (*node, error) {
	entries, err := fs.ReadDir(l.files, name)
	if err != nil {
		return nil, err
	}
	next := &node{name: path.Base(name), mode: fs.ModeDir | 0o755, below: make([]*node, 0, len(entries))}
	var folders []int
	for _, e := range entries {
		switch {
		case e.IsDir() && leftOut[e.Name()]:
			continue
		case e.IsDir():
			folders = append(folders, len(next.below))
			next.below = append(next.below, old.find(e.Name()))
			continue
		}
		n, err := l.file(name, e, old.find(e.Name()))
		if err != nil {
			return nil, err
		}
		if n != nil {
			next.below = append(next.below, n)
		}
	}
	if err := l.below(name, entries, next, folders, deep); err != nil {
		return nil, err
	}
	next.below = slices.DeleteFunc(next.below, func(n *node) bool { return n == nil })
	if old != nil && slices.Equal(old.below, next.below) {
		return old, nil
	}
	return next, nil
}

// below looks into the folders in a folder, some at a time.
func (l *look) below(name string, entries []fs.DirEntry, next *node, folders []int, deep bool) error {
	names := make([]string, 0, len(folders))
	for _, e := range entries {
		if e.IsDir() && !leftOut[e.Name()] {
			names = append(names, e.Name())
		}
	}
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, at := range folders {
		old := next.below[at]
		if old != nil && !old.IsDir() {
			old = nil
		}
		if old != nil && !deep {
			continue
		}
		work.Go(func() (err error) {
			next.below[at], err = l.folder(path.Join(name, names[i]), old, deep)
			if errors.Is(err, fs.ErrNotExist) { // gone since
				return nil
			}
			return err
		})
	}
	return work.Wait()
}

// file returns the node of what is no folder: old itself where nothing has
// changed, nil where it is gone since.
func (l *look) file(folder string, e fs.DirEntry, old *node) (*node, error) {
	info, err := e.Info()
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	n := &node{name: e.Name(), mode: info.Mode(), size: info.Size(), time: info.ModTime(), info: info}
	name := path.Join(folder, n.name)
	if n.mode&fs.ModeSymlink != 0 {
		if n.target, err = l.root.Readlink(name); err != nil {
			return nil, nil // gone since, or another thing: its folder will be named again
		}
	}
	if n.looks(old) && l.trusted(old, name) {
		return old, nil
	}
	l.note(name, n)
	return n, nil
}

// trusted tells whether a file that looks as it did has the bytes that it had.
func (l *look) trusted(old *node, name string) bool {
	if !old.doubtful() {
		return true
	}
	read := time.Now()
	data, err := l.root.ReadFile(name)
	return err == nil && old.learn(guide.DigestOf(data), read)
}
