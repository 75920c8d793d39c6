package picture

import (
	"math"
	"sync"
)

// The starling of assets/mark.svg: one line, as cubic curves that each begin
// where the one before ended, and the beak. Units are those of its 32 by 32 box.
var (
	markStart  = point{19, 12}
	markCurves = [][3]point{
		{{19.5, 17}, {16, 20}, {10.5, 21.2}},
		{{7.5, 21.9}, {5, 24}, {2, 26.5}},
		{{6, 22}, {9.8, 17}, {11.3, 11}},
		{{12.3, 7}, {14.5, 4.2}, {18, 4.2}},
		{{21.4, 4.2}, {24.1, 6.7}, {24.5, 10.1}},
		{{25.4, 18.3}, {19.9, 25.4}, {10.7, 25.4}},
	}
	markBeak = []point{{24.9, 7.4}, {31, 10.4}, {25.1, 11.7}, {24.9, 7.4}}
)

const (
	markBox   = 32
	markWidth = 2.6 // of the line
	beakWidth = 1.0 // of the line around the beak
)

type point struct{ x, y float64 }

// mark draws the starling in a square.
func (c *canvas) mark(left, top, size int) {
	for i, cover := range markCover(size) {
		at := &c.row(top + i/size)[left+i%size]
		if entry := accent.at(cover.line); entry != 0 {
			*at = entry
		}
		if entry := beak.at(cover.beak); entry != 0 {
			*at = entry
		}
	}
}

// covered says how much of a pixel the line and the beak cover, of 255.
type covered struct{ line, beak uint8 }

var marks sync.Map // from sizes to what pixels are covered

// markCover returns what the starling covers in a square of a size, row by row.
// It is worked out once for each size: from how far a pixel is from the line.
func markCover(size int) []covered {
	if known, ok := marks.Load(size); ok {
		return known.([]covered)
	}
	line := flattened()
	scale := float64(size) / markBox
	pixels := make([]covered, size*size)
	for i := range pixels {
		at := point{(float64(i%size) + 0.5) / scale, (float64(i/size) + 0.5) / scale}
		pixels[i] = covered{
			line: coverage((markWidth/2 - distance(at, line)) * scale),
			beak: coverage((beakWidth/2 - beakDistance(at)) * scale),
		}
	}
	marks.Store(size, pixels)
	return pixels
}

// coverage returns how much of a pixel is covered, of 255, whose middle lies so
// many pixels within an edge.
func coverage(within float64) uint8 { return uint8(255 * min(max(within+0.5, 0), 1)) }

// flattened returns the line as short straight pieces.
func flattened() []point {
	const pieces = 16 // to a curve: no piece is longer than a pixel of the small mark
	line := []point{markStart}
	from := markStart
	for _, c := range markCurves {
		for i := 1; i <= pieces; i++ {
			t := float64(i) / pieces
			u := 1 - t
			a, b, d, e := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
			line = append(line, point{a*from.x + b*c[0].x + d*c[1].x + e*c[2].x, a*from.y + b*c[0].y + d*c[1].y + e*c[2].y})
		}
		from = c[2]
	}
	return line
}

// distance returns how far a point is from a line of straight pieces.
func distance(p point, line []point) float64 {
	nearest := math.Inf(1)
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		dx, dy := b.x-a.x, b.y-a.y
		t := 0.0
		if length := dx*dx + dy*dy; length > 0 {
			t = min(max(((p.x-a.x)*dx+(p.y-a.y)*dy)/length, 0), 1)
		}
		nearest = min(nearest, math.Hypot(p.x-a.x-t*dx, p.y-a.y-t*dy))
	}
	return nearest
}

// beakDistance returns how far a point is from the beak; inside it is negative.
func beakDistance(p point) float64 {
	inside := true
	for i := 1; i < len(markBeak); i++ {
		a, b := markBeak[i-1], markBeak[i]
		inside = inside && (b.x-a.x)*(p.y-a.y)-(b.y-a.y)*(p.x-a.x) >= 0
	}
	d := distance(p, markBeak)
	if inside {
		return -d
	}
	return d
}
