package scaffold

import (
	"embed"
	"io/fs"
	"strings"
)

// guideFiles are those of a small complete guide. A name that begins with "dot-"
// is a dotfile's there; here it would be one of this repository's own.
//
//go:embed guide
var guideFiles embed.FS

// Guide returns the files of a small complete guide, for its folder: content,
// settings of the editor, and what publishes it on GitHub Pages.
func Guide() []File {
	var files []File
	err := fs.WalkDir(guideFiles, "guide", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := guideFiles.ReadFile(name)
		at := strings.TrimPrefix(name, "guide/")
		if rest, dotted := strings.CutPrefix(at, "dot-"); dotted {
			at = "." + rest
		}
		files = append(files, File{Path: at, Data: data})
		return err
	})
	if err != nil {
		panic("the embedded guide cannot be read: " + err.Error())
	}
	return files
}
