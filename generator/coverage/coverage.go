// Package coverage tells an author what a guide covers and where it has gaps:
// questions by what they score, examples by who speaks, what a question lacks,
// when each text was last looked at, and which texts say the same twice.
//
// Of counts, and gives plain data; Terminal, JSON and HTML write it for a terminal,
// for a program, and as one page that needs nothing else.
package coverage

import (
	"cmp"
	"slices"
	"strings"

	"starling/generator/guide"
)

// Report is what a guide covers. Every list is there, empty or not, so that as
// JSON it is never null.
type Report struct {
	Title     string `json:"title"`
	Questions int    `json:"questions"`
	Examples  int    `json:"examples"`
	// Competencies are all of the taxonomy's, the one with most questions first.
	Competencies []Competency `json:"competencies"`
	// Levels are the columns of the cells of both competencies and industries.
	Levels     []Word     `json:"levels"`
	Industries []Industry `json:"industries"`
	// These questions lack a part, sorted by path.
	NoExample   []Text `json:"no_example"`
	NoWeaker    []Text `json:"no_weaker"`
	NoFollowUps []Text `json:"no_follow_ups"`
	NoSources   []Text `json:"no_sources"`
	// Dated are the texts with a day of their last change, the oldest first, and
	// Undated those without.
	Dated   []Text  `json:"dated"`
	Undated []Text  `json:"undated"`
	Alike   []Alike `json:"alike"`
}

// Word is a word of the taxonomy. Its slug is "" where a text names none.
type Word struct {
	Slug string `json:"slug"`
	Name string `json:"name"`
}

// Competency counts the questions that score a competency, those that name it
// first, and the examples of all of them, by level too.
type Competency struct {
	Word
	Questions int    `json:"questions"`
	First     int    `json:"first"`
	Cells     []Cell `json:"cells"`
	Examples  int    `json:"examples"`
}

// Industry counts the examples whose speaker works in an industry, by level too.
type Industry struct {
	Word
	Cells    []Cell `json:"cells"`
	Examples int    `json:"examples"`
}

// Cell counts the examples of one level, and the questions that they answer.
type Cell struct {
	Examples  int `json:"examples"`
	Questions int `json:"questions"`
}

// Text is a question or an answer. Its path begins with the content folder.
type Text struct {
	Kind    guide.Kind `json:"kind"`
	Path    string     `json:"path"`
	Title   string     `json:"title"`
	Updated string     `json:"updated"`
}

// Alike is two questions or two answers that say nearly the same: Likeness is
// the share of their three-word phrases that both have.
type Alike struct {
	First    Text    `json:"first"`
	Second   Text    `json:"second"`
	Likeness float64 `json:"likeness"`
}

// Of counts a guide, whose texts lie in a folder of that name. The same guide
// gives the same report.
func Of(g *guide.Guide, folder string) *Report {
	r := &Report{Title: g.Settings.Title, Questions: len(g.Questions)}
	texts := inFolder(folder)
	for _, q := range g.Questions {
		r.Examples += len(q.Answers)
	}
	r.Levels, r.Competencies, r.Industries = newTally(g).levels, competencies(g), industries(g)
	r.NoExample = texts.lacking(g, func(q *guide.Question) bool { return len(q.Answers)+len(q.Elsewhere) == 0 })
	r.NoWeaker = texts.lacking(g, func(q *guide.Question) bool { return !slices.ContainsFunc(q.Answers, hasWeaker) })
	r.NoFollowUps = texts.lacking(g, func(q *guide.Question) bool { return !hasSection(q.Doc, "follow-up-questions") })
	r.NoSources = texts.lacking(g, func(q *guide.Question) bool { return !hasSection(q.Doc, "sources") })
	r.Dated, r.Undated = texts.byDate(g)
	r.Alike = texts.alike(g)
	return r
}

func hasWeaker(a *guide.Answer) bool { return !a.Doc.Weaker.Empty() || a.Doc.Front.Quality == "weak" }

func hasSection(d *guide.Document, key string) bool {
	s := d.Section(key)
	return s != nil && (len(s.Items) > 0 || !s.Body.Empty())
}

// inFolder is the name of the content folder, which makes texts of documents.
type inFolder string

func (f inFolder) text(l *guide.Linked, title string) Text {
	return Text{l.Doc.Kind, strings.TrimSuffix(string(f), "/") + "/" + l.Doc.Path, title, l.Doc.Front.Updated}
}

func (f inFolder) question(q *guide.Question) Text { return f.text(q.Linked, q.Title) }

// answer is titled by its question too: by itself a title says who speaks.
func (f inFolder) answer(a *guide.Answer) Text {
	return f.text(a.Linked, a.Question.Title+" – "+a.Title)
}

// lacking returns the questions that lack something, sorted by path.
func (f inFolder) lacking(g *guide.Guide, lacks func(*guide.Question) bool) []Text {
	list := []Text{}
	for _, q := range g.Questions {
		if lacks(q) {
			list = append(list, f.question(q))
		}
	}
	slices.SortFunc(list, byPath)
	return list
}

func byPath(a, b Text) int { return cmp.Compare(a.Path, b.Path) }

// byDate returns all questions and answers that have a day of their last change,
// the oldest first, and those that have none.
func (f inFolder) byDate(g *guide.Guide) (dated, undated []Text) {
	dated, undated = []Text{}, []Text{}
	put := func(t Text) {
		if t.Updated == "" {
			undated = append(undated, t)
		} else {
			dated = append(dated, t)
		}
	}
	for _, q := range g.Questions {
		put(f.question(q))
		for _, a := range q.Answers {
			put(f.answer(a))
		}
	}
	slices.SortFunc(dated, func(a, b Text) int { return cmp.Or(cmp.Compare(a.Updated, b.Updated), byPath(a, b)) })
	slices.SortFunc(undated, byPath)
	return dated, undated
}
