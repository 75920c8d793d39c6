package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"starling/generator/guide"
	"starling/generator/text"
)

// knownNames maps each name of a known heading or kind of note, folded, to its
// key. A heading may end in a colon or a question mark that its name lacks.
func knownNames(list []guide.KnownHeading) map[string]string {
	known := map[string]string{}
	for _, h := range list {
		for _, name := range h.Names {
			known[headingName(name)] = h.Key
		}
	}
	return known
}

func headingName(s string) string {
	s = strings.ReplaceAll(text.Fold(s), "’", "'")
	return strings.TrimRight(strings.TrimSpace(s), ":?!. ")
}

// split takes the document apart at its level-2 headings.
func (w *work) split(root ast.Node) {
	lead, sections := blocksByHeading(children(root), 2)
	if w.doc.Kind == guide.KindAnswer {
		w.doc.Script = w.script(lead)
		if w.doc.Script.Words == 0 && len(w.doc.Problems) == 0 {
			w.problem(0, 0, "E102", "the answer itself is missing", "write what the person says before any heading")
		}
	} else {
		w.doc.Lead = w.text(lead...)
	}
	for _, s := range sections {
		w.section(s[0].(*ast.Heading), s[1:])
	}
}

// blocksByHeading splits blocks at the headings of one level: what stands
// before the first, and the headings with what follows each.
func blocksByHeading(blocks []ast.Node, level int) (before []ast.Node, parts [][]ast.Node) {
	for _, b := range blocks {
		if h, ok := b.(*ast.Heading); ok && h.Level <= level {
			parts = append(parts, nil)
		}
		if len(parts) == 0 {
			before = append(before, b)
		} else {
			last := len(parts) - 1
			parts[last] = append(parts[last], b)
		}
	}
	return before, parts
}

func (w *work) section(h *ast.Heading, blocks []ast.Node) {
	plain := w.plain(h)
	s := guide.Section{Plain: plain, ID: w.anchor(text.HeadingID(plain)), Place: w.place(start(h), w.lineEnd(start(h)))}
	if w.doc.Kind == guide.KindQuestion || w.doc.Kind == guide.KindAnswer {
		s.Key = w.headings[headingName(plain)]
		if s.Key != "" && w.doc.Section(s.Key) != nil {
			s.Key = ""
		}
	}
	w.reader.section = s.Key
	s.Title = w.title(h)
	switch s.Key {
	case "weaker-version":
		w.weaker = true
		w.doc.Weaker = w.script(blocks)
		w.weaker = false
	case "how-to-answer":
		w.tips(&s, blocks)
	case "score-yourself":
		w.rubric(&s, blocks)
	case "why-they-ask", "break-it-down", "avoid":
		w.items(&s, blocks, w.plainItem)
	case "shape":
		w.items(&s, blocks, w.shapeItem)
	case "follow-up-questions":
		w.items(&s, blocks, w.followUp)
	default:
		s.Body = w.text(blocks...)
	}
	w.doc.Sections = append(w.doc.Sections, s)
}

// title renders a heading's text.
func (w *work) title(h ast.Node) guide.Text { return w.titled(children(h)...) }

// titled renders the text of a title.
func (w *work) titled(nodes ...ast.Node) guide.Text {
	defer w.as(guide.RoleTitle)()
	return w.text(nodes...)
}

// items makes the items of a section's lists its structure; what else stands
// there is its body.
func (w *work) items(s *guide.Section, blocks []ast.Node, item func(ast.Node) guide.SectionItem) {
	var rest []ast.Node
	for _, b := range blocks {
		if b.Kind() != ast.KindList {
			rest = append(rest, b)
		}
	}
	s.Body = w.text(rest...)
	defer w.as(guide.RoleItem)()
	for _, b := range blocks {
		if b.Kind() != ast.KindList {
			continue
		}
		for li := b.FirstChild(); li != nil; li = li.NextSibling() {
			s.Items = append(s.Items, item(li))
		}
	}
}

func (w *work) plainItem(li ast.Node) guide.SectionItem {
	return guide.SectionItem{Plain: w.plain(li), Body: w.text(children(li)...)}
}

// followUp reads "Question? – what the probe is after": the dash after the
// question mark, with spaces around it, parts the two.
func (w *work) followUp(li ast.Node) guide.SectionItem {
	first := li.FirstChild()
	if first == nil || !isTextual(first) {
		return w.plainItem(li)
	}
	left, right := w.cut(first, followUpDash)
	item := guide.SectionItem{Title: w.text(left...)}
	rest := append(right, children(li)[1:]...)
	item.Body = w.text(rest...)
	return item
}

var (
	followUpDash = regexp.MustCompile(`\?["”’')\]]*(\s+[–—-]+\s+)`)
	shapeColon   = regexp.MustCompile(`^[^:]{1,60}?(\s*:\s*)`)
)

// shapeItem reads "Segment: hint", the name in bold or not.
func (w *work) shapeItem(li ast.Node) guide.SectionItem {
	first := li.FirstChild()
	if first == nil || !isTextual(first) {
		return w.plainItem(li)
	}
	if l, ok := w.label(first); ok {
		l.remove()
		return guide.SectionItem{Plain: l.name, Body: w.text(children(first)...)}
	}
	left, right := w.cut(first, shapeColon)
	if right == nil {
		return w.plainItem(li)
	}
	item := guide.SectionItem{Plain: w.plainOf(left)}
	item.Body = w.text(right...)
	return item
}

