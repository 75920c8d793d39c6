package machine

import (
	"strconv"

	"starling/generator/guide"
)

// data appends every text of the guide as JSON, in plain words with a line for
// each block:
//
//	{"starling": 1, "title", "language", "description", "licence",
//	 "questions": [{"address", "question", "summary", "also_asked", "topic", "type", "framework", "competencies",
//	   "seconds": [from, to], "updated", "text", "sections", "answers": [{"address", "title", "role", "level", "industry",
//	   "setting", "summary", "words", "segments", "weaker": segments, "notes": [{"kind", "text"}], "sections"}]}],
//	 "articles": [{"address", "title", "summary", "text", "sections"}],
//	 "collections": [{"address", "title", "summary", "text", "items": [{"address", "day", "note"}]}]}
//
// with {"parts", "part", "text"} for a segment and {"key", "title", "text",
// "items": [{"title", "text"}], "scores": [[criterion, 1, 3, 5]]} for a section. What
// is empty is left out.
func data(g *guide.Guide, into []byte) []byte {
	w := &jsonWriter{out: append(into, '{')}
	s := g.Settings
	w.name("starling")
	w.out = append(w.out, '1')
	w.text("title", s.Title)
	w.text("language", s.Language)
	w.text("description", s.Description)
	w.text("licence", s.Licence)
	each(w, "questions", g.Questions, w.question)
	each(w, "articles", g.Articles, func(a *guide.Article) {
		w.head(a.Linked)
		w.sections(a.Doc)
	})
	each(w, "collections", g.Collections, w.collection)
	w.shut('}')
	return append(w.out, '\n')
}

// jsonWriter writes values one after the other, with a comma where one stands
// before. A member that is empty is not written.
type jsonWriter struct{ out []byte }

func (w *jsonWriter) question(q *guide.Question) {
	f := &q.Doc.Front
	w.text("address", q.Address)
	w.text("question", f.Question)
	w.text("summary", f.Summary)
	w.list("also_asked", f.AlsoAsked)
	w.text("topic", q.Category)
	w.text("type", q.Type)
	w.text("framework", q.Framework)
	w.list("competencies", f.Competency)
	if q.Target != (guide.Span{}) {
		w.name("seconds")
		w.open('[')
		w.number(q.Target.From)
		w.number(q.Target.To)
		w.shut(']')
	}
	w.text("updated", f.Updated)
	w.words("text", &q.Doc.Lead)
	w.sections(q.Doc)
	each(w, "answers", q.Answers, w.answer)
}

func (w *jsonWriter) answer(a *guide.Answer) {
	f := &a.Doc.Front
	w.text("address", a.Address)
	w.text("title", a.Title)
	w.text("role", f.Role)
	w.text("level", f.Level)
	w.text("industry", f.Industry)
	w.text("setting", f.Setting)
	w.text("summary", f.Summary)
	w.count("words", a.Doc.Script.Words)
	w.segments("segments", &a.Doc.Script)
	w.segments("weaker", &a.Doc.Weaker)
	eachOf(w, "notes", a.Doc.Notes, func(n *guide.Note) {
		w.text("kind", n.Kind)
		w.words("text", &n.Text)
	})
	w.sections(a.Doc)
}

func (w *jsonWriter) collection(c *guide.Collection) {
	w.head(c.Linked)
	eachOf(w, "items", c.Items, func(item *guide.LinkedItem) {
		switch {
		case item.Answer != nil:
			w.text("address", item.Answer.Address)
		case item.Question != nil:
			w.text("address", item.Question.Address)
		case item.Article != nil:
			w.text("address", item.Article.Address)
		}
		w.count("day", item.Day)
		w.text("note", item.Note)
	})
	w.sections(c.Doc)
}

func (w *jsonWriter) head(t *guide.Linked) {
	w.text("address", t.Address)
	w.text("title", t.Doc.Front.Title)
	w.text("summary", t.Doc.Front.Summary)
	w.words("text", &t.Doc.Lead)
}

func (w *jsonWriter) segments(name string, s *guide.Script) {
	eachOf(w, name, s.Segments, func(s *guide.Segment) {
		w.list("parts", s.Names)
		w.text("part", s.Part)
		w.words("text", &s.Text)
	})
}

func (w *jsonWriter) sections(d *guide.Document) {
	eachOf(w, "sections", d.Sections, func(s *guide.Section) {
		w.text("key", s.Key)
		w.words("title", &s.Title)
		w.words("text", &s.Body)
		eachOf(w, "items", s.Items, func(item *guide.SectionItem) {
			if item.Title.Empty() {
				w.text("title", item.Plain) // the name of a segment
			} else {
				w.words("title", &item.Title)
			}
			w.words("text", &item.Body)
		})
		if len(s.Rows) == 0 {
			return
		}
		w.name("scores")
		w.open('[')
		for i := range s.Rows {
			row := &s.Rows[i]
			w.open('[')
			for _, cell := range [...]*guide.Text{&row.Criterion, &row.One, &row.Three, &row.Five} {
				w.item(cell)
			}
			w.shut(']')
		}
		w.shut(']')
	})
}

// each writes a member that is a list of objects, unless it is empty.
func each[T any](w *jsonWriter, name string, list []*T, members func(*T)) {
	eachOf(w, name, list, func(v **T) { members(*v) })
}

// eachOf is each for a list of values.
func eachOf[T any](w *jsonWriter, name string, list []T, members func(*T)) {
	if len(list) == 0 {
		return
	}
	w.name(name)
	w.open('[')
	for i := range list {
		w.open('{')
		members(&list[i])
		w.shut('}')
	}
	w.shut(']')
}

// open begins an object or a list.
func (w *jsonWriter) open(bracket byte) {
	w.part()
	w.out = append(w.out, bracket)
}

func (w *jsonWriter) shut(bracket byte) { w.out = append(w.out, bracket) }

// part writes the comma between two values.
func (w *jsonWriter) part() {
	if n := len(w.out); n > 0 && w.out[n-1] != '{' && w.out[n-1] != '[' && w.out[n-1] != ':' {
		w.out = append(w.out, ',')
	}
}

func (w *jsonWriter) name(name string) {
	w.part()
	w.out = append(w.out, '"')
	w.out = append(w.out, name...)
	w.out = append(w.out, '"', ':')
}

func (w *jsonWriter) text(name, s string) {
	if s != "" {
		w.name(name)
		w.quote(s)
	}
}

// quote writes a text without markup.
func (w *jsonWriter) quote(s string) {
	w.part()
	w.out = append(inJSON.plain(append(w.out, '"'), s), '"')
}

func (w *jsonWriter) words(name string, t *guide.Text) {
	if !t.Empty() {
		w.name(name)
		w.item(t)
	}
}

func (w *jsonWriter) item(t *guide.Text) {
	w.part()
	w.out = append(inJSON.words(append(w.out, '"'), t), '"')
}

func (w *jsonWriter) list(name string, list []string) {
	if len(list) == 0 {
		return
	}
	w.name(name)
	w.open('[')
	for _, s := range list {
		w.quote(s)
	}
	w.shut(']')
}

func (w *jsonWriter) count(name string, n int) {
	if n != 0 {
		w.name(name)
		w.out = strconv.AppendInt(w.out, int64(n), 10)
	}
}

func (w *jsonWriter) number(n int) {
	w.part()
	w.out = strconv.AppendInt(w.out, int64(n), 10)
}
