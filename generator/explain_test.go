package generator_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"starling/assets"
	"starling/generator"
	"starling/generator/guide"
	"starling/generator/lint"
	"starling/generator/outside"
	"starling/generator/script"
	"starling/layouts"
)

// exampleGuide is a sound guide that an example of the catalogue is put into. The
// files of the layouts and assets lie over the built-in ones.
type exampleGuide struct{ content, layouts, assets fstest.MapFS }

const (
	askedFirst  = "questions/question-000/"
	askedSecond = "questions/tell-me-about-yourself/"
)

func newExampleGuide() *exampleGuide {
	g := &exampleGuide{fstest.MapFS{"site.yaml": {Data: []byte("title: Sound\nbase_url: https://example.org/\n")}}, fstest.MapFS{}, fstest.MapFS{}}
	for i, q := range soundGuide(2) {
		for name, text := range q {
			g.set([]string{askedFirst, askedSecond}[i]+name, text)
		}
	}
	return g
}

func (g *exampleGuide) set(name, text string) { g.content[name] = &fstest.MapFile{Data: []byte(text)} }

// replace replaces what matches a pattern in a file.
func (g *exampleGuide) replace(name, pattern, by string) {
	text := string(g.content[name].Data)
	g.set(name, regexp.MustCompile(pattern).ReplaceAllLiteralString(text, by))
}

// field sets a field of a file's front matter, instead of its own.
func (g *exampleGuide) field(name, line string) {
	key, _, _ := strings.Cut(line, ":")
	g.replace(name, `(?m)^`+key+`:.*\n(  .*\n)*`, "")
	g.set(name, strings.Replace(string(g.content[name].Data), "---\n", "---\n"+line+"\n", 1))
}

