package picture

import (
	"image/color"
	"strconv"
	"strings"

	"starling/generator/guide"
)

// paint names an entry of the palette: the one for a pixel that is covered whole.
type paint struct {
	name string
	// steps is how many entries there are from paper to the colour, so that the
	// edges of letters are smooth.
	steps uint8
	// first is the palest of them.
	first uint8
	// strength is how much of the colour a pixel gets that is covered whole.
	strength float64
}

// The palette: paper, and then each colour from pale to full. There are 16
// entries, which fit into four bits: half the work of compressing a card.
var (
	ink    = paint{"ink", 6, 1, 1}
	muted  = paint{"ink", 6, 1, 0.7} // paler ink, to save entries
	accent = paint{"accent", 3, 7, 1}
	beak   = paint{"beak", 1, 10, 1}
)

// hues are the colours of segments, flat.
var hues = []paint{{"situation", 1, 11, 1}, {"task", 1, 12, 1}, {"action", 1, 13, 1}, {"result", 1, 14, 1}, {"learning", 1, 15, 1}}

// hueOf returns the colour of a segment's part. A headline has the ink's, as on
// the pages.
func hueOf(part string) paint {
	if part == "setup" {
		part = "situation"
	}
	for _, h := range hues {
		if h.name == part {
			return h
		}
	}
	return ink
}

// at returns the entry for a pixel that is covered so much, of 255; 0 is paper.
func (p paint) at(cover uint8) uint8 {
	step := uint8(float64(cover)*p.strength/255*float64(p.steps) + 0.5)
	if step == 0 {
		return 0
	}
	return p.first + step - 1
}

// defaults are the colours of assets/style/tokens.css, in the light.
var defaults = map[string]color.RGBA{
	"paper": {0xfb, 0xfa, 0xf6, 0xff}, "ink": {0x1e, 0x1c, 0x19, 0xff},
	"accent": {0x0b, 0x61, 0x58, 0xff}, "beak": {0xf0, 0xb4, 0x3c, 0xff},
	"situation": {0x2f, 0x66, 0x9c, 0xff}, "task": {0x74, 0x50, 0xad, 0xff}, "action": {0x28, 0x76, 0x4a, 0xff},
	"result": {0x96, 0x59, 0x0a, 0xff}, "learning": {0xa8, 0x34, 0x5c, 0xff},
}

// coloursOf returns the palette with the author's colours. One that is written
// otherwise than as hexadecimal digits is left as it was.
func coloursOf(theme []guide.Setting) color.Palette {
	own := func(name string) color.RGBA {
		for _, s := range theme {
			if c, ok := hex(s.Value); ok && s.Name == name {
				return c
			}
		}
		return defaults[name]
	}
	paper := own("paper")
	palette := color.Palette{paper}
	for _, p := range append([]paint{ink, accent, beak}, hues...) {
		full := own(p.name)
		for step := 1; step <= int(p.steps); step++ {
			palette = append(palette, mix(paper, full, step, int(p.steps)))
		}
	}
	return palette
}

// mix returns the colour so many steps of all from one to another.
func mix(from, to color.RGBA, step, of int) color.RGBA {
	part := func(a, b uint8) uint8 { return uint8((int(a)*(of-step) + int(b)*step) / of) }
	return color.RGBA{part(from.R, to.R), part(from.G, to.G), part(from.B, to.B), 0xff}
}

// hex reads a colour such as #0b6158 or #fff.
func hex(s string) (color.RGBA, bool) {
	digits, ok := strings.CutPrefix(strings.TrimSpace(s), "#")
	if ok && len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	n, err := strconv.ParseUint(digits, 16, 32)
	if !ok || len(digits) != 6 || err != nil {
		return color.RGBA{}, false
	}
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff}, true
}
