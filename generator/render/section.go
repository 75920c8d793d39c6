package render

import (
	"slices"

	"starling/generator/guide"
)

// ordered are the known sections for which the layouts have a place of their
// own. Any other known heading is to its document as one of the author's.
var ordered = map[guide.Kind][]string{
	guide.KindQuestion: {"why-they-ask", "break-it-down", "how-to-answer", "shape", "avoid", "follow-up-questions",
		"score-yourself", "no-example", "by-level", "by-sector", "sources"},
	guide.KindAnswer: {"why-it-works", "weaker-version", "what-went-wrong", "follow-up-questions", "make-it-yours"},
}

// form is what a known section's markup has of its own.
type form struct {
	class string
	// intro is the label of a heading above the items.
	intro string
	// numbered tells that the items are steps, whose titles are headings.
	numbered bool
}

var forms = map[string]form{
	"why-they-ask":        {class: "why", intro: "question_scored"},
	"break-it-down":       {class: "parts"},
	"how-to-answer":       {class: "tips", numbered: true},
	"avoid":               {class: "avoid"},
	"follow-up-questions": {class: "probes"},
}

// placedSection is a section with the document it belongs to.
type placedSection struct {
	At *guide.Placed
	*guide.Section
}

// known returns the known section called key, if the document has one.
func known(at *guide.Placed, key string) []placedSection {
	if s := at.Doc.Section(key); s != nil {
		return []placedSection{{at, s}}
	}
	return nil
}

// sections writes the known sections, each with the others that follow it.
func (p *printer) sections(at *guide.Placed, keys ...string) {
	for _, key := range keys {
		p.following(at, key, true)
	}
}

// others writes the sections with headings of the author's own that follow one
// of the known sections, or come before any for "".
func (p *printer) others(at *guide.Placed, keys ...string) {
	for _, key := range keys {
		p.following(at, key, false)
	}
}

// following writes the sections from the known one on up to the next known one,
// with or without itself.
func (p *printer) following(at *guide.Placed, key string, itself bool) {
	places, after := ordered[at.Doc.Kind], ""
	for i := range at.Doc.Sections {
		s := &at.Doc.Sections[i]
		switch own := slices.Contains(places, s.Key); {
		case own:
			if after = s.Key; after == key && itself {
				p.section(at, s, forms[key])
			}
		case after == key:
			p.section(at, s, form{})
		}
	}
}

func (p *printer) section(at *guide.Placed, s *guide.Section, f form) {
	p.write("\n<section")
	if f.class != "" {
		p.attribute("class", f.class)
	}
	p.write(">\n")
	p.heading(2+at.Shift, at, s.ID, &s.Title)
	p.write("\n")
	p.text(at, &s.Body)
	if len(s.Items) > 0 {
		p.list(at, s.Items, f)
	}
	if len(s.Rows) > 0 {
		p.openTable()
		p.criteria(at, s.Rows)
		p.closeTable()
	}
	p.write("\n</section>")
}

func (p *printer) list(at *guide.Placed, list []guide.SectionItem, f form) {
	if f.intro != "" {
		p.write("\n")
		p.title(3+at.Shift, f.intro)
	}
	if f.numbered {
		p.write("\n<ol>\n")
		p.items(3+at.Shift, at, list)
		p.write("</ol>")
		return
	}
	p.write("\n<ul>\n")
	p.items(0, at, list)
	p.write("</ul>")
}

// items writes the items of a section as those of a list. A title is a heading
// of the level or, for 0, stands in bold before the rest.
func (p *printer) items(level int, at *guide.Placed, list []guide.SectionItem) {
	for i := range list {
		item := &list[i]
		p.write("<li>")
		switch {
		case item.Title.Empty():
		case level > 0:
			p.heading(level, at, item.ID, &item.Title)
		default:
			p.write("<b>")
			p.text(at, &item.Title)
			p.write("</b> ")
		}
		p.text(at, &item.Body)
		p.write("</li>\n")
	}
}
