package render

import (
	"html/template"
	"text/template/parse"
)

// escaper is the name that html/template gives to the escaper for text between
// tags. If a release of Go changes it, nothing is peeled and pages stay the same.
var escaper = "_html_template_htmlescaper"

// directly stands before the name of a function that writes markup in place. No
// layout can use the name, since it is known only after layouts are parsed.
const directly = "inPlace_"

// inPlace returns the functions that write markup by the names of those that
// leave it where it stands.
func inPlace(p *printer) template.FuncMap {
	all := template.FuncMap{}
	for name, f := range markup(pen{printer: p, inPlace: true}) {
		all[directly+name] = f
	}
	return all
}

// peel lets functions write their markup straight into the page, where a call is
// all of an action between two tags. There html/template would pass it through
// an escaper that does nothing to it, and copy it twice. A test compares pages
// with and without.
func peel(root parse.Node, inPlace template.FuncMap) {
	inspect(root, func(n parse.Node) {
		action, ok := n.(*parse.ActionNode)
		if !ok || len(action.Pipe.Decl) > 0 || len(action.Pipe.Cmds) != 2 || !isCall(action.Pipe.Cmds[1], escaper) {
			return
		}
		call := action.Pipe.Cmds[0]
		if id, ok := call.Args[0].(*parse.IdentifierNode); ok && inPlace[directly+id.Ident] != nil {
			id.Ident = directly + id.Ident
			action.Pipe.Cmds = action.Pipe.Cmds[:1]
		}
	})
}
