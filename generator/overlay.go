package generator

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// Overlay returns the files of lower, which are built in, with those of upper,
// which are the author's, laid over them file by file. Folders hold the files of
// both. Of upper only plain files are read; what else has the name of one is an
// error that says so.
func Overlay(upper, lower fs.FS) fs.FS { return overlay{plain{upper}, lower} }

type overlay struct{ upper, lower fs.FS }

// Open opens a file of upper, or else of lower. Folders are listed by ReadDir.
func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.upper.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.lower.Open(name)
	}
	return f, err
}

// ReadFile reads a file of upper, or else of lower.
func (o overlay) ReadFile(name string) ([]byte, error) {
	b, err := fs.ReadFile(o.upper, name)
	if errors.Is(err, fs.ErrNotExist) {
		return fs.ReadFile(o.lower, name)
	}
	return b, err
}

// ReadDir lists the entries of both, those of upper first where they share a name.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	upper, errUpper := fs.ReadDir(o.upper, name)
	lower, errLower := fs.ReadDir(o.lower, name)
	switch {
	case errUpper != nil && !errors.Is(errUpper, fs.ErrNotExist):
		return nil, errUpper
	case errUpper != nil && errLower != nil:
		return nil, errLower
	}
	all := append(upper, lower...)
	slices.SortStableFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return slices.CompactFunc(all, func(a, b fs.DirEntry) bool { return a.Name() == b.Name() }), nil
}
