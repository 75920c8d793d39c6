package generator

import (
	"context"
	"strings"
	"testing"
)

// Whoever plans memory by the number of texts has to know it before they are
// read.
func TestTextsAreCountedBeforeTheyAreRead(t *testing.T) {
	disk := newGuideOnDisk()
	want := 0
	for _, p := range disk.paths("") {
		if strings.HasSuffix(p, ".md") {
			want++
		}
	}
	in := disk.inputs()
	calls, got := 0, 0
	in.Counted = func(texts int) { calls, got = calls+1, texts }
	if _, err := new(Generator).Edition(context.Background(), in); err != nil {
		t.Fatal(err)
	}
	if calls != 1 || got != want {
		t.Errorf("told %d times of %d texts, want once of %d", calls, got, want)
	}
}
