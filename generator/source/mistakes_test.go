package source_test

import (
	"strings"
	"testing"

	"starling/generator/guide"
)

func TestMistakesInFrontMatterHaveCodePlaceAndHint(t *testing.T) {
	for _, c := range []struct {
		name string
		kind guide.Kind
		data string
		want string // places, joined by ", "
		hint string // part of the first problem's hint
	}{
		{"nothing wrong", guide.KindQuestion, question(""), "", ""},

		// E101
		{"empty file", guide.KindPage, "", "E101 1:1-1", "first line must be ---"},
		{"no front matter", guide.KindPage, "# Title\n\nText.\n", "E101 1:1-8", "first line must be ---"},
		{"only an opener", guide.KindPage, "---", "E101 1:1-4", "add the fields"},
		{"unclosed", guide.KindPage, "---\ntitle: A\n\nText.\n", "E101 1:1-4", "add a line with ---"},
		{"almost closed", guide.KindPage, "---\ntitle: A\n----\nText.\n", "E101 1:1-4", "line 3 must be exactly ---"},
		{"indented closer", guide.KindPage, "---\ntitle: >\n  A\n  ---\n  b\n---\n", "E101 4:3-6", "beginning of the line"},
		{"opener with a space", guide.KindPage, "--- \ntitle: A\n---\n", "E101 1:1-5", "delete everything else"},
		{"opener of another format", guide.KindPage, "---yaml\ntitle: A\n---\n", "E101 1:1-8", "delete everything else"},
		{"TOML", guide.KindPage, "+++\ntitle = 'A'\n+++\n", "E101 1:1-4", "YAML"},
		{"JSON", guide.KindPage, "{\n\"title\": 1\n}\n\n", "E101 1:1-2", "YAML"},
		{"dash as opener", guide.KindPage, "—\ntitle: A\n---\n", "E101 1:1-2", ""},
		{"dashes as opener", guide.KindPage, "–––\ntitle: A\n---\n", "E101 1:1-4", "three hyphens"},
		{"empty line first", guide.KindPage, "\n---\ntitle: A\n---\n", "E101 1:1-1", "delete the empty lines"},
		{"lone CR in a field", guide.KindPage, "---\ntitle: A\rB\n---\n", "E101 2:9-10", "LF or CRLF"},
		{"lone CRs as line ends", guide.KindPage, "---\rtitle: A\r---\r", "E101 1:1-18", "LF or CRLF"},
		{"NEL", guide.KindPage, "---\ntitle: A\u0085b\n---\n", "E101 2:9-10", "delete it"},
		{"line separator", guide.KindPage, "---\ntitle: é\u2028b\n---\n", "E101 2:9-10", "delete it"},
		{"control character", guide.KindPage, "---\ntitle: A\x07\n---\n", "E101 2:9-10", "delete it"},
		{"byte order mark inside", guide.KindPage, "---\ntitle: A\ufeff\n---\n", "E101 2:9-10", "delete it"},
		{"anchor", guide.KindPage, "---\ntitle: &a A\n---\n", "E101 2:8-12", "quotes"},
		{"alias", guide.KindPage, "---\ntitle: *bold*\n---\n", "E101 2:8-9", "quotes"},
		{"anchor and alias", guide.KindPage, "---\ntitle: &a A\nsummary: *a\n---\n", "E101 2:8-12, E101 3:10-12", "quotes"},
		{"tag", guide.KindPage, "---\ntitle: !!str A\n---\n", "E101 2:8-15", "quotes"},
		{"bare tag", guide.KindPage, "---\ntitle: ! A\n---\n", "E101 2:8-11", "quotes"},
		{"merge key", guide.KindPage, "---\ntitle: A\n<<: {summary: b}\n---\n", "E101 3:1-3", "write the fields out"},
		{"field given twice", guide.KindPage, "---\ntitle: A\nsummary: B\ntitle: C\n---\n", "E101 4:1-6", "keep one"},
		{"second document", guide.KindPage, "---\ntitle: A\n--- x\n---\n", "E101 3:1-4", "delete this line"},
		{"end of document", guide.KindPage, "---\ntitle: A\n...\nsummary: b\n---\n", "E101 3:1-4", "delete this line"},
		{"directive", guide.KindPage, "---\n%YAML 1.1\n---\n", "E101 2:1-10", "delete this line"},
		{"second colon", guide.KindPage, "---\ntitle: Tell me: why\n---\n", "E101 2:15-16", "quotes"},
		{"quote inside quotes", guide.KindPage, "---\ntitle: 'it's'\n---\n", "E101 2:12-13", "quotes"},
		{"unclosed quote", guide.KindPage, "---\ntitle: \"A\nsummary: b\n---\n", "E101 2:8-9", "close the quotes"},
		{"list of nothing, unclosed", guide.KindPage, "---\ntitle: [\n---\n", "E101 2:8-9", "close it"},
		{"map of nothing, unclosed", guide.KindPage, "---\ntitle: {\n---\n", "E101 2:8-9", "close it"},
		{"unclosed list", guide.KindQuestion, question("levels: [entry, mid\nroles: nurse\n"), "E101 6:9-10", "close it with ]"},
		{"at sign", guide.KindPage, "---\ntitle: @home\n---\n", "E101 2:8-9", "quotes"},
		{"back quote", guide.KindPage, "---\ntitle: `code`\n---\n", "E101 2:8-9", "quotes"},
		{"tab", guide.KindQuestion, question("levels:\n\t- entry\n"), "E101 7:1-2", "use spaces"},
		{"line without colon", guide.KindPage, "---\ntitle: A\nnonsense\nsummary: b\n---\n", "E101 3:1-2", "colon"},
		{"no colon at all", guide.KindPage, "---\ntitle A\n---\n", "E101 2:1-8", "colon"},
		{"indented field", guide.KindPage, "---\ntitle: A\n  summary: b\n---\n", "E101 3:10-11", "beginning of its line"},
		{"list of fields", guide.KindPage, "---\n- title: A\n---\n", "E101 2:1-11", "colon"},
		{"bad escape", guide.KindPage, "---\ntitle: \"a\\qb\"\n---\n", "E101 2:10-11", "single quotes"},
		{"list after text", guide.KindPage, "---\ntitle: - A\n---\n", "E101 2:8-9", "quotes"},
		{"map as name", guide.KindPage, "---\n? {a: b}\n: c\ntitle: A\n---\n", "E101 2:3-9", "quotes"},
		{"too deep", guide.KindPage, "---\ntitle: " + strings.Repeat("[", 40) + "\n---\n", "E101 2:20-21", "no field needs"},

		// E102
		{"no fields at all", guide.KindAnswer, "---\n---\nBody.\n", "E102 1:1-4, E102 1:1-4, E102 1:1-4", "add a line"},
		{"missing field", guide.KindAnswer, "---\nrole: nurse\nsummary: b\n---\n", "E102 1:1-4", "add a line"},
		{"empty field", guide.KindPage, "---\ntitle:\n---\n", "E102 2:7-7", "give it a value"},
		{"tilde", guide.KindPage, "---\ntitle: ~\n---\n", "E102 2:8-9", ""},
		{"null", guide.KindPage, "---\ntitle: null\n---\n", "E102 2:8-12", ""},
		{"empty quotes", guide.KindPage, "---\ntitle: \"  \"\n---\n", "E102 2:8-12", ""},
		{"empty list", guide.KindQuestion, question("levels: []\n"), "E102 6:9-11", ""},
		{"empty item", guide.KindQuestion, question("also_asked:\n  - A\n  -\n"), "E102 8:4-4", ""},
		{"nothing but a comment", guide.KindPage, "---\ntitle: #1 reason\n---\n", "E102 2:7-7", "comment"},
		{"collection of nothing", guide.KindCollection, "---\ntitle: A\nsummary: b\n---\n", "E102 1:1-4", "items"},
		{"entry of nothing", guide.KindCollection, plan("items:\n  - {day: 1, note: A}\n"), "E102 6:5-22", "question: ..."},

		// E103
		{"unknown field", guide.KindQuestion, question("also_ask: A\n"), "E103 6:1-9", "`also_asked`"},
		{"field of another kind", guide.KindQuestion, question("quality: weak\n"), "E103 6:1-8", ""},
		{"unknown field of an entry", guide.KindCollection, plan("items:\n  - {day: 1, queston: x}\n"), "E103 6:14-21", "question"},
		{"text cut at its comma", guide.KindCollection, plan("items:\n  - {day: 1, question: x, note: Use, then stop}\n"), "E103 6:38-47", ""},
		{"unknown field of match", guide.KindCollection, "---\ntitle: A\nsummary: b\nmatch: {levels: entry}\n---\n", "E103 4:9-15", "`level`"},

		// E104
		{"unknown category", guide.KindQuestion, "---\nquestion: Tell me about it\ncategory: mistakes\ncompetency: learning\nsummary: b\n---\n", "E104 3:11-19", "`mistakes-and-setbacks`"},
		{"unknown in a list", guide.KindQuestion, question("levels: [entry, expert]\n"), "E104 6:17-23", ""},
		{"unknown choice", guide.KindAnswer, answer("quality: strog\n"), "E104 5:10-15", "`strong`"},
		{"choice far from all", guide.KindAnswer, answer("outcome: blue\n"), "E104 5:10-14", "one of success, partial, failure"},
		{"lower-case role", guide.KindAnswer, "---\nrole: plumber\nlevel: entry\nsummary: b\n---\n", "E104 2:7-14", "capital"},
		{"misspelt role", guide.KindAnswer, "---\nrole: nures\nlevel: entry\nsummary: b\n---\n", "E104 2:7-12", "`nurse`"},
		{"unknown in match", guide.KindCollection, "---\ntitle: A\nsummary: b\nmatch: {level: [entry, boss]}\n---\n", "E104 4:24-28", ""},

		// E105
		{"too short", guide.KindQuestion, "---\nquestion: Why us\ncategory: about-you\ncompetency: learning\nsummary: b\n---\n", "E105 2:11-17", ""},
		{"too long", guide.KindPage, "---\ntitle: " + strings.Repeat("é", 121) + "\n---\n", "E105 2:8-129", ""},
		{"long text in a list", guide.KindQuestion, question("also_asked: [" + strings.Repeat("a", 201) + "]\n"), "E105 6:14-215", ""},
		{"list for text", guide.KindPage, "---\ntitle: [a, b]\n---\n", "E105 2:8-14", "brackets"},
		{"map for text", guide.KindPage, "---\ntitle: {a: b}\n---\n", "E105 2:8-14", "quotes"},
		{"colon in a list", guide.KindQuestion, question("also_asked:\n  - Tell me: why\n"), "E105 7:5-17", "quotes"},
		{"comment after text", guide.KindPage, "---\ntitle: What is C # now\n---\n", "E105 2:18-23", "quotes"},
		{"comment after text in a list", guide.KindQuestion, question("also_asked:\n  - What # now\n"), "E105 7:10-15", "quotes"},
		{"literal block", guide.KindPage, "---\ntitle: |\n  A\n---\n", "E105 2:8-9", "write >"},
		{"empty line in a folded block", guide.KindPage, "---\ntitle: >\n  A\n\n  b\n---\n", "E105 2:8-9", "empty lines"},
		{"line end in quotes", guide.KindPage, "---\ntitle: \"A\\nb\"\n---\n", "E105 2:8-14", ""},
		{"NUL by escape", guide.KindPage, "---\ntitle: \"A\\0b\"\n---\n", "E105 2:8-14", "delete it"},
		{"too many", guide.KindQuestion, "---\nquestion: Tell me about it\ncategory: about-you\ncompetency: [learning, delivery, influence, teamwork]\nsummary: b\n---\n", "E105 4:45-53", ""},
		{"twice in a list", guide.KindQuestion, question("levels: [mid, entry, mid]\n"), "E105 6:22-25", "keep one"},
		{"no date", guide.KindPage, "---\ntitle: A\nupdated: 2026-02-30\n---\n", "E105 3:10-20", "YYYY-MM-DD"},
		{"date with time", guide.KindPage, "---\ntitle: A\nupdated: 2026-02-03T10:00:00Z\n---\n", "E105 3:10-30", "YYYY-MM-DD"},
		{"no span", guide.KindQuestion, question("target: a minute\n"), "E105 6:9-17", "60-120"},
		{"span backwards", guide.KindQuestion, question("target: 120-60\n"), "E105 6:9-15", "60-120"},
		{"span too long", guide.KindQuestion, question("target: 60-99999\n"), "E105 6:9-17", "60-120"},
		{"no code", guide.KindPage, "---\ntitle: A\nlint_ignore: [w204, X1]\n---\n", "E105 3:15-19, E105 3:21-23", "`W204`"},
		{"alias of another host", guide.KindPage, "---\ntitle: A\naliases: //host/x/\n---\n", "E105 3:10-19", "leave the scheme"},
		{"alias with scheme", guide.KindPage, "---\ntitle: A\naliases: https://host/x/\n---\n", "E105 3:10-25", "leave the scheme"},
		{"relative alias", guide.KindPage, "---\ntitle: A\naliases: old/x/\n---\n", "E105 3:10-16", "begin it with /"},
		{"alias with query", guide.KindPage, "---\ntitle: A\naliases: /x/?a=b\n---\n", "E105 3:10-17", "leave ?"},
		{"alias with a space", guide.KindPage, "---\ntitle: A\naliases: /x y/\n---\n", "E105 3:10-15", ""},
		{"alias too long", guide.KindPage, "---\ntitle: A\naliases: /" + strings.Repeat("a", 200) + "\n---\n", "E105 3:10-211", ""},
		{"day no number", guide.KindCollection, plan("items:\n  - {day: one, question: x}\n"), "E105 6:11-14", ""},
		{"day out of range", guide.KindCollection, plan("items:\n  - {day: 0, question: x}\n"), "E105 6:11-12", ""},
		{"question and article", guide.KindCollection, plan("items:\n  - {day: 1, question: x, article: y}\n"), "E105 6:5-38", "two entries"},
		{"answer without question", guide.KindCollection, plan("items:\n  - {day: 1, article: x, answer: y}\n"), "E105 6:5-36", "name the question"},
		{"items and match", guide.KindCollection, "---\ntitle: A\nsummary: b\nitems: [x]\nmatch: {level: entry}\n---\n", "E105 5:1-6", "delete one"},
		{"plan with match", guide.KindCollection, plan("match: {level: entry}\n"), "E105 5:1-6", "items"},
		{"entry twice", guide.KindCollection, "---\ntitle: A\nsummary: b\nitems: [x, y, x]\n---\n", "E105 4:15-16", "keep one"},
		{"entries with bad days", guide.KindCollection, plan("items:\n  - {day: 0, question: x}\n  - {day: one, question: x}\n"), "E105 6:11-12, E105 7:11-14", ""},
		{"match no map", guide.KindCollection, "---\ntitle: A\nsummary: b\nmatch: entry\n---\n", "E105 4:8-13", "name: value"},

		// E106
		{"reference that is no slug", guide.KindQuestion, question("related: [Tell me, ok]\n"), "E106 6:11-18", "`tell-me`"},
		{"reference with its ending", guide.KindCollection, plan("items:\n  - {day: 1, question: x/, answer: A.md}\n"), "E106 6:24-26, E106 6:36-40", "`x`"},
		{"alias that leaves", guide.KindPage, "---\ntitle: A\naliases: [/a/../b/, /a/%2e%2E/b/]\n---\n", "E106 3:11-19, E106 3:21-33", ""},
		{"alias that Windows reserves", guide.KindPage, "---\ntitle: A\naliases: /con/\n---\n", "E106 3:10-15", ""},

		// E115
		{"plan without days", guide.KindCollection, plan("items:\n  - x\n  - {question: y}\n"), "E115 6:5-6, E115 7:5-18", "day: 1"},
		{"days out of order", guide.KindCollection, plan("items:\n  - {day: 2, question: x}\n  - {day: 1, question: y}\n  - {day: 2, question: z}\n"), "E115 7:11-12", "sort"},

		// E118
		{"NUL", guide.KindPage, "---\ntitle: A\n---\nText\x00\n", "E118 4:5-6", "UTF-8"},
		{"Latin-1", guide.KindPage, "---\ntitle: Caf\xe9\n---\n", "E118 2:11-12", "UTF-8"},
		{"UTF-16 little", guide.KindPage, "\xff\xfe-\x00-\x00-\x00", "E118 1:1-1", "UTF-8"},
		{"UTF-16 big", guide.KindPage, "\xfe\xff\x00-\x00-\x00-", "E118 1:1-1", "UTF-8"},
		{"UTF-16 without mark", guide.KindPage, "-\x00-\x00-\x00\n\x00", "E118 1:1-1", "UTF-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := readAs(t, c.kind, c.data)
			if got := strings.Join(places(s.Problems), ", "); got != c.want {
				t.Fatalf("got %s\nwant %s\n%v", got, c.want, s.Problems)
			}
			if len(s.Problems) > 0 && !strings.Contains(s.Problems[0].Hint, c.hint) {
				t.Errorf("the hint is %q, want one with %q", s.Problems[0].Hint, c.hint)
			}
			checkWording(t, s.Problems)
			for _, p := range s.Problems {
				if p.Severity != guide.Error || p.Path != s.Path {
					t.Errorf("the problem has severity %s and path %s", p.Severity, p.Path)
				}
				if (p.Code == "E101" || p.Code == "E118") && (s.Body != nil || len(s.Front.Places) > 0 || s.Front.Title != "") {
					t.Errorf("text of an unreadable file is kept: %q %+v", s.Body, s.Front)
				}
			}
		})
	}
}
