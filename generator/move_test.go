package generator

import (
	"strings"
	"testing"
	"testing/fstest"

	"starling/generator/scaffold"
)

const movedQuestion = "question: Why do you want this job?\ncategory: motivation-and-goals\ncompetency: motivation\nsummary: One true reason.\n"

// TestMoveAddsAnAliasInTheStyleThatIsThere changes nothing else in the front
// matter, whatever its line ends and lists look like.
func TestMoveAddsAnAliasInTheStyleThatIsThere(t *testing.T) {
	for _, c := range []struct{ name, before, after string }{
		{"none", "---\n" + movedQuestion + "---\n", "---\n" + movedQuestion + "aliases: [/questions/old/]\n---\n"},
		{"none, text after", "---\n" + movedQuestion + "--- \nText\n\n---\n", "---\n" + movedQuestion + "aliases: [/questions/old/]\n--- \nText\n\n---\n"},
		{"none, no line end", "---\n" + movedQuestion + "---", "---\n" + movedQuestion + "aliases: [/questions/old/]\n---"},
		{"brackets", "---\naliases: [/a/, \"/b/\" ] # old\n" + movedQuestion + "---\n", "---\naliases: [/a/, \"/b/\", /questions/old/ ] # old\n" + movedQuestion + "---\n"},
		{"brackets over lines", "---\naliases: [\n  /a/,\n  /b/\n]\n" + movedQuestion + "---\n", "---\naliases: [\n  /a/,\n  /b/, /questions/old/\n]\n" + movedQuestion + "---\n"},
		{"one value", "---\naliases: /a/ # old\n" + movedQuestion + "---\n", "---\naliases: [/a/, /questions/old/] # old\n" + movedQuestion + "---\n"},
		{"hyphens", "---\naliases:\n  - /a/\n  - '/b/' # old\n" + movedQuestion + "---\n", "---\naliases:\n  - /a/\n  - '/b/'\n  - /questions/old/ # old\n" + movedQuestion + "---\n"},
		{"hyphens, not indented", "---\naliases:\n- /a/\n" + movedQuestion + "---\n", "---\naliases:\n- /a/\n- /questions/old/\n" + movedQuestion + "---\n"},
		{"hyphens at the end", "---\n" + movedQuestion + "aliases:\n    - /a/\n---\n", "---\n" + movedQuestion + "aliases:\n    - /a/\n    - /questions/old/\n---\n"},
		{"the new address was one", "---\n" + movedQuestion + "aliases: [/a/, \"/questions/new/\"]\n---\n", "---\n" + movedQuestion + "aliases: [/a/, \"/questions/old/\"]\n---\n"},
		{"letters of many bytes", "---\naliases: [/ä/, /ö/]\n" + movedQuestion + "---\n", "---\naliases: [/ä/, /ö/, /questions/old/]\n" + movedQuestion + "---\n"},
	} {
		for _, style := range []struct {
			name string
			as   func(string) string
		}{
			{"LF", func(s string) string { return s }},
			{"CRLF", func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }},
			{"byte order mark", func(s string) string { return "\ufeff" + s }},
		} {
			plan := planned(t, fstest.MapFS{"questions/old/index.md": {Data: []byte(style.as(c.before))}})
			if got, want := string(plan.Texts["questions/new/index.md"]), style.as(c.after); got != want {
				t.Errorf("%s, %s:\n%q\nwant\n%q", c.name, style.name, got, want)
			}
		}
	}
}

// planned returns the plan of moving old to new, in a guide that takes it.
func planned(t *testing.T, content fstest.MapFS) MovePlan {
	t.Helper()
	plan, problems, err := PlanMove(t.Context(), Folder{FS: content, Name: "content"}, scaffold.Move{From: "old", To: "new"})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return plan
}

