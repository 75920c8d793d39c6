package generator

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing/fstest"

	"starling/assets"
	"starling/generator/guide"
	"starling/layouts"
)

// corpus returns a guide of n questions with three answers each, made of
// invented words. The same n always gives the same bytes.
func corpus(n int) fstest.MapFS {
	c := &corpusWriter{r: rand.New(rand.NewPCG(1, uint64(n))), files: fstest.MapFS{}}
	c.files["site.yaml"] = &fstest.MapFile{Data: []byte("title: Benchmark\nbase_url: https://example.org/\n")}
	for i := range n {
		folder := fmt.Sprintf("questions/q%05d/", i)
		c.files[folder+"index.md"] = &fstest.MapFile{Data: c.question(i)}
		for k := range 3 {
			c.files[fmt.Sprintf("%sanswer-%d.md", folder, k)] = &fstest.MapFile{Data: c.answer()}
		}
	}
	return c.files
}

// corpusInputs are the inputs of an edition of the corpus.
func corpusInputs(n int) Inputs {
	return Inputs{
		Content: Folder{corpus(n), "content"},
		Layouts: Folder{layouts.FS, "layouts"},
		Assets:  Folder{assets.FS, "assets"},
		Program: testProgram,
	}
}

func testProgram() (guide.Digest, error) { return guide.DigestOf([]byte("test")), nil }

type corpusWriter struct {
	r     *rand.Rand
	files fstest.MapFS
}

var (
	corpusSyllables  = strings.Fields("ba cor de fil gan hos il jum ka lor men nis or pel qua ren sol tan u vek win yar zo")
	corpusCategories = strings.Fields("about-you motivation-and-goals work-history mistakes-and-setbacks conflict leadership customers practicalities")
	corpusRoles      = strings.Fields("retail-assistant server chef nurse teacher accountant software-developer engineer")
	corpusLevels     = strings.Fields("student entry mid senior manager executive")
)

func (c *corpusWriter) pick(list []string) string { return list[c.r.IntN(len(list))] }

func (c *corpusWriter) words(n int) string {
	words := make([]string, n)
	for i := range words {
		for range 1 + c.r.IntN(3) {
			words[i] += c.pick(corpusSyllables)
		}
	}
	return strings.Join(words, " ")
}

func (c *corpusWriter) sentence() string {
	s := c.words(8 + c.r.IntN(12))
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

func (c *corpusWriter) paragraph() string {
	var list []string
	for range 3 + c.r.IntN(4) {
		list = append(list, c.sentence())
	}
	list = append(list, "A **bold** [link](https://example.org/"+c.words(1)+").")
	return strings.Join(list, " ")
}

func (c *corpusWriter) question(i int) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "---\nquestion: What of %s %d\ncategory: %s\ncompetency: [motivation, delivery]\nsummary: %s\nalso_asked: [%s %d, %s %d]\nupdated: 2026-01-02\n---\n\n",
		c.words(5), i, c.pick(corpusCategories), c.words(12), c.words(6), i, c.words(6), i)
	fmt.Fprintf(&b, "%s\n\n## Why they ask\n\n%s\n\n## How to answer\n\n", c.paragraph(), c.paragraph())
	for range 3 {
		fmt.Fprintf(&b, "### %s\n\n%s\n\n", c.words(4), c.paragraph())
	}
	fmt.Fprintf(&b, "## Avoid\n\n- %s\n- %s\n\n## Follow-up questions\n\n- %s? – %s\n\n", c.sentence(), c.sentence(), c.words(6), c.words(5))
	fmt.Fprintf(&b, "## Score yourself\n\n| Criterion | 1 | 3 | 5 |\n| --- | --- | --- | --- |\n| a | %s | %s | %s |\n", c.words(5), c.words(5), c.words(5))
	return []byte(b.String())
}

func (c *corpusWriter) answer() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "---\nrole: %s\nlevel: %s\nindustry: retail\nsummary: %s\nframework: star\n---\n\n", c.pick(corpusRoles), c.pick(corpusLevels), c.words(12))
	for _, part := range []string{"Situation", "Task", "Action", "Result"} {
		fmt.Fprintf(&b, "**%s.** %s[^%s]\n\n", part, c.paragraph(), strings.ToLower(part))
	}
	fmt.Fprintf(&b, "## Why it works\n\n- %s\n\n", c.sentence())
	for _, part := range []string{"situation", "task", "action", "result"} {
		fmt.Fprintf(&b, "[^%s]: **Risk.** %s\n", part, c.sentence())
	}
	return []byte(b.String())
}
