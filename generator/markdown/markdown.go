// Package markdown turns a source into a document: goldmark reads the Markdown,
// and what it finds is walked once and taken apart into what the guide is made
// of. It is the only door to goldmark and to chroma.
//
//   - Level-2 headings split a text into sections; those with known names become
//     structure: tips, red flags, follow-up questions, a score table (section.go).
//   - A sample answer's paragraphs that open with a segment's name in bold become
//     segments (segment.go).
//   - Footnotes become margin notes (note.go).
//   - Links, pictures, notes, headings and interface text are left open in the
//     HTML as references, since what is written there depends on the page (sink.go).
//
// Authors' text is untrusted: costly input is refused before goldmark sees it
// (limits.go), raw HTML and link schemes have short lists (raw.go, link.go), and
// everything else is escaped.
//
// A document depends on its source, on the framework of its question and on the
// known headings, and on nothing else: Key says so.
package markdown

import (
	"slices"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"starling/generator/guide"
)

// Converter reads Markdown. It is safe for use by several goroutines.
type Converter struct {
	// quick reads texts without bare addresses, and full all others.
	quick, full parser.Parser
	renderer    renderer.Renderer
	headings    map[string]string // folded name -> key
	kinds       map[string]string // of notes, likewise
	frameworks  []guide.Framework
	key         guide.Digest
	places      bool
}

// New returns a converter for the frameworks, known headings and kinds of note of
// a taxonomy.
func New(tax *guide.Taxonomy) *Converter {
	quick := extensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.DefinitionList)
	full := extensions(extension.GFM, extension.DefinitionList)
	return &Converter{
		quick: quick.Parser(), full: full.Parser(), renderer: full.Renderer(),
		frameworks: tax.Frameworks, headings: knownNames(tax.Headings), kinds: knownNames(tax.Notes), key: converterKey(tax),
	}
}

// Placing returns a converter whose documents have a Reading. All else of them, and
// so their keys, is as it was: nothing that is published depends on who judges it.
func (c *Converter) Placing() *Converter {
	p := *c
	p.places = true
	return &p
}

func extensions(list ...goldmark.Extender) goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(list...),
		goldmark.WithParserOptions(
			parser.WithBlockParsers(util.Prioritized(noteParser{}, 999)),
			parser.WithInlineParsers(util.Prioritized(markerParser{}, 101)),
		),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(nodes{}, 100))),
	)
}

func converterKey(tax *guide.Taxonomy) guide.Digest {
	h := guide.NewHasher("markdown")
	for _, f := range tax.Frameworks {
		h.String(f.Slug)
		h.Int(len(f.Segments))
		for _, s := range f.Segments {
			h.String(s.Name).String(s.Part)
		}
	}
	for _, list := range [][]guide.KnownHeading{tax.Headings, tax.Notes} {
		h.Int(len(list))
		for _, k := range list {
			h.String(k.Key).Strings(k.Names)
		}
	}
	return h.Sum()
}

// Key returns the digest of everything that Convert would make the document from.
func (c *Converter) Key(src *guide.Source, framework string) guide.Digest {
	h := guide.NewHasher("document").Digest(c.key).String(src.Path).Digest(src.Digest).String(framework)
	// What is wrong with the front matter depends on the taxonomy too, and so does
	// what of it was left out.
	for _, p := range src.Problems {
		h.String(string(p.Severity)).String(p.String())
	}
	return h.Sum()
}

// Convert returns the document of a source. framework is the slug of the shape
// that an answer's labels are read by; for other kinds of text it is the shape
// whose segments a "Shape" section names, or "". Mistakes are in the
// document's Problems, together with those of the source.
func (c *Converter) Convert(src *guide.Source, framework string) *guide.Document {
	doc := &guide.Document{
		Path: src.Path, Kind: src.Kind, Key: c.Key(src, framework), Front: src.Front,
		Asked: askedWords(&src.Front), Problems: slices.Clone(src.Problems),
	}
	defer func() { doc.Face = faceOf(src, doc) }()
	w := &work{Converter: c, src: src, doc: doc, ids: map[string]int{}}
	if c.places {
		doc.Reading = &guide.Reading{}
	}
	w.framework, _ = findFramework(c.frameworks, framework)
	w.sink.work = w
	if problem, costly := w.costly(); costly {
		doc.Problems = append(doc.Problems, problem)
		return doc
	}
	// HTML is some larger than its Markdown; what is too much is freed with the
	// source, what is too little costs a copy.
	w.sink.html.Grow(len(src.Body) + len(src.Body)/8)
	w.sink.words.Grow(len(src.Body))
	w.convert()
	slices.Sort(doc.Anchors)
	return doc
}

// work is the conversion of one document.
type work struct {
	*Converter
	src       *guide.Source
	doc       *guide.Document
	framework guide.Framework
	sink      sink
	reader    reader
	ids       map[string]int
	notes     map[string]*noteDefinition
	markers   int
	counter   counter
	weaker    bool
	number    [2]int
	// raw is what may be written of each node of raw HTML.
	raw map[ast.Node]string
}

func (w *work) convert() {
	reading := w.quick
	if bareAddress(w.src.Body) {
		reading = w.full
	}
	root := reading.Parse(text.NewReader(w.src.Body))
	w.placeholders(root)
	w.written(root)
	w.collectNotes(root)
	w.rawHTML(root)
	w.demoteTitles(root)
	w.split(root)
	w.finishNotes()
	if w.sink.overflow {
		w.problem(0, 0, "E118", "this text becomes more than 8 MiB of HTML", "split it into several texts")
	}
}

// demoteTitles drops a level-1 heading that repeats the title, and sets any
// other as level 2: the page's title is its only level-1 heading.
func (w *work) demoteTitles(root ast.Node) {
	title := w.doc.Front.Title
	if title == "" {
		title = w.doc.Front.Question
	}
	for n := root.FirstChild(); n != nil; {
		next := n.NextSibling()
		if h, ok := n.(*ast.Heading); ok && h.Level == 1 {
			if w.plain(h) == title {
				root.RemoveChild(root, h)
			} else {
				h.Level = 2
			}
		}
		n = next
	}
}

func findFramework(list []guide.Framework, slug string) (guide.Framework, bool) {
	for _, f := range list {
		if f.Slug == slug {
			return f, true
		}
	}
	return guide.Framework{}, false
}
