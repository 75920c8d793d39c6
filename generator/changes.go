package generator

import (
	"bytes"
	"cmp"
	"context"
	"embed"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"starling/generator/guide"
)

// Changes are what is about to be done to a content folder: texts written, and
// after that perhaps a folder renamed. Paths of texts are those that they have
// in the end.
type Changes struct {
	Texts map[string][]byte
	// From and To are the paths of the renamed folder, or "".
	From, To string
}

// Trial returns the errors that the content folder would have with the changes
// made, and has not now. Drafts are looked at too, and a reference that breaks in
// one counts, though it is no error there. A problem that a change only moves, to
// another line or with the folder, is not new.
func Trial(ctx context.Context, content Folder, c Changes) (guide.Problems, error) {
	content.Name = strings.TrimSuffix(content.Name, "/")
	var g Generator // remembers the texts that no change touches
	before, err := g.problemsOf(ctx, content)
	if err != nil {
		return nil, err
	}
	after, err := g.problemsOf(ctx, Folder{FS: changed{content.FS, c}, Name: content.Name})
	if err != nil {
		return nil, err
	}
	type kind struct{ path, code string }
	had := map[kind]int{}
	for _, p := range before {
		file := strings.TrimPrefix(p.Path, content.Name+"/")
		had[kind{content.Name + "/" + c.Renamed(file), p.Code}]++
	}
	var news guide.Problems
	for _, p := range after {
		if k := (kind{p.Path, p.Code}); had[k] > 0 {
			had[k]--
		} else {
			news = append(news, p)
		}
	}
	return news, nil
}

func (g *Generator) problemsOf(ctx context.Context, content Folder) (guide.Problems, error) {
	in := Inputs{Content: content, Drafts: true, Layouts: Folder{FS: embed.FS{}}, Assets: Folder{FS: embed.FS{}}}
	in.Program = func() (guide.Digest, error) { return guide.Digest{}, nil }
	_, problems, err := g.Guide(ctx, in)
	return slices.DeleteFunc(problems, func(p guide.Problem) bool {
		return p.Severity != guide.Error && p.Code != "E108" && p.Code != "E110"
	}), err
}

// Renamed returns the path that a file of now has in the end.
func (c Changes) Renamed(file string) string { return moved(file, c.From, c.To) }

// Before returns the path that a file of the end has now.
func (c Changes) Before(file string) string { return moved(file, c.To, c.From) }

func moved(file, from, to string) string {
	if from == "" || file != from && !strings.HasPrefix(file, from+"/") {
		return file
	}
	return to + file[len(from):]
}

// changed is a content folder with changes laid over it.
type changed struct {
	fs.FS
	Changes
}

// below returns the name that a file has in the folder itself, or an error
// where it is renamed away.
func (c changed) below(op, name string) (string, error) {
	if c.From != "" && (name == c.From || strings.HasPrefix(name, c.From+"/")) {
		return "", &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	}
	return c.Before(name), nil
}

// Open opens a text that is written, or else a file of the folder.
func (c changed) Open(name string) (fs.File, error) {
	if data, ok := c.Texts[name]; ok {
		return &written{Reader: bytes.NewReader(data), name: path.Base(name), size: int64(len(data))}, nil
	}
	below, err := c.below("open", name)
	if err != nil {
		return nil, err
	}
	return c.FS.Open(below)
}

// ReadDir lists a folder in the end.
func (c changed) ReadDir(name string) ([]fs.DirEntry, error) {
	below, err := c.below("open", name)
	if err != nil {
		return nil, err
	}
	entries, err := fs.ReadDir(c.FS, below)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var list []fs.DirEntry
	for _, e := range entries {
		if at := path.Join(name, e.Name()); at == c.From {
			list = append(list, alias{e, path.Base(c.To)})
		} else if c.Texts[at] == nil {
			list = append(list, e)
		}
	}
	for file, data := range c.Texts {
		rest, below := strings.CutPrefix(file, name+"/")
		if name == "." {
			rest, below = file, true
		}
		first, _, deep := strings.Cut(rest, "/")
		if below && !slices.ContainsFunc(list, func(e fs.DirEntry) bool { return e.Name() == first }) {
			list = append(list, &written{name: first, size: int64(len(data)), dir: deep})
		}
	}
	if len(list) == 0 && err != nil {
		return nil, err
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return list, nil
}

// Lstat describes a file without following a link.
func (c changed) Lstat(name string) (fs.FileInfo, error) {
	if data, ok := c.Texts[name]; ok {
		return &written{name: path.Base(name), size: int64(len(data))}, nil
	}
	below, err := c.below("lstat", name)
	if err != nil {
		return nil, err
	}
	return fs.Lstat(c.FS, below)
}

// ReadLink returns where a link leads.
func (c changed) ReadLink(name string) (string, error) {
	below, err := c.below("readlink", name)
	if err != nil {
		return "", err
	}
	return fs.ReadLink(c.FS, below)
}

// alias is an entry of a folder under another name.
type alias struct {
	fs.DirEntry
	name string
}

// Name returns the name that the entry has in the end.
func (a alias) Name() string { return a.name }

// written is a text that is about to be written, or a folder made for one: as
// an open file, as an entry of its folder and as what is known of it.
type written struct {
	io.Reader
	name string
	size int64
	dir  bool
}

func (w *written) Name() string               { return w.name }
func (w *written) Size() int64                { return w.size }
func (w *written) ModTime() time.Time         { return time.Time{} }
func (w *written) IsDir() bool                { return w.dir }
func (w *written) Sys() any                   { return nil }
func (w *written) Close() error               { return nil }
func (w *written) Stat() (fs.FileInfo, error) { return w, nil }
func (w *written) Info() (fs.FileInfo, error) { return w, nil }
func (w *written) Type() fs.FileMode          { return w.Mode().Type() }

func (w *written) Mode() fs.FileMode {
	if w.dir {
		return fs.ModeDir | 0o755
	}
	return 0o644
}
