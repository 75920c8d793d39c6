package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"starling/generator/guide"
)

var placeholder = regexp.MustCompile(`\[\[[^\[\]\n]*\]\]`)

// placeholders reports what `starling new` wrote and nobody has filled in yet:
// double square brackets outside code.
func (w *work) placeholders(root ast.Node) {
	w.placeholdersInFront()
	if !bytes.Contains(w.src.Body, []byte("[[")) {
		return
	}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Type() == ast.TypeInline {
			return ast.WalkContinue, nil
		}
		switch n.Kind() {
		case ast.KindParagraph, ast.KindTextBlock, ast.KindHeading, east.KindTableCell, east.KindDefinitionTerm:
			w.placeholdersIn(n)
		}
		return ast.WalkContinue, nil
	})
}

// placeholdersInFront looks at the front matter's own texts.
func (w *work) placeholdersInFront() {
	front := &w.doc.Front
	for _, f := range guide.FieldsOf(w.doc.Kind) {
		var texts []string
		switch at := f.At(front).(type) {
		case *string:
			texts = []string{*at}
		case *[]string:
			texts = *at
		}
		for i, s := range texts {
			if !strings.Contains(s, "[[") {
				continue
			}
			if found := placeholder.FindString(s); found != "" {
				w.report(guide.NewProblem(w.src.Path, front.Place(f.Name, i), "E117", "a placeholder is left: `"+found+"`", "put your own text in its place, brackets included"))
			}
		}
	}
}

func (w *work) placeholdersIn(block ast.Node) {
	code := codeSpans(block)
	for i := range block.Lines().Len() {
		line := block.Lines().At(i)
		for _, m := range placeholder.FindAllIndex(line.Value(w.src.Body), -1) {
			from, to := line.Start+m[0], line.Start+m[1]
			if !within(code, from) {
				w.problem(from, to, "E117", "a placeholder is left: `"+string(w.src.Body[from:to])+"`", "put your own text in its place, brackets included")
			}
		}
	}
}

// codeSpans returns the byte ranges of a block's code spans.
func codeSpans(block ast.Node) [][2]int {
	var spans [][2]int
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n.Kind() == ast.KindCodeSpan {
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				if t, ok := c.(*ast.Text); ok {
					spans = append(spans, [2]int{t.Segment.Start, t.Segment.Stop})
				}
			}
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return spans
}

func within(spans [][2]int, at int) bool {
	for _, s := range spans {
		if s[0] <= at && at < s[1] {
			return true
		}
	}
	return false
}
