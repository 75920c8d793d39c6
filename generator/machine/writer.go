package machine

import (
	"bytes"
	"strings"
)

// writer appends Markdown. Blocks are parted when the next one begins, so that
// nothing ends with empty lines, and each line begins with what the lists and
// quotes around it ask for.
type writer struct {
	out []byte
	// prefix is what each line begins with, and outer how long it was around each
	// list item or quote that is open.
	prefix []byte
	outer  []int
	// gap is what parts the next text from the last: 1 for a line's end, 2 for an
	// empty line too.
	gap int
	// fresh tells that an item, a quote or a text has just begun, so that what
	// begins a block begins none here; first, that the line holds no text yet.
	fresh, first bool
	begun        bool
}

// end returns the list with all that was written, and a line's end.
func (w *writer) end() []byte { return append(w.out, '\n') }

// line has the next text begin a line, and block has it begin a block.
func (w *writer) line()  { w.part(1) }
func (w *writer) block() { w.part(2) }

func (w *writer) part(gap int) {
	if w.begun && !w.fresh {
		w.gap = max(w.gap, gap)
	}
}

// flush begins the line that was asked for.
func (w *writer) flush() {
	if w.gap > 1 {
		w.out = append(w.out, '\n')
		w.out = append(w.out, bytes.TrimRight(w.prefix, " ")...)
	}
	if w.gap > 0 {
		w.out = append(w.out, '\n')
		w.out = append(w.out, w.prefix...)
		w.first = true
	}
	w.gap, w.fresh, w.begun = 0, false, true
}

// raw writes markup.
func (w *writer) raw(s string) {
	w.flush()
	w.out = append(w.out, s...)
	w.first = false
}

// open begins a quote or an item of a list: first stands in its first line, and
// rest in all others.
func (w *writer) open(first, rest string) {
	w.line()
	w.flush()
	w.out = append(w.out, first...)
	w.outer = append(w.outer, len(w.prefix))
	w.prefix = append(w.prefix, rest...)
	w.fresh, w.first = true, true
}

// close ends what open began last.
func (w *writer) close() {
	last := len(w.outer) - 1
	if last < 0 {
		return
	}
	w.prefix, w.outer = w.prefix[:w.outer[last]], w.outer[:last]
	w.fresh, w.gap = false, 1
}

// heading begins a heading, which the next block ends.
func (w *writer) heading(level int) {
	w.block()
	w.raw("######"[:min(max(level, 1), 6)] + " ")
}

// link writes a link with a text.
func (w *writer) link(text, destination string) {
	w.openLink("[")
	w.words(text)
	w.raw("](" + destination + ")")
}

// openLink writes the start of a link. Behind a "!" it would be a picture.
func (w *writer) openLink(start string) {
	w.flush()
	if last := len(w.out) - 1; last >= 0 && w.out[last] == '!' {
		w.out = append(w.out[:last], `\!`...)
	}
	w.raw(start)
}

// destination returns an address as it stands in a link.
func destination(address string) string {
	if address == "" || strings.ContainsAny(address, "() <>") {
		return "<" + strings.NewReplacer("<", "%3C", ">", "%3E").Replace(address) + ">"
	}
	return address
}

// words writes a text, so that it is read as itself.
func (w *writer) words(s string) {
	for more := true; more; {
		var line string
		line, s, more = strings.Cut(s, "\n")
		if w.first || w.gap > 0 || w.fresh {
			line = strings.TrimLeft(line, " \t")
		}
		if line != "" {
			w.flush()
			w.escape(line)
			w.first = false
		}
		if more {
			w.line()
		}
	}
}

// What a byte may mean in a text: always, or only where a line begins.
const (
	means = 1 + iota
	meansFirst
	meansAlone // not within a word
	meansSpaced
)

var meaning = func() (table [256]byte) {
	for _, c := range "\\`*[]<&~|" {
		table[c] = means
	}
	for _, c := range "+->=:" {
		table[c] = meansFirst
	}
	table['_'], table['#'] = meansAlone, meansSpaced
	return table
}()

func (w *writer) escape(s string) {
	if w.first {
		s = w.numbered(s)
	}
	from := 0
	for i := 0; i < len(s); i++ {
		kind := meaning[s[i]]
		if kind == 0 {
			continue
		}
		if kind == means || kind == meansFirst && w.first && i == 0 ||
			kind == meansAlone && !(i > 0 && i+1 < len(s) && letter(s[i-1]) && letter(s[i+1])) ||
			kind == meansSpaced && (i == 0 || s[i-1] == ' ' || s[i-1] == '#') {
			w.out = append(w.out, s[from:i]...)
			w.out = append(w.out, '\\')
			from = i
		}
	}
	w.out = append(w.out, s[from:]...)
}

// numbered writes the number that a line begins with, if it would begin an item of
// a list, and returns the rest.
func (w *writer) numbered(s string) string {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	if n == 0 || n == len(s) || s[n] != '.' && s[n] != ')' {
		return s
	}
	w.out = append(w.out, s[:n]...)
	w.out = append(w.out, '\\', s[n])
	w.first = false
	return s[n+1:]
}

func letter(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c >= 0x80
}
