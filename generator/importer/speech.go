package importer

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"starling/generator/text"
)

// longText is the most bytes of one paragraph of a draft; longer ones are cut at
// the ends of sentences.
const longText = 4000

// chunks cuts a text at the ends of sentences into parts of at most longText
// bytes, as far as its sentences allow.
func chunks(s string) []string {
	var list []string
	var b strings.Builder
	for _, sentence := range pieces(s) {
		if b.Len() > 0 && b.Len()+1+len(sentence) > longText {
			list = append(list, b.String())
			b.Reset()
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(sentence)
	}
	return append(list, b.String())
}

// pieces are a text's sentences, and the words of one that is no sentence.
func pieces(s string) []string {
	var list []string
	for _, sentence := range text.Sentences(s) {
		if len(sentence) > 4*longText {
			list = append(list, strings.Fields(sentence)...)
		} else {
			list = append(list, sentence)
		}
	}
	return list
}

var firstPerson = regexp.MustCompile(`\b(?:I|I['’](?:m|d|ve|ll)|[Mm]y|me)\b`)

// isSpeech tells whether a text is somebody speaking: it begins with a quotation
// mark, is longer than a phrase, and speaks of the speaker.
func isSpeech(s string) bool {
	return opensQuote(s) && len(strings.Fields(s)) >= 15 && len(firstPerson.FindAllString(s, 3)) >= 2
}

func opensQuote(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r == '“' || r == '"' || r == '‘'
}

// closesQuote tells whether a text ends what a quotation mark began.
func closesQuote(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r == '”' || r == '"' || r == '’'
}

// cutSpeech parts what is said from what follows the closing mark.
func cutSpeech(s string) (said, after string) {
	end := -1
	switch r, size := utf8.DecodeRuneInString(s); r {
	case '“':
		depth := 0
		for i, c := range s {
			switch c {
			case '“':
				depth++
			case '”':
				depth--
			}
			if depth == 0 {
				end = i + utf8.RuneLen(c)
				break
			}
		}
	case '"':
		if i := strings.LastIndexByte(s[size:], '"'); i >= 0 {
			end = size + i + 1
		}
	}
	if end < 0 {
		return s, ""
	}
	return s[:end], strings.TrimSpace(s[end:])
}

// spoken returns an answer as somebody would say it: a list of nothing but items
// is paragraphs.
func spoken(body []Block) []Block {
	body = unquoted(body)
	if slices.ContainsFunc(body, func(b Block) bool { return !isItem(b) }) {
		return body
	}
	list := slices.Clone(body)
	for i := range list {
		list[i].Kind = Paragraph
	}
	return list
}

// unquoted returns an answer without the quotation marks around all of it.
func unquoted(body []Block) []Block {
	if len(body) == 0 {
		return nil
	}
	first, last := body[0].Text, body[len(body)-1].Text
	if !opensQuote(first) || !closesQuote(last) || len(body) == 1 && len(first) < 2 {
		return body
	}
	if whole, after := cutSpeech(first); len(body) == 1 && (whole != first || after != "") {
		return body
	}
	list := slices.Clone(body)
	_, size := utf8.DecodeRuneInString(first)
	list[0].Text = strings.TrimSpace(first[size:])
	last = list[len(list)-1].Text
	_, size = utf8.DecodeLastRuneInString(last)
	list[len(list)-1].Text = strings.TrimSpace(last[:len(last)-size])
	return list
}
