package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"starling/generator/guide"
)

// nodes renders the kinds of node that differ from goldmark's own HTML: those
// that leave references, those that need the words counted, and those whose
// attributes would be inline styles.
type nodes struct{}

// RegisterFuncs tells goldmark which kinds these are.
func (nodes) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	on := func(kind ast.NodeKind, f func(*work, ast.Node, bool) ast.WalkStatus) {
		reg.Register(kind, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			s := w.(*sink)
			status := f(s.work, n, entering)
			if s.overflow {
				return ast.WalkStop, errOverflow
			}
			return status, nil
		})
	}
	on(ast.KindText, (*work).renderText)
	on(ast.KindString, (*work).renderString)
	on(ast.KindCodeSpan, (*work).renderCodeSpan)
	on(ast.KindLink, (*work).renderLink)
	on(ast.KindImage, (*work).renderPicture)
	on(ast.KindAutoLink, (*work).renderAutoLink)
	on(ast.KindHeading, (*work).renderHeading)
	on(ast.KindParagraph, (*work).renderParagraph)
	on(ast.KindTextBlock, (*work).renderTextBlock)
	on(ast.KindBlockquote, (*work).renderQuote)
	on(ast.KindRawHTML, (*work).renderRaw)
	on(ast.KindHTMLBlock, (*work).renderRaw)
	on(ast.KindFencedCodeBlock, (*work).renderCode)
	on(ast.KindCodeBlock, (*work).renderCode)
	on(east.KindTable, (*work).renderTable)
	on(east.KindTableCell, (*work).renderCell)
	on(east.KindTaskCheckBox, (*work).renderTaskBox)
	on(kindMarker, (*work).renderMarker)
	on(kindNote, func(*work, ast.Node, bool) ast.WalkStatus { return ast.WalkSkipChildren })
}

func (w *work) write(s string) { _, _ = w.sink.WriteString(s) }

// spoken adds to the plain text that words are counted in.
func (w *work) spoken(b ...byte) { w.sink.words.Write(b) }

func (w *work) spokenString(s string) { w.sink.words.WriteString(s) }

func (w *work) renderText(n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	t := n.(*ast.Text)
	value := t.Segment.Value(w.src.Body)
	html.DefaultWriter.Write(&w.sink, value)
	w.spokenAt(value, t.Segment.Start)
	switch {
	case t.HardLineBreak():
		w.write("<br>\n")
		w.spoken(' ')
	case t.SoftLineBreak():
		w.write("\n")
		w.spoken(' ')
	}
	return ast.WalkContinue
}

func (w *work) renderString(n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		html.DefaultWriter.Write(&w.sink, n.(*ast.String).Value)
		w.spoken(n.(*ast.String).Value...)
	}
	return ast.WalkContinue
}

func (w *work) renderCodeSpan(n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	w.write("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			value := t.Segment.Value(w.src.Body)
			html.DefaultWriter.RawWrite(&w.sink, []byte(strings.ReplaceAll(string(value), "\n", " ")))
			w.spot(t.Segment.Start)
			w.spoken(value...)
		}
	}
	w.write("</code>")
	return ast.WalkSkipChildren
}

func (w *work) renderLink(n ast.Node, entering bool) ast.WalkStatus {
	link := n.(*ast.Link)
	if entering {
		w.writtenLink(n, link.Destination, false)
		at := w.link(link.Destination, false, start(n))
		if at < 0 {
			// The children are text all the same.
			link.SetAttributeString("refused", true)
			return ast.WalkContinue
		}
		w.openLink(at, link.Title)
	} else if _, refused := link.AttributeString("refused"); !refused {
		w.write("</a>")
	}
	return ast.WalkContinue
}

func (w *work) openLink(at int, title []byte) {
	w.write(`<a href="`)
	w.sink.ref(guide.RefLink, at)
	w.write(`"`)
	if len(title) > 0 {
		w.write(` title="`)
		w.write(string(util.EscapeHTML(unescape(title))))
		w.write(`"`)
	}
	w.write(">")
}

