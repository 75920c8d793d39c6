package watch_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"starling/generator/watch"
)

// BenchmarkNew watches 5,000 questions of one folder each, with one below it.
func BenchmarkNew(b *testing.B) {
	top := b.TempDir()
	for i := range 5000 {
		makeAll(b, filepath.Join(top, fmt.Sprint("question-", i), "answers"))
	}
	for b.Loop() {
		w, err := watch.New([]string{top}, watch.Options{Interval: never})
		must(b, err)
		if w.Mode() != "events" {
			b.Fatal(w.Why())
		}
		must(b, w.Close())
	}
}

// BenchmarkNext is the time from a file being closed to its folder being named.
func BenchmarkNext(b *testing.B) {
	top := b.TempDir()
	w, err := watch.New([]string{top}, watch.Options{Interval: never})
	must(b, err)
	defer w.Close()
	for b.Loop() {
		write(b, filepath.Join(top, "index.md"), "text")
		_, err := w.Next(b.Context())
		must(b, err)
	}
}
