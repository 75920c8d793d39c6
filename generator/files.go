package generator

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"starling/generator/guide"
	"starling/generator/machine"
)

// fileSet is the files of an edition in the making, by path.
type fileSet map[string]guide.File

func (files fileSet) addPages(pages []page) {
	for _, p := range pages {
		files[p.path] = p.file
	}
}

func (files fileSet) addAssets(a *bundledAssets) {
	for _, f := range a.Files {
		files[f.Path] = guide.File{Key: f.Key, Make: func() ([]byte, error) { return f.Data, nil }}
	}
}

// addAttachments adds the files beside texts that a text links to or shows.
func (files fileSet) addAttachments(in Inputs, t *texts, l *linked) {
	for _, path := range l.Published {
		files[path] = copied(in.Content.FS, path, t.digests[path])
	}
}

// addStatic adds the files of the static folder, as they are.
func (files fileSet) addStatic(in Inputs, t *texts) {
	for _, e := range t.listing.Static {
		files[strings.TrimPrefix(e.Path, "static/")] = copied(in.Content.FS, e.Path, t.digests[e.Path])
	}
}

// copied returns a file that is published as it lies in the guide. Bytes that
// have changed since they were listed belong to the next edition.
func copied(content fs.FS, path string, digest guide.Digest) guide.File {
	return guide.File{Key: digest, Make: func() ([]byte, error) {
		data, err := fs.ReadFile(content, path)
		if err == nil && guide.DigestOf(data) != digest {
			return nil, fmt.Errorf("%s changed while it was read", path)
		}
		return data, err
	}}
}

// edition joins all problems, with the names that folders go by, and the files.
func (files fileSet) edition(in Inputs, s *settings, t *texts, a *bundledAssets, l *pageLayouts, g *linked) *guide.Edition {
	problems := contentProblems(in, s, t, g)
	problems = append(problems, slices.Concat(a.problems, l.problems)...)
	var e *guide.Edition
	files[machine.Offline] = machine.OfflineList(t.inputs, func() []string { return e.Paths() })
	e = guide.NewEdition(t.inputs, files, problems.Sort())
	e.Redirects, e.Addressed = len(g.Redirects), s.BaseURL != ""
	return e
}
