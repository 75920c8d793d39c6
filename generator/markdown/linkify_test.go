package markdown

import (
	"strings"
	"testing"

	"starling/generator/guide"
)

func TestTextsWithoutBareAddressesAreKnown(t *testing.T) {
	for body, want := range map[string]bool{
		"plain":                             false,
		"[a](https://example.org/b)":        false,
		"see https://example.org":           true,
		"(https://example.org)":             true,
		"www.example.org":                   true,
		"a@example.org":                     true,
		"<https://example.org>":             true,
		`\[a](https://example.org)`:         true,
		"[a](https://example.org b":         true,
		"[a](https://a.org) http://b.org":   true,
		"[a](https://a.org/(b)":             true,
		"a](https://a.org/)":                true,
		"[[a](http://b)](http://c)":         true,
		"[![a](b.png)](http://c)":           true,
		"[\n\na](http://c)":                 true,
		"[a]: https://example.org\n\n[a]":   true,
		"`https://example.org`":             true,
		"://":                               true,
		"[a](://)":                          false,
		"[a](HTTPS://example.org) is shout": true,
	} {
		if got := bareAddress([]byte(body)); got != want {
			t.Errorf("bareAddress(%q) = %v", body, got)
		}
	}
}

// FuzzBareAddress holds that a text is read the same without the parser for
// bare addresses wherever that is left out; white space apart, since that parser
// leaves some at the end of a line.
func FuzzBareAddress(f *testing.F) {
	for _, seed := range []string{"a [b](https://c.d/e) *f* (g) ~~h~~", "[a](http://b.c/(d)", "[[a](http://b)](http://c)", "![a](ftp://b.c) _d_\n- e", "`[a](http://b.c)`", "|a|\n|-|\n|[b](http://c.d)|"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		// A source has no carriage return left.
		body = strings.ReplaceAll(strings.ToValidUTF8(body, "?"), "\r", "")
		if bareAddress([]byte(body)) {
			return
		}
		src := &guide.Source{Path: "articles/x.md", Kind: guide.KindArticle, Body: []byte(body), BodyLine: 1}
		c := New(&taxonomy)
		without := c.Convert(src, "")
		c.quick = c.full
		with := c.Convert(src, "")
		if got, want := spaced(written(without, without.Lead)), spaced(written(with, with.Lead)); got != want {
			t.Errorf("%q\nwithout %q\nwith    %q", body, got, want)
		}
	})
}

// spaced returns HTML with no white space before a tag and a single space
// wherever else there was some.
func spaced(s string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(s), " "), " <", "<")
}
