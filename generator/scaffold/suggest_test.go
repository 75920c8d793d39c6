package scaffold_test

import (
	"testing"

	"starling/generator/scaffold"
)

func TestSuggestedCategories(t *testing.T) {
	for question, want := range map[string]string{
		"Tell me about yourself":                                "about-you",
		"Why do you want this job?":                             "motivation-and-goals",
		"Where do you see yourself in five years?":              "motivation-and-goals",
		"What is your greatest weakness?":                       "strengths-and-weaknesses",
		"Why is there a gap in your employment?":                "work-history",
		"Tell me about a time you made a mistake":               "mistakes-and-setbacks",
		"Describe a time you failed":                            "mistakes-and-setbacks",
		"Tell me about a time you disagreed with your boss":     "conflict",
		"When did you persuade someone?":                        "teamwork-and-communication",
		"Tell me about a time you changed someone's mind":       "teamwork-and-communication",
		"Describe a time you led a team":                        "leadership",
		"Tell me about a hard decision you made":                "problem-solving-and-decisions",
		"How do you handle pressure and stress?":                "delivery-and-pressure",
		"Tell me about a time you went above and beyond":        "initiative-and-change",
		"How do you handle a difficult customer?":               "customers",
		"What are your salary expectations?":                    "practicalities",
		"Do you have any questions for us?":                     "curveballs-and-closing",
		"TELL ME ABOUT A CONFLICT WITH A CO-WORKER":             "conflict",
		"Tell me about a time you danced":                       "problem-solving-and-decisions", // one event, and no word more
		"How do you go about managing people?":                  "leadership",                    // a star in the middle of a phrase
		"How many windows are there in London?":                 "curveballs-and-closing",
		"":                                                      "curveballs-and-closing",
		"Erzählen Sie mir von sich":                             "curveballs-and-closing",
		"Tell me about a time you trained someone who was slow": "leadership",
	} {
		if got := scaffold.Suggest(question); got.Category != want {
			t.Errorf("%q: %s (for %q), want %s", question, got.Category, got.Words, want)
		}
	}
}

func TestSuggestedCompetencies(t *testing.T) {
	for question, want := range map[string]string{
		"Tell me about a time you made a mistake":          "accountability",
		"Tell me about a time you failed":                  "adaptability",
		"When have you received feedback?":                 "learning",
		"Tell me about a time you persuaded somebody":      "influence",
		"Tell me about a time you had to explain a fault":  "communication",
		"Tell me about a time you had to learn something":  "learning",
		"Tell me about a decision that was hard to defend": "decision-making",
	} {
		if got := scaffold.Suggest(question); got.Competency != want {
			t.Errorf("%q: %s (for %q), want %s", question, got.Competency, got.Words, want)
		}
	}
}
