package search

// Numbers in the index are written in 90 printable characters, since a compressor
// sees a small number as one character: digit d is the character 0x23+d, and one
// further from the backslash on. Digits below `single` end a number; the others
// carry 30 values each, least first, and go on. assets/search/digits.js reads them.
const (
	digitBase = 0x23
	backslash = 0x5c
	single    = 60
	carried   = 90 - single
)

// digit returns the character of a digit from 0 to 89.
func digit(d int) byte {
	c := byte(digitBase + d)
	if c >= backslash {
		c++
	}
	return c
}

// appendNumber appends a number that is not negative.
func appendNumber(b []byte, n int) []byte {
	for n >= single {
		n -= single
		b = append(b, digit(single+n%carried))
		n /= carried
	}
	return append(b, digit(n))
}

// appendSigned appends any number.
func appendSigned(b []byte, n int) []byte {
	if n < 0 {
		return appendNumber(b, -2*n-1)
	}
	return appendNumber(b, 2*n)
}

// appendText appends a text with its length in UTF-16 units, as JavaScript counts.
func appendText(b []byte, s string) []byte {
	units := 0
	for _, r := range s {
		units++
		if r > 0xffff {
			units++
		}
	}
	return append(appendNumber(b, units), s...)
}
