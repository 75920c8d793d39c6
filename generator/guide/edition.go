package guide

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
)

// File is one file of an edition: what it is made from, known without making
// it, and how to make it. One of Make and Append is given, and must be pure: the
// same bytes at every call. Append appends them to a list, so that who makes many
// files, one after the other, needs no new piece of memory for each.
type File struct {
	Key    Digest
	Make   func() ([]byte, error)
	Append func(into []byte) ([]byte, error)
	// Whole tells that the file is made from the whole guide: every edit changes its
	// key, and it is costly. So it is made when somebody asks for it by its path, and
	// not to see whether it can be made or whether it differs.
	Whole bool
}

// Bytes returns the file's bytes.
func (f File) Bytes() ([]byte, error) {
	if f.Make == nil {
		return f.Append(nil)
	}
	return f.Make()
}

// AppendTo appends the file's bytes to a list.
func (f File) AppendTo(into []byte) ([]byte, error) {
	if f.Append != nil {
		return f.Append(into)
	}
	data, err := f.Make()
	return append(into, data...), err
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
	// Search is what search knows besides its files.
	Search SearchData

	files    map[string]File
	paths    func() []string
	problems Problems
	warnings func(context.Context) (Problems, error)

	// late are files whose names are digests of what is in them: to list them is
	// to make them. All have one beginning. The file called table names them, so
	// it is made from them.
	late          func() map[string]File
	prefix, table string
	early         func() []string
}

// NewEdition returns an edition of the files and the errors found while making
// it. An edition with errors is for showing them, not for publishing.
func NewEdition(inputs Digest, files map[string]File, problems Problems) *Edition {
	e := &Edition{Inputs: inputs, files: files, problems: problems}
	e.paths = sync.OnceValue(func() []string {
		paths := slices.AppendSeq(make([]string, 0, len(e.files)), maps.Keys(e.files))
		if e.late != nil {
			paths = slices.AppendSeq(paths, maps.Keys(e.late()))
		}
		slices.Sort(paths)
		return paths
	})
	e.early = sync.OnceValue(func() []string {
		paths := make([]string, 0, len(e.files))
		for path := range e.Keys() {
			paths = append(paths, path)
		}
		slices.Sort(paths)
		return paths
	})
	return e
}

// Judged has the edition judged when its warnings are asked for. It is called
// before the edition is used.
func (e *Edition) Judged(warnings func(context.Context) (Problems, error)) { e.warnings = warnings }

// Warnings returns what rules say of each text of the edition, sorted; nothing
// where it is not judged. The error is the machine's or the context's.
func (e *Edition) Warnings(ctx context.Context) (Problems, error) {
	if e.warnings == nil {
		return nil, nil
	}
	return e.warnings(ctx)
}

// Late adds files whose paths begin with prefix, and which are made, all at
// once, when one of them, the list of all files, or the bytes of the file called
// table are first asked for. It is called before the edition is used.
func (e *Edition) Late(prefix, table string, files func() map[string]File) {
	e.prefix, e.table, e.late = prefix, table, sync.OnceValue(files)
}

// EarlyPaths returns, sorted, the paths of the files that neither wait for those
// that Late added nor are made from the whole guide. The caller must not change it.
func (e *Edition) EarlyPaths() []string { return e.early() }

// IsLate tells whether the path belongs to the files that Late added.
func (e *Edition) IsLate(path string) bool {
	return e.late != nil && strings.HasPrefix(path, e.prefix)
}

// find returns a file of the edition.
func (e *Edition) find(path string) (File, bool) {
	f, ok := e.files[path]
	if !ok && e.IsLate(path) {
		f, ok = e.late()[path]
	}
	return f, ok
}

// Has tells whether the edition holds the file.
func (e *Edition) Has(path string) bool {
	_, ok := e.find(path)
	return ok
}

// Len returns the number of files, without making the list of them; those that
// Late added are not counted.
func (e *Edition) Len() int { return len(e.files) }

// Paths returns every file's path, sorted. It makes the files that Late added.
// The caller must not change it.
func (e *Edition) Paths() []string { return e.paths() }

// Key returns the digest of everything the file is made from, without making
// it; the zero Digest where there is no such file.
func (e *Edition) Key(path string) Digest {
	f, _ := e.find(path)
	return f.Key
}

// Keys returns the paths and keys of the files of EarlyPaths, in no order.
func (e *Edition) Keys() iter.Seq2[string, Digest] {
	return func(yield func(string, Digest) bool) {
		for path, f := range e.files {
			if path != e.table && !f.Whole && !yield(path, f.Key) {
				return
			}
		}
	}
}

// File returns the file's bytes. The error wraps fs.ErrNotExist where there is
// no such file, and a Problem where a layout could not be run.
func (e *Edition) File(path string) ([]byte, error) {
	f, ok := e.find(path)
	if !ok {
		return nil, absent(path)
	}
	return f.Bytes()
}

// AppendFile appends the file's bytes to a list. The error is that of File.
func (e *Edition) AppendFile(into []byte, path string) ([]byte, error) {
	f, ok := e.find(path)
	if !ok {
		return into, absent(path)
	}
	return f.AppendTo(into)
}

func absent(path string) error { return fmt.Errorf("%s: %w", path, fs.ErrNotExist) }

// Problems returns the errors found, sorted.
func (e *Edition) Problems() Problems { return e.problems }
