package importer

import (
	"regexp"
	"slices"
	"strings"

	"starling/generator/text"
)

// sorter reads an article's blocks in turn and puts each where it belongs.
type sorter struct {
	Article
	// in is the part at hand; other is the one that Other ends with.
	in      meaning
	inOther bool
	// level is that of the heading which opened the part, or 0.
	level int
	// sample tells that the last sample goes on, and works that the text is
	// about it; spoken that it is in quotation marks, and open that these have
	// not closed.
	sample, works, spoken, open bool
	// listed tells that the last tip is an item of a list.
	listed bool
}

// sort takes an article apart.
func sort(p page) *Article {
	s := &sorter{}
	s.Question = findQuestion(p)
	s.Left.Dropped, s.Left.Links = p.dropped, p.links
	s.Left.Promotion = slices.Clone(p.promotion)
	blocks := p.blocks
	if len(blocks) > 0 && blocks[0].Kind == Heading && blocks[0].Level <= 1 && !startsPart(blocks) {
		s.Title, blocks = blocks[0].Text, blocks[1:]
	}
	if s.Title == "" {
		s.Title = p.title
	} else if p.title != "" && p.title != s.Title {
		s.Left.Headings = append(s.Left.Headings, p.title)
	}
	for _, b := range blocks {
		s.block(b)
	}
	return &s.Article
}

// startsPart tells whether an article has no title: its first heading opens a
// part, and is one of several of its level.
func startsPart(blocks []Block) bool {
	first := blocks[0]
	if first.Level == 1 && !slices.ContainsFunc(blocks[1:], func(b Block) bool { return b.Kind == Heading && b.Level == 1 }) {
		return false
	}
	return meaningOf(first.Text) == samples || questionLine.MatchString(first.Text)
}

func (s *sorter) block(b Block) {
	if !s.open {
		var sold []string
		b.Text, sold = withoutPromotion(b.Text)
		s.Left.Promotion = append(s.Left.Promotion, sold...)
	}
	switch {
	case strings.TrimSpace(b.Text) == "":
	case s.open && b.Kind != Heading:
		s.speak(b)
	case s.announces(b):
	case b.Kind == Heading:
		s.heading(b)
	case s.numbered(b):
	default:
		s.text(b)
	}
}

// enter begins a part.
func (s *sorter) enter(m meaning, level int) {
	s.in, s.level, s.inOther = m, level, false
	s.sample, s.works, s.open = false, false, false
}

func (s *sorter) heading(b Block) {
	m := meaningOf(b.Text)
	b.Text = questionLine.ReplaceAllString(b.Text, "")
	switch {
	case m == unknown && s.tip(b), m == unknown && s.subheading(b):
		return
	case m == unknown:
		s.enter(unknown, b.Level)
		s.inOther = true
		s.Other = append(s.Other, Part{Heading: b.Text})
		return
	case m == whyItWorks && len(s.Samples) > 0:
		s.in, s.works, s.sample = samples, true, true
	default:
		if s.deeperTip(m, b) {
			return
		}
		s.enter(m, b.Level)
	}
	s.Left.Headings = append(s.Left.Headings, b.Text)
}

// deeperTip takes a heading within the advice for a tip, though its words name
// another part: "Tip 2: avoid blame".
func (s *sorter) deeperTip(m meaning, b Block) bool {
	isTip := s.in == howToAnswer && (tipNumber.MatchString(b.Text) || s.level > 0 && b.Level > s.level) && m != samples
	return isTip && s.tip(b)
}

// tip takes a heading for a tip: numbered, or deeper than that of the advice.
func (s *sorter) tip(b Block) bool {
	number := tipNumber.FindString(b.Text)
	deeper := s.in == howToAnswer && (s.level > 0 && b.Level > s.level || s.level == 0 && b.Level == 0 && len(s.Tips) == 0 && !strings.HasSuffix(b.Text, "?"))
	if number == "" && !deeper || number != "" && s.in != howToAnswer && len(s.Tips) > 0 && s.in != whyTheyAsk {
		return false
	}
	if s.in != howToAnswer {
		s.enter(howToAnswer, 0)
	}
	s.addTip(b.Text[len(number):])
	return true
}

// addTip starts a tip with its text: a title, and what follows it.
func (s *sorter) addTip(words string) {
	title, rest := cutTitle(words)
	t := Tip{Title: title}
	if rest != "" {
		t.Body = append(t.Body, Block{Text: rest})
	}
	s.Tips = append(s.Tips, t)
	s.listed = false
}

// longTitle is the most words of a tip's title.
const longTitle = 12

// titleEnd is a colon or dash between two parts of a sentence.
var titleEnd = regexp.MustCompile(`^(.{3,120}?[\p{L}”"’)])(?::|\s[–—-])\s+["“‘]?\p{Lu}`)

