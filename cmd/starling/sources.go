package main

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"starling/assets"
	"starling/content"
	"starling/generator"
	"starling/generator/disk"
	"starling/generator/guide"
	"starling/generator/watch"
	"starling/layouts"
)

// sources are the folders of a guide while it is served, with what was seen in
// them. They mean the same as those of a build.
type sources struct {
	content, layouts, assets sourceFolder
	program                  func() (guide.Digest, error)
	told                     bool // that the guide is the built-in one
}

// sourceFolder is one folder. Without a folder on disk there are the built-in
// files; layouts and assets on disk are laid over those.
type sourceFolder struct {
	path    string
	named   bool // by a flag, or there once: it must be there
	builtIn generator.Digester
	onDisk  *disk.Folder // nil where there is none
}

func newSources(c *cobra.Command, f *folders) *sources {
	one := func(flag, path string, builtIn fs.FS) sourceFolder {
		return sourceFolder{path: path, named: c.Flags().Changed(flag), builtIn: generator.Steady(builtIn)}
	}
	return &sources{
		content: one("content", f.content, content.FS), layouts: one("layouts", f.layouts, layouts.FS),
		assets: one("assets", f.assets, assets.FS), program: programDigest(),
	}
}

func (s *sources) all() []*sourceFolder { return []*sourceFolder{&s.content, &s.layouts, &s.assets} }

// sight is what a look found to be other than before. Files are texts of the
// content folder, relative to it.
type sight struct {
	Changed, Emptied bool
	Files            []string
}

// look looks where a change says. The error is that a folder is gone or cannot be
// read.
func (s *sources) look(change watch.Change) (sight, error) {
	var seen sight
	for _, f := range s.all() {
		found, err := f.look(change)
		if err != nil {
			return seen, err
		}
		seen.Changed = seen.Changed || found.Changed
		seen.Emptied = seen.Emptied || found.Emptied
		if f == &s.content {
			seen.Files = append(seen.Files, found.Files...)
		}
	}
	return seen, nil
}

// look looks into the folder where a change says: at all of it, or into those of
// the named folders that lie in it.
func (f *sourceFolder) look(change watch.Change) (disk.Seen, error) {
	if f.onDisk == nil {
		return f.appear()
	}
	var named []string
	for _, name := range change.Folders {
		if below, err := filepath.Rel(f.path, name); err == nil && filepath.IsLocal(below) {
			named = append(named, filepath.ToSlash(below))
		}
	}
	if len(named) == 0 && !change.All {
		return disk.Seen{}, nil
	}
	seen, err := f.onDisk.Look(named, change.All)
	if errors.Is(err, fs.ErrNotExist) && !f.named {
		_ = f.onDisk.Close()
		f.onDisk = nil
		return disk.Seen{Changed: true}, nil
	}
	return seen, err
}

// appear opens a folder that was not there at the last look.
func (f *sourceFolder) appear() (disk.Seen, error) {
	folder, err := disk.Open(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !f.named:
		return disk.Seen{}, nil
	case err != nil:
		return disk.Seen{}, err
	}
	f.onDisk = folder
	return disk.Seen{Changed: true}, nil
}

// inputs returns the folders as they were seen, and says once that the guide is
// the built-in one.
func (s *sources) inputs(print *printer) generator.Inputs {
	in := generator.Inputs{
		Content: generator.Folder{FS: s.content.builtIn, Name: "content"},
		Layouts: s.layouts.overlaid(), Assets: s.assets.overlaid(), Program: s.program,
	}
	switch {
	case s.content.onDisk != nil:
		// An author whose texts vanish must not be shown another guide.
		s.content.named = true
		in.Content = generator.Folder{FS: s.content.onDisk.Files(), Name: s.content.path}
	case !s.told:
		s.told = true
		noteBuiltIn(print, s.content.path)
	}
	return in
}

func (f *sourceFolder) overlaid() generator.Folder {
	if f.onDisk == nil {
		return generator.Folder{FS: f.builtIn, Name: f.path}
	}
	return generator.Folder{FS: generator.Overlay(f.onDisk.Files(), f.builtIn), Name: f.path}
}

// line returns a line of a file by the name that problems call it by, or "". It
// goes through the same door as the texts: no link leads out of the folders.
func (s *sources) line(path string, line int) string {
	for _, f := range s.all() {
		name, below := strings.CutPrefix(path, strings.TrimSuffix(f.path, "/")+"/")
		if !below || f.onDisk == nil {
			continue
		}
		data, err := f.onDisk.Files().ReadFile(name)
		if err != nil || len(data) > 1<<20 {
			return ""
		}
		lines := strings.Split(string(data), "\n")
		if line >= 1 && line <= len(lines) {
			return strings.TrimRight(lines[line-1], "\r")
		}
	}
	return ""
}

func (s *sources) close() {
	for _, f := range s.all() {
		if f.onDisk != nil {
			_ = f.onDisk.Close()
		}
	}
}

// noteBuiltIn says that there is no guide of the author's own.
func noteBuiltIn(print *printer, path string) {
	print.note("there is no folder %s, so this is the built-in guide; begin your own with starling init, or name its folder with --content", path)
}
