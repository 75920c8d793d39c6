package render

import (
	"slices"

	"starling/generator/guide"
)

// placedSection is a section with the document it belongs to, so that one
// partial can show any.
type placedSection struct {
	At *guide.Placed
	*guide.Section
}

// ordered are the known sections for which the layouts have a place of their
// own. Any other known heading is to its document as one of the author's.
var ordered = map[guide.Kind][]string{
	guide.KindQuestion: {"why-they-ask", "break-it-down", "how-to-answer", "shape", "avoid", "follow-up-questions",
		"score-yourself", "no-example", "by-level", "by-sector", "sources"},
	guide.KindAnswer: {"why-it-works", "weaker-version", "what-went-wrong", "follow-up-questions", "make-it-yours"},
}

// known returns the known section called key, if the document has one.
func known(at *guide.Placed, key string) []placedSection {
	if s := at.Doc.Section(key); s != nil {
		return []placedSection{{at, s}}
	}
	return nil
}

// others returns the sections with headings of the author's own that follow one
// of the known sections, or come before any for "".
func others(at *guide.Placed, keys ...string) []placedSection {
	return choose(at, keys, false)
}

// sections returns the known sections, each with the others that follow it.
func sections(at *guide.Placed, keys ...string) []placedSection {
	return choose(at, keys, true)
}

func choose(at *guide.Placed, keys []string, known bool) []placedSection {
	var list []placedSection
	for _, key := range keys {
		after := ""
		for i := range at.Doc.Sections {
			s := &at.Doc.Sections[i]
			own := slices.Contains(ordered[at.Doc.Kind], s.Key)
			if own {
				after = s.Key
			}
			if after == key && (known || !own) {
				list = append(list, placedSection{at, s})
			}
		}
	}
	return list
}
