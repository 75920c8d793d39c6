package main

import (
	"maps"
	"os"
	"path/filepath"
	"testing"

	"starling/generator/scaffold"
)

// TestFoldersOfAFailedFileAreRemoved creates a file that no system can hold, in
// folders of which one was there.
func TestFoldersOfAFailedFileAreRemoved(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "mine"), []byte("kept"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "questions"), 0o755); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	before := tree(t, dir)
	for _, path := range []string{"questions/why/deep/a\x00.md", "mine/a.md", "mine", "../a.md"} {
		var done undoing
		err := done.create(root, scaffold.File{Path: path, Data: []byte("new")})
		if err == nil {
			t.Fatalf("%q was created", path)
		}
		if done.unless(err) == nil {
			t.Errorf("%q: undoing hides that it failed", path)
		}
		if _, err := os.Stat(filepath.Join(dir, "questions/why")); err == nil {
			t.Errorf("%q: its folder is left", path)
		}
	}
	if after := tree(t, dir); !maps.Equal(before, after) {
		t.Errorf("the folder was %v and is %v", before, after)
	}
	if _, err := os.Stat(filepath.Join(dir, "questions")); err != nil {
		t.Errorf("a folder that was there is gone: %v", err)
	}
}
