package generator

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"starling/assets"
	"starling/generator/guide"
	"starling/generator/markdown"
	"starling/layouts"
)

// TestMarkdownBesideAPageSaysTheSame reads the Markdown beside each question's
// page again: all texts of the question and the spoken texts of its answers stand
// there, in their order.
func TestMarkdownBesideAPageSaysTheSame(t *testing.T) {
	for name, content := range map[string]fs.FS{"the real guide": os.DirFS("../content"), "hostile texts": hostileTexts(), "the corpus": corpus(3)} {
		t.Run(name, func(t *testing.T) {
			in := Inputs{Content: Folder{content, "content"}, Layouts: Folder{layouts.FS, "layouts"}, Assets: Folder{assets.FS, "assets"}, Program: testProgram}
			edition, err := new(Generator).Edition(context.Background(), in)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range edition.Problems() {
				t.Error(p)
			}
			g, _, err := new(Generator).Guide(context.Background(), in)
			if err != nil {
				t.Fatal(err)
			}
			for _, q := range g.Questions {
				data, err := edition.File(q.Address + "index.md")
				if err != nil {
					t.Fatal(err)
				}
				again := markdown.New(g.Taxonomy).Convert(&guide.Source{Path: "articles/copy.md", Kind: guide.KindArticle, Body: data}, "")
				for _, p := range again.Problems {
					if p.Severity == guide.Error {
						t.Errorf("%s: %v", q.Address, p)
					}
				}
				sameTexts(t, q, spoken(wholeOf(again)), string(data))
			}
		})
	}
}

// sameTexts looks for every text of a question in what its copy says.
func sameTexts(t *testing.T, q *guide.Question, copied, source string) {
	t.Helper()
	look := func(texts ...guide.Text) {
		for _, one := range texts {
			want := spoken(one.Plain())
			i := strings.Index(copied, want)
			if i < 0 {
				t.Fatalf("%s lacks %q in\n%s\n\nwhich is read as %s", q.Address, want, source, copied)
			}
			copied = copied[i+len(want):]
		}
	}
	look(q.Doc.Lead)
	for _, s := range q.Doc.Sections {
		look(s.Title, s.Body)
		for _, item := range s.Items {
			look(item.Title, item.Body)
		}
		for _, row := range s.Rows {
			look(row.Criterion, row.One, row.Three, row.Five)
		}
	}
	for _, a := range q.Answers {
		for _, s := range a.Doc.Script.Segments {
			look(s.Text)
		}
	}
}

// wholeOf returns what a document says.
func wholeOf(d *guide.Document) string {
	var b strings.Builder
	d.Lead.WritePlain(&b)
	for _, s := range d.Sections {
		s.Title.WritePlain(&b)
		b.WriteByte(' ')
		s.Body.WritePlain(&b)
	}
	return b.String()
}

var spaces = regexp.MustCompile(`\s+`)

// spoken drops what parts words.
func spoken(s string) string { return spaces.ReplaceAllString(s, "") }

func hostileTexts() fstest.MapFS {
	const question = "---\nquestion: 'Why [us](x) & *not* </script> ]]> \"them\"?'\ncategory: motivation-and-goals\ncompetency: motivation\nsummary: '# One - line | about <it>'\nupdated: 2026-01-02\n---\n\n"
	const body = `A **bold** *em* ~~gone~~ ` + "`a|b` ``x`y``" + ` text with \*stars\*, \_lines\_, snake_case, a \[bracket\], 1 < 2 > 0 & more&copy;, a \` + "`tick" + ` and a\
break.

1\. is no list, and \# no heading, and \- no item.

\> not a quote, \+ not an item

A [link (odd)](<baker.md> "a \"title\" here") and one to [a heading](#below), ![a *picture*! "x"](oven.png "t").
Hello\![^no] [mail](mailto:a@example.org?subject=a%20b) <https://example.org/?a=b&c=(d)> <kbd>Ctrl</kbd> H<sub>2</sub>O.

[^no]: **Risk.** A note with *em*.

> A quote
>
> - with a list
>   - in a list, on
>     two lines
>
>   and a paragraph

> [!TIP]
> An alert
>
> of two paragraphs.

3. third

   with more
4. fourth
   1. nested
   2. again

- [ ] open
- [x] done

| a \| b | right |
| :-- | --: |
| **x** | ` + "`c\\|d`" + ` |
| one<br>two | [l](/articles/a.md) |

Term
: Its meaning

  and more

` + "```go\nfunc main() { x := \"<&>\" }\n\n// ``` end\n```\n\n    indented <code>\n\n" + `
***

<details><summary>Fold & <b>it</b></summary>

Inside *here*.

</details>

## Below

### Third \#

Text.

## Avoid

- One
- Two *em*

  more

## Follow-up questions

- What else? – whether there is | more

## Score yourself

| Criterion | 1 | 3 | 5 |
| --- | --- | --- | --- |
| a \| b | *no* | 1 < 2 | [x](baker.md) |
`
	const answer = "---\nrole: Baker\nlevel: entry\nindustry: retail\nsummary: Said *it* [plainly].\n---\n\n**Point.** I said.[^n]\n\n- a list\n- of two\n\n**Reason.**\n\n1. first\n\n> said\n\n[^n]: A note.\n"
	return fstest.MapFS{
		"questions/why/index.md": {Data: []byte(question + body)},
		"questions/why/baker.md": {Data: []byte(answer)},
		"questions/why/oven.png": {Data: onePixel},
		"articles/a.md":          {Data: []byte("---\ntitle: A\nsummary: A.\n---\n\nText.\n")},
	}
}

// onePixel is the smallest picture.
var onePixel = func() []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		panic(err)
	}
	return b.Bytes()
}()
