package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"starling/generator/bundle"
	"starling/generator/source"
)

// plain is an author's folder of layouts or assets without what must not be
// read: to open a pipe would wait for ever, a link out of the folder would
// publish other files of the author's machine, and an editor leaves behind files,
// and links to nowhere, that nobody has written.
type plain struct{ fs.FS }

// notPlain is the error of a file that is there and is not read.
type notPlain struct{ name, why string }

// Error says what the file is.
func (e *notPlain) Error() string { return e.name + " " + e.why }

// ReadDir lists what is the author's in a folder.
func (p plain) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(p.FS, name)
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return source.Ignored(e.Name()) }), err
}

// ReadFile reads a file, and refuses everything else with a *notPlain.
func (p plain) ReadFile(name string) ([]byte, error) {
	if err := p.check(name); err != nil {
		return nil, err
	}
	return fs.ReadFile(p.FS, name)
}

// Open opens a folder or what ReadFile would read.
func (p plain) Open(name string) (fs.File, error) {
	if info, err := fs.Lstat(p.FS, name); err == nil && info.IsDir() {
		return p.FS.Open(name)
	}
	if err := p.check(name); err != nil {
		return nil, err
	}
	return p.FS.Open(name)
}

// check returns a *notPlain for what is there and no file of a sensible size.
func (p plain) check(name string) error {
	for dir := path.Dir(name); dir != "." && dir != "/"; dir = path.Dir(dir) {
		if info, err := fs.Lstat(p.FS, dir); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return &notPlain{name, "lies behind a link to a folder: copy the folder here"}
		}
	}
	info, err := fs.Lstat(p.FS, name)
	if err == nil && info.Mode()&fs.ModeSymlink != 0 {
		if info, err = fs.Stat(p.FS, name); err != nil {
			return &notPlain{name, "is a link that leads nowhere or leaves the folder: copy the file here"}
		}
	}
	switch {
	case err != nil:
		return err
	case info.IsDir():
		return &notPlain{name, "is a link to a folder: copy the folder here"}
	case !info.Mode().IsRegular():
		return &notPlain{name, "is neither a file nor a folder: delete it"}
	case info.Size() > bundle.MaxAsset: // a layout too: a sparse file would fill the memory
		return &notPlain{name, fmt.Sprintf("is larger than %d MiB: make it smaller", bundle.MaxAsset>>20)}
	}
	return nil
}

// unread returns what the digest of a folder says of a file that is not read, or
// "" where the error is the machine's.
func unread(err error) string {
	var refused *notPlain
	if errors.As(err, &refused) {
		return refused.Error()
	}
	return ""
}
