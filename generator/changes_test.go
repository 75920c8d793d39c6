package generator

import (
	"io/fs"
	"maps"
	"testing"
	"testing/fstest"
)

// TestChangesReadAsTheFolderWillBe makes the same changes in memory, and looks
// for a difference.
func TestChangesReadAsTheFolderWillBe(t *testing.T) {
	content := map[string]string{
		"site.yaml": "a", "articles/a.md": "b", "questions/old/index.md": "c", "questions/old/deep/x.png": "d",
		"questions/older/index.md": "e", "terms/roles/nurse.md": "f",
	}
	text := func(s string) []byte { return []byte(s) }
	for name, c := range map[string]Changes{
		"nothing":            {},
		"a text in place":    {Texts: map[string][]byte{"articles/a.md": text("B")}},
		"an empty text":      {Texts: map[string][]byte{"articles/a.md": text("")}},
		"a text in a folder": {Texts: map[string][]byte{"questions/older/nurse.md": text("n")}},
		"a text in folders":  {Texts: map[string][]byte{"pages/a/b/c.md": text("n"), "pages/a/d.md": text("o")}},
		"a folder renamed":   {From: "questions/old", To: "questions/new"},
		"both":               {From: "questions/old", To: "questions/new", Texts: map[string][]byte{"questions/new/index.md": text("C"), "site.yaml": text("A")}},
		"to a longer name":   {From: "questions/old", To: "questions/old-one", Texts: map[string][]byte{"questions/old-one/index.md": text("C")}},
	} {
		before, after := fstest.MapFS{}, fstest.MapFS{}
		for file, data := range content {
			before[file] = &fstest.MapFile{Data: []byte(data)}
			after[c.Renamed(file)] = before[file]
			if back := c.Before(c.Renamed(file)); back != file {
				t.Errorf("%s: %s comes from %s", name, file, back)
			}
		}
		for file, data := range c.Texts {
			after[file] = &fstest.MapFile{Data: data}
		}
		if got, want := readAll(t, changed{before, c}), readAll(t, after); !maps.Equal(got, want) {
			t.Errorf("%s: the folder reads as %v\nand will be %v", name, got, want)
		}
	}
}

// readAll returns the texts of all files, and marks folders.
func readAll(t *testing.T, fsys fs.FS) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			files[name] = "folder"
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
