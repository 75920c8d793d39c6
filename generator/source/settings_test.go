package source_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"starling/generator/guide"
	"starling/generator/source"
)

func settings(t testing.TB, yaml string) (guide.Settings, guide.Problems) {
	t.Helper()
	s, problems, err := source.ReadSettings(fstest.MapFS{"site.yaml": {Data: []byte(yaml)}})
	if err != nil {
		t.Fatal(err)
	}
	return s, problems
}

func TestAGuideWithoutSettingsHasDefaults(t *testing.T) {
	s, problems, err := source.ReadSettings(fstest.MapFS{})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	if s.Title != "Interview guide" || s.Language != "en" || s.SpeakingRate != 140 || !s.Cards || s.BaseURL != "" || s.Lint.Strict {
		t.Errorf("got %+v", s)
	}
	for _, key := range []string{"alert_note", "alert_caution", "task_done", "task_open", "note_works", "part_headline", "month_12", "setting_home", "quality_mixed", "outcome_partial", "frequency_very_common"} {
		if s.Labels[key] == "" {
			t.Errorf("there is no label %s", key)
		}
	}
}

func TestEverySetting(t *testing.T) {
	s, problems := settings(t, `---
# A comment
title: "A guide: ours"
description: What it is
base_url: https://example.org/guide
language: pt-BR
author: A
licence: CC BY 4.0
nav:
  - {text: Start, link: /}
  - {text: About, link: pages/about.md}
footer:
  - text: Elsewhere
    link: https://example.org/
callout: {title: Help, text: We help, link: /help/, label: Go}
theme: {paper-dark: "#000", accent: "#0b6158"}
labels: {task_done: Fertig}
speaking_rate: 120
lint: {strict: true, ignore: [W204, W213], thresholds: {W213: 30, W222: 2.5}}
cards: false
repository: https://example.org/source
`)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	got := fmt.Sprintf("%q %q %q %q %q %q %v %v %v %q %d %v %q", s.Title, s.Description, s.BaseURL, s.Language, s.Author, s.Licence, s.Callout, s.Theme, s.Lint,
		s.Labels["task_done"], s.SpeakingRate, s.Cards, s.Repository)
	want := `"A guide: ours" "What it is" "https://example.org/guide/" "pt-BR" "A" "CC BY 4.0" {Help We help /help/ Go} [{accent #0b6158} {paper-dark #000}] ` +
		`{true [W204 W213] map[W213:30 W222:2.5]} "Fertig" 120 false "https://example.org/source"`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if s.Labels["task_open"] != "To do" {
		t.Errorf("the other labels are gone: %q", s.Labels["task_open"])
	}
	nav := []guide.NavItem{
		{Text: "Start", Link: "/", Place: guide.Place{Line: 10, Column: 25, EndColumn: 26}},
		{Text: "About", Link: "pages/about.md", Place: guide.Place{Line: 11, Column: 25, EndColumn: 39}},
	}
	if !slices.Equal(s.Nav, nav) || len(s.Footer) != 1 || s.Footer[0].Place.Line != 14 {
		t.Errorf("nav %+v, footer %+v", s.Nav, s.Footer)
	}
	again, _, _ := source.ReadSettings(fstest.MapFS{})
	if again.Labels["task_done"] == "Fertig" {
		t.Error("one guide's labels have changed another's")
	}
}

