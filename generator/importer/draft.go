package importer

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"starling/generator/text"
)

// Guide is what a guide has already, as far as the drafts must know it.
type Guide struct {
	// Roles and Levels map each name, folded, to its slug.
	Roles, Levels map[string]string
	// Files are the paths of the texts that are there.
	Files map[string]bool
	// Asked maps each phrasing that a question owns, by its Phrasing, to the
	// question's slug.
	Asked map[string]string
}

// Phrasing returns a question as phrasings are compared: letter case and
// punctuation do not count.
func Phrasing(s string) string { return strings.Join(text.Words(text.Fold(s)), " ") }

// File is a draft: its path in the content folder, and its text.
type File struct {
	Path string
	Data []byte
}

// Place is where the drafts go: the question's slug, and the category and
// competency that its words suggest, or "" for a human to choose.
type Place struct{ Slug, Category, Competency string }

// Drafts returns the drafts of an article for a question. A question that the
// guide has keeps its own text: the answers are put beside it, and what is about
// the question becomes the draft of an article. No path is one of the guide's.
// The first draft holds what found no place.
func (a *Article) Drafts(at Place, g Guide) []File {
	var files []File
	folder := "questions/" + at.Slug + "/"
	if g.Files[folder+"index.md"] {
		path := free("articles/"+at.Slug+"-imported", g.Files)
		files = append(files, File{path, []byte(a.articleDraft(at.Slug, g))})
	} else {
		files = append(files, File{folder + "index.md", []byte(a.questionDraft(at, g))})
	}
	taken := map[string]bool{}
	for path := range g.Files {
		taken[path] = true
	}
	for i := range a.Samples {
		s := &a.Samples[i]
		name := text.Slug(s.Role)
		if name == "" || name == "index" || text.IsReservedName(name) {
			name = fmt.Sprintf("sample-answer-%d", i+1)
		}
		path := free(folder+name, taken)
		taken[path] = true
		files = append(files, File{path, []byte(s.draft(i+1, g))})
	}
	return files
}

// free returns a path that is not taken, with a number behind it if need be.
func free(stem string, taken map[string]bool) string {
	path := stem + ".md"
	for n := 2; taken[path]; n++ {
		path = fmt.Sprintf("%s-%d.md", stem, n)
	}
	return path
}

const (
	markSummary  = "[[The answer in one line, 50 to 160 characters]]"
	markStory    = "[[The story in one line, 40 to 160 characters]]"
	markSegments = "[[Part the answer into the segments of its question: open each paragraph that starts one with the segment’s name in bold, and delete this line]]"
	markQuestion = "[[The question, as an interviewer says it]]"
	markLeft     = "[[Find each line a place, or delete it; then delete this heading]]"

	beforeCategory    = "# [[category, competency]] What it is about, and what is scored: slugs of the taxonomy."
	suggestedCategory = "# [[category, competency]] Suggested by the words of the question: change them, or delete this line."
	beforeRole        = "# [[role]] Who speaks: a slug of the taxonomy, or plain text with a capital, such as Plumber."
	beforeLevel       = "# [[level]] How senior the speaker is: a slug of the taxonomy, such as entry."
)

// questionDraft writes the question itself.
func (a *Article) questionDraft(at Place, g Guide) string {
	w := &writer{}
	question, also, left := a.asked(g)
	w.line("---")
	w.field("question", question)
	if at.Category == "" || at.Competency == "" {
		w.line(beforeCategory)
	} else {
		w.line(suggestedCategory)
	}
	w.field("category", at.Category)
	w.field("competency", at.Competency)
	w.field("summary", markSummary)
	if len(also) > 0 {
		w.line("also_asked:")
		for _, q := range also {
			w.line("  - ", quote(q))
		}
	}
	w.line("status: draft")
	w.line("---")
	a.text(w)
	a.leftovers(w, left)
	return w.String()
}

// articleDraft writes what the article says of a question that is there already.
func (a *Article) articleDraft(slug string, g Guide) string {
	w := &writer{}
	_, _, left := a.asked(g)
	title := a.Title
	if title == "" || utf8.RuneCountInString(title) > 120 {
		title = "[[A title]]"
	}
	w.line("---")
	w.field("title", title)
	w.field("summary", "[[What the article helps with, in one line of 50 to 160 characters]]")
	w.field("questions", slug)
	w.line("status: draft")
	w.line("---")
	a.text(w)
	for _, q := range a.Also {
		left = append(left, "Another way to ask: "+q)
	}
	a.leftovers(w, left)
	return w.String()
}

