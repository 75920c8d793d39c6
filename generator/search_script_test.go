package generator

import (
	"context"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"starling/assets"
	"starling/generator/bundle"
	"starling/generator/script"
)

// searchScript returns a machine on which parts of the search engine are global.
func searchScript(t testing.TB) *script.Machine {
	t.Helper()
	return scriptOf(t, `
import { Reader } from './search/digits.js'
import { slips } from './search/edits.js'
import { readFacets } from './search/facets.js'
import { Forms } from './search/forms.js'
import { readFragment } from './search/fragment.js'
import { readPostings, readRecords } from './search/records.js'
import { readTextTable, Table } from './search/table.js'
import { termsOf } from './search/terms.js'
globalThis.termsOf = termsOf
globalThis.slips = slips
const readers = [
  p => new Table(p), p => new Forms().add(p), p => readRecords(p), p => readPostings(new Reader(p), true),
  p => readFragment(p), p => readFacets(p), p => readTextTable(p)
]
globalThis.readAll = payload => readers.map(read => {
  try {
    read(payload)
    return 'read'
  } catch (error) {
    return error.message
  }
})`)
}

// scriptOf returns a machine that has run a script beside those of the assets.
func scriptOf(t testing.TB, entry string) *script.Machine {
	t.Helper()
	bundled, problems, err := bundle.Make(Overlay(fstest.MapFS{"test.js": {Data: []byte(entry)}}, assets.FS), "assets", nil, nil)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	for _, f := range bundled.Files {
		if strings.HasPrefix(f.Path, "assets/test.") {
			m, err := script.Start(string(f.Data), script.Limits{Time: 5 * time.Second})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = m.Close() })
			return m
		}
	}
	t.Fatal("the bundle has no test.js")
	return nil
}

// TestTermsInJavaScript holds the browser's terms to the table that the index is
// made by.
func TestTermsInJavaScript(t *testing.T) {
	data, err := os.ReadFile("search/testdata/terms.tsv")
	if err != nil {
		t.Fatal(err)
	}
	m := searchScript(t)
	escape := regexp.MustCompile(`\\u[0-9a-f]{4}`)
	cases := 0
	for line := range strings.Lines(string(data)) {
		line = escape.ReplaceAllStringFunc(strings.TrimSuffix(line, "\n"), func(s string) string {
			n, _ := strconv.ParseUint(s[2:], 16, 32)
			return string(rune(n))
		})
		text, want, ok := strings.Cut(line, "\t")
		if !ok {
			continue
		}
		cases++
		var got []string
		if err := m.Call(t.Context(), &got, "termsOf", text); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("the terms of %q are %q, want %q", text, got, want)
		}
	}
	if cases < 40 {
		t.Errorf("the table has only %d lines", cases)
	}
}

func TestSlipsOfTheKeyboard(t *testing.T) {
	m := searchScript(t)
	for _, c := range []struct {
		a, b       string
		most, want int
	}{
		{"weakness", "weakness", 2, 0},
		{"wekness", "weakness", 2, 1},
		{"weakness", "wekness", 2, 1},
		{"waekness", "weakness", 1, 1},
		{"weaknwss", "weakness", 1, 1},
		{"wekaness", "weakness", 2, 1},
		{"wkenes", "weakness", 2, 3},
		{"wekneds", "weakness", 2, 2},
		{"eaknessw", "weakness", 2, 2},
		{"crying", "trying", 1, 2},
		{"trying", "rrying", 1, 1},
		{"seperate", "separate", 1, 1},
		{"cat", "dog", 2, 3},
		{"a", "abcd", 2, 3},
		{"", "ab", 2, 2},
	} {
		var got int
		if err := m.Call(t.Context(), &got, "slips", c.a, c.b, c.most); err != nil || got != c.want {
			t.Errorf("from %q to %q there are %d slips of at most %d, %v; want %d", c.a, c.b, got, c.most, err, c.want)
		}
	}
}

// FuzzIndexFiles holds that no file of an index, whatever is in it, keeps the
// reader waiting: a file that was cut short or changed is an error.
func FuzzIndexFiles(f *testing.F) {
	e := edition(f, new(Generator), corpusInputs(3))
	for path, data := range files(f, e) {
		if strings.HasPrefix(path, "assets/search/") || path == "search/index.js" {
			payload, ok := payloadOf(data)
			if !ok {
				f.Fatalf("%s is no file of an index", path)
			}
			f.Add(payload)
			f.Add(payload[:len(payload)*2/3])
		}
	}
	f.Add("1\n##\n")
	f.Add("\xff\x00")
	m := searchScript(f)
	f.Fuzz(func(t *testing.T, payload string) {
		var said []string
		if err := m.Call(context.Background(), &said, "readAll", payload); err != nil {
			t.Fatalf("%q: %v", payload, err)
		}
	})
}
