package machine

import (
	"cmp"
	"net/url"
	"unicode/utf8"

	"starling/generator/guide"
)

const xmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

// element appends an element that holds nothing but a text.
func element(into []byte, name, text string) []byte {
	into = append(into, '<')
	into = append(into, name...)
	into = append(into, '>')
	into = quoted(into, text)
	into = append(into, "</"...)
	into = append(into, name...)
	return append(into, '>')
}

// quoted appends a text so that it is itself in an element and in an attribute in
// double quotes. What XML 1.0 cannot hold becomes U+FFFD; a carriage return and,
// in an attribute, a line's end would be read as something else, and are numbers.
func quoted(into []byte, s string) []byte {
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case c == '&':
			into = append(into, "&amp;"...)
		case c == '<':
			into = append(into, "&lt;"...)
		case c == '>': // "]]>" may stand in no text
			into = append(into, "&gt;"...)
		case c == '"':
			into = append(into, "&#34;"...)
		case c == '\t':
			into = append(into, "&#9;"...)
		case c == '\n':
			into = append(into, "&#10;"...)
		case c == '\r':
			into = append(into, "&#13;"...)
		case c < ' ', c == utf8.RuneError, c == 0xFFFE, c == 0xFFFF:
			into = append(into, "\uFFFD"...)
		default:
			into = append(into, s[i:i+size]...)
		}
		i += size
	}
	return into
}

// escaped returns a full address as a URI: what is no part of one is written as
// its bytes in per cent. One that is no address at all is left as it is.
func escaped(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return u.String()
}

// changed returns the day of a page's last change, or "".
func changed(p *guide.Page) string { return cmp.Or(p.Updated, p.Published) }
