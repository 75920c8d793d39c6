package generator

import (
	"io/fs"

	"starling/generator/guide"
)

// Digester is a file system that knows what lies in it without looking: a server
// that follows a folder asks for the same thousands of files after each save.
// Where a digest is known, what was made from the file or folder can be recalled
// by it; an fs.FS that is no Digester is read each time.
type Digester interface {
	fs.FS
	// Digest names a file's bytes, or a folder with the names and bytes of all
	// that lies in it, or that nothing is there. It is false where that cannot
	// be told, as behind a link.
	Digest(name string) (guide.Digest, bool)
}

// knownDigest asks a file system for a digest, if it is one to ask.
func knownDigest(fsys fs.FS, name string) (guide.Digest, bool) {
	if d, ok := fsys.(Digester); ok {
		return d.Digest(name)
	}
	return guide.Digest{}, false
}

// fileDigest returns the digest of a file's bytes, which are read unless the
// digest is known.
func fileDigest(fsys fs.FS, name string) (guide.Digest, error) {
	if d, ok := knownDigest(fsys, name); ok {
		return d, nil
	}
	data, err := fs.ReadFile(fsys, name)
	return guide.DigestOf(data), err
}
