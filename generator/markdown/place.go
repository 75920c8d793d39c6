package markdown

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"starling/generator/guide"
)

// place returns where the bytes [start, stop) of the body stand in the file. A
// stop on a later line is cut to the end of the first.
func (w *work) place(start, stop int) guide.Place {
	body := w.src.Body
	start = min(max(start, 0), len(body))
	stop = min(max(stop, start), len(body))
	line, column := w.counter.at(body, start)
	if i := bytes.IndexByte(body[start:stop], '\n'); i >= 0 {
		stop = start + i
	}
	return guide.Place{
		Line: w.src.BodyLine + line, Column: column,
		EndColumn: column + utf8.RuneCount(body[start:stop]),
	}
}

// counter counts lines and columns up to an offset. Mistakes and links come
// mostly in the order of the text, so it goes on from where it was: a text of a
// megabyte can have some hundred thousand of either.
type counter struct{ offset, lines, column int }

// at returns how many lines end before an offset, and its column from 1.
func (c *counter) at(body []byte, offset int) (lines, column int) {
	if offset < c.offset {
		*c = counter{}
	}
	passed := body[c.offset:offset]
	c.lines += bytes.Count(passed, []byte{'\n'})
	if i := bytes.LastIndexByte(passed, '\n'); i >= 0 {
		passed, c.column = passed[i+1:], 0
	}
	c.column += utf8.RuneCount(passed)
	c.offset = offset
	return c.lines, c.column + 1
}

// problem reports a mistake at the bytes [start, stop) of the body.
func (w *work) problem(start, stop int, code, says, hint string) {
	w.report(guide.NewProblem(w.src.Path, w.place(start, stop), code, says, hint))
}

func (w *work) report(p guide.Problem) {
	if w.src.Front.Draft() {
		p = p.Unfinished()
	}
	w.doc.Problems = append(w.doc.Problems, p)
}

// lineEnd returns the offset at which the line of an offset ends.
func (w *work) lineEnd(offset int) int {
	if i := bytes.IndexByte(w.src.Body[offset:], '\n'); i >= 0 {
		return offset + i
	}
	return len(w.src.Body)
}

// start returns the offset at which a node begins, or that of its first
// descendant that knows.
func start(n ast.Node) int {
	for ; n != nil; n = n.FirstChild() {
		if p := n.Pos(); p >= 0 {
			return p
		}
	}
	return 0
}

// plain returns a node's text without markup, labels and note markers.
func (w *work) plain(n ast.Node) string {
	var b []byte
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		b = w.appendPlain(b, c)
	}
	return string(b)
}

func (w *work) appendPlain(b []byte, n ast.Node) []byte {
	switch n := n.(type) {
	case *ast.Text:
		b = append(b, unescape(n.Segment.Value(w.src.Body))...)
		if n.SoftLineBreak() || n.HardLineBreak() {
			b = append(b, ' ')
		}
		return b
	case *ast.String:
		return append(b, n.Value...)
	case *ast.AutoLink:
		return append(b, n.Label(w.src.Body)...)
	case *marker, *ast.RawHTML:
		return b
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		b = w.appendPlain(b, c)
	}
	return b
}
