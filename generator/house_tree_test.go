package generator_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// root is the top of the repository, seen from this package.
const root = ".."

// module is the name in go.mod.
const module = "starling"

// tree is every package of the repository, as its source files say it: those
// for other systems too, which the go command would leave out here.
type tree struct {
	files    *token.FileSet
	packages map[string]*folder // by folder: "generator/guide"
}

// folder is one package with its files.
type folder struct {
	path           string
	sources, tests []*source
}

// source is one file of Go.
type source struct {
	path  string
	lines int
	*ast.File
}

// readTree parses every package of the repository.
func readTree(t *testing.T) *tree {
	t.Helper()
	tr := &tree{files: token.NewFileSet(), packages: map[string]*folder{}}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		at := slashed(t, name)
		if d.IsDir() {
			if at != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || at == "public") {
				return fs.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(name, ".go") {
			tr.add(t, name, at)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(tr.packages) < 5 {
		t.Fatalf("found %d packages below %s, so this test looks in the wrong place", len(tr.packages), root)
	}
	return tr
}

func (tr *tree) add(t *testing.T, name, at string) {
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := parser.ParseFile(tr.files, at, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	dir := path.Dir(at)
	f := tr.packages[dir]
	if f == nil {
		f = &folder{path: dir}
		tr.packages[dir] = f
	}
	s := &source{path: at, lines: bytes.Count(text, []byte("\n")), File: parsed}
	if strings.HasSuffix(at, "_test.go") {
		f.tests = append(f.tests, s)
	} else {
		f.sources = append(f.sources, s)
	}
}

// slashed returns a name below root with slashes, relative to root.
func slashed(t *testing.T, name string) string {
	t.Helper()
	at, err := filepath.Rel(root, name)
	if err != nil {
		t.Fatal(err)
	}
	return filepath.ToSlash(at)
}

// sorted returns the packages by their folders' names.
func (tr *tree) sorted() []*folder {
	var list []*folder
	for _, f := range tr.packages {
		list = append(list, f)
	}
	slices.SortFunc(list, func(a, b *folder) int { return strings.Compare(a.path, b.path) })
	return list
}

// at returns where a node stands, for messages: "generator/files.go:12".
func (tr *tree) at(n ast.Node) string {
	p := tr.files.Position(n.Pos())
	return p.Filename + ":" + strconv.Itoa(p.Line)
}

// imported is one import of a file.
type imported struct {
	path string
	spec *ast.ImportSpec
}

func (s *source) imports() []imported {
	var list []imported
	for _, spec := range s.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		list = append(list, imported{name, spec})
	}
	return list
}

// ours returns the folder of an import that is one of our packages.
func (i imported) ours() (string, bool) { return strings.CutPrefix(i.path, module+"/") }

// foreign tells whether an import is somebody else's library.
func (i imported) foreign() bool {
	first, _, _ := strings.Cut(i.path, "/")
	return strings.Contains(first, ".")
}

// calls returns the calls of functions of another package in a file, and
// conversions to its types; pkg is an import path.
func (s *source) calls(pkg string, names ...string) []*ast.CallExpr {
	local := ""
	for _, i := range s.imports() {
		if i.path == pkg {
			local = path.Base(pkg)
			if i.spec.Name != nil {
				local = i.spec.Name.Name
			}
		}
	}
	if local == "" {
		return nil
	}
	var list []*ast.CallExpr
	ast.Inspect(s.File, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		if sel, ok := call.Fun.(*ast.SelectorExpr); ok && slices.Contains(names, sel.Sel.Name) {
			if x, ok := sel.X.(*ast.Ident); ok && x.Name == local {
				list = append(list, call)
			}
		}
		return true
	})
	return list
}

// texts returns the names of the files below a folder of the repository that
// have one of the endings, relative to root.
func texts(t *testing.T, dir string, endings ...string) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(filepath.Join(root, dir), func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && slices.Contains(endings, filepath.Ext(name)) {
			list = append(list, slashed(t, name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}
