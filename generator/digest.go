package generator

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"path"
	"slices"

	"starling/generator/guide"
	"starling/generator/source"
)

// Digest names everything that Edition would make an edition from: it equals
// that edition's Inputs. It reads every file and converts none, so that a build
// can tell early that there is nothing to do.
func Digest(ctx context.Context, in Inputs) (guide.Digest, error) {
	listing, err := source.Scan(in.Content.FS)
	if err != nil {
		return guide.Digest{}, err
	}
	return fileDigests{}.inputs(ctx, in, listing)
}

// fileDigests are the digests of the bytes of files, by path in the content folder.
type fileDigests map[string]guide.Digest

// inputs returns the digest of all inputs. It reads the files that are not known
// yet, and adds them. What is wrong with the listing is an input too: a file
// where none is expected changes no other file, and is still a mistake.
func (known fileDigests) inputs(ctx context.Context, in Inputs, listing source.Listing) (guide.Digest, error) {
	listed := slices.Concat(listing.Texts, listing.Attachments, listing.Static, settingsFiles(listing))
	if err := known.read(ctx, in.Content.FS, listed); err != nil {
		return guide.Digest{}, err
	}
	program, err := in.Program()
	if err != nil {
		return guide.Digest{}, err
	}
	h := guide.NewHasher("inputs").Digest(program).String(in.BaseURL).Bool(in.Drafts).Bool(in.NoIndex)
	slices.SortFunc(listed, func(a, b source.Entry) int { return cmp.Compare(a.Path, b.Path) })
	for _, e := range listed {
		h.String(e.Path).Digest(known[e.Path])
	}
	for _, p := range listing.Problems {
		h.String(p.String())
	}
	for _, f := range []Folder{in.Layouts, in.Assets} {
		if err := hashFolder(h, f); err != nil {
			return guide.Digest{}, err
		}
	}
	return h.Sum(), nil
}

// settingsFiles returns the files at the top of the content folder that are there.
func settingsFiles(listing source.Listing) []source.Entry {
	var list []source.Entry
	for _, file := range []struct {
		name  string
		there bool
	}{{"site.yaml", listing.Settings}, {"taxonomy.yaml", listing.Taxonomy}, {"search.yaml", listing.Search}} {
		if file.there {
			list = append(list, source.Entry{Path: file.name})
		}
	}
	return list
}

// read adds the digests of the listed files that are not known yet.
func (known fileDigests) read(ctx context.Context, content fs.FS, listed []source.Entry) error {
	sums := make([]guide.Digest, len(listed))
	err := eachInParallel(len(listed), func(i int) error {
		if _, ok := known[listed[i].Path]; ok {
			return nil
		}
		data, err := fs.ReadFile(content, listed[i].Path)
		sums[i] = guide.DigestOf(data)
		return cmp.Or(err, ctx.Err())
	})
	if err != nil {
		return err
	}
	for i, e := range listed {
		if _, ok := known[e.Path]; !ok {
			known[e.Path] = sums[i]
		}
	}
	return nil
}

// hashFolder adds every file of a folder of layouts or assets.
func hashFolder(h *guide.Hasher, f Folder) error {
	return fs.WalkDir(f.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || entry.IsDir() || path.Ext(name) == ".go" {
			return err
		}
		data, err := fs.ReadFile(f.FS, name)
		why := unread(err)
		if err != nil && why == "" {
			return err
		}
		h.String(name).Digest(guide.DigestOf(data)).String(why)
		return nil
	})
}
