package generator

import (
	"starling/generator/guide"
	"starling/generator/picture"
)

// cardAddress returns the full address of the card of the page at an address,
// for a view; "" where no cards are drawn.
func (v *viewer) cardAddress(address string) string {
	if !v.Carded() {
		return ""
	}
	return v.BaseURL + guide.CardOf(address)
}

// socialCard returns the file of a question's card, which its examples share.
func (m *pageMaker) socialCard(q *guide.Question) []page {
	if !m.Carded() {
		return nil
	}
	card := &picture.Card{Site: m.Title, Title: q.Doc.Front.Question, Theme: m.Theme}
	f, _ := m.taxonomy.Framework(q.Framework)
	for _, s := range f.Segments {
		card.Shape = append(card.Shape, picture.Part{Name: s.Name, Part: s.Part, Share: s.Share})
	}
	return []page{m.card(q.Address, card)}
}

// siteCard returns the file of the card of all other pages.
func (m *pageMaker) siteCard() []page {
	if !m.Carded() {
		return nil
	}
	card := &picture.Card{Title: m.Title, Line: m.Description, Theme: m.Theme}
	for _, part := range siteShape {
		card.Shape = append(card.Shape, picture.Part{Part: part})
	}
	return []page{m.card("", card)}
}

// siteShape are the colours below the site's name: those of every answer.
var siteShape = []string{"setup", "task", "action", "result", "learning"}

// card returns the file of a card. Its key is known without drawing it, so a
// folder that holds it has it drawn no more, and a preview draws what a browser
// asks for.
func (m *pageMaker) card(address string, c *picture.Card) page {
	key := guide.NewHasher("card file").Digest(m.program).Digest(c.Key()).Sum()
	return page{path: guide.CardOf(address), file: guide.File{Key: key, Make: c.Draw}}
}
