package importer

import (
	"regexp"
	"strings"

	"starling/generator/text"
)

// marker is how a paragraph or heading announces a sample answer; what stands
// behind its colon is the answer, or in a heading the speaker.
var marker = regexp.MustCompile(`^((?i:(?:(?:a|an|one|another|the|here is an?|here['’]s an?)\s+)?(?:sample|example|model|strong|stronger|good|great|better|weak|weaker|bad|poor)\s+(?:sample\s+|example\s+)?(?:answer|response|reply)|(?:example|sample)|answer)(?:\s*#?\s*(?:\d{1,2}|(?i:one|two|three|four))\b)?(?:\s+(?i:for|from|by|as|to)\s+[^:.!?]{2,60}?)?(?:\s*\([^)]{2,60}\))?)\s*(?:[:–—]|\s-\s|$)\s*`)

var (
	weakWords  = regexp.MustCompile(`(?i)\b(weak|weaker|bad|poor|not to)\b`)
	worksLine  = regexp.MustCompile(`^(?i:why (?:this|it|that)(?: answer| example| response)? works\s*[:.–—?-]*\s*)`)
	commentary = regexp.MustCompile(`(?i)\b(?:this|the|that|her|his|their|these) (?:first |second |third |last |sample |example )*(?:answers?|examples?|responses?|candidates?|speakers?|sample|stor(?:y|ies))\b|^(?:notice|note|see) (?:how|that)\b`)
)

// announces reads a block that announces a sample answer or what is good about it.
func (s *sorter) announces(b Block) bool {
	if b.Kind != Heading {
		if m := worksLine.FindString(b.Text); m != "" && len(s.Samples) > 0 {
			s.in, s.sample, s.works = samples, true, true
			s.Left.Headings = append(s.Left.Headings, strings.TrimSpace(m))
			if rest := b.Text[len(m):]; rest != "" {
				s.aboutSamples(Block{Kind: Paragraph, Text: rest})
			}
			return true
		}
	}
	number := tipNumber.FindString(b.Text)
	m := marker.FindStringSubmatchIndex(b.Text[len(number):])
	if m == nil || number != "" && s.in == howToAnswer {
		return false
	}
	label, rest := b.Text[len(number):][m[2]:m[3]], b.Text[len(number):][m[1]:]
	plain := strings.EqualFold(label, "example") || strings.EqualFold(label, "answer") || strings.EqualFold(label, "sample")
	switch {
	case b.Kind == Heading && len(strings.Fields(rest)) > longTitle:
		return false
	case b.Kind == Heading && rest != "" && plain && s.in != samples && !strings.Contains(b.Text, ":"):
		return false
	case b.Kind != Heading && rest == "" && !strings.HasSuffix(b.Text, ":"):
		return false
	case plain && rest != "" && b.Kind != Heading && s.in == howToAnswer && len(firstPerson.FindAllString(rest, 2)) < 2:
		return false // an example of a tip, not of an answer
	}
	s.enterSamples(b)
	if b.Kind == Heading {
		whole := strings.TrimRight(b.Text[len(number):], ": ")
		s.addSample(whole, roleIn(whole))
		return true
	}
	if whole := strings.TrimRight(b.Text[len(number):], ": "); namesOnlySpeaker(whole, rest) {
		s.addSample(whole, roleIn(whole))
		return true
	}
	s.addSample(label, roleIn(label))
	if rest != "" {
		s.speak(Block{Kind: Paragraph, Text: rest})
	}
	return true
}

// namesOnlySpeaker tells whether what stands behind a label is no answer but who
// gives it: "Example #1: Warehouse worker".
func namesOnlySpeaker(whole, rest string) bool {
	return rest != "" && len(strings.Fields(rest)) <= 5 && !strings.ContainsAny(rest, ".!?…”\"") && roleIn(whole) != "" && !firstPerson.MatchString(rest)
}

// enterSamples begins the part of samples, or stays in it.
func (s *sorter) enterSamples(b Block) {
	level := s.level
	if s.in != samples || b.Kind == Heading && b.Level > 0 && b.Level <= s.level {
		level = max(b.Level-1, 0)
	}
	s.enter(samples, level)
}

func (s *sorter) addSample(label, role string) {
	s.Samples = append(s.Samples, Sample{Label: label, Role: role, Weak: weakWords.MatchString(label)})
	s.sample, s.works, s.spoken, s.open = true, false, false, false
	if s.in != samples {
		s.enterKeeping()
	}
}

