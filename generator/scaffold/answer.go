package scaffold

import (
	"cmp"

	"starling/generator/guide"
	"starling/generator/text"
)

// Answer is what the draft of a sample answer is made of. Question is the slug
// of its question, Framework the shape of that question's answers, and Body the
// question's own Markdown, whose Shape section says more. Role is a slug of the
// taxonomy or a text with a capital; Industry may be "".
type Answer struct {
	Question, Framework, Body   string
	Slug, Role, Level, Industry string
}

// Draft returns the draft of a sample answer: a label for every segment of the
// question's framework, with what belongs there, a margin note, and the other
// parts that an answer may have.
func (a Answer) Draft(tax *guide.Taxonomy) File {
	var p page
	p.line("---")
	p.line("role: ", yaml(a.Role))
	p.line("level: ", a.Level)
	if a.Industry != "" {
		p.line("industry: ", a.Industry)
	}
	p.line("summary: ", yaml(open("The story in one line, 40 to 160 characters")))
	p.line("status: draft")
	p.line("# Delete the line above when the text is ready. What follows is optional: take the # away.")
	p.line("# Where the story happened, if not in paid work: study, volunteering or home.")
	p.line("# setting: study")
	p.line("# Other questions that the same story answers, by the names of their folders:")
	p.line("# also_answers:")
	p.line("#   -")
	p.line("---")
	a.script(&p, tax)
	for _, part := range answerParts {
		p.heading(tax, part.key)
		part.write(&p)
	}
	return p.file("questions/" + a.Question + "/" + a.Slug + ".md")
}

// script writes the answer itself, with a note on its first segment.
func (a Answer) script(p *page, tax *guide.Taxonomy) {
	framework, _ := tax.Framework(a.Framework)
	own := shapeHints(a.Body, headingNames(tax.Headings, "shape"))
	for i, s := range framework.Segments {
		marker := ""
		if i == 0 {
			marker = "[^first]"
		}
		p.line()
		p.line("**", s.Name, ".** ", open(cmp.Or(own[text.Fold(s.Name)], hintFor(s), "What belongs here")), marker)
	}
	p.line()
	p.line("[^first]: **", headingNames(tax.Notes, "works")[0], ".** ", open("What this sentence does for the listener, in one line"))
}

// answerParts write what belongs under each known heading of an answer, in the
// order of its page.
var answerParts = []struct {
	key   string
	write func(*page)
}{
	{"why-it-works", func(p *page) { p.list("What the answer does well, and for what is scored", "Another thing") }},
	{"weaker-version", func(p *page) {
		p.line(open("The same story as a sensible person would tell it without thinking ahead"))
	}},
	{"what-went-wrong", func(p *page) {
		p.list("A fault of the weaker version, and the smallest change that mends it", "Another")
	}},
	{"follow-up-questions", func(p *page) {
		p.line("- ", open("What they may ask about this story?"), " – ", open("what that is after"))
	}},
	{"make-it-yours", func(p *page) { p.line(open("What to swap for your own, and what to keep")) }},
}
