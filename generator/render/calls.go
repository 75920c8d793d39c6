package render

import (
	"fmt"
	"maps"
	"slices"
	"text/template/parse"

	"starling/generator/guide"
	"starling/generator/text"
)

// reach gives the page copies of all templates that its entry can reach, with
// constant labels folded in, and reports calls of templates that do not exist
// and templates that call themselves.
func (l *loader) reach(p *page, all map[string]*parse.Tree) *page {
	p.trees = map[string]*parse.Tree{}
	l.visit(p, all, p.entry, map[string]bool{})
	return p
}

// visit takes one template into the page. open are the templates whose calls are
// being followed: one that is met again calls itself.
func (l *loader) visit(p *page, all map[string]*parse.Tree, name string, open map[string]bool) {
	tree := all[name].Copy()
	p.trees[name] = tree
	open[name] = true
	for _, c := range callsOf(tree.Root) {
		switch {
		case c.name == "":
			l.reportAt(tree, c.node, "once needs the name of a partial in quotes", `write {{once "header"}}`)
		case all[c.name] == nil:
			l.reportAt(tree, c.node, fmt.Sprintf("no template is called %q", c.name), nearest(c.name, all))
		case open[c.name]:
			l.reportAt(tree, c.node, fmt.Sprintf("the template %q calls itself", c.name), "nothing in a view is nested; use range")
		case c.once:
			// It is rendered by itself: look for circles, but leave it out here.
			l.once[c.name] = true
			l.visit(&page{trees: map[string]*parse.Tree{}}, all, c.name, open)
		case p.trees[c.name] == nil:
			l.visit(p, all, c.name, open)
		}
	}
	delete(open, name)
	l.fold(tree)
}

func nearest(name string, trees map[string]*parse.Tree) string {
	if near := text.Nearest(name, slices.Sorted(maps.Keys(trees))); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "a file partials/" + name + ".html would be one"
}

// call is a place where a template calls another by name.
type call struct {
	name string
	once bool
	node parse.Node
}

// callsOf returns the calls of a template, in order: {{template "x"}} and
// {{once "x"}}, the latter without a name where that is not a text in quotes.
func callsOf(root parse.Node) []call {
	var calls []call
	inspect(root, func(n parse.Node) {
		switch n := n.(type) {
		case *parse.TemplateNode:
			calls = append(calls, call{n.Name, false, n})
		case *parse.CommandNode:
			if isCall(n, "once") {
				calls = append(calls, call{argument(n), true, n})
			}
		}
	})
	return calls
}

// isCall tells whether a command calls the function.
func isCall(c *parse.CommandNode, function string) bool {
	id, ok := c.Args[0].(*parse.IdentifierNode)
	return ok && id.Ident == function
}

// argument returns a call's only argument if it is a text in quotes, else "".
func argument(c *parse.CommandNode) string {
	if len(c.Args) != 2 {
		return ""
	}
	if s, ok := c.Args[1].(*parse.StringNode); ok {
		return s.Text
	}
	return ""
}

// inspect calls visit for every node under root that can hold a call, parents first.
func inspect(root parse.Node, visit func(parse.Node)) {
	visit(root)
	for _, n := range childrenOf(root) {
		inspect(n, visit)
	}
}

func childrenOf(root parse.Node) []parse.Node {
	switch n := root.(type) {
	case *parse.ListNode:
		return n.Nodes
	case *parse.IfNode:
		return branches(&n.BranchNode)
	case *parse.RangeNode:
		return branches(&n.BranchNode)
	case *parse.WithNode:
		return branches(&n.BranchNode)
	case *parse.ActionNode:
		return []parse.Node{n.Pipe}
	case *parse.TemplateNode:
		if n.Pipe != nil {
			return []parse.Node{n.Pipe}
		}
	case *parse.ChainNode:
		return []parse.Node{n.Node}
	case *parse.PipeNode:
		list := make([]parse.Node, len(n.Cmds))
		for i, c := range n.Cmds {
			list[i] = c
		}
		return list
	case *parse.CommandNode:
		return n.Args
	}
	return nil
}

func branches(b *parse.BranchNode) []parse.Node {
	if b.ElseList == nil {
		return []parse.Node{b.Pipe, b.List}
	}
	return []parse.Node{b.Pipe, b.List, b.ElseList}
}

// checkDepth reports ranges that stand too deep in each other.
func (l *loader) checkDepth(tree *parse.Tree) {
	var walk func(parse.Node, int)
	walk = func(n parse.Node, depth int) {
		if _, ok := n.(*parse.RangeNode); ok {
			if depth++; depth > maxRanges {
				l.reportAt(tree, n, fmt.Sprintf("more than %d ranges stand in each other", maxRanges), "a view is not so deep")
				return
			}
		}
		for _, child := range childrenOf(n) {
			walk(child, depth)
		}
	}
	walk(tree.Root, 0)
}

// reportAt reports a problem at a node of a template.
func (l *loader) reportAt(tree *parse.Tree, n parse.Node, text, hint string) {
	location, _ := tree.ErrorContext(n)
	file, at := placeOf(location, l.sources)
	l.report(guide.NewProblem(l.folder+"/"+file, at, codeLayout, text, hint))
}
