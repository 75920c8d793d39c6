package render

import (
	"fmt"
	"html/template"
	"maps"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"

	"starling/generator/text"
)

// fold writes the labels that a template names into its text, once for all
// pages, and reports names that no label has. A page shows dozens of labels, and
// each would cost a call through reflection and an escaper.
//
// The text is escaped for HTML, which is right in elements and in quoted
// attributes. A template that opens a script or a style keeps its calls, so that
// html/template escapes them for where they stand, and so does a call right
// after a "=".
func (l *loader) fold(tree *parse.Tree) {
	foldable := !foreign.MatchString(tree.Root.String())
	inspect(tree.Root, func(n parse.Node) {
		switch n := n.(type) {
		case *parse.CommandNode:
			l.checkLabel(tree, n)
		case *parse.ListNode:
			if n != nil && foldable {
				n.Nodes = l.foldList(n.Nodes)
			}
		}
	})
}

var foreign = regexp.MustCompile(`(?i)<(script|style)`)

func (l *loader) foldList(nodes []parse.Node) []parse.Node {
	var folded []parse.Node
	for _, n := range nodes {
		var before *parse.TextNode
		if len(folded) > 0 {
			before, _ = folded[len(folded)-1].(*parse.TextNode)
		}
		if label, ok := l.constant(n); ok && (before == nil || !strings.HasSuffix(string(before.Text), "=")) {
			n = &parse.TextNode{NodeType: parse.NodeText, Pos: n.Position(), Text: []byte(template.HTMLEscapeString(label))}
		}
		if t, ok := n.(*parse.TextNode); ok && before != nil {
			joined := *before
			joined.Text = append(slices.Clip(before.Text), t.Text...)
			folded[len(folded)-1] = &joined
			continue
		}
		folded = append(folded, n)
	}
	return folded
}

// constant returns the text of an action that is nothing but {{label "key"}}.
func (l *loader) constant(n parse.Node) (string, bool) {
	action, ok := n.(*parse.ActionNode)
	if !ok || len(action.Pipe.Decl) > 0 || len(action.Pipe.Cmds) != 1 || !isCall(action.Pipe.Cmds[0], "label") {
		return "", false
	}
	value, ok := l.labels[argument(action.Pipe.Cmds[0])]
	return value, ok
}

// checkLabel reports a label or plural whose key is written out and unknown.
func (l *loader) checkLabel(tree *parse.Tree, c *parse.CommandNode) {
	plural := isCall(c, "plural")
	if !plural && !isCall(c, "label") || len(c.Args) < 2 {
		return
	}
	key, ok := c.Args[1].(*parse.StringNode)
	if !ok {
		return
	}
	wanted := []string{key.Text}
	if plural {
		wanted = []string{key.Text + "_one", key.Text + "_other"}
	}
	for _, k := range wanted {
		if _, known := l.labels[k]; known {
			continue
		}
		hint := "add it to the labels of site.yaml"
		if near := text.Nearest(k, slices.Sorted(maps.Keys(l.labels))); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		l.reportAt(tree, c, fmt.Sprintf("no label is called %q", k), hint)
	}
}
