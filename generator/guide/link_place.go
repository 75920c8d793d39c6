package guide

import (
	"cmp"
	"path"
	"slices"
	"strings"
)

// place makes a node of the guide for every document that is published.
func (l *linker) place() {
	l.termTexts = map[string]*Linked{}
	for _, doc := range l.Documents {
		if doc.Kind == KindQuestion && doc.Front.Draft() {
			l.unready[path.Dir(doc.Path)] = true
		}
	}
	for _, kind := range Kinds {
		for i, doc := range l.Documents {
			if doc.Kind == kind {
				l.placeDocument(i, doc)
			}
		}
	}
}

func (l *linker) placeDocument(number int, doc *Document) {
	slug := strings.TrimSuffix(path.Base(doc.Path), ".md")
	folder := path.Base(path.Dir(doc.Path))
	if l.isDraft(doc) && !l.Settings.Drafts {
		l.drafts[doc.Path] = true
		return
	}
	at := &Linked{Doc: doc, Address: AddressOf(doc.Kind, doc.Path), number: number}
	f := &doc.Front
	switch doc.Kind {
	case KindQuestion:
		q := &Question{
			Linked: at, Slug: folder, Title: cmp.Or(f.Title, f.Question), Category: f.Category,
			Type: l.Taxonomy.TypeOf(f), Framework: l.Taxonomy.FrameworkOf(f), Target: l.Taxonomy.TargetOf(f),
		}
		l.questions[folder] = q
		l.guide.Questions = append(l.guide.Questions, q)
	case KindAnswer:
		q := l.questions[folder]
		if q == nil {
			// Its question is missing or unreadable, which is reported there.
			return
		}
		a := &Answer{Linked: at, Slug: slug, Question: q, Framework: cmp.Or(f.Framework, q.Framework)}
		a.Title = cmp.Or(f.Title, l.speaker(f))
		l.answers[folder+"/"+slug] = a
		q.Answers = append(q.Answers, a)
	case KindArticle:
		l.articles[slug] = &Article{Linked: at, Slug: slug}
		l.guide.Articles = append(l.guide.Articles, l.articles[slug])
	case KindCollection:
		l.guide.Collections = append(l.guide.Collections, &Collection{Linked: at, Slug: slug})
	case KindTerm:
		l.termTexts[folder+"/"+slug] = at
	case KindPage:
		l.guide.Pages = append(l.guide.Pages, &TextPage{Linked: at, Slug: slug})
	}
	l.texts = append(l.texts, at)
	l.pages[doc.Path] = at
}

// isDraft tells whether a text is a draft; the answers of a draft question are drafts.
func (l *linker) isDraft(doc *Document) bool {
	return doc.Front.Draft() || doc.Kind == KindAnswer && l.unready[path.Dir(doc.Path)]
}

// speaker is an answer's title where it has none of its own: "Shift supervisor, entry
// level". A role that says the level itself is enough: "Store manager".
func (l *linker) speaker(f *Front) string {
	title := f.Role
	if e, ok := l.Taxonomy.Role(f.Role); ok {
		title = e.Name
	}
	if e, ok := l.Taxonomy.Level(f.Level); ok && !saysLevel(title, e) {
		title += ", " + lowerFirst(e.Name)
	}
	return title
}

// saysLevel tells whether a role's name begins or ends with a level's word
// ("Student midwife", "Site manager"), or is a part of the level's name ("School
// leaver" of "Student or school leaver"). A word in the middle is mostly about
// something else: a data entry clerk may be of any level.
func saysLevel(role string, level Entry) bool {
	whole := func(s string) string { return " " + strings.ToLower(strings.ReplaceAll(s, "-", " ")) + " " }
	role, name := whole(role), whole(level.Name)
	for _, word := range []string{name, whole(level.Slug)} {
		if strings.HasPrefix(role, word) || strings.HasSuffix(role, word) {
			return true
		}
	}
	return strings.Contains(name, role)
}

func lowerFirst(s string) string {
	if s == "" || s[0] >= 0x80 {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// order sorts everything as it is listed.
func (l *linker) order() {
	category := rank(l.Taxonomy.Slugs("categories"))
	slices.SortFunc(l.guide.Questions, func(a, b *Question) int {
		return cmp.Or(
			cmp.Compare(category[a.Category], category[b.Category]),
			cmp.Compare(Frequency(&a.Doc.Front), Frequency(&b.Doc.Front)),
			cmp.Compare(a.Slug, b.Slug))
	})
	level, quality := rank(l.Taxonomy.Slugs("levels")), rank(qualityChoices)
	for _, q := range l.guide.Questions {
		slices.SortFunc(q.Answers, func(a, b *Answer) int {
			fa, fb := &a.Doc.Front, &b.Doc.Front
			return cmp.Or(
				cmp.Compare(quality[cmp.Or(fa.Quality, "strong")], quality[cmp.Or(fb.Quality, "strong")]),
				cmp.Compare(level[fa.Level], level[fb.Level]),
				cmp.Compare(a.Slug, b.Slug))
		})
	}
	slices.SortFunc(l.guide.Articles, func(a, b *Article) int { return cmp.Compare(a.Slug, b.Slug) })
	slices.SortFunc(l.guide.Collections, func(a, b *Collection) int {
		return cmp.Or(cmp.Compare(door(a), door(b)), cmp.Compare(a.Slug, b.Slug))
	})
	slices.SortFunc(l.guide.Pages, func(a, b *TextPage) int { return cmp.Compare(a.Slug, b.Slug) })
}

// door says how soon a collection is offered: plans first, the shortest before
// all others, since whoever has one evening has no time to look; then lists made
// by hand, role paths, and what is matched.
func door(c *Collection) int {
	f := &c.Doc.Front
	switch {
	case f.CollectionKind == "plan" && len(f.Items) > 0:
		return f.Items[len(f.Items)-1].Day
	case !f.Match.Empty():
		return 1002
	case f.CollectionKind == "role":
		return 1001
	}
	return 1000
}

// Frequency returns how a question's frequency sorts: 0 is asked most.
func Frequency(f *Front) int {
	return max(slices.Index(frequencyChoices, cmp.Or(f.Frequency, "common")), 0)
}

func rank(list []string) map[string]int {
	m := make(map[string]int, len(list))
	for i, s := range list {
		m[s] = i
	}
	return m
}

// neighbours joins each question with the one before and after it in the list.
func (l *linker) neighbours() {
	list := l.guide.Questions
	for i, q := range list {
		if i > 0 {
			q.Previous = list[i-1]
		}
		if i+1 < len(list) {
			q.Next = list[i+1]
		}
	}
}