// asked returns the question and the other ways to ask that no question of the
// guide owns, and what must be said of the others.
func (a *Article) asked(g Guide) (question string, also, left []string) {
	question = a.Question
	if n := utf8.RuneCountInString(question); n < 8 || n > 120 {
		if question != "" {
			left = append(left, "The question: "+question)
		}
		question = markQuestion
	}
	owned := map[string]bool{Phrasing(question): true}
	for _, q := range a.Also {
		switch p := Phrasing(q); {
		case g.Asked[p] != "":
			left = append(left, "The question "+g.Asked[p]+" has this phrasing: "+q)
		case owned[p] || p == "":
			left = append(left, "Said twice: "+q)
		default:
			owned[p] = true
			also = append(also, q)
		}
	}
	return question, also, left
}

// text writes what the article says of the question.
func (a *Article) text(w *writer) {
	w.blocks(a.Intro)
	w.section("Why they ask", a.Why, "[[What the interviewer wants to find out]]")
	w.heading(2, "How to answer")
	w.blocks(a.TipsIntro)
	for _, t := range a.Tips {
		title := t.Title
		if title == "" {
			title = "[[A tip, as a short instruction]]"
			w.raw("### ", title)
		} else {
			w.heading(3, title)
		}
		w.blocks(t.Body)
	}
	if len(a.Tips) == 0 {
		w.raw("### [[A tip, as a short instruction]]")
	}
	w.section("Avoid", a.Avoid, "- [[Something that goes wrong with this question, and why it hurts]]")
	w.section("Follow-up questions", a.FollowUps, "- [[What they may ask next?]] – [[what that is after]]")
	for _, part := range a.Other {
		w.heading(2, part.Heading)
		w.blocks(part.Body)
	}
	if len(a.Closing) > 0 {
		w.section("In closing", a.Closing, "")
	}
	if len(a.Sources) > 0 {
		w.section("Sources", a.Sources, "")
	}
}

// leftovers writes what found no place, and what was left out.
func (a *Article) leftovers(w *writer, more []string) {
	var list []string
	add := func(what string, texts []string) {
		for _, s := range texts {
			list = append(list, what+s)
		}
	}
	if a.Title != "" && Phrasing(a.Title) != Phrasing(a.Question) {
		add("Title: ", []string{a.Title})
	}
	add("Heading: ", a.Left.Headings)
	add("", more)
	add("", a.Left.Texts)
	add("Link: ", a.Left.Links)
	add("Taken for promotion: ", a.Left.Promotion)
	add("Left out: ", a.Left.Dropped)
	if len(list) == 0 {
		return
	}
	w.heading(2, "Left over from the import")
	w.raw(markLeft)
	for i, s := range list {
		w.item(s, i > 0)
	}
}

// draft writes a sample answer.
func (s *Sample) draft(n int, g Guide) string {
	w := &writer{}
	w.line("---")
	if s.Label != "" {
		w.line("# The article calls it: ", strings.ReplaceAll(s.Label, "[[", "[ ["))
	}
	if role := s.role(g); role != "" {
		w.field("role", role)
	} else {
		w.line(beforeRole)
		w.field("role", "")
		w.field("title", fmt.Sprintf("Sample answer %d", n))
	}
	level := g.Levels[text.Fold(s.Label)]
	if level == "" {
		w.line(beforeLevel)
	}
	w.field("level", level)
	w.field("summary", markStory)
	if s.Weak {
		w.line("quality: weak")
	}
	w.line("status: draft")
	w.line("---")
	w.raw(markSegments)
	for _, b := range spoken(s.Body) {
		if b.Kind == Heading {
			b.Kind = Paragraph // a heading would end the answer
		}
		w.block(b)
	}
	if len(s.Body) == 0 {
		w.raw("[[What the person says]]")
	}
	if len(s.Works) > 0 {
		w.section("Why it works", s.Works, "")
	}
	return w.String()
}

// role returns the speaker as front matter takes it: a slug of the taxonomy, or
// a text that begins with a capital.
func (s *Sample) role(g Guide) string {
	if slug := g.Roles[text.Fold(s.Role)]; slug != "" {
		return slug
	}
	first, size := utf8.DecodeRuneInString(s.Role)
	if !unicode.IsLetter(first) || utf8.RuneCountInString(s.Role) > 80 {
		return ""
	}
	return string(unicode.ToUpper(first)) + s.Role[size:]
}
