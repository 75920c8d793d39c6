package generator

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"starling/generator/guide"
)

// Overlay returns the files of lower, which are built in, with those of upper,
// which are the author's, laid over them file by file. Folders hold the files of
// both. Of upper only plain files are read; what else has the name of one is an
// error that says so.
func Overlay(upper, lower fs.FS) fs.FS { return overlay{plain{upper}, lower} }

type overlay struct {
	upper plain
	lower fs.FS
}

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

// Digest returns what is known of a file of upper, or else of lower. Folders
// hold the files of both, and have no digest.
func (o overlay) Digest(name string) (guide.Digest, bool) {
	switch err := o.upper.check(name); {
	case err == nil:
		return knownDigest(o.upper.FS, name)
	case errors.Is(err, fs.ErrNotExist):
		return knownDigest(o.lower, name)
	}
	return guide.Digest{}, false
}

// Steady returns a file system of files that never change, such as those in the
// program, with digests that are worked out once.
func Steady(files fs.FS) Digester { return &steady{FS: files, known: map[string]guide.Digest{}} }

type steady struct {
	fs.FS
	mu    sync.Mutex
	known map[string]guide.Digest
}

func (s *steady) Digest(name string) (guide.Digest, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if d, ok := s.known[name]; ok {
		return d, true
	}
	data, err := fs.ReadFile(s.FS, name)
	if err != nil {
		return guide.Digest{}, false
	}
	s.known[name] = guide.DigestOf(data)
	return s.known[name], true
}
