package source

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"starling/generator/guide"
)

// folder is a folder while it is walked. real is where it lies once all links
// are followed; above are the real paths of the folders that led to it.
type folder struct {
	path, real string
	above      []string
	linked     bool
}

// node is a file or folder with a name of the author's.
type node struct {
	folder
	name string
	dir  bool
	size int64
	info fs.FileInfo
}

func (n node) entry(kind guide.Kind) Entry {
	return Entry{Path: n.path, Kind: kind, Size: n.size, ModTime: n.info.ModTime()}
}

// maxLinked is the most entries that are read behind links to folders. Links
// can make a few folders look like millions.
const maxLinked = 20_000

// read returns the author's files and folders in a folder, sorted by name. It
// reports names that clash, and what is neither file nor folder.
func (s *scanner) read(dir folder) ([]node, error) {
	entries, err := fs.ReadDir(s.fsys, dir.path)
	if errors.Is(err, fs.ErrNotExist) && dir.path != "." {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	static := dir.path == "static" || strings.HasPrefix(dir.path, "static/")
	nodes := make([]node, 0, len(entries))
	for _, e := range entries {
		if ignored(e.Name(), e.IsDir() || e.Type()&fs.ModeSymlink != 0, static) {
			continue
		}
		n, ok, err := s.node(dir, e)
		if err != nil {
			return nil, err
		}
		if ok && !ignored(n.name, n.dir, static) {
			nodes = append(nodes, n)
		}
	}
	s.sameKey(nodes)
	return nodes, nil
}

// node returns an entry of a folder, and whether it is a file or folder that
// can be read.
func (s *scanner) node(dir folder, e fs.DirEntry) (node, bool, error) {
	n := node{name: e.Name(), folder: folder{path: path.Join(dir.path, e.Name()), linked: dir.linked}}
	n.real, n.above = path.Join(dir.realPath(), n.name), dir.above
	if !utf8.ValidString(n.name) {
		s.report(strings.ToValidUTF8(n.path, "\uFFFD"), "E106", "the name is not in UTF-8", "rename it")
		return n, false, nil
	}
	if n.linked {
		if s.linked++; s.linked == maxLinked+1 {
			s.report(n.path, "E118", "links to folders lead to too many files", "delete some of the links")
		}
		if s.linked > maxLinked {
			return n, false, nil
		}
	}
	var err error
	if e.Type()&fs.ModeSymlink != 0 {
		n.info, err = s.follow(&n)
	} else {
		n.info, err = e.Info()
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		// Gone since the folder was read, or refused by follow.
		return n, false, nil
	case err != nil:
		return n, false, err
	case n.info.IsDir():
		n.dir = true
		n.above = append(slices.Clip(dir.above), dir.realPath())
		return n, true, nil
	case !n.info.Mode().IsRegular():
		s.report(n.path, "E109", "this is "+special(n.info.Mode())+", not a file", "delete it")
		return n, false, nil
	}
	n.size = n.info.Size()
	return n, true, nil
}

func (f folder) realPath() string {
	if f.real == "" {
		return f.path
	}
	return f.real
}

// special names what is neither file nor folder. Opening one could wait forever.
func special(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "something special"
}

// errRefused says that follow has reported a link. It counts as a file that
// does not exist.
var errRefused = fmt.Errorf("refused: %w", fs.ErrNotExist)

// follow returns what a link leads to, and sets the node's real path. Links
// that leave the content folder, lead nowhere or lead to a folder that they
// stand in are reported.
func (s *scanner) follow(n *node) (fs.FileInfo, error) {
	real, problem := resolve(s.fsys, n.real)
	if problem != "" {
		s.report(n.path, "E109", problem, "delete the link, or copy the file here")
		return nil, errRefused
	}
	info, err := fs.Lstat(s.fsys, real)
	if err != nil {
		s.report(n.path, "E109", "a link that leads nowhere", "delete the link, or copy the file here")
		return nil, errRefused
	}
	if info.IsDir() {
		n.linked = true
		for _, above := range append(slices.Clip(n.above), path.Dir(n.real)) {
			if above == real || real == "." || strings.HasPrefix(above, real+"/") {
				s.report(n.path, "E109", "a link to a folder that it stands in", "delete the link")
				return nil, errRefused
			}
		}
	}
	n.real = real
	return info, nil
}

// maxHops is the most links that are followed for one name, as on Linux.
const maxHops = 40

// resolve returns the path that a link leads to once every link on the way is
// followed, without looking outside the file system; or what is wrong with it.
// The operating system would follow links out of the content folder, which
// would publish other files of the author's machine.
func resolve(fsys fs.FS, link string) (real, problem string) {
	const outside, nowhere, loop = "a link that leaves the content folder", "a link that leads nowhere", "a link that leads back to itself"
	rest := strings.Split(link, "/")
	var done []string
	for hops := 0; len(rest) > 0; {
		part := rest[0]
		rest = rest[1:]
		switch part {
		case "", ".":
			continue
		case "..":
			if len(done) == 0 {
				return "", outside
			}
			done = done[:len(done)-1]
			continue
		}
		here := path.Join(path.Join(done...), part)
		info, err := fs.Lstat(fsys, here)
		if err != nil {
			return "", nowhere
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			done = append(done, part)
			continue
		}
		if hops++; hops > maxHops {
			return "", loop
		}
		target, err := fs.ReadLink(fsys, here)
		if err != nil {
			return "", nowhere
		}
		if target = filepath.ToSlash(target); path.IsAbs(target) || filepath.VolumeName(target) != "" {
			return "", outside
		}
		rest = append(strings.Split(target, "/"), rest...)
	}
	if len(done) == 0 {
		return ".", ""
	}
	return path.Join(done...), ""
}
