package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"

	"starling/generator/guide"
	"starling/generator/text"
)

// id returns a fragment that no other of the document has, as GitHub makes
// them unique: the second "result" is "result-1".
func (w *work) id(base string) string {
	if reserved[base] && w.ids[base] == 0 {
		w.ids[base] = 1
	}
	id := base
	for n := w.ids[base]; w.ids[id] > 0; n++ {
		id = base + "-" + strconv.Itoa(max(n, 1))
	}
	w.ids[base]++
	if id != base {
		w.ids[id]++
	}
	return id
}

// anchor returns a fragment that links may point to.
func (w *work) anchor(base string) string {
	id := w.id(base)
	w.doc.Anchors = append(w.doc.Anchors, id)
	return id
}

var reserved = func() map[string]bool {
	set := map[string]bool{}
	for _, id := range guide.ReservedIDs {
		set[id] = true
	}
	return set
}()

// headingAnchor returns the fragment of a heading inside a text.
func (w *work) headingAnchor(h ast.Node) string { return w.anchor(text.HeadingID(w.plain(h))) }
