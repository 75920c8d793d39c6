package picture

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

// quarters is a picture of four colours, so that one can tell how it was turned:
// red at the top left, then green, blue at the bottom left, then white.
func quarters(w, h int) *image.NRGBA {
	p := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			p.Set(x, y, quarterColours[y*2/h*2+x*2/w])
		}
	}
	return p
}

var quarterColours = []color.NRGBA{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {255, 255, 255, 255}}

// corners returns which quarter's colour stands in each corner, in reading order.
func corners(t *testing.T, data []byte) string {
	t.Helper()
	p, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	b, found := p.Bounds(), ""
	for i := range 4 {
		at := p.At(b.Min.X+b.Dx()*(1+i%2*2)/4, b.Min.Y+b.Dy()*(1+i/2*2)/4)
		r, g, blue, _ := at.RGBA()
		switch {
		case r > 0xc000 && g > 0xc000:
			found += "w"
		case r > 0xc000:
			found += "r"
		case g > 0xc000:
			found += "g"
		case blue > 0xc000:
			found += "b"
		}
	}
	return found
}

// part is a part of a JPEG.
func part(marker byte, body string) string {
	return string([]byte{0xff, marker}) + string(binary.BigEndian.AppendUint16(nil, uint16(len(body)+2))) + body
}

// exif is an Exif block that says how the camera was held, and where.
func exif(turn byte, order string) string {
	if order == "II" {
		return "Exif\x00\x00II*\x00\x08\x00\x00\x00\x02\x00\x10\x01\x02\x00\x04\x00\x00\x00CAM\x00\x12\x01\x03\x00\x01\x00\x00\x00" + string([]byte{turn, 0, 0, 0}) + "\x00\x00\x00\x00SECRET PLACE"
	}
	return "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x02\x01\x10\x00\x02\x00\x00\x00\x04CAM\x00\x01\x12\x00\x03\x00\x00\x00\x01" + string([]byte{0, turn, 0, 0}) + "\x00\x00\x00\x00SECRET PLACE"
}

const profile = "ICC_PROFILE\x00\x01\x01a profile"

// photo is a JPEG as a camera makes it, with all that it writes into it.
func photo(t testing.TB, w, h int, turn byte, order string) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := jpeg.Encode(&file, quarters(w, h), &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	data := file.String()
	return []byte(data[:2] + part(app1, exif(turn, order)) + part(app1, "http://ns.adobe.com/xap/1.0/\x00<x>SECRET PLACE</x>") + part(app2, profile) +
		part(app2, "MPF\x00SECRET PLACE") + part(0xed, "Photoshop 3.0\x00SECRET PLACE") + part(comment, "SECRET PLACE") + data[2:] + "SECRET PLACE in a film")
}

func chunk(kind, body string) string { return string(appendChunk(nil, kind, []byte(body))) }

func pngOf(t testing.TB, p image.Image) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := png.Encode(&file, p); err != nil {
		t.Fatal(err)
	}
	data := file.String()
	head := len(pngMagic) + 25
	return []byte(data[:head] + chunk("iCCP", "profile") + chunk("tEXt", "Author\x00SECRET PLACE") + chunk("eXIf", "SECRET PLACE") + chunk("tIME", "SECRET PLACE") + chunk("pHYs", "123456789") + data[head:] + "SECRET PLACE")
}

func gifOf(t testing.TB) []byte {
	t.Helper()
	film := &gif.GIF{LoopCount: 3}
	for range 2 {
		frame := image.NewPaletted(image.Rect(0, 0, 40, 30), color.Palette{color.Black, color.White})
		film.Image, film.Delay = append(film.Image, frame), append(film.Delay, 10)
	}
	var file bytes.Buffer
	if err := gif.EncodeAll(&file, film); err != nil {
		t.Fatal(err)
	}
	data := file.String()
	end := len(data) - 1
	return []byte(data[:end] + "!\xfe\x0cSECRET PLACE\x00" + "!\xff\x0bXMP DataXMP\x0cSECRET PLACE\x00" + ";" + "SECRET PLACE")
}

