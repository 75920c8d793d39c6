package markdown

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"starling/generator/guide"
	"starling/generator/text"
)

// maxMarkup bounds what one text may become: a small text with many uses of a
// long link definition can grow a thousandfold.
const maxMarkup = 8 << 20

var errOverflow = errors.New("markdown: too much output")

// sink takes what goldmark's renderer writes, and notes where the HTML has
// references. It is a util.BufWriter, which is how the node renderers, shared
// by all documents, find the document at hand. All HTML of a document goes into
// one buffer, of which its texts are parts: a document is one piece of memory
// for the collector to look at, and not a hundred.
type sink struct {
	work     *work
	html     strings.Builder
	begun    int // where the current text begins in html
	refs     []guide.Ref
	words    strings.Builder // plain text, for counting
	counted  int             // how much of it has been counted
	links    int             // bytes of the addresses of links
	overflow bool
}

func (s *sink) Available() int { return maxMarkup }
func (s *sink) Buffered() int  { return s.html.Len() - s.begun }
func (s *sink) Flush() error   { return nil }

func (s *sink) Write(p []byte) (int, error) {
	if s.full(len(p)) {
		return 0, errOverflow
	}
	return s.html.Write(p)
}

func (s *sink) WriteString(p string) (int, error) {
	if s.full(len(p)) {
		return 0, errOverflow
	}
	return s.html.WriteString(p)
}

func (s *sink) WriteByte(c byte) error {
	if s.full(1) {
		return errOverflow
	}
	return s.html.WriteByte(c)
}

func (s *sink) WriteRune(r rune) (int, error) {
	if s.full(utf8.UTFMax) {
		return 0, errOverflow
	}
	return s.html.WriteRune(r)
}

func (s *sink) full(n int) bool {
	if s.links+s.html.Len()+n > maxMarkup {
		s.overflow = true
	}
	return s.overflow
}

// ref leaves a reference at the current place.
func (s *sink) ref(kind guide.RefKind, target int) {
	s.refs = append(s.refs, guide.Ref{At: s.html.Len() - s.begun, Kind: kind, Target: target})
}

// label leaves a piece of interface text at the current place.
func (s *sink) label(key string) {
	labels := &s.work.doc.Labels
	for i, k := range *labels {
		if k == key {
			s.ref(guide.RefLabel, i)
			return
		}
	}
	*labels = append(*labels, key)
	s.ref(guide.RefLabel, len(*labels)-1)
}

// take returns what was written since the last take, and how many words a
// reader reads in it.
func (s *sink) take() (guide.Text, int) {
	t := guide.Text{Markup: guide.HTML(s.html.String()[s.begun:])}
	if len(s.refs) > 0 {
		t.Refs = slices.Clone(s.refs)
	}
	plain := s.words.String()[s.counted:]
	s.work.passage(plain)
	words := text.CountWords(plain)
	s.begun, s.counted, s.refs = s.html.Len(), s.words.Len(), s.refs[:0]
	return t, words
}

// render writes nodes and everything below them.
func (w *work) render(nodes ...ast.Node) {
	for _, n := range nodes {
		if err := w.renderer.Render(&w.sink, w.src.Body, n); err != nil {
			// The sink's overflow is the only error there is; convert reports it.
			return
		}
	}
}

// text renders nodes to a Text of their own and counts its words for the document.
func (w *work) text(nodes ...ast.Node) guide.Text {
	t, words := w.counted(nodes...)
	w.doc.Words += words
	return t
}

// counted renders nodes to a Text of their own and returns its words.
func (w *work) counted(nodes ...ast.Node) (guide.Text, int) {
	w.render(nodes...)
	return w.sink.take()
}

// inline renders the children of a block without the block itself.
func (w *work) inline(block ast.Node) guide.Text { return w.text(children(block)...) }

// children returns a node's children.
func children(n ast.Node) []ast.Node {
	list := make([]ast.Node, 0, n.ChildCount())
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		list = append(list, c)
	}
	return list
}
