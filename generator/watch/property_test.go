package watch_test

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"starling/generator/watch"
)

// view is what a caller knows that looks only where it is told to: by folder,
// its files with their texts and its folders with "/".
type view map[string]map[string]string

// look reads one folder anew.
func (v view) look(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		delete(v, dir)
		return
	}
	v[dir] = map[string]string{}
	for _, e := range entries {
		if e.IsDir() {
			v[dir][e.Name()] = "/"
		} else if text, err := os.ReadFile(filepath.Join(dir, e.Name())); err == nil {
			v[dir][e.Name()] = string(text)
		}
	}
}

// files returns every file with its text that can be reached from the top.
func (v view) files(top string) map[string]string {
	files := map[string]string{}
	for name, text := range v[top] {
		if path := filepath.Join(top, name); text == "/" {
			maps.Copy(files, v.files(path))
		} else {
			files[path] = text
		}
	}
	return files
}

// onDisk looks at everything.
func onDisk(t *testing.T, top string) view {
	v := view{}
	must(t, filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			v.look(path)
		}
		return err
	}))
	return v
}

// TestLookingWhereToldEqualsLookingEverywhere makes random changes, and follows
// them by events alone.
func TestLookingWhereToldEqualsLookingEverywhere(t *testing.T) {
	for seed := range uint64(15) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			root := t.TempDir()
			top := filepath.Join(root, "content")
			makeAll(t, filepath.Join(top, "a", "b"))
			makeAll(t, filepath.Join(root, "outside"))
			w := watched(t, top)
			v := onDisk(t, top)
			random := rand.New(rand.NewPCG(seed, 1))
			for round := range 4 {
				for i := range 30 {
					disturb(t, random, root, fmt.Sprintf("round %d step %d", round, i))
				}
				makeAll(t, top)
				want := onDisk(t, top).files(top)
				awaitChangeOr(t, w, func(c watch.Change) bool {
					if c.All {
						v = onDisk(t, top)
					}
					for _, dir := range c.Folders {
						v.look(dir)
					}
					return maps.Equal(v.files(top), want)
				}, func() string {
					got := v.files(top)
					maps.DeleteFunc(got, func(name, text string) bool { return want[name] == text })
					return fmt.Sprintf("knows what is not there: %v", got)
				})
			}
		})
	}
}

// awaitChangeOr is awaitChange that first asks whether all is well already.
func awaitChangeOr(t *testing.T, w *watch.Watcher, enough func(watch.Change) bool, state func() string) {
	t.Helper()
	if enough(watch.Change{}) {
		return
	}
	t.Cleanup(func() {
		if t.Failed() {
			t.Log(state())
		}
	})
	awaitChange(t, w, "the last state", enough)
}

// disturb changes one thing below root, in or out of the content folder.
func disturb(t *testing.T, random *rand.Rand, root, text string) {
	t.Helper()
	var dirs, all []string
	must(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && path != root {
			all = append(all, path)
			if d.IsDir() {
				dirs = append(dirs, path)
			}
		}
		return err
	}))
	dir := dirs[random.IntN(len(dirs))]
	some := all[random.IntN(len(all))]
	name := filepath.Join(dir, string(rune('a'+random.IntN(4))))
	outside := filepath.Join(root, "outside")
	switch random.IntN(6) {
	case 0, 1: // a file, if there is no folder of that name
		_ = os.WriteFile(name+".md", []byte(text), 0o644)
	case 2:
		_ = os.MkdirAll(filepath.Join(name, "c"), 0o755)
		_ = os.WriteFile(filepath.Join(name, "c", "x.md"), []byte(text), 0o644)
	case 3, 4: // to another name or place, over what is there if the system permits
		if some != outside {
			_ = os.Rename(some, name+filepath.Ext(some))
		}
	case 5:
		if some != outside && !slices.Contains([]int{0, 1, 2}, random.IntN(4)) {
			_ = os.RemoveAll(some)
		}
	}
}