func TestMistakesInSettings(t *testing.T) {
	for _, c := range []struct{ yaml, want, hint string }{
		{"", "E102 1:1-1", "title"},
		{"author: A\n", "E102 1:1-1", "title"},
		{"title:\n", "E102 1:7-7", "value"},
		{"title: A\ntitle: B\n", "E101 2:1-6", "keep one"},
		{"title: a: b\n", "E101 1:9-10", "quotes"},
		{"title: A\n---\ntitle: B\n", "E101 2:1-4", ""},
		{"titel: A\n", "E103 1:1-6", "`title`"},
		{"title: A\ncolour: red\n", "E103 2:1-7", ""},
		{"title: A\nlanguage: en_GB\n", "E105 2:11-16", "`en-GB`"},
		{"title: A\nlanguage: English\n", "E105 2:11-18", "en-GB"},
		{"title: A\nbase_url: example.org\n", "E105 2:11-22", "https://"},
		{"title: A\nbase_url: ftp://example.org/\n", "E105 2:11-29", ""},
		{"title: A\nbase_url: https://a:b@example.org/\n", "E105 2:11-35", ""},
		{"title: A\nbase_url: https://example.org/?a\n", "E105 2:11-33", ""},
		{"title: A\nspeaking_rate: 12\n", "E105 2:16-18", ""},
		{"title: A\nspeaking_rate: fast\n", "E105 2:16-20", ""},
		{"title: A\ncards: no\n", "E105 2:8-10", "write false"},
		{"title: A\nnav: about\n", "E105 2:6-11", "name: value"},
		{"title: A\nnav: [{text: A}]\n", "E102 2:7-16", "link"},
		{"title: A\nnav: [{text: A, lnk: /}]\n", "E103 2:17-20", "`link`"},
		{"title: A\nnav: [{text: A, link: javascript:alert(1)}]\n", "E116 2:23-42", "https"},
		{"title: A\nnav: [{text: A, link: //host/}]\n", "E116 2:23-30", "https"},
		{"title: A\ntheme: {acent: \"#fff\"}\n", "E103 2:9-14", "`accent`"},
		{"title: A\ntheme: {accent: red}\n", "E105 2:17-20", "#0b6158"},
		{"title: A\ntheme: {accent: \"#ffff\"}\n", "E105 2:17-24", ""},
		{"title: A\ntheme:\n  accent: #fff\n", "E102 3:10-10", "comment"},
		{"title: A\nlabels: {task_doen: x}\n", "E103 2:10-19", "`task_done`"},
		{"title: A\nlint: {ignore: W1}\n", "E105 2:16-18", ""},
		{"title: A\nlint: {thresholds: {W213: many}}\n", "E105 2:27-31", ""},
		{"title: A\nlint: {thresholds: {W213: NaN}}\n", "E105 2:27-30", ""},
		{"title: A\ncallout: {text: A}\n", "E102 2:10-19", "title"},
		{"title: A\nrepository: github\n", "E105 2:13-19", "https"},
		{"title: A # b\n", "E105 1:10-13", "quotes"},
		{"title: A\x00\n", "E118 1:9-10", ""},
		{"title: \xe9\n", "E118 1:8-9", ""},
		{"title: A\rauthor: B\n", "E101 1:9-10", ""},
	} {
		_, problems := settings(t, c.yaml)
		if got := strings.Join(places(problems), ", "); got != c.want {
			t.Errorf("%q: got %s, want %s; %v", c.yaml, got, c.want, problems)
			continue
		}
		if !strings.Contains(problems[0].Hint, c.hint) || problems[0].Path != "site.yaml" {
			t.Errorf("%q: %v, want a hint with %q", c.yaml, problems, c.hint)
		}
		checkWording(t, problems)
	}
}

func TestSettingsThatCannotBeReadLeaveTheDefaults(t *testing.T) {
	s, problems := settings(t, "title: [\n")
	if len(problems) != 1 || s.Title != "Interview guide" || s.Labels["task_done"] == "" {
		t.Errorf("%+v, %v", s.Title, problems)
	}
}

func TestBaseURLEndsWithASlash(t *testing.T) {
	for given, want := range map[string]string{
		"https://example.org": "https://example.org/", "http://localhost:80/x/": "http://localhost:80/x/", "https://example.org/a/b": "https://example.org/a/b/",
		"https:///x": "", "/x": "", "": "", "https://example.org/#a": "", "https://exa mple.org/": "", "mailto:a@b": "",
	} {
		got, err := source.BaseURL(given)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("BaseURL(%q) = %q, %v; want %q", given, got, err, want)
		}
	}
}
