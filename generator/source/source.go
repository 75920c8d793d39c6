// Package source reads a content folder: what lies in it (Scan), each text's
// front matter and body (Read), site.yaml (ReadSettings) and taxonomy.yaml laid
// over the built-in one (ReadTaxonomy).
//
// It takes an fs.FS and gives plain data of package guide. It is the program's
// only door to adrg/frontmatter and to the YAML library.
//
// An author's mistakes are problems in what is returned, with exact places; an
// error is returned only where the machine fails. Nothing that is read is
// trusted: sizes are judged before a file is opened, pipes and devices are never
// opened, links are followed only inside the content folder, and the text of a
// front matter that cannot be read appears nowhere.
//
// YAML is read as a tree of nodes and typed by the declarations in package
// guide, never by YAML's own guesses: a text is what was typed, so that "no",
// "007" and "2026-01-02" stay text, and every value has its place. Anchors,
// aliases, tags, merge keys, repeated keys and second documents are refused:
// authors have no use for them, and attackers do.
package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// The largest sizes of files, in bytes. They are judged by the size that the
// file system tells, before anything is read, and once more while reading.
const (
	MaxText  = 1 << 20  // a text, site.yaml, taxonomy.yaml, search.yaml
	MaxFile  = 32 << 20 // a picture or another file
	maxFront = 64 << 10 // a front matter
)

// errTooLarge is returned by readFile for a file that has outgrown its limit.
var errTooLarge = errors.New("the file is too large")

// readFile returns the bytes of a file of at most limit bytes. size is what the
// file is expected to have, so that one allocation and two reads do.
func readFile(fsys fs.FS, path string, size, limit int64) ([]byte, error) {
	f, err := fsys.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data := make([]byte, 0, min(max(size, 0), limit)+1)
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case err == io.EOF:
			return data, nil
		case err != nil:
			return nil, fmt.Errorf("read %s: %w", path, err)
		case int64(len(data)) > limit:
			return nil, errTooLarge
		case len(data) == cap(data):
			data = append(data, 0)[:len(data)]
		}
	}
}
