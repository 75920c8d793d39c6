package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"starling/generator/text"
)

// openingWords and openingUses say how many answers may begin with the same words,
// or end with them.
const (
	openingWords = 4
	openingUses  = 3
)

// TestOpeningsDiffer asks that no turn of phrase opens answer after answer.
func TestOpeningsDiffer(t *testing.T) {
	opens := map[string][]string{}
	for a := range answersOf(theGuide(t)) {
		words := text.Words(text.Fold(spokenOf(a.Doc.Script)))
		key := strings.Join(words[:min(openingWords, len(words))], " ")
		opens[key] = append(opens[key], a.Doc.Path)
	}
	most := 0
	for words, answers := range opens {
		most = max(most, len(answers))
		if len(answers) > openingUses {
			t.Errorf("%d answers open with %q, want at most %d: %s", len(answers), words, openingUses, strings.Join(answers, ", "))
		}
	}
	t.Logf("%d different openings of %d words; the commonest opens %d", len(opens), openingWords, most)
}

// TestClosingsDiffer asks the same of how answers end. A rule that somebody keeps
// "now", or a count "since", is a sound end to a story, and a tic in a guide: it
// may close one answer in five.
func TestClosingsDiffer(t *testing.T) {
	closes := map[string][]string{}
	all, alike := 0, 0
	for a := range answersOf(theGuide(t)) {
		all++
		sentences := text.Sentences(strings.TrimSpace(spokenOf(a.Doc.Script)))
		words := text.Words(text.Fold(sentences[len(sentences)-1]))
		if slices.Contains(words, "now") || slices.Contains(words, "since") {
			alike++
		}
		key := strings.Join(words[max(0, len(words)-openingWords):], " ")
		closes[key] = append(closes[key], a.Doc.Path)
	}
	for words, answers := range closes {
		if len(answers) > openingUses {
			t.Errorf("%d answers end with %q, want at most %d: %s", len(answers), words, openingUses, strings.Join(answers, ", "))
		}
	}
	t.Logf("%d different closings of %d words; %s last sentences say now or since", len(closes), openingWords, share(alike, all))
	if 5*alike > all {
		t.Error("want one in five at most")
	}
}

// TestOpeningsSayWhenOrWhere asks that half the answers name a time or a place in
// their first sentence, which is what tells a story from a speech.
func TestOpeningsSayWhenOrWhere(t *testing.T) {
	all, placed, when, where := 0, 0, 0, 0
	for a := range answersOf(theGuide(t)) {
		all++
		opening := text.Sentences(spokenOf(a.Doc.Script))[0]
		time, place := namesTime(opening), namesPlace(opening)
		if time {
			when++
		}
		if place {
			where++
		}
		if time || place {
			placed++
		} else {
			t.Logf("neither: %s: %s", a.Doc.Path, opening)
		}
	}
	t.Logf("%s first sentences name a time or a place: %d a time, %d a place", share(placed, all), when, where)
	if 2*placed < all {
		t.Error("want half of them")
	}
}

// TestWhenAndWhereAreHeard holds the two detectors to what a reader would say.
func TestWhenAndWhereAreHeard(t *testing.T) {
	for _, c := range []struct {
		sentence    string
		time, place bool
	}{
		{"Last October I was on nights at the depot.", true, true},
		{"It was ten to six on a Friday.", true, false},
		{"In 2019 I left.", true, false},
		{"At 6:40 the bell went.", true, false},
		{"Three years ago my father fell ill.", true, false},
		{"For six years I have fitted boilers.", true, false},
		{"I run the fish counter in a big supermarket.", false, true},
		{"We were behind the school kitchen with the bins.", false, true},
		{"I was working for a small animal shelter.", false, true},
		{"I like people, and I like a puzzle.", false, false},
		{"The last word may be mine.", false, false},
		{"May I be frank?", false, false},
		{"In general I march to my own drum.", false, false},
		{"I'm careful at every point of a job.", false, false},
		{"A good shop is a kind one.", false, false}, // no shop in particular
		{"These days I would ask first.", false, false},
		{"Call it a second chance.", false, false},
		{"A habit of mine is in the paper line.", false, false},
		{"I'd like to shop less.", false, false},
	} {
		if time, place := namesTime(c.sentence), namesPlace(c.sentence); time != c.time || place != c.place {
			t.Errorf("%q: time %t and place %t, want %t and %t", c.sentence, time, place, c.time, c.place)
		}
	}
}

