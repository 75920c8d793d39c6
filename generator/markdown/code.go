package markdown

import (
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

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
	w.spot(start(n))
	w.spokenString(code)
	return ast.WalkContinue
}

// highlight writes code with a class for each token, and tells whether it knows
// the language. The colours of the classes, which are chroma's short names, are
// in assets/code.css, for light and dark; chroma's own formatter would load all
// of its styles at every start.
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
	w.doc.Code = true
	for _, t := range tokens.Tokens() {
		w.token(t)
	}
	return true
}

func (w *work) token(t chroma.Token) {
	value := string(util.EscapeHTML([]byte(t.Value)))
	class := chroma.StandardTypes[t.Type]
	if class == "" || strings.TrimSpace(t.Value) == "" {
		w.write(value)
		return
	}
	w.write(`<span class="` + class + `">` + value + "</span>")
}
