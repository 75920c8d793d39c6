package lint

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"starling/generator/guide"
)

// spoken is what the script judges; assets/rules.js says what each field means.
type spoken struct {
	Language   string             `json:"language"`
	Rate       int                `json:"rate"`
	Type       string             `json:"type"`
	Category   string             `json:"category"`
	Framework  spokenFramework    `json:"framework"`
	Target     spokenTarget       `json:"target"`
	Industry   string             `json:"industry"`
	Thresholds map[string]float64 `json:"thresholds"`
	Segments   []spokenSegment    `json:"segments"`
	Read       *Tokens            `json:"read,omitempty"`
}

// read reads the segments, which the script then need not do.
func (in *spoken) read(ctx context.Context, m *machine, l *Lexicon) (err error) {
	texts := make([]string, len(in.Segments))
	for i, s := range in.Segments {
		texts[i] = s.Text
	}
	in.Read, err = l.Read(ctx, m, in.Language, texts)
	return err
}

type spokenFramework struct {
	Slug     string                   `json:"slug"`
	Segments []spokenFrameworkSegment `json:"segments"`
}

type spokenFrameworkSegment struct {
	Name  string `json:"name"`
	Part  string `json:"part"`
	Share int    `json:"share"`
}

type spokenTarget struct {
	From int `json:"from"`
	To   int `json:"to"`
}

type spokenSegment struct {
	Names []string `json:"names"`
	Part  string   `json:"part"`
	Text  string   `json:"text"`
}

// verdict is what the script says of an answer.
type verdict struct {
	Words, Seconds int
	Grade          *float64
	Segments       []struct{ Words, Seconds, Share int }
	Findings       []finding
	Skipped        []string
}

// finding is one thing that a rule of the script found. Start and End count
// UTF-16 units of the segment's text.
type finding struct {
	Code, Variant       string
	Segment, Start, End int
	Quote               string
	Values              map[string]any
}

// said judges what is said in a sample answer. One that is meant to be weak is
// exempt.
func (f *findings) said(ctx context.Context, m *machine) error {
	if f.doc.Front.Quality == "weak" {
		return nil
	}
	v, err := f.verdict(ctx, m, f.lexicon, guide.RoleAnswer)
	if err != nil {
		return err
	}
	f.skip(v.Skipped...)
	for _, found := range v.Findings {
		says, hint := found.message(f.framework())
		f.warn(f.placeOf(found, guide.RoleAnswer), found.Code, says, hint)
	}
	return nil
}

// script is what is said in passages of a role.
func (s *subject) script(role guide.Role) guide.Script {
	if role == guide.RoleWeaker {
		return s.doc.Weaker
	}
	return s.doc.Script
}

// verdict has the rules' script judge what is said in passages of a role.
func (s *subject) verdict(ctx context.Context, m *machine, l *Lexicon, role guide.Role) (verdict, error) {
	said, q := s.script(role), s.question
	in := spoken{
		Language: s.settings.Language, Rate: s.settings.SpeakingRate, Type: q.Type, Category: q.Category,
		Target: spokenTarget{q.Target.From, q.Target.To}, Industry: s.industry(), Thresholds: s.settings.Lint.Thresholds,
	}
	shape := s.framework()
	in.Framework.Slug = shape.Slug
	for _, part := range shape.Segments {
		in.Framework.Segments = append(in.Framework.Segments, spokenFrameworkSegment{part.Name, part.Part, part.Share})
	}
	texts := s.segments(said, role)
	for i, seg := range said.Segments {
		text := ""
		if texts[i] != nil {
			text = texts[i].Plain
		}
		in.Segments = append(in.Segments, spokenSegment{seg.Names, seg.Part, text})
	}
	var v verdict
	err := in.read(ctx, m, l)
	if err != nil {
		return v, err
	}
	err = m.Call(ctx, &v, "starlingRules.judge", in)
	return v, err
}

// industry is the answer's, or that of its role.
func (s *subject) industry() string {
	if own := s.doc.Front.Industry; own != "" {
		return own
	}
	role, _ := s.taxonomy.Role(s.doc.Front.Role)
	return role.Industry
}

// segments returns the passage of each segment of a script, nil for an empty one.
func (s *subject) segments(said guide.Script, role guide.Role) []*guide.Passage {
	texts := make([]*guide.Passage, len(said.Segments))
	for _, p := range s.passages(role) {
		if p.Segment < len(texts) {
			texts[p.Segment] = p
		}
	}
	return texts
}

// placeOf returns where the words of a finding stand; of one about a segment its
// label, and of one about the whole answer its first word.
func (s *subject) placeOf(f finding, role guide.Role) guide.Place {
	said := s.script(role)
	if f.Segment < 0 || f.Segment >= len(said.Segments) {
		return s.beginning(role)
	}
	p := s.segments(said, role)[f.Segment]
	if f.End > 0 && p != nil {
		return p.Place(byteAt(p.Plain, f.Start), byteAt(p.Plain, f.End))
	}
	if at := said.Segments[f.Segment].Place; at != (guide.Place{}) {
		return at
	}
	return s.beginning(role)
}

// byteAt returns the offset in bytes of an offset in UTF-16 units, as scripts
// count.
func byteAt(s string, units int) int {
	for i, r := range s {
		if units <= 0 {
			return i
		}
		units--
		if r > 0xffff {
			units--
		}
	}
	return len(s)
}

// measured measures a question's own text: how hard it is to read, and which
// sentences are long.
func (f *findings) measured(ctx context.Context, m *machine) error {
	if f.question == nil {
		return nil
	}
	var b strings.Builder
	var parts []*guide.Passage
	var starts []int
	for _, p := range f.passages(guide.RoleProse, guide.RoleItem) {
		if p.Section == "sources" {
			continue
		}
		parts, starts = append(parts, p), append(starts, b.Len())
		b.WriteString(p.Plain)
		b.WriteByte('\n')
	}
	const slackWords, slackGrade = 5, 1 // what a question may have more than an answer
	longest := f.limit("W213", 30) + slackWords
	read, err := f.lexicon.Measure(ctx, m, f.settings.Language, b.String())
	if err != nil {
		return err
	}
	if err := f.graded(ctx, m, read, f.limit("W212", 8)+slackGrade); err != nil {
		return err
	}
	for _, long := range read.Sentences {
		if float64(long[wordsIn]) <= longest {
			continue
		}
		start, end := byteAt(b.String(), long[startsAt]), byteAt(b.String(), long[endsAt])
		i, found := slices.BinarySearch(starts, start)
		if !found {
			i--
		}
		says, hint := message("W213 sentence", map[string]any{"n": long[wordsIn], "limit": longest})
		f.warn(parts[i].Place(start-starts[i], end-starts[i]), "W213", says, hint)
	}
	return nil
}

// graded is W212 for a question.
func (f *findings) graded(ctx context.Context, m *machine, read *Tokens, hardest float64) error {
	const enough = 50 // words, as for an answer
	words := read.Spans[0][2]
	if words < enough {
		return nil
	}
	var grade *float64
	err := m.Call(ctx, &grade, "starlingRules.grade", f.settings.Language, words, len(read.Sentences), read.Syllables)
	switch {
	case err != nil:
		return err
	case grade == nil:
		f.skip("W212")
	case *grade > hardest:
		says, hint := message("W212 grade", map[string]any{"grade": *grade, "limit": hardest})
		f.warn(f.beginning(guide.RoleProse, guide.RoleItem), "W212", says, hint)
	}
	return nil
}

// quoteOf shortens words that a message repeats.
func quoteOf(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	const most = 60
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}
