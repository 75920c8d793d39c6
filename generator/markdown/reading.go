package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"starling/generator/guide"
)

// reader notes where the words of a document's texts stand in the file, for
// rules to point at. What comes next is a text of the role, segment and section.
type reader struct {
	role    guide.Role
	segment int
	section string
	spots   []guide.Spot
	counter counter
}

// reading tells whether places are noted.
func (w *work) reading() bool { return w.doc.Reading != nil }

// as has the next texts taken as such, and returns what undoes that.
func (w *work) as(role guide.Role) func() {
	before := w.reader.role
	w.reader.role = role
	return func() { w.reader.role = before }
}

// spokenAt adds text of the file that begins at an offset of the body to the
// plain text, with its escapes and entities resolved.
func (w *work) spokenAt(value []byte, offset int) {
	if !w.reading() {
		w.spoken(unescape(value)...)
		return
	}
	for len(value) > 0 {
		end := len(value)
		if i := bytes.IndexAny(value[1:], `\&`); i >= 0 {
			end = 1 + i
		}
		w.spokenPiece(value[:end], offset)
		value, offset = value[end:], offset+end
	}
}

// spokenPiece adds text that holds no escape and no entity but at its beginning.
func (w *work) spokenPiece(piece []byte, offset int) {
	escaped := 0
	switch plain := unescape(piece); {
	case bytes.Equal(plain, piece):
	case piece[0] == '\\':
		offset++
		piece = piece[1:]
	default:
		escaped = bytes.IndexByte(piece, ';') + 1
		w.spot(offset)
		w.spoken(unescape(piece[:escaped])...)
	}
	if piece = piece[escaped:]; len(piece) > 0 {
		w.spot(offset + escaped)
		w.spoken(piece...)
	}
}

// spot notes that the plain text goes on with what stands at an offset of the body.
func (w *work) spot(offset int) {
	if !w.reading() {
		return
	}
	line, column := w.reader.counter.at(w.src.Body, min(max(offset, 0), len(w.src.Body)))
	w.reader.spots = append(w.reader.spots, guide.Spot{
		At: int32(w.sink.words.Len() - w.sink.counted), Line: int32(w.src.BodyLine + line), Column: int32(column),
	})
}

// passage keeps a text that was taken.
func (w *work) passage(plain string) {
	if !w.reading() {
		return
	}
	if strings.TrimSpace(plain) != "" {
		w.doc.Reading.Passages = append(w.doc.Reading.Passages, guide.Passage{
			Role: w.reader.role, Segment: w.reader.segment, Section: w.reader.section,
			Plain: plain, Spots: append([]guide.Spot(nil), w.reader.spots...),
		})
	}
	w.reader.spots = w.reader.spots[:0]
}

// written keeps the headings as they stand in the file.
func (w *work) written(root ast.Node) {
	if !w.reading() {
		return
	}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if h, ok := n.(*ast.Heading); ok && entering {
			at := start(h)
			w.doc.Reading.Headings = append(w.doc.Reading.Headings, guide.WrittenHeading{
				Level: h.Level, Plain: strings.TrimSpace(w.plain(h)), Place: w.place(at, w.lineEnd(at)),
			})
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
}

// writtenLink keeps a link or picture with its text.
func (w *work) writtenLink(n ast.Node, href []byte, picture bool) {
	if !w.reading() {
		return
	}
	at := start(n)
	w.doc.Reading.Links = append(w.doc.Reading.Links, guide.WrittenLink{
		Text: strings.TrimSpace(w.plain(n)), Href: string(unescape(href)), Picture: picture, Place: w.place(at, w.linkEnd(n, at)),
	})
}

// linkEnd returns where a link ends that begins at an offset: behind the bracket
// that closes its target, in the same line.
func (w *work) linkEnd(n ast.Node, at int) int {
	end := at
	for c := n.LastChild(); c != nil; c = c.LastChild() {
		if t, ok := c.(*ast.Text); ok {
			end = t.Segment.Stop
			break
		}
	}
	line := w.src.Body[end:w.lineEnd(end)]
	if i := bytes.IndexByte(line, ')'); i >= 0 {
		return end + i + 1
	}
	return end + len(line)
}
