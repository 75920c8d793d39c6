package guide

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// references looks up every slug in front matter that names another text.
func (l *linker) references() {
	slugs := slices.Sorted(maps.Keys(l.questions))
	for _, q := range l.guide.Questions {
		q.Related = l.lookUp(q.Doc, "related", q.Doc.Front.Related, slugs)
		for _, a := range q.Answers {
			a.AlsoAnswers = l.lookUp(a.Doc, "also_answers", a.Doc.Front.AlsoAnswers, slugs)
		}
	}
	for _, q := range l.guide.Questions {
		for _, a := range q.Answers {
			for _, other := range a.AlsoAnswers {
				if other == q {
					l.problem(a.Doc, a.Doc.Front.Place("also_answers", slices.Index(a.Doc.Front.AlsoAnswers, q.Slug)), "E108",
						"an answer is listed under its own question already", "name other questions, or delete the line")
					continue
				}
				other.Elsewhere = append(other.Elsewhere, a)
			}
		}
	}
	for _, a := range l.guide.Articles {
		a.Questions = l.lookUp(a.Doc, "questions", a.Doc.Front.Questions, slugs)
	}
	for _, c := range l.guide.Collections {
		l.items(c, slugs)
	}
}

// lookUp returns the questions that a field names.
func (l *linker) lookUp(doc *Document, field string, names, slugs []string) []*Question {
	var list []*Question
	for i, name := range names {
		if q := l.questionNamed(doc, name, doc.Front.Place(field, i), slugs); q != nil {
			list = append(list, q)
		}
	}
	return list
}

func (l *linker) questionNamed(doc *Document, name string, at Place, slugs []string) *Question {
	q := l.questions[name]
	if q == nil {
		if l.drafts["questions/"+name+"/index.md"] {
			l.problem(doc, at, "E108", "the question `"+name+"` is a draft", "publish it, or build with --drafts")
		} else {
			l.problem(doc, at, "E108", "there is no question `"+name+"`", l.didYouMean(name, slugs, "a question is named by its folder in questions/"))
		}
	}
	return q
}

// items resolves a collection's entries, or those that its match selects.
func (l *linker) items(c *Collection, slugs []string) {
	f := &c.Doc.Front
	for i, item := range f.Items {
		entry := LinkedItem{Day: item.Day, Note: item.Note}
		if item.Question != "" {
			at := f.Place("items.question", i)
			if at == (Place{}) {
				at = f.Place("items", i)
			}
			entry.Question = l.questionNamed(c.Doc, item.Question, at, slugs)
		}
		if item.Answer != "" && entry.Question != nil {
			entry.Answer = l.answerNamed(c.Doc, item, f.Place("items.answer", i))
		}
		if item.Article != "" {
			entry.Article = l.articleNamed(c.Doc, item.Article, f.Place("items.article", i))
		}
		if entry.Question != nil || entry.Article != nil {
			c.Items = append(c.Items, entry)
		}
	}
	if f.Match.Empty() {
		return
	}
	for _, q := range l.guide.Questions {
		if l.matches(q, f.Match) {
			c.Items = append(c.Items, LinkedItem{Question: q})
		}
	}
}

func (l *linker) answerNamed(doc *Document, item Item, at Place) *Answer {
	name := item.Question + "/" + item.Answer
	a := l.answers[name]
	if a != nil {
		return a
	}
	if l.drafts["questions/"+name+".md"] {
		l.problem(doc, at, "E108", "the answer `"+item.Answer+"` is a draft", "publish it, or build with --drafts")
		return nil
	}
	var names []string
	for _, a := range l.questions[item.Question].Answers {
		names = append(names, a.Slug)
	}
	l.problem(doc, at, "E108", "the question `"+item.Question+"` has no answer `"+item.Answer+"`", l.didYouMean(item.Answer, names, "an answer is named by its file, without .md"))
	return nil
}

func (l *linker) articleNamed(doc *Document, name string, at Place) *Article {
	a := l.articles[name]
	switch {
	case a != nil:
	case l.drafts["articles/"+name+".md"]:
		l.problem(doc, at, "E108", "the article `"+name+"` is a draft", "publish it, or build with --drafts")
	default:
		l.problem(doc, at, "E108", "there is no article `"+name+"`", l.didYouMean(name, slices.Sorted(maps.Keys(l.articles)), "an article is named by its file in articles/, without .md"))
	}
	return a
}

// matches tells whether a question has what a collection selects. Level, role
// and industry match the question's answers, or its own lists.
func (l *linker) matches(q *Question, m Match) bool {
	f := &q.Doc.Front
	any := func(want []string, own ...string) bool {
		return len(want) == 0 || slices.ContainsFunc(own, func(s string) bool { return slices.Contains(want, s) })
	}
	var levels, roles, industries []string
	for _, a := range q.Answers {
		levels = append(levels, a.Doc.Front.Level)
		roles = append(roles, a.Doc.Front.Role)
		industries = append(industries, a.Doc.Front.Industry)
	}
	return any(m.Competency, f.Competency...) && any(m.Category, f.Category) &&
		any(m.Level, append(levels, f.Levels...)...) && any(m.Role, append(roles, f.Roles...)...) &&
		any(m.Industry, append(industries, f.Industries...)...) &&
		any(m.Frequency, frequencyChoices[Frequency(f)])
}

// phrasings finds wordings that two questions claim as their own.
func (l *linker) phrasings() {
	type owner struct {
		q  *Question
		at Place
	}
	owners := map[string]owner{}
	sorted := slices.Clone(l.guide.Questions)
	slices.SortFunc(sorted, func(a, b *Question) int { return strings.Compare(a.Doc.Path, b.Doc.Path) })
	for _, q := range sorted {
		f := &q.Doc.Front
		claim := func(i int, s string, at Place) {
			key := strings.Join(q.Doc.Asked[i], " ")
			first, taken := owners[key]
			switch {
			case key == "":
			case !taken:
				owners[key] = owner{q, at}
			case first.q != q:
				l.problem(q.Doc, at, "E111", "`"+s+"` is asked in "+l.named(first.q.Doc.Path)+" too, line "+strconv.Itoa(max(first.at.Line, 1)),
					"keep it in the question that it fits best")
			}
		}
		for i := range q.Doc.Asked {
			if i == 0 {
				claim(i, f.Question, f.Place("question", 0))
			} else {
				claim(i, f.AlsoAsked[i-1], f.Place("also_asked", i-1))
			}
		}
	}
}
