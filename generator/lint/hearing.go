package lint

import (
	"context"
	"slices"
	"strings"

	"starling/generator/guide"
	"starling/generator/text"
)

// Hearing is what the rules hear in something that is spoken: an answer, or its
// weaker version, which no rule warns of.
type Hearing struct {
	Weaker         bool
	Words, Seconds int
	// Grade is the reading grade, or nil where the language has no formula.
	Grade  *float64
	Shares []Share
	Faults []Fault
}

// Share is a segment's part of the words in per cent.
type Share struct {
	Name    string
	Percent int
}

// Fault is something that a rule found. Untold says that the text is meant to
// be flawed, and "What went wrong" does not seem to mention this; how long it is
// and how its words are shared out need no mention.
type Fault struct {
	guide.Problem
	Untold bool
}

// Hear returns what the rules hear in the answer at a path in the content
// folder, in its own text and in its weaker version; nothing where there is no
// such answer.
func (r *Rules) Hear(ctx context.Context, g *guide.Guide, path string) ([]Hearing, error) {
	var heard []Hearing
	for _, s := range subjectsOf(g) {
		if s.answer == nil || s.doc.Path != path {
			continue
		}
		err := r.machines.with(func(m *machine) error {
			for _, role := range []guide.Role{guide.RoleAnswer, guide.RoleWeaker} {
				h, err := s.hear(ctx, m, &r.lexicon, role)
				if err != nil {
					return err
				}
				if h.Words > 0 {
					heard = append(heard, h)
				}
			}
			return nil
		})
		return heard, err
	}
	return nil, nil
}

func (s *subject) hear(ctx context.Context, m *machine, l *Lexicon, role guide.Role) (Hearing, error) {
	v, err := s.verdict(ctx, m, l, role)
	if err != nil {
		return Hearing{}, err
	}
	h := Hearing{Weaker: role == guide.RoleWeaker, Words: v.Words, Seconds: v.Seconds, Grade: v.Grade}
	for i, seg := range s.script(role).Segments {
		if len(seg.Names) > 0 && i < len(v.Segments) {
			h.Shares = append(h.Shares, Share{strings.Join(seg.Names, " and "), v.Segments[i].Share})
		}
	}
	flawed := h.Weaker || s.doc.Front.Quality == "weak"
	told := text.Words(text.Fold(s.sectionText("what-went-wrong")))
	for _, f := range v.Findings {
		if h.Weaker && f.Code == "W214" {
			continue // a weaker version shows its shape by lacking one
		}
		says, hint := f.message(s.framework())
		p := warning(s.doc.Path, s.placeOf(f, role), f.Code, says, hint)
		h.Faults = append(h.Faults, Fault{p, flawed && f.Code > "W215" && !mentions(told, f)})
	}
	return h, nil
}

// sectionText returns the text of a known section.
func (s *subject) sectionText(key string) string {
	var b strings.Builder
	for _, p := range s.passages(guide.RoleProse, guide.RoleItem) {
		if p.Section == key {
			b.WriteString(p.Plain)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// named are beginnings of words by which "What went wrong" may mean a rule's
// fault, if it does not quote it.
var named = map[string][]string{
	"W216": {"result", "figure", "number", "proof", "check", "outcome", "vague", "end"},
	"W217": {"we", "team", "who", "own", "part"},
	"W218": {"would", "habit", "general", "usually", "hypothet", "event", "once", "example"},
	"W219": {"blam", "fault", "excuse", "reason", "other", "boss", "manager", "colleague"},
	"W220": {"den", "virtue", "disguise", "perfection", "brag", "boast", "true", "real"},
	"W221": {"drink", "drunk", "party", "lie", "lied", "insult", "rude", "private", "confidential", "health", "detail", "name"},
	"W222": {"hedge", "filler", "sure", "just", "maybe", "vague"},
	"W223": {"praise", "adjective", "prove", "empty", "claim", "word"},
	"W224": {"moral", "lesson", "slogan", "change", "habit", "learn"},
	"W225": {"learn", "lesson", "change", "habit", "again"},
}

// mentions tells whether a text's folded words speak of a finding: they hold a
// word that names its kind, or most of the words that it quotes.
func mentions(told []string, f finding) bool {
	for _, beginning := range named[f.Code] {
		if slices.ContainsFunc(told, func(word string) bool { return strings.HasPrefix(word, beginning) }) {
			return true
		}
	}
	quoted := text.Words(text.Fold(f.Quote))
	both := 0
	for _, word := range quoted {
		if slices.Contains(told, word) {
			both++
		}
	}
	return len(quoted) > 1 && 2*both > len(quoted)
}
