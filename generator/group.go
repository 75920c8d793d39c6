package generator

import (
	"io/fs"
	"slices"

	"starling/generator/guide"
	"starling/generator/markdown"
	"starling/generator/memory"
	"starling/generator/source"
)

// group is texts that were read together, and what else lies in their folder.
type group struct {
	listing   source.Listing
	documents []*guide.Document // of listing.Texts
	digests   fileDigests
	// inputs names every file of the group, and faces all that Link sees of its
	// documents.
	inputs, faces guide.Digest
}

// reader reads and converts the texts of one edition.
type reader struct {
	g         *Generator
	content   fs.FS
	settings  *settings
	converter *markdown.Converter
}

// group reads a group, or recalls it. It is made from its files and the taxonomy.
func (r *reader) group(files *groupFiles) (*group, error) {
	digest, known := knownDigest(r.content, files.path)
	key := guide.NewHasher("group").Digest(digest).Digest(r.settings.taxonomyKey).Sum()
	return memory.RecallIf(&r.g.memory, "group", files.path, key, known && r.settings.known, func() (*group, error) { return r.readGroup(files) })
}

func (r *reader) readGroup(files *groupFiles) (*group, error) {
	if err := files.list(r.content); err != nil {
		return nil, err
	}
	g := &group{listing: files.listing, digests: fileDigests{}}
	if err := r.read(g); err != nil {
		return nil, err
	}
	if err := g.digests.read(r.content, g.listing.Attachments); err != nil {
		return nil, err
	}
	g.inputs = listingDigest(g.listing, g.digests)
	faces := guide.NewHasher("faces")
	for _, d := range g.documents {
		faces.Digest(d.Face)
	}
	g.faces = faces.Sum()
	return g, nil
}

// read fills documents with the converted texts, and digests with those of their
// bytes. A source is dropped as soon as it is converted.
func (r *reader) read(g *group) error {
	entries := g.listing.Texts
	g.documents = make([]*guide.Document, len(entries))
	framework := ""
	order := make([]int, len(entries))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return rankOf(entries[a]) - rankOf(entries[b]) })
	for _, i := range order {
		src, err := source.Read(r.content, entries[i], &r.settings.taxonomy)
		if err != nil {
			return err
		}
		g.digests[src.Path] = src.Digest
		shape := framework
		switch {
		case src.Kind == guide.KindQuestion:
			framework = r.settings.taxonomy.FrameworkOf(&src.Front)
			shape = framework
		case src.Front.Framework != "":
			shape = src.Front.Framework
		}
		g.documents[i] = memory.Recall(&r.g.memory, "document", src.Path, r.converter.Key(src, shape), func() *guide.Document {
			return r.converter.Convert(src, shape)
		})
	}
	return nil
}

func rankOf(e source.Entry) int {
	if e.Kind == guide.KindQuestion {
		return 0
	}
	return 1
}
