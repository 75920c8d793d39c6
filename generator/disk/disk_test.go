package disk_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"starling/generator/disk"
	"starling/generator/guide"
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// old is long enough ago for a file's time to be trusted.
var old = time.Now().Add(-time.Hour).Truncate(time.Second)

// write writes a file, last changed at a time.
func write(t testing.TB, name, text string, at time.Time) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(name), 0o755))
	must(t, os.WriteFile(name, []byte(text), 0o644))
	must(t, os.Chtimes(name, at, at))
}

// open opens a folder of two questions, whose files are all of one size and time.
func open(t testing.TB) (*disk.Folder, string) {
	t.Helper()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "site.yaml"), "title: A", old)
	for _, slug := range []string{"a", "b"} {
		write(t, filepath.Join(dir, "questions", slug, "index.md"), "text "+slug, old)
		write(t, filepath.Join(dir, "questions", slug, "x.md"), "more "+slug, old)
	}
	f, err := disk.Open(dir)
	must(t, err)
	t.Cleanup(func() { must(t, f.Close()) })
	return f, dir
}

func digest(t testing.TB, f *disk.Folder, name string) guide.Digest {
	t.Helper()
	d, ok := f.Files().Digest(name)
	if !ok {
		t.Fatalf("%s has no digest", name)
	}
	return d
}

// look looks and wants exactly these files to be other than before.
func look(t testing.TB, f *disk.Folder, named []string, all bool, want ...string) {
	t.Helper()
	seen, err := f.Look(named, all)
	must(t, err)
	if !slices.Equal(seen.Files, want) || (len(want) > 0 && !seen.Changed) {
		t.Errorf("a look at %q (all: %t) saw %+v, want %q", named, all, seen, want)
	}
}

func TestFilesAreAFileSystem(t *testing.T) {
	f, dir := open(t)
	must(t, os.Symlink("a", filepath.Join(dir, "questions", "linked")))
	must(t, os.Symlink("../site.yaml", filepath.Join(dir, "questions", "site")))
	look(t, f, nil, true, "questions/linked", "questions/site")
	must(t, fstest.TestFS(f.Files(), "site.yaml", "questions/a/index.md", "questions/b/x.md", "questions/linked", "questions/site"))
	for name, want := range map[string]string{"questions/linked/index.md": "text a", "questions/site": "title: A"} {
		if data, err := fs.ReadFile(f.Files(), name); err != nil || string(data) != want {
			t.Errorf("%s holds %q, %v", name, data, err)
		}
		if d, ok := f.Files().Digest(name); ok {
			t.Errorf("what lies behind the link %s has the digest %v", name, d)
		}
	}
}

func TestLinksOutOfTheFolderLeadNowhere(t *testing.T) {
	f, dir := open(t)
	outside := filepath.Join(t.TempDir(), "secret")
	write(t, outside, "secret", old)
	for name, target := range map[string]string{"absolute": outside, "climbs": "../" + filepath.Base(filepath.Dir(outside)) + "/secret", "loop": "loop"} {
		must(t, os.Symlink(target, filepath.Join(dir, name)))
	}
	_, err := f.Look(nil, true)
	must(t, err)
	for _, name := range []string{"absolute", "climbs", "loop"} {
		if data, err := fs.ReadFile(f.Files(), name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s holds %q, %v", name, data, err)
		}
	}
}

func TestALookSeesWhereItLooks(t *testing.T) {
	f, dir := open(t)
	a, b := digest(t, f, "questions/a"), digest(t, f, "questions/b")
	write(t, filepath.Join(dir, "questions/a/index.md"), "another text", old)
	write(t, filepath.Join(dir, "questions/b/index.md"), "another text", old)
	look(t, f, []string{"questions/a"}, false, "questions/a/index.md")
	if digest(t, f, "questions/a") == a || digest(t, f, "questions/b") != b {
		t.Error("not exactly the folder that was looked into has another digest")
	}
	look(t, f, nil, true, "questions/b/index.md")
	look(t, f, nil, true)
	if digest(t, f, "questions/b") == b {
		t.Error("a look at everything did not see the other folder")
	}
}

func TestAppearingAndVanishing(t *testing.T) {
	f, dir := open(t)
	write(t, filepath.Join(dir, "questions/c/deep/er/x.md"), "new", old)
	look(t, f, []string{"questions/c/deep/er"}, false, "questions/c/deep/er/x.md") // its parents were not seen yet
	must(t, os.RemoveAll(filepath.Join(dir, "questions/c")))
	must(t, os.Remove(filepath.Join(dir, "questions/a/x.md")))
	if seen, err := f.Look([]string{"questions/c/deep/er", "questions/a"}, false); err != nil || !seen.Changed {
		t.Errorf("a look saw %+v, %v", seen, err)
	}
	for _, gone := range []string{"questions/c", "questions/a/x.md"} {
		if _, err := fs.Stat(f.Files(), gone); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is gone, and the error is %v", gone, err)
		}
	}
	if d, ok := f.Files().Digest("taxonomy.yaml"); !ok || d == digest(t, f, "site.yaml") {
		t.Error("what is not there has no digest of its own")
	}
}

