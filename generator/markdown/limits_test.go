package markdown

import (
	"bytes"
	"context"
	"fmt"
	"runtime/debug"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"starling/generator/guide"
)

// patient is how long any text below the limits may take. It is far above what
// one takes (some tens of milliseconds), and far below what costly input takes.
const patient = 20 * time.Second

// converted converts a body and fails the test if that takes too long.
func converted(t *testing.T, body string) *guide.Document {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patient)
	defer cancel()
	done := make(chan *guide.Document, 1)
	go func() { done <- convert(guide.KindArticle, body) }()
	select {
	case d := <-done:
		return d
	case <-ctx.Done():
		t.Fatalf("%.40q… of %d bytes stalls", body, len(body))
		return nil
	}
}

func refused(d *guide.Document) bool {
	for _, p := range d.Problems {
		if p.Code == "E118" {
			return true
		}
	}
	return false
}

func TestCostlyTextIsRefused(t *testing.T) {
	for name, body := range map[string]string{
		"nested quotations":        strings.Repeat("> ", 5000) + "a",
		"nested lists":             strings.Repeat("- ", 5000) + "a",
		"numbered lists":           strings.Repeat("1. ", 5000) + "a",
		"stairs of lists":          stairs(400),
		"brackets":                 strings.Repeat("[", 100_000),
		"links in links":           strings.Repeat("[a](", 50_000),
		"pictures":                 strings.Repeat("![", 50_000),
		"emphasis":                 strings.Repeat("*a_ ", 50_000),
		"code marks":               ticks(800),
		"angle brackets":           strings.Repeat("<!--", 20_000),
		"wide table, short rows":   "|" + strings.Repeat("a|", 900) + "\n|" + strings.Repeat("-|", 900) + "\n" + strings.Repeat("|b|\n", 900),
		"long table":               "|a|b|c|d|\n|-|-|-|-|\n" + strings.Repeat("|b|\n", 6000),
		"one long paragraph":       strings.Repeat("word ", 20_000),
		"notes in notes":           strings.Repeat("[^a]: ", 500),
		"a link grown":             "[a]: https://example.org/" + strings.Repeat("x", 60_000) + "\n\n" + strings.Repeat(strings.Repeat("[a] ", 400)+"\n\n", 3),
		"behind a fence in a list": "- ```\n  x\n  ```\n\n" + costlyTable,
		"behind code in a line":    "```x```\n\n" + costlyTable,
		"behind a longer fence":    "````\n```\n````\n\n" + costlyTable,
		"behind a comment":         "<!--\n\n```\n\n-->\n\n" + costlyTable,
		"behind an open paragraph": "a\n```\n\n" + strings.Repeat("[", 9000),
	} {
		t.Run(name, func(t *testing.T) {
			if d := converted(t, body); !refused(d) {
				t.Errorf("not refused; problems %v", d.Problems)
			}
		})
	}
}

// costlyTable would take seconds and a gigabyte.
var costlyTable = "|" + strings.Repeat("a|", 900) + "\n|" + strings.Repeat("-|", 900) + "\n" + strings.Repeat("|b|\n", 900)

func stairs(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", 2*i) + "- a\n")
	}
	return b.String()
}

func ticks(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("`", i%50+1) + "a ")
	}
	return b.String()
}

func TestNoCharacterStallsABuild(t *testing.T) {
	// A stack that overflows ends the process, so a small one shows it early.
	defer debug.SetMaxStack(debug.SetMaxStack(64 << 20))
	for c := rune(1); c < 128; c++ {
		converted(t, strings.Repeat(string(c), 200_000))
		converted(t, strings.Repeat(string(c)+" ", 100_000))
		converted(t, strings.Repeat(string(c)+"a", 20_000))
		converted(t, strings.Repeat(string(c)+"\n", 20_000))
		converted(t, strings.Repeat(string(c)+"\n\n", 20_000))
	}
	for _, s := range []string{"é", "漢", "[^a]", "<b>", "</b>", "**", "~~", "![](", "a@b.c ", "www.a.b(", "http://a((", "&amp;", "\\[", "```\n", "    a\n", "- [ ] ", "|-", "a\n: b\n\n"} {
		converted(t, strings.Repeat(s, 200_000/len(s)))
	}
}

func TestOrdinaryLongTextIsNot(t *testing.T) {
	long := strings.Repeat("A sentence with *emphasis*, a [link](https://example.org/) and `code`.\n\n", 3000)
	if d := converted(t, long); len(d.Problems) > 0 {
		t.Errorf("problems: %v", d.Problems)
	}
	code := "```\n" + strings.Repeat("if (a[0] < b) { *p = `x`; } // ((((\n", 4000) + "```\n"
	if d := converted(t, code); len(d.Problems) > 0 {
		t.Errorf("problems: %v", d.Problems)
	}
}

