package scaffold

// Article is what an article's draft is made of.
type Article struct{ Title, Slug string }

// Draft returns the draft of an article.
func (a Article) Draft() File {
	var p page
	p.line("---")
	p.line("title: ", yaml(a.Title))
	p.line("summary: ", yaml(open("What the article helps with, in one line of 50 to 160 characters")))
	p.line("status: draft")
	p.line("# Delete the line above when the text is ready. What follows is optional: take the # away.")
	p.line("# Questions the article is about, by the names of their folders:")
	p.line("# questions:")
	p.line("#   -")
	p.line("---")
	p.line()
	p.line(open("What the reader will be able to do, in one or two sentences"))
	p.line()
	p.line("## ", open("A heading that says what stands under it"))
	p.line()
	p.line(open("One idea, with an example"))
	p.line()
	p.line("## ", open("The next heading"))
	p.line()
	p.line(open("The next idea"))
	return p.file("articles/" + a.Slug + ".md")
}

// Collection is what a collection's draft is made of. Kind is list, role or plan.
type Collection struct{ Title, Slug, Kind string }

// Draft returns the draft of a collection. Its entries are an example in a
// comment: only the author knows which questions belong in it.
func (c Collection) Draft() File {
	var p page
	p.line("---")
	p.line("title: ", yaml(c.Title))
	p.line("summary: ", yaml(open("Whom it is for and what they get, in one line of 50 to 160 characters")))
	p.line("kind: ", c.Kind)
	p.line("status: draft")
	p.line("# Delete the line above when the text is ready, and take the # away from what you need.")
	switch c.Kind {
	case "plan":
		p.line("# The days in order, each with a question by the name of its folder, or an article:")
		p.line("# items:")
		p.line("#   - {day: 1, question: a-question, note: What to look at}")
		p.line("#   - {day: 2, article: an-article}")
	case "role":
		p.line("# Whom it is for, as slugs of the taxonomy:")
		p.line("# role: nurse")
		p.line("# level: entry")
		p.line("# Questions in order, by the names of their folders:")
		p.line("# items:")
		p.line("#   - a-question")
		p.line("#   - {question: another-question, answer: an-answer}")
	default:
		p.line("# Questions in order, by the names of their folders:")
		p.line("# items:")
		p.line("#   - a-question")
		p.line("#   - {question: another-question, note: What to look at}")
		p.line("# Or select them by what they have in common, in place of items:")
		p.line("# match: {competency: teamwork, level: [entry, student]}")
	}
	p.line("---")
	p.line()
	p.line(open("How to use it, in a few sentences, or nothing"))
	return p.file("collections/" + c.Slug + ".md")
}
