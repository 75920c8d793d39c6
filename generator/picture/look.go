package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/gif" // so that their sizes can be read
	_ "image/jpeg"
	_ "image/png"
	"math"
	"path"
	"strconv"
	"strings"

	_ "golang.org/x/image/webp"
)

// MaxPixels bounds a picture: more than the cameras of most telephones make. A
// file of a few kilobytes can claim to have a hundred times that many, and who
// draws it runs out of memory.
const MaxPixels = 50_000_000

// Looked is what is known of a picture without drawing it. The zero Looked is
// that of a file whose kind is not known here: it is published as it is.
type Looked struct {
	// Kind is jpeg, png, gif, webp or svg.
	Kind string
	// Width and Height are in pixels of the style, upright; 0 where an SVG has none.
	Width, Height int
	// turn is how the camera was held, as Exif counts it: 2 to 8 if pixels must be
	// turned or mirrored to be upright.
	turn int
	// simple tells that the picture has a palette: a drawing or a screen, which is
	// small as it is, and would only grow when its edges are blurred.
	simple bool
}

// ErrUnreadable is wrapped by the error of a file that is no picture that browsers
// can show. The text says why.
var ErrUnreadable = errors.New("cannot be read")

// kinds are the endings of names that must hold what they say.
var kinds = map[string]bool{".jpg": true, ".jpeg": true, ".png": true, ".gif": true, ".webp": true, ".svg": true}

// Look reads the beginning of a picture file called name. The error, which wraps
// ErrUnreadable, says what is wrong with it, as the end of a sentence.
func Look(name string, data []byte) (Looked, error) {
	if !kinds[strings.ToLower(path.Ext(name))] {
		return Looked{}, nil
	}
	if looksLikeMarkup(data) {
		return lookSVG(data)
	}
	config, kind, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case len(data) == 0:
		return Looked{}, fmt.Errorf("%w: the file is empty", ErrUnreadable)
	case err != nil:
		return Looked{}, unreadable(err)
	case config.Width <= 0 || config.Height <= 0:
		return Looked{}, fmt.Errorf("%w: it has no size", ErrUnreadable)
	case int64(config.Width)*int64(config.Height) > MaxPixels:
		return Looked{}, fmt.Errorf("%w: %d by %d are more than %d million pixels", ErrUnreadable, config.Width, config.Height, MaxPixels/1_000_000)
	}
	l := Looked{Kind: kind, Width: config.Width, Height: config.Height}
	_, l.simple = config.ColorModel.(color.Palette)
	if kind == "jpeg" {
		if l.turn = orientation(data); l.turn > 4 {
			l.Width, l.Height = l.Height, l.Width
		}
	}
	return l, nil
}

func unreadable(err error) error {
	if errors.Is(err, image.ErrFormat) {
		return fmt.Errorf("%w: the file is no JPEG, PNG, GIF, WebP or SVG", ErrUnreadable)
	}
	return fmt.Errorf("%w: %w", ErrUnreadable, err)
}

// looksLikeMarkup tells whether a file begins as XML does.
func looksLikeMarkup(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(data, []byte("\ufeff")), " \t\r\n"), []byte("<"))
}

// lookSVG reads the size of a drawing: its width and height in pixels, or the
// sides of its box, which have the same ratio.
func lookSVG(data []byte) (Looked, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if err != nil {
			return Looked{}, fmt.Errorf("%w: the file is no SVG", ErrUnreadable)
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if element.Name.Local != "svg" {
			return Looked{}, fmt.Errorf("%w: it begins with <%s> and not with <svg>", ErrUnreadable, element.Name.Local)
		}
		l := Looked{Kind: "svg"}
		var width, height float64
		for _, a := range element.Attr {
			switch a.Name.Local {
			case "width":
				width = pixels(a.Value)
			case "height":
				height = pixels(a.Value)
			}
		}
		if width == 0 || height == 0 {
			width, height = sidesOfBox(element.Attr)
		}
		if w, h := math.Round(width), math.Round(height); w >= 1 && h >= 1 && w < 1e6 && h < 1e6 {
			l.Width, l.Height = int(w), int(h)
		}
		return l, nil
	}
}

// pixels reads a length without a unit or in pixels; 0 for any other.
func pixels(length string) float64 {
	n, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(length), "px"), 64)
	if err != nil || !(n > 0) {
		return 0
	}
	return n
}

func sidesOfBox(attributes []xml.Attr) (width, height float64) {
	for _, a := range attributes {
		if a.Name.Local == "viewBox" {
			if box := strings.FieldsFunc(a.Value, func(r rune) bool { return r == ' ' || r == ',' }); len(box) == 4 {
				return pixels(box[2]), pixels(box[3])
			}
		}
	}
	return 0, 0
}
