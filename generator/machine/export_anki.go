package machine

import (
	"strings"

	"starling/generator/guide"
)

// ankiHead is what Anki reads before the cards: what parts the columns, that
// fields are HTML, and which columns are no fields.
const ankiHead = "#separator:tab\n#html:true\n#guid column:1\n#tags column:4\n"

// anki appends a card for each question: in front as it is asked, behind the
// one-line answer, the shape and the tips. Sample answers are left out, since
// nobody should learn a story by heart that is not theirs.
//
// A card is known by its question's address, which stays when the texts change:
// so importing the file again updates the cards and keeps what Anki knows of each.
func anki(g *guide.Guide, into []byte) []byte {
	into = append(into, ankiHead...)
	for _, q := range g.Questions {
		f := &q.Doc.Front
		into = inHTML.plain(into, q.Address)
		into = append(into, '\t')
		into = inHTML.plain(into, f.Question)
		into = append(into, "\t<p>"...)
		into = inHTML.plain(into, f.Summary)
		into = append(into, "</p>"...)
		into = ankiShape(into, g, q)
		into = ankiTips(into, q.Doc.Section("how-to-answer"))
		into = append(into, '\t')
		into = ankiTags(into, q)
		into = append(into, '\n')
	}
	return into
}

// ankiShape appends the parts of an answer with the question's own hints or, where
// it gives none, their names.
func ankiShape(into []byte, g *guide.Guide, q *guide.Question) []byte {
	if own := q.Doc.Section("shape"); own != nil && len(own.Items) > 0 {
		return ankiItems(into, "ol", own.Items, ankiPart)
	}
	shape, _ := g.Taxonomy.Framework(q.Framework)
	if len(shape.Segments) == 0 {
		return into
	}
	into = append(into, "<ol>"...)
	for _, s := range shape.Segments {
		into = append(into, "<li>"...)
		into = inHTML.plain(into, s.Name)
		into = append(into, "</li>"...)
	}
	return append(into, "</ol>"...)
}

func ankiTips(into []byte, s *guide.Section) []byte {
	if s == nil || len(s.Items) == 0 {
		return into
	}
	return ankiItems(into, "ul", s.Items, ankiTip)
}

// ankiItems appends the items of a section as a list.
func ankiItems(into []byte, list string, items []guide.SectionItem, one func([]byte, *guide.SectionItem) []byte) []byte {
	into = append(into, '<')
	into = append(into, list...)
	into = append(into, '>')
	for i := range items {
		into = append(into, "<li>"...)
		into = one(into, &items[i])
		into = append(into, "</li>"...)
	}
	into = append(into, "</"...)
	into = append(into, list...)
	return append(into, '>')
}

// ankiPart appends a part of an answer with its hint.
func ankiPart(into []byte, part *guide.SectionItem) []byte {
	if part.Plain != "" {
		into = append(into, "<b>"...)
		into = inHTML.plain(into, part.Plain)
		into = append(into, "</b> "...)
	}
	return inHTML.words(into, &part.Body)
}

// ankiTip appends a tip in a few words: its title, if it has one.
func ankiTip(into []byte, tip *guide.SectionItem) []byte {
	if tip.Title.Empty() {
		return inHTML.words(into, &tip.Body)
	}
	return inHTML.words(into, &tip.Title)
}

// ankiTags appends what a question can be sorted by. Anki's tags hold no space and
// stand in each other by "::".
func ankiTags(into []byte, q *guide.Question) []byte {
	tag := func(kind, slug string) {
		if slug == "" {
			return
		}
		into = append(into, kind...)
		into = append(into, "::"...)
		into = append(into, strings.ReplaceAll(slug, " ", "-")...)
		into = append(into, ' ')
	}
	tag("topic", q.Category)
	for _, c := range q.Doc.Front.Competency {
		tag("competency", c)
	}
	tag("type", q.Type)
	return into[:len(into)-1]
}
