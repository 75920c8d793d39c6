package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image/color"
	"sync"
)

// deflater compresses cards. One is a megabyte to make, so it is kept.
type deflater struct {
	row    []byte
	pixels bytes.Buffer
	zip    *zlib.Writer
}

var deflaters = sync.Pool{New: func() any {
	d := &deflater{row: make([]byte, 1+Width/2)}
	d.zip, _ = zlib.NewWriterLevel(&d.pixels, cardLevel)
	return d
}}

// cardLevel is how hard the pixels of a card are compressed, of 9: what is above
// takes longer and saves a few hundred bytes.
const cardLevel = 5

// encodePNG returns pixels, one a byte, as a PNG file with a palette of at most 16
// colours: two pixels a byte. image/png writes the same, and takes twice as long,
// since it asks for the colour of each pixel by a call.
func encodePNG(pixels []byte, palette color.Palette) ([]byte, error) {
	d := deflaters.Get().(*deflater)
	defer deflaters.Put(d)
	d.pixels.Reset()
	d.zip.Reset(&d.pixels)
	for len(pixels) > 0 {
		line := pixels[:Width]
		for i := range Width / 2 {
			d.row[1+i] = line[2*i]<<4 | line[2*i+1]
		}
		if _, err := d.zip.Write(d.row); err != nil {
			return nil, err
		}
		pixels = pixels[Width:]
	}
	if err := d.zip.Close(); err != nil {
		return nil, err
	}
	header := binary.BigEndian.AppendUint32(nil, Width)
	header = binary.BigEndian.AppendUint32(header, Height)
	header = append(header, 4, 3, 0, 0, 0) // bits, colours of a palette, no interlacing
	var colours []byte
	for _, c := range palette {
		r, g, b, _ := c.RGBA()
		colours = append(colours, byte(r>>8), byte(g>>8), byte(b>>8))
	}
	file := append(make([]byte, 0, d.pixels.Len()+256), pngMagic...)
	file = appendChunk(file, "IHDR", header)
	file = appendChunk(file, "PLTE", colours)
	file = appendChunk(file, "IDAT", d.pixels.Bytes())
	return appendChunk(file, "IEND", nil), nil
}

const pngMagic = "\x89PNG\r\n\x1a\n"

// appendChunk appends a part of a PNG file.
func appendChunk(file []byte, kind string, data []byte) []byte {
	file = binary.BigEndian.AppendUint32(file, uint32(len(data)))
	from := len(file)
	file = append(append(file, kind...), data...)
	return binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(file[from:]))
}
