package output_test

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"starling/generator/guide"
	"starling/generator/output"
)

// Few names, so that files and folders, ours and foreign, often claim one place.
var (
	anyName = rapid.SampledFrom([]string{"a", "b", "c.html", "A", "a.txt", "index.html"})
	anyPath = rapid.Map(rapid.SliceOfN(anyName, 1, 4), func(names []string) string { return strings.Join(names, "/") })
	anyText = rapid.SampledFrom([]string{"", "x", "y", "xx"})
	anySite = rapid.Map(rapid.MapOfN(anyPath, anyText, 0, 12), func(m map[string]string) site {
		s := site{}
		for path, text := range m {
			if conflict(path, m) == "" {
				s[path] = text
			}
		}
		return s
	})
)

// conflict returns a path of the map that is a folder of the path, or for which
// the path is one; "" where they can stand side by side.
func conflict(path string, all map[string]string) string {
	for other := range all {
		if strings.HasPrefix(path, other+"/") || strings.HasPrefix(other, path+"/") {
			return other
		}
	}
	return ""
}

// model is what should lie in the folder.
type model struct {
	dir string
	// listed are the paths in the manifest; ours what lies there of them.
	listed  map[string]bool
	ours    site
	foreign site
}

// blocked tells whether something foreign is in the way of the site.
func (m *model) blocked(s site) bool {
	for path := range s {
		if _, taken := m.foreign[path]; taken || conflict(path, m.foreign) != "" {
			return true
		}
	}
	return false
}

func (m *model) check(t *rapid.T) {
	got, want := holds(t, m.dir), m.ours.with(m.foreign)
	if !maps.Equal(got, want) {
		t.Fatalf("the folder holds %q\nwant %q", got, want)
	}
}

// publish publishes the site, and expects a refusal where one is due.
func (m *model) publish(t *rapid.T, s site) {
	result, err := publish(m.dir, s.edition())
	if m.blocked(s) {
		var refused *output.Refused
		if !errors.As(err, &refused) {
			t.Fatalf("%q over foreign %q: result %+v, error %v", s, m.foreign, result, err)
		}
		return
	}
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	m.ours, m.listed = s, map[string]bool{}
	for path := range s {
		m.listed[path] = true
	}
	again, err := publish(m.dir, s.edition())
	if err != nil || !again.Unchanged {
		t.Fatalf("%q published again: result %+v, error %v", s, again, err)
	}
}

// fail publishes a site in which one file cannot be made.
func (m *model) fail(t *rapid.T, s site) {
	files := map[string]guide.File{}
	for path, text := range s {
		files[path] = guide.File{Key: guide.DigestOf([]byte("fail" + text)), Make: func() ([]byte, error) { return []byte(text + "fail"), nil }}
	}
	files["layout.html"] = guide.File{Make: func() ([]byte, error) { return nil, guide.NewProblem("x", guide.Place{}, "E117", "no", "") }}
	_, err := publish(m.dir, guide.NewEdition(guide.DigestOf(nil), files, nil))
	var problems *output.ProblemsError
	if !m.blocked(s) && !errors.As(err, &problems) || err == nil {
		t.Fatalf("%q: %v", s, err)
	}
}

func TestTheFolderAlwaysEqualsTheEditionAndTheForeignFiles(t *testing.T) {
	base := t.TempDir()
	runs := 0
	rapid.Check(t, func(rt *rapid.T) {
		runs++
		m := &model{dir: filepath.Join(base, fmt.Sprint(runs)), listed: map[string]bool{}, ours: site{}, foreign: site{}}
		m.publish(rt, anySite.Draw(rt, "first site"))
		rt.Repeat(map[string]func(*rapid.T){
			"publish": func(rt *rapid.T) { m.publish(rt, anySite.Draw(rt, "site")) },
			"change":  func(rt *rapid.T) { m.publish(rt, m.ours.with(anySiteBeside(m.ours).Draw(rt, "over"))) },
			"fail":    func(rt *rapid.T) { m.fail(rt, anySite.Draw(rt, "site")) },
			"add a foreign file": func(rt *rapid.T) {
				path := anyPath.Draw(rt, "path")
				all := m.ours.with(m.foreign)
				if _, taken := all[path]; taken || m.listed[path] || conflict(path, all) != "" {
					rt.Skip("the place is taken")
				}
				write(rt, filepath.Join(m.dir, path), "foreign")
				m.foreign[path] = "foreign"
			},
			"edit a file of ours": func(rt *rapid.T) {
				path := anyOf(rt, m.ours)
				m.ours = m.ours.with(site{path: m.ours[path] + "edited"})
				write(rt, filepath.Join(m.dir, path), m.ours[path])
			},
			"delete a file of ours": func(rt *rapid.T) {
				path := anyOf(rt, m.ours)
				m.ours = m.ours.with(site{path: "-"})
				if err := os.Remove(filepath.Join(m.dir, path)); err != nil {
					rt.Fatal(err)
				}
				// With its folders as far as they are empty: those that are not refuse.
				for dir := filepath.Dir(path); dir != "." && os.Remove(filepath.Join(m.dir, dir)) == nil; {
					dir = filepath.Dir(dir)
				}
			},
			"": func(rt *rapid.T) { m.check(rt) },
		})
	})
}

// anySiteBeside returns files that can stand beside those of the site.
func anySiteBeside(s site) *rapid.Generator[site] {
	return rapid.Map(anySite, func(over site) site {
		beside := site{}
		for path, text := range over {
			if conflict(path, s) == "" {
				beside[path] = text
			}
		}
		return beside
	})
}

func anyOf(rt *rapid.T, s site) string {
	if len(s) == 0 {
		rt.Skip("there is none")
	}
	return rapid.SampledFrom(slices.Sorted(maps.Keys(s))).Draw(rt, "path")
}
