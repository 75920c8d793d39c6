package guide

// terms makes a page for every word of the taxonomy that something stands
// under, or that the author has written about.
func (l *linker) terms() {
	byTerm := map[string]*Term{}
	for _, q := range l.guide.Questions {
		f := &q.Doc.Front
		l.underTerms(byTerm, "topics", []string{f.Category}, q, nil)
		l.underTerms(byTerm, "competencies", f.Competency, q, nil)
		l.underTerms(byTerm, "roles", f.Roles, q, nil)
		l.underTerms(byTerm, "industries", f.Industries, q, nil)
		l.underTerms(byTerm, "levels", f.Levels, q, nil)
		for _, a := range q.Answers {
			f := &a.Doc.Front
			l.underTerms(byTerm, "roles", []string{f.Role}, nil, a)
			l.underTerms(byTerm, "industries", []string{f.Industry}, nil, a)
			l.underTerms(byTerm, "levels", []string{f.Level}, nil, a)
		}
	}
	for _, kind := range TermKinds {
		slugs := l.Taxonomy.Slugs(kind.Vocabulary)
		for _, slug := range slugs {
			if t := l.term(byTerm, kind.Name, slug); t != nil {
				l.guide.Terms = append(l.guide.Terms, t)
			}
		}
	}
}

func (l *linker) underTerms(byTerm map[string]*Term, kind string, slugs []string, q *Question, a *Answer) {
	for _, slug := range slugs {
		if slug == "" {
			continue
		}
		t := byTerm[kind+"/"+slug]
		if t == nil {
			t = &Term{Kind: kind, Slug: slug}
			byTerm[kind+"/"+slug] = t
		}
		if q != nil {
			t.Questions = append(t.Questions, q)
		}
		if a != nil {
			t.Answers = append(t.Answers, a)
		}
	}
}

// term completes a term from the taxonomy and the author's prose, or returns
// nil where there is neither content nor prose.
func (l *linker) term(byTerm map[string]*Term, kind, slug string) *Term {
	t, text := byTerm[kind+"/"+slug], l.termTexts[kind+"/"+slug]
	if t == nil && text == nil {
		return nil
	}
	if t == nil {
		t = &Term{Kind: kind, Slug: slug}
	}
	t.Address, t.Text = kind+"/"+slug+"/", text
	t.Name, t.Line = l.Taxonomy.Word(kind, slug)
	if text != nil {
		if s := text.Doc.Front.Title; s != "" {
			t.Name = s
		}
		if s := text.Doc.Front.Summary; s != "" {
			t.Line = s
		}
	}
	return t
}
