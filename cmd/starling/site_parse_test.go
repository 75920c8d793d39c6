package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// parseFaults asks that a browser reads the page as it was meant. HTML has no
// wrong input: a browser closes, moves and drops elements until there is a tree.
// So the page is well made when nothing of that was needed: every element is
// closed where it should be, the tree holds exactly the elements that were
// written, in their order, and the tree written out is read as the same tree.
func (p *sitePage) parseFaults() []string {
	var faults []string
	if !bytes.HasPrefix(bytes.ToLower(p.source), []byte("<!doctype html>")) {
		faults = append(faults, "the page does not begin with <!doctype html>, so browsers set it as of old")
	}
	written, unbalanced := p.tags()
	faults = append(faults, unbalanced...)

	// A browser adds a tbody to every table that has none.
	implied := func(names []string) []string {
		return slices.DeleteFunc(slices.Clone(names), func(s string) bool { return s == "tbody" })
	}
	var read []string
	for _, n := range p.elements {
		read = append(read, n.Data)
	}
	want, got := implied(written), implied(read)
	for i := range max(len(want), len(got)) {
		if i >= len(want) || i >= len(got) || want[i] != got[i] {
			faults = append(faults, fmt.Sprintf("a browser moves or makes up elements: written %s, read %s", around(want, i), around(got, i)))
			break
		}
	}

	once := rendered(p.doc)
	again, err := html.Parse(strings.NewReader(once))
	if err != nil {
		return append(faults, err.Error())
	}
	if twice := rendered(again); once != twice {
		faults = append(faults, "the page written out again is read differently")
	}
	return faults
}

// tags returns the elements that were written, in order, and what was closed in
// the wrong place or never.
func (p *sitePage) tags() (written, faults []string) {
	z := html.NewTokenizer(bytes.NewReader(p.source))
	var open []string
	line := 1
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		at := line
		line += bytes.Count(z.Raw(), []byte("\n"))
		name, _ := z.TagName()
		tag := string(name)
		switch kind {
		case html.StartTagToken:
			written = append(written, tag)
			if !void(tag) {
				open = append(open, tag)
			}
		case html.SelfClosingTagToken:
			written = append(written, tag)
		case html.EndTagToken:
			if last := len(open) - 1; last >= 0 && open[last] == tag {
				open = open[:last]
			} else {
				faults = append(faults, fmt.Sprintf("line %d: </%s> stands where %v are open", at, tag, open))
				open = slices.DeleteFunc(open, func(s string) bool { return s == tag })
			}
		}
	}
	if len(open) > 0 {
		faults = append(faults, fmt.Sprintf("never closed: %v", open))
	}
	return written, faults
}

// void tells whether an element has no end tag (HTML standard, 13.1.2).
func void(name string) bool {
	return slices.Contains([]string{
		"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
	}, name)
}

// around returns a few names about a place in a list.
func around(list []string, at int) string {
	return fmt.Sprintf("... %s ...", strings.Join(list[max(0, min(at, len(list))-3):min(len(list), at+3)], " "))
}

func rendered(n *html.Node) string {
	var b strings.Builder
	if err := html.Render(&b, n); err != nil {
		return err.Error()
	}
	return b.String()
}
