package generator

import (
	"slices"

	"starling/generator/guide"
	"starling/generator/machine"
	"starling/generator/memory"
)

// page is the file of one page, and what the page says about itself; nil for the
// Markdown beside a page, and for its card.
type page struct {
	path  string
	file  guide.File
	about *guide.Page
}

// pages makes the views of all pages and their keys; the pages are rendered when
// they are asked for. A question's pages, and then all that belong to no question,
// are recalled where nothing has changed that they show. With them come the files
// that machines read, which are made from what pages say about themselves.
func (g *Generator) pages(l *linked, a *bundledAssets, s *settings, layouts *pageLayouts, program guide.Digest) ([]page, map[string]guide.File) {
	if len(layouts.problems) > 0 {
		return nil, nil
	}
	m := &pageMaker{g: g, viewer: newViewer(l, a, s), layouts: layouts, program: program}
	if s.known {
		m.look = m.lookKey(layouts.Digest())
	}
	parts := []func() []page{m.rest, m.papers}
	for some := range slices.Chunk(l.Questions, chunk) {
		parts = append(parts, func() []page {
			pages := make([]page, 0, 5*len(some)) // most have three answers, and each has its Markdown
			for _, q := range some {
				pages = append(pages, m.question(q)...)
			}
			return pages
		})
	}
	pages := slices.Concat(inParallel(parts)...)
	return pages, m.machines(pages)
}

// pageMaker makes the pages of one edition.
type pageMaker struct {
	*viewer
	g       *Generator
	layouts *pageLayouts
	program guide.Digest
	look    guide.Digest // names what any page may show of the settings, the site and the terms
}

func (m *pageMaker) lookKey(layouts guide.Digest) guide.Digest {
	h := guide.NewHasher("look").Digest(m.program).Digest(layouts).Digest(m.key).Digest(m.layouts.SiteKey(m.site))
	for _, t := range m.Terms {
		h.String(t.Kind).String(t.Slug).String(t.Name).String(t.Address)
	}
	return h.Sum()
}

// question makes a question's pages, its own and its examples', and their card.
func (m *pageMaker) question(q *guide.Question) []page {
	anew := func() ([]page, error) {
		return append(m.pages(m.questionPart(q)), m.socialCard(q)...), nil
	}
	if !m.known {
		pages, _ := anew()
		return pages
	}
	pages, _ := memory.RecallIf(&m.g.memory, "pages", q.Doc.Path, m.questionKey(q), true, anew)
	return pages
}

// questionKey returns the digest of all that a question's pages show: its own
// texts whole, and the faces of others.
func (m *pageMaker) questionKey(q *guide.Question) guide.Digest {
	h := guide.NewHasher("question").Digest(m.look).Digest(q.Doc.Key).Strings(q.Targets).Int(len(q.Answers))
	m.hashPictures(h, q.Linked)
	for _, a := range q.Answers {
		m.hashPictures(h, a.Linked)
		h.Digest(a.Doc.Key).Strings(a.Targets)
		hashFaces(h, a.AlsoAnswers)
	}
	h.Int(len(q.Elsewhere))
	for _, a := range q.Elsewhere {
		h.Digest(a.Doc.Face).Digest(a.Question.Doc.Face)
	}
	hashFaces(h, q.Related)
	for _, next := range []*guide.Question{q.Previous, q.Next} {
		if h.Bool(next != nil); next != nil {
			h.Digest(next.Doc.Face)
		}
	}
	return h.Sum()
}

func hashFaces(h *guide.Hasher, list []*guide.Question) {
	h.Int(len(list))
	for _, q := range list {
		h.Digest(q.Doc.Face)
	}
}

// rest makes all other pages. They show every text's face, and whole those that
// are neither question nor answer.
func (m *pageMaker) rest() []page {
	anew := func() ([]page, error) {
		var pages []page
		for _, part := range inParallel(m.restParts()) {
			pages = append(pages, m.pages(part)...)
		}
		return append(pages, m.siteCard()...), nil
	}
	h := guide.NewHasher("rest").Digest(m.look).Digest(m.frame)
	for _, d := range m.documents {
		if d.Kind != guide.KindQuestion && d.Kind != guide.KindAnswer {
			h.Digest(d.Key)
		}
	}
	if len(m.pictures) > 0 {
		for _, t := range textsOf(m.Guide) {
			m.hashPictures(h, t)
		}
	}
	pages, _ := memory.RecallIf(&m.g.memory, "pages", "", h.Sum(), m.known, anew)
	return pages
}

// pages returns the files of views. A page that is recalled later keeps its view
// papers makes the pages for paper, which show questions and their samples whole.
func (m *pageMaker) papers() []page {
	anew := func() ([]page, error) { return m.pages(m.part((*viewer).prints)), nil }
	h := guide.NewHasher("papers").Digest(m.look).Digest(m.frame)
	for _, c := range m.Collections {
		h.Digest(c.Doc.Key)
		for i := range c.Items {
			for _, t := range shownOnPaper(&c.Items[i]) {
				h.Digest(t.Doc.Key).Strings(t.Targets)
				m.hashPictures(h, t)
			}
		}
	}
	pages, _ := memory.RecallIf(&m.g.memory, "papers", "", h.Sum(), m.known, anew)
	return pages
}

// and the layouts in memory, and must keep nothing else: not this edition's guide.
func (m *pageMaker) pages(views []*guide.View) []page {
	pages := make([]page, 0, len(views)+1)
	layouts, labels := m.layouts, m.Labels
	for _, v := range views {
		key := guide.NewHasher("page").Digest(m.program).Digest(layouts.Key(v)).Sum()
		file := guide.File{Key: key, Append: func(into []byte) ([]byte, error) { return layouts.AppendPage(into, v) }}
		pages = append(pages, page{guide.OutputPath(v.Page.Address), file, &v.Page})
		if path, file, ok := machine.Copy(v, key, labels); ok {
			pages = append(pages, page{path: path, file: file})
		}
	}
	return pages
}