func webpOf(t testing.TB) []byte {
	t.Helper()
	data, err := base64.StdEncoding.DecodeString("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
	if err != nil {
		t.Fatal(err)
	}
	body := "WEBP" + "VP8X\x0a\x00\x00\x00\x0c\x00\x00\x00\x00\x00\x00\x00\x00\x00" + string(data[12:]) + "EXIF\x0c\x00\x00\x00SECRET PLACE" + "XMP \x0c\x00\x00\x00SECRET PLACE"
	return []byte("RIFF" + string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)))) + body)
}

func TestLookReadsSizes(t *testing.T) {
	simple := image.NewPaletted(image.Rect(0, 0, 40, 30), color.Palette{color.Black, color.White})
	for name, c := range map[string]struct {
		data          []byte
		kind          string
		width, height int
	}{
		"a.jpg":        {photo(t, 40, 30, 1, "II"), "jpeg", 40, 30},
		"turned.JPEG":  {photo(t, 40, 30, 6, "II"), "jpeg", 30, 40},
		"motorola.jpg": {photo(t, 40, 30, 8, "MM"), "jpeg", 30, 40},
		"head.jpg":     {photo(t, 40, 30, 3, "MM"), "jpeg", 40, 30},
		"odd.jpg":      {photo(t, 40, 30, 9, "MM"), "jpeg", 40, 30},
		"a.png":        {pngOf(t, quarters(40, 30)), "png", 40, 30},
		"flat.png":     {pngOf(t, simple), "png", 40, 30},
		"a.gif":        {gifOf(t), "gif", 40, 30},
		"a.webp":       {webpOf(t), "webp", 1, 1},
		"named.png":    {photo(t, 40, 30, 1, "II"), "jpeg", 40, 30},
		"a.svg":        {[]byte(`<?xml version="1.0"?><!DOCTYPE svg><!-- x --><svg width="40" height="30px" viewBox="0 0 1 1">`), "svg", 40, 30},
		"box.svg":      {[]byte("\ufeff\n<svg width='100%' viewBox='0, 0 40.2 29.7'/>"), "svg", 40, 30},
		"free.svg":     {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`), "svg", 0, 0},
		"em.svg":       {[]byte(`<svg width="4em" height="NaN" viewBox="0 0 -1 Inf"/>`), "svg", 0, 0},
		"a.avif":       {[]byte("anything"), "", 0, 0},
		"a.pdf":        {nil, "", 0, 0},
	} {
		l, err := Look(name, c.data)
		if err != nil || l.Kind != c.kind || l.Width != c.width || l.Height != c.height {
			t.Errorf("%s: %+v and %v, want a %s of %d by %d", name, l, err, c.kind, c.width, c.height)
		}
	}
}

// claimed is the beginning of a PNG that claims to be so large.
func claimed(w, h uint32) []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)
	return []byte(pngMagic + chunk("IHDR", string(append(head, 8, 2, 0, 0, 0))))
}

func TestLookRefusesWhatNobodyCouldSee(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		says string
	}{
		"empty.png":  {nil, "the file is empty"},
		"text.png":   {[]byte("no picture"), "the file is no JPEG, PNG, GIF, WebP or SVG"},
		"page.svg":   {[]byte("<html></html>"), "begins with <html>"},
		"text.svg":   {[]byte("a drawing"), "the file is no JPEG"},
		"open.svg":   {[]byte("<!-- <svg>"), "the file is no SVG"},
		"short.jpg":  {photo(t, 40, 30, 1, "II")[:100], ""},
		"bomb.png":   {claimed(50_000, 50_000), "more than 50 million pixels"},
		"strip.png":  {claimed(1<<31-1, 1), "more than 50 million pixels"},
		"flat.png":   {claimed(0, 10), ""},
		"short.png":  {claimed(10, 10)[:20], ""},
		"short.webp": {webpOf(t)[:20], ""},
	} {
		l, err := Look(name, c.data)
		if !errors.Is(err, ErrUnreadable) || !strings.Contains(err.Error(), c.says) || l != (Looked{}) {
			t.Errorf("%s: %+v and %v, want a refusal that says %q", name, l, err, c.says)
		}
	}
}
