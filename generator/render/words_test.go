package render_test

import (
	"strings"
	"testing"

	"starling/generator/guide"
	"starling/generator/render"
)

func TestWordsOfTheInterface(t *testing.T) {
	for action, want := range map[string]string{
		`{{date "2026-11-20"}}`:                              "20 November 2026",
		`{{date "2026-01-02"}}`:                              "2 January 2026",
		`{{duration 45}}`:                                    "45 s",
		`{{duration 88}}`:                                    "1 min 28 s",
		`{{duration 120}}`:                                   "2 min",
		`{{span .Question.Target}}`:                          "1 min 15 s to 2 min",
		`{{plural "words" 1}}`:                               "1 word",
		`{{plural "words" 0}}`:                               "0 words",
		`{{plural "words" 257}}`:                             "257 words",
		`{{word "frequency" "very-common"}}`:                 "Asked very often",
		`{{label "credits_author" "name" "Ann {name} <x>"}}`: "Written by Ann {name} &lt;x&gt;.",
		`{{label "minutes_seconds" "s" 5 "m" 2}}`:            "2 min 5 s",
		`{{label "date" "day" 3}}`:                           "3 {month} {year}",
		`{{link "a & b" "articles/"}}`:                       `<a href="../../articles/">a &amp; b</a>`,
		`{{term .Question.Topic}} {{term .Question.Type}}`:   `<a href="../../topics/mistakes/">Mistakes and setbacks</a> Past behaviour`,
		`{{url ""}}`:                                         "../../",
		`{{asset "style.css"}} {{asset "none.css"}}`:         "../../assets/style.0123456789.css ",
		`{{current "questions/"}}`:                           "true",
		`{{current "questions/mistake/"}}`:                   "page",
		`{{current "articles/"}}`:                            "",
	} {
		r, problems := render.New(folder(map[string]string{"question.html": action}), "mine", &guide.Settings{Labels: labels(t)})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		page, err := r.Page(questionView())
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(page), "<main>"+want+"</main>") {
			t.Errorf("%s is %s, want %s", action, page, want)
		}
	}
}
