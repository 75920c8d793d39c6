package lint

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"starling/generator/text"
)

// Tokens are texts as the script's rules read them: what read in
// assets/rules/tokens.js makes, which says what each field means. The two are held
// together by a test that judges any text both ways. Places count UTF-16 units.
type Tokens struct {
	Length    int      `json:"length"`
	W         packed   `json:"w"`
	Start     packed   `json:"start"`
	End       packed   `json:"end"`
	Clause    packed   `json:"clause"`
	Marked    []int    `json:"marked"`
	Bits      []int    `json:"bits"`      // the marks of those
	Known     []string `json:"known"`     // the words of those
	Sentences [][6]int `json:"sentences"` // segment, start, end, words, first token, last token
	Spans     [][3]int `json:"spans"`     // first token, last token, words
	Syllables int      `json:"syllables"`
}

// packed is a list as one text: the script unpacks it if it looks at it. Between
// two words stands a space, between two numbers a comma.
type packed []byte

func (p *packed) word(s string) { *p = append(append(*p, s...), ' ') }

func (p *packed) number(n int) { *p = append(strconv.AppendInt(*p, int64(n), 10), ',') }

// MarshalText writes the text.
func (p packed) MarshalText() ([]byte, error) { return p[:max(len(p)-1, 0)], nil }

// The fields of a sentence.
const (
	inSegment = iota
	startsAt
	endsAt
	wordsIn
	firstToken
	lastToken
)

// The marks that reading itself needs; see assets/rules/marks.js.
const (
	beginsClause = 1
	quotedSpeech = 256
)

// tokenReader reads texts into tokens.
type tokenReader struct {
	*Tokens
	brief   bool   // keeps no tokens
	last    string // the form that was added last
	clause  int
	segment int
	text    []uint16
	words   int // of this text
	begun   int // how many of them stood before the sentence
	// double and single tell which quotation marks are open.
	double, single bool
}

// Read reads texts into one list of tokens and one of sentences.
func (l *Lexicon) Read(ctx context.Context, m *machine, language string, texts []string) (*Tokens, error) {
	r := &tokenReader{Tokens: &Tokens{Marked: []int{}, Bits: []int{}, Known: []string{}, Sentences: [][6]int{}, Spans: [][3]int{}}}
	// About as many bytes as the texts have is what their tokens take, each way.
	size := 0
	for _, s := range texts {
		size += len(s)
	}
	r.W, r.Start, r.End, r.Clause = make(packed, 0, size+size/8), make(packed, 0, size), make(packed, 0, size), make(packed, 0, size/2)
	return r.Tokens, r.read(ctx, m, l, language, texts)
}

// Measure reads one text as Read does, and leaves out its tokens: what there is
// to know of it are its sentences, its words and their syllables.
func (l *Lexicon) Measure(ctx context.Context, m *machine, language, s string) (*Tokens, error) {
	r := &tokenReader{Tokens: &Tokens{}, brief: true}
	return r.Tokens, r.read(ctx, m, l, language, []string{s})
}

func (r *tokenReader) read(ctx context.Context, m *machine, l *Lexicon, language string, texts []string) error {
	for i, s := range texts {
		words := text.Words(s)
		lexemes, err := l.look(ctx, m, language, words)
		if err != nil {
			return err
		}
		r.segment = i
		r.readText(s, words, lexemes)
	}
	return nil
}

func (r *tokenReader) readText(s string, words []string, lexemes []*lexeme) {
	r.text = utf16.Encode([]rune(s))
	r.words, r.begun, r.double, r.single = 0, 0, false, false
	r.clause++
	first := r.Length
	r.begin(r.skipSpace(0, len(r.text)))
	at, before, unit := 0, 0, 0
	for i, word := range words {
		from := at + strings.Index(s[at:], word)
		unit += units(s[at:from])
		if gap := s[at:from]; gap != " " {
			r.cross(gap, before, unit)
		}
		start := unit
		unit += units(word)
		at, before = from+len(word), unit
		r.words++
		r.add(lexemes[i], start, unit)
	}
	r.cross(s[at:], before, len(r.text))
	r.finish(len(r.text))
	r.Spans = append(r.Spans, [3]int{first, r.Length, r.words})
}

