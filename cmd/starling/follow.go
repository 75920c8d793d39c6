package main

import (
	"io/fs"
	"path"
	"path/filepath"
	"time"

	"starling/generator/guide"
)

// offerSaved has open pages lead to the text that was saved last, if it has a
// page in the edition that is about to be shown. Before the first edition nothing
// was saved: everything was seen.
func (p *previewer) offerSaved(e *guide.Edition) {
	if !p.options.follow || p.display.current == nil || e.Problems().Count(guide.Error) > 0 {
		return
	}
	file := p.sources.newest(p.saved)
	if pages := guide.PagesOf(file); len(pages) > 0 && e.Has(guide.OutputPath(pages[0])) {
		p.display.server.Offer(path.Join(filepath.ToSlash(p.folders.content), file), pages[0], pages[1:]...)
	}
}

// newest returns which of some files of the content folder was written last, or
// "". Other files than texts do not count.
func (s *sources) newest(files []string) string {
	if s.content.onDisk == nil {
		return ""
	}
	last, when := "", time.Time{}
	for _, file := range files {
		if len(guide.PagesOf(file)) == 0 {
			continue
		}
		// Stat, so that a link counts as what it leads to.
		if info, err := fs.Stat(s.content.onDisk.Files(), file); err == nil && info.ModTime().After(when) {
			last, when = file, info.ModTime()
		}
	}
	return last
}
