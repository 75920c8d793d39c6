package main

import (
	"bytes"
	"embed"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"starling/generator"
	"starling/generator/guide"
)

// TestTheGuideOfInitHasNoProblems reads what init writes: no mistake, and
// nothing that the rules about its shape would warn of.
func TestTheGuideOfInitHasNoProblems(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "mine")
	var stdout, stderr bytes.Buffer
	if code := run(t.Context(), []string{"init", dir}, nil, &stdout, &stderr); code != exitDone {
		t.Fatalf("exit %d\n%s", code, stderr.String())
	}
	none := generator.Folder{FS: embed.FS{}}
	in := generator.Inputs{Content: generator.Folder{FS: os.DirFS(filepath.Join(dir, "content")), Name: "content"}, Layouts: none, Assets: none}
	in.Program = func() (guide.Digest, error) { return guide.Digest{}, nil }
	g, problems, err := new(generator.Generator).Guide(t.Context(), in)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	if len(g.Questions) != 2 || len(g.Articles) != 1 || len(g.Pages) != 3 {
		t.Errorf("the guide has %d questions, %d articles and %d pages", len(g.Questions), len(g.Articles), len(g.Pages))
	}
	answers, weaker := 0, 0
	for _, q := range g.Questions {
		f := &q.Doc.Front
		if len(f.AlsoAsked) < 3 || len(q.Doc.Section("how-to-answer").Items) < 3 || q.Doc.Section("avoid") == nil || q.Doc.Section("follow-up-questions") == nil {
			t.Errorf("%s lacks what a question should have", q.Slug)
		}
		for _, a := range q.Answers {
			answers++
			if len(a.Doc.Notes) == 0 || !a.Doc.Script.Labelled() {
				t.Errorf("%s has no notes or segments", a.Doc.Path)
			}
			if !a.Doc.Weaker.Empty() && a.Doc.Section("what-went-wrong") != nil {
				weaker++
			}
			seconds, target := a.Doc.Script.Words*60/g.Settings.SpeakingRate, q.Target
			if seconds < target.From || seconds > target.To {
				t.Errorf("%s takes %d seconds, and %d to %d are asked for", a.Doc.Path, seconds, target.From, target.To)
			}
		}
		if len(q.Answers) > 1 && (q.Answers[0].Doc.Front.Level == q.Answers[1].Doc.Front.Level || q.Answers[0].Doc.Front.Industry == q.Answers[1].Doc.Front.Industry) {
			t.Errorf("the answers of %s are of one level or industry", q.Slug)
		}
	}
	if answers != 3 || weaker != 1 {
		t.Errorf("there are %d answers, %d of them with a weaker version", answers, weaker)
	}
}

// TestANewcomerSeesTheirFirstDraft begins a guide, serves it, adds a question and
// an answer while it is served, fills them in, and publishes them.
func TestANewcomerSeesTheirFirstDraft(t *testing.T) {
	var stdout, stderr bytes.Buffer
	starling := func(args ...string) {
		t.Helper()
		if code := run(t.Context(), args, nil, &stdout, &stderr); code != exitDone {
			t.Fatalf("%v: exit %d\n%s", args, code, stderr.String())
		}
	}
	begun := filepath.Join(t.TempDir(), "mine")
	starling("init", begun)
	p := startPreview(t, map[string]string{"layouts/.keep": "", "content/.keep": ""})
	content := filepath.Join(p.dir, "content")
	if err := os.CopyFS(content, os.DirFS(filepath.Join(begun, "content"))); err != nil {
		t.Fatal(err)
	}
	p.await("", "A small interview guide")

	starling("new", "question", "Tell me about a time you trained somebody", "--slug", "trained", "--content", content)
	p.await("questions/trained/", "[[The answer in one line")
	starling("new", "answer", "trained", "--role", "Baker", "--level", "senior", "--content", content)
	p.await("questions/trained/baker/", "[[What was yours to do")
	placeholder := regexp.MustCompile(`\[\[([^\]]*)\]\]`)
	for _, name := range []string{"index.md", "baker.md"} {
		draft, err := os.ReadFile(filepath.Join(content, "questions/trained", name))
		if err != nil {
			t.Fatal(err)
		}
		filled := placeholder.ReplaceAllString(string(draft), "$1")
		p.write("content/questions/trained/"+name, strings.Replace(filled, "\nstatus: draft\n", "\n", 1))
	}
	p.until("nothing is left open", func() bool {
		_, body := p.get("questions/trained/")
		return !strings.Contains(body, "[[") && strings.Contains(body, "What was yours to do")
	})
	if n := p.problems(); n > 0 {
		t.Errorf("the guide has %d problems", n)
	}
	out := filepath.Join(p.dir, "public")
	starling("build", "--content", content, "--out", out)
	if _, err := os.Stat(filepath.Join(out, "questions/trained/baker/index.html")); err != nil {
		t.Error(err)
	}
}
