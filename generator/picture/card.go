package picture

import (
	"math"

	"starling/generator/guide"
)

// Width and Height are a card's size in pixels: what the sites that show cards
// ask for, at a ratio of 1.91 to 1.
const (
	Width  = 1200
	Height = 630
)

// Card is all that a card is drawn from.
type Card struct {
	// Site is the site's name, above the title.
	Site string
	// Title is what the card is about, in large letters.
	Title string
	// Line is one more sentence, below the title, or "".
	Line string
	// Shape are the segments of the answer, or none.
	Shape []Part
	// Theme holds the colours that the author has changed.
	Theme []guide.Setting
}

// Part is a segment of an answer: its name, the part that gives its colour
// ("setup", "task", "action", "result", "learning", "headline"), and its share in
// per cent, 0 where none is advised.
type Part struct {
	Name, Part string
	Share      int
}

// Key returns the digest of all that the card is drawn from, but for the program.
func (c *Card) Key() guide.Digest {
	h := guide.NewHasher("card").String(c.Site).String(c.Title).String(c.Line).Int(len(c.Shape))
	for _, p := range c.Shape {
		h.String(p.Name).String(p.Part).Int(p.Share)
	}
	for _, s := range c.Theme {
		h.String(s.Name).String(s.Value)
	}
	return h.Sum()
}

// The card's measures, in pixels.
const (
	edge        = 80             // on the left and right
	measure     = Width - 2*edge // of a line
	markTop     = 58             // of the starling
	markSize    = 88             // of the starling, which is square
	siteSize    = 34.0           // of the letters of the site's name
	siteX       = edge + markSize + 22
	titleTop    = 178 // of the room for the title
	titleRoom   = 296
	lineSize    = 34.0
	lineGap     = 26.0 // above the line
	lineLeading = 45.0
	partSize    = 26.0
	barTop      = 532 // of the bar
	barHeight   = 16
	barGap      = 6
	partsBase   = barTop + barHeight + 36 // base line of the names of segments
)

// Draw returns the card as a PNG file.
func (c *Card) Draw() ([]byte, error) {
	p := newCanvas(coloursOf(c.Theme))
	if text := c.composed(); heavy().has(text.Title) && regular().has(text.Line) {
		text.draw(p)
	} else {
		text.plain(p)
	}
	return p.encode()
}

// composed returns the card with its texts as the fonts have them: letters and
// their accents in one, and no more than fits.
func (c *Card) composed() *Card {
	own := *c
	own.Site, own.Title, own.Line = composed(c.Site), composed(c.Title), composed(c.Line)
	return &own
}

func (c *Card) draw(p *canvas) {
	p.mark(edge, markTop, markSize)
	if regular().has(c.Site) {
		site := regular().shortened(c.Site, siteSize, Width-edge-siteX)
		p.write(regular(), site, siteSize, siteX, markTop+markSize/2+siteSize*0.34, muted)
	}
	var lines []string
	below := 0.0
	if c.Line != "" {
		lines = setLine(c.Line)
		below = lineGap + lineLeading*float64(len(lines))
	}
	title := setTitle(c.Title, titleRoom-below)
	// Text that ends early hangs a little above the middle of its room.
	y := titleTop + max(0, (titleRoom-below-title.height())*0.42)
	for _, line := range title.lines {
		y += title.leading()
		p.write(heavy(), line, title.size, edge, y-title.size*0.2, ink)
	}
	y += lineGap
	for _, line := range lines {
		y += lineLeading
		p.write(regular(), line, lineSize, edge, y-lineSize*0.3, muted)
	}
	c.bar(p)
}

// plain draws the card of what the fonts cannot write: the starling, and the bar
// without words.
func (c *Card) plain(p *canvas) {
	const size = 300
	p.mark((Width-size)/2, 120, size)
	bare := *c
	bare.Shape = nil
	for _, part := range c.Shape {
		part.Name = ""
		bare.Shape = append(bare.Shape, part)
	}
	bare.bar(p)
}

// bar draws the segments of the answer by their shares, as the site's own pages
// do, with their names where all of them have room.
func (c *Card) bar(p *canvas) {
	if len(c.Shape) == 0 {
		return
	}
	widths := c.widths()
	named, x := true, float64(edge)
	for i, part := range c.Shape {
		named = named && regular().has(part.Name) && regular().width(part.Name, partSize) <= widths[i]
	}
	for i, part := range c.Shape {
		p.fill(int(math.Round(x)), barTop, int(math.Round(x+widths[i])), barTop+barHeight, hueOf(part.Part))
		if named {
			p.write(regular(), part.Name, partSize, x, partsBase, muted)
		}
		x += widths[i] + barGap
	}
}

// widths returns how wide each segment of the bar is: equal where not all shares
// are known.
func (c *Card) widths() []float64 {
	total, known := 0, true
	for _, part := range c.Shape {
		total += max(part.Share, 0)
		known = known && part.Share > 0
	}
	room := float64(measure - barGap*(len(c.Shape)-1))
	widths := make([]float64, len(c.Shape))
	for i, part := range c.Shape {
		if widths[i] = room / float64(len(c.Shape)); known {
			widths[i] = room * float64(part.Share) / float64(total)
		}
	}
	return widths
}
