// Package disk shows a folder on disk as it stood when it was last looked at,
// and remembers what it has seen.
//
//	folder, err := disk.Open("content")
//	defer folder.Close()
//	// after a hint that something may have changed:
//	seen, err := folder.Look(named, false)  // these folders alone
//	seen, err := folder.Look(nil, true)     // everything
//	files := folder.Files()                    // an fs.FS that never changes
//
// # Names, sizes, times, and bytes
//
// A look reads folders, not files: names, sizes and times. A file's bytes are
// read when somebody asks for their digest, and never again while its size and
// time stay as they were. Times could lie: clocks of file systems tick a few
// times in a second, and two saves within one tick look like one. So a file that
// was read within two seconds of its last change is read again at each look
// until one finds that it has been left alone for longer.
//
// # Standing still
//
// Files are values: what is read through them later is held against what was
// seen, and differs at most by an error that wraps ErrChanged. Then the folder is
// looked at again. So nothing can be made of half of one state and half of
// another.
package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"sync"
)

// ErrChanged says that a file is no longer what it was when its folder was
// looked at.
var ErrChanged = errors.New("the file has changed since it was looked at")

// Folder is a folder on disk and what was seen in it. It is safe for use by
// several goroutines.
type Folder struct {
	path string

	mu   sync.Mutex
	root *os.Root
	info fs.FileInfo // of the root, to tell when another folder stands in its place
	top  *node
}

// Open opens a folder and looks at everything in it. The error is the system's:
// there is no such folder, or it cannot be read.
func Open(path string) (*Folder, error) {
	f := &Folder{path: path}
	_, err := f.Look(nil, true)
	return f, err
}

// Look looks into the named folders, which are paths relative to this one, or at
// everything, and returns what is other than it was. After an error, all is as it
// was before.
func (f *Folder) Look(named []string, all bool) (Seen, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	replaced, err := f.reopen()
	if err != nil {
		return Seen{}, fmt.Errorf("looking at %s: %w", f.path, err)
	}
	l := &look{files: f.root.FS(), root: f.root}
	top := f.top
	if all || replaced {
		top, err = l.folder(".", top, true)
	} else {
		for _, name := range named {
			if top, err = l.within(top, ".", path.Clean(name)); err != nil {
				break
			}
		}
	}
	if err != nil {
		return Seen{}, fmt.Errorf("looking at %s: %w", f.path, err)
	}
	l.seen.Changed = top != f.top
	slices.Sort(l.seen.Files)
	f.top = top
	return l.seen, nil
}

// reopen opens the folder unless it is open, and tells whether another one stands
// in its place since. The one before is left open, for what is still read from it,
// until the collector finds that nothing is.
func (f *Folder) reopen() (replaced bool, err error) {
	info, err := os.Stat(f.path)
	if err != nil {
		return false, err
	}
	if f.root != nil && os.SameFile(info, f.info) {
		return false, nil
	}
	root, err := os.OpenRoot(f.path)
	if err != nil {
		return false, err
	}
	f.root, f.info, f.top = root, info, nil
	return true, nil
}

// Files returns the folder as it stood at the last look.
func (f *Folder) Files() *Files {
	f.mu.Lock()
	defer f.mu.Unlock()
	return &Files{root: f.root, top: f.top}
}

// Close closes the folder. Its Files can no longer be read.
func (f *Folder) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.root == nil {
		return nil
	}
	err := f.root.Close()
	f.root = nil
	return err
}
