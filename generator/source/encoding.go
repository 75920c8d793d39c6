package source

import (
	"bytes"
	"unicode/utf8"

	"starling/generator/guide"
)

const byteOrderMark = "\xef\xbb\xbf"

// plainText returns a file's bytes without byte order mark and with CRLF as LF;
// lone carriage returns stay. The problem is E118 where the bytes are no UTF-8
// text, and the text is nil then.
func plainText(path string, data []byte) ([]byte, *guide.Problem) {
	if p := checkText(path, data); p != nil {
		return nil, p
	}
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	if bytes.IndexByte(data, '\r') >= 0 {
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	}
	return data, nil
}

// checkText returns a problem where the bytes are no UTF-8 text without NUL.
func checkText(path string, data []byte) *guide.Problem {
	nul := bytes.IndexByte(data, 0)
	switch {
	case isUTF16(data):
		return problem(path, guide.Place{}, "E118", "the file is in UTF-16", "save it as UTF-8")
	case nul >= 0:
		return problem(path, placeAt(data, nul, 1), "E118", "the file holds a NUL character", "delete it, or save the file as UTF-8 text")
	case utf8.Valid(data):
		return nil
	}
	bad := 0
	for bad < len(data) {
		r, size := utf8.DecodeRune(data[bad:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		bad += size
	}
	return problem(path, placeAt(data, bad, 1), "E118", "the file is not in UTF-8: this byte is no character", "save it as UTF-8")
}

// isUTF16 tells whether the bytes begin as a text in UTF-16 does: with a byte
// order mark, or with two Latin letters in two bytes each.
func isUTF16(data []byte) bool {
	if len(data) < 2 {
		return false
	}
	if data[0] == 0xff && data[1] == 0xfe || data[0] == 0xfe && data[1] == 0xff {
		return true
	}
	if len(data) < 4 {
		return false
	}
	little := data[0] != 0 && data[1] == 0 && data[2] != 0 && data[3] == 0
	big := data[0] == 0 && data[1] != 0 && data[2] == 0 && data[3] != 0
	return little || big
}

// placeAt returns the place of width characters at a byte offset. Lines end
// with LF; a byte order mark has no column.
func placeAt(data []byte, offset, width int) guide.Place {
	before := bytes.TrimPrefix(data[:offset], []byte(byteOrderMark))
	line := 1 + bytes.Count(before, []byte{'\n'})
	column := 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	return guide.Place{Line: line, Column: column, EndColumn: column + width}
}

func problem(path string, at guide.Place, code, text, hint string) *guide.Problem {
	p := guide.NewProblem(path, at, code, text, hint)
	return &p
}
