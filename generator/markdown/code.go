package markdown

import (
	"strings"

	"github.com/alecthomas/chroma/v2"
	chromahtml "github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// Classes only: the colours are in assets/code.css, for light and dark.
var formatter = chromahtml.New(chromahtml.WithClasses(true), chromahtml.PreventSurroundingPre(true))

// maxHighlighted bounds the code that is coloured; a lexer is a regular
// expression machine and may be slow on what is not really code.
const maxHighlighted = 64 << 10

func (w *work) renderCode(n ast.Node, entering bool) ast.WalkStatus {
	if !entering {
		return ast.WalkContinue
	}
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(w.src.Body))
	}
	code, language := b.String(), ""
	if f, ok := n.(*ast.FencedCodeBlock); ok {
		language = string(f.Language(w.src.Body))
	}
	w.write(`<pre class="code" tabindex="0"><code>`)
	if !w.highlight(code, language) {
		w.write(string(util.EscapeHTML([]byte(code))))
	}
	w.write("</code></pre>\n")
	w.spokenString(code)
	return ast.WalkContinue
}

// highlight writes code with a class for each token, and tells whether it knows
// the language.
func (w *work) highlight(code, language string) bool {
	if language == "" || len(code) > maxHighlighted {
		return false
	}
	lexer := lexers.Get(language)
	if lexer == nil {
		return false
	}
	tokens, err := chroma.Coalesce(lexer).Tokenise(nil, code)
	if err != nil {
		return false
	}
	var b strings.Builder
	if err := formatter.Format(&b, styles.Fallback, tokens); err != nil {
		return false
	}
	w.doc.Code = true
	w.write(b.String())
	return true
}
