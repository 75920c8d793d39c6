package markdown

import (
	"bytes"

	"starling/generator/guide"
)

// goldmark has no limits: nested quotations and lists overflow its stack, which
// Go cannot recover from; brackets, emphasis and code marks without a partner
// take time that grows with their square; and a table of many columns pads each
// short row. So a text is counted before it is parsed, line by line, and refused
// where it could hurt. Each limit is far beyond what a person writes, and low
// enough that the worst text below it converts in well under a second.
const (
	maxDepth     = 40       // quotations, lists, notes opened in one line
	maxIndent    = 160      // columns before a list item or quotation
	maxParagraph = 64 << 10 // bytes between blank lines, outside code
	maxMarks     = 3000     // of one kind of delimiter in a paragraph
	maxCells     = 20_000   // columns times rows of a table
	maxColumns   = 100
)

// mark is a kind of character that makes text costly.
type mark uint8

const (
	plain mark = iota
	bracket
	bang
	emphasis
	tick
	angle
	pipe
	marks
)

// markOf has a table's speed: every byte of every text goes through it.
var markOf = [256]mark{
	'[': bracket, ']': bracket, '!': bang, '*': emphasis, '_': emphasis, '~': emphasis, '`': tick, '<': angle, '|': pipe,
}

// meter counts what one paragraph (the lines between two blank ones) holds.
type meter struct {
	bytes, lines, pipes int
	count               [marks]int
}

// costly tells whether the text would be too costly to parse, and why.
func (w *work) costly() (guide.Problem, bool) {
	body := w.src.Body
	var m meter
	var f fence
	for at := 0; at < len(body); {
		end := w.lineEnd(at)
		line := body[at:end]
		if len(bytes.TrimSpace(line)) == 0 {
			m = meter{}
		}
		if !f.holds(line) {
			m.add(line)
			if says := m.over(line); says != "" {
				return guide.NewProblem(w.src.Path, w.place(at, end), "E118", says, "break it up; the limits keep a build from stalling"), true
			}
		}
		at = end + 1
	}
	return guide.Problem{}, false
}

// fence follows the blocks of code that the limits do not hold for, since code
// may be long and full of brackets. Only what is such a block beyond doubt is
// left out: a fence at the beginning of a line, after an empty one, in a text
// that has no other marks that look like a fence and no raw HTML before it. A
// text could otherwise pretend to be code, and be read as something else.
type fence struct {
	mark    byte // of the open block, or 0
	length  int
	doubt   bool
	follows bool // the line before was not empty
}

// holds tells whether a line belongs to a block of code, its fences included.
func (f *fence) holds(line []byte) bool {
	bare := bytes.TrimSpace(line)
	if f.mark != 0 {
		if n := run(line, f.mark); n >= f.length && len(bytes.TrimSpace(line[n:])) == 0 {
			*f = fence{doubt: f.doubt}
		}
		return true
	}
	follows := f.follows
	f.follows = len(bare) > 0
	if f.doubt || len(bare) == 0 {
		return false
	}
	mark := line[0]
	n := run(line, mark)
	fenced := (mark == '`' || mark == '~') && n >= 3
	switch {
	case bare[0] == '<':
		f.doubt = true
	case fenced && !follows && bytes.IndexByte(line[n:], mark) < 0:
		f.mark, f.length = mark, n
		return true
	case bytes.Contains(line, []byte("```")) || bytes.Contains(line, []byte("~~~")):
		f.doubt = true
	}
	return false
}

// run returns how many times a line begins with a character.
func run(line []byte, c byte) int {
	n := 0
	for n < len(line) && line[n] == c {
		n++
	}
	return n
}

func (m *meter) add(line []byte) {
	m.bytes += len(line)
	m.lines++
	before := m.count[pipe]
	for _, c := range line {
		m.count[markOf[c]]++
	}
	m.pipes = max(m.pipes, m.count[pipe]-before)
}

func (m *meter) over(line []byte) string {
	switch {
	case nesting(line) > maxDepth:
		return "quotations and lists are nested too deep"
	case indented(line) > maxIndent:
		return "a list or quotation is indented too far"
	case m.bytes > maxParagraph:
		return "a paragraph is longer than 64 KiB"
	case m.pipes > maxColumns && m.lines > 1, m.pipes*m.lines > maxCells:
		return "a table has too many cells"
	case m.count[bracket] > maxMarks:
		return "a paragraph has too many square brackets"
	case m.count[bang] > maxMarks && m.count[bracket] > maxMarks/2:
		return "a paragraph has too many pictures"
	case m.count[emphasis] > maxMarks:
		return "a paragraph has too many marks of emphasis"
	case m.count[tick] > maxMarks/3:
		return "a paragraph has too many code marks"
	case m.count[angle] > maxMarks/3:
		return "a paragraph has too many angle brackets"
	}
	return ""
}

// nesting counts the containers that a line opens: quotation marks, bullets,
// numbers, definitions and notes, one after the other.
func nesting(line []byte) int {
	depth := 0
	for i := 0; i < len(line); {
		switch c := line[i]; {
		case c == ' ' || c == '\t':
			i++
			continue
		case c == '>':
			depth++
			i++
			continue
		case (c == '-' || c == '*' || c == '+' || c == ':') && opens(line, i+1):
			depth++
			i++
			continue
		case '0' <= c && c <= '9':
			j := i
			for j < len(line) && '0' <= line[j] && line[j] <= '9' {
				j++
			}
			if j < len(line) && (line[j] == '.' || line[j] == ')') && opens(line, j+1) {
				depth++
				i = j + 1
				continue
			}
		case c == '[':
			if _, n := noteName(line[i:]); n > 0 && i+n < len(line) && line[i+n] == ':' {
				depth++
				i += n + 1
				continue
			}
		}
		break
	}
	return depth
}

func opens(line []byte, i int) bool { return i >= len(line) || line[i] == ' ' || line[i] == '\t' }

// indented returns the columns before a line's first container, or 0 where the
// line opens none.
func indented(line []byte) int {
	columns := 0
	for i, c := range line {
		switch c {
		case ' ':
			columns++
		case '\t':
			columns += 4
		default:
			if nesting(line[i:]) == 0 {
				return 0
			}
			return columns
		}
	}
	return 0
}