// FuzzConvert holds that any text at all gives valid UTF-8 and harmless HTML,
// whatever its problems are, and well nested HTML where it has none.
func FuzzConvert(f *testing.F) {
	for _, seed := range []string{
		"**Situation.** a[^b]\n\n[^b]: **Risk.** c", "## Shape\n\n- Situation: a", "<details><summary>a</summary>\n\nb\n\n</details>",
		"| a | b |\n|:-|-:|\n| `|` | <b>c</b> |", "> [!NOTE]\n> a\n> - [x] b", "![a](b \"c\")[d](<javascript:e>)", "a\n: b\n\n: c", "```go\nvar x = \"<\"\n```",
		"# a\n## b\n#### c\n", "<b>*a</b>*", "[a]: /b 'c'\n[a][] ![a]", "- a\n\n  <details><summary>b</summary>\n- c", "&#0; &lt; \\< \x00 \xff",
	} {
		f.Add(seed, true)
	}
	f.Fuzz(func(t *testing.T, body string, answer bool) {
		body = strings.ToValidUTF8(body, "?")
		kind := guide.KindQuestion
		if answer {
			kind = guide.KindAnswer
		}
		d := convert(kind, body)
		for _, text := range texts(d) {
			checkHTML(t, body, written(d, text), len(d.Problems) == 0)
		}
		for _, p := range d.Problems {
			if p.Line < 10 || p.Column < 1 || p.EndColumn < p.Column {
				t.Errorf("impossible place: %v", p)
			}
		}
	})
}

// texts returns every text of a document.
func texts(d *guide.Document) []guide.Text {
	list := []guide.Text{d.Lead}
	for _, s := range append(append([]guide.Segment(nil), d.Script.Segments...), d.Weaker.Segments...) {
		list = append(list, s.Text)
	}
	for _, s := range d.Sections {
		list = append(list, s.Title, s.Body)
		for _, i := range s.Items {
			list = append(list, i.Title, i.Body)
		}
		for _, r := range s.Rows {
			list = append(list, r.Criterion, r.One, r.Three, r.Five)
		}
	}
	for _, n := range d.Notes {
		list = append(list, n.Text)
	}
	return list
}

var allowedTags = func() map[string]bool {
	set := map[string]bool{}
	for _, tag := range append(strings.Fields("p a span img ul ol li strong em code pre blockquote hr table thead tbody tr th td div dl dt dd"), harmlessTags...) {
		set[tag] = true
	}
	return set
}()

func checkHTML(t *testing.T, source, markup string, faultless bool) {
	t.Helper()
	if !utf8.ValidString(markup) {
		t.Errorf("not UTF-8: %q gives %q", source, markup)
	}
	var open []string
	z := html.NewTokenizer(bytes.NewReader([]byte(markup)))
	for z.Next() != html.ErrorToken {
		tok := z.Token()
		switch tok.Type {
		case html.StartTagToken:
			if !allowedTags[tok.Data] {
				t.Errorf("tag <%s>: %q gives %q", tok.Data, source, markup)
			}
			for _, a := range tok.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "href" && strings.HasPrefix(strings.ToLower(strings.TrimLeft(a.Val, "{ ")), "javascript:") {
					t.Errorf("attribute %s=%q: %q gives %q", a.Key, a.Val, source, markup)
				}
			}
			if !strings.Contains(" br wbr img hr ", " "+tok.Data+" ") {
				open = append(open, tok.Data)
			}
		case html.EndTagToken:
			if !faultless {
				continue
			}
			if len(open) == 0 || open[len(open)-1] != tok.Data {
				t.Errorf("</%s> with %v open: %q gives %q", tok.Data, open, source, markup)
				return
			}
			open = open[:len(open)-1]
		case html.CommentToken, html.DoctypeToken:
			t.Errorf("%v: %q gives %q", tok, source, markup)
		}
	}
	if faultless && len(open) > 0 {
		t.Errorf("%v stays open: %q gives %q", open, source, markup)
	}
}

func BenchmarkConvert(b *testing.B) {
	var body strings.Builder
	for i := range 4 {
		fmt.Fprintf(&body, "**%s.** %s[^n%d]\n\n", taxonomy.Frameworks[0].Segments[i].Name, strings.Repeat("In my second month I placed the order for a **long** weekend. ", 8), i)
	}
	for i := range 4 {
		fmt.Fprintf(&body, "[^n%d]: **Risk.** Be ready to say how you know.\n", i)
	}
	src := &guide.Source{Path: "questions/q/x.md", Kind: guide.KindAnswer, Body: []byte(body.String()), BodyLine: 8}
	c := New(&taxonomy)
	b.SetBytes(int64(body.Len()))
	b.ReportAllocs()
	for b.Loop() {
		c.Convert(src, "star")
	}
}
