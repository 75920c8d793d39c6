// Package generator turns a folder of Markdown into a finished site.
//
// # The flow
//
// One Markdown file travels in one direction, as values:
//
//	content/questions/<slug>/index.md
//	  source.Read       front matter read strictly, line numbers kept   -> guide.Source
//	  markdown.Convert  parse, walk, render                             -> guide.Document
//	  guide.Link        neighbours, terms, related, every link looked up -> guide.Question with its answers
//	  views             what one page shows, and no more                -> guide.View
//	  render.Page       View -> html/template                           -> bytes
//	  + bundle, machine                                                 -> guide.Edition
//	  output.Publish  or  serve.Publish
//
// # The laws
//
//  1. A guide is a function of file systems. Inputs are fs.FS values and a few
//     settings. Nothing here opens a path, writes, knows a clock or reads the
//     environment; the same inputs give the same bytes on any machine.
//  2. Remember, never invalidate. The pipeline always runs whole. The costly
//     steps are pure, and their results are found under a digest of everything
//     the step was given (see the memory package). So an edition made after an
//     edit equals one made afresh, byte for byte; a test says so. Where a file
//     system knows the digests of its files (see Digester), what was made of
//     whole folders is recalled, and they are not read.
//  3. An event says where to look first, never what happened.
//  4. Views are narrow: a page shows one guide.View, and is rendered again when
//     anything in it changes, so nothing is in it that the page does not show.
//  5. The author's mistakes are data: guide.Problems, all of them, sorted. Only
//     a machine's failure is an error.
//  6. Whole files, or none: see the output package.
//  7. An address is a function of a path: see guide.AddressOf.
package generator

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"path"

	"starling/generator/guide"
	"starling/generator/lint"
	"starling/generator/memory"
)

// Inputs are everything that an edition is made from.
type Inputs struct {
	// Content, Layouts and Assets are the folders' files; layouts and assets
	// are complete, with those of an author's laid over the built-in ones.
	Content, Layouts, Assets Folder
	// Program names the program that makes the edition, so that a new release
	// makes every file anew. It is asked late, since finding out may take a while.
	Program func() (guide.Digest, error)
	// Counted is told how many texts there are, once that is known and before
	// they are read, unless it is nil: the memory of the edition grows with it.
	Counted func(texts int)
	// BaseURL replaces the one of site.yaml unless it is "".
	BaseURL string
	// Drafts shows drafts; NoIndex asks search engines to stay away.
	Drafts, NoIndex bool
}

// Folder is a file system and the name that problems call it by.
type Folder struct {
	FS   fs.FS
	Name string
}

// Generator makes editions and remembers what went into the last one. The zero
// Generator is ready to use, for one edition at a time.
type Generator struct {
	// Rules reads texts so that they can be judged, with where their words stand. It
	// is set before the first use, since texts that have been read are remembered.
	Rules bool

	memory memory.Memory
	// rules are those of the last check, made from the script with the key.
	rules    *lint.Rules
	rulesKey guide.Digest
}

// Edition makes the edition of the inputs: read, convert, link, view. Pages are
// rendered when they are asked for. The error is a machine's failure, or the
// context's; what an author must mend is in the edition's Problems.
func (g *Generator) Edition(ctx context.Context, in Inputs) (*guide.Edition, error) {
	settings, err := g.readSettings(in)
	if err != nil {
		return nil, err
	}
	looks := g.startLooks(in, settings)
	texts, err := g.readTexts(ctx, in, settings)
	if err != nil {
		_, _, looksErr := looks.wait() // it reads from the inputs too
		return nil, errors.Join(err, looksErr)
	}
	linked, err := g.link(in, texts, settings)
	assets, layouts, looksErr := looks.wait()
	if err := errors.Join(err, looksErr); err != nil {
		return nil, err
	}
	index := g.index(linked, settings)
	pages, machines := g.pages(linked, assets, settings, layouts, texts.program)

	files := make(fileSet, len(pages)+len(machines)+len(texts.listing.Static))
	files.addPages(pages)
	maps.Copy(files, machines)
	files.addAssets(assets)
	files.addAttachments(in, texts, linked)
	files.addExports(texts.inputs, linked)
	files.addStatic(in, texts)
	files.addIndex(texts.inputs, index)
	files[rehearsalPath] = g.rehearsal(linked, assets, settings)
	files.addKept(texts, settings, assets)
	g.forget(texts, linked, files)
	edition := files.edition(in, settings, texts, assets, layouts, linked)
	finish(edition, linked, settings, assets, index)
	if g.Rules {
		edition.Judged(func(ctx context.Context) (guide.Problems, error) { return g.warnings(ctx, in, linked.Guide, assets) })
	}
	return edition, nil
}

// forget drops what is remembered of paths that have left the guide, which only
// another frame can tell.
func (g *Generator) forget(t *texts, l *linked, files fileSet) {
	if !l.fresh {
		return
	}
	live := map[string]bool{"": true}
	for _, d := range t.documents {
		live[d.Path], live[path.Dir(d.Path)] = true, true
	}
	g.memory.Sweep(func(path string) bool {
		_, file := files[path]
		return file || live[path]
	})
}
