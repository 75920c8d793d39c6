package main

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"starling/generator/guide"
	"starling/generator/watch"
)

// follower finds out which text was saved: of those that a change may be about,
// the one that was written last, if it was written since the last time.
type follower struct {
	newest time.Time
}

// saved returns a text of the content folder, relative to it, or "".
func (f *follower) saved(content string, change watch.Change) string {
	first := f.newest.IsZero()
	last := ""
	look := func(dir string, below bool) {
		dir += string(filepath.Separator) // so that a link is looked into
		_ = filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
			case entry.IsDir() && file != dir && !below:
				return fs.SkipDir
			case path.Ext(file) == ".md":
				// Stat, so that a link counts as what it leads to.
				if info, err := os.Stat(file); err == nil && info.ModTime().After(f.newest) {
					f.newest, last = info.ModTime(), file
				}
			}
			return nil // what cannot be read now was not saved now
		})
	}
	if first || change.All {
		look(content, true)
	}
	for _, dir := range change.Folders {
		if below, err := filepath.Rel(content, dir); err == nil && filepath.IsLocal(below) {
			look(dir, false)
		}
	}
	name, err := filepath.Rel(content, last)
	if first || last == "" || err != nil {
		return ""
	}
	return filepath.ToSlash(name)
}

// offerSaved has open pages lead to the text that was saved, if it has a page in
// the edition that is about to be shown.
func (p *previewer) offerSaved(change watch.Change, e *guide.Edition) {
	if !p.follow || e.Problems().Count(guide.Error) > 0 {
		return
	}
	file := p.follower.saved(p.folders.content, change)
	own, others := pagesOf(file)
	if own != "" && e.Has(guide.OutputPath(own)) {
		p.server.Offer(path.Join(filepath.ToSlash(p.folders.content), file), own, others...)
	}
}

// pagesOf returns the address of a text's own page, and those of other pages that
// show all of it; "" for a file without a page.
func pagesOf(file string) (own string, others []string) {
	folder, _, _ := strings.Cut(file, "/")
	kind := map[string]guide.Kind{
		"questions": guide.KindAnswer, "articles": guide.KindArticle, "collections": guide.KindCollection,
		"terms": guide.KindTerm, "pages": guide.KindPage,
	}[folder]
	switch {
	case kind == "" || path.Ext(file) != ".md":
		return "", nil
	case kind != guide.KindAnswer:
		return guide.AddressOf(kind, file), nil
	case path.Base(file) == "index.md":
		return guide.AddressOf(guide.KindQuestion, file), nil
	}
	return guide.AddressOf(kind, file), []string{path.Dir(file) + "/"}
}
