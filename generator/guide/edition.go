package guide

import (
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"slices"
	"sync"
)

// File is one file of an edition: what it is made from, known without making
// it, and how to make it. Make must be pure: the same bytes at every call.
type File struct {
	Key  Digest
	Make func() ([]byte, error)
}

// Edition is the guide as it stood at one moment: every file of the finished
// site by its path, which is relative and slash-separated ("questions/x/index.html").
// It is safe for use by several goroutines.
type Edition struct {
	// Inputs names everything the edition was made from.
	Inputs Digest
	// Redirects counts the pages at old addresses. Addressed tells whether the
	// site's own address is known.
	Redirects int
	Addressed bool

	files    map[string]File
	paths    func() []string
	problems Problems
}

// NewEdition returns an edition of the files and the errors found while making
// it. An edition with errors is for showing them, not for publishing.
func NewEdition(inputs Digest, files map[string]File, problems Problems) *Edition {
	paths := sync.OnceValue(func() []string { return slices.Sorted(maps.Keys(files)) })
	return &Edition{Inputs: inputs, files: files, paths: paths, problems: problems}
}

// Has tells whether the edition holds the file.
func (e *Edition) Has(path string) bool {
	_, ok := e.files[path]
	return ok
}

// Len returns the number of files, without making the list of them.
func (e *Edition) Len() int { return len(e.files) }

// Paths returns every file's path, sorted. The caller must not change it.
func (e *Edition) Paths() []string { return e.paths() }

// Key returns the digest of everything the file is made from, without making
// it; the zero Digest where there is no such file.
func (e *Edition) Key(path string) Digest { return e.files[path].Key }

// Keys returns every file's path and key, in no order.
func (e *Edition) Keys() iter.Seq2[string, Digest] {
	return func(yield func(string, Digest) bool) {
		for path, f := range e.files {
			if !yield(path, f.Key) {
				return
			}
		}
	}
}

// File returns the file's bytes. The error wraps fs.ErrNotExist where there is
// no such file, and a Problem where a layout could not be run.
func (e *Edition) File(path string) ([]byte, error) {
	f, ok := e.files[path]
	if !ok {
		return nil, fmt.Errorf("%s: %w", path, fs.ErrNotExist)
	}
	return f.Make()
}

// Problems returns the errors found, sorted.
func (e *Edition) Problems() Problems { return e.problems }
