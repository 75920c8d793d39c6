package importer

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"starling/generator/text"
)

// about are the words that an article on interviews cannot do without.
var about = regexp.MustCompile(`\b(interview|interviewer|interviewers|interviews|candidates?|recruiters?|employers?|hiring|job|jobs)\b`)

// recognise refuses what is no article on an interview question; one that the
// author knows need not be named.
func recognise(p page, known bool) error {
	words, mentions := 0, 0
	for _, b := range p.blocks {
		words += text.CountWords(b.Text)
		mentions += len(about.FindAllString(text.Fold(b.Text), -1))
	}
	switch {
	case words < 40:
		return &RefusedError{fmt.Sprintf("this has %d words, which is too little for an article", words), "if the page makes its text by script, copy what you see into a .txt file"}
	case mentions+len(about.FindAllString(text.Fold(p.title), -1)) < 2:
		return &RefusedError{"this does not read like an article on an interview question: it hardly speaks of interviews, candidates or employers", elsewhere}
	case !known && findQuestion(p) == "":
		return &RefusedError{"this does not read like an article on an interview question: no question stands in its title, its headings or in quotes", "put the question into the title, such as: How to answer “Tell me about yourself”; or name one of yours with --question"}
	}
	return nil
}

var (
	// asks are the openings of what interviewers say.
	asks = regexp.MustCompile(`^(?i:tell (?:me|us)|describe|give (?:me|us)|walk (?:me|us)|talk (?:me|us)|share|explain|name|sell me|what(?:['’]s|['’]re)?|why|how|when|where|who|which|have you|do you|did you|are you|is there|can you|could you|would you|if you)\b`)
	// advice are the words before a question in a title.
	advice = regexp.MustCompile(`^(?i:(?:how (?:to|do you|should you|you should) (?:best )?(?:answer|respond to|handle|approach|tackle|talk about)|answering|answers? (?:to|for)|the best (?:answers?|way to answer)(?: to| for)?|best answers? (?:to|for)|sample answers? (?:to|for)|mastering|interview questions?)\b(?: (?:the|this))?(?: (?:common |tricky |classic )?(?:interview )?questions?)?\s*[:,–—-]?\s*)`)
	// trailer is what sites put behind a title.
	trailer = regexp.MustCompile(`\s*(?:[|»·]|\s[–—-]\s)\s*[^|»·?]*$|\s*\((?i:[^)]*(?:example|answer|tip|sample|guide|\d{4})[^)]*)\)\s*$|(?i:\s*(?:in|at|during) (?:an|a|your|the) (?:job )?interview)$`)
	phrases = regexp.MustCompile(`“([^“”]{8,140})”|"([^"]{8,140})"`)
)

// findQuestion returns the interviewer's words: in quotes in the title, or the
// title less its wrapping, else in quotes in a heading, or in the text.
func findQuestion(p page) string {
	titles := []string{p.title}
	var headings, texts []string
	for _, b := range p.blocks {
		if b.Kind == Heading {
			headings = append(headings, b.Text)
		} else {
			texts = append(texts, b.Text)
		}
	}
	if len(p.blocks) > 0 && p.blocks[0].Kind == Heading {
		titles = []string{p.blocks[0].Text, p.title}
	}
	for _, title := range titles {
		if q := cmp.Or(questionInQuotes(title), questionInTitle(title)); q != "" {
			return q
		}
	}
	for _, h := range headings {
		if q := cmp.Or(questionInQuotes(h), wrapped(h)); q != "" {
			return q
		}
	}
	for _, s := range texts {
		if len(s) < 10*longText {
			if q := questionInQuotes(s); q != "" && !isSpeech(s) {
				return q
			}
		}
	}
	return ""
}

// wrapped returns the question in a heading such as "How to answer why you left".
func wrapped(heading string) string {
	if advice.MatchString(heading) {
		return questionInTitle(heading)
	}
	return ""
}

func questionInQuotes(s string) string {
	for _, m := range phrases.FindAllStringSubmatch(s, -1) {
		if q := strings.TrimSpace(m[1] + m[2]); asks.MatchString(q) && len(strings.Fields(q)) >= 3 {
			return asSpoken(q)
		}
	}
	return ""
}

func questionInTitle(s string) string {
	s = strings.TrimSpace(questionLine.ReplaceAllString(s, ""))
	for range 3 {
		s = strings.TrimSpace(trailer.ReplaceAllString(s, ""))
	}
	s = strings.TrimSpace(advice.ReplaceAllString(s, ""))
	// "What is your weakness? Answers that work", "Describe a conflict: 5 examples".
	if head, _, ok := strings.Cut(s, "? "); ok {
		s = head + "?"
	} else if head, _, ok := strings.Cut(s, ": "); ok && len(strings.Fields(head)) >= 3 {
		s = head
	}
	if n := len(strings.Fields(s)); n < 3 || n > 20 || !asks.MatchString(s) || meaningOf(s) == howToAnswer || meaningOf(s) == whyTheyAsk {
		return ""
	}
	return asSpoken(s)
}

// asSpoken returns a question without the capitals that titles have, and the
// stop that closes no question.
func asSpoken(s string) string {
	s = strings.TrimRight(strings.TrimSpace(s), ".,:; ")
	if strings.ToUpper(s) == s {
		s = capitalI.ReplaceAllString(strings.ToLower(s), "I")
	}
	words := strings.Fields(s)
	if capitals(s) {
		for i, w := range words {
			if i > 0 && !keepsCapital(w) {
				words[i] = lowerFirst(w)
			}
		}
	}
	if len(words) > 0 {
		r, size := utf8.DecodeRuneInString(words[0])
		words[0] = string(unicode.ToUpper(r)) + words[0][size:]
	}
	return strings.Join(words, " ")
}

var capitalI = regexp.MustCompile(`\bi\b`)

// keepsCapital tells whether a word is I, or has a second capital.
func keepsCapital(w string) bool {
	if w == "I" || strings.HasPrefix(w, "I’") || strings.HasPrefix(w, "I'") {
		return true
	}
	n := 0
	for _, r := range w {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}

func lowerFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[size:]
}
