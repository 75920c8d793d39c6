package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
)

// Raw HTML is limited to tags that mark words up and to details; everything
// that gets through is written anew, so nothing of the author's markup reaches
// a page that was not understood.

var (
	harmlessTags = strings.Fields("abbr b br cite del details summary dfn em i ins kbd mark q s small strong sub sup time u wbr")
	harmlessAttr = strings.Fields("lang dir title datetime open cite")
)

// openTag is a raw tag that is not closed yet.
type openTag struct {
	name   string
	parent ast.Node
	node   ast.Node
	at     int
}

// rawReader checks the raw HTML of a document in reading order.
type rawReader struct {
	*work
	open []openTag
	// fresh tells that a details was opened and its summary must come next.
	fresh bool
	// refused are the tags that were reported where they open.
	refused map[string]bool
	out     bytes.Buffer
}

// rawHTML checks all raw HTML and keeps what may be written of each node.
func (w *work) rawHTML(root ast.Node) {
	if bytes.IndexByte(w.src.Body, '<') < 0 {
		return
	}
	w.raw = map[ast.Node]string{}
	r := &rawReader{work: w, refused: map[string]bool{}}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch {
		case !entering:
			r.leave(n)
		case n.Kind() == ast.KindRawHTML:
			r.read(n, n.(*ast.RawHTML).Segments.Value(w.src.Body))
		case n.Kind() == ast.KindHTMLBlock:
			r.read(n, htmlBlock(n.(*ast.HTMLBlock), w.src.Body))
		}
		return ast.WalkContinue, nil
	})
}

func htmlBlock(b *ast.HTMLBlock, source []byte) []byte {
	value := b.Lines().Value(source)
	if b.HasClosure() {
		value = append(value, b.ClosureLine.Value(source)...)
	}
	return value
}

// read tokenises one node's HTML and keeps what is harmless of it.
func (r *rawReader) read(n ast.Node, source []byte) {
	r.out.Reset()
	at := start(n)
	z := html.NewTokenizer(bytes.NewReader(source))
	for z.Next() != html.ErrorToken {
		raw := len(z.Raw())
		r.token(n, z.Token(), at)
		at += raw
	}
	r.raw[n] = r.out.String()
}

func (r *rawReader) token(n ast.Node, t html.Token, at int) {
	switch t.Type {
	case html.TextToken:
		if r.fresh && strings.TrimSpace(t.Data) != "" {
			r.refuseTag(at, "a `<details>` must begin with its `<summary>`", "write `<summary>what is inside</summary>` right after it")
			r.fresh = false
		}
		r.out.WriteString(html.EscapeString(t.Data))
	case html.StartTagToken, html.SelfClosingTagToken:
		r.startTag(n, t, at)
	case html.EndTagToken:
		r.endTag(n, t, at)
	case html.DoctypeToken:
		r.refuseTag(at, "raw HTML of this kind is not allowed", "write Markdown instead")
	}
}

func (r *rawReader) refuseTag(at int, says, hint string) {
	r.problem(at, r.lineEnd(min(at, len(r.src.Body))), "E116", says, hint)
}

func (r *rawReader) startTag(n ast.Node, t html.Token, at int) {
	if !slices.Contains(harmlessTags, t.Data) {
		r.refused[t.Data] = true
		r.refuseTag(at, "the tag `<"+t.Data+">` is not allowed", "write Markdown instead, or `\\<` for a plain angle bracket; allowed are "+strings.Join(harmlessTags, ", "))
		return
	}
	if !r.placed(n, t.Data, at) {
		return
	}
	r.out.WriteString("<" + t.Data)
	for i, a := range t.Attr {
		if !r.attribute(t, i, at) {
			continue
		}
		r.out.WriteString(" " + a.Key + `="` + html.EscapeString(a.Val) + `"`)
	}
	r.out.WriteString(">")
	if t.Data != "br" && t.Data != "wbr" {
		r.open = append(r.open, openTag{t.Data, n.Parent(), n, at})
	}
	r.fresh = t.Data == "details"
}

// placed tells whether a tag may stand where it does.
func (r *rawReader) placed(n ast.Node, tag string, at int) bool {
	inDetails := len(r.open) > 0 && r.open[len(r.open)-1].name == "details"
	switch {
	case tag == "details" && n.Kind() != ast.KindHTMLBlock:
		r.refuseTag(at, "`<details>` must begin a line of its own", "put an empty line before it")
	case tag == "summary" && !(inDetails && r.fresh):
		r.refuseTag(at, "`<summary>` must come first in a `<details>`", "move it right behind `<details>`")
	case tag != "summary" && r.fresh:
		r.refuseTag(at, "a `<details>` must begin with its `<summary>`", "write `<summary>what is inside</summary>` right after it")
		r.fresh = false
		return true
	default:
		return true
	}
	return false
}

func (r *rawReader) attribute(t html.Token, i, at int) bool {
	a := t.Attr[i]
	for _, before := range t.Attr[:i] {
		if before.Key == a.Key {
			return false
		}
	}
	if !slices.Contains(harmlessAttr, a.Key) || a.Namespace != "" {
		r.refuseTag(at, "the attribute `"+a.Key+"` is not allowed", "allowed are "+strings.Join(harmlessAttr, ", "))
		return false
	}
	if a.Key == "cite" && !strings.HasPrefix(strings.ToLower(a.Val), "http://") && !strings.HasPrefix(strings.ToLower(a.Val), "https://") {
		r.refuseTag(at, "`cite` must be an http or https address", "write the whole address")
		return false
	}
	return true
}

func (r *rawReader) endTag(n ast.Node, t html.Token, at int) {
	if r.refused[t.Data] {
		return
	}
	if !slices.Contains(harmlessTags, t.Data) {
		r.refuseTag(at, "the tag `</"+t.Data+">` is not allowed", "write Markdown instead, or `\\<` for a plain angle bracket")
		return
	}
	last := len(r.open) - 1
	if last < 0 || r.open[last].name != t.Data || r.open[last].parent != n.Parent() || (t.Data != "details" && !sameBlock(r.open[last].node, n)) {
		r.refuseTag(at, "`</"+t.Data+">` closes nothing that is open here", "open and close a tag in the same paragraph, in turn")
		return
	}
	r.open = r.open[:last]
	r.fresh = false
	r.out.WriteString("</" + t.Data + ">")
}

// sameBlock tells whether two nodes of raw HTML stand in one block.
func sameBlock(a, b ast.Node) bool {
	return a == b || a.Kind() == ast.KindRawHTML && b.Kind() == ast.KindRawHTML
}

// leave reports what was opened in a node and not closed there, in the order of
// the text.
func (r *rawReader) leave(n ast.Node) {
	first := len(r.open)
	for first > 0 {
		last := r.open[first-1]
		// A block's tags close in the block; only details may go on over the
		// Markdown that follows, up to the end of what holds it.
		within := last.parent == n || last.node == n && n.Kind() == ast.KindHTMLBlock && last.name != "details"
		if !within {
			break
		}
		first--
	}
	for _, tag := range r.open[first:] {
		r.refuseTag(tag.at, "`<"+tag.name+">` is never closed", "write `</"+tag.name+">` in the same place")
	}
	r.open = r.open[:first]
}

func (w *work) renderRaw(n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		w.write(w.raw[n])
	}
	return ast.WalkSkipChildren
}
