package importer

// Kind says what a block is.
type Kind uint8

// The kinds of block. Ordered are items of numbered lists; Titled are paragraphs
// whose first words are in bold, as a title is.
const (
	Paragraph Kind = iota
	Heading
	Item
	Ordered
	Quote
	Titled
)

// Block is a piece of an article: plain text on one line.
type Block struct {
	Kind Kind
	// Level is a heading's, from 1; 0 where the article does not say.
	Level int
	Text  string
}

// page is what the readers of the three formats give.
type page struct {
	title  string
	blocks []Block
	// dropped are the parts of a page that are not the article, and promotion
	// the texts of those that sell something.
	dropped, promotion, links []string
}

// put adds a block, unless it has no text.
func (p *page) put(kind Kind, level int, s string) {
	if s = oneLine(s); s != "" {
		p.blocks = append(p.blocks, Block{kind, level, s})
	}
}
