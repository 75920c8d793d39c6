package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// readPlain reads plain text. An empty line ends a paragraph, and so does a line
// that ends long before its neighbours: its next word would have fitted. Where
// lines are longer than any window is wide, each is a paragraph.
func readPlain(s string) page {
	l := &lines{}
	all := strings.Split(s, "\n")
	wrapped := 0
	for _, line := range all {
		wrapped = max(wrapped, utf8.RuneCountInString(strings.TrimSpace(line)))
	}
	const window = 120
	for i, line := range all {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
			l.flush()
			continue
		case i > 0 && strings.TrimSpace(all[i-1]) != "" && l.kind == Paragraph && len(l.held) == 1 && underline.MatchString(line):
			l.held, l.kind = nil, Paragraph
			l.heading(2, all[i-1])
			continue
		case rule.MatchString(line):
			l.flush()
			continue
		case bullet.MatchString(line):
			l.begin(Item, bullet.FindStringSubmatch(line)[1])
		case ordered.MatchString(line):
			l.begin(Ordered, ordered.FindStringSubmatch(line)[1])
		case quoted.MatchString(line):
			l.begin(Quote, quoted.FindStringSubmatch(line)[1])
		default:
			l.held = append(l.held, line)
		}
		next := ""
		if i+1 < len(all) {
			next = strings.TrimSpace(all[i+1])
		}
		if wrapped > window || ends(line, next, wrapped) {
			l.flush()
		}
	}
	l.flush()
	return l.page
}

// ends tells whether a line ends a paragraph though a line follows: the next
// word would have fitted, and a sentence ends or the line is short as a heading.
// A line that was broken by hand goes on in small letters.
func ends(line, next string, wrapped int) bool {
	size := utf8.RuneCountInString(line)
	first, _, _ := strings.Cut(next, " ")
	if size+1+utf8.RuneCountInString(first) > wrapped {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	begins, _ := utf8.DecodeRuneInString(next)
	return !unicode.IsLower(begins) && (strings.ContainsRune(`.!?…:"”’»)`, last) || 5*size < 3*wrapped)
}
