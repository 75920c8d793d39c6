package main

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"starling/generator"
)

// TestAMoveThatFailsIsUndone makes each step of a move fail, and looks at the
// folder afterwards.
func TestAMoveThatFailsIsUndone(t *testing.T) {
	plan := func(more ...string) generator.MovePlan {
		p := generator.MovePlan{Changes: generator.Changes{Texts: map[string][]byte{}, From: "questions/a", To: "questions/b"}}
		for _, name := range append([]string{"questions/b/index.md", "articles/a.md"}, more...) {
			p.Texts[name] = []byte("new\n")
		}
		return p
	}
	for name, c := range map[string]struct {
		plan  generator.MovePlan
		spoil func(dir string) error
	}{
		"a text is gone":      {plan("articles/gone.md"), func(string) error { return nil }},
		"the target is there": {plan(), func(dir string) error { return os.MkdirAll(filepath.Join(dir, "questions/b/c"), 0o755) }},
		"a staged file is there": {plan(), func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "articles/.starling-a.md.new"), []byte("mine\n"), 0o640)
		}},
		"a text is a folder there": {plan("pages/d.md"), func(dir string) error { return os.MkdirAll(filepath.Join(dir, "pages/d.md/e"), 0o755) }},
	} {
		dir := t.TempDir()
		for _, file := range []string{"questions/a/index.md", "articles/a.md"} {
			at := filepath.Join(dir, file)
			if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(at, []byte("old\n"), 0o640); err != nil {
				t.Fatal(err)
			}
		}
		if err := c.spoil(dir); err != nil {
			t.Fatal(err)
		}
		before := tree(t, dir)
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := carryOut(root, c.plan); err == nil {
			t.Errorf("%s: the move worked", name)
		}
		if after := tree(t, dir); !maps.Equal(before, after) {
			t.Errorf("%s: the folder was %v and is %v", name, before, after)
		}
		_ = root.Close()
	}
}

// TestAMoveKeepsModesAndLinks moves a guide that has a text behind a link.
func TestAMoveKeepsModesAndLinks(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"questions/a", "articles", "pages"} {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"questions/a/index.md", "pages/p.md"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("old\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("../pages/p.md", filepath.Join(dir, "articles/p.md")); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	p := generator.MovePlan{Changes: generator.Changes{From: "questions/a", To: "questions/b", Texts: map[string][]byte{
		"questions/b/index.md": []byte("new\n"), "articles/p.md": []byte("new\n"),
	}}}
	if err := carryOut(root, p); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"questions/b/index.md": "-rw------- new\n", "articles/p.md": "L" + "rwxrwxrwx new\n", "pages/p.md": "-rw------- new\n",
	}
	if got := tree(t, dir); !maps.Equal(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

// tree returns the files below a folder, with their modes and texts.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = info.Mode().String() + " " + string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
