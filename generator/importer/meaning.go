package importer

import (
	"regexp"
	"strings"

	"starling/generator/text"
)

// meaning is what a heading says about the text under it.
type meaning uint8

const (
	unknown meaning = iota
	whyTheyAsk
	howToAnswer
	avoid
	followUps
	alsoAsked
	samples
	whyItWorks
	closing
	sources
)

// meanings are patterns of folded headings, with what stands in quotes taken
// out; the first that fits counts. "How to answer, with examples" is advice.
var meanings = []struct {
	meaning
	pattern *regexp.Regexp
}{
	{whyItWorks, regexp.MustCompile(`^why (this|it|that|these|they)( answers?| examples?| responses?)? works?\b|^what (makes|made) (this|it)\b|^why (this|it) is (a )?(good|strong)`)},
	{howToAnswer, regexp.MustCompile(`^how (to|do you|should you|you|do i|should i|can you|can i|best to) .*(answer|respond|reply|prepare|approach|tackle|talk|say|handle)|^\d+ (tips|steps|ways)`)},
	{samples, regexp.MustCompile(`\b(sample|example|model|strong|good|great|weak|bad|poor) (answer|response|reply|replies)s?\b|^(examples?|answers?)( (#|no\.? ?)?(\d+|one|two|three))?\b ?:?$|^(example|answer|sample) (\d+|one|two|three)\b|\b(answer|response) examples?\b|\banswers? .*\bsounds? like`)},
	{avoid, regexp.MustCompile(`\bavoid\b|\bnot to (say|do)\b|\bred flags?\b|\bdon'ts?$|\bdo not (say|do)\b|\b(common|frequent|classic) (mistakes|errors|pitfalls)\b|\bpitfalls\b|\bgoes? wrong\b`)},
	{followUps, regexp.MustCompile(`\bfollow.?ups?\b|\basked? next\b|\bnext questions\b`)},
	{alsoAsked, regexp.MustCompile(`\b(similar|related) questions\b|\bvariations?\b|\bother ways\b|\balso asked\b|\bways (it|this) (is|may|might|can)\b|\bother versions\b`)},
	{whyTheyAsk, regexp.MustCompile(`^why\b.*\bask(s|ed|ing)?\b|^why (this|the) question|\b(interviewers?|employers?|recruiters?|companies|they|hiring managers?|panels?) (are |is |really |actually )*(look|want|hope|listen|need|wish)|^what .*\b(look|looking|listening) for\b|\breasons? .*\bask|\bpurpose of\b|behind the question`)},
	{closing, regexp.MustCompile(`^(in )?(conclusion|summary|short|closing)\b|^(final|last|closing|parting) (thoughts?|words?|tips?|advice|notes?)|\bbottom line\b|\btakeaways?\b|^wrap(ping)? (it )?up|^to sum up`)},
	{sources, regexp.MustCompile(`^(sources?|references|further reading)$`)},
	{howToAnswer, regexp.MustCompile(`\btips?\b|\bsteps?\b|\b(best|right) way\b|\bwhat to (do|say|include)\b|\banswering\b|^how (to|do|should)\b|^do'?s\b`)},
}

var inQuotes = regexp.MustCompile(`“[^”]*”|"[^"]*"|‘[^’]*’`)

// meaningOf returns what a heading means.
func meaningOf(heading string) meaning {
	s := inQuotes.ReplaceAllString(heading, " it ")
	s = strings.ReplaceAll(text.Fold(s), "’", "'")
	s = strings.Trim(oneLine(tipNumber.ReplaceAllString(questionLine.ReplaceAllString(s, ""), "")), ":?!. ")
	for _, m := range meanings {
		if m.pattern.MatchString(s) {
			return m.meaning
		}
	}
	return unknown
}

var (
	// tipNumber is what stands before a numbered tip.
	tipNumber = regexp.MustCompile(`^(?:(?i:tip|step|rule)\s+#?\d{1,2}\s*[:.)–—-]|#?\d{1,2}[.):])\s*`)
	// questionLine and answerLine open the lines of questions and answers.
	questionLine = regexp.MustCompile(`^(?i:q|question)\s*(?:\d+)?[:.]\s+`)
	answerLine   = regexp.MustCompile(`^(?i:a)\s*:\s+`)
)
