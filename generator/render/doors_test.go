package render_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"starling/generator/guide"
	"starling/layouts"
)

func TestTheMarkIsDrawnOnce(t *testing.T) {
	paths := regexp.MustCompile(` d="([^"]*)"`)
	picture, err := os.ReadFile("../../assets/mark.svg")
	if err != nil {
		t.Fatal(err)
	}
	partial, err := layouts.FS.ReadFile("partials/mark.html")
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprint(paths.FindAllStringSubmatch(string(picture), -1))
	if got := fmt.Sprint(paths.FindAllStringSubmatch(string(partial), -1)); got != want || len(want) < 50 {
		t.Errorf("the header's mark is %s, the icon %s", got, want)
	}
}

// The doors of this package: markup of an author's text is read in one function,
// and made into a template.HTML in one.
func TestMarkupHasOneDoor(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	conversions, readers := []string{}, []string{}
	for _, e := range entries {
		if path.Ext(e.Name()) != ".go" || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.CallExpr:
					if s, ok := n.Fun.(*ast.SelectorExpr); ok && (s.Sel.Name == "HTML" || s.Sel.Name == "HTMLAttr" || s.Sel.Name == "URL") {
						conversions = append(conversions, f.Name.Name)
					}
				case *ast.SelectorExpr:
					if n.Sel.Name == "Markup" {
						readers = append(readers, f.Name.Name)
					}
				}
				return true
			})
		}
	}
	if len(conversions) != 1 || conversions[0] != "html" {
		t.Errorf("a template.HTML is made in %v, want html alone", conversions)
	}
	if readers = slices.Compact(readers); len(readers) != 1 || readers[0] != "text" {
		t.Errorf("a guide.HTML is read in %v, want text alone", readers)
	}
}

func TestLayoutsKeepToTheReservedIDs(t *testing.T) {
	ids := regexp.MustCompile(` id="([^"{]+)"`)
	for _, dir := range []string{".", "partials"} {
		entries, err := layouts.FS.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if e.IsDir() {
				continue
			}
			data, err := layouts.FS.ReadFile(path.Join(dir, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range ids.FindAllStringSubmatch(string(data), -1) {
				if !slices.Contains(guide.ReservedIDs, m[1]) {
					t.Errorf("%s has the id %q, which a heading could have too", e.Name(), m[1])
				}
			}
		}
	}
}
