package picture

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"sync"

	"golang.org/x/image/vector"
)

// canvas is a card in the making.
type canvas struct {
	pixels  []byte // entries of the palette, row by row
	palette color.Palette
	cover   *image.Alpha // of one line of letters, drawn before it is given a colour
	pen     vector.Rasterizer
}

// canvases are kept for the next card: a new one is a megabyte.
var canvases = sync.Pool{New: func() any {
	return &canvas{pixels: make([]byte, Width*Height), cover: image.NewAlpha(image.Rect(0, 0, Width, 160))}
}}

// newCanvas returns a canvas that is all paper, the palette's first colour.
func newCanvas(palette color.Palette) *canvas {
	c := canvases.Get().(*canvas)
	c.palette = palette
	clear(c.pixels)
	return c
}

// write draws a line of text; x and y are where its base line begins.
func (c *canvas) write(f *face, line string, size, x, y float64, in paint) {
	top := int(math.Floor(y - size*1.1))
	height := int(math.Ceil(size * 1.5))
	right := min(Width, int(x+f.width(line, size)+size))
	c.pen.Reset(right, height)
	c.pen.DrawOp = draw.Src
	f.outline(&c.pen, line, size, x, y-float64(top))
	box := image.Rect(0, 0, right, height)
	c.pen.Draw(c.cover, box, image.Opaque, image.Point{})
	c.colour(box, top, in)
}

// colour gives what is covered within a box a colour, so many pixels further down.
func (c *canvas) colour(box image.Rectangle, down int, in paint) {
	var entries [256]uint8
	for i := range entries {
		entries[i] = in.at(uint8(i))
	}
	for y := box.Min.Y; y < box.Max.Y; y++ {
		if y+down < 0 || y+down >= Height {
			continue
		}
		cover := c.cover.Pix[y*c.cover.Stride : y*c.cover.Stride+box.Max.X]
		row := c.row(y + down)
		for x, a := range cover {
			if entry := entries[a]; entry != 0 {
				row[x] = entry
			}
		}
	}
}

func (c *canvas) row(y int) []byte { return c.pixels[y*Width : (y+1)*Width] }

// fill draws a rectangle.
func (c *canvas) fill(left, top, right, bottom int, in paint) {
	for y := top; y < bottom; y++ {
		row := c.row(y)
		for x := left; x < right; x++ {
			row[x] = in.at(255)
		}
	}
}

// encode returns the canvas as a PNG file, and gives it back.
func (c *canvas) encode() ([]byte, error) {
	defer canvases.Put(c)
	return encodePNG(c.pixels, c.palette)
}