// TestMoveMendsLinksByteByByte tries the ways to write a link.
func TestMoveMendsLinksByteByByte(t *testing.T) {
	const front = "---\ntitle: A\nsummary: B\n---\n"
	for before, after := range map[string]string{
		"[a](../questions/old/)":                                 "[a](../questions/new/)",
		"[a](  ../questions/old/index.md#avoid  \"old\" )":       "[a](  ../questions/new/index.md#avoid  \"old\" )",
		"[a](</questions/old/>)":                                 "[a](</questions/new/>)",
		"[a](/questions/old?a=old#avoid)":                        "[a](/questions/new?a=old#avoid)",
		"[old ![b](../questions/old/b.svg)](../questions/old)":   "[old ![b](../questions/new/b.svg)](../questions/new)",
		"[a](../questions/x/../old/)":                            "[a](../questions/x/../new/)",
		"> - [a](../questions/old/) ä [b](../questions/old/)":    "> - [a](../questions/new/) ä [b](../questions/new/)",
		"| [a](../questions/old/) |\n| --- |\n| b |":             "| [a](../questions/new/) |\n| --- |\n| b |",
		"b.[^a]\n\n[^a]: [c](../questions/old/)":                 "b.[^a]\n\n[^a]: [c](../questions/new/)",
		"[a]\n\n[a]:\n   ../questions/old/":                      "[a]\n\n[a]:\n   ../questions/new/",
		"`[a](../questions/old/)` [a](../questions/old/)":        "`[a](../questions/old/)` [a](../questions/new/)",
		"```\n[a](../questions/old/)\n```\n[a](/questions/old/)": "```\n[a](../questions/old/)\n```\n[a](/questions/new/)",
		"\\[a](../questions/old/) [b](/questions/old/)":          "\\[a](../questions/old/) [b](/questions/new/)",
		"[a](../questions/older/) [b](/questions/old/)":          "[a](../questions/older/) [b](/questions/new/)",
		"[a](https://example.org/questions/old/) old":            "",
		"[a](../articles/a.md) ../questions/old/":                "",
	} {
		content := fstest.MapFS{
			"questions/old/index.md":   {Data: []byte("---\n" + movedQuestion + "---\n\n## Avoid\n\n- A\n")},
			"questions/old/b.svg":      {Data: []byte("<svg/>")},
			"questions/older/index.md": {Data: []byte(strings.Replace("---\n"+movedQuestion+"---\n", "this", "that", 1))},
			"questions/x/index.md":     {Data: []byte(strings.Replace("---\n"+movedQuestion+"---\n", "this", "a", 1))},
			"articles/a.md":            {Data: []byte(front + before + "\n")},
		}
		got := string(planned(t, content).Texts["articles/a.md"])
		want := front + after + "\n"
		if after == "" {
			want = ""
		}
		if got != want {
			t.Errorf("%q became\n%q, want\n%q", before, got, want)
		}
	}
}

// TestMoveInAGuideOfManyLinks moves a question of the corpus and looks for what
// is left of its name.
func TestMoveInAGuideOfManyLinks(t *testing.T) {
	content := corpus(12)
	m := scaffold.Move{From: "q00004", To: "renamed"}
	plan, problems, err := PlanMove(t.Context(), Folder{FS: content, Name: "content"}, m)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	if len(plan.Mended) < 3 {
		t.Errorf("only %d texts change", len(plan.Mended))
	}
	for file, data := range plan.Texts {
		for line := range strings.Lines(string(data)) {
			if strings.Contains(line, m.From) && !strings.HasPrefix(line, "aliases:") {
				t.Errorf("%s still says %q", file, line)
			}
		}
	}
}

// TestTrialNamesWhatIsNew lays a text with a mistake over a guide that has one
// already.
func TestTrialNamesWhatIsNew(t *testing.T) {
	content := fstest.MapFS{"pages/a.md": {Data: []byte("---\ntitle: A\n---\n\n[Gone](gone.md)\n")}}
	for _, c := range []struct{ text, want string }{
		{"---\ntitle: B\n---\n\n[Gone](a.md)\n", ""},
		{"---\ntitle: B\n---\n\n[Gone](gone.md)\n", "guide/pages/b.md:5:1: E110"},
		{"---\ntitle: B\nstatus: draft\n---\n\n[[Open]]\n", ""},
		{"---\ntitle: B\nstatus: draft\n---\n\n[Gone](gone.md) [[Open]]\n", "guide/pages/b.md:6:1: E110"},
	} {
		problems, err := Trial(t.Context(), Folder{FS: content, Name: "guide/"}, Changes{Texts: map[string][]byte{"pages/b.md": []byte(c.text)}})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, p := range problems {
			got += p.String()
		}
		if (c.want == "") != (got == "") || !strings.HasPrefix(got, c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

// TestMoveMendsWhatASearchIsExpectedToFind changes the pages that search.yaml
// names, and not the searches themselves.
func TestMoveMendsWhatASearchIsExpectedToFind(t *testing.T) {
	before := "tests:\n  - {query: \"old: the word\", expect: {old: 3, older: 2, old/nurse: 1, \"questions/old\": 1}}\n  - query: old\n    expect:\n      old: 3\n"
	after := "tests:\n  - {query: \"old: the word\", expect: {new: 3, older: 2, new/nurse: 1, \"questions/new\": 1}}\n  - query: old\n    expect:\n      new: 3\n"
	content := fstest.MapFS{
		"questions/old/index.md": {Data: []byte("---\n" + movedQuestion + "---\n")},
		"search.yaml":            {Data: []byte(before)},
	}
	if got := string(planned(t, content).Texts["search.yaml"]); got != after {
		t.Errorf("search.yaml became\n%s\nwant\n%s", got, after)
	}
}

// TestMoveLeavesNoLinkBehind writes a link in a way that is not mended: the move
// would break it, in a published text and in a draft.
func TestMoveLeavesNoLinkBehind(t *testing.T) {
	for _, status := range []string{"published", "draft"} {
		content := fstest.MapFS{
			"questions/old/index.md": {Data: []byte("---\n" + movedQuestion + "---\n")},
			"pages/a.md":             {Data: []byte("---\ntitle: A\nstatus: " + status + "\n---\n\n> [a](\n> ../questions/old/)\n")},
		}
		_, problems, err := PlanMove(t.Context(), Folder{FS: content, Name: "content"}, scaffold.Move{From: "old", To: "new"})
		if err != nil || len(problems) != 1 || problems[0].Code != "E110" {
			t.Errorf("%s: %v %v, want the link that would break", status, problems, err)
		}
	}
}
