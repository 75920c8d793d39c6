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
	outline, folders, err := source.Outline(in.Content.FS)
	if err != nil {
		return guide.Digest{}, err
	}
	program, err := in.Program()
	if err != nil {
		return guide.Digest{}, err
	}
	known := fileDigests{}
	if err := known.read(in.Content.FS, slices.Concat(outline.Attachments, outline.Static, settingsFiles(outline))); err != nil {
		return guide.Digest{}, err
	}
	files := groupsOf(outline.Texts, folders)
	sums := make([]guide.Digest, len(files))
	err = eachInParallel(len(files), func(i int) (err error) {
		sums[i], err = files[i].inputs(in.Content.FS)
		return cmp.Or(err, ctx.Err())
	})
	if err != nil {
		return guide.Digest{}, err
	}
	h := newInputs(in, program, outline, known)
	for _, sum := range sums {
		h.Digest(sum)
	}
	return withLooks(h, in)
}

// inputs names every file of a group.
func (files *groupFiles) inputs(content fs.FS) (guide.Digest, error) {
	if err := files.list(content); err != nil {
		return guide.Digest{}, err
	}
	listing := files.listing
	digests := fileDigests{}
	for _, e := range slices.Concat(listing.Texts, listing.Attachments) {
		var err error
		if digests[e.Path], err = fileDigest(content, e.Path); err != nil {
			return guide.Digest{}, err
		}
	}
	return listingDigest(listing, digests), nil
}

// newInputs begins the digest of all inputs with everything but the groups and
// the looks.
func newInputs(in Inputs, program guide.Digest, outline source.Listing, digests fileDigests) *guide.Hasher {
	h := guide.NewHasher("inputs").Digest(program).String(in.BaseURL).Bool(in.Drafts).Bool(in.NoIndex)
	for _, e := range settingsFiles(outline) {
		h.String(e.Path).Digest(digests[e.Path])
	}
	outline.Texts = nil // they stand in groups
	return h.Digest(listingDigest(outline, digests))
}

// withLooks ends the digest of all inputs with the layouts and assets.
func withLooks(h *guide.Hasher, in Inputs) (guide.Digest, error) {
	for _, f := range []Folder{in.Layouts, in.Assets} {
		d, err := folderDigest(f.FS)
		if err != nil {
			return guide.Digest{}, err
		}
		h.Digest(d)
	}
	return h.Sum(), nil
}

// listingDigest names the files of a listing and what is wrong with it: a file
// where none is expected changes no other file, and is still a mistake.
func listingDigest(l source.Listing, digests fileDigests) guide.Digest {
	h := guide.NewHasher("listing")
	for _, list := range [][]source.Entry{l.Texts, l.Attachments, l.Static} {
		h.Int(len(list))
		for _, e := range list {
			h.String(e.Path).Digest(digests[e.Path])
		}
	}
	for _, p := range l.Problems {
		h.String(p.String())
	}
	return h.Sum()
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

// folderDigest names every file of a folder of layouts or assets. A folder that
// is missing has none.
func folderDigest(fsys fs.FS) (guide.Digest, error) {
	h := guide.NewHasher("folder")
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || entry.IsDir() || path.Ext(name) == ".go" {
			return err
		}
		d, err := fileDigest(fsys, name)
		why := unread(err)
		if err != nil && why == "" {
			return err
		}
		h.String(name).Digest(d).String(why)
		return nil
	})
	return h.Sum(), err
}