// A sentence names a time when it says a clock's, a calendar's or a life's: a
// figure of the clock, a year, a month or a day of the week, a season or a feast;
// or a measure of time that is counted or placed ("three years ago", "my second
// week", "that morning"). Words that are mostly something else stay out of the
// list: May and March as months need a capital and a word such as "in" before.
var timeNamed = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b`),
	regexp.MustCompile(`\b(January|February|April|June|July|August|September|October|November|December|Christmas|Easter|Ramadan|Diwali|Halloween)\b`),
	regexp.MustCompile(`\b(in|last|this|since|of|early|late|mid|to|until|every) (March|May)\b`),
	regexp.MustCompile(`(?i)\b(spring|summer|autumn|winter)s?\b|\b(midnight|noon|lunchtime|bank holiday|half[- ]term|weekends?)\b`),
	regexp.MustCompile(`\b(19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?(am|pm)\b`),
	regexp.MustCompile(`(?i)\b(\w+ (past|to)|at) (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b`),
	regexp.MustCompile(`(?i)\b(last|this|that|next|every|each|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|sixteen|eighteen|twenty|thirty|forty|sixty|ninety|few|first|second|third|fourth|fifth|sixth|final|past|whole|half|\d+)(\W+(and a half|full|of the|of my|long|dark|wet|cold|more|school|busy))? (minutes?|hours?|days?|nights?|mornings?|afternoons?|evenings?|weeks?|fortnights?|months?|terms?|seasons?|years?|shifts?)\b`),
	regexp.MustCompile(`(?i)\b(a|an|the|couple of) (minute|hour|day|night|morning|afternoon|evening|week|fortnight|month|term|year|decade|years|months|weeks)s? (ago|before|after|earlier|later|when|that|of|into)\b`),
	regexp.MustCompile(`(?i)\b(today|tonight|yesterday|tomorrow|nowadays)\b|\b(years|months|weeks|days) (ago|before|later|of)\b|\byear (seven|eight|nine|ten|eleven|twelve|\d+)\b|\bwhen I was (\d+|\w+teen|\w+ty)\b`),
}

func namesTime(sentence string) bool {
	return slices.ContainsFunc(timeNamed, func(r *regexp.Regexp) bool { return r.MatchString(sentence) })
}

// A sentence names a place when a word of placing is followed, within so many
// words, by a kind of place that one could walk to. A whole employer is one; a
// team, a course or a trade is not, and nor is a kind that is as often no place
// ("line", "paper", "works"). What is missed so, such as "our print works", makes
// the share lower than a reader's would be.
const placeWithin = 6

var (
	placing = regexp.MustCompile(`^(at|in|on|from|for|outside|inside|behind|beside|near|above|below|under|into|across|along|round|around)$`)
	places  = regexp.MustCompile(`^((air|sea)ports?|allotments?|archives?|bakery|banks?|bases?|bays?|beach|blocks?|boats?|branch|branches|bridges?|brewery|builders|building|bus|cabin|cafe|café|campus|canteen|centre|church|churchyard|cinema|city|classrooms?|clinic|club|coast|college|corridor|council|counter|court|courthouse|dairy|dental practice|depot|desk|dock|estate|factory|farm|ferry|fields?|firm|flat|floor|foundry|front room|gallery|garage|garden|gardens|gym|hall|harbour|hatchery|home|hospice|hospital|hostel|hotel|house|island|kennels?|kiosk|kitchen|lab|laboratory|landing|library|lock|market|mill|mountain|museum|newspaper|nursery|office|orchard|park|pharmacy|pitch|plant|platform|playground|pool|post room|practice|prison|pub|quarry|restaurant|river|road|roof|room|scaffold|school|shelter|shop|showroom|site|sites|stall|station|store|stores|street|studio|supermarket|surgery|theatre|till|tower|town|university|van|vessel|village|ward|warehouse|wing|workshop|yard|zoo)$`)
)

func namesPlace(sentence string) bool {
	words := text.Words(text.Fold(sentence))
	for i, w := range words {
		if !placing.MatchString(w) {
			continue
		}
		if slices.ContainsFunc(words[i+1:min(i+1+placeWithin, len(words))], places.MatchString) {
			return true
		}
	}
	return false
}
