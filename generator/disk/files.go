package disk

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"time"

	"starling/generator/guide"
)

// Files are a folder's files as they stood at one look. It is an fs.FS, and knows
// the digests of files and folders.
type Files struct {
	root *os.Root
	top  *node
}

// largest is the most bytes of a file whose digest is known: larger ones are no
// part of a guide.
const largest = 64 << 20

// seen returns the node of a name. Links on the way are followed in what was
// seen, the last one only if follow; links out of the folder lead nowhere.
func (f *Files) seen(op, name string, follow bool) (n *node, real string, err error) {
	missing := &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	if !fs.ValidPath(name) {
		return nil, "", &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	n, real = f.top, "."
	rest := strings.Split(name, "/")
	for hops := 0; len(rest) > 0; {
		part := rest[0]
		rest = rest[1:]
		if part == "." {
			continue
		}
		next := n.find(part)
		switch {
		case next == nil:
			return nil, "", missing
		case next.mode&fs.ModeSymlink == 0, len(rest) == 0 && !follow:
			n, real = next, path.Join(real, part)
			continue
		}
		target := path.Join(real, next.target)
		if hops++; hops > 40 || path.IsAbs(next.target) || target == ".." || strings.HasPrefix(target, "../") {
			return nil, "", missing
		}
		n, real, rest = f.top, ".", append(strings.Split(target, "/"), rest...)
	}
	return n, real, nil
}

// Stat returns what was seen of a file, or of what a link leads to.
func (f *Files) Stat(name string) (fs.FileInfo, error) {
	n, _, err := f.seen("stat", name, true)
	if err != nil {
		return nil, err
	}
	return n, nil
}

// Lstat returns what was seen of a file or link.
func (f *Files) Lstat(name string) (fs.FileInfo, error) {
	n, _, err := f.seen("lstat", name, false)
	if err != nil {
		return nil, err
	}
	return n, nil
}

// ReadLink returns where a link leads.
func (f *Files) ReadLink(name string) (string, error) {
	n, _, err := f.seen("readlink", name, false)
	if err == nil && n.mode&fs.ModeSymlink == 0 {
		err = &fs.PathError{Op: "readlink", Path: name, Err: fs.ErrInvalid}
	}
	if err != nil {
		return "", err
	}
	return n.target, nil
}

// ReadDir returns what was seen in a folder, by name.
func (f *Files) ReadDir(name string) ([]fs.DirEntry, error) {
	n, _, err := f.seen("readdir", name, true)
	if err == nil && !n.IsDir() {
		err = &fs.PathError{Op: "readdir", Path: name, Err: fmt.Errorf("not a folder")}
	}
	if err != nil {
		return nil, err
	}
	list := make([]fs.DirEntry, len(n.below))
	for i, c := range n.below {
		list[i] = c
	}
	return list, nil
}

// ReadFile reads a file. The error wraps ErrChanged where the bytes are no longer
// those that were seen.
func (f *Files) ReadFile(name string) ([]byte, error) {
	n, real, err := f.seen("read", name, true)
	if err != nil {
		return nil, err
	}
	return f.read(n, real)
}

// read reads a file's bytes, and holds them against what was seen before. Bytes
// that were read before are known again whatever the file's time: a file that was
// touched since, or saved as it was, has not changed. Others are trusted only
// while size and time are those of the look.
func (f *Files) read(n *node, real string) ([]byte, error) {
	if !n.mode.IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: real, Err: fmt.Errorf("not a file")}
	}
	file, err := f.root.Open(real)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	read := time.Now()
	data := make([]byte, n.size)
	if _, err := io.ReadFull(file, data); err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	digest := guide.DigestOf(data)
	known, again := n.recall()
	if info.ModTime().Equal(n.time) {
		again = n.learn(digest, read)
	} else {
		again = again && digest == known
	}
	if !again || info.Size() != n.size {
		return nil, &fs.PathError{Op: "read", Path: real, Err: ErrChanged}
	}
	return data, nil
}

// Digest names a file's bytes, or a folder with the names and bytes of all that
// lies in it, or that there is nothing. It is false behind links, for what is
// neither file nor folder, and for what cannot be read.
func (f *Files) Digest(name string) (guide.Digest, bool) {
	n, real, err := f.seen("read", name, false)
	switch {
	case err != nil:
		return guide.NewHasher("nothing is here").Sum(), f.plain(path.Dir(name))
	case real != name:
		return guide.Digest{}, false
	}
	return f.digest(n, real)
}

// plain tells whether no link stands on the way to a folder.
func (f *Files) plain(name string) bool {
	n := f.top
	for _, part := range strings.Split(name, "/") {
		if part == "." || n == nil {
			continue
		}
		if n = n.find(part); n != nil && n.mode&fs.ModeSymlink != 0 {
			return false
		}
	}
	return true
}

func (f *Files) digest(n *node, real string) (guide.Digest, bool) {
	if d, ok := n.recall(); ok {
		return d, true
	}
	switch {
	case n.IsDir():
		return f.folderDigest(n, real)
	case !n.mode.IsRegular() || n.size > largest:
		return guide.Digest{}, false
	}
	if _, err := f.read(n, real); err != nil {
		return guide.Digest{}, false
	}
	return n.recall()
}

func (f *Files) folderDigest(n *node, real string) (guide.Digest, bool) {
	h := guide.NewHasher("folder")
	for _, c := range n.below {
		d, ok := f.digest(c, path.Join(real, c.name))
		if !ok {
			return d, false
		}
		h.String(c.name).Bool(c.IsDir()).Digest(d)
	}
	d := h.Sum()
	return d, n.learn(d, time.Time{})
}

// Open opens a file or folder as it was seen.
func (f *Files) Open(name string) (fs.File, error) {
	n, real, err := f.seen("open", name, true)
	if err != nil {
		return nil, err
	}
	if n.IsDir() {
		entries, err := f.ReadDir(name)
		return &openFolder{node: n, rest: entries}, err
	}
	if n.size > largest || !n.mode.IsRegular() {
		return f.root.Open(real)
	}
	data, err := f.read(n, real)
	if err != nil {
		return nil, err
	}
	return &openFile{node: n, Reader: bytes.NewReader(data)}, nil
}

type openFile struct {
	*node
	*bytes.Reader
}

func (o *openFile) Stat() (fs.FileInfo, error) { return o.node, nil }
func (o *openFile) Size() int64                { return o.node.size }
func (o *openFile) Close() error               { return nil }

type openFolder struct {
	*node
	rest []fs.DirEntry
}

func (o *openFolder) Stat() (fs.FileInfo, error) { return o.node, nil }
func (o *openFolder) Close() error               { return nil }

func (o *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: o.name, Err: fmt.Errorf("a folder")}
}

// ReadDir returns the next n entries, or all that are left.
func (o *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		list := o.rest
		o.rest = nil
		return list, nil
	}
	if len(o.rest) == 0 {
		return nil, io.EOF
	}
	list := o.rest[:min(n, len(o.rest))]
	o.rest = o.rest[len(list):]
	return list, nil
}
