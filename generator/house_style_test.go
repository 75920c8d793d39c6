package generator_test

import (
	"bytes"
	"go/ast"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestEveryPackageHasAComment asks for the page that go doc opens with.
func TestEveryPackageHasAComment(t *testing.T) {
	tr := readTree(t)
	for _, f := range tr.sorted() {
		if len(f.sources) == 0 {
			continue
		}
		want := "Package " + f.sources[0].Name.Name + " "
		if f.sources[0].Name.Name == "main" {
			want = "Command " + path.Base(f.path) + " "
		}
		var comments []string
		for _, s := range f.sources {
			if s.Doc != nil {
				comments = append(comments, s.path)
				if !strings.HasPrefix(s.Doc.Text(), want) {
					t.Errorf("%s: the package comment must begin with %q", tr.at(s.Doc), want)
				}
			}
		}
		if len(comments) != 1 {
			t.Errorf("package %s has %d package comments %v, want one, that begins with %q", f.path, len(comments), comments, want)
		}
	}
}

// TestExportedNamesAreDocumented asks for a sentence about each name that
// another package can use. The names of a const or var group may share one.
func TestExportedNamesAreDocumented(t *testing.T) {
	tr := readTree(t)
	for _, f := range tr.sorted() {
		for _, s := range f.sources {
			for _, d := range s.Decls {
				switch d := d.(type) {
				case *ast.FuncDecl:
					if d.Name.IsExported() && receiverIsExported(d) {
						tr.wantDoc(t, d, d.Name.Name, d.Doc)
					}
				case *ast.GenDecl:
					tr.checkGroup(t, d)
				}
			}
		}
	}
}

func (tr *tree) checkGroup(t *testing.T, d *ast.GenDecl) {
	for _, spec := range d.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			if spec.Name.IsExported() {
				tr.wantDoc(t, spec, spec.Name.Name, either(spec.Doc, d))
			}
		case *ast.ValueSpec:
			shared := d.Lparen.IsValid() && d.Doc != nil
			for _, name := range spec.Names {
				if name.IsExported() && !shared {
					tr.wantDoc(t, spec, name.Name, either(spec.Doc, d))
				}
			}
		}
	}
}

// either returns a declaration's own comment, or that of its group of one.
func either(own *ast.CommentGroup, d *ast.GenDecl) *ast.CommentGroup {
	if own == nil && !d.Lparen.IsValid() {
		return d.Doc
	}
	return own
}

func (tr *tree) wantDoc(t *testing.T, n ast.Node, name string, doc *ast.CommentGroup) {
	if doc == nil {
		t.Errorf("%s: %s has no comment; say what the caller gets", tr.at(n), name)
	} else if text := doc.Text(); !strings.HasPrefix(text, name+" ") && !strings.HasPrefix(text, name+"'s ") {
		first, _, _ := strings.Cut(text, "\n")
		t.Errorf("%s: the comment on %s must begin with its name, not with %q", tr.at(n), name, first)
	}
}

// receiverIsExported tells whether a function is one that go doc shows: not a
// method of a type that only its own package can name.
func receiverIsExported(d *ast.FuncDecl) bool {
	if d.Recv == nil {
		return true
	}
	exported := true
	ast.Inspect(d.Recv.List[0].Type, func(n ast.Node) bool {
		if name, ok := n.(*ast.Ident); ok {
			exported = name.IsExported()
			return false
		}
		_, generic := n.(*ast.IndexExpr)
		_, pointer := n.(*ast.StarExpr)
		return generic || pointer
	})
	return exported
}

// TestNoFileIsLong sounds the alarm for a file that holds more than one idea.
func TestNoFileIsLong(t *testing.T) {
	const most = 400
	// A longer file is named here with the reason why parting it would be worse.
	exceptions := map[string]string{}

	lines := map[string]int{}
	tr := readTree(t)
	for _, f := range tr.packages {
		for _, s := range f.sources {
			lines[s.path] = s.lines
		}
	}
	for _, name := range slices.Concat(texts(t, "layouts", ".html"), texts(t, "assets", ".css", ".js")) {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		lines[name] = bytes.Count(text, []byte("\n"))
	}
	for name, n := range lines {
		if reason := exceptions[name]; n > most && reason == "" {
			t.Errorf("%s has %d lines; a file is one idea, and the alarm stands at %d", name, n, most)
		}
	}
	for name := range exceptions {
		if lines[name] <= most {
			t.Errorf("%s is an exception to the length of files, and need not be any more", name)
		}
	}
}

// TestEditionFitsOneScreen keeps the pipeline a table of contents.
func TestEditionFitsOneScreen(t *testing.T) {
	const screen = 40
	tr := readTree(t)
	for _, s := range tr.packages["generator"].sources {
		for _, d := range s.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Name.Name != "Edition" || f.Recv == nil {
				continue
			}
			first, last := tr.files.Position(f.Pos()).Line, tr.files.Position(f.End()).Line
			if n := last - first + 1; n > screen {
				t.Errorf("%s: Generator.Edition has %d lines; it is a list of stages that fits one screen of %d", tr.at(f), n, screen)
			}
			return
		}
	}
	t.Error("package generator has no method Edition, which this test is about")
}

