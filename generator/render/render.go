// Package render turns views into pages. It is the only door to html/template.
//
// # Layouts
//
// Every "<name>.html" at the top of the layouts folder is the layout of the
// pages whose View.Page.Layout is that name: what it writes stands inside the
// main element of "base.html", which calls it as {{template "main" .}}. A layout
// that begins with a doctype is a whole page and leaves base.html out. Files in
// "partials/" are templates by their names without ".html". Other files are
// ignored. All data that a layout sees is one guide.View.
//
// What New can know about a layout it says: a mistake in the syntax, a function,
// template, field or label that does not exist, a value in a place where it could
// not be escaped, and templates that call each other in a circle, which nothing
// in a View calls for and which could overflow the stack. What shows only on
// a page, Page says. Both are Problems with the code E120, and name the layout's
// file and line.
//
// # Functions
//
// Besides Go's own (if, range, eq, len, ...) a layout has these. An address is
// relative to the site's root, as in a View; a PLACED is a guide.Placed.
//
// What an author wrote:
//
//	prose PLACED TEXT            a text of the document as HTML
//	heading LEVEL PLACED ID TEXT a heading of the document, "<h2 id=...>...</h2>"
//	items LEVEL PLACED ITEMS     the items of a section as those of a list, titles as headings of the level, or bold for 0
//	script LEVEL PLACED SCRIPT   a spoken answer in segments, labels as headings of the level, or paragraphs for 0
//	spoken EXAMPLES              the sample answers of a question's page
//
// Sections, each a "<section>" with its heading, text, list and table:
//
//	sections PLACED KEY...       the known sections, each with the others that follow it; "" stands for the start of the document
//	others PLACED KEY...         the sections with headings of the author's own alone that follow one of the known ones
//	shape PLACED PARTS           the section "shape", its parts as a bar and a list with shares and hints, and the others
//	score PLACED ROWS            the section "score-yourself" with its own score table or else these shared rows, and the others
//	known PLACED KEY             the known section called KEY, as a list of one or none, each with its document as .At
//
// What is known of a text:
//
//	facts QUESTION               what a question is about, as a list of facts
//	speaker SPEAKER              who speaks in an answer and how long, as a list of facts
//	bar PARTS                    the parts of an answer as a picture
//	shares PARTS                 the parts of an answer as a picture and in numbers
//	meta                         the title of this page, and what its head tells search engines
//
// Links:
//
//	url ADDRESS                  the address as a link from this page
//	link TEXT ADDRESS            "<a href=...>text</a>"
//	links LINKS                  named links as the items of a list
//	cards CARDS                  questions, articles or collections as the items of a list
//	rows ROWS                    the rows of the list of all questions, likewise
//	examples CARDS               worked examples, likewise
//	turn KEY PREVIOUS NEXT       the links to the neighbours of this page, under the label KEY
//	term LINK                    a word of the taxonomy as a link to its page, or alone where it has none
//	current ADDRESS              "page" or "true" where a link leads to this page or to its area, else ""
//	asset NAME                   the link to a bundled asset by its name in the assets folder, or ""
//	once NAME                    the partial, rendered once for all pages that it looks the same on
//
// What is a draft is marked in all of these by the partial "draft".
//
// Words:
//
//	label KEY [NAME VALUE]...    interface text, with its {name}s filled in
//	plural KEY N                 the label KEY_one or KEY_other, with its {n} filled in
//	word KEY VALUE               the label of a slug: word "frequency" "very-common" is frequency_very_common
//	date ISO                     a date in words
//	duration SECONDS             a time in words
//	span SPAN                    a range of times in words
//
// A partial shown by once sees a View that holds the Site and, of the Page, only
// what a header may depend on: how deep the page lies, its area, and the address
// itself where the header or footer links to it.
package render

import (
	"io/fs"
	"sync"

	"starling/generator/guide"
)

// Renderer renders pages with one set of layouts and labels. It is safe for use
// by several goroutines.
type Renderer struct {
	folder  string
	layouts *layouts
	labels  map[string]string
	digest  guide.Digest
	shared  shared

	mu   sync.Mutex
	idle []*printer
}

// New returns a renderer for the layouts, which are the files of the folder that
// problems call name. The renderer can be used only if there are no problems.
func New(files fs.FS, name string, settings *guide.Settings) (*Renderer, guide.Problems) {
	r := &Renderer{folder: name, labels: settings.Labels}
	var problems guide.Problems
	r.layouts, problems = load(files, name, settings.Labels)
	r.digest = digestOf(r.layouts.sources, settings.Labels)
	if len(problems) == 0 {
		problems = r.check()
	}
	return r, problems.Sort()
}

// Key returns the digest of everything that the view's page is made from: the
// layouts, the labels, and all of the view, in which a document stands for
// itself by its Key alone.
func (r *Renderer) Key(v *guide.View) guide.Digest { return digestView(r.digest, v) }

// Digest names the layouts and labels.
func (r *Renderer) Digest() guide.Digest { return r.digest }

// SiteKey returns the digest of what every page knows of the site.
func (r *Renderer) SiteKey(s *guide.Site) guide.Digest { return digestSite(s) }

// Page returns the view's page. An error is a guide.Problem that names the
// layout's file and line, and the content file in its text.
func (r *Renderer) Page(v *guide.View) ([]byte, error) { return r.AppendPage(nil, v) }

// AppendPage appends the view's page to a list. The error is that of Page.
func (r *Renderer) AppendPage(into []byte, v *guide.View) ([]byte, error) {
	p := r.printer()
	defer r.release(p)
	return p.print(into, v)
}

// printer returns a printer that nobody else uses. They are kept in a list of
// our own, since a sync.Pool drops them at a collection, and with them the
// layouts that html/template has worked through.
func (r *Renderer) printer() *printer {
	r.mu.Lock()
	defer r.mu.Unlock()
	if n := len(r.idle); n > 0 {
		p := r.idle[n-1]
		r.idle = r.idle[:n-1]
		return p
	}
	return newPrinter(r)
}

func (r *Renderer) release(p *printer) {
	p.rest()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.idle = append(r.idle, p)
}
