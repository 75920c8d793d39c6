package generator

import (
	"context"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"starling/generator/guide"
	"starling/generator/markdown"
	"starling/generator/source"
)

// texts are all documents of the guide, and the other files in its folder.
type texts struct {
	listing   source.Listing
	documents []*guide.Document
	digests   fileDigests // of the files that are published as they are
	// inputs names everything that the edition is made from, and program the
	// program that makes it.
	inputs, program guide.Digest
	// faces names all that Link sees of the documents.
	faces guide.Digest
}

// readTexts reads and converts every text, group by group.
func (g *Generator) readTexts(ctx context.Context, in Inputs, s *settings) (*texts, error) {
	outline, folders, err := source.Outline(in.Content.FS)
	if err != nil {
		return nil, err
	}
	files := groupsOf(outline.Texts, folders)
	if err := countTexts(in, files); err != nil {
		return nil, err
	}
	converter := markdown.New(&s.taxonomy)
	if g.Rules {
		converter = converter.Placing()
	}
	r := &reader{g: g, content: in.Content.FS, settings: s, converter: converter}
	groups, err := r.readGroups(ctx, files)
	if err != nil {
		return nil, err
	}
	t := &texts{listing: outline, digests: fileDigests{}}
	if t.program, err = in.Program(); err != nil {
		return nil, err
	}
	if err := t.digests.read(in.Content.FS, slices.Concat(outline.Attachments, outline.Static, settingsFiles(outline))); err != nil {
		return nil, err
	}
	t.listing.Texts = nil
	inputs, faces := newInputs(in, t.program, outline, t.digests), guide.NewHasher("faces")
	for _, group := range groups {
		t.listing.Add(group.listing)
		t.documents = append(t.documents, group.documents...)
		for _, e := range group.listing.Attachments {
			t.digests[e.Path] = group.digests[e.Path]
		}
		inputs.Digest(group.inputs)
		faces.Digest(group.faces)
	}
	t.listing.Problems = t.listing.Problems.Sort()
	t.faces = faces.Sum()
	t.inputs, err = withLooks(inputs, in)
	return t, err
}

// countTexts lists all folders, to tell how many texts there are, if anybody
// wants to know.
func countTexts(in Inputs, files []groupFiles) error {
	if in.Counted == nil {
		return nil
	}
	err := eachInParallel(len(files), func(i int) error { return files[i].list(in.Content.FS) })
	texts := 0
	for _, f := range files {
		texts += len(f.listing.Texts)
	}
	in.Counted(texts)
	return err
}

// readGroups reads groups, some at a time, and returns them in their order.
func (r *reader) readGroups(ctx context.Context, files []groupFiles) ([]*group, error) {
	groups := make([]*group, len(files))
	work, working := errgroup.WithContext(ctx)
	work.SetLimit(runtime.GOMAXPROCS(0))
	const some = 8
	for from := 0; from < len(files); from += some {
		work.Go(func() error {
			for i := from; i < min(from+some, len(files)); i++ {
				var err error
				if groups[i], err = r.group(&files[i]); err != nil {
					return err
				}
				if working.Err() != nil {
					return working.Err()
				}
			}
			return nil
		})
	}
	return groups, work.Wait()
}

// groupFiles are the texts that are read together: a question with its answers,
// since its shape says how they are read; or any other text alone.
type groupFiles struct {
	// path is the question's folder, or the text's own.
	path    string
	listing source.Listing
	folder  *source.QuestionFolder // that is still to be listed; nil once it is
}

// list lists the question's folder, unless that was done.
func (files *groupFiles) list(content fs.FS) (err error) {
	if files.folder != nil {
		files.listing, err = files.folder.List(content)
		files.folder = nil
	}
	return err
}

// groupsOf returns the groups of all texts, in the order of their files.
func groupsOf(listed []source.Entry, folders []source.QuestionFolder) []groupFiles {
	list := make([]groupFiles, 0, len(listed)+len(folders))
	for i := range folders {
		list = append(list, groupFiles{path: folders[i].Path, folder: &folders[i]})
	}
	for first := 0; first < len(listed); {
		last := first + 1
		for last < len(listed) && sameQuestion(listed[first], listed[last]) {
			last++
		}
		entries := listed[first:last]
		g := groupFiles{path: entries[0].Path, listing: source.Listing{Texts: entries}}
		if sameQuestion(entries[0], entries[0]) {
			g.path = path.Dir(g.path)
		}
		list = append(list, g)
		first = last
	}
	slices.SortFunc(list, func(a, b groupFiles) int { return comparePaths(a.path, b.path) })
	return list
}

// sameQuestion tells whether two texts are a question or answers in one folder.
func sameQuestion(a, b source.Entry) bool {
	return (a.Kind == guide.KindQuestion || a.Kind == guide.KindAnswer) && path.Dir(a.Path) == path.Dir(b.Path)
}

// comparePaths orders folders as the files in them are ordered.
func comparePaths(a, b string) int {
	n := min(len(a), len(b))
	if c := strings.Compare(a[:n], b[:n]); c != 0 || len(a) == len(b) {
		return c
	}
	if len(a) < len(b) {
		return strings.Compare("/", b[n:])
	}
	return strings.Compare(a[n:], "/")
}

// problems returns the mistakes of all texts. The answers of a draft question
// are drafts, and may be as unfinished as it is.
func (t *texts) problems() guide.Problems {
	var list guide.Problems
	drafts := map[string]bool{}
	for _, d := range t.documents {
		if d.Kind == guide.KindQuestion && d.Front.Draft() {
			drafts[path.Dir(d.Path)] = true
		}
	}
	for _, d := range t.documents {
		for _, p := range d.Problems {
			if d.Kind == guide.KindAnswer && drafts[path.Dir(d.Path)] {
				p = p.Unfinished()
			}
			list = append(list, p)
		}
	}
	return list
}

// fileDigests are the digests of the bytes of files, by path in the content folder.
type fileDigests map[string]guide.Digest

// read adds the digests of files.
func (known fileDigests) read(content fs.FS, listed []source.Entry) error {
	sums := make([]guide.Digest, len(listed))
	err := eachInParallel(len(listed), func(i int) (err error) {
		sums[i], err = fileDigest(content, listed[i].Path)
		return err
	})
	for i, e := range listed {
		known[e.Path] = sums[i]
	}
	return err
}