// add appends the forms of a word.
func (r *tokenReader) add(l *lexeme, start, end int) {
	r.Syllables += l.Syllables
	if r.brief {
		r.last = l.Forms[len(l.Forms)-1]
		return
	}
	inQuotes := 0
	if r.double || r.single {
		inQuotes = quotedSpeech
	}
	if len(l.Marks) > 0 && l.Marks[0]&beginsClause != 0 {
		r.clause++
	}
	for i, form := range l.Forms {
		r.W.word(form)
		r.Start.number(start)
		r.End.number(end)
		r.Tokens.Clause.number(r.clause)
		if bits := l.Marks[i] | inQuotes; bits != 0 {
			r.Marked, r.Bits, r.Known = append(r.Marked, r.Length), append(r.Bits, bits), append(r.Known, form)
		}
		r.last = form
		r.Length++
	}
}

// units returns how many UTF-16 units a text has.
func units(s string) int {
	n := 0
	for _, c := range s {
		n++
		if c > 0xffff {
			n++
		}
	}
	return n
}

const (
	clauseSigns = ",;:()–—…\n"
	quoteSigns  = "\"'“”„«»‘’\n"
	wideStops   = "。！？｡"
	stops       = ".!?…؟۔।" + wideStops
	closers     = "\"'”’»›)]}」』）】"
	openers     = "\"'“‘«‹([{¿¡„‚「『（【—– "
)

// cross reads what stands between two words: it may end a clause, a sentence, a
// quotation.
func (r *tokenReader) cross(gap string, from, to int) {
	if strings.ContainsAny(gap, clauseSigns) {
		r.clause++
	}
	if strings.ContainsAny(gap, quoteSigns) {
		r.quotes(from, to)
	}
	if r.words == r.begun || !strings.ContainsAny(gap, stops+"\n") {
		return
	}
	begun := r.Sentences[len(r.Sentences)-1][startsAt]
	end, next, ok := r.sentenceEnd(from, to, begun)
	if !ok {
		return
	}
	r.finish(end)
	r.begin(next)
	r.begun = r.words
	r.clause++
}

func (r *tokenReader) begin(start int) {
	r.Sentences = append(r.Sentences, [6]int{r.segment, start, start, 0, r.Length, 0})
}

func (r *tokenReader) finish(end int) {
	last := len(r.Sentences) - 1
	if r.words == r.begun {
		r.Sentences = r.Sentences[:last]
		return
	}
	s := &r.Sentences[last]
	s[endsAt], s[wordsIn], s[lastToken] = r.trimmedEnd(s[startsAt], end), r.words-r.begun, r.Length
}

// quotes keeps count of quotation marks. What is not closed by the end of its
// paragraph is taken as closed there.
func (r *tokenReader) quotes(from, to int) {
	for i := from; i < to; i++ {
		switch r.text[i] {
		case '“', '„', '«':
			r.double = true
		case '”', '»':
			r.double = false
		case '"':
			r.double = !r.double
		case '‘':
			r.single = true
		case '\'':
			opens := i == 0 || isSpace(rune(r.text[i-1])) || slices.Contains([]uint16{'(', '“', '"'}, r.text[i-1])
			r.single = !r.single && opens && i == to-1 && slices.Contains(r.text[to:], '\'')
		case '’':
			r.single = false
		case '\n':
			r.double, r.single = false, false
		}
	}
}

// isSpace tells whether a character is white space to a script's \s.
func isSpace(c rune) bool { return c != 0x85 && (unicode.IsSpace(c) || c == 0xfeff) }

func (r *tokenReader) skipSpace(at, to int) int {
	for at < to && isSpace(rune(r.text[at])) {
		at++
	}
	return at
}

func (r *tokenReader) trimmedEnd(from, to int) int {
	for to > from && isSpace(rune(r.text[to-1])) {
		to--
	}
	return to
}

func among(list string, c uint16) bool {
	return strings.ContainsRune(list, rune(c)) && !utf16.IsSurrogate(rune(c))
}

// slice returns the text between two places.
func (r *tokenReader) slice(from, to int) string { return string(utf16.Decode(r.text[from:to])) }

// runeAt returns the character at a place, or -1 at the end.
func (r *tokenReader) runeAt(at int) rune {
	if at >= len(r.text) {
		return -1
	}
	c, _ := utf8.DecodeRuneInString(r.slice(at, min(at+2, len(r.text))))
	return c
}