// TestBytesAreComparedWhereTimesCouldLie changes files without changing their
// size and time.
func TestBytesAreComparedWhereTimesCouldLie(t *testing.T) {
	f, dir := open(t)
	name := filepath.Join(dir, "questions/a/index.md")
	now := time.Now()
	write(t, name, "one", now)
	look(t, f, nil, true, "questions/a/index.md")
	was := digest(t, f, "questions/a/index.md")
	write(t, name, "two", now)
	look(t, f, []string{"questions/a"}, false, "questions/a/index.md")
	if digest(t, f, "questions/a/index.md") == was {
		t.Error("other bytes within one tick of the clock were taken for the same")
	}
	look(t, f, nil, true) // read again, and the same
}

func TestFoldersThatSwapNames(t *testing.T) {
	f, dir := open(t)
	a, b := digest(t, f, "questions/a"), digest(t, f, "questions/b")
	at := filepath.Join(dir, "questions")
	must(t, os.Rename(filepath.Join(at, "a"), filepath.Join(at, "c")))
	must(t, os.Rename(filepath.Join(at, "b"), filepath.Join(at, "a")))
	must(t, os.Rename(filepath.Join(at, "c"), filepath.Join(at, "b")))
	_, err := f.Look(nil, true)
	must(t, err)
	if digest(t, f, "questions/a") != b || digest(t, f, "questions/b") != a {
		t.Error("files of one size and time were taken for each other")
	}
}

func TestTouchingChangesNoDigest(t *testing.T) {
	f, dir := open(t)
	was := digest(t, f, ".")
	must(t, os.Chtimes(filepath.Join(dir, "site.yaml"), time.Now(), time.Now()))
	look(t, f, nil, true, "site.yaml")
	if digest(t, f, ".") != was {
		t.Error("a touched file has another digest")
	}
}

// TestTouchedFilesAreStillRead reads through a look that is older than the touch.
func TestTouchedFilesAreStillRead(t *testing.T) {
	f, dir := open(t)
	files := f.Files()
	digest(t, f, "site.yaml")
	must(t, os.Chtimes(filepath.Join(dir, "site.yaml"), time.Now(), time.Now()))
	if data, err := fs.ReadFile(files, "site.yaml"); err != nil || string(data) != "title: A" {
		t.Errorf("a file that was only touched holds %q, %v", data, err)
	}
	write(t, filepath.Join(dir, "site.yaml"), "title: B", old)
	if data, err := fs.ReadFile(files, "site.yaml"); !errors.Is(err, disk.ErrChanged) {
		t.Errorf("a file with other bytes and its old time holds %q, %v", data, err)
	}
	look(t, f, nil, true, "site.yaml")
}

// TestFilesStandStill reads what has changed since the look.
func TestFilesStandStill(t *testing.T) {
	f, dir := open(t)
	files := f.Files()
	was := digest(t, f, "site.yaml")
	write(t, filepath.Join(dir, "site.yaml"), "title: B", old.Add(time.Minute))
	if data, err := fs.ReadFile(files, "site.yaml"); !errors.Is(err, disk.ErrChanged) {
		t.Errorf("read %q, %v", data, err)
	}
	write(t, filepath.Join(dir, "questions/a/x.md"), "not read before", old)
	if d, ok := files.Digest("questions/a/x.md"); ok {
		t.Errorf("a file that has changed since has the digest %v", d)
	}
	_, err := f.Look(nil, true)
	must(t, err)
	if d, ok := files.Digest("site.yaml"); !ok || d != was {
		t.Error("an earlier look's files have changed")
	}
	if digest(t, f, "site.yaml") == was {
		t.Error("the change was not seen")
	}
}

func TestEmptiedFilesAreTold(t *testing.T) {
	f, dir := open(t)
	write(t, filepath.Join(dir, "site.yaml"), "", time.Now())
	if seen, err := f.Look([]string{"."}, false); err != nil || !seen.Emptied {
		t.Errorf("a look saw %+v, %v", seen, err)
	}
	write(t, filepath.Join(dir, "site.yaml"), "title: C", time.Now())
	if seen, err := f.Look([]string{"."}, false); err != nil || seen.Emptied || !seen.Changed {
		t.Errorf("a look saw %+v, %v", seen, err)
	}
}

func TestAnotherFolderInItsPlace(t *testing.T) {
	f, dir := open(t)
	must(t, os.Rename(dir, dir+"-away"))
	if _, err := f.Look(nil, true); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a look at nothing: %v", err)
	}
	write(t, filepath.Join(dir, "site.yaml"), "title: D", old)
	seen, err := f.Look([]string{"questions"}, false)
	must(t, err)
	data, err := fs.ReadFile(f.Files(), "site.yaml")
	if !seen.Changed || err != nil || string(data) != "title: D" {
		t.Errorf("saw %+v, and site.yaml holds %q, %v", seen, data, err)
	}
}

func TestVersionControlIsLeftOut(t *testing.T) {
	f, dir := open(t)
	write(t, filepath.Join(dir, ".git/objects/x"), "object", old)
	write(t, filepath.Join(dir, "static/.well-known/x"), "kept", old)
	look(t, f, nil, true, "static/.well-known/x")
}

// BenchmarkLook looks at everything in a guide of 5,000 questions.
func BenchmarkLook(b *testing.B) {
	dir := b.TempDir()
	for i := range 5000 {
		for _, name := range []string{"index.md", "a.md", "b.md", "c.md"} {
			write(b, filepath.Join(dir, "questions", fmt.Sprint("q", i), name), "text", old)
		}
	}
	f, err := disk.Open(dir)
	must(b, err)
	defer f.Close()
	for b.Loop() {
		_, err := f.Look(nil, true)
		must(b, err)
	}
}
