package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"starling/generator/guide"
	"starling/generator/source"
)

const readme = "../../README.md"

// generated are the parts of README.md that are made from declarations, by the
// name in their markers: <!-- NAME --> ... <!-- /NAME -->.
func generated(t *testing.T) map[string]string {
	t.Helper()
	tax, _, err := source.ReadTaxonomy(fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{"headings": source.HeadingTable(&tax)}
	for _, kind := range guide.Kinds {
		parts["fields of "+string(kind)] = source.FieldTable(kind)
	}
	return parts
}

// TestReadmeTablesAreThoseOfTheProgram compares README.md with the declarations
// that files are read by. UPDATE_README=1 writes them anew.
func TestReadmeTablesAreThoseOfTheProgram(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	for name, want := range generated(t) {
		part := regexp.MustCompile(fmt.Sprintf(`(?s)(<!-- %s -->\n).*?(<!-- /%[1]s -->)`, name))
		found := part.FindString(text)
		if found == "" {
			t.Errorf("README.md has no part <!-- %s -->", name)
			continue
		}
		whole := "<!-- " + name + " -->\n" + want + "<!-- /" + name + " -->"
		if found != whole {
			t.Errorf("the table %q of README.md is not what the program does; run UPDATE_README=1 go test ./cmd/starling -run Readme", name)
			text = strings.Replace(text, found, whole, 1)
		}
	}
	if os.Getenv("UPDATE_README") != "" {
		if err := os.WriteFile(readme, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestReadmeNamesTheCommands holds that the two commands that do all the set-up
// open README.md, in its first screen.
func TestReadmeNamesTheCommands(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	top := strings.Join(strings.SplitN(string(data), "\n", 31)[:30], "\n")
	for _, command := range []string{"go run ./cmd/starling build", "bash .ci/run"} {
		if !strings.Contains(top, command) {
			t.Errorf("the first 30 lines of README.md do not name %q", command)
		}
	}
}

// TestReadmeExampleBuilds builds the guide that README.md has a newcomer write.
func TestReadmeExampleBuilds(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```markdown\n(.*?)```").FindAllStringSubmatch(string(data), -1)
	names := regexp.MustCompile("`(content/questions/[^<`]+\\.md)`").FindAllStringSubmatch(string(data), -1)
	if len(blocks) < 2 || len(names) < 2 {
		t.Fatalf("README.md has %d examples and %d names for them, want two of each", len(blocks), len(names))
	}
	dir := t.TempDir()
	for i := range 2 {
		file := filepath.Join(dir, names[i][1])
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(blocks[i][1]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var stdout, stderr strings.Builder
	code := run(t.Context(), []string{"build", "--content", filepath.Join(dir, "content"), "--out", filepath.Join(dir, "public")}, nil, &stdout, &stderr)
	if code != exitDone {
		t.Fatalf("exit %d\n%s", code, stderr.String())
	}
	page, err := os.ReadFile(filepath.Join(dir, "public/questions/why-this-shop/school-leaver/index.html"))
	if err != nil || !strings.Contains(string(page), "only somebody who went there could know") {
		t.Errorf("the worked example lacks its note: %v", err)
	}
}
