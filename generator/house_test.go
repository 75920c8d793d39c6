package generator_test

import (
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// floors are the agreed packages. Imports go down only: to a smaller number,
// never to an equal one. Those on no floor (0) are the folders of files beside
// the house, which only the command joins to the rest.
var floors = map[string]int{
	"cmd/starling": 4,

	"generator": 3,

	"generator/source": 2, "generator/markdown": 2, "generator/render": 2, "generator/bundle": 2,
	"generator/search": 2, "generator/lint": 2, "generator/machine": 2, "generator/picture": 2,
	"generator/output": 2, "generator/disk": 2, "generator/watch": 2, "generator/serve": 2,
	"generator/scaffold": 2, "generator/importer": 2, "generator/coverage": 2, "generator/outside": 2,

	"generator/guide": 1, "generator/text": 1, "generator/script": 1, "generator/memory": 1,

	"content": 0, "layouts": 0, "assets": 0,
}

// makers are the packages that make an edition. They see file systems and
// settings, so the same guide gives the same bytes on any machine.
var makers = []string{
	"generator", "generator/guide", "generator/text", "generator/script", "generator/memory",
	"generator/source", "generator/markdown", "generator/render", "generator/bundle",
	"generator/search", "generator/lint", "generator/machine", "generator/picture",
}

// doors are the one package through which each library enters the program;
// free is for those that anyone may use.
var doors = map[string]string{
	"html/template": "generator/render",
	"net/http":      "generator/serve",

	"github.com/adrg/frontmatter":         "generator/source",
	"github.com/alecthomas/chroma":        "generator/markdown",
	"github.com/andybalholm/brotli":       "generator/output",
	"github.com/blevesearch/snowballstem": "generator/search",
	"github.com/coder/websocket":          "generator/serve",
	"github.com/evanw/esbuild":            "generator/bundle",
	"github.com/fsnotify/fsnotify":        "generator/watch",
	"github.com/jba/templatecheck":        "generator/render",
	"github.com/klauspost/compress":       "generator/output",
	"github.com/rivo/uniseg":              "generator/text",
	"github.com/spf13/cobra":              "cmd/starling",
	"github.com/yuin/goldmark":            "generator/markdown",
	"go.yaml.in/yaml":                     "generator/source",
	"golang.org/x/image":                  "generator/picture",
	"golang.org/x/net":                    "generator/markdown",
	"golang.org/x/net/html":               "generator/markdown",
	"golang.org/x/sync":                   free,
	"golang.org/x/sys":                    "generator/output",
	"golang.org/x/term":                   "cmd/starling",
	"golang.org/x/text":                   "generator/text",
	"modernc.org/quickjs":                 "generator/script",
}

const free = "any package"

// sideDoors are second doors, each for a use that has nothing to do with the
// first: raw tags within a text, and whole pages of other people's; to answer a
// browser, and to ask other sites.
var sideDoors = map[string]string{"golang.org/x/net/html": "generator/importer", "net/http": "generator/outside"}

// TestImportsGoDown keeps the floors.
func TestImportsGoDown(t *testing.T) {
	tr := readTree(t)
	for _, f := range tr.sorted() {
		from, known := floors[f.path]
		if !known {
			t.Errorf("package %s stands on no floor: if it is agreed in the architecture, add it to floors in house_test.go", f.path)
			continue
		}
		for _, s := range slices.Concat(f.sources, f.tests) {
			test := strings.HasSuffix(s.path, "_test.go")
			for _, i := range s.imports() {
				dir, ours := i.ours()
				to, known := floors[dir]
				switch {
				case !ours || test && (dir == f.path || to == 0 && known):
				case !known:
					t.Errorf("%s imports %s, which stands on no floor", tr.at(i.spec), i.path)
				case to == 0 && from < 4:
					t.Errorf("%s imports %s: only cmd/starling joins the embedded files to the generator, which is given file systems", tr.at(i.spec), i.path)
				case from == 1:
					t.Errorf("%s imports %s: packages of floor 1 import none of ours; take a plain value instead", tr.at(i.spec), i.path)
				case to >= from:
					t.Errorf("%s: floor %d imports %s on floor %d; imports go down only, so let the package above hand over a value of guide", tr.at(i.spec), from, i.path, to)
				}
			}
		}
	}
}

// TestLibrariesEnterByTheirDoor keeps each library replaceable in one place.
func TestLibrariesEnterByTheirDoor(t *testing.T) {
	tr := readTree(t)
	for _, f := range tr.sorted() {
		for _, s := range f.sources {
			for _, i := range s.imports() {
				door, declared := doorOf(doors, i.path)
				side, _ := doorOf(sideDoors, i.path)
				switch {
				case !declared && i.foreign():
					t.Errorf("%s imports %s, which has no door: do without it, or agree on the one package that uses it and add it to doors in house_test.go", tr.at(i.spec), i.path)
				case declared && door != free && door != f.path && side != f.path:
					t.Errorf("%s imports %s, whose only door is %s", tr.at(i.spec), i.path, door)
				}
			}
		}
	}
}

// doorOf returns the door of the library that an imported package belongs to.
func doorOf(doors map[string]string, pkg string) (string, bool) {
	for lib := pkg; lib != "." && lib != "/"; lib = path.Dir(lib) {
		if door, ok := doors[lib]; ok {
			return door, true
		}
	}
	return "", false
}

// TestMakersTouchNoSystem keeps the first law: a guide is a function of file
// systems, which opens no path and knows neither clock nor environment.
func TestMakersTouchNoSystem(t *testing.T) {
	system := []string{"os", "os/exec", "os/signal", "net", "net/http", "syscall", "math/rand", "math/rand/v2", "crypto/rand"}
	tr := readTree(t)
	for _, dir := range makers {
		f := tr.packages[dir]
		if f == nil {
			continue // agreed, and not built yet
		}
		for _, s := range f.sources {
			for _, i := range s.imports() {
				if slices.Contains(system, i.path) {
					t.Errorf("%s imports %s, but %s makes editions: let what it needs be part of the Inputs", tr.at(i.spec), i.path, dir)
				}
			}
			for _, call := range s.calls("time", "Now", "Since", "Until") {
				t.Errorf("%s asks for the time, but the same guide must give the same bytes on any day", tr.at(call))
			}
			for _, call := range s.calls("path/filepath", "Abs", "EvalSymlinks", "Glob", "Walk", "WalkDir") {
				t.Errorf("%s looks at the disk; use the fs.FS that the Inputs hold", tr.at(call))
			}
		}
	}
}

// TestLongestImportChain keeps the house low: from the command to the deepest
// of our packages there are three imports.
func TestLongestImportChain(t *testing.T) {
	const most = 3
	tr := readTree(t)
	chain := tr.longest("cmd/starling", map[string][]string{})
	if n := len(chain) - 1; n > most {
		t.Errorf("the longest chain of imports is %d, want at most %d:\n\t%s", n, most, strings.Join(chain, "\n\timports "))
	} else if n < 2 {
		t.Errorf("the longest chain of imports is %d (%v), so this test looks in the wrong place", n, chain)
	}
}

// longest returns the longest chain of imports among our packages that begins
// at one. The compiler has refused circles.
func (tr *tree) longest(from string, known map[string][]string) []string {
	if chain, ok := known[from]; ok {
		return chain
	}
	best := []string{from}
	if f := tr.packages[from]; f != nil {
		for _, s := range f.sources {
			for _, i := range s.imports() {
				if dir, ours := i.ours(); ours {
					if below := tr.longest(dir, known); len(below)+1 > len(best) {
						best = append([]string{from}, below...)
					}
				}
			}
		}
	}
	known[from] = best
	return best
}

// TestTopLevelIsTheAgreedList keeps the first thing that anyone sees of the
// repository short.
func TestTopLevelIsTheAgreedList(t *testing.T) {
	agreed := strings.Fields("cmd content layouts assets generator go.mod go.sum README.md LICENSE .ci .github .gitignore .gitattributes .editorconfig")
	found := topLevel(t)
	for _, name := range found {
		if !slices.Contains(agreed, name) {
			t.Errorf("%s stands at the top of the repository, which is exactly: %s", name, strings.Join(agreed, " "))
		}
	}
	for _, name := range agreed {
		if !slices.Contains(found, name) {
			t.Errorf("%s is missing at the top of the repository", name)
		}
	}
}

// topLevel returns the names at the top that git keeps or would keep; without
// git, all but git's own folder and the default output.
func topLevel(t *testing.T) []string {
	t.Helper()
	var names []string
	git := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	git.Dir = root
	if out, err := git.Output(); err == nil {
		for name := range strings.SplitSeq(strings.TrimSuffix(string(out), "\x00"), "\x00") {
			first, _, _ := strings.Cut(name, "/")
			names = append(names, first)
		}
	} else {
		entries, err := os.ReadDir(root)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if e.Name() != ".git" && e.Name() != "public" {
				names = append(names, e.Name())
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
