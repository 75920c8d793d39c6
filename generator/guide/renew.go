package guide

// With returns the guide with other documents in the places of those that it was
// linked from. They must have the same faces in the same order, and the guide no
// problems: then the result is what Link would make of them, for a fraction of
// the work. Link sees of a document its face alone, and the places of what it
// finds only to say where a problem is.
//
// The guide itself does not change, since an edition in service may still read it.
func (g *Guide) With(documents []*Document) *Guide {
	r := &renewal{
		documents: documents, questions: make([]*Question, len(documents)),
		answers: make([]*Answer, len(documents)), articles: make([]*Article, len(documents)),
	}
	next := *g
	next.Questions = r.nodes(g.Questions)
	next.Articles = make([]*Article, len(g.Articles))
	for i, a := range g.Articles {
		next.Articles[i] = &Article{Linked: r.text(a.Linked), Slug: a.Slug, Questions: renewed(a.Questions, r.question)}
		r.articles[a.number] = next.Articles[i]
	}
	next.Collections = make([]*Collection, len(g.Collections))
	for i, c := range g.Collections {
		next.Collections[i] = &Collection{Linked: r.text(c.Linked), Slug: c.Slug, Items: r.items(c.Items)}
	}
	next.Pages = make([]*TextPage, len(g.Pages))
	for i, p := range g.Pages {
		next.Pages[i] = &TextPage{Linked: r.text(p.Linked), Slug: p.Slug}
	}
	next.Terms = make([]*Term, len(g.Terms))
	for i, t := range g.Terms {
		term := *t
		if t.Text != nil {
			term.Text = r.text(t.Text)
		}
		term.Questions, term.Answers = renewed(t.Questions, r.question), renewed(t.Answers, r.answer)
		next.Terms[i] = &term
	}
	return &next
}

// renewal holds the new nodes by the numbers of their documents.
type renewal struct {
	documents []*Document
	questions []*Question
	answers   []*Answer
	articles  []*Article
}

func (r *renewal) question(q *Question) *Question { return r.questions[q.number] }
func (r *renewal) answer(a *Answer) *Answer       { return r.answers[a.number] }

func (r *renewal) text(t *Linked) *Linked {
	return &Linked{Doc: r.documents[t.number], Address: t.Address, Targets: t.Targets, number: t.number}
}

// nodes makes all questions and answers first, and then joins them.
func (r *renewal) nodes(old []*Question) []*Question {
	list := make([]*Question, len(old))
	for i, q := range old {
		next := *q
		next.Linked = r.text(q.Linked)
		list[i], r.questions[q.number] = &next, &next
		for _, a := range q.Answers {
			answer := *a
			answer.Linked, answer.Question = r.text(a.Linked), &next
			r.answers[a.number] = &answer
		}
	}
	for i, q := range list {
		q.Answers, q.Elsewhere = renewed(q.Answers, r.answer), renewed(q.Elsewhere, r.answer)
		q.Related = renewed(q.Related, r.question)
		for _, a := range q.Answers {
			a.AlsoAnswers = renewed(a.AlsoAnswers, r.question)
		}
		if i > 0 {
			q.Previous, list[i-1].Next = list[i-1], q
		}
	}
	return list
}

func (r *renewal) items(old []LinkedItem) []LinkedItem {
	list := make([]LinkedItem, len(old))
	for i, item := range old {
		list[i] = item
		if item.Question != nil {
			list[i].Question = r.question(item.Question)
		}
		if item.Answer != nil {
			list[i].Answer = r.answer(item.Answer)
		}
		if item.Article != nil {
			list[i].Article = r.articles[item.Article.number]
		}
	}
	return list
}

// renewed returns the new nodes of a list of old ones; nil stays nil.
func renewed[T any](list []*T, renew func(*T) *T) []*T {
	if list == nil {
		return nil
	}
	next := make([]*T, len(list))
	for i, node := range list {
		next[i] = renew(node)
	}
	return next
}
