package source_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"starling/generator/guide"
	"starling/generator/source"
)

// taxonomy returns the built-in taxonomy.
func taxonomy(t testing.TB) *guide.Taxonomy {
	t.Helper()
	tax, problems, err := source.ReadTaxonomy(fstest.MapFS{})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return &tax
}

// readAs returns a text that was read as a kind of file.
func readAs(t testing.TB, kind guide.Kind, data string) *guide.Source {
	t.Helper()
	path := map[guide.Kind]string{
		guide.KindQuestion: "questions/q/index.md", guide.KindAnswer: "questions/q/a.md", guide.KindArticle: "articles/a.md",
		guide.KindCollection: "collections/c.md", guide.KindTerm: "terms/roles/nurse.md", guide.KindPage: "pages/p.md",
	}[kind]
	fsys := fstest.MapFS{path: {Data: []byte(data)}}
	s, err := source.Read(fsys, source.Entry{Path: path, Kind: kind, Size: int64(len(data))}, taxonomy(t))
	if err != nil {
		t.Fatal(err)
	}
	if s.Path != path || s.Kind != kind {
		t.Fatalf("read %s as %s, want %s as %s", s.Path, s.Kind, path, kind)
	}
	return s
}

// places returns problems as "CODE line:column-end", sorted as they were.
func places(problems guide.Problems) []string {
	var list []string
	for _, p := range problems {
		list = append(list, fmt.Sprintf("%s %d:%d-%d", p.Code, p.Line, p.Column, p.EndColumn))
	}
	return list
}

// found returns problems as "path CODE".
func found(problems guide.Problems) []string {
	var list []string
	for _, p := range problems {
		list = append(list, p.Path+" "+p.Code)
	}
	return list
}

// checkWording fails where a problem's text or hint is not written as the
// design asks: a sentence without final stop, on one line.
func checkWording(t *testing.T, problems guide.Problems) {
	t.Helper()
	for _, p := range problems {
		if p.Text == "" || strings.HasSuffix(p.Text, ".") || strings.ContainsAny(p.Text+p.Hint, "\n\r") {
			t.Errorf("the problem is badly worded: %s", p)
		}
	}
}

// question returns a text whose front matter has what a question needs, and
// the lines given, which begin on line 6.
func question(lines string) string {
	return "---\nquestion: Tell me about yourself\ncategory: about-you\ncompetency: communication\nsummary: Say who you are\n" + lines + "---\nBody.\n"
}

func answer(lines string) string {
	return "---\nrole: nurse\nlevel: entry\nsummary: What happened\n" + lines + "---\nBody.\n"
}

func plan(lines string) string {
	return "---\ntitle: A plan\nsummary: A summary\nkind: plan\n" + lines + "---\n"
}
