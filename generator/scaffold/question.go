package scaffold

import (
	"starling/generator/guide"
)

// Question is what a question's draft is made of. Text is needed, and the
// category must be one of the taxonomy; Competency is one too, or "".
type Question struct {
	Text, Slug, Category, Competency string
}

// Draft returns the draft of a question: the fields that are needed, others in
// comments, and every known heading with what belongs under it.
func (q Question) Draft(tax *guide.Taxonomy) File {
	var p page
	p.line("---")
	p.line("question: ", yaml(q.Text))
	p.line("category: ", q.Category)
	p.line("competency: ", q.Competency)
	p.line("summary: ", yaml(open("The answer in one line, 50 to 160 characters")))
	p.line("status: draft")
	p.line("# Delete the line above when the text is ready. What follows is optional: take the # away.")
	p.line("# Other ways interviewers put it, three or more:")
	p.line("# also_asked:")
	p.line("#   -")
	p.line("#   -")
	p.line("#   -")
	p.line("# Words that readers type and nobody asks, never shown:")
	p.line("# search_terms:")
	p.line("#   -")
	p.line("# Questions to read next, by the names of their folders; without them they are computed:")
	p.line("# related:")
	p.line("#   -")
	p.line("# How often it is asked: very-common, common or occasional.")
	p.line("# frequency: common")
	p.line("---")
	p.line()
	p.line(open("One or two sentences that the reader sees first, or nothing"))
	framework, _ := tax.Framework(tax.FrameworkOf(&guide.Front{Category: q.Category}))
	for _, part := range questionParts {
		p.heading(tax, part.key)
		part.write(&p, framework)
	}
	return p.file("questions/" + q.Slug + "/index.md")
}

// questionParts write what belongs under each known heading of a question, in
// the order of its page.
var questionParts = []struct {
	key   string
	write func(*page, guide.Framework)
}{
	{"why-they-ask", func(p *page, _ guide.Framework) {
		p.line(open("What the interviewer wants to find out, in two or three sentences"))
		p.line()
		p.list("Something that is scored, as a short phrase", "Something else that is scored")
	}},
	{"break-it-down", func(p *page, _ guide.Framework) {
		p.list("A small question that is easier to answer than the whole", "The next one")
	}},
	{"how-to-answer", func(p *page, _ guide.Framework) {
		for _, tip := range []string{"A tip for this question, as a short instruction", "A second tip", "A third tip"} {
			p.line("### ", open(tip))
			p.line()
			p.line(open("Why, and how, in a few sentences"))
			if tip != "A third tip" {
				p.line()
			}
		}
	}},
	{"shape", func(p *page, f guide.Framework) {
		for _, s := range f.Segments {
			p.line("- ", s.Name, ": ", open(hintFor(s)))
		}
	}},
	{"avoid", func(p *page, _ guide.Framework) {
		p.list("Something that goes wrong with this question, and why it hurts", "Another")
	}},
	{"follow-up-questions", func(p *page, _ guide.Framework) {
		p.line("- ", open("What they may ask next?"), " – ", open("what that is after"))
		p.line("- ", open("Another question?"), " – ", open("what that is after"))
	}},
	{"score-yourself", func(p *page, _ guide.Framework) {
		p.line("<!-- Without this table, the shared one of the question's type is shown: delete the heading then. -->")
		p.line()
		p.line("| Criterion | 1 | 3 | 5 |")
		p.line("| --- | --- | --- | --- |")
		p.line("| ", open("What is scored"), " | ", open("weak"), " | ", open("fair"), " | ", open("strong"), " |")
	}},
	{"no-example", func(p *page, _ guide.Framework) {
		p.line(open("Where somebody without a job history finds an example"))
	}},
	{"by-level", func(p *page, _ guide.Framework) {
		p.line("### ", open("A level, such as Student or first job"))
		p.line()
		p.line(open("What is different there"))
	}},
	{"by-sector", func(p *page, _ guide.Framework) {
		p.line("### ", open("A sector, such as Care"))
		p.line()
		p.line(open("What is different there"))
	}},
	{"sources", func(p *page, _ guide.Framework) {
		p.list("A study or survey, as a link, with what it found")
	}},
}

// list writes a list of what a human must write.
func (p *page) list(prompts ...string) {
	for _, prompt := range prompts {
		p.line("- ", open(prompt))
	}
}

// heading writes a known heading, by the first of its names.
func (p *page) heading(tax *guide.Taxonomy, key string) {
	p.line()
	p.line("## ", headingNames(tax.Headings, key)[0])
	p.line()
}

// headingNames returns the names of a known heading or kind of note. The
// taxonomy has every one that is built in.
func headingNames(list []guide.KnownHeading, key string) []string {
	for _, h := range list {
		if h.Key == key {
			return h.Names
		}
	}
	return []string{key}
}
