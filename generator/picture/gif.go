package picture

import "fmt"

// cleanGIF drops comments and what programs keep in a GIF, but for how often a
// film repeats. A GIF is a head, and then parts that are each a head of their own
// and a row of blocks, of which the last is empty (GIF89a, 1990).
func cleanGIF(data []byte) ([]byte, error) {
	if len(data) < 13 {
		return nil, errShort
	}
	at := 13 + tableLength(data[10])
	if at > len(data) {
		return nil, errShort
	}
	kept := append(make([]byte, 0, len(data)), data[:at]...)
	for at < len(data) {
		if data[at] == ';' {
			return append(kept, ';'), nil
		}
		blocks, err := gifBlocks(data, at)
		if err != nil {
			return nil, err
		}
		end := blocksEnd(data, blocks)
		if end > len(data) {
			return nil, errShort
		}
		if data[at] == ',' || keptExtension(data[at+1], data[blocks:end]) {
			kept = append(kept, data[at:end]...)
		}
		at = end
	}
	return nil, errShort
}

// gifBlocks returns where the blocks of the part begin that begins at a place.
func gifBlocks(data []byte, at int) (int, error) {
	switch data[at] {
	case ',':
		if at+11 > len(data) {
			return 0, errShort
		}
		return at + 11 + tableLength(data[at+9]), nil // with the byte before the pixels
	case '!':
		return at + 2, nil
	}
	return 0, fmt.Errorf("%w: it is no sound GIF", ErrUnreadable)
}

// keptExtension tells whether an extension says how the GIF looks.
func keptExtension(kind byte, blocks []byte) bool {
	const comment, application = 0xfe, 0xff
	if kind == application && len(blocks) > 12 {
		name := string(blocks[1:12])
		return name == "NETSCAPE2.0" || name == "ANIMEXTS1.0"
	}
	return kind != comment && kind != application
}

// tableLength returns how long the table of colours is that flags announce.
func tableLength(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// blocksEnd returns where a row of blocks ends, or a place after the file's end.
func blocksEnd(data []byte, at int) int {
	for at < len(data) {
		n := int(data[at])
		at += 1 + n
		if n == 0 {
			return at
		}
	}
	return len(data) + 1
}
