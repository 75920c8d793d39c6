package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// alertLine is the first line of a quotation that is an alert, as GitHub reads it.
var alertLine = regexp.MustCompile(`^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*\n?$`)

func (w *work) renderQuote(n ast.Node, entering bool) ast.WalkStatus {
	kind, seen := n.AttributeString("alert")
	if entering {
		if k := w.alert(n); k != "" {
			n.SetAttributeString("alert", k)
			w.write(`<div class="alert ` + k + `" role="note"><p class="alert-title">`)
			w.sink.label("alert_" + k)
			w.write("</p>\n")
			return ast.WalkContinue
		}
		w.write("<blockquote>\n")
		return ast.WalkContinue
	}
	if seen && kind != "" {
		w.write("</div>\n")
	} else {
		w.write("</blockquote>\n")
	}
	return ast.WalkContinue
}

// alert returns the kind of an alert and takes its first line away, or "".
func (w *work) alert(quote ast.Node) string {
	p, ok := quote.FirstChild().(*ast.Paragraph)
	if !ok || p.Lines().Len() == 0 {
		return ""
	}
	first := p.Lines().At(0)
	m := alertLine.FindSubmatch(bytes.TrimLeft(first.Value(w.src.Body), " \t"))
	if m == nil {
		return ""
	}
	for c := p.FirstChild(); c != nil; c = p.FirstChild() {
		if t, ok := c.(*ast.Text); ok && t.Segment.Start >= first.Stop {
			break
		} else if !ok && start(c) >= first.Stop {
			break
		}
		p.RemoveChild(p, c)
	}
	if p.FirstChild() == nil {
		quote.RemoveChild(quote, p)
	}
	return strings.ToLower(string(m[1]))
}
