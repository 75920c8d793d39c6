package render_test

import (
	"fmt"
	"slices"
	"strings"

	"starling/generator/guide"
)

// site returns a site as every page sees it.
func site() *guide.Site {
	return &guide.Site{
		Title: "Starling", Description: "Interview questions taken apart", Language: "en-GB", Direction: "ltr", Base: "/guide/",
		Nav:    []guide.NamedLink{{Text: "Questions", Address: "questions/"}, {Text: "Articles", Address: "articles/"}},
		Footer: []guide.NamedLink{{Text: "Topics", Address: "topics/"}, {Text: "About this guide", Address: "about/"}},
		Assets: []guide.Asset{
			{Name: "code.css", Address: "assets/code.0123456789.css"},
			{Name: "mark.svg", Address: "assets/mark.0123456789.svg"},
			{Name: "style.css", Address: "assets/style.0123456789.css"},
		},
		Policy: "default-src 'none'; style-src 'self'", Licence: "CC BY 4.0",
	}
}

func text(markup string) guide.Text { return guide.Text{Markup: guide.HTML(markup)} }

// prose returns paragraphs of plain text with about the given number of words.
func prose(words int) guide.Text {
	return text("<p>" + strings.Repeat("On Saturday the first one came back from stitching. ", words/9) + "</p>\n")
}

func items(n, words int) []guide.SectionItem {
	list := make([]guide.SectionItem, n)
	for i := range list {
		list[i] = guide.SectionItem{Plain: "Item", Body: prose(words)}
	}
	return list
}

// questionDocument is a question with every known section, as our own have them.
func questionDocument() *guide.Document {
	titled := items(5, 50)
	for i := range titled {
		titled[i].ID, titled[i].Title = fmt.Sprint("tip-", i), text("Say it in one plain sentence")
	}
	probes := items(6, 10)
	for i := range probes {
		probes[i].Title = text("How did your manager find out?")
	}
	section := func(key string, s guide.Section) guide.Section {
		s.Key, s.ID, s.Title = key, key+"-id", text("Heading of "+key)
		return s
	}
	return &guide.Document{
		Path: "questions/mistake/index.md", Kind: guide.KindQuestion, Key: guide.DigestOf([]byte("mistake")),
		Lead: prose(40),
		Sections: []guide.Section{
			section("why-they-ask", guide.Section{Body: prose(50), Items: items(5, 10)}),
			section("break-it-down", guide.Section{Items: items(5, 10)}),
			section("how-to-answer", guide.Section{Items: titled}),
			section("shape", guide.Section{Items: items(5, 10)}),
			section("avoid", guide.Section{Items: items(6, 20)}),
			section("follow-up-questions", guide.Section{Items: probes}),
			section("no-example", guide.Section{Body: prose(80)}),
			section("by-level", guide.Section{Body: prose(80)}),
			section("sources", guide.Section{Body: prose(30)}),
		},
	}
}

var shape = []guide.ShapePart{
	{Name: "Situation", Part: "setup", Share: 15, Hint: 0}, {Name: "Task", Part: "task", Share: 10, Hint: 1},
	{Name: "Action", Part: "action", Share: 40, Hint: 2}, {Name: "Result", Part: "result", Share: 15, Hint: 3},
	{Name: "Learning", Part: "learning", Share: 20, Hint: 4},
}

func bar() []guide.BarPart {
	var parts []guide.BarPart
	for _, s := range shape {
		parts = append(parts, guide.BarPart{Name: s.Name, Part: s.Part, Share: s.Share, Words: 2 * s.Share})
	}
	return parts
}

// answerDocument is a sample answer with five segments and six notes.
func answerDocument(slug string) *guide.Document {
	d := &guide.Document{Path: "questions/mistake/" + slug + ".md", Kind: guide.KindAnswer, Key: guide.DigestOf([]byte(slug))}
	for i := range 6 {
		d.Notes = append(d.Notes, guide.Note{ID: fmt.Sprint("note-", i), Number: i + 1, Kind: "works", Text: text("Warns of the other ten before anyone has found them.")})
	}
	for i, s := range shape {
		t := prose(45)
		t.Refs = []guide.Ref{{At: 20, Kind: guide.RefNote, Target: i}}
		d.Script.Segments = append(d.Script.Segments, guide.Segment{Names: []string{s.Name}, Part: s.Part, ID: strings.ToLower(s.Name), Text: t, Words: 45})
	}
	d.Script.Words = 225
	d.Weaker.Segments = []guide.Segment{{Text: prose(90), Words: 90}}
	d.Sections = []guide.Section{
		{Key: "why-it-works", ID: "why-it-works", Title: text("Why it works"), Body: prose(60)},
		{Key: "weaker-version", ID: "weaker-version", Title: text("Weaker version")},
		{Key: "what-went-wrong", ID: "what-went-wrong", Title: text("What went wrong"), Body: prose(60)},
		{Key: "follow-up-questions", ID: "follow-up-questions", Title: text("Follow-up questions"), Items: items(3, 10)},
		{Key: "make-it-yours", ID: "make-it-yours", Title: text("Make it yours"), Body: prose(30)},
	}
	return d
}

