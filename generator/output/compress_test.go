package output_test

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"

	"starling/generator/guide"
	"starling/generator/output"
)

func publishCompressed(t *testing.T, dir string, e *guide.Edition) output.Result {
	t.Helper()
	folder, err := output.Open(context.Background(), dir, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	result, err := folder.Publish(context.Background(), e, output.Options{Compress: true})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// unpacked returns what a compressed text holds.
func unpacked(t *testing.T, name, text string) string {
	t.Helper()
	var r io.Reader = brotli.NewReader(strings.NewReader(text))
	if strings.HasSuffix(name, ".gz") {
		var err error
		if r, err = gzip.NewReader(strings.NewReader(text)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(data)
}

func TestTextFilesAreCompressedBesideThem(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	long := strings.Repeat("The same words again and again. ", 200)
	s := site{"index.html": long, "a/index.html": long + "a", "assets/x.0123456789.js": long + "b", "empty.txt": "", "picture.png": "not text", "feed.xml": "<feed/>", "own.css": "x", "own.css.br": "the author's"}
	result := publishCompressed(t, dir, s.edition())
	if want := len(s) + 6*2 - 1; result.Files != want || result.Pages != 2 || result.Written != want {
		t.Errorf("%+v, want %d files, 2 of them pages", result, want)
	}
	lies := holds(t, dir)
	for path, text := range s {
		for _, ending := range []string{".br", ".gz"} {
			packed, ok := lies[path+ending]
			switch {
			case path == "picture.png" || path == "own.css.br":
				if ok {
					t.Errorf("%s is compressed", path)
				}
			case path == "own.css" && ending == ".br":
				if packed != "the author's" {
					t.Errorf("the author's own file holds %q", packed)
				}
			case unpacked(t, path+ending, packed) != text:
				t.Errorf("%s%s holds %q", path, ending, unpacked(t, path+ending, packed))
			case len(text) > 1000 && len(packed) > len(text)/10:
				t.Errorf("%s%s has %d of %d bytes", path, ending, len(packed), len(text))
			}
		}
	}

	// Again, nothing is asked for and nothing written; with one change, three files are.
	var made calls
	if result := publishCompressed(t, dir, s.counted(&made)); !result.Unchanged || len(made.take()) > 0 {
		t.Errorf("the second time: %+v", result)
	}
	s["a/index.html"] = "short"
	if result := publishCompressed(t, dir, s.counted(&made)); result.Written != 3 || !slices.Equal(slices.Compact(made.take()), []string{"a/index.html"}) {
		t.Errorf("after a change: %+v", result)
	}

	// Without, they go; and an edition is not the same with and without.
	options := output.Options{}
	folder := open(t, dir)
	if _, ok := folder.Current(options.Inputs(s.edition().Inputs)); ok {
		t.Error("the compressed site is taken for the plain one")
	}
	if result, err := folder.Publish(context.Background(), s.edition(), options); err != nil || result.Removed != 11 {
		t.Errorf("%+v, %v", result, err)
	}
	same(t, holds(t, dir), s)
}
