package scaffold

import (
	"regexp"
	"strings"

	"starling/generator/guide"
	"starling/generator/text"
)

// hints say what belongs into a segment, by its name in small letters. Names
// that are not here are explained by their part of the story.
var hints = map[string]string{
	"present": "What you do now, and one thing you do well", "past": "One or two steps that led you here",
	"future": "Why this job comes next", "point": "Your answer in one sentence", "reason": "Why, in a sentence or two",
	"example": "One thing you did that shows it", "claim": "What you are good at, named exactly",
	"proof": "One time it counted, with a figure or somebody’s words", "use here": "What you would use it for in this job",
	"gap": "What you do less well, named exactly", "steps": "What you have done about it, in order",
	"progress": "What has changed so far, and how you know", "fact": "The fact, in the first sentence",
	"forward": "What is next, and why here", "clarify": "What you would need to know first",
	"options": "Two or three ways, with what speaks for and against each", "choice": "Which one you would take, and why",
	"check": "How you would know that it worked", "obstacle": "What stood in the way", "problem": "What was wrong, and for whom",
}

var partHints = map[string]string{
	"headline": "The whole story in one sentence",
	"setup":    "Where you were, when, and what was at stake",
	"task":     "What was yours to do, or to get right",
	"action":   "What you did, in order, and why you did it that way",
	"result":   "What came of it, with a figure, a date or somebody’s words",
	"learning": "What you do differently now, and when you last did",
}

// hintFor returns what belongs into a segment of a framework.
func hintFor(s guide.FrameworkSegment) string {
	if hint := hints[strings.ToLower(s.Name)]; hint != "" {
		return hint
	}
	return partHints[s.Part]
}

var (
	levelTwo = regexp.MustCompile(`^ {0,3}##[ \t]+(.*?)[ \t#]*$`)
	bullet   = regexp.MustCompile(`^ {0,3}[-*+][ \t]+(.*)$`)
)

// shapeHints returns what a question's own Shape section says of each segment,
// by the segment's folded name. body is the question's Markdown, and names are
// those that the heading may go by. They are prompts in a draft, so lines are
// looked at, not parsed: one that is misread costs a prompt.
func shapeHints(body string, names []string) map[string]string {
	own, within := map[string]string{}, false
	for line := range strings.Lines(body) {
		line = strings.TrimRight(line, "\r\n")
		if m := levelTwo.FindStringSubmatch(line); m != nil {
			within = false
			for _, name := range names {
				within = within || text.Fold(name) == text.Fold(m[1])
			}
			continue
		}
		if m := bullet.FindStringSubmatch(line); m != nil && within {
			name, hint, _ := strings.Cut(m[1], ":")
			own[text.Fold(plainWords(name))] = plainWords(hint)
		}
	}
	return own
}

// plainWords drops the marks of Markdown and of a placeholder.
func plainWords(s string) string {
	return strings.TrimSpace(strings.NewReplacer("[", "", "]", "", "*", "", "`", "").Replace(s))
}
