package scaffold

import (
	_ "embed"
	"strings"
	"sync"

	"starling/generator/text"
)

// suggestText is data: a line for each category and competency, with the words
// that speak for them.
//
//go:embed suggest.txt
var suggestText string

// Suggestion is where a question is likely to belong.
type Suggestion struct {
	Category, Competency string
	// Words are the most of the question's words in a row that speak for it, or ""
	// where none does and it is no more than a place to begin.
	Words string
}

// suggestion is one line of the data.
type suggestion struct {
	Suggestion
	phrases [][]pattern
}

// pattern is a word of a phrase, folded; an open one may go on.
type pattern struct {
	word string
	open bool
}

var suggestions = sync.OnceValue(func() []suggestion {
	var list []suggestion
	for line := range strings.Lines(suggestText) {
		parts := strings.Split(strings.TrimSpace(line), "|")
		if len(parts) != 3 || strings.HasPrefix(line, "#") {
			continue
		}
		s := suggestion{Suggestion: Suggestion{Category: strings.TrimSpace(parts[0]), Competency: strings.TrimSpace(parts[1])}}
		for phrase := range strings.SplitSeq(parts[2], ",") {
			s.phrases = append(s.phrases, patterns(phrase))
		}
		list = append(list, s)
	}
	return list
})

// patterns returns the words of a phrase in which a star ends a word in any way.
func patterns(phrase string) []pattern {
	var list []pattern
	for _, field := range strings.Fields(phrase) {
		field, open := strings.CutSuffix(field, "*")
		for _, word := range text.Words(folded(field)) {
			list = append(list, pattern{word: word})
		}
		list[len(list)-1].open = open
	}
	return list
}

// folded returns a text as it is compared, with one kind of apostrophe.
func folded(s string) string { return strings.ReplaceAll(text.Fold(s), "’", "'") }

// Suggest returns the category and competency that a question's words speak for.
// A question that no word is known of is about a past event if it opens so, and
// an odd one otherwise.
func Suggest(question string) Suggestion {
	words := text.Words(folded(question))
	best, most := Suggestion{}, 0
	for _, s := range suggestions() {
		points, longest := 0, ""
		for _, phrase := range s.phrases {
			if found := find(words, phrase); found != nil {
				points += len(found) + 1
				longest = longer(longest, strings.Join(found, " "))
			}
		}
		if points > most {
			best, most = s.Suggestion, points
			best.Words = longest
		}
	}
	switch {
	case most > 0:
		return best
	case asksForAnEvent(words):
		return Suggestion{Category: "problem-solving-and-decisions", Competency: "problem-solving"}
	}
	return Suggestion{Category: "curveballs-and-closing", Competency: "communication"}
}

func longer(a, b string) string {
	if len(b) > len(a) {
		return b
	}
	return a
}

// find returns the words of a question that are a phrase's, in a row, or nil.
func find(words []string, phrase []pattern) []string {
	for i := range words {
		if begins(words[i:], phrase) {
			return words[i : i+len(phrase)]
		}
	}
	return nil
}

// begins tells whether the first words are those of a phrase.
func begins(words []string, phrase []pattern) bool {
	if len(words) < len(phrase) {
		return false
	}
	for i, p := range phrase {
		if words[i] != p.word && !(p.open && strings.HasPrefix(words[i], p.word)) {
			return false
		}
	}
	return true
}

// asksForAnEvent tells whether a question opens as those about the past do.
func asksForAnEvent(words []string) bool {
	for _, opening := range []string{"tell me about a", "describe a", "give me an example", "give an example", "when did you", "when have you", "have you ever"} {
		if begins(words, patterns(opening)) {
			return true
		}
	}
	return false
}
