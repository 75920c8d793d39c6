package generator

import (
	"testing"
	"testing/fstest"

	"starling/generator/search"
)

// smallGuide returns the search of a guide of six questions.
func smallGuide(t *testing.T) *search.Searcher {
	t.Helper()
	in := corpusInputs(0)
	files := in.Content.FS.(fstest.MapFS)
	for slug, text := range map[string]string{
		"hurry":  "question: Tell me about a busy day\ncategory: customers\ncompetency: [motivation]\nsummary: Say what you left undone.\n---\n\nThey look for calm under pressure.\n",
		"goal":   "question: Where do you want to be in a year?\ncategory: customers\ncompetency: [motivation]\nsummary: Name a step.\n---\n\nA team wants to know where you are going.\n\n## Avoid\n\n- A plan for the line manager’s chair\n- “No idea”\n- Work that nobody else would do\n",
		"out":    "question: Have you been made redundant?\ncategory: customers\ncompetency: [motivation]\nsummary: Say that you were laid off, and when.\nfrequency: very-common\n---\n\nIt happens to many. Say it once.\n",
		"steady": "question: Which job is steady?\ncategory: customers\ncompetency: [motivation]\nsummary: Name one.\n---\n\nSay why.\n",
		"talk":   "question: Is there a job to talk about?\ncategory: customers\ncompetency: [motivation]\nsummary: Say which.\n---\n\nSay why.\n",
		"ready":  "question: How do you get ready?\ncategory: customers\ncompetency: [motivation]\nsummary: Prepare one page.\n---\n\nIf your mind goes blank, look at it. Trying helps.\n",
	} {
		files["questions/"+slug+"/index.md"] = &fstest.MapFile{Data: []byte("---\nupdated: 2026-01-02\n" + text)}
	}
	return searcher(t, edition(t, new(Generator), in))
}

func TestWordsThatReadersType(t *testing.T) {
	s := smallGuide(t)
	for _, c := range []struct {
		query, first string
		good         bool
		excerpt      string
	}{
		{"pressure", "questions/hurry/", true, "They look for calm under [pressure]."},
		{"stress", "questions/hurry/", true, "Say what you left undone."}, // a synonym of what stands in a text only
		{"stressful", "questions/hurry/", true, "Say what you left undone."},
		{"preparation", "questions/ready/", true, "[Prepare] one page."},                                      // a form that no page has
		{"prepares", "questions/ready/", true, "[Prepare] one page."},                                         // nor has the table
		{"mind goes blank", "questions/ready/", true, "If your [mind goes blank], look at it. Trying helps."}, // a phrase in a text
		{"crying", "questions/out/", false, "Say that you were laid off, and when."},                          // is not "trying"
		{"trynig", "questions/ready/", true, "If your mind goes blank, look at it. [Trying] helps."},
		{"laid off", "questions/out/", true, "Say that you were [laid off], and when."},
		{"redundancy", "questions/out/", true, "Say that you were [laid off], and when."},
		{"teamplan", "questions/goal/", false, "A [team] wants to know where you are going."}, // of two words
		{"boss", "questions/goal/", true, "Name a step."},
		{"chair", "questions/goal/", true, "A plan for the line manager’s [chair] · “No idea” · Work that nobody else would do"},
		{"idea", "questions/goal/", true, "A plan for the line manager’s chair · “No [idea]” · Work that nobody else would do"},
		{"bitcoin pressure", "questions/hurry/", false, "They look for calm under [pressure]."},
		{"qwxzvk", "questions/out/", false, "Say that you were laid off, and when."},
		{`"calm pressure"`, "questions/hurry/", false, "They look for [calm] under [pressure]."},
	} {
		answer, err := s.Find(t.Context(), c.query, 10)
		if err != nil {
			t.Fatal(err)
		}
		if len(answer.Results) == 0 {
			t.Errorf("%q finds nothing, not even what is nearest", c.query)
			continue
		}
		got := ""
		for _, p := range answer.Results[0].Excerpt {
			if p.Mark {
				p.Text = "[" + p.Text + "]"
			}
			got += p.Text
		}
		if answer.Results[0].Address != c.first || answer.Good != c.good || got != c.excerpt {
			t.Errorf("%q finds %s (good: %v)\n\t%s\nwant %s (good: %v)\n\t%s", c.query, answer.Results[0].Address, answer.Good, got, c.first, c.good, c.excerpt)
		}
	}
}

// TestTitlesWithAFrameInside looks at the first result alone, which no title puts
// in order: words that frame a query count little in a title, wherever they stand.
func TestTitlesWithAFrameInside(t *testing.T) {
	answer, err := smallGuide(t).Find(t.Context(), "is there a job to talk about", 1)
	if err != nil {
		t.Fatal(err)
	}
	if len(answer.Results) == 0 || answer.Results[0].Address != "questions/talk/" {
		t.Errorf("found %v", answer.Results)
	}
}
