package picture

import (
	"bytes"
	"encoding/binary"
	"fmt"
)

// Clean returns a picture without what the camera and the editor wrote into it:
// where and when it was taken, with what, by whom, and a small copy of it. Pixels
// stay as they are, and so do their colours, but for those that lie on their
// side, which are turned. The error wraps ErrUnreadable.
func Clean(l Looked, data []byte) ([]byte, error) {
	switch l.Kind {
	case "jpeg":
		if l.turn > 1 {
			return scaled(l, data, l.Width)
		}
		return cleanJPEG(data)
	case "png":
		return cleanPNG(data)
	case "gif":
		return cleanGIF(data)
	case "webp":
		return cleanWebP(data)
	}
	return data, nil
}

var errShort = fmt.Errorf("%w: the file ends too early", ErrUnreadable)

// keptChunks are the parts of a PNG that say how it looks, besides those that
// every reader must know.
var keptChunks = map[string]bool{
	"tRNS": true, "gAMA": true, "cHRM": true, "sRGB": true, "iCCP": true, "sBIT": true, "bKGD": true, "pHYs": true,
	"cICP": true, "mDCV": true, "cLLI": true, "acTL": true, "fcTL": true, "fdAT": true,
}

// cleanPNG drops what comes after the end too: a picture that was cut to a part
// and saved over a larger file can hide the rest there.
func cleanPNG(data []byte) ([]byte, error) {
	if !bytes.HasPrefix(data, []byte(pngMagic)) {
		return nil, errShort
	}
	kept := append(make([]byte, 0, len(data)), pngMagic...)
	for rest := data[len(pngMagic):]; ; {
		if len(rest) < 12 {
			return nil, errShort
		}
		length := int64(binary.BigEndian.Uint32(rest)) + 12
		if length > int64(len(rest)) {
			return nil, errShort
		}
		kind := string(rest[4:8])
		if critical := kind[0] >= 'A' && kind[0] <= 'Z'; critical || keptChunks[kind] {
			kept = append(kept, rest[:length]...)
		}
		if kind == "IEND" {
			return kept, nil
		}
		rest = rest[length:]
	}
}

// cleanWebP drops the Exif and XMP parts of a WebP, and the flags that announce
// them (RFC 9649, 2.7).
func cleanWebP(data []byte) ([]byte, error) {
	if len(data) < 12 || string(data[:4]) != "RIFF" {
		return nil, errShort
	}
	kept := append(make([]byte, 0, len(data)), data[:12]...)
	end := min(int64(len(data)), int64(binary.LittleEndian.Uint32(data[4:]))+8)
	for rest := data[12:max(end, 12)]; len(rest) > 0; {
		if len(rest) < 8 {
			return nil, errShort
		}
		length := 8 + int64(binary.LittleEndian.Uint32(rest[4:]))
		if length > int64(len(rest)) {
			return nil, errShort
		}
		length = min(length+length%2, int64(len(rest)))
		kind, from := string(rest[:4]), len(kept)
		if kind != "EXIF" && kind != "XMP " {
			kept = append(kept, rest[:length]...)
		}
		if kind == "VP8X" && length > 8 {
			kept[from+8] &^= 0x08 | 0x04
		}
		rest = rest[length:]
	}
	binary.LittleEndian.PutUint32(kept[4:], uint32(len(kept)-8))
	return kept, nil
}

// withProfilePNG puts the colour profile of one PNG into another, right behind
// its head, whose length is fixed.
func withProfilePNG(file, of []byte) []byte {
	const head = len(pngMagic) + 25
	for rest := of[min(len(pngMagic), len(of)):]; len(rest) >= 12; {
		length := int64(binary.BigEndian.Uint32(rest)) + 12
		if length > int64(len(rest)) || string(rest[4:8]) == "IDAT" {
			break
		}
		if string(rest[4:8]) == "iCCP" {
			return bytes.Join([][]byte{file[:head], rest[:length], file[head:]}, nil)
		}
		rest = rest[length:]
	}
	return file
}
