package guide_test

import (
	"testing"

	"starling/generator/guide"
)

func TestPlainIsWhatAReaderReads(t *testing.T) {
	for _, c := range []struct{ markup, want string }{
		{"", ""},
		{"no markup", "no markup"},
		{"<p>two\nlines</p>\n<p>a block</p>\n", "two lines a block "},
		{"a <em>b</em>c", "a bc"},
		{"Tom &amp; Ann &lt;3 &quot;x&quot;", `Tom & Ann <3 "x"`},
		{`<a href="" title="1 &gt; 0">link</a>`, "link"},
		{`<img src="" alt="not read">`, ""},
		{"<ul>\n<li>één</li>\n<li>two</li>\n</ul>\n", " één two  "},
	} {
		if got := (guide.Text{Markup: guide.HTML(c.markup)}).Plain(); got != c.want {
			t.Errorf("Plain(%q) = %q, want %q", c.markup, got, c.want)
		}
	}
}
