package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// static are many small files, which cost a guide next to nothing.
func static(n int, text string) map[string]string {
	files := map[string]string{"content/questions/why/index.md": previewQuestion}
	for i := range n {
		files[fmt.Sprintf("content/static/%d/%d.txt", i%100, i)] = text
	}
	return files
}

// TestCheckoutOfThousandsOfFiles switches between two branches, as authors do.
func TestCheckoutOfThousandsOfFiles(t *testing.T) {
	const n = 2000
	p := &preview{t: t, dir: t.TempDir()}
	git := func(args ...string) {
		t.Helper()
		c := exec.Command("git", append([]string{"-C", p.dir, "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "gc.auto=0"}, args...)...)
		c.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null")
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v (this test needs git)\n%s", args, err, out)
		}
	}
	commit := func(files map[string]string, message string) {
		for name, text := range files {
			p.write(name, text)
		}
		git("add", "content")
		git("commit", "-qm", message)
	}
	git("init", "-q", "-b", "one")
	commit(static(n, "of one"), "one")
	git("checkout", "-qb", "two")
	must(p.t, os.RemoveAll(filepath.Join(p.dir, "content/static/0")))
	commit(map[string]string{"content/questions/two/index.md": strings.Replace(previewQuestion, "Why", "When", 1), "content/static/new/new.txt": "new"}, "fewer")
	commit(func() map[string]string {
		files := static(n, "of two")
		for name := range files {
			if strings.HasPrefix(name, "content/static/0/") {
				delete(files, name)
			}
		}
		return files
	}(), "two")

	shown := serveFolder(t, p.dir)
	last := fmt.Sprintf("%d/%d.txt", (n-1)%100, n-1)
	shown.await(last, "of two")
	shown.await("questions/two/", "When do you")
	git("checkout", "-q", "one")
	shown.until("the first branch is shown", func() bool {
		gone, _ := shown.get("questions/two/")
		back, _ := shown.get("0/0.txt")
		_, text := shown.get(last)
		return gone == 404 && back == 200 && text == "of one"
	})
	for i := 0; i < n; i += 50 {
		if code, text := shown.get(fmt.Sprintf("%d/%d.txt", i%100, i)); code != 200 || text != "of one" {
			t.Fatalf("%d.txt answers %d and %q", i, code, text)
		}
	}
	git("checkout", "-q", "two")
	shown.until("the second branch is shown", func() bool {
		gone, _ := shown.get("0/0.txt")
		_, text := shown.get(last)
		return gone == 404 && text == "of two" && shown.status().Problems == 0
	})
}

// TestTouchingFilesIsNoChange gives 5,000 files another time.
func TestTouchingFilesIsNoChange(t *testing.T) {
	files := static(5000, "text")
	p := startProgram(t, files)
	p.await("questions/why/", "The first text.")
	tab := p.openTab("/questions/why/")
	first := p.status().Edition
	now := time.Now()
	for name := range files {
		must(p.t, os.Chtimes(filepath.Join(p.dir, name), now, now))
	}
	p.write("content/questions/why/index.md", strings.Replace(previewQuestion, "first", "second", 1))
	told := tab.until("the edit is shown", func(m tabMessage) bool { return m.Reload })
	for _, m := range told {
		if m.Gone || m.Total > 0 {
			t.Errorf("touching files tells the page %+v", m)
		}
	}
	p.until("the edit is counted", func() bool { return p.status().Edition > first })
	if s := p.status(); s.Edition != first+1 {
		t.Errorf("touching 5,000 files and one edit are %d editions", s.Edition-first)
	}
}

// TestLayoutAndSettingsSavedDuringABuild saves both while an edition is made from
// what they were.
func TestLayoutAndSettingsSavedDuringABuild(t *testing.T) {
	files := map[string]string{"layouts/question.html": "<h1>layout 0</h1>", "content/site.yaml": "title: Site 0\n", "layouts/404.html": "{{.Site.Title}}"}
	for i := range 300 {
		files[fmt.Sprintf("content/questions/q%d/index.md", i)] = strings.Replace(previewQuestion, "Why", fmt.Sprintf("Why %d", i), 1)
	}
	p := startProgram(t, files)
	for caught, n := 0, 1; caught < 3; n++ {
		if n > 200 {
			t.Fatal("no build was ever caught under way")
		}
		p.write("content/questions/q0/index.md", strings.Replace(previewQuestion, "first", fmt.Sprintf("edited %d", n), 1))
		before := p.status()
		p.until("it builds, or has built", func() bool {
			s := p.status()
			if s.Building {
				caught++
			}
			return s.Building || s.Edition > before.Edition
		})
		p.write("layouts/question.html", fmt.Sprintf("<h1>layout %d</h1>", n))
		p.write("content/site.yaml", fmt.Sprintf("title: Site %d\n", n))
		p.await("questions/q0/", fmt.Sprintf("layout %d<", n))
		p.await("404.html", fmt.Sprintf("Site %d", n))
	}
}

// TestFoldersThatMove follows questions whose folders come, go and change their
// names, with edits inside right after.
func TestFoldersThatMove(t *testing.T) {
	p := startProgram(t, map[string]string{"content/questions/why/index.md": previewQuestion})
	p.await("questions/why/", "The first text.")
	text := func(words string) string { return strings.Replace(previewQuestion, "first text", words, 1) }
	other := func(words string) string { return strings.Replace(text(words), "Why", "When", 1) }

	// A new nested folder, written into at once.
	p.write("content/questions/when/index.md", other("new one"))
	p.write("content/questions/when/nurse.md", "---\nrole: nurse\nlevel: mid\nsummary: A story.\n---\n\nIt was in May.\n")
	p.await("questions/when/nurse/", "It was in May.")

	// Renamed, then edited inside.
	must(p.t, os.Rename(filepath.Join(p.dir, "content/questions/when"), filepath.Join(p.dir, "content/questions/later")))
	p.write("content/questions/later/index.md", other("renamed one"))
	p.await("questions/later/", "The renamed one.")
	p.until("the old address is gone", func() bool { code, _ := p.get("questions/when/"); return code == 404 })

	// Out, edited there, and in again.
	must(p.t, os.Rename(filepath.Join(p.dir, "content/questions/later"), filepath.Join(p.dir, "aside")))
	p.until("what was moved out is gone", func() bool { code, _ := p.get("questions/later/"); return code == 404 })
	p.write("aside/index.md", other("one from outside"))
	must(p.t, os.Rename(filepath.Join(p.dir, "aside"), filepath.Join(p.dir, "content/questions/later")))
	p.await("questions/later/", "The one from outside.")
	p.await("questions/later/nurse/", "It was in May.")

	// The whole folder removed, and put back by hand.
	must(p.t, os.RemoveAll(filepath.Join(p.dir, "content")))
	p.until("the missing folder is a problem", func() bool { return p.problems() > 0 })
	p.await("questions/why/", "The first text.")
	p.write("content/questions/why/index.md", text("last one"))
	p.await("questions/why/", "The last one.")
	p.until("no problem is left", func() bool { return p.problems() == 0 })
}

// TestBuildBesideTheServer writes the output where serve might see it.
func TestBuildBesideTheServer(t *testing.T) {
	p := startProgram(t, map[string]string{"content/questions/why/index.md": previewQuestion})
	p.await("questions/why/", "The first text.")
	first := p.status().Edition
	for range 3 {
		c := exec.Command("starling", "build", "--drafts")
		c.Dir, c.Stderr = p.dir, os.Stderr
		must(p.t, c.Run())
		must(p.t, os.RemoveAll(filepath.Join(p.dir, "public")))
	}
	p.write("content/questions/why/index.md", strings.Replace(previewQuestion, "first", "second", 1))
	p.await("questions/why/", "The second text.")
	p.until("the edit is counted", func() bool { return p.status().Edition > first })
	if s := p.status(); s.Edition != first+1 || s.Problems != 0 {
		t.Errorf("three builds beside and one edit are %d editions, with %d problems", s.Edition-first, s.Problems)
	}
}