func (w *work) renderPicture(n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	picture := n.(*ast.Image)
	w.writtenLink(n, picture.Destination, true)
	at := w.link(picture.Destination, true, start(n))
	if at < 0 {
		return ast.WalkSkipChildren
	}
	w.write(`<img src="`)
	w.sink.ref(guide.RefPicture, at)
	w.write(`" alt="`)
	w.write(string(util.EscapeHTML([]byte(w.plain(n)))))
	w.write(`"`)
	if len(picture.Title) > 0 {
		w.write(` title="`)
		w.write(string(util.EscapeHTML(unescape(picture.Title))))
		w.write(`"`)
	}
	w.write(">")
	return ast.WalkSkipChildren
}

func (w *work) renderAutoLink(n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	auto := n.(*ast.AutoLink)
	href := auto.URL(w.src.Body)
	if auto.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(string(href)), "mailto:") {
		href = append([]byte("mailto:"), href...)
	}
	label := auto.Label(w.src.Body)
	pos := start(n)
	at := w.link(href, false, pos)
	if at >= 0 {
		w.openLink(at, nil)
	}
	w.write(string(util.EscapeHTML(label)))
	// goldmark says where what begins the address stands: a bracket or a space.
	w.spot(pos + max(bytes.Index(w.src.Body[pos:], label), 0))
	w.spoken(label...)
	if at >= 0 {
		w.write("</a>")
	}
	return ast.WalkContinue
}

func (w *work) renderHeading(n ast.Node, entering bool) ast.WalkStatus {
	h := n.(*ast.Heading)
	if entering {
		w.doc.Headings = append(w.doc.Headings, guide.Heading{Level: h.Level, ID: w.headingAnchor(n)})
		at := len(w.doc.Headings) - 1
		h.SetAttributeString("heading", at)
		w.sink.ref(guide.RefOpenHeading, at)
		return ast.WalkContinue
	}
	if at, ok := h.AttributeString("heading"); ok {
		w.sink.ref(guide.RefCloseHeading, at.(int))
	}
	w.write("\n")
	w.spoken('\n')
	return ast.WalkContinue
}

func (w *work) renderParagraph(n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		w.write("<p>")
	} else {
		w.write("</p>\n")
		w.spoken('\n')
	}
	return ast.WalkContinue
}

func (w *work) renderTextBlock(n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		if n.NextSibling() != nil && n.FirstChild() != nil {
			w.write("\n")
		}
		w.spoken('\n')
	}
	return ast.WalkContinue
}

func (w *work) renderMarker(n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		w.mark(n.(*marker))
	}
	return ast.WalkContinue
}

// renderTable lets a wide table scroll by itself, so that the page does not.
// What scrolls must be reached by keyboard, and what is reached needs a name.
func (w *work) renderTable(n ast.Node, entering bool) ast.WalkStatus {
	if entering {
		w.write(`<div class="wide" tabindex="0" role="group" aria-label="`)
		w.sink.label("table")
		w.write(`"><table>` + "\n")
	} else {
		w.write("</table></div>\n")
	}
	return ast.WalkContinue
}

// renderCell writes a table's cell; its alignment is a class, since inline
// styles are against the site's policy.
func (w *work) renderCell(n ast.Node, entering bool) ast.WalkStatus {
	cell := n.(*east.TableCell)
	tag := "td"
	if n.Parent().Kind() == east.KindTableHeader {
		tag = "th"
	}
	if !entering {
		w.write("</" + tag + ">\n")
		w.spoken('\n')
		return ast.WalkContinue
	}
	w.write("<" + tag)
	if tag == "th" {
		w.write(` scope="col"`)
	}
	if cell.Alignment != east.AlignNone {
		w.write(` class="` + cell.Alignment.String() + `"`)
	}
	w.write(">")
	return ast.WalkContinue
}

func (w *work) renderTaskBox(n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	class, label := "open", "task_open"
	if n.(*east.TaskCheckBox).IsChecked {
		class, label = "done", "task_done"
	}
	w.write(`<span class="task ` + class + `" role="img" aria-label="`)
	w.sink.label(label)
	w.write(`"></span> `)
	return ast.WalkContinue
}
