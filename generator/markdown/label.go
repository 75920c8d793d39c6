package markdown

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// label is a bold run at the very start of a paragraph: a segment's name, a
// note's kind, a tip's title.
type label struct {
	name  string // its text, less a final ".", ":" or dash
	start int
	stop  int
	// marked tells that the name ends in one of those, as labels mostly do.
	marked bool
	// joined tells that text follows without a space between.
	joined bool
	bold   *ast.Emphasis
	after  *ast.Text
	skip   int // bytes of after that belong to the label
}

const labelEnds = ".:–—-"

// label reads the bold opening of a paragraph.
func (w *work) label(paragraph ast.Node) (label, bool) {
	mergeTexts(paragraph)
	bold, ok := paragraph.FirstChild().(*ast.Emphasis)
	if !ok || bold.Level != 2 {
		return label{}, false
	}
	inside := strings.TrimSpace(w.plain(bold))
	name := strings.TrimSpace(strings.TrimRight(inside, labelEnds+" "))
	l := label{name: name, bold: bold, marked: name != inside, start: bold.Pos(), stop: bold.Pos() + len(inside) + 4}
	if l.name == "" {
		return label{}, false
	}
	l.after, _ = bold.NextSibling().(*ast.Text)
	if l.after == nil {
		l.joined = bold.NextSibling() != nil && bold.NextSibling().Kind() != kindMarker
		return l, true
	}
	rest := l.after.Segment.Value(w.src.Body)
	unended := rest
	if r, size := utf8.DecodeRune(bytes.TrimLeft(rest, " \t")); strings.ContainsRune(labelEnds, r) && size > 0 {
		l.marked = true
		unended = bytes.TrimLeft(rest, " \t")[size:]
	}
	body := bytes.TrimLeft(unended, " \t")
	l.skip = len(rest) - len(body)
	r, _ := utf8.DecodeRune(body)
	l.joined = len(body) == len(unended) && (unicode.IsLetter(r) || unicode.IsNumber(r))
	return l, true
}

// mergeTexts joins a block's neighbouring texts: goldmark leaves a seam
// wherever one of its parsers looked and found nothing.
func mergeTexts(block ast.Node) {
	for n := block.FirstChild(); n != nil; n = n.NextSibling() {
		t, ok := n.(*ast.Text)
		if !ok || t.SoftLineBreak() || t.HardLineBreak() {
			continue
		}
		for next, ok := t.NextSibling().(*ast.Text); ok && t.Segment.Stop == next.Segment.Start && t.IsRaw() == next.IsRaw(); next, ok = t.NextSibling().(*ast.Text) {
			t.Segment.Stop = next.Segment.Stop
			t.SetSoftLineBreak(next.SoftLineBreak())
			t.SetHardLineBreak(next.HardLineBreak())
			block.RemoveChild(block, next)
			if t.SoftLineBreak() || t.HardLineBreak() {
				break
			}
		}
	}
}

// remove takes the label out of its paragraph.
func (l label) remove() {
	parent := l.bold.Parent()
	parent.RemoveChild(parent, l.bold)
	if l.after == nil {
		return
	}
	s := l.after.Segment
	l.after.Segment = gtext.NewSegment(s.Start+l.skip, s.Stop)
	if s.Start+l.skip >= s.Stop {
		parent.RemoveChild(parent, l.after)
	}
}

// indentPosition returns where a line's text begins after four columns of
// indentation, or -1 where it has fewer.
func indentPosition(line []byte, offset int) (int, int) {
	return util.IndentPosition(line, offset, 4)
}

// unescape resolves backslash escapes and entities as a reader sees them.
func unescape(b []byte) []byte {
	if bytes.IndexByte(b, '\\') >= 0 {
		b = util.UnescapePunctuations(b)
	}
	if bytes.IndexByte(b, '&') >= 0 {
		b = util.ResolveEntityNames(util.ResolveNumericReferences(b))
	}
	return b
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

func itoa(n int) string { return strconv.Itoa(n) }
