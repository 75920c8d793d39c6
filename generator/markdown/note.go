package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"starling/generator/guide"
	"starling/generator/text"
)

// A footnote is a margin note. goldmark's own footnotes leave a marker without
// a note as text and drop a note without a marker in silence; both are mistakes
// here, so the two parsers are ours.

// noteName reads "[^name]" at the start of b and returns the name and the
// length of the whole, or 0.
func noteName(b []byte) (string, int) {
	if len(b) < 4 || b[0] != '[' || b[1] != '^' {
		return "", 0
	}
	end := bytes.IndexAny(b[2:], "[] \t\r\n")
	if end < 1 || end > 80 || b[2+end] != ']' {
		return "", 0
	}
	return strings.ToLower(string(b[2 : 2+end])), end + 3
}

// noteNode is a note's definition: "[^name]: text", with more paragraphs
// indented by four.
type noteNode struct {
	ast.BaseBlock
	name string
}

var kindNote = ast.NewNodeKind("Note")

func (*noteNode) Kind() ast.NodeKind              { return kindNote }
func (n *noteNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type noteParser struct{}

func (noteParser) Trigger() []byte { return []byte{'['} }

func (noteParser) Open(_ ast.Node, reader gtext.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 {
		return nil, parser.NoChildren
	}
	name, n := noteName(line[pos:])
	if n == 0 || pos+n >= len(line) || line[pos+n] != ':' {
		return nil, parser.NoChildren
	}
	node := &noteNode{name: name}
	after := pos + n + 1
	if len(bytes.TrimSpace(line[after:])) == 0 {
		reader.Advance(len(line) - 1)
		return node, parser.NoChildren
	}
	reader.AdvanceAndSetPadding(after, segment.Padding)
	return node, parser.HasChildren
}

func (noteParser) Continue(_ ast.Node, reader gtext.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if len(bytes.TrimSpace(line)) == 0 {
		return parser.Continue | parser.HasChildren
	}
	pos, padding := indentPosition(line, reader.LineOffset())
	if pos < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(pos, padding)
	return parser.Continue | parser.HasChildren
}

func (noteParser) Close(ast.Node, gtext.Reader, parser.Context) {}
func (noteParser) CanInterruptParagraph() bool                  { return true }
func (noteParser) CanAcceptIndentedLine() bool                  { return false }

// marker is "[^name]" in a sentence.
type marker struct {
	ast.BaseInline
	name string
	size int
}

var kindMarker = ast.NewNodeKind("NoteMarker")

func (*marker) Kind() ast.NodeKind              { return kindMarker }
func (n *marker) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

type markerParser struct{}

func (markerParser) Trigger() []byte { return []byte{'['} }

func (markerParser) Parse(_ ast.Node, block gtext.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	name, n := noteName(line)
	if n == 0 {
		return nil
	}
	block.Advance(n)
	return &marker{name: name, size: n}
}

// noteDefinition is a note and whether a marker points to it.
type noteDefinition struct {
	node   *noteNode
	used   bool
	index  int // in Document.Notes once its marker is written, else -1
	offset int
	marker int // where its marker stands
}

// collectNotes takes the definitions out of the tree and matches them with
// their markers, one to one.
func (w *work) collectNotes(root ast.Node) {
	if !bytes.Contains(w.src.Body, []byte("[^")) {
		return
	}
	w.notes = map[string]*noteDefinition{}
	var definitions []*noteNode
	var markers []*marker
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *noteNode:
			definitions = append(definitions, n)
		case *marker:
			markers = append(markers, n)
		}
		return ast.WalkContinue, nil
	})
	for _, n := range definitions {
		w.define(n)
	}
	for _, m := range markers {
		w.use(m)
	}
	for _, n := range definitions {
		if d := w.notes[n.name]; d.node == n && !d.used {
			w.problem(d.offset, d.offset+len(n.name)+3, "E113", "no text has the marker of the note `[^"+n.name+"]`",
				"put `[^"+n.name+"]` after the sentence it is about, or delete the note")
		}
		n.Parent().RemoveChild(n.Parent(), n)
	}
}

