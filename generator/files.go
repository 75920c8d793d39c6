package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"starling/generator/guide"
	"starling/generator/machine"
	"starling/generator/picture"
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
		file := copied(in.Content.FS, path, t.digests[path])
		if p := l.pictures[path]; p != nil && p.Kind != "" {
			files.addPicture(in, t, p, file)
		} else {
			files[path] = file
		}
	}
}

// addPicture adds a picture that a text shows, without what the camera wrote into
// it, and in the widths that pages ask for.
func (files fileSet) addPicture(in Inputs, t *texts, p *shownPicture, whole guide.File) {
	files[p.file] = p.made(in, t, whole, 0)
	for _, source := range p.widths(p.file) {
		files[source.Address] = p.made(in, t, whole, source.Width)
	}
}

// made returns the file of a picture in a width, or in its own where that is 0. To
// make it may find that the picture is broken, which is the author's mistake.
func (p *shownPicture) made(in Inputs, t *texts, whole guide.File, width int) guide.File {
	key := guide.NewHasher("picture").Digest(t.program).Digest(p.digest).Int(width).Sum()
	return guide.File{Key: key, Make: func() ([]byte, error) {
		data, err := whole.Make()
		if err != nil {
			return nil, err
		}
		if width == 0 {
			data, err = picture.Clean(p.Looked, data)
		} else {
			data, err = picture.Scale(p.Looked, data, width)
		}
		if errors.Is(err, picture.ErrUnreadable) {
			return nil, unreadable(strings.TrimSuffix(in.Content.Name, "/")+"/"+p.file, guide.Place{}, path.Base(p.file), err)
		}
		return data, err
	}}
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
