package generator

import (
	"bytes"
	"compress/flate"
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"starling/generator/script"
	"starling/generator/search"
)

// TestFilesOfTheIndexStaySmall bounds what one query can load, whatever the size of
// the guide: it takes the table and the dictionary once, and then a few files of
// each other kind. Sizes are compressed with deflate, which makes a little more of
// them than hosts that know Brotli.
func TestFilesOfTheIndexStaySmall(t *testing.T) {
	kinds := map[string]struct{ mean, most int }{
		"search/index.js":  {4_000, 4_000},
		"assets/search/d.": {27_000, 27_000},
		"assets/search/d/": {5_000, 9_000},
		"assets/search/p/": {2_200, 8_000},
		"assets/search/f/": {1_300, 2_000},
		"assets/search/t/": {40_000, 60_000},
		"assets/search/a.": {2_000, 2_000},
	}
	sums, counts := map[string]int{}, map[string]int{}
	for path, data := range indexFiles(t, edition(t, new(Generator), corpusInputs(250))) {
		for kind, limit := range kinds {
			if !strings.HasPrefix(path, kind) {
				continue
			}
			size := deflated(t, data)
			sums[kind] += size
			counts[kind]++
			if size > limit.most {
				t.Errorf("%s takes %d bytes, at most %d", path, size, limit.most)
			}
		}
	}
	for kind, limit := range kinds {
		if counts[kind] == 0 {
			t.Errorf("there is no %s", kind)
			continue
		}
		if mean := sums[kind] / counts[kind]; mean > limit.mean {
			t.Errorf("a file of %s takes %d bytes, at most %d", kind, mean, limit.mean)
		}
	}
}

func deflated(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

// TestAFilterReachesBeyondTheBestPages seeks a word that more pages hold than stand
// in its own record, and filters by what only the least of them has.
func TestAFilterReachesBeyondTheBestPages(t *testing.T) {
	const others = 1030
	in := corpusInputs(0)
	files := in.Content.FS.(fstest.MapFS)
	text := "---\nquestion: %s\ncategory: %s\ncompetency: [motivation]\nsummary: A line.\nupdated: 2026-01-02\n---\n\n%s\n"
	for i := range others {
		files[fmt.Sprintf("questions/q%04d/index.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, text, fmt.Sprintf("Zirkon %d?", i), "customers", "Text.")}
	}
	files["questions/sought/index.md"] = &fstest.MapFile{Data: fmt.Appendf(nil, text, "What else?", "leadership", "It speaks of zirkon once.")}
	e := edition(t, new(Generator), in)
	engine, err := e.File(e.Search.Engine)
	if err != nil {
		t.Fatal(err)
	}
	m, err := script.Start(string(engine), script.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = m.Close() })
	err = m.Offer("starlingLoad", func(path string) (string, error) {
		data, err := e.File(path)
		payload, _ := search.Payload(data)
		return payload, err
	})
	if err != nil {
		t.Fatal(err)
	}
	var answer search.Answer
	options := map[string]any{"limit": 10, "filters": map[string][]string{"topic": {"leadership"}}}
	if err := m.Call(context.Background(), &answer, "starlingQuery", "zirkon", options); err != nil {
		t.Fatal(err)
	}
	if len(answer.Results) != 1 || answer.Results[0].Address != "questions/sought/" {
		t.Errorf("the filter leaves %v, want the one page", answer.Results)
	}
}
