package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"starling/generator/guide"
	"starling/generator/scaffold"
	"starling/generator/source"
)

// TestNewTakesAnyTitle writes drafts whose titles mean something to YAML, and
// reads them back.
func TestNewTakesAnyTitle(t *testing.T) {
	tax, _, err := source.ReadTaxonomy(fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	for i, title := range []string{
		"Plain words", "Don’t panic", "It's a start", "The shape: an answer", "What # means", "#1 of them", "- A dash", "{braces} & [brackets]",
		`"Quoted" words`, `Back\slash`, "* A star", "@home", "Yes", "null", "1984", "2026-01-02", "<b>", "Ärger im Büro", "💥", "tab\there", "two\nlines", "100 %: all", "Why?", "!", "a - b", "-",
	} {
		dir := t.TempDir()
		var stdout, stderr bytes.Buffer
		if code := run(t.Context(), []string{"new", "article", "--content", dir, "--slug", "a", "--", title}, nil, &stdout, &stderr); code != exitDone {
			t.Errorf("%d %q: exit %d\n%s", i, title, code, stderr.String())
			continue
		}
		e := source.Entry{Path: "articles/a.md", Kind: guide.KindArticle}
		s, err := source.Read(os.DirFS(dir), e, &tax)
		if err != nil {
			t.Fatal(err)
		}
		if want := scaffold.Plain(title); s.Front.Title != want {
			t.Errorf("%q was read back as %q", title, s.Front.Title)
		}
	}
}

// TestNewLeavesNothingBehind asks for drafts that are refused.
func TestNewLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	for _, args := range [][]string{
		{"question", "Why?"},
		{"answer", "why", "--role", "nurse", "--level", "mid"},
		{"article", "A", "--slug", "../a"},
		{"article", "A", "--slug", "con"},
		{"article", ""},
	} {
		var stdout, stderr bytes.Buffer
		args = append([]string{"new"}, append(args, "--content", dir)...)
		if code := run(t.Context(), args, nil, &stdout, &stderr); code != exitFailure {
			t.Errorf("%v: exit %d\n%s", args, code, stderr.String())
		}
	}
	if list, _ := filepath.Glob(filepath.Join(dir, "*")); len(list) > 0 {
		t.Errorf("left behind: %v", list)
	}
}

// TestDraftsAreNotPublishedAsTheyAre takes the line away that makes a draft one,
// and nothing else: what is still open stops the build.
func TestDraftsAreNotPublishedAsTheyAre(t *testing.T) {
	const question = "---\nquestion: Why do you want this job?\ncategory: motivation-and-goals\ncompetency: motivation\nsummary: One true reason.\n---\n"
	for file, args := range map[string][]string{
		"questions/gap/index.md": {"question", "Why is there a gap?", "--slug", "gap"},
		"questions/why/nurse.md": {"answer", "why", "--role", "nurse", "--level", "mid"},
		"articles/a.md":          {"article", "A"},
		"collections/a.md":       {"collection", "A"},
	} {
		dir := t.TempDir()
		content := filepath.Join(dir, "content")
		if err := os.MkdirAll(filepath.Join(content, "questions/why"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(content, "questions/why/index.md"), []byte(question), 0o644); err != nil {
			t.Fatal(err)
		}
		var stdout, stderr bytes.Buffer
		if code := run(t.Context(), append(append([]string{"new"}, args...), "--content", content), nil, &stdout, &stderr); code != exitDone {
			t.Fatalf("%v: exit %d\n%s", args, code, stderr.String())
		}
		at := filepath.Join(content, file)
		draft, err := os.ReadFile(at)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, bytes.Replace(draft, []byte("\nstatus: draft\n"), []byte("\n"), 1), 0o644); err != nil {
			t.Fatal(err)
		}
		stderr.Reset()
		out := filepath.Join(dir, "public")
		code := run(t.Context(), []string{"build", "--content", content, "--out", out}, nil, &stdout, &stderr)
		if code != exitProblems || !bytes.Contains(stderr.Bytes(), []byte(": E117 ")) {
			t.Errorf("%s was built: exit %d\n%s", file, code, stderr.String())
		}
	}
}

// TestSuggestionsAreOfTheTaxonomy holds the words that new suggests to those
// that build takes.
func TestSuggestionsAreOfTheTaxonomy(t *testing.T) {
	tax, _, err := source.ReadTaxonomy(fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("../../generator/scaffold/suggest.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for line := range bytes.Lines(data) {
		parts := bytes.Split(line, []byte("|"))
		if len(parts) != 3 || line[0] == '#' {
			continue
		}
		lines++
		category, competency := string(bytes.TrimSpace(parts[0])), string(bytes.TrimSpace(parts[1]))
		if _, ok := tax.Category(category); !ok {
			t.Errorf("suggest.txt names the category %q, which there is not", category)
		}
		if _, ok := tax.Competency(competency); !ok {
			t.Errorf("suggest.txt names the competency %q, which there is not", competency)
		}
	}
	if lines < len(tax.Categories) {
		t.Errorf("suggest.txt has %d lines, and there are %d categories", lines, len(tax.Categories))
	}
}
