package serve

import (
	"html"
	"net/http"
	"path"
	"strings"
)

// aloneTag stands for the bytes of a page that holds the panel only: whatever
// the guide has at its address differs.
const aloneTag = "alone"

// serveAlone answers where there is no page to put the panel on: a browser gets
// a page that holds the panel only, anything else the same as plain text.
func (s *Server) serveAlone(w http.ResponseWriter, r *http.Request, problems []shownProblem) {
	if !isPage(r.URL.Path) {
		serveCode(w, http.StatusServiceUnavailable, "problems.txt", []byte(plainProblems(problems)))
		return
	}
	tagPage(w.Header(), aloneTag)
	serveCode(w, http.StatusOK, "problems.html", []byte(s.alonePage(problems)))
}

// isPage tells whether an address looks like a page's.
func isPage(address string) bool {
	ext := path.Ext(address)
	return strings.HasSuffix(address, "/") || ext == "" || ext == ".html"
}

// alonePage returns a page for the panel. Without scripts it lists the problems
// itself.
func (s *Server) alonePage(problems []shownProblem) string {
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Starling</title>
<link rel="stylesheet" href="/-/panel.css">
` + s.line() + `</head>
<body>
<main id="starling-panel">
<h1>` + aloneHeading(problems) + `</h1>
<noscript><pre>` + html.EscapeString(plainProblems(problems)) + `</pre></noscript>
</main>
</body>
</html>
`
}

func aloneHeading(problems []shownProblem) string {
	if len(problems) == 0 {
		return "The guide is being built"
	}
	return "This page cannot be shown yet"
}

// plainProblems lists problems as the terminal does, a paragraph each.
func plainProblems(problems []shownProblem) string {
	if len(problems) == 0 {
		return "The guide is being built\n"
	}
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(strings.Join(strings.Fields(p.Place+": "+p.Code), " ") + " " + p.Text + "\n")
		if p.Source != "" {
			b.WriteString("    " + p.Source + "\n")
		}
		if p.Hint != "" {
			b.WriteString("    " + p.Hint + "\n")
		}
	}
	return b.String()
}
