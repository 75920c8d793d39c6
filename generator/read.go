package generator

import (
	"context"
	"path"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"starling/generator/guide"
	"starling/generator/markdown"
	"starling/generator/memory"
	"starling/generator/source"
)

// settings are what site.yaml and taxonomy.yaml say, and the command line.
type settings struct {
	guide.Settings
	taxonomy guide.Taxonomy
	problems guide.Problems
}

func readSettings(in Inputs) (*settings, error) {
	var s settings
	var problems guide.Problems
	var err error
	if s.Settings, problems, err = source.ReadSettings(in.Content.FS); err != nil {
		return nil, err
	}
	s.problems = append(s.problems, problems...)
	if s.taxonomy, problems, err = source.ReadTaxonomy(in.Content.FS); err != nil {
		return nil, err
	}
	s.problems = append(s.problems, problems...)
	if in.BaseURL != "" {
		s.BaseURL = in.BaseURL
	}
	s.Drafts, s.NoIndex = in.Drafts, in.NoIndex
	return &s, nil
}

// texts are all documents of the guide, and the other files in its folder.
type texts struct {
	listing   source.Listing
	documents []*guide.Document
	digests   fileDigests
	// inputs names everything that the edition is made from, and program the
	// program that makes it.
	inputs, program guide.Digest
}

// readTexts reads and converts every text. A question and its answers are one
// piece of work, since the question's shape says how its answers are read; a
// source is dropped as soon as it is converted.
func (g *Generator) readTexts(ctx context.Context, in Inputs, s *settings) (*texts, error) {
	listing, err := source.Scan(in.Content.FS)
	if err != nil {
		return nil, err
	}
	if in.Counted != nil {
		in.Counted(len(listing.Texts))
	}
	t := &texts{listing: listing, documents: make([]*guide.Document, len(listing.Texts))}
	sums := make([]guide.Digest, len(listing.Texts))
	r := &reader{g: g, in: in, settings: s, converter: markdown.New(&s.taxonomy)}
	work, working := errgroup.WithContext(ctx)
	work.SetLimit(runtime.GOMAXPROCS(0))
	for first := 0; first < len(listing.Texts); {
		last := first + 1
		for last < len(listing.Texts) && sameQuestion(listing.Texts[first], listing.Texts[last]) {
			last++
		}
		entries, documents, sums := listing.Texts[first:last], t.documents[first:last], sums[first:last]
		work.Go(func() error {
			if working.Err() != nil {
				return working.Err()
			}
			return r.read(entries, documents, sums)
		})
		first = last
	}
	if err := work.Wait(); err != nil {
		return nil, err
	}
	t.digests = fileDigests{}
	for i, e := range listing.Texts {
		t.digests[e.Path] = sums[i]
	}
	if t.program, err = in.Program(); err != nil {
		return nil, err
	}
	t.inputs, err = t.digests.inputs(ctx, in, listing)
	return t, err
}

// sameQuestion tells whether two texts are a question or answers in one folder.
func sameQuestion(a, b source.Entry) bool {
	return (a.Kind == guide.KindQuestion || a.Kind == guide.KindAnswer) && path.Dir(a.Path) == path.Dir(b.Path)
}

// reader reads and converts the texts of one edition.
type reader struct {
	g         *Generator
	in        Inputs
	settings  *settings
	converter *markdown.Converter
}

// read fills documents with the converted texts of entries, and sums with the
// digests of their bytes: one text, or a question with its answers.
func (r *reader) read(entries []source.Entry, documents []*guide.Document, sums []guide.Digest) error {
	framework := ""
	order := make([]int, len(entries))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return rankOf(entries[a]) - rankOf(entries[b]) })
	for _, i := range order {
		src, err := source.Read(r.in.Content.FS, entries[i], &r.settings.taxonomy)
		if err != nil {
			return err
		}
		sums[i] = src.Digest
		shape := framework
		switch {
		case src.Kind == guide.KindQuestion:
			framework = r.settings.taxonomy.FrameworkOf(&src.Front)
			shape = framework
		case src.Front.Framework != "":
			shape = src.Front.Framework
		}
		documents[i] = memory.Recall(&r.g.memory, "document", src.Path, r.converter.Key(src, shape), func() *guide.Document {
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

// problems returns the mistakes of all texts. The answers of a draft question
// are drafts, and may be as unfinished as it is.
func (t *texts) problems() guide.Problems {
	drafts := map[string]bool{}
	for _, d := range t.documents {
		if d.Kind == guide.KindQuestion && d.Front.Draft() {
			drafts[path.Dir(d.Path)] = true
		}
	}
	var list guide.Problems
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
