package generator_test

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"starling/assets"
	"starling/generator"
	"starling/generator/guide"
	"starling/layouts"
)

// TestRulesThatCompareTexts changes what lies between texts: examples, copies, dates.
func TestRulesThatCompareTexts(t *testing.T) {
	set := func(file, old, new string) func([]map[string]string) {
		return func(q []map[string]string) { q[0][file] = strings.Replace(q[0][file], old, new, 1) }
	}
	for _, test := range []struct {
		name string
		do   func(q []map[string]string)
		want string
	}{
		{"no example", func(q []map[string]string) { delete(q[0], "server.md"); delete(q[0], "nurse.md") }, "index.md:2 W202"},
		{"one example is a beginning", func(q []map[string]string) { delete(q[0], "server.md") }, ""},
		{"an example of another question", func(q []map[string]string) {
			delete(q[0], "server.md")
			delete(q[0], "nurse.md")
			q[1]["nurse.md"] = strings.Replace(q[1]["nurse.md"], "level: senior\n", "level: senior\nalso_answers: question-000\n", 1)
		}, ""},
		{"one level", set("server.md", "level: entry", "level: senior"), "index.md:2 W202"},
		{"one industry", set("server.md", "industry: hospitality", "industry: healthcare"), "index.md:2 W202"},
		{"one industry, by the role", set("server.md", "role: server\nlevel: entry\nindustry: hospitality", "role: care-assistant\nlevel: entry"), "index.md:2 W202"},
		{"an answer twice", func(q []map[string]string) { q[1]["server.md"] = q[0]["server.md"] }, "server.md:8 W205"},
		{"an answer with few words changed", func(q []map[string]string) {
			q[1]["server.md"] = strings.ReplaceAll(q[0]["server.md"], " by ", " past ")
		}, "server.md:8 W205"},
		{"a question twice", func(q []map[string]string) {
			asked := strings.SplitN(q[1]["index.md"], "updated:", 2)[0]
			q[1]["index.md"] = asked + "updated:" + strings.SplitN(q[0]["index.md"], "updated:", 2)[1]
		}, "index.md:13 W205"},
		{"two years and more", set("index.md", "updated: 2026-03-01", "updated: 2024-02-28"), "index.md:10 W206"},
		{"two years", set("index.md", "updated: 2026-03-01", "updated: 2024-03-01"), ""},
		{"published long ago", set("index.md", "updated: 2026-03-01", "published: 2020-03-01"), "index.md:10 W206"},
		{"published long ago and looked at", set("index.md", "updated:", "published: 2020-03-01\nupdated:"), ""},
		{"no date", set("index.md", "updated: 2026-03-01\n", ""), ""},
	} {
		questions := soundGuide(2)
		test.do(questions)
		problems, files := checked(t, questions)
		var said []string
		for _, p := range problems {
			said = append(said, fmt.Sprintf("%s:%d %s", p.Path[strings.LastIndexByte(p.Path, '/')+1:], p.Line, p.Code))
		}
		if got := strings.Join(said, ", "); got != test.want {
			t.Errorf("%s: want %q, found\n%s", test.name, test.want, told(files, problems))
		}
	}
}

// realInputs are those of the built-in guide.
func realInputs() generator.Inputs {
	return generator.Inputs{
		Content: generator.Folder{FS: os.DirFS("../content"), Name: "content"}, Layouts: generator.Folder{FS: layouts.FS, Name: "layouts"},
		Assets: generator.Folder{FS: assets.FS, Name: "assets"}, Program: func() (guide.Digest, error) { return guide.Digest{}, nil },
	}
}

// TestTheBuiltInGuideHasNoWarning holds the guide's own texts to its rules.
func TestTheBuiltInGuideHasNoWarning(t *testing.T) {
	g := generator.Generator{Rules: true}
	defer g.Close()
	report, err := g.Check(t.Context(), realInputs(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range report.Problems {
		t.Error(p)
	}
	if len(report.Skipped) > 0 {
		t.Errorf("%v did not run", report.Skipped)
	}
}

// TestWhatIsIgnoredSaysWhy wants a comment above each line of the built-in guide
// that silences a rule.
func TestWhatIsIgnoredSaysWhy(t *testing.T) {
	err := fs.WalkDir(os.DirFS("../content"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile("../content/" + name)
		lines := strings.Split(string(data), "\n")
		for i, line := range lines {
			silences := strings.HasPrefix(line, "lint_ignore:") || name == "site.yaml" && strings.HasPrefix(strings.TrimSpace(line), "ignore:")
			if silences && (i == 0 || !strings.HasPrefix(strings.TrimSpace(lines[i-1]), "#")) {
				t.Errorf("content/%s:%d silences a rule and does not say why", name, i+1)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestCheckRemembers checks a guide twice with one generator, and once after an
// edit: what is found is what a fresh one finds.
func TestCheckRemembers(t *testing.T) {
	in := realInputs()
	g := generator.Generator{Rules: true}
	defer g.Close()
	broken := func() guide.Problems {
		report, err := g.Check(t.Context(), in, nil)
		if err != nil {
			t.Fatal(err)
		}
		return report.Problems
	}
	first := broken()
	if again := broken(); !slices.Equal(first, again) {
		t.Errorf("first %v, then %v", first, again)
	}
	edited := copyOf(t, in.Content.FS)
	const file = "site.yaml"
	edited[file].Data = append(edited[file].Data, "\nlint: {thresholds: {W213: 9}}\n"...)
	in.Content.FS = edited
	if after := broken(); len(after) < 50 || after[0].Code != "W213" {
		t.Errorf("with sentences of 9 words there are %d problems", len(after))
	}
}

// copyOf returns the files of a file system.
func copyOf(t *testing.T, content fs.FS) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(content, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(content, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
