package serve

import (
	"bytes"
	"unicode/utf8"
)

// mostEdited bounds the pages that are changed in place, in bytes: an open tab
// keeps its page here until it has another.
const mostEdited = 1 << 20

// edit is a page as a tab shows it and as it is now, cut where they differ. The
// tab's script changes the page in place if it can, and loads it again if not.
type edit struct {
	Before string `json:"before"`
	Was    string `json:"was"`
	Is     string `json:"is"`
	After  string `json:"after"`
}

// editOf returns what makes one page the other; nil where the page must be loaded
// again anyway, since it is not known what it was or its head has changed.
func editOf(was, is []byte) *edit {
	start := 0
	for start < min(len(was), len(is)) && was[start] == is[start] {
		start++
	}
	end := 0
	for end < min(len(was), len(is))-start && was[len(was)-1-end] == is[len(is)-1-end] {
		end++
	}
	for start > 0 && start < len(was) && !utf8.RuneStart(was[start]) {
		start--
	}
	for end > 0 && !utf8.RuneStart(was[len(was)-end]) {
		end--
	}
	if !bytes.Contains(is[:start], []byte("</head>")) {
		return nil
	}
	return &edit{
		Before: string(is[:start]),
		Was:    string(was[start : len(was)-end]),
		Is:     string(is[start : len(is)-end]),
		After:  string(is[len(is)-end:]),
	}
}

// keep returns a page for the next edit of it, and nothing of one that is too
// large to be changed in place.
func keep(page []byte) []byte {
	if len(page) > mostEdited {
		return nil
	}
	return page
}
