package picture

import (
	"strings"

	"starling/generator/text"
)

// title is a title set in lines: as large as it can be in its room, and with
// lines as even as they can be.
type title struct {
	lines []string
	size  float64
}

// leading is how far the lines stand apart. Large letters need less.
func (t title) leading() float64 { return t.size * 1.16 }

func (t title) height() float64 { return t.leading() * float64(len(t.lines)) }

// sizes are those that a title may have, with how many lines each looks well in.
var sizes = []struct {
	size  float64
	lines int
}{{84, 2}, {76, 3}, {70, 3}, {64, 4}, {58, 4}, {52, 5}, {46, 5}, {40, 6}}

// setTitle sets a title in a room of a height. One that is too long even for the
// smallest letters ends in dots.
func setTitle(line string, room float64) title {
	words := heavy().measured(line)
	var t title
	for _, s := range sizes {
		t.size = s.size
		lines, whole := words.balanced(s.size, measure, s.lines)
		if t.lines = lines; whole && t.height() <= room {
			return t
		}
	}
	t.lines, _ = words.balanced(t.size, measure, int(room/t.leading()))
	return t
}

// setLine sets the sentences below a title in at most three lines: as many of
// them as fit, and where not even the first does, its beginning.
func setLine(line string) []string {
	const most = 3
	sentences := text.Sentences(line)
	for n := len(sentences); n > 0; n-- {
		some := strings.Join(sentences[:n], " ")
		if lines, whole := regular().measured(some).balanced(lineSize, measure, most); whole || n == 1 {
			return lines
		}
	}
	return nil
}

// breaks tells whether a line may end at a letter: at a space, unless it is one
// that holds words together.
func breaks(r rune) bool { return r == ' ' || r == '\t' || r == '\n' }

// composed returns a text on one line, each letter and its accents in one where
// Unicode has that: the fonts have it so.
func composed(s string) string {
	return strings.Join(strings.FieldsFunc(text.Composed(s), breaks), " ")
}

// words are those of a text, with how wide each is. Letters are not fitted to
// pixels, so a word of twice the size is twice as wide, and measuring once will do.
type words struct {
	face  *face
	list  []string
	ems   []float64 // how wide each word is, in ems
	space float64   // likewise
}

func (f *face) measured(line string) words {
	const em = 1000
	w := words{face: f, list: strings.FieldsFunc(line, breaks), space: f.width(" ", em) / em}
	for _, word := range w.list {
		w.ems = append(w.ems, f.width(word, em)/em)
	}
	return w
}

// balanced returns the text in as few lines as a width allows, and as even as
// that number allows; false where it is shortened: it does not fit into most
// lines, or a word not into one.
func (w words) balanced(size, width float64, most int) ([]string, bool) {
	room := width / size
	ends, widest := w.filled(room)
	if len(ends) > most {
		ends = append(ends[:most-1], len(w.list))
	} else {
		// The narrowest width that needs no more lines; half a pixel is near enough.
		low, high := 0.0, min(widest, room)
		for high-low > 0.5/size {
			middle := (low + high) / 2
			if even, wide := w.filled(middle); len(even) <= len(ends) && wide <= middle {
				high, ends = middle, even
			} else {
				low = middle
			}
		}
	}
	lines, whole, from := make([]string, len(ends)), true, 0
	for i, end := range ends {
		line := strings.Join(w.list[from:end], " ")
		lines[i] = w.face.shortened(line, size, width)
		whole = whole && lines[i] == line
		from = end
	}
	return lines, whole
}

// filled fills line after line with words up to a width in ems, and returns how
// many words there are up to the end of each, and how wide the widest is.
func (w words) filled(room float64) (ends []int, widest float64) {
	wide := 0.0
	for i, em := range w.ems {
		if i > 0 && wide+w.space+em > room {
			ends, wide = append(ends, i), em
		} else if i > 0 {
			wide += w.space + em
		} else {
			wide = em
		}
		widest = max(widest, wide)
	}
	if len(w.list) > 0 {
		ends = append(ends, len(w.list))
	}
	return ends, widest
}
