package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"
)

// article is one on which nothing can be misread, with words put into it.
func article(words string) string {
	return "# How to answer “Tell me about a mistake”\n\nEvery interviewer asks each candidate this at some time in the interview, so it is worth an hour of " +
		"your time tonight, and perhaps one more.\n\n## How to answer\n\n" + words + "\n\n## Example answer for a nurse\n\n" +
		"I gave the dose an hour early, and I said so before anyone asked me.\n\n" + words + "\n"
}

// imports runs import in a guide that lies in a new folder, and returns the
// content folder, the exit code and what was printed for people.
func imports(t testing.TB, dir, name, data string, args ...string) (int, string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr strings.Builder
	code := run(t.Context(), append([]string{"import", "--content", dir, file}, args...), nil, &stdout, &stderr)
	return code, stderr.String()
}

// builds holds that a guide has no errors, drafts and all.
func builds(t testing.TB, dir string) string {
	t.Helper()
	var stdout, stderr strings.Builder
	if code := run(t.Context(), []string{"build", "--drafts", "--content", dir, "--out", filepath.Join(t.TempDir(), "public")}, nil, &stdout, &stderr); code != exitDone {
		return stderr.String()
	}
	return ""
}

// TestImportedDraftsBuild imports every article that the importer is tested
// with into one guide, twice, and builds it.
func TestImportedDraftsBuild(t *testing.T) {
	files, err := filepath.Glob("../../generator/importer/testdata/*.txtar")
	if err != nil || len(files) < 9 {
		t.Fatalf("found %d articles: %v", len(files), err)
	}
	dir := t.TempDir()
	for range 2 {
		done := 0
		for _, file := range files {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			code, stderr := imports(t, dir, a.Files[0].Name, string(a.Files[0].Data))
			if refused := len(a.Files) == 2 && a.Files[1].Name == "refused"; refused != (code == exitFailure) {
				t.Errorf("%s: exit %d\n%s", file, code, stderr)
			}
			if code == exitDone {
				done++
			}
		}
		if done < 6 {
			t.Errorf("%d articles were imported, want 6 or more", done)
		}
	}
	if problems := builds(t, dir); problems != "" {
		t.Error(problems)
	}
}

// TestImportedSignsMeanNothing imports texts full of what means something to
// Markdown, YAML or a guide, and builds the drafts.
func TestImportedSignsMeanNothing(t *testing.T) {
	signs := strings.Fields("[[x]] [^1] [^1]: ]( ![a](b) <script> </details> <!-- --> {{.}} ``` ~~~ --- === # ## **Situation.** **Action:** | |-| \\ \\[ &amp; &#0; > - * + 1. 2) : ; http://a.b mailto:x www.a.b x@y.z $$ $1 \u2028 \u202e \u0301 [x] [!NOTE] Q: A: Sample answer: “ ” \" ' Tip 1:")
	rapid.Check(t, func(r *rapid.T) {
		words := strings.Join(rapid.SliceOfN(rapid.SampledFrom(append(signs, "\n", "\n\n", "word", "I", ".")), 1, 25).Draw(r, "words"), " ")
		name := rapid.SampledFrom([]string{"a.md", "a.txt", "a.html"}).Draw(r, "name")
		dir := t.TempDir()
		if code, stderr := imports(t, dir, name, article(words)); code == exitDone {
			if problems := builds(t, dir); problems != "" {
				r.Fatalf("%q in %s: %s", words, name, problems)
			}
		} else if strings.Contains(stderr, "panic") || strings.Contains(stderr, " E1") {
			r.Fatalf("%q in %s: %s", words, name, stderr)
		}
	})
}

// TestImportOverwritesNothing puts something else where drafts would go: a file,
// a folder, and a link that leads out of the guide.
func TestImportOverwritesNothing(t *testing.T) {
	const question = "questions/tell-me-about-a-mistake"
	outside := t.TempDir()
	for name, prepare := range map[string]func(dir string) error{
		"a folder where a draft goes": func(dir string) error { return os.MkdirAll(filepath.Join(dir, question, "index.md", "x"), 0o755) },
		"a file where a folder goes":  func(dir string) error { return os.WriteFile(filepath.Join(dir, "questions"), nil, 0o644) },
		"a link that leads out":       func(dir string) error { return os.Symlink(outside, filepath.Join(dir, "questions")) },
		"a link that leads nowhere": func(dir string) error {
			if err := os.MkdirAll(filepath.Join(dir, question), 0o755); err != nil {
				return err
			}
			return os.Symlink(filepath.Join(outside, "new"), filepath.Join(dir, question, "index.md"))
		},
	} {
		dir := t.TempDir()
		if err := prepare(dir); err != nil {
			t.Fatal(err)
		}
		before := lyingIn(t, dir)
		code, stderr := imports(t, dir, "a.md", article("Stop."))
		after := lyingIn(t, dir)
		for path, was := range before {
			if after[path] != was {
				t.Errorf("%s: %s is no longer what it was (exit %d)\n%s", name, path, code, stderr)
			}
		}
		if code != exitDone && len(after) != len(before) {
			t.Errorf("%s: failed and left something behind: %v", name, after)
		}
		if left := lyingIn(t, outside); len(left) > 1 {
			t.Errorf("%s: wrote outside: %v", name, left)
		}
	}
}

// lyingIn returns what lies in a folder: each path with its kind and contents.
func lyingIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		all[path] = d.Type().String()
		if d.Type().IsRegular() {
			data, err := os.ReadFile(path)
			all[path] += string(data)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
