package picture

import (
	"bytes"
	"encoding/binary"
)

// orientation returns how the pixels of a JPEG must be turned to be upright, as
// Exif counts it: 1 is upright, which is also what a file without Exif is.
func orientation(data []byte) int {
	turn := 1
	_ = walkJPEG(data, func(marker byte, body []byte) {
		if exif, ok := bytes.CutPrefix(body, []byte("Exif\x00\x00")); ok && marker == app1 && turn == 1 {
			turn = exifTurn(exif)
		}
	}, nil)
	return turn
}

// exifTurn reads the entry 0x0112 of the first directory of an Exif block, which
// is a TIFF file (JEITA CP-3451, 4.6.4).
func exifTurn(tiff []byte) int {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.LittleEndian
	if bytes.HasPrefix(tiff, []byte("MM")) {
		order = binary.BigEndian
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return 1
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < 12 {
			return 1
		}
		if order.Uint16(entries) == 0x0112 {
			if turn := int(order.Uint16(entries[8:])); turn >= 1 && turn <= 8 {
				return turn
			}
			return 1
		}
		entries = entries[12:]
	}
	return 1
}
