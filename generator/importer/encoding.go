package importer

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// decode returns the text of a file, with line ends as LF.
func decode(data []byte) (string, error) {
	utf16 := bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff"))
	switch {
	case utf16:
		return "", &RefusedError{"the file is in UTF-16", "save it as UTF-8"}
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return "", &RefusedError{"this is a Word, OpenDocument or other packed file", "save it as plain text or HTML, in UTF-8"}
	case bytes.HasPrefix(data, []byte("%PDF")):
		return "", &RefusedError{"this is a PDF", "copy its text into a .txt file"}
	case bytes.IndexByte(data, 0) >= 0:
		return "", &RefusedError{"the file holds NUL characters, so it is no text in UTF-8", "save it as UTF-8"}
	case !utf8.Valid(data):
		return "", &RefusedError{"the file is not in UTF-8", "save it as UTF-8; editors call it an encoding"}
	}
	s := strings.TrimPrefix(string(data), "\ufeff")
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s), nil
}

// oneLine returns a text with single spaces, and without characters that nobody
// sees. Whatever a draft holds has come through here.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), r == '\u2028', r == '\u2029':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r) && r != '\u200d', r == utf8.RuneError:
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
