package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"starling/generator"
	"starling/generator/text"
)

// wantedPaths returns what tells whether a problem's path is one of those that
// were asked for or lies in one, or nil where nothing was asked for.
func wantedPaths(in generator.Inputs, asked []string) (func(string) bool, error) {
	if len(asked) == 0 {
		return nil, nil
	}
	var wanted []string
	for _, p := range asked {
		found, err := sourcePaths(in, p)
		if err != nil {
			return nil, err
		}
		wanted = append(wanted, found...)
	}
	return func(p string) bool {
		p = path.Clean(p)
		return slices.ContainsFunc(wanted, func(w string) bool { return w == "." || p == w || strings.HasPrefix(p, w+"/") })
	}, nil
}

// sourcePaths returns a path as problems name it, however it was written, or the
// folders of the guide that lie in it. A path that is not of the guide, or not
// there, is refused: silence about it would read as praise.
func sourcePaths(in generator.Inputs, asked string) ([]string, error) {
	at, err := filepath.Abs(asked)
	if err != nil {
		return nil, err
	}
	var around []string
	for _, folder := range []generator.Folder{in.Content, in.Layouts, in.Assets} {
		root, err := filepath.Abs(folder.Name)
		if err != nil {
			return nil, err
		}
		if below, ok := seenFrom(root, at); ok {
			if _, err := fs.Stat(folder.FS, below); err != nil {
				return nil, fmt.Errorf("there is no %s%s", asked, didYouMean(folder, below))
			}
			return []string{path.Join(filepath.ToSlash(folder.Name), below)}, nil
		}
		if _, ok := seenFrom(at, root); ok {
			around = append(around, path.Clean(filepath.ToSlash(folder.Name)))
		}
	}
	if len(around) > 0 {
		return around, nil
	}
	if _, err := os.Stat(asked); err == nil {
		return nil, fmt.Errorf("%s is no part of the guide, which lies in %s, %s and %s", asked, in.Content.Name, in.Layouts.Name, in.Assets.Name)
	}
	return nil, fmt.Errorf("there is no %s%s", asked, didYouMean(in.Content, path.Clean(filepath.ToSlash(asked))))
}

// seenFrom returns a path as seen from a folder that it lies in.
func seenFrom(folder, p string) (string, bool) {
	below, err := filepath.Rel(folder, p)
	below = filepath.ToSlash(below)
	return below, err == nil && below != ".." && !strings.HasPrefix(below, "../")
}

// didYouMean returns a hint with the path of a folder that one was probably meant
// to be, or "".
func didYouMean(folder generator.Folder, p string) string {
	meant := "."
	for name := range strings.SplitSeq(p, "/") {
		entries, _ := fs.ReadDir(folder.FS, meant)
		var names []string
		for _, e := range entries {
			names = append(names, e.Name())
		}
		if !slices.Contains(names, name) {
			if name = text.Nearest(name, names); name == "" {
				return ""
			}
		}
		meant = path.Join(meant, name)
	}
	return fmt.Sprintf(" (did you mean %s?)", path.Join(filepath.ToSlash(folder.Name), meant))
}