// enterKeeping begins the part of samples at the level of the one at hand, for
// an answer that stands amid other text.
func (s *sorter) enterKeeping() { s.in, s.inOther = samples, false }

// speak adds a block to what the last sample says.
func (s *sorter) speak(b Block) {
	last := &s.Samples[len(s.Samples)-1]
	if len(last.Body) == 0 {
		s.spoken = opensQuote(b.Text)
		s.open = s.spoken
	}
	if b.Kind == Quote {
		b.Kind = Paragraph
	}
	if !s.open {
		last.Body = append(last.Body, b)
		return
	}
	if len(last.Body) == 0 {
		if said, after := cutSpeech(b.Text); closesQuote(said) && said != b.Text {
			last.Body = append(last.Body, Block{Kind: b.Kind, Text: said})
			s.open = false
			s.aboutSamples(Block{Kind: Paragraph, Text: after})
			return
		}
	}
	last.Body = append(last.Body, b)
	s.open = !closesQuote(b.Text)
}

// aboutSamples puts a block of text that stands among samples.
func (s *sorter) aboutSamples(b Block) {
	last := len(s.Samples) - 1
	begun := last >= 0 && len(s.Samples[last].Body) > 0
	switch {
	case !s.sample && !isSpeech(b.Text) && !(b.Kind == Quote):
		s.Left.Texts = append(s.Left.Texts, b.Text) // it announces what follows
	case !s.sample:
		s.addSample("", "")
		s.speak(b)
	case !begun:
		s.speak(b)
	case s.works && !isSpeech(b.Text):
		s.Samples[last].Works = append(s.Samples[last].Works, b)
	case s.spoken && (isSpeech(b.Text) || b.Kind == Quote):
		s.addSample("", "")
		s.speak(b)
	case s.spoken && commentary.MatchString(b.Text):
		s.comment(last, b)
	case !s.spoken && commentary.MatchString(firstWords(b.Text, 8)):
		s.Samples[last].Works = append(s.Samples[last].Works, b)
	case s.spoken && !hasFirstPerson(b.Text):
		s.enter(closing, 0)
		s.Closing = append(s.Closing, b)
	default:
		s.speak(b)
	}
}

// comment parts what a paragraph says of a sample from what follows, which ends
// the article: up to the last sentence that speaks of an answer.
func (s *sorter) comment(sample int, b Block) {
	sentences := text.Sentences(b.Text)
	about := len(sentences)
	for about > 0 && !commentary.MatchString(sentences[about-1]) {
		about--
	}
	on := b
	on.Text = strings.Join(sentences[:about], " ")
	s.Samples[sample].Works = append(s.Samples[sample].Works, on)
	if about < len(sentences) {
		b.Text = strings.Join(sentences[about:], " ")
		s.enter(closing, 0)
		s.Closing = append(s.Closing, b)
	}
}

func hasFirstPerson(s string) bool { return len(firstPerson.FindAllString(s, 2)) > 1 }

func firstWords(s string, n int) string {
	words := strings.Fields(s)
	return strings.Join(words[:min(n, len(words))], " ")
}

var (
	speaker   = regexp.MustCompile(`(?i)\b(?:for|from|by|as)\s+(?:an?|the)\s+([^:.!?()]{3,60})|\(([^)]{3,60})\)|[:–—]\s*([^:.!?()]{3,60})$|\s-\s([^:.!?()]{3,60})$`)
	noSpeaker = regexp.MustCompile(`(?i)\b(strong|strongest|weak|weaker|good|bad|poor|short|long|version|answer|answers|example|experience|interview|question|mistake|failure|story|with|about|when|star|method)\b|\d`)
)

// roleIn returns who speaks, where a label says so: "Sample answer 1: Sales team
// lead", "Example answer for a nurse".
func roleIn(label string) string {
	m := speaker.FindStringSubmatch(label)
	if m == nil {
		return ""
	}
	role := oneLine(m[1] + m[2] + m[3] + m[4])
	role = strings.TrimSuffix(strings.TrimSuffix(role, " role"), " position")
	for _, article := range []string{"a ", "an ", "the "} {
		role = strings.TrimPrefix(role, article)
	}
	if len(strings.Fields(role)) > 5 || noSpeaker.MatchString(role) {
		return ""
	}
	return role
}