func (w *work) define(n *noteNode) {
	offset := n.Pos()
	if first, ok := w.notes[n.name]; ok {
		w.problem(offset, offset+len(n.name)+3, "E113", "a second note is called `[^"+n.name+"]`",
			"the first stands in line "+itoa(w.place(first.offset, first.offset).Line)+"; give each note a name of its own")
		return
	}
	w.notes[n.name] = &noteDefinition{node: n, index: -1, offset: offset}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() != ast.KindParagraph && c.Kind() != ast.KindTextBlock && c.Kind() != kindNote {
			w.problem(start(c), start(c), "E113", "the note `[^"+n.name+"]` holds more than paragraphs",
				"a margin note is a sentence or two, without lists, tables, quotes or code blocks")
		}
	}
	if n.FirstChild() == nil {
		w.problem(offset, offset+len(n.name)+3, "E113", "the note `[^"+n.name+"]` is empty", "write its text after the colon")
	}
}

func (w *work) use(m *marker) {
	at := m.Pos()
	for p := m.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == kindNote {
			w.problem(at, at+m.size, "E113", "a note cannot have a note of its own", "move the text of `[^"+m.name+"]` into this one")
			if d := w.notes[m.name]; d != nil {
				d.used = true
			}
			return
		}
	}
	d := w.notes[m.name]
	switch {
	case d == nil:
		hint := "write `[^" + m.name + "]: …` at the end of the file, or escape it as `\\[^`"
		if near := text.Nearest(m.name, sortedKeys(w.notes)); near != "" {
			hint = "did you mean `[^" + near + "]`? Or escape it as `\\[^`"
		}
		w.problem(at, at+m.size, "E113", "no note is called `[^"+m.name+"]`", hint)
	case d.used:
		w.problem(at, at+m.size, "E113", "a second marker points to the note `[^"+m.name+"]`",
			"give each marker a note of its own, or escape it as `\\[^`")
	default:
		d.used, d.marker = true, at
	}
}

// mark is called when a marker is written: the first time, its note gets its
// number, in the order in which readers meet the markers of a part.
func (w *work) mark(m *marker) {
	d := w.notes[m.name]
	if d == nil || d.index >= 0 {
		return
	}
	part := 0
	if w.weaker {
		part = 1
	}
	w.number[part]++
	d.index = len(w.doc.Notes)
	w.doc.Notes = append(w.doc.Notes, guide.Note{ID: w.id("note-" + text.HeadingID(m.name)), Number: w.number[part], Kind: "works"})
	w.markers++
	w.sink.ref(guide.RefNote, d.index)
}

// noteKind reads a note's bold opening. One that is nearly a kind is a slip that
// would turn a risk into praise.
func (w *work) noteKind(note *guide.Note, first ast.Node) {
	l, ok := w.label(first)
	if !ok {
		return
	}
	if kind := w.kinds[headingName(l.name)]; kind != "" {
		note.Kind = kind
		l.remove()
		return
	}
	if near := nearSegment(l.name, sortedKeys(w.kinds)); near != "" && l.marked {
		w.problem(l.start, l.stop, "E112", "`"+l.name+"` is no kind of note", "did you mean `"+near+"`?")
	}
}

// finishNotes renders the text of every note whose marker was written.
func (w *work) finishNotes() {
	defer w.as(guide.RoleNote)()
	for _, name := range sortedKeys(w.notes) {
		d := w.notes[name]
		if d.index < 0 {
			if d.used {
				w.problem(d.marker, d.marker+len(name)+3, "E113", "the marker of the note `[^"+name+"]` stands where no note can be shown",
					"put it behind a sentence: not into a label, a picture's text or a title")
			}
			continue
		}
		note := &w.doc.Notes[d.index]
		if first := d.node.FirstChild(); first != nil {
			w.noteKind(note, first)
		}
		for i, p := range children(d.node) {
			if i > 0 {
				_, _ = w.sink.WriteString("<br>")
			}
			w.render(children(p)...)
		}
		note.Text, _ = w.sink.take()
	}
}
