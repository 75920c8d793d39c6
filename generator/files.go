package generator

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"starling/generator/guide"
	"starling/generator/memory"
)

// fileSet is the files of an edition in the making, by path.
type fileSet map[string]guide.File

// addPages adds a file for every view. The keys are made at once, in parallel;
// the pages are rendered when they are asked for.
func (g *Generator) addPages(files fileSet, program guide.Digest, views []*guide.View, l *pageLayouts) {
	if len(l.problems) > 0 {
		return
	}
	keys := make([]guide.Digest, len(views))
	_ = eachInParallel(len(views), func(i int) error {
		keys[i] = guide.NewHasher("page").Digest(program).Digest(l.Key(views[i])).Sum()
		return nil
	})
	for i, v := range views {
		key, path := keys[i], guide.OutputPath(v.Page.Address)
		files[path] = guide.File{Key: key, Make: func() ([]byte, error) { return l.Page(v) }}
		if g.KeepPages {
			files[path] = guide.File{Key: key, Make: func() ([]byte, error) { return g.keptPage(path, key, v, l) }}
		}
	}
}

// keptPage renders a page, or remembers it.
func (g *Generator) keptPage(path string, key guide.Digest, v *guide.View, l *pageLayouts) ([]byte, error) {
	type page struct {
		data []byte
		err  error
	}
	p := memory.Recall(&g.memory, "page", path, key, func() page {
		data, err := l.Page(v)
		return page{data, err}
	})
	return p.data, p.err
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
	e := guide.NewEdition(t.inputs, files, problems.Sort())
	e.Redirects, e.Addressed = len(g.Redirects), s.BaseURL != ""
	return e
}
