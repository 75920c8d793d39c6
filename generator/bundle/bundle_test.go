package bundle_test

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"starling/assets"
	"starling/generator/bundle"
	"starling/generator/guide"
)

// folder returns an assets folder of these files.
func folder(files map[string]string) fstest.MapFS {
	all := fstest.MapFS{}
	for name, text := range files {
		all[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return all
}

// made bundles a folder that must have no problem, and returns its files' texts
// by the names that they have in the folder.
func made(t *testing.T, files fs.FS, theme ...guide.Setting) map[string]string {
	t.Helper()
	b, problems, err := bundle.Make(files, "mine", theme, nil)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	texts := map[string]string{}
	for _, a := range b.Assets {
		for _, f := range b.Files {
			if f.Path == a.Address {
				texts[a.Name] = string(f.Data)
			}
		}
	}
	return texts
}

func TestEveryFileAtTheTopIsPublished(t *testing.T) {
	files := made(t, folder(map[string]string{
		"style.css": "a{color:red}", "app.js": "f()", "mark.svg": "<svg/>", "font.woff2": "w", "LICENSE": "mine",
		"assets.go": "package assets", ".hidden": "x", "README.md": "x", "readme": "x", "style/part.css": "b{}", "notes/x.txt": "x",
	}))
	if len(files) != 5 {
		t.Errorf("published are %v", files)
	}
	for _, name := range []string{"style.css", "app.js", "mark.svg", "font.woff2", "LICENSE"} {
		if files[name] == "" {
			t.Errorf("%s is not published", name)
		}
	}
}

func TestNamesChangeWithBytes(t *testing.T) {
	name := regexp.MustCompile(`^assets/style\.[0-9a-f]{10}\.css$`)
	address := func(text string) string {
		b, _, _ := bundle.Make(folder(map[string]string{"style.css": text}), "mine", nil, nil)
		if len(b.Assets) != 1 || b.Assets[0].Name != "style.css" || b.Files[0].Path != b.Assets[0].Address || b.Files[0].Key != guide.DigestOf(b.Files[0].Data) {
			t.Fatalf("bundle is %+v", b)
		}
		return b.Assets[0].Address
	}
	red, also, blue := address("a{color:red}"), address("a { color: red; } "), address("a{color:blue}")
	if !name.MatchString(red) {
		t.Errorf("address is %s", red)
	}
	if red != also || red == blue {
		t.Errorf("addresses are %s, %s and %s", red, also, blue)
	}
}

func TestStylesAreBundledAndMinified(t *testing.T) {
	files := made(t, folder(map[string]string{
		"style.css":           "@layer base, parts;\n@import \"style/base.css\" layer(base);\n@import './style/parts.css' layer(parts);\n",
		"style/base.css":      "/* base */\na {\n  color: #ff0000;\n}\n",
		"style/parts.css":     "@import \"deep/more.css\";\nb { margin: 0px }",
		"style/deep/more.css": "i { top: 0 }",
	}))
	want := "@layer base,parts;@layer base{a{color:red}}@layer parts{i{top:0}}@layer parts{b{margin:0}}"
	if got := strings.TrimSpace(files["style.css"]); got != want {
		t.Errorf("style is %s, want %s", got, want)
	}
}

func TestScriptsBecomeClassic(t *testing.T) {
	files := made(t, folder(map[string]string{
		"app.js":         "import { double } from './lib/double.js'; import table from './lib/table.json'; document.title = double(table.size)?.toString()",
		"lib/double.js":  "/** @param {number} n */\nexport function double(n) { return 2 * n }\nexport const unused = 'never'",
		"lib/table.json": `{"size": 21}`,
	}))
	script := files["app.js"]
	for _, not := range []string{"import", "export", "never", "@param", "require"} {
		if strings.Contains(script, not) {
			t.Errorf("the script still has %q: %s", not, script)
		}
	}
	if !strings.HasPrefix(script, "(()=>{") || !strings.Contains(script, "21") {
		t.Errorf("script is %s", script)
	}
}

func TestScriptsKnowWhatTheGuideSays(t *testing.T) {
	files := folder(map[string]string{"app.js": "import said from 'guide:draft'; document.title = said.words.title"})
	b, problems, err := bundle.Make(files, "mine", nil, map[string]any{"draft": map[string]any{"words": map[string]string{"title": "Draft </script> yours"}}})
	if err != nil || len(problems) > 0 || !strings.Contains(string(b.Files[0].Data), "yours") {
		t.Errorf("the script is %s, %v %v", b.Files, problems, err)
	}
	other, _, _ := bundle.Make(files, "mine", nil, map[string]any{"draft": map[string]any{"words": map[string]string{"title": "Another"}}})
	if other.Files[0].Path == b.Files[0].Path {
		t.Error("other words have the same address")
	}
	if _, problems, _ := bundle.Make(files, "mine", nil, map[string]any{"drafts": nil}); len(problems) != 1 {
		t.Errorf("what the guide does not say is imported: %v", problems)
	}
}

func TestFilesThatAStyleAsksForAreNamedInIt(t *testing.T) {
	b, problems, err := bundle.Make(folder(map[string]string{
		"style.css":         `@import "style/a.css"; b{background:url(mark.svg)}`,
		"style/a.css":       `a{background:url("../mark.svg?v=1#bird")} i{background:url(img/dot.png)} u{background:url(data:image/gif;base64,AA==)} s{filter:url(#blur)}`,
		"style/img/dot.png": "dot", "mark.svg": "<svg/>",
	}), "mine", nil, nil)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	style := ""
	names := map[string]string{}
	for _, a := range b.Assets {
		names[a.Name] = path.Base(a.Address)
	}
	for _, f := range b.Files {
		if path.Ext(f.Path) == ".css" {
			style = string(f.Data)
		}
	}
	if len(b.Files) != 3 || names["style/img/dot.png"] == "" {
		t.Errorf("assets are %v", b.Assets)
	}
	for _, want := range []string{"url(" + names["mark.svg"] + ")", names["mark.svg"] + "?v=1#bird", "url(" + names["style/img/dot.png"] + ")", "url(data:image/gif;base64,AA==)", "url(#blur)"} {
		if !strings.Contains(style, want) {
			t.Errorf("style lacks %s: %s", want, style)
		}
	}
}

func TestTheThemeIsALayerOfTheStyle(t *testing.T) {
	files := folder(map[string]string{"style.css": "@layer tokens,theme,dark;@layer tokens{:root{--accent:red}}", "code.css": "b{}"})
	themed := made(t, files, guide.Setting{Name: "accent", Value: "#7a1f3d"}, guide.Setting{Name: "accent-dark", Value: "hsl(340 60% 80%)"})
	want := "@layer theme{:root{--accent:#7a1f3d;--accent-dark:hsl(340 60% 80%)}}"
	if got := themed["style.css"]; !strings.Contains(got, want) {
		t.Errorf("style is %s, want it to hold %s", got, want)
	}
	if strings.Contains(themed["code.css"], "accent") {
		t.Error("the theme is in every style")
	}
}

func TestAThemeCannotEndItsRule(t *testing.T) {
	for _, value := range []string{"red}b{", "red;--x:1", "url(https://example.org/x.png)", "red/*", "\\7d", "\"open", "rgb(1,2,3", "<b>", ""} {
		_, problems, _ := bundle.Make(folder(map[string]string{"style.css": "a{}"}), "mine", []guide.Setting{{Name: "accent", Value: value}}, nil)
		if len(problems) != 1 || problems[0].Code != "E121" {
			t.Errorf("%q gives %v", value, problems)
		}
	}
	_, problems, _ := bundle.Make(folder(map[string]string{"style.css": "a{}"}), "mine", []guide.Setting{{Name: "a:red;b", Value: "red"}}, nil)
	if len(problems) != 1 {
		t.Errorf("a name that ends its rule gives %v", problems)
	}
}

func TestMistakesInAssetsAreProblemsWithTheirPlace(t *testing.T) {
	for name, test := range map[string]struct {
		file, text   string
		path         string
		line, column int
		says         string
	}{
		"style":                 {"style.css", "a {\n  color: red;\n  margin\n}\n", "mine/style.css", 3, 9, "Expected"},
		"script":                {"app.js", "let ä = 1\nlet é = ;\n", "mine/app.js", 2, 9, "Unexpected"},
		"missing import":        {"style.css", "\n@import \"style/none.css\";", "mine/style.css", 2, 9, "style/none.css"},
		"missing script":        {"app.js", "import './none.js'", "mine/app.js", 1, 8, "none.js"},
		"missing picture":       {"style.css", "a{background:url(none.png)}", "mine/style.css", 1, 14, "none.png"},
		"outside the folder":    {"style.css", "@import \"../../etc/passwd.css\";", "mine/style.css", 1, 9, "outside the assets folder"},
		"from the disk's root":  {"style.css", "@import \"/etc/passwd.css\";", "mine/style.css", 1, 9, "not a path from this file"},
		"picture from root":     {"style.css", "a{background:url(/etc/passwd)}", "mine/style.css", 1, 14, "not a path from this file"},
		"another site":          {"style.css", "@import \"https://example.org/x.css\";", "mine/style.css", 1, 9, "another site"},
		"any other site":        {"style.css", "a{background:url(//example.org/x.png)}", "mine/style.css", 1, 14, "another site"},
		"a package":             {"app.js", "import 'react'", "mine/app.js", 1, 8, "not a path from this file"},
		"a picture in a script": {"app.js", "import './mark.svg'", "mine/app.js", 1, 8, "cannot be imported"},
	} {
		t.Run(name, func(t *testing.T) {
			b, problems, err := bundle.Make(folder(map[string]string{test.file: test.text, "mark.svg": "<svg/>"}), "mine", nil, nil)
			if err != nil || len(problems) != 1 {
				t.Fatalf("problems are %v, %v, want one", problems, err)
			}
			p := problems[0]
			if p.Path != test.path || p.Line != test.line || p.Column != test.column || p.Code != "E121" || p.Severity != guide.Error || !strings.Contains(p.Text, test.says) {
				t.Errorf("problem is %v, want %s:%d:%d with %q", p, test.path, test.line, test.column, test.says)
			}
			for _, f := range b.Files {
				if path.Ext(f.Path) != ".svg" {
					t.Errorf("%s is published all the same", f.Path)
				}
			}
		})
	}
}

func TestEveryFaultyAssetIsReportedInOneRun(t *testing.T) {
	_, problems, _ := bundle.Make(folder(map[string]string{"a.css": "a{", "b.js": "(", "c.css": "@import 'x.css';"}), "mine", nil, nil)
	if len(problems) != 3 || problems[0].Path != "mine/a.css" || problems[2].Path != "mine/c.css" {
		t.Errorf("problems are %v", problems)
	}
}

func TestTheSameFolderGivesTheSameBundle(t *testing.T) {
	first, _, _ := bundle.Make(assets.FS, "assets", nil, nil)
	for range 5 {
		again, _, _ := bundle.Make(assets.FS, "elsewhere", nil, nil)
		if len(again.Files) != len(first.Files) {
			t.Fatal("another number of files")
		}
		for i, f := range again.Files {
			if f.Path != first.Files[i].Path || again.Assets[i] != first.Assets[i] {
				t.Errorf("%s became %s", first.Files[i].Path, f.Path)
			}
		}
	}
}

func TestOurAssetsHaveNoProblem(t *testing.T) {
	files := made(t, assets.FS)
	for _, name := range []string{"style.css", "code.css", "mark.svg"} {
		if files[name] == "" {
			t.Errorf("%s is missing", name)
		}
	}
}

// watched tells which files are opened, so that a test can see what is not.
type watched struct {
	fs.FS
	opened *[]string
}

func (w watched) Open(name string) (fs.File, error) {
	*w.opened = append(*w.opened, name)
	return w.FS.Open(name)
}

func TestNothingOutsideTheFolderIsRead(t *testing.T) {
	// A trap: what esbuild would look for on the disk is there, beside the
	// folder and in the working folder.
	disk := t.TempDir()
	for name, text := range map[string]string{
		"style.css": "trap{}", "style/base.css": "trap{}", "app.js": "trap()", "node_modules/lib/index.js": "trap()",
		"package.json": `{"browser":{"./app.js":"./trap.js"}}`, "tsconfig.json": `{"compilerOptions":{"paths":{"*":["./trap.js"]},"jsxFactory":"trap"}}`, "trap.js": "trap()",
	} {
		file := filepath.Join(disk, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(disk)
	files := made(t, folder(map[string]string{
		"style.css": "@import 'style/base.css';", "style/base.css": "ours{top:0}", "app.js": "import './lib.js'", "lib.js": "ours()",
	}))
	for name, text := range files {
		if strings.Contains(text, "trap") || !strings.Contains(text, "ours") {
			t.Errorf("%s is %s", name, text)
		}
	}
	for _, wanted := range []string{"lib", "./trap.js", filepath.Join(disk, "trap.js"), "../trap.js"} {
		_, problems, _ := bundle.Make(folder(map[string]string{"app.js": "import '" + wanted + "'"}), "mine", nil, nil)
		if len(problems) != 1 {
			t.Errorf("import %q gives %v", wanted, problems)
		}
	}
	var opened []string
	if _, problems, err := bundle.Make(watched{folder(map[string]string{"style.css": "@import 'style/base.css';"}), &opened}, "mine", nil, nil); err != nil || len(problems) != 1 {
		t.Errorf("a file that only the disk has gives %v, %v", problems, err)
	}
}

func TestAFileTooLargeForHostsIsRefused(t *testing.T) {
	_, problems, err := bundle.Make(fstest.MapFS{"film.webm": {Data: make([]byte, 26<<20)}}, "mine", nil, nil)
	if err != nil || len(problems) != 1 || !strings.Contains(problems[0].Text, "25 MiB") {
		t.Errorf("problems are %v, %v", problems, err)
	}
}

func TestAFolderThatCannotBeReadIsAnError(t *testing.T) {
	if _, _, err := bundle.Make(os.DirFS(filepath.Join(t.TempDir(), "none")), "mine", nil, nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error is %v", err)
	}
}

func BenchmarkOurAssets(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, problems, err := bundle.Make(assets.FS, "assets", nil, nil); err != nil || len(problems) > 0 {
			b.Fatal(problems, err)
		}
	}
}