func speaker(title string) guide.Speaker {
	return guide.Speaker{
		Title: title, Summary: "Said yes to three jobs in the busiest month, and took them back one at a time.",
		Role:  guide.TermLink{Slug: "retail-assistant", Name: "Retail assistant", Address: "roles/retail-assistant/"},
		Level: guide.TermLink{Slug: "entry", Name: "Entry", Address: "levels/entry/"}, Industry: guide.TermLink{Slug: "retail", Name: "Retail", Address: "industries/retail/"},
		Setting: "paid-work", Quality: "strong", Outcome: "partial", Basis: "invented", Words: 225, Seconds: 96, Updated: "2026-11-20", Author: "The guide",
	}
}

func cards(n int) []guide.Card {
	list := make([]guide.Card, n)
	for i := range list {
		list[i] = guide.Card{Address: fmt.Sprintf("questions/q-%d/", i), Title: "Tell me about a time you failed", Summary: "Pick one real failure, and say plainly what was yours."}
	}
	return list
}

func crumbs() []guide.NamedLink {
	return []guide.NamedLink{{Text: "Home"}, {Text: "Questions", Address: "questions/"}}
}

// questionView is a question's page with three answers, as our own have them.
func questionView() *guide.View {
	doc := questionDocument()
	q := &guide.QuestionView{
		Text: guide.Placed{Doc: doc, Notes: true}, Question: "Tell me about a time you made a mistake",
		Summary:   "Pick one real mistake, say plainly that it was yours, and show the habit that now guards against a second.",
		AlsoAsked: []string{"What is the biggest mistake you have made?", "Describe an error you made at work", "What did you learn from a mistake?", "Tell me about something you got wrong"},
		Topic:     guide.TermLink{Slug: "mistakes", Name: "Mistakes and setbacks", Address: "topics/mistakes/"},
		Type:      guide.TermLink{Slug: "behavioural", Name: "Past behaviour"},
		Competencies: []guide.TermLink{
			{Slug: "accountability", Name: "Ownership and integrity", Address: "competencies/accountability/"},
			{Slug: "learning", Name: "Learning and curiosity", Address: "competencies/learning/"},
		},
		Target: guide.Span{From: 75, To: 120}, Frequency: "very-common", Updated: "2026-11-20", Author: "The guide", Shape: slices.Clone(shape),
		Rubric: []guide.RubricText{
			{Criterion: "A real event", One: "speaks in general", Three: "one event, loosely placed", Five: "one event with time and place"},
			{Criterion: "Your part", One: "cannot tell who did what", Three: "mostly clear", Five: "every step names what you did"},
			{Criterion: "Action", One: "one vague step", Three: "steps in order", Five: "steps and the choice behind them"},
			{Criterion: "Result", One: "missing", Three: "clear outcome", Five: "outcome with a figure or quote"},
			{Criterion: "Learning", One: "none or a slogan", Three: "a lesson", Five: "a changed habit used again since"},
			{Criterion: "Length and clarity", One: "under 30 s or over 3 min", Three: "1 to 2 min", Five: "within target"},
		},
		Related:  cards(6),
		Previous: &guide.Card{Address: "questions/before/", Title: "What is your weakness?"},
		Next:     &guide.Card{Address: "questions/after/", Title: "Tell me about a failure"},
	}
	for _, slug := range []string{"shop-assistant", "electrician", "sales-lead"} {
		q.Examples = append(q.Examples, guide.SpokenExample{
			Text: guide.Placed{Doc: answerDocument(slug), Prefix: slug + ".", Shift: 1}, Slug: slug,
			Address: "questions/mistake/" + slug + "/", About: speaker("Retail assistant · entry"), Bar: bar(),
		})
	}
	return &guide.View{
		Page: guide.Page{Layout: "question", Address: "questions/mistake/", Source: "questions/mistake/index.md", Title: q.Question,
			Heading: q.Question, Description: q.Summary, Area: "questions", Canonical: "https://example.org/questions/mistake/", Crumbs: crumbs()},
		Site: site(), Question: q,
	}
}

// sheets are a question and an article, as a page for paper has them.
func sheets() []guide.Sheet {
	q := questionView().Question
	question, article := q.Text, guide.Placed{Doc: &guide.Document{Path: "articles/shape.md", Kind: guide.KindArticle, Lead: prose(20)}, Prefix: "shape.", Shift: 1}
	question.Prefix, question.Shift = "mistake.", 1
	example := q.Examples[0]
	example.Text.Prefix = "mistake." + example.Text.Prefix
	return []guide.Sheet{
		{Card: cards(1)[0], Text: question, Slug: "mistake", Day: 1, Note: "Ten minutes", Shape: q.Shape, Rubric: q.Rubric, Example: []guide.SpokenExample{example}},
		{Card: cards(1)[0], Text: article},
	}
}

// exampleView is a worked example's page.
func exampleView() *guide.View {
	about := speaker("Retail assistant · entry")
	return &guide.View{
		Page: guide.Page{Layout: "example", Address: "questions/mistake/shop-assistant/", Source: "questions/mistake/shop-assistant.md",
			Title: about.Title, Heading: about.Title, Description: about.Summary, Area: "questions", Crumbs: crumbs()},
		Site: site(),
		Example: &guide.ExampleView{
			Text: guide.Placed{Doc: answerDocument("shop-assistant"), Notes: true}, About: about, Bar: bar(),
			Question:    guide.Card{Address: "questions/mistake/", Title: "Tell me about a time you made a mistake"},
			AlsoAnswers: cards(2), Next: &guide.ExampleCard{Address: "questions/mistake/electrician/", Title: "Electrician"},
		},
	}
}
