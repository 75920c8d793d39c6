package output_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAssetsOfTheEditionBeforeStay: for one edition, and no longer; a page is
// never kept.
func TestAssetsOfTheEditionBeforeStay(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	first := site{"index.html": "1", "gone/index.html": "1", "assets/style.1.css": "one", "assets/search/a.1.js": "one"}
	second := site{"index.html": "2", "assets/style.2.css": "two", "assets/search/a.1.js": "one"}
	third := site{"index.html": "3", "assets/style.3.css": "three", "assets/search/a.1.js": "one"}
	mustPublish(t, dir, first.edition())

	result := mustPublish(t, dir, second.edition())
	if result.Removed != 1 || result.Files != 3 || result.Bytes != 7 {
		t.Errorf("%+v, want one page removed and three files", result)
	}
	withOld := second.with(site{"assets/style.1.css": "one"})
	same(t, holds(t, dir), withOld)
	if manifest := read(t, filepath.Join(dir, manifestName)); strings.Count(manifest, `"old":true`) != 1 {
		t.Errorf("the manifest is %s", manifest)
	}

	// The same edition again has the same one before it.
	folder := open(t, dir)
	if result, ok := folder.Current(second.edition().Inputs); !ok || result.Files != 3 {
		t.Errorf("%+v, %v", result, ok)
	}
	if err := folder.Close(); err != nil {
		t.Fatal(err)
	}
	if result := mustPublish(t, dir, second.edition()); !result.Unchanged {
		t.Errorf("the same edition again: %+v", result)
	}
	same(t, holds(t, dir), withOld)

	mustPublish(t, dir, third.edition())
	same(t, holds(t, dir), third.with(site{"assets/style.2.css": "two"}))

	// What comes back is nobody's old file.
	if result := mustPublish(t, dir, second.edition()); result.Written != 1 {
		t.Errorf("%+v, want the page written and its style found", result)
	}
	same(t, holds(t, dir), second.with(site{"assets/style.3.css": "three"}))
	mustPublish(t, dir, second.with(site{"index.html": "4"}).edition())
	same(t, holds(t, dir), second.with(site{"index.html": "4"}))
}

// TestAnOldAssetIsInNobodysWay: it goes where its place is needed, and one that
// somebody has edited is not kept.
func TestAnOldAssetIsInNobodysWay(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dir, site{"assets/x": "file", "assets/y/z": "deep", "assets/edited": "as written"}.edition())
	write(t, filepath.Join(dir, "assets/edited"), "by hand, and longer")
	next := site{"assets/x/y": "below", "assets/y": "above"}
	mustPublish(t, dir, next.edition())
	same(t, holds(t, dir), next)

	mustPublish(t, dir, site{"index.html": "1", "assets/a": "a"}.edition())
	if err := os.Remove(filepath.Join(dir, "assets/a")); err != nil {
		t.Fatal(err)
	}
	mustPublish(t, dir, site{"index.html": "2"}.edition())
	same(t, holds(t, dir), site{"index.html": "2"})
}
