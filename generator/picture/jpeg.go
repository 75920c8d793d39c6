package picture

import (
	"bytes"
	"encoding/binary"
)

// Markers of a JPEG file (ITU-T T.81, table B.1).
const (
	startOfImage = 0xd8
	endOfImage   = 0xd9
	startOfScan  = 0xda
	app0         = 0xe0
	app1         = 0xe1
	app2         = 0xe2
	app14        = 0xee
	app15        = 0xef
	comment      = 0xfe
)

// walkJPEG calls part with the marker and the body of each part of a JPEG file, and
// scan, unless it is nil, with the pixels that follow a part. What comes after the
// picture's end, such as a film, is not looked at.
func walkJPEG(data []byte, part func(marker byte, body []byte), scan func([]byte)) error {
	if len(data) < 4 || data[0] != 0xff || data[1] != startOfImage {
		return errShort
	}
	for at := 2; ; {
		for at < len(data) && data[at] == 0xff && at+1 < len(data) && data[at+1] == 0xff {
			at++ // padding
		}
		if at+2 > len(data) || data[at] != 0xff {
			return errShort
		}
		marker := data[at+1]
		if marker == endOfImage {
			part(marker, nil)
			return nil
		}
		if at+4 > len(data) {
			return errShort
		}
		length := int(binary.BigEndian.Uint16(data[at+2:]))
		if length < 2 || at+2+length > len(data) {
			return errShort
		}
		part(marker, data[at+4:at+2+length])
		at += 2 + length
		if marker != startOfScan {
			continue
		}
		if scan == nil {
			return nil
		}
		end := at + scanEnd(data[at:])
		scan(data[at:end])
		at = end
	}
}

// scanEnd returns how long a scan is: it ends at a marker that is neither a
// restart nor a byte of 0xff that belongs to the pixels.
func scanEnd(data []byte) int {
	for i := 0; i+1 < len(data); i++ {
		if data[i] == 0xff && data[i+1] != 0 && (data[i+1] < 0xd0 || data[i+1] > 0xd7) && data[i+1] != 0xff {
			return i
		}
	}
	return len(data)
}

// cleanJPEG keeps of the parts for programs what says how colours are meant: JFIF,
// Adobe's, and the colour profile.
func cleanJPEG(data []byte) ([]byte, error) {
	kept := append(make([]byte, 0, len(data)), 0xff, startOfImage)
	err := walkJPEG(data, func(marker byte, body []byte) {
		switch {
		case marker == endOfImage:
			kept = append(kept, 0xff, marker)
		case keptPart(marker, body):
			kept = appendPart(kept, marker, body)
		}
	}, func(pixels []byte) { kept = append(kept, pixels...) })
	return kept, err
}

func keptPart(marker byte, body []byte) bool {
	switch {
	case marker == app2:
		return isProfile(body)
	case marker == app0, marker == app14:
		return true
	}
	return marker != comment && (marker < app0 || marker > app15)
}

func isProfile(body []byte) bool { return bytes.HasPrefix(body, []byte("ICC_PROFILE\x00")) }

func appendPart(file []byte, marker byte, body []byte) []byte {
	file = append(file, 0xff, marker)
	file = binary.BigEndian.AppendUint16(file, uint16(len(body)+2))
	return append(file, body...)
}

// withProfileJPEG puts the colour profile of one JPEG into another. Telephones
// save wider colours than a screen is taken to have: without it they would look pale.
func withProfileJPEG(file, of []byte) []byte {
	var profile []byte
	_ = walkJPEG(of, func(marker byte, body []byte) {
		if marker == app2 && isProfile(body) {
			profile = appendPart(profile, marker, body)
		}
	}, nil)
	return bytes.Join([][]byte{file[:2], profile, file[2:]}, nil)
}