// codes returns what check reports.
func (g *exampleGuide) codes(t *testing.T, rules *generator.Generator) []string {
	t.Helper()
	report, err := rules.Check(t.Context(), generator.Inputs{
		Content: generator.Folder{FS: g.content, Name: "content"},
		Layouts: generator.Folder{FS: generator.Overlay(g.layouts, layouts.FS), Name: "layouts"},
		Assets:  generator.Folder{FS: generator.Overlay(g.assets, assets.FS), Name: "assets"},
		Program: func() (guide.Digest, error) { return guide.Digest{}, nil },
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for _, p := range report.Problems {
		codes = append(codes, p.Code)
	}
	// Tests ask no network: only about addresses that are refused unasked.
	report.Outside = slices.DeleteFunc(report.Outside, func(link guide.OutsideLink) bool { return !strings.HasPrefix(link.Address, "http://192.168.") })
	asked, err := outside.New("test", outside.OpenCache("")).Ask(t.Context(), outside.Addresses(report.Outside))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range outside.Problems(report.Outside, asked) {
		codes = append(codes, p.Code)
	}
	return codes
}

// inFront puts examples into the front matter of a file of the first question;
// what says where the field stands is no part of it.
func inFront(name string) func(*exampleGuide, string) {
	return func(g *exampleGuide, example string) {
		line, _, _ := strings.Cut(example, " beside ")
		g.field(askedFirst+name, line)
	}
}

// inText puts examples into a file of the first question instead of what matches.
func inText(name, pattern string) func(*exampleGuide, string) {
	return func(g *exampleGuide, example string) { g.replace(askedFirst+name, pattern, example) }
}

const otherNote = `\[\^own\](: .*)?`

// examplePlaces put the example of a code into a guide. Examples in words are made.
var examplePlaces = map[string]func(g *exampleGuide, example string){
	"E101": inFront("index.md"), "E102": inFront("index.md"), "E103": inFront("index.md"), "E104": inFront("server.md"), "E105": inFront("index.md"),
	"E106": func(g *exampleGuide, path string) { g.set(path, string(g.content[askedSecond+"index.md"].Data)) },
	"E107": inFront("index.md"), "E108": inFront("index.md"),
	"E109": func(g *exampleGuide, path string) {
		g.set(strings.TrimPrefix(path, "content/"), string(g.content[askedSecond+"index.md"].Data))
	},
	"E110": inText("server.md", `\z`),
	"E111": func(g *exampleGuide, example string) {
		line, where, _ := strings.Cut(example, " in ")
		g.field(askedFirst+"index.md", line)
		if where == "two questions" {
			g.field(askedSecond+"index.md", line)
		}
	},
	"E112": inText("nurse.md", `\*\*Result\.\*\*`),
	"E113": inText("nurse.md", `Then I wrote`), "E114": inText("index.md", `\z`),
	"E115": func(g *exampleGuide, example string) {
		g.set("collections/evenings.md", "---\ntitle: Evenings\nsummary: Two a night for those who have never been asked.\n"+example+"\n---\n")
	},
	"E116": inText("index.md", `\z`), "E117": inText("nurse.md", `Then I wrote`),
	"E118": func(g *exampleGuide, example string) {
		files := map[string]int{"a text of 2 MiB": 1, "the same text in three files": 3}[example]
		for i := range files {
			g.set(fmt.Sprintf("pages/page-%d.md", i), "---\ntitle: Page\n---\n\n"+strings.Repeat("It was so.\n\n", 2<<20/12/files))
		}
	},
	"E119": func(g *exampleGuide, example string) {
		g.set(askedFirst+"queue.svg", example)
		g.replace(askedFirst+"index.md", `\z`, "\n\n![The queue](queue.svg)\n")
	},
	"E120": func(g *exampleGuide, example string) { g.layouts["page.html"] = &fstest.MapFile{Data: []byte(example)} },
	"E121": func(g *exampleGuide, example string) {
		g.assets["starling.js"] = &fstest.MapFile{Data: []byte(example)}
		g.assets["here.js"] = &fstest.MapFile{Data: []byte("document.title += '.'")}
	},
	"W201": inFront("index.md"),
	"W202": func(g *exampleGuide, example string) {
		if example == "two answers, both of retail" {
			g.field(askedFirst+"server.md", "industry: retail")
			g.field(askedFirst+"nurse.md", "industry: retail")
		}
	},
	"W203": func(g *exampleGuide, example string) {
		if strings.HasPrefix(example, "two") {
			g.set(askedFirst+"index.md", strings.Replace(string(g.content[askedFirst+"index.md"].Data), "\n### ", "\nThen ", 1))
		}
	},
	"W204": inFront("index.md"),
	"W205": func(g *exampleGuide, example string) {
		if strings.HasPrefix(example, "an answer copied") {
			g.set(askedSecond+"nurse.md", strings.ReplaceAll(string(g.content[askedFirst+"nurse.md"].Data), " by ", " past "))
			return
		}
		delete(g.content, askedSecond+"nurse.md")
		g.field(askedFirst+"nurse.md", "also_answers: tell-me-about-yourself")
	},
	"W206": inFront("index.md"),
	"W207": inText("index.md", `\z`), "W208": inText("index.md", `\z`),
	"W209": inFront("index.md"), "W210": inText("index.md", `## Follow-up questions`),
	"W230": func(g *exampleGuide, line string) { g.set("addresses.txt", line+"\n") },
	"W231": inText("index.md", `\z`),
	"W226": inText("nurse.md", otherNote+`|\z`),
	"W227": func(g *exampleGuide, example string) {
		g.replace(askedFirst+"nurse.md", `(?s)## Weaker version.*\z`, example)
	},
}

// TestEveryCodeIsExplained holds the catalogue to the codes, and its examples to
// the program: what it says is reported is, and what it says is not is not.
func TestEveryCodeIsExplained(t *testing.T) {
	g := &generator.Generator{Rules: true}
	t.Cleanup(func() { _ = g.Close() })
	m := startRules(t)
	var codes []string
	for _, e := range lint.Catalogue() {
		codes = append(codes, e.Code)
		if e.Name == "" || e.What == "" || e.Why == "" || e.Fires == "" || e.Silent == "" || !strings.HasSuffix(e.What, ".") || !strings.HasSuffix(e.Why, ".") {
			t.Errorf("%s is not explained: %+v", e.Code, e)
		}
		reported := func(t *testing.T, example string) bool { return reportedWhenSaid(t, m, e.Code, example) }
		if put, ok := examplePlaces[e.Code]; ok {
			reported = func(t *testing.T, example string) bool {
				files := newExampleGuide()
				put(files, example)
				return slices.Contains(files.codes(t, g), e.Code)
			}
		}
		t.Run(e.Code, func(t *testing.T) {
			if !reported(t, e.Fires) {
				t.Errorf("this is not reported:\n%s", e.Fires)
			}
			if reported(t, e.Silent) {
				t.Errorf("this is reported:\n%s", e.Silent)
			}
		})
	}
	if !slices.IsSorted(codes) || !slices.Contains(codes, "E118") {
		t.Errorf("the codes are %v", codes)
	}
	for n := 201; n <= 227; n++ {
		if code := fmt.Sprintf("W%d", n); !slices.Contains(codes, code) {
			t.Errorf("%s has no explanation", code)
		}
	}
}

// reportedWhenSaid tells whether the rules for answers report an example.
func reportedWhenSaid(t *testing.T, m *script.Machine, code, example string) bool {
	table := ruleTable{t, code + ".txt", map[string]string{
		"language": "en-GB", "type": "behavioural", "category": "mistakes-and-setbacks", "framework": "star", "target": "75-120",
	}}
	if code == "W225" {
		table.settings["framework"] = "star-l"
	}
	if example == "an answer of 200 words where the target is 75-120 seconds" {
		example = filler(200)
	}
	segments, _ := table.segments(strings.Split(strings.ReplaceAll(example, " [", "\n["), "\n"))
	return len(judge(t, m, table.input(segments)).Findings) > 0
}
