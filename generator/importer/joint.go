package importer

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Articles that were copied off a page often have their headings run into the
// text: "…be honest.How To Answer1. Show what you learnedNobody expects…". A
// joint is a place where two pieces meet like this.

// longHeading is the most words that a heading has.
const longHeading = 16

// part splits the blocks at their joints. A piece that ends at a joint and reads
// like a heading becomes one.
func part(blocks []Block) []Block {
	var list []Block
	for i, b := range blocks {
		switch {
		case i == 0 && standsAsTitle(b):
			b.Kind, b.Level = Heading, 1
			fallthrough
		case b.Kind == Heading:
			list = append(list, b)
		default:
			list = append(list, parted(b)...)
		}
	}
	return list
}

// standsAsTitle tells whether the first block is a title that lost its mark.
func standsAsTitle(b Block) bool {
	last, _ := utf8.DecodeLastRuneInString(b.Text)
	return b.Kind == Paragraph && len(strings.Fields(b.Text)) <= longHeading && !strings.ContainsRune(".!…:,;", last) &&
		!isSpeech(b.Text) && !questionLine.MatchString(b.Text) && len(splitAtJoints(b)) == 1
}

func parted(b Block) []Block {
	var list []Block
	pieces := splitAtJoints(b)
	for i, s := range pieces {
		piece := Block{Kind: b.Kind, Text: s}
		if i > 0 && b.Kind == Ordered {
			piece.Kind = Paragraph
		}
		// What is glued to the text after it, or stands alone on its line.
		joined := i+1 < len(pieces) && pieces[i+1] != "" && !strings.HasSuffix(s, ".")
		if b.Kind == Paragraph && (joined && readsLikeHeading(s) || len(pieces) == 1 && standsAsHeading(s)) {
			piece.Kind = Heading
		}
		list = append(list, shortened(piece)...)
	}
	return list
}

