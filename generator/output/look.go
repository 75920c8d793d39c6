package output

import (
	"errors"
	"fmt"
	"io/fs"
)

// kind says what lies at a path.
type kind int

const (
	kindNothing kind = iota
	kindFile
	kindFolder
	kindOther // a link, a pipe, a device
)

// found is what lies at a path.
type found struct {
	kind       kind
	size, time int64
	// blocked is what lies in the way to the path; then kind is kindNothing.
	blocked *inWay
}

// fits tells whether what lies there is the file of the entry, as far as can be
// told without reading it.
func (l found) fits(e entry) bool {
	return l.kind == kindFile && l.size == e.size && l.time == e.time && e != entry{}
}

// look returns what lies at the path.
func (w *walker) look(path string) (found, error) {
	dir, name := split(path)
	root, err := w.folder(dir)
	var blocked *inWay
	switch {
	case errors.As(err, &blocked):
		return found{blocked: blocked}, nil
	case err != nil:
		return found{}, fmt.Errorf("%s: %w", path, bare(err))
	case root == nil:
		return found{}, nil
	}
	info, err := root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return found{}, nil
	case err != nil:
		return found{}, fmt.Errorf("%s: %w", path, bare(err))
	}
	return foundIn(info), nil
}

// foundIn returns what a path's information says.
func foundIn(info fs.FileInfo) found {
	switch {
	case info.IsDir():
		return found{kind: kindFolder}
	case !info.Mode().IsRegular():
		return found{kind: kindOther}
	}
	return found{kind: kindFile, size: info.Size(), time: info.ModTime().UnixNano()}
}