// TestMarkupIsTrustedInOnePlace finds every conversion that html/template would
// take as safe. One function makes them, so one function must be right.
func TestMarkupIsTrustedInOnePlace(t *testing.T) {
	tr := readTree(t)
	var trusted []string
	for _, f := range tr.sorted() {
		for _, s := range f.sources {
			for _, call := range s.calls("html/template", "HTML") {
				trusted = append(trusted, tr.at(call))
			}
			for _, call := range s.calls("html/template", "CSS", "HTMLAttr", "JS", "JSStr", "Srcset", "URL") {
				t.Errorf("%s lets a text past html/template's escaping; hand over plain text instead", tr.at(call))
			}
		}
	}
	if len(trusted) != 1 || !strings.HasPrefix(trusted[0], "generator/render/") {
		t.Errorf("template.HTML is made at %v, want exactly one place, in generator/render", trusted)
	}
}

// TestEmbeddingFilesHoldNothingElse keeps the folders of files free of code:
// each has one Go file with one embed.FS.
func TestEmbeddingFilesHoldNothingElse(t *testing.T) {
	tr := readTree(t)
	for _, dir := range []string{"layouts", "assets", "content"} {
		f := tr.packages[dir]
		if f == nil || len(f.sources) != 1 || len(f.tests) != 0 || f.sources[0].path != dir+"/"+dir+".go" {
			t.Errorf("%s must hold one Go file, %s.go", dir, dir)
			continue
		}
		s := f.sources[0]
		if len(s.Decls) != 2 || len(s.Imports) != 1 || s.Imports[0].Path.Value != `"embed"` || !isEmbedFS(s.Decls[1]) {
			t.Errorf("%s must import embed, declare \"var FS embed.FS\" and hold nothing more", s.path)
		}
	}
}

func isEmbedFS(d ast.Decl) bool {
	g, ok := d.(*ast.GenDecl)
	if !ok || g.Tok != token.VAR || len(g.Specs) != 1 {
		return false
	}
	v := g.Specs[0].(*ast.ValueSpec)
	typ, ok := v.Type.(*ast.SelectorExpr)
	if !ok || len(v.Names) != 1 || len(v.Values) != 0 {
		return false
	}
	pkg, ok := typ.X.(*ast.Ident)
	return ok && v.Names[0].Name == "FS" && pkg.Name == "embed" && typ.Sel.Name == "FS"
}

// TestLayoutsHoldNothingInline keeps what the content security policy would
// block out of the layouts.
func TestLayoutsHoldNothingInline(t *testing.T) {
	rules := []struct {
		pattern *regexp.Regexp
		instead string
	}{
		{regexp.MustCompile(`(?i)<style\b`), "put the rule into a file of assets/style"},
		{regexp.MustCompile(`(?i)\sstyle\s*=`), "set a class or a data attribute, and put the rule into a file of assets/style"},
		{regexp.MustCompile(`(?i)\son[a-z]+\s*=\s*["'{]`), "listen in a script of assets"},
		{regexp.MustCompile(`(?i)["']\s*javascript:`), "listen in a script of assets"},
	}
	script := regexp.MustCompile(`(?i)<script\b[^>]*>`)
	harmless := regexp.MustCompile(`(?i)\ssrc\s*=|type="application/ld\+json"`)
	names := texts(t, "layouts", ".html")
	if len(names) == 0 {
		t.Fatal("there are no layouts, so this test looks in the wrong place")
	}
	for _, name := range names {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		line := func(at int) int { return 1 + bytes.Count(text[:at], []byte("\n")) }
		for _, rule := range rules {
			for _, at := range rule.pattern.FindAllIndex(text, -1) {
				t.Errorf("%s:%d: %q is blocked by the content security policy; %s", name, line(at[0]), text[at[0]:at[1]], rule.instead)
			}
		}
		for _, at := range script.FindAllIndex(text, -1) {
			if tag := text[at[0]:at[1]]; !harmless.Match(tag) {
				t.Errorf("%s:%d: %s holds an inline script, which the content security policy blocks; put it into a file of assets", name, line(at[0]), tag)
			}
		}
	}
}

// TestTestsNeitherSkipNorSleep keeps the suite honest and quick: what cannot be
// tested fails and says what is missing, and a wait is for an event.
func TestTestsNeitherSkipNorSleep(t *testing.T) {
	tr := readTree(t)
	skips := []string{"Skip", "Skipf", "SkipNow"}
	for _, f := range tr.sorted() {
		for _, s := range f.tests {
			for _, call := range s.calls("time", "Sleep") {
				t.Errorf("%s sleeps; wait for what the test is about instead", tr.at(call))
			}
			ast.Inspect(s.File, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok {
					if sel, ok := call.Fun.(*ast.SelectorExpr); ok && len(call.Args) <= 1 && slices.Contains(skips, sel.Sel.Name) {
						if x, ok := sel.X.(*ast.Ident); ok && (x.Name == "t" || x.Name == "b" || x.Name == "f" || x.Name == "tb") {
							t.Errorf("%s skips a test; let it fail, and say how to get what is missing", tr.at(call))
						}
					}
				}
				return true
			})
		}
	}
}

// TestNothingIsLeftForLater keeps notes about unfinished work in the issues.
func TestNothingIsLeftForLater(t *testing.T) {
	later := regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|XX` + `X)\b`)
	tr := readTree(t)
	for _, f := range tr.sorted() {
		for _, s := range slices.Concat(f.sources, f.tests) {
			if stem := strings.ToLower(path.Base(s.path)); strings.Contains(stem, "util") || strings.Contains(stem, "helper") || strings.Contains(stem, "misc") {
				t.Errorf("%s: name the file after the one idea it holds", s.path)
			}
			for _, group := range s.Comments {
				if word := later.FindString(group.Text()); word != "" {
					t.Errorf("%s: a comment says %s; finish it, or write an issue", tr.at(group), word)
				}
			}
		}
	}
}
