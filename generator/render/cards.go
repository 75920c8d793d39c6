package render

import (
	"fmt"
	"strings"

	"starling/generator/guide"
)

// cards writes the items of a list of questions, articles or collections.
func (p *printer) cards(list []guide.Card) {
	for i := range list {
		p.card(&list[i])
	}
}

// rows writes the items of the list of all questions, with what each can be
// found by in data attributes, for the script that narrows the list.
func (p *printer) rows(list []guide.QuestionRow) {
	for i := range list {
		r := &list[i]
		p.write("\n<li data-row")
		p.data("topic", r.Categories)
		p.data("competency", r.Competencies)
		p.data("role", r.Roles)
		p.data("level", r.Levels)
		p.data("industry", r.Industries)
		p.data("setting", r.Settings)
		p.data("background", r.Backgrounds)
		p.write(">")
		p.cardText(r.Title, r.Address, r.Summary, r.Draft)
		p.write("</li>")
	}
}

// data writes a list of slugs as an attribute.
func (p *printer) data(name string, slugs []string) {
	if len(slugs) > 0 {
		p.write(" data-" + name + `="` + strings.Join(slugs, " ") + `"`)
	}
}

func (p *printer) card(c *guide.Card) {
	p.openCard(c.Title, c.Address, c.Summary, c.Draft)
	p.write("</li>")
}

// examples writes the items of a list of worked examples.
func (p *printer) examples(list []guide.ExampleCard) {
	for i := range list {
		c := &list[i]
		p.openCard(c.Title, c.Address, c.Summary, c.Draft)
		if c.Question != "" {
			p.write("\n<p class=\"asked\">")
			p.say("example_of")
			p.element(" ", c.Question, "</p>")
		}
		p.write("</li>")
	}
}

func (p *printer) openCard(title, address, summary string, draft bool) {
	p.write("\n<li>")
	p.cardText(title, address, summary, draft)
}

func (p *printer) cardText(title, address, summary string, draft bool) {
	p.link(title, address)
	p.draft(draft)
	if summary != "" {
		p.element("\n<p>", summary, "</p>")
	}
}

// draft writes the partial "draft" where something is one.
func (p *printer) draft(is bool) {
	if is && p.r.layouts.pages[partial("draft")] != nil {
		p.once("draft")
	}
}

// links writes links as the items of a list.
func (p *printer) links(list []guide.NamedLink) {
	for _, l := range list {
		p.write("\n<li>")
		p.link(l.Text, l.Address)
		p.write("</li>")
	}
}

// turn writes the links to the neighbours of a question or of an example, if it
// has any; name is the label of what they are.
func (p *printer) turn(name string, previous, next any) {
	before, isBefore := p.neighbour(previous)
	after, isAfter := p.neighbour(next)
	if !isBefore && !isAfter {
		return
	}
	p.write("\n<nav class=\"turn\" aria-label=\"")
	p.say(name)
	p.write(`">`)
	if isBefore {
		p.write("<p><b>")
		p.say("turn_previous")
		p.write("</b> ")
		p.link(before.Text, before.Address)
		p.write("</p>")
	}
	if isAfter {
		p.write("<p class=\"next\"><b>")
		p.say("turn_next")
		p.write("</b> ")
		p.link(after.Text, after.Address)
		p.write("</p>")
	}
	p.write("\n</nav>")
}

func (p *printer) neighbour(card any) (link guide.NamedLink, is bool) {
	switch c := card.(type) {
	case *guide.Card:
		if c != nil {
			return guide.NamedLink{Text: c.Title, Address: c.Address}, true
		}
	case *guide.ExampleCard:
		if c != nil {
			return guide.NamedLink{Text: c.Title, Address: c.Address}, true
		}
	default:
		p.fail(fmt.Errorf("turn leads to a card, and this is a %T", card))
	}
	return link, false
}
