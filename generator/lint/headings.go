package lint

import (
	"slices"
	"strings"

	"starling/generator/guide"
	"starling/generator/text"
)

// headings is W210: a heading that was probably meant to be a known one, and
// what was probably meant to be a segment's label.
func headings(f *findings) {
	if f.question == nil {
		return
	}
	shape := f.framework()
	seen := map[string]bool{}
	for _, s := range f.doc.Sections {
		switch name := headingName(s.Plain); {
		case s.Key != "":
			seen[s.Key] = true
		case f.known[name] != "":
			f.warn(s.Place, "W210", "`"+s.Plain+"` stands here a second time, and only the first is read as such", "make the two one, or name this one otherwise")
		case isSegment(shape, name) != "":
			f.segmentHeading(s.Plain, s.Place, isSegment(shape, name))
		default:
			if near := nearHeading(name, f.known); near != "" {
				f.warn(s.Place, "W210", "`"+s.Plain+"` is no known heading", "did you mean `## "+near+"`?")
			}
		}
	}
	if f.answer == nil || f.doc.Reading == nil {
		return
	}
	told := map[int]bool{} // lines of headings: they stand in the text too
	for _, h := range f.doc.Reading.Headings {
		told[h.Place.Line] = true
		if name := isSegment(shape, headingName(h.Plain)); name != "" && h.Level > 2 {
			f.segmentHeading(h.Plain, h.Place, name)
		}
	}
	for _, p := range f.passages(guide.RoleAnswer, guide.RoleWeaker) {
		f.unmarkedSegments(p, shape, told)
	}
}

// knownHeadings returns the names of known headings as they are compared, each
// with the name that it is printed by.
func knownHeadings(tax *guide.Taxonomy) map[string]string {
	known := map[string]string{}
	for _, h := range tax.Headings {
		for _, name := range h.Names {
			known[headingName(name)] = h.Names[0]
		}
	}
	return known
}

// meant tells whether a section is there whose heading is a slip away from a
// known one: that is told, and not also that the section is missing.
func (s *subject) meant(name string) bool {
	return slices.ContainsFunc(s.doc.Sections, func(section guide.Section) bool {
		return section.Key == "" && nearHeading(headingName(section.Plain), s.known) == s.known[headingName(name)]
	})
}

func (f *findings) segmentHeading(plain string, at guide.Place, name string) {
	hint := "begin a paragraph of the answer with `**" + name + ".**` instead"
	if f.answer == nil {
		hint = "the shape stands under `## Shape`, as a list"
	}
	f.warn(at, "W210", "the heading `"+plain+"` is the name of a segment", hint)
}

// unmarkedSegments finds lines that begin with a segment's name as if it were a
// label, but for the file's lines that are told already.
func (f *findings) unmarkedSegments(p *guide.Passage, shape guide.Framework, told map[int]bool) {
	at := 0
	for line := range strings.Lines(p.Plain) {
		body := strings.TrimRight(line, "\n")
		end := strings.IndexAny(body, ":.–—")
		if end < 0 {
			end = len(body)
		}
		name := isSegment(shape, headingName(body[:end]))
		// "Result." may as well be a sentence of one word in the middle of speech;
		// with a colon, or alone in its line, it is a label.
		if name != "" && (end == len(body) || strings.HasPrefix(body[end:], ":") || strings.TrimSpace(body[end:]) == ".") {
			start := at + len(body) - len(strings.TrimLeft(body, " "))
			if place := p.Place(start, at+end); !told[place.Line] {
				f.warn(place, "W210", "`"+strings.TrimSpace(body[:end])+"` is the name of a segment, and is not marked as one",
					"begin its paragraph, outside lists, with `**"+name+".**`")
			}
		}
		at += len(line)
	}
}

// headingName is a heading as it is compared, the same way as it is read.
func headingName(s string) string {
	s = strings.ReplaceAll(text.Fold(s), "’", "'")
	return strings.TrimRight(strings.TrimSpace(s), ":?!. ")
}

// isSegment returns the segment that a folded name is, or "".
func isSegment(shape guide.Framework, name string) string {
	for _, s := range shape.Segments {
		if text.Fold(s.Name) == name {
			return s.Name
		}
	}
	return ""
}

// nearHeading returns the known heading that one was probably meant to be: a slip
// for each five letters, and at most two.
func nearHeading(name string, known map[string]string) string {
	best, least := "", 3
	for k := range known {
		slips := text.Distance(name, k)
		if slips <= min(2, len(k)/5) && (slips < least || slips == least && k < best) {
			best, least = k, slips
		}
	}
	return known[best]
}
