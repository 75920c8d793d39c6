package markdown

import "bytes"

// bareAddress tells whether a text may hold an address outside link syntax,
// which GFM makes a link. goldmark's parser for these looks at every space of a
// text and leaves a seam there, which is a tenth of all the work of reading it;
// most texts have no such address, and are read without it.
func bareAddress(body []byte) bool {
	if bytes.IndexByte(body, '@') >= 0 || bytes.Contains(body, []byte("www.")) || bytes.Contains(body, []byte(`\[`)) || bytes.Contains(body, []byte(`\]`)) {
		return true
	}
	for rest := body; ; {
		at := bytes.Index(rest, []byte("://"))
		if at < 0 {
			return false
		}
		if !insideLink(rest, at) {
			return true
		}
		rest = rest[at+3:]
	}
}

// insideLink tells whether the address with "://" at an offset is the target of
// "[text](address)" beyond doubt: both in one line, and nothing in them that
// could make Markdown read it in another way.
func insideLink(body []byte, at int) bool {
	scheme := at
	for scheme > 0 && 'a' <= body[scheme-1] && body[scheme-1] <= 'z' {
		scheme--
	}
	if scheme < 2 || body[scheme-2] != ']' || body[scheme-1] != '(' {
		return false
	}
	open := bytes.LastIndexAny(body[:scheme-2], "[]\n`<\\")
	end := bytes.IndexAny(body[at:], "() \t\n<>[]`\\")
	return open >= 0 && body[open] == '[' && end > 0 && body[at+end] == ')'
}
