package output_test

import (
	"context"
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"starling/generator/guide"
	"starling/generator/output"
)

const manifestName = ".starling.json"

// childEnv is set where a test runs once more in a process of its own, to be
// killed, limited or without rights; its value is the folder to work in.
const childEnv = "STARLING_OUTPUT_CHILD"

// childDir returns the folder of the child that this process is, or "".
func childDir() string { return os.Getenv(childEnv) }

// child returns the command that runs the calling test once more, as a child.
func child(t *testing.T, dir string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, "-test.run=^"+t.Name()+"$", "-test.timeout=2m")
	cmd.Env = append(os.Environ(), childEnv+"="+dir)
	return cmd
}

// site is a finished site: contents by path.
type site map[string]string

// edition returns an edition of the site. Its keys follow from the contents.
func (s site) edition() *guide.Edition { return s.counted(nil) }

// counted is edition; it counts in calls how often each file is asked for.
func (s site) counted(calls *calls) *guide.Edition {
	files := make(map[string]guide.File, len(s))
	inputs := guide.NewHasher("test")
	for _, path := range slices.Sorted(maps.Keys(s)) {
		key := guide.DigestOf([]byte(s[path]))
		inputs.String(path).Digest(key)
		files[path] = guide.File{
			Key: key,
			Make: func() ([]byte, error) {
				calls.add(path)
				return []byte(s[path]), nil
			},
		}
	}
	return guide.NewEdition(inputs.Sum(), files, nil)
}

// with returns the site with other contents laid over it; "-" takes a file away.
func (s site) with(over site) site {
	all := maps.Clone(s)
	for path, text := range over {
		if all[path] = text; text == "-" {
			delete(all, path)
		}
	}
	return all
}

type calls struct {
	mu    sync.Mutex
	paths []string
}

func (c *calls) add(path string) {
	if c != nil {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.paths = append(c.paths, path)
	}
}

// take returns the paths asked for since the last call, sorted.
func (c *calls) take() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	list := slices.Sorted(slices.Values(c.paths))
	c.paths = nil
	return list
}

// tester is what testing and rapid have in common.
type tester interface {
	Helper()
	Fatal(args ...any)
	Errorf(format string, args ...any)
}

// open opens the folder and closes it when the test ends.
func open(t testing.TB, dir string) *output.Folder {
	t.Helper()
	folder, err := output.Open(context.Background(), dir, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { folder.Close() })
	return folder
}

// publish opens the folder, publishes into it and closes it.
func publish(dir string, e *guide.Edition) (output.Result, error) {
	folder, err := output.Open(context.Background(), dir, nil, nil)
	if err != nil {
		return output.Result{}, err
	}
	defer folder.Close()
	return folder.Publish(context.Background(), e, output.Options{})
}

func mustPublish(t tester, dir string, e *guide.Edition) output.Result {
	t.Helper()
	result, err := publish(dir, e)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// holds returns all files of a folder by path, and its empty folders with "/"
// at the end, all but the manifest.
func holds(t tester, dir string) site {
	t.Helper()
	all := site{}
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil || name == "." || name == manifestName {
			return err
		}
		name = filepath.ToSlash(name)
		if !entry.IsDir() {
			data, err := os.ReadFile(path)
			all[name] = string(data)
			return err
		}
		inside, err := os.ReadDir(path)
		if len(inside) == 0 {
			all[name+"/"] = ""
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// current returns what a folder holds but for assets of the edition before.
func current(t tester, dir string) site {
	t.Helper()
	all := holds(t, dir)
	var manifest struct {
		Files map[string]struct{ Old bool }
	}
	if err := json.Unmarshal([]byte(read(t, filepath.Join(dir, manifestName))), &manifest); err != nil {
		t.Fatal(err)
	}
	for path, file := range manifest.Files {
		if file.Old {
			delete(all, path)
		}
	}
	return all
}

// same fails the test where two sites differ.
func same(t tester, got, want site) {
	t.Helper()
	for path, text := range want {
		if have, ok := got[path]; !ok {
			t.Errorf("%s is missing", path)
		} else if have != text {
			t.Errorf("%s holds %.60q, want %.60q", path, have, text)
		}
	}
	for path := range got {
		if _, ok := want[path]; !ok {
			t.Errorf("%s should not be there", path)
		}
	}
}

// write writes a file, and the folders above it, by hand.
func write(t tester, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func read(t tester, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
