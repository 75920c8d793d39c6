package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"starling/generator/guide"
)

// faulty is a guide whose mistakes have all that is hard to write down: files with
// signs in their names, words of several bytes, quotes and angle brackets.
var faulty = map[string]string{
	"content/questions/why-us/50% off, now: ünder.md": "---\nrole: nurse\n---\n\nText.\n",
	"content/questions/why-us/index.md":               "---\nquestion: Why just us?\ncategory: motivation-and-goal\ncompetency: motivation\nsummary: \"<b> & “words” of 日本 that a log must quote as they are.\"\n---\n\nÄ 𝒜 [here](gone.md).\n",
	"content/pages/about.md":                          "---\ntitle: About\n---\n\nIt is [here](help.md).\r\n",
	"content/pages/help.md":                           "---\ntitle: Help\n---\n\nNobody is alone.\n",
}

// logOf returns what check writes of the faulty guide, named as it is given.
func logOf(t *testing.T, format string, absolute bool) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range faulty {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	content := "content"
	if absolute {
		content = filepath.Join(dir, content)
	}
	var stdout, stderr bytes.Buffer
	if code := run(t.Context(), []string{"check", "--content", content, "--format", format}, nil, &stdout, &stderr); code != exitProblems {
		t.Fatalf("exit %d\n%s", code, stderr.String())
	}
	return stdout.String()
}

// TestTheLogForCodeScanningIsSARIF holds the log to the standard.
func TestTheLogForCodeScanningIsSARIF(t *testing.T) {
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	schema, err := c.Compile("testdata/sarif.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, absolute := range []bool{false, true} {
		log := logOf(t, "sarif", absolute)
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(log))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%v\n%s", err, log)
		}
		want := []string{"content/questions/why-us/50%25%20off,%20now:%20%C3%BCnder.md\"", `"ruleId": "W207"`, `"ruleId": "E104"`, `"level": "error"`, `"level": "warning"`}
		if absolute {
			want = append(want, `"uri": "file:///`)
		}
		for _, part := range want {
			if !strings.Contains(log, part) {
				t.Errorf("%s is not in\n%s", part, log)
			}
		}
	}
}

// TestWorkflowCommandsAreEscaped holds the lines to what a workflow's runner undoes:
// a percent sign and the end of a line everywhere, a colon and a comma in properties.
func TestWorkflowCommandsAreEscaped(t *testing.T) {
	log := logOf(t, "github", false)
	for _, want := range []string{
		"::error file=content/questions/why-us/50%25 off%2C now%3A ünder.md,line=1,col=1,",
		// Columns count characters, and the last one is named.
		"::warning file=content/questions/why-us/index.md,line=8,col=5,endColumn=19,title=W207::",
		"::warning file=content/pages/about.md,line=5,col=7,endColumn=21,title=W207::",
	} {
		if !strings.Contains(log, want) {
			t.Errorf("%s is not in\n%s", want, log)
		}
	}
	got := workflowCommand(guide.Problem{Path: "a", Line: 1, Column: 1, EndColumn: 1, Code: "E1", Severity: guide.Error, Text: "50 %\r\n::error::, no", Hint: "a: b"})
	if want := "::error file=a,line=1,col=1,title=E1::50 %25%0D%0A::error::, no (a: b)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
