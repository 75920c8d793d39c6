package render

import (
	"text/template/parse"
)

// markup are the functions whose result is a template.HTML. Between two tags
// html/template would pass it through an escaper that does nothing to it.
var markup = map[string]bool{"prose": true, "heading": true, "items": true, "script": true, "steps": true, "link": true, "term": true, "bar": true, "once": true}

// escaper is the name that html/template gives to the escaper for text between
// tags. If a release of Go changes it, nothing is peeled and pages stay the same.
const escaper = "_html_template_htmlescaper"

// peel takes the escapers away that have nothing to do, which saves a call
// through reflection for every text of a page. A test compares pages with and
// without.
func peel(root parse.Node) {
	inspect(root, func(n parse.Node) {
		pipe, ok := n.(*parse.PipeNode)
		if !ok || len(pipe.Cmds) != 2 || !isCall(pipe.Cmds[1], escaper) {
			return
		}
		if id, ok := pipe.Cmds[0].Args[0].(*parse.IdentifierNode); ok && markup[id.Ident] {
			pipe.Cmds = pipe.Cmds[:1]
		}
	})
}
