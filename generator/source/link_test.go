//go:build unix

package source_test

import (
	"net"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"starling/generator/source"
)

// disk writes files into a new folder and returns it. A name that ends with a
// slash is a folder.
func disk(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if name[len(name)-1] == '/' {
			continue
		}
		if err := os.WriteFile(path, []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func symlink(t *testing.T, target, name string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, name); err != nil {
		t.Fatal(err)
	}
}

func TestLinksInsideTheFolderAreFollowed(t *testing.T) {
	dir := disk(t, map[string]string{"content/questions/a/index.md": "text", "content/questions/a/p.png": "picture", "content/static/": ""})
	content := filepath.Join(dir, "content")
	symlink(t, "../a/p.png", content+"/questions/b/p.png")
	symlink(t, "../a/index.md", content+"/questions/b/index.md")
	symlink(t, "../questions/a", content+"/static/copy")
	symlink(t, "a", content+"/questions/c")
	list := scan(t, os.DirFS(content))
	if len(list.Problems) > 0 {
		t.Fatal(list.Problems)
	}
	if got := pathsOf(list.Texts); !slices.Equal(got, []string{"questions/a/index.md", "questions/b/index.md", "questions/c/index.md"}) {
		t.Errorf("texts %v", got)
	}
	if got := pathsOf(list.Static); !slices.Equal(got, []string{"static/copy/index.md", "static/copy/p.png"}) {
		t.Errorf("static %v", got)
	}
	for _, e := range append(list.Attachments, list.Static...) {
		if e.Size != 4 && e.Size != 7 {
			t.Errorf("%s has %d bytes: the size is the link's", e.Path, e.Size)
		}
	}
}

func TestLinksThatLeaveLoopOrLeadNowhereAreRefused(t *testing.T) {
	dir := disk(t, map[string]string{"secret/key.md": "secret", "content/questions/a/index.md": "text", "content/static/x/": "", "content/static/y/": ""})
	content := filepath.Join(dir, "content")
	symlink(t, filepath.Join(dir, "secret/key.md"), content+"/questions/a/absolute.md")
	symlink(t, "../../../secret/key.md", content+"/questions/a/outside.md")
	symlink(t, "../../../content/questions/a/index.md", content+"/questions/a/out-and-in.md")
	symlink(t, "missing.md", content+"/questions/a/nowhere.md")
	symlink(t, "itself.md", content+"/questions/a/itself.md")
	symlink(t, "second.png", content+"/questions/a/first.png")
	symlink(t, "first.png", content+"/questions/a/second.png")
	symlink(t, "../..", content+"/static/all")
	symlink(t, "..", content+"/static/x/up")
	symlink(t, "../y", content+"/static/x/y")
	symlink(t, "../x", content+"/static/y/x")
	symlink(t, "../../secret", content+"/static/secret")
	symlink(t, "secret/key.md", content+"/static/through.md")
	symlink(t, "user@host.123", content+"/static/.#lock")
	for _, open := range []func(string) []source.Entry{
		func(content string) []source.Entry {
			list := scan(t, os.DirFS(content))
			want := []string{
				"questions/a/absolute.md E109", "questions/a/first.png E109", "questions/a/itself.md E109", "questions/a/nowhere.md E109", "questions/a/out-and-in.md E109",
				"questions/a/outside.md E109", "questions/a/second.png E109", "static/all E109", "static/secret E109", "static/through.md E109",
				"static/x/up E109", "static/x/y/x E109", "static/y/x/up E109", "static/y/x/y E109",
			}
			if got := found(list.Problems); !slices.Equal(got, want) {
				t.Errorf("got  %v\nwant %v", got, want)
			}
			checkWording(t, list.Problems)
			return slices.Concat(list.Texts, list.Attachments, list.Static)
		},
		func(content string) []source.Entry {
			root, err := os.OpenRoot(content)
			if err != nil {
				t.Fatal(err)
			}
			defer root.Close()
			list := scan(t, root.FS())
			return slices.Concat(list.Texts, list.Attachments, list.Static)
		},
	} {
		if got := pathsOf(open(content)); !slices.Equal(got, []string{"questions/a/index.md"}) {
			t.Errorf("listed %v", got)
		}
	}
}

func TestManyLinksCannotMakeAGuideEndless(t *testing.T) {
	dir := disk(t, map[string]string{"static/d0/f": ""})
	name := func(i int) string { return filepath.Join(dir, "static", "d"+string(rune('0'+i))) }
	for i := 1; i < 10; i++ {
		for _, link := range []string{"a", "b", "c", "d"} {
			symlink(t, "../d"+string(rune('0'+i-1)), filepath.Join(name(i), link))
		}
	}
	list := scan(t, os.DirFS(dir))
	if len(list.Static) > 50_000 || len(list.Problems) != 1 || list.Problems[0].Code != "E118" {
		t.Errorf("%d files, %d problems", len(list.Static), len(list.Problems))
	}
}

func TestPipesAndSocketsAreNeverOpened(t *testing.T) {
	dir := disk(t, map[string]string{"questions/a/index.md": "text", "static/": ""})
	if err := syscall.Mkfifo(filepath.Join(dir, "questions/a/pipe.md"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "site.yaml"), 0o666); err != nil {
		t.Fatal(err)
	}
	symlink(t, "pipe.md", filepath.Join(dir, "questions/a/linked.md"))
	symlink(t, "/dev/zero", filepath.Join(dir, "static/zero"))
	socket, err := net.Listen("unix", filepath.Join(dir, "static/s"))
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	list := scan(t, os.DirFS(dir))
	want := []string{"questions/a/linked.md E109", "questions/a/pipe.md E109", "site.yaml E109", "static/s E109", "static/zero E109"}
	if got := found(list.Problems); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if list.Settings || len(list.Texts) != 1 {
		t.Errorf("listed %v, settings %v", pathsOf(list.Texts), list.Settings)
	}
}

func TestNamesThatAreNoUTF8AreRefused(t *testing.T) {
	dir := disk(t, map[string]string{"articles/a.md": "text"})
	if err := os.WriteFile(filepath.Join(dir, "articles/\xff.md"), nil, 0o666); err != nil {
		t.Logf("this file system has no such names: %v", err)
		return
	}
	list := scan(t, os.DirFS(dir))
	if got := found(list.Problems); !slices.Equal(got, []string{"articles/\ufffd.md E106"}) {
		t.Errorf("got %v", got)
	}
}

func TestSparseGiantsAreNotRead(t *testing.T) {
	dir := disk(t, map[string]string{"articles/a.md": "text"})
	if err := os.Truncate(filepath.Join(dir, "articles/a.md"), 1<<40); err != nil {
		t.Logf("this file system has no sparse files: %v", err)
		return
	}
	list := scan(t, os.DirFS(dir))
	if got := found(list.Problems); !slices.Equal(got, []string{"articles/a.md E118"}) || len(list.Texts) > 0 {
		t.Errorf("got %v", got)
	}
}
