package picture

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"
	"golang.org/x/sync/semaphore"
)

// Narrow and Wide are the widths that large pictures are shown in. A column of
// text is 576 pixels wide: the first is for ordinary screens and telephones, the
// second for those with twice as many pixels.
const (
	Narrow = 640
	Wide   = 1280
)

// Large tells whether a picture is shown in two widths. What moves stays as it is,
// and so do WebP, which nothing here can write, and pictures of few colours.
func (l Looked) Large() bool {
	return l.Width > Wide && (l.Kind == "jpeg" || l.Kind == "png" && !l.simple)
}

// HeightAt returns the picture's height where it is so many pixels wide.
func (l Looked) HeightAt(width int) int {
	return max(1, int((int64(l.Height)*int64(width)+int64(l.Width)/2)/int64(max(l.Width, 1))))
}

// quality is that of a JPEG, of 100: what is lost is not seen at the size of a page.
const quality = 82

// inHand bounds the pixels of all pictures that are drawn at the same time.
var inHand = semaphore.NewWeighted(MaxPixels)

// Scale returns a large picture in another width, as a file of the same kind
// without metadata. The error wraps ErrUnreadable.
func Scale(l Looked, data []byte, width int) ([]byte, error) { return scaled(l, data, width) }

// scaled is Scale, also for a picture that keeps its width and is turned.
func scaled(l Looked, data []byte, width int) ([]byte, error) {
	pixels := int64(l.Width) * int64(l.Height)
	if err := inHand.Acquire(context.Background(), pixels); err != nil {
		return nil, err
	}
	defer inHand.Release(pixels)
	from, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, unreadable(err)
	}
	size := image.Pt(width, l.HeightAt(width))
	lying := size
	if l.turn > 4 {
		lying = image.Pt(size.Y, size.X)
	}
	if lying != from.Bounds().Size() {
		to := image.NewNRGBA(image.Rectangle{Max: lying})
		draw.CatmullRom.Scale(to, to.Bounds(), from, from.Bounds(), draw.Src, nil)
		from = to
	}
	return encoded(l, data, turned(from, l.turn))
}

// encoded returns the picture as a file of its kind, with the colour profile of
// the file that it came from.
func encoded(l Looked, data []byte, picture image.Image) ([]byte, error) {
	var file bytes.Buffer
	if l.Kind == "png" {
		strong := png.Encoder{CompressionLevel: png.BestCompression}
		if err := strong.Encode(&file, picture); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrUnreadable, err)
		}
		return withProfilePNG(file.Bytes(), data), nil
	}
	if err := jpeg.Encode(&file, picture, &jpeg.Options{Quality: quality}); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	return withProfileJPEG(file.Bytes(), data), nil
}

// turned returns a picture upright; turn is as Exif counts it.
func turned(from image.Image, turn int) image.Image {
	if turn < 2 || turn > 8 {
		return from
	}
	b := from.Bounds()
	w, h := b.Dx(), b.Dy()
	to := image.NewNRGBA(image.Rect(0, 0, w, h))
	if turn > 4 {
		to = image.NewNRGBA(image.Rect(0, 0, h, w))
	}
	flat, ok := from.(*image.NRGBA)
	if !ok {
		flat = image.NewNRGBA(image.Rect(0, 0, w, h))
		draw.Draw(flat, flat.Bounds(), from, b.Min, draw.Src)
	}
	for y := range h {
		for x := range w {
			tx, ty := x, y
			switch turn {
			case 2:
				tx = w - 1 - x
			case 3:
				tx, ty = w-1-x, h-1-y
			case 4:
				ty = h - 1 - y
			case 5:
				tx, ty = y, x
			case 6:
				tx, ty = h-1-y, x
			case 7:
				tx, ty = h-1-y, w-1-x
			case 8:
				tx, ty = y, w-1-x
			}
			copy(to.Pix[to.PixOffset(tx, ty):][:4], flat.Pix[flat.PixOffset(x, y):][:4])
		}
	}
	return to
}