// readsLikeHeading tells whether a piece is short and is no sentence.
func readsLikeHeading(s string) bool {
	words := strings.Fields(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return len(words) <= longHeading && !strings.ContainsRune(".!…,;", last) && !isSpeech(s) && !sentenceInside.MatchString(s)
}

// standsAsHeading tells whether a paragraph of its own is a heading that lost
// its mark: short, with a name that headings have, or with capitals as titles have.
func standsAsHeading(s string) bool {
	if !readsLikeHeading(s) || len(strings.Fields(s)) > 12 || tipNumber.MatchString(s) {
		return false
	}
	m := meaningOf(s)
	if strings.HasSuffix(s, ":") {
		return m != unknown && len(strings.Fields(s)) <= 6
	}
	return m != unknown || capitals(s) || questionLine.MatchString(s)
}

// sentenceInside finds a full stop with a sentence after it; "1. Focus" has none.
var sentenceInside = regexp.MustCompile(`[\p{L}”"’)][.!?…][”"’)]?\s+\p{Lu}`)

// capitals tells whether nearly every longer word begins with a capital.
func capitals(s string) bool {
	upper, all := 0, 0
	for _, w := range strings.Fields(s) {
		w = strings.TrimLeft(w, "“\"'‘([")
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(r) || utf8.RuneCountInString(w) < 4 {
			continue
		}
		all++
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return all >= 2 && upper*10 >= all*9
}

// splitAtJoints returns a text's pieces; a text without joints is one piece.
func splitAtJoints(b Block) []string {
	var pieces []string
	s := b.Text
	j := joiner{text: s, second: -1}
	for _, m := range second.FindAllStringIndex(s, -1) {
		j.second = m[0]
	}
	if n, ok := number(s); ok {
		j.next = n + 1
	} else if b.Kind == Ordered {
		j.next = 2
	}
	start := 0
	for i, r := range s {
		if i == 0 {
			continue
		}
		if j.at(start, i, r) {
			if piece := strings.TrimSpace(s[start:i]); piece != "" {
				pieces = append(pieces, piece)
			}
			start = i
		}
	}
	return append(pieces, strings.TrimSpace(s[start:]))
}

// joiner looks for joints from the left to the right.
type joiner struct {
	text string
	// next is the number that the next numbered piece has, if there is one.
	next int
	// quotes is how many straight double quotes stand before counted.
	quotes, counted int
	// second is where the last second number of a list stands.
	second int
}

// near is how many bytes on either side of a joint are looked at, so that a long
// text takes time in proportion to its length.
const near = 200

// within tells whether a place is within straight double quotes.
func (j *joiner) within(i int) bool {
	j.quotes += strings.Count(j.text[j.counted:i], `"`)
	j.counted = i
	return j.quotes%2 == 1
}

// at tells whether a joint is right before the character r at i, when the piece
// at hand began at start.
func (j *joiner) at(start, i int, r rune) bool {
	before, after := j.text[max(0, i-near):i], j.text[i:min(len(j.text), i+near)]
	left, _ := utf8.DecodeLastRuneInString(before)
	within := j.within(i)
	if n, ok := number(after); ok {
		return j.numbered(start, i, left, n)
	}
	if unicode.IsSpace(left) {
		return opensPiece.MatchString(after) && ended.MatchString(before)
	}
	switch {
	case unicode.IsUpper(r) && strings.ContainsRune(".!?…", left):
		return stopBefore.MatchString(before) && startsText(after) && !domain.MatchString(after)
	case strings.ContainsRune(".!?…”", left) && countAhead.MatchString(after):
		return stopBefore.MatchString(strings.TrimRight(before, "”"))
	case unicode.IsUpper(r) && strings.ContainsRune("”’)]:", left), unicode.IsUpper(r) && left == '"' && !within:
		return startsText(after)
	case r == '“' || r == '"' && !within:
		return unicode.IsLower(left) || strings.ContainsRune(".!?…:”)", left)
	case unicode.IsUpper(r) && unicode.IsLower(left):
		return j.camel(start, i)
	}
	return false
}

var (
	numberAhead = regexp.MustCompile(`^(\d{1,2})[.)]\s*[\p{Lu}“"‘]`)
	// opensPiece are the words that open a piece even after a space.
	opensPiece = regexp.MustCompile(`^(?:(?:Sample|Example|Model) (?:[Aa]nswer|[Rr]esponse)s?(?: \d+| #\d+)?(?:\s*\([^)]{2,60}\))?\s*:|Example(?: \d+)?\s*:|(?:Strong|Weak|Good|Bad|Poor) (?:answer|example|response)(?: \d+)?\s*:|Q:\s|A:\s|Tip #?\d+\s*:|Step #?\d+\s*:|Why (?:this|it) works\s*:)`)
	ended      = regexp.MustCompile(`[.!?…:][”"’)]*\s+$`)
	stopBefore = regexp.MustCompile(`(?:[\p{Ll}\d]{2}|[”"’)%])[.!?…]+$|[!?…]$`)
	countAhead = regexp.MustCompile(`^\d{1,2} \p{Lu}\p{Ll}`) // "5 Tips"
	domain     = regexp.MustCompile(`^(?i:com|org|net|co|io|uk|js)\b`)
)

// second finds the second number of a list: without it, a number is a figure.
var second = regexp.MustCompile(`(?:[\pL.!?…:”"’)]|[.!?…:”"’)]\s)2[.)]\s*[\p{Lu}“"‘]`)

// number reads "2. " or "2) " ahead of a piece.
func number(after string) (int, bool) {
	m := numberAhead.FindStringSubmatch(after)
	if m == nil {
		return 0, false
	}
	n, err := strconv.Atoi(m[1])
	return n, err == nil
}

// numbered tells whether a number begins a piece: the first or the next of a
// list, right behind other text or after a sentence.
func (j *joiner) numbered(start, i int, left rune, n int) bool {
	if unicode.IsDigit(left) || n != 1 && n != j.next || n == 1 && i > j.second {
		return false
	}
	heading := i-start < near && readsLikeHeading(strings.TrimSpace(j.text[start:i]))
	if unicode.IsSpace(left) && !heading && !ended.MatchString(j.text[max(start, i-near):i]) {
		return false
	}
	if !unicode.IsSpace(left) && !unicode.IsLetter(left) && !strings.ContainsRune(".!?…:”\"’)", left) {
		return false
	}
	j.next = n + 1
	return true
}

// startsText tells whether a piece begins with a word, not with initials.
func startsText(s string) bool {
	_, size := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[size:])
	return unicode.IsLower(next) || unicode.IsSpace(next) || next == '’' || next == '\'' || next == utf8.RuneError
}

// joinedNames are words with a capital inside.
var joinedNames = regexp.MustCompile(`^(?:LinkedIn|YouTube|JavaScript|TypeScript|PowerPoint|WordPress|GitHub|GitLab|HubSpot|QuickBooks|OneDrive|OneNote|SharePoint|InDesign|FaceTime|PayPal|TikTok|WhatsApp|MacBook|MySpace|StackOverflow|PhD|DevOps|FedEx|AutoCAD|SaaS|McDonald|Mac[A-Z]|Fitz[A-Z])`)

// camel tells whether a heading ends inside a word, as in "learnedNobody": the
// piece is as short as a heading and holds no sentence, and both halves are words.
func (j *joiner) camel(start, i int) bool {
	head := j.text[start:i]
	if len(head) > near || !readsLikeHeading(head) || !startsText(j.text[i:]) {
		return false
	}
	if len(strings.Fields(head)) < 2 && meaningOf(head) == unknown {
		return false // one word is a heading only if articles have it: "Sources"
	}
	word := head[strings.LastIndexFunc(head, func(r rune) bool { return !unicode.IsLetter(r) })+1:]
	return utf8.RuneCountInString(word) >= 2 && !joinedNames.MatchString(j.text[i-len(word):])
}

// shortened splits a piece that no page should show as one paragraph, at the
// ends of sentences.
func shortened(b Block) []Block {
	if len(b.Text) <= longText {
		return []Block{b}
	}
	var list []Block
	for _, s := range chunks(b.Text) {
		list = append(list, Block{Kind: b.Kind, Text: s})
	}
	return list
}
