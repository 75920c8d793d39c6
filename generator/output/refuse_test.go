package output_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"starling/generator/output"
)

// state returns all that can be seen of a folder: names, kinds, modes, and of
// files times and contents.
func state(t *testing.T, dir string) site {
	t.Helper()
	all := site{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		text := info.Mode().String()
		if !entry.IsDir() {
			text += info.ModTime().String()
		}
		if info.Mode().IsRegular() {
			text += read(t, path)
		}
		all[path] = text
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// link makes a link by hand.
func link(t *testing.T, target, path string) {
	t.Helper()
	if err := os.Symlink(target, path); err != nil {
		t.Fatal(err)
	}
}

// setHome makes a folder the home folder.
func setHome(t *testing.T, dir string) {
	for _, name := range []string{"HOME", "USERPROFILE", "home"} {
		t.Setenv(name, dir)
	}
}

func TestOpenRefusesPlacesThatMustNotBeWrittenTo(t *testing.T) {
	tests := []struct {
		name string
		// make prepares the current folder, which is empty.
		make    func(t *testing.T)
		dir     string
		sources []string
		want    string
	}{
		{name: "no name", dir: "", want: "name is empty"},
		{name: "root", dir: "/", want: "root of the file system"},
		{name: "root by a detour", dir: "/../.", want: "root of the file system"},
		{name: "home", make: func(t *testing.T) { folderAt(t, "me"); setHome(t, abs(t, "me")) }, dir: "me", want: "is your home folder"},
		{name: "above home", make: func(t *testing.T) { folderAt(t, "people/me"); setHome(t, abs(t, "people/me")) }, dir: "people", want: "home folder lies in it"},
		{name: "home by a link", make: func(t *testing.T) { folderAt(t, "me"); setHome(t, abs(t, "me")); link(t, "me", "public") }, dir: "public", want: "is your home folder"},
		{name: "source", make: mkdir("content"), dir: "content", sources: []string{"content"}, want: "is the source folder content"},
		{name: "source, otherwise spelt", make: mkdir("content/x"), dir: "content/x/../", sources: []string{"./content"}, want: "is the source folder ./content"},
		{name: "source that is absent", dir: "layouts", sources: []string{"content", "layouts"}, want: "is the source folder layouts"},
		{name: "above a source", make: mkdir("site/content"), dir: "site", sources: []string{"site/content"}, want: "source folder site/content lies in it"},
		{name: "here, above a source", make: mkdir("content"), dir: ".", sources: []string{"content"}, want: "source folder content lies in it"},
		{name: "in a source", make: mkdir("content"), dir: "content/public", sources: []string{"content"}, want: "lies in the source folder content"},
		{name: "deep in a source, absent", make: mkdir("content"), dir: "content/a/b/c", sources: []string{"content"}, want: "lies in the source folder content"},
		{name: "in the source that is here", dir: "public", sources: []string{"."}, want: "lies in the source folder ."},
		{name: "link to a source", make: func(t *testing.T) { folderAt(t, "content"); link(t, "content", "public") }, dir: "public", sources: []string{"content"}, want: "is the source folder"},
		{name: "link to a source's parent", make: func(t *testing.T) { folderAt(t, "a/content"); link(t, "a", "public") }, dir: "public", sources: []string{"a/content"}, want: "lies in it"},
		{name: "source by a link", make: func(t *testing.T) { folderAt(t, "real"); link(t, "real", "content") }, dir: "real", sources: []string{"content"}, want: "is the source folder"},
		{name: "above a source that is a link", make: func(t *testing.T) {
			folderAt(t, "real")
			folderAt(t, "site")
			link(t, "../real", "site/content")
			write(t, "site/"+manifestName, `{"starling":1}`)
		}, dir: "site", sources: []string{"site/content"}, want: "lies in it"},
		{name: "file", make: func(t *testing.T) { write(t, "public", "x") }, dir: "public", want: "not a folder"},
		{name: "below a file", make: func(t *testing.T) { write(t, "file", "x") }, dir: "file/public", want: "not a directory"},
		{name: "link that leads nowhere", make: func(t *testing.T) { link(t, "nowhere", "public") }, dir: "public", want: "leads nowhere"},
		{name: "below a link that leads nowhere", make: func(t *testing.T) { link(t, "nowhere", "a") }, dir: "a/public", want: "leads nowhere"},
		{name: "other people's files", make: func(t *testing.T) { write(t, "public/index.html", "x") }, dir: "public", want: "not empty"},
		{name: "one hidden file", make: func(t *testing.T) { write(t, "public/.git", "x") }, dir: "public", want: "not empty"},
		{name: "an empty folder in it", make: mkdir("public/empty"), dir: "public", want: "not empty"},
		{name: "a torn journal among files", make: func(t *testing.T) {
			write(t, "public/..starling.json.starling", `{"star`)
			write(t, "public/notes", "x")
		}, dir: "public", want: "not empty"},
		{name: "manifest that is a link", make: func(t *testing.T) {
			write(t, "elsewhere", `{"starling":1}`)
			folderAt(t, "public")
			link(t, "../elsewhere", "public/"+manifestName)
		}, dir: "public", want: "is not a file"},
		{name: "manifest that is a folder", make: mkdir("public/" + manifestName), dir: "public", want: "is not a file"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			setHome(t, t.TempDir())
			if test.make != nil {
				test.make(t)
			}
			refused(t, test.dir, test.sources, test.want)
		})
	}
}

func TestOpenRefusesManifestsThatAreNotToBeTrusted(t *testing.T) {
	tests := map[string]string{
		"":                            "cannot be read",
		"\x00\x01":                    "cannot be read",
		`{"starling":1`:               "cannot be read",
		`{"starling":1}{}`:            "cannot be read",
		`["starling"]`:                "cannot be read",
		`{"starling":"1"}`:            "cannot be read",
		`{"starling":1,"inputs":"x"}`: "cannot be read",
		`{}`:                          "is not Starling's",
		`null`:                        "is not Starling's",
		`{"starling":-1}`:             "is not Starling's",
		`{"starling":2}`:              "newer version",
		`{"starling":1,"files":{"a":{"key":"zz"}}}`: "cannot be read",
	}
	for _, path := range []string{
		"../outside", "..", ".", "", "/etc/passwd", "/", "a/../../outside", "a/../b", "a//b", "a/", "./a",
		`..\\outside`, `a\\..\\..\\outside`, `\\\\host\\share`, `C:\\x`, `a\u0000b`, ".starling.json", ".STARLING.json",
		".page.html.starling", "a/.page.html.starling", "..starling.json.starling", ".starling.lock",
	} {
		tests[`{"starling":1,"files":{"`+path+`":{}}}`] = "which is no file of a site"
	}
	for manifest, want := range tests {
		t.Run(manifest, func(t *testing.T) {
			base := t.TempDir()
			t.Chdir(base)
			write(t, "outside", "keep")
			write(t, "public/"+manifestName, manifest)
			refused(t, "public", nil, want)
		})
	}
}

// refused asserts that the folder is refused with a reason, by an error that
// names it, and that nothing changed.
func refused(t *testing.T, dir string, sources []string, why string) {
	t.Helper()
	before := state(t, ".")
	folder, err := output.Open(context.Background(), dir, sources, nil)
	if err == nil {
		folder.Close()
		t.Fatal("the folder was opened")
	}
	var refusal *output.Refused
	if !errors.As(err, &refusal) {
		t.Fatalf("the error is a %T: %v", err, err)
	}
	if refusal.Dir != dir || !strings.Contains(refusal.Why, why) || !strings.Contains(err.Error(), dir) {
		t.Errorf("%v\nshould name %q and say %q", err, dir, why)
	}
	same(t, state(t, "."), before)
}

func TestOpenAllowsFoldersThatAreAbsentEmptyOrOurs(t *testing.T) {
	tests := []struct {
		name    string
		make    func(t *testing.T)
		dir     string
		sources []string
	}{
		{name: "absent", dir: "public"},
		{name: "absent, with those above it", dir: "a/b/public"},
		{name: "empty", make: mkdir("public"), dir: "public"},
		{name: "beside the sources", make: mkdir("content"), dir: "public", sources: []string{"content", "layouts", ""}},
		{name: "with a name that begins like a source's", make: mkdir("content"), dir: "content-public", sources: []string{"content"}},
		{name: "in the home folder", make: func(t *testing.T) { setHome(t, abs(t, ".")) }, dir: "public"},
		{name: "ours", make: func(t *testing.T) { mustPublish(t, "public", site{"old.html": "old"}.edition()) }, dir: "public"},
		{name: "declared ours", make: func(t *testing.T) { write(t, "public/"+manifestName, `{"starling":1}`) }, dir: "public"},
		{name: "declared ours with a byte order mark", make: func(t *testing.T) { write(t, "public/"+manifestName, "\ufeff{\"starling\": 1}\r\n") }, dir: "public"},
		{name: "link to an empty folder", make: func(t *testing.T) { folderAt(t, "www"); link(t, "www", "public") }, dir: "public"},
		{name: "begun and killed at once", make: func(t *testing.T) { write(t, "public/..starling.json.starling", `{"star`) }, dir: "public"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if test.make != nil {
				test.make(t)
			}
			folder, err := output.Open(context.Background(), test.dir, test.sources, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer folder.Close()
			want := site{"index.html": "home"}
			if _, err := folder.Publish(context.Background(), want.edition(), output.Options{}); err != nil {
				t.Fatal(err)
			}
			same(t, holds(t, test.dir), want)
		})
	}
}

func TestCloseRemovesAFolderThatCameToNothing(t *testing.T) {
	base := t.TempDir()
	folder := open(t, filepath.Join(base, "a/b/public"))
	folder.Close()
	same(t, holds(t, base), site{})

	folderAt(t, filepath.Join(base, "public"))
	folder = open(t, filepath.Join(base, "public"))
	folder.Close()
	same(t, holds(t, base), site{"public/": ""})
}

func TestRefusalsSayWhatToDoInstead(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "diary.txt"), "dear diary")
	_, err := output.Open(context.Background(), dir, nil, nil)
	if err == nil || !strings.Contains(err.Error(), "--out") {
		t.Errorf("%v: should name --out", err)
	}
}

// folderAt makes a folder and those above it.
func folderAt(t *testing.T, path string) {
	t.Helper()
	if err := os.MkdirAll(path, 0o777); err != nil {
		t.Fatal(err)
	}
}

func mkdir(path string) func(t *testing.T) { return func(t *testing.T) { folderAt(t, path) } }

func abs(t *testing.T, path string) string {
	t.Helper()
	path, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return path
}