func isTextual(n ast.Node) bool {
	return n.Kind() == ast.KindTextBlock || n.Kind() == ast.KindParagraph
}

func (w *work) plainOf(nodes []ast.Node) string {
	var b []byte
	for _, n := range nodes {
		b = w.appendPlain(b, n)
	}
	return strings.TrimSpace(string(b))
}

// cut parts a block's inline nodes where a pattern's first group matches in
// one of its own texts; the group itself is dropped. Without a match all is left.
func (w *work) cut(block ast.Node, at *regexp.Regexp) (left, right []ast.Node) {
	mergeTexts(block)
	all := children(block)
	for i, n := range all {
		t, ok := n.(*ast.Text)
		if !ok {
			continue
		}
		m := at.FindSubmatchIndex(t.Segment.Value(w.src.Body))
		if m == nil {
			continue
		}
		head, tail := ast.NewTextSegment(t.Segment), ast.NewTextSegment(t.Segment)
		head.Segment.Stop = t.Segment.Start + m[2]
		tail.Segment.Start = t.Segment.Start + m[3]
		tail.SetSoftLineBreak(t.SoftLineBreak())
		return append(append(left, all[:i]...), head), append([]ast.Node{tail}, all[i+1:]...)
	}
	return all, nil
}

// tips reads level-3 headings as numbered tips; without any, the items of an
// ordered list, with their bold openings as titles.
func (w *work) tips(s *guide.Section, blocks []ast.Node) {
	before, parts := blocksByHeading(blocks, 3)
	if len(parts) == 0 {
		w.items(s, blocks, w.listedTip)
		return
	}
	s.Body = w.text(before...)
	defer w.as(guide.RoleItem)()
	for _, part := range parts {
		h := part[0].(*ast.Heading)
		plain := w.plain(h)
		item := guide.SectionItem{ID: w.anchor(text.HeadingID(plain)), Plain: plain}
		if t, ok := h.FirstChild().(*ast.Text); ok {
			t.Segment.Start += len(tipNumber.Find(t.Segment.Value(w.src.Body)))
		}
		item.Title = w.title(h)
		item.Body = w.text(part[1:]...)
		s.Items = append(s.Items, item)
	}
}

// tipNumber is a number that an author put in front of a tip; the page numbers them.
var tipNumber = regexp.MustCompile(`^\s*\d{1,2}[.):]\s+`)

func (w *work) listedTip(li ast.Node) guide.SectionItem {
	first := li.FirstChild()
	if first == nil || !isTextual(first) {
		return w.plainItem(li)
	}
	var item guide.SectionItem
	if l, ok := w.label(first); ok {
		item.Plain = l.name
		item.Title = w.titled(children(l.bold)...)
		l.remove()
	}
	if li.ChildCount() == 1 {
		item.Body = w.inline(first)
	} else {
		item.Body = w.text(children(li)...)
	}
	return item
}

// rubricColumns are what the header of a score table must hold, in order.
var rubricColumns = []string{"criterion", "1", "3", "5"}

// rubric reads a score table: Criterion / 1 / 3 / 5.
func (w *work) rubric(s *guide.Section, blocks []ast.Node) {
	var rest []ast.Node
	var table *east.Table
	for _, b := range blocks {
		if t, ok := b.(*east.Table); ok && table == nil {
			table = t
		} else {
			rest = append(rest, b)
		}
	}
	s.Body = w.text(rest...)
	if table == nil {
		w.report(guide.NewProblem(w.src.Path, s.Place, "E114", "the score table is missing", "write a table with the columns Criterion, 1, 3 and 5"))
		return
	}
	head := children(table.FirstChild())
	if !w.rubricHead(head) {
		at := start(table)
		w.problem(at, w.lineEnd(at), "E114", "the score table needs the columns Criterion, 1, 3 and 5, in this order", "begin it with `| Criterion | 1 | 3 | 5 |`")
		return
	}
	defer w.as(guide.RoleCell)()
	for row := table.FirstChild().NextSibling(); row != nil; row = row.NextSibling() {
		cells := children(row)
		if !w.rubricCells(row, cells) {
			continue
		}
		s.Rows = append(s.Rows, guide.RubricRow{
			Criterion: w.inline(cells[0]), One: w.inline(cells[1]), Three: w.inline(cells[2]), Five: w.inline(cells[3]),
		})
	}
}

func (w *work) rubricHead(cells []ast.Node) bool {
	if len(cells) != len(rubricColumns) {
		return false
	}
	for i, c := range cells {
		name := text.Fold(strings.TrimSpace(w.plain(c)))
		// The first column's word is the author's own in other languages.
		if i > 0 && name != rubricColumns[i] || name == "" {
			return false
		}
	}
	return true
}

func (w *work) rubricCells(row ast.Node, cells []ast.Node) bool {
	full := len(cells) == len(rubricColumns)
	for _, c := range cells {
		full = full && strings.TrimSpace(w.plain(c)) != ""
	}
	if !full {
		at := start(row)
		begin := bytes.LastIndexByte(w.src.Body[:at], '\n') + 1
		w.problem(begin, w.lineEnd(at), "E114", "a cell of the score table is empty", "say what earns a 1, a 3 and a 5 in every row")
	}
	return full
}
