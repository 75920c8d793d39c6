// Package importer takes a plain article on one interview question apart, as
// career sites print them, into drafts of a question and its sample answers.
//
// # The flow
//
//	the file's bytes
//	  read      Markdown, plain text or HTML          -> blocks, and what was left out of a page
//	  part      headings that run into the text       -> more blocks
//	  sorter    what each block is to the article     -> Article
//	  Drafts    the article, and what a guide has     -> files
//
// # The laws
//
// Nothing is lost: every sentence of the article stands in a draft. What found no
// place is listed at the end of the question's draft, and so is what was taken
// for promotion. Nothing is made up: where the article does not say what a draft
// needs, a mark in [[double square brackets]] says that a human must.
package importer

import (
	"fmt"
	"path"
	"strings"
)

// Article is an article on one interview question, taken apart. All texts are
// plain, each on one line.
type Article struct {
	// Title is the article's own, and Question the interviewer's words; either
	// may be "".
	Title, Question string
	// Also are other ways to ask, as the article lists them.
	Also []string

	Intro, Why []Block
	// TipsIntro stands before the first tip.
	TipsIntro []Block
	Tips      []Tip
	Avoid     []Block
	FollowUps []Block
	Samples   []Sample
	// Other are the parts under headings that the importer does not know, and
	// Closing is how the article ends.
	Other   []Part
	Closing []Block
	Sources []Block
	Left    Leftovers
}

// Tip is one piece of advice; its title is "" where the article has none.
type Tip struct {
	Title string
	Body  []Block
}

// Sample is a sample answer: what is said, and what the article says about it.
type Sample struct {
	// Label is how the article announces it, and Role the speaker that the label
	// names, or "".
	Label, Role string
	Weak        bool
	Body, Works []Block
}

// Part is a heading and what stands under it.
type Part struct {
	Heading string
	Body    []Block
}

// Leftovers are the texts that have no place of their own in a draft.
type Leftovers struct {
	// Promotion are the sentences that sell something.
	Promotion []string
	// Headings are those that a guide's own replace.
	Headings []string
	// Texts found no place. Links are the addresses that the article points to.
	Texts, Links []string
	// Dropped are the parts of a page around the article: "navigation", "footer".
	Dropped []string
}

// RefusedError says why a file is not an article that can be imported, in a
// sentence without a full stop.
type RefusedError struct{ Why, Hint string }

// Error returns why, and in brackets what to do about it.
func (e *RefusedError) Error() string {
	if e.Hint == "" {
		return e.Why
	}
	return e.Why + " (" + e.Hint + ")"
}

// MaxFile is the largest file that is read, in bytes. Pages of career sites have
// up to 1 MiB, nearly all of it scripts and styles.
const MaxFile = 2 << 20

const (
	// longArticle is the most text that an article has, in bytes: some 40,000
	// words. What is longer is a book, and looking at it would take minutes.
	longArticle = 256 << 10
	// manySamples is the most sample answers that one question's article has.
	manySamples = 30
)

// Source is a file that is to be imported.
type Source struct {
	// Name ends with .md, .txt or .html, which says how the file is read.
	Name string
	Data []byte
	// About tells that the author has said which question the article is about,
	// so it need not name one.
	About bool
}

// Read takes the article in a file apart. The error is a *RefusedError.
func Read(f Source) (*Article, error) {
	if len(f.Data) > MaxFile {
		return nil, &RefusedError{"the file has over 2 MiB, which no article has", "save the one article to a file of its own"}
	}
	words, err := decode(f.Data)
	if err != nil {
		return nil, err
	}
	p, err := readAs(strings.ToLower(path.Ext(f.Name)), words)
	if err != nil {
		return nil, err
	}
	size := 0
	for _, b := range p.blocks {
		size += len(b.Text)
	}
	if size > longArticle {
		return nil, &RefusedError{fmt.Sprintf("this holds %d kB of text, which is a book", size/1000), "cut it into one file for each question"}
	}
	p.blocks = part(p.blocks)
	if err := recognise(p, f.About); err != nil {
		return nil, err
	}
	a := sort(p)
	if len(a.TipsIntro)+len(a.Tips)+len(a.Samples)+len(a.Why) == 0 {
		return nil, &RefusedError{"this names an interview question, but holds neither advice on it nor a sample answer", elsewhere}
	}
	if n := len(a.Samples); n > manySamples {
		return nil, &RefusedError{fmt.Sprintf("this holds %d sample answers, so it is more than one article", n), "cut it into one file for each question"}
	}
	return a, nil
}

// Endings are those of the files that can be read, without the full stop.
var Endings = []string{"md", "markdown", "txt", "text", "html", "htm", "xhtml"}

// elsewhere says where a text belongs that is no article on a question.
const elsewhere = "for a text of another kind, copy it into content/articles/"

// readAs reads the text of a file with an ending.
func readAs(ending, words string) (page, error) {
	switch ending {
	case ".md", ".markdown":
		return readMarkdown(words), nil
	case ".txt", ".text":
		return readPlain(words), nil
	case ".html", ".htm", ".xhtml":
		return readHTML(words)
	}
	return page{}, &RefusedError{fmt.Sprintf("%q is not a kind of file that can be read", ending), "save the article as .md, .txt or .html"}
}
