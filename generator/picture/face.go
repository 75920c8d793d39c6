package picture

import (
	_ "embed" // the fonts
	"math"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

//go:embed fonts/SourceSerif4Subhead-Semibold.otf
var heavyFile []byte

//go:embed fonts/SourceSerif4-Regular.otf
var regularFile []byte

// heavy is for titles, regular for everything else.
var heavy, regular = sync.OnceValue(func() *face { return parse(heavyFile) }), sync.OnceValue(func() *face { return parse(regularFile) })

// face is a font. Sizes are in pixels to the em, which is also the height of a
// line set solid.
type face struct{ *sfnt.Font }

// parse reads a font that is part of the program.
func parse(file []byte) *face {
	f, err := sfnt.Parse(file)
	if err != nil {
		panic("picture: a font of the program is broken: " + err.Error())
	}
	return &face{f}
}

// has tells whether the font has every letter of a text.
func (f *face) has(text string) bool {
	var buf sfnt.Buffer
	for _, r := range text {
		if i, err := f.GlyphIndex(&buf, r); err != nil || i == 0 {
			return false
		}
	}
	return true
}

// walk calls do for each letter of a line with how far right it begins, and
// returns the line's width. Pairs of letters are kerned.
func (f *face) walk(buf *sfnt.Buffer, line string, size float64, do func(glyph sfnt.GlyphIndex, x float64)) float64 {
	ppem := fixed.Int26_6(math.Round(size * 64))
	var x float64
	var before sfnt.GlyphIndex
	for i, r := range line {
		glyph, err := f.GlyphIndex(buf, r)
		if err != nil {
			continue
		}
		if i > 0 {
			if kern, err := f.Kern(buf, before, glyph, ppem, font.HintingNone); err == nil {
				x += float64(kern) / 64
			}
		}
		if do != nil {
			do(glyph, x)
		}
		if advance, err := f.GlyphAdvance(buf, glyph, ppem, font.HintingNone); err == nil {
			x += float64(advance) / 64
		}
		before = glyph
	}
	return x
}

// width returns how wide a line is.
func (f *face) width(line string, size float64) float64 {
	var buf sfnt.Buffer
	return f.walk(&buf, line, size, nil)
}

// outline adds the letters of a line to a rasterizer; x and y are where its base
// line begins.
func (f *face) outline(into *vector.Rasterizer, line string, size, x, y float64) {
	var buf, shape sfnt.Buffer
	ppem := fixed.Int26_6(math.Round(size * 64))
	f.walk(&buf, line, size, func(glyph sfnt.GlyphIndex, at float64) {
		segments, err := f.LoadGlyph(&shape, glyph, ppem, nil)
		if err != nil {
			return
		}
		dx, dy := float32(x+at), float32(y)
		point := func(p fixed.Point26_6) (float32, float32) { return dx + float32(p.X)/64, dy + float32(p.Y)/64 }
		for _, s := range segments {
			ax, ay := point(s.Args[0])
			switch s.Op {
			case sfnt.SegmentOpMoveTo:
				into.ClosePath()
				into.MoveTo(ax, ay)
			case sfnt.SegmentOpLineTo:
				into.LineTo(ax, ay)
			case sfnt.SegmentOpQuadTo:
				bx, by := point(s.Args[1])
				into.QuadTo(ax, ay, bx, by)
			case sfnt.SegmentOpCubeTo:
				bx, by := point(s.Args[1])
				cx, cy := point(s.Args[2])
				into.CubeTo(ax, ay, bx, by, cx, cy)
			}
		}
		into.ClosePath()
	})
}

// shortened returns a line that fits into a width, with dots in place of the
// words that do not.
func (f *face) shortened(line string, size, width float64) string {
	if f.width(line, size) <= width {
		return line
	}
	const dots = "…"
	for end := len(line); end > 0; {
		if end = strings.LastIndexByte(line[:end], ' '); end < 0 {
			break
		}
		if short := strings.TrimRight(line[:end], " ,;:.–—-") + dots; f.width(short, size) <= width {
			return short
		}
	}
	letters := []rune(line)
	for len(letters) > 1 && f.width(string(letters)+dots, size) > width {
		letters = letters[:len(letters)-1]
	}
	return string(letters) + dots
}