// cutTitle parts a tip's title from its text: at the end of a short first
// sentence, a colon or a dash.
func cutTitle(s string) (title, rest string) {
	s = strings.TrimSpace(s)
	sentences := text.Sentences(s)
	if len(sentences) == 0 {
		return "", ""
	}
	first := sentences[0]
	if m := titleEnd.FindStringSubmatch(first); m != nil && len(strings.Fields(m[1])) <= longTitle && !opensQuote(first) {
		return m[1], strings.TrimLeft(s[len(m[1]):], " :–—-")
	}
	if len(strings.Fields(first)) <= longTitle {
		return strings.TrimRight(first, ".: "), strings.TrimSpace(s[len(first):])
	}
	return "", s
}

// subheading keeps a heading of a lower level with the part that it is in.
func (s *sorter) subheading(b Block) bool {
	if s.level == 0 || b.Level <= s.level {
		return false
	}
	switch {
	case s.in == samples:
		s.addSample(b.Text, roleIn(b.Text))
	case s.inOther:
		last := &s.Other[len(s.Other)-1]
		last.Body = append(last.Body, b)
	case s.body() != nil:
		*s.body() = append(*s.body(), b)
	default:
		return false
	}
	return true
}

// numbered takes a numbered paragraph or item for a tip, where advice may stand.
func (s *sorter) numbered(b Block) bool {
	number := tipNumber.FindString(b.Text)
	switch {
	case number == "" && (b.Kind != Ordered || s.in != howToAnswer):
		return false
	case s.in == unknown && !s.inOther, s.in == whyTheyAsk && number != "" && b.Kind == Paragraph:
		s.enter(howToAnswer, 0)
	case s.in != howToAnswer:
		return false
	}
	s.addTip(b.Text[len(number):])
	return true
}

// body returns the list of blocks of the part at hand, or nil where it is made
// of something else.
func (s *sorter) body() *[]Block {
	switch s.in {
	case whyTheyAsk:
		return &s.Why
	case avoid:
		return &s.Avoid
	case closing:
		return &s.Closing
	case sources:
		return &s.Sources
	}
	return nil
}

// text puts a block of text into the part at hand.
func (s *sorter) text(b Block) {
	b.Text = answerLine.ReplaceAllString(b.Text, "")
	switch {
	case s.sample || s.in == samples:
		s.aboutSamples(b)
	case s.inOther:
		last := &s.Other[len(s.Other)-1]
		last.Body = append(last.Body, b)
	case isSpeech(b.Text) || b.Kind == Quote && len(firstPerson.FindAllString(b.Text, 3)) >= 2 && len(strings.Fields(b.Text)) >= 15:
		weak := s.in == avoid // quoted as what not to say
		s.addSample("", "")
		s.Samples[len(s.Samples)-1].Weak = weak
		s.speak(b)
	case s.in == howToAnswer:
		s.advice(b)
	case s.in == followUps:
		s.FollowUps = append(s.FollowUps, questions(b)...)
	case s.in == alsoAsked:
		s.also(b)
	case s.body() != nil:
		*s.body() = append(*s.body(), b)
	default:
		s.Intro = append(s.Intro, b)
	}
}

// advice puts a block into the advice. A paragraph that opens with its title is a
// tip, and so is each item of a plain list; behind a tip of another shape an item
// belongs to it.
func (s *sorter) advice(b Block) {
	switch {
	case b.Kind == Titled:
		s.addTip(b.Text)
	case b.Kind == Item && (len(s.Tips) == 0 || s.listed):
		s.addTip(b.Text)
		s.listed = true
	case len(s.Tips) == 0:
		s.TipsIntro = append(s.TipsIntro, b)
	default:
		last := &s.Tips[len(s.Tips)-1]
		last.Body = append(last.Body, b)
	}
}

// questions returns a paragraph of several questions as items.
func questions(b Block) []Block {
	sentences := text.Sentences(b.Text)
	if b.Kind != Paragraph || len(sentences) < 2 {
		return []Block{b}
	}
	for _, q := range sentences {
		if !strings.HasSuffix(strings.TrimRight(q, `”"’`), "?") {
			return []Block{b}
		}
	}
	list := make([]Block, len(sentences))
	for i, q := range sentences {
		list[i] = Block{Kind: Item, Text: q}
	}
	return list
}

// also takes other ways to ask out of a list.
func (s *sorter) also(b Block) {
	for _, q := range questions(b) {
		words := strings.Trim(q.Text, `“”"‘’ `)
		if q.Kind == Paragraph && !strings.HasSuffix(words, "?") || len(words) > 200 || len(words) < 8 {
			s.Left.Texts = append(s.Left.Texts, q.Text)
			continue
		}
		s.Also = append(s.Also, words)
	}
}
