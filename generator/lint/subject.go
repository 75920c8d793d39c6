package lint

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"starling/generator/guide"
)

// subject is a text with what rules need to know of its surroundings.
type subject struct {
	doc      *guide.Document
	settings *guide.Settings
	taxonomy *guide.Taxonomy
	// known are the names of known headings; see knownHeadings.
	known map[string]string
	// question is the text's own or its answer's, and answer the text's own; nil
	// for other kinds of text.
	question *guide.Question
	answer   *guide.Answer
}

// subjectsOf returns all texts of a guide that are published.
func subjectsOf(g *guide.Guide) []*subject {
	var list []*subject
	known := knownHeadings(g.Taxonomy)
	add := func(l *guide.Linked) *subject {
		s := &subject{doc: l.Doc, settings: g.Settings, taxonomy: g.Taxonomy, known: known}
		list = append(list, s)
		return s
	}
	for _, q := range g.Questions {
		add(q.Linked).question = q
		for _, a := range q.Answers {
			s := add(a.Linked)
			s.question, s.answer = q, a
		}
	}
	for _, a := range g.Articles {
		add(a.Linked)
	}
	for _, c := range g.Collections {
		add(c.Linked)
	}
	for _, p := range g.Pages {
		add(p.Linked)
	}
	for _, t := range g.Terms {
		if t.Text != nil {
			add(t.Text)
		}
	}
	return list
}

// key names everything that a rule for single texts sees.
func (s *subject) key(settings guide.Digest) guide.Digest {
	h := guide.NewHasher("warnings").Digest(settings).Digest(s.doc.Key)
	if q := s.question; q != nil {
		h.String(q.Type).String(q.Category).String(q.Framework).String(q.Title).Int(q.Target.From).Int(q.Target.To)
	}
	if s.answer != nil {
		h.String(s.answer.Framework)
	}
	return h.Sum()
}

// settingsKey names the settings that rules see, and the rules.
func settingsKey(s *guide.Settings, rules guide.Digest) guide.Digest {
	h := guide.NewHasher("rules").Digest(rules).String(s.Language).Int(s.SpeakingRate)
	for _, code := range slices.Sorted(maps.Keys(s.Lint.Thresholds)) {
		h.String(code).Int(int(math.Float64bits(s.Lint.Thresholds[code])))
	}
	return h.Sum()
}

// framework is the shape of the answer, or of the question's answers.
func (s *subject) framework() guide.Framework {
	slug := ""
	if s.question != nil {
		slug = s.question.Framework
	}
	if s.answer != nil {
		slug = cmp.Or(s.answer.Framework, slug)
	}
	f, _ := s.taxonomy.Framework(slug)
	return f
}

// title is what stands as the page's only level-1 heading.
func (s *subject) title() string { return cmp.Or(s.doc.Front.Title, s.doc.Front.Question) }

// passages returns the doc's passages of a role.
func (s *subject) passages(roles ...guide.Role) []*guide.Passage {
	if s.doc.Reading == nil {
		return nil
	}
	var list []*guide.Passage
	for i := range s.doc.Reading.Passages {
		if p := &s.doc.Reading.Passages[i]; slices.Contains(roles, p.Role) {
			list = append(list, p)
		}
	}
	return list
}

// plain returns the text of passages of some roles.
func (s *subject) plain(roles ...guide.Role) string {
	var b strings.Builder
	for _, p := range s.passages(roles...) {
		b.WriteString(p.Plain)
		b.WriteByte('\n')
	}
	return b.String()
}

// beginning is where the text of some roles begins: it stands for all of it.
func (s *subject) beginning(roles ...guide.Role) guide.Place {
	list := s.passages(roles...)
	if len(list) == 0 {
		return guide.Place{}
	}
	p := list[0]
	trimmed := strings.TrimLeft(p.Plain, " \n")
	at := len(p.Plain) - len(trimmed)
	end := strings.IndexAny(trimmed, " \n")
	if end < 0 {
		end = len(trimmed)
	}
	return p.Place(at, at+end)
}

// field is where a field stands, or another one that every such text has.
func (s *subject) field(name, otherwise string) guide.Place {
	if at := s.doc.Front.Place(name, 0); at != (guide.Place{}) {
		return at
	}
	return s.doc.Front.Place(otherwise, 0)
}

// english tells whether rules with word lists apply.
func (s *subject) english() bool {
	tag, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(s.settings.Language), "_", "-"), "-")
	return tag == "en"
}

// limit returns the threshold of a rule: the author's, or the default.
func (s *subject) limit(code string, byDefault float64) float64 {
	if own, ok := s.settings.Lint.Thresholds[code]; ok {
		return own
	}
	return byDefault
}

// findings collects what rules say of a subject.
type findings struct {
	*subject
	lexicon  *Lexicon
	problems guide.Problems
	skipped  []string
}

// warn adds a warning. says is a sentence without a final stop, hint what to do.
func (f *findings) warn(at guide.Place, code, says, hint string) {
	f.problems = append(f.problems, warning(f.doc.Path, at, code, says, hint))
}

// skip says that a rule did not run for want of word lists.
func (f *findings) skip(codes ...string) { f.skipped = append(f.skipped, codes...) }

func warning(path string, at guide.Place, code, says, hint string) guide.Problem {
	p := guide.NewProblem(path, at, code, says, hint)
	p.Severity = guide.Warning
	return p
}
