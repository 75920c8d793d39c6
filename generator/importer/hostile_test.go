package importer_test

import (
	"errors"
	"strings"
	"testing"

	"starling/generator/importer"
)

// TestHostileArticles reads files made of one thing again and again. Each is
// refused in words, or gives drafts; none takes time out of proportion to its size,
// which whoever runs this would notice.
func TestHostileArticles(t *testing.T) {
	const lead = "How to answer “Tell me about a mistake”. Every interviewer asks every candidate. "
	units := map[string][]string{
		"a.txt":  {"a", "a ", "Ab", "aB ", "“", `"`, "I ", ".", ". ", "a.B", "1. A", "2. A ", "Q: ", "Sample answer: “I my me ", "Why this works: ", "a\n", "\u0301", "字", "。"},
		"a.md":   {"#", "# a\n\n", "> ", "- a\n", "*", "**a", "_", "_a_ ", "[", "[a](", "[a](b)", "![", "`", "<", "<a ", "&", "&amp;", "\\", "---\n", "===\n"},
		"a.html": {"<div>", "<p>a", "<b>", "<table>", "<article>a", "<article>a</article>", "<h1>", "<ol><li>a", "<blockquote>", `<p class="promo">a</p>`, "<aside>a</aside>", "<svg>", "<script>", "<title>", "<!--", "<a href=https://a>b</a>"},
	}
	for name, list := range units {
		size := 100_000
		if name == "a.html" {
			size = importer.MaxFile / 2
		}
		for _, unit := range list {
			data := lead + strings.Repeat(unit, (size-2*len(lead))/len(unit)) + lead
			a, err := importer.Read(importer.Source{Name: name, Data: []byte(data)})
			var refused *importer.RefusedError
			switch {
			case err == nil:
				drafts(a, empty)
			case !errors.As(err, &refused) || refused.Why == "":
				t.Errorf("%s of %q: %v", name, unit, err)
			}
		}
	}
}
