package search

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"starling/generator/guide"
)

const (
	// mostBlocks bounds the table of fragments: a larger guide has several groups of
	// results under one digest, and an edit renames the fragments of its block.
	mostBlocks = 512
	// previewSize is how much of a section a fragment holds, in bytes: an excerpt's
	// length, since a reader loads the fragment of every result in view.
	previewSize = 200
)

// fragments is how the fragments of groups are named: block i/size has its digest
// at that place.
type fragments struct {
	size   int
	blocks []string
}

// addFragments writes what is shown of each group of results. A fragment is made
// when it is asked for; its name follows from its pages.
func (files fileSet) addFragments(groups [][]*page) fragments {
	t := fragments{size: max(1, (len(groups)+mostBlocks-1)/mostBlocks)}
	for from := 0; from < len(groups); from += t.size {
		block := groups[from:min(from+t.size, len(groups))]
		digest := digestOf(block)
		t.blocks = append(t.blocks, shortName(digest))
		for i, group := range block {
			name := "f/" + strconv.FormatInt(int64(from+i), 36)
			files.putLate(Prefix+name+"."+shortName(digest)+".js", name, digest, func() string { return fragment(group) })
		}
	}
	return t
}

// digestOf names all that the fragments of groups are made from.
func digestOf(groups [][]*page) guide.Digest {
	h := guide.NewHasher("fragments")
	for _, group := range groups {
		for _, p := range group {
			h.Digest(p.digest())
		}
	}
	return h.Sum()
}

// groupsOf parts pages into groups of results: a question with its examples, or
// one other page.
func groupsOf(pages []*page) [][]*page {
	var groups [][]*page
	for i := 0; i < len(pages); {
		n := 1 + pages[i].examples
		groups = append(groups, pages[i:i+n])
		i += n
	}
	return groups
}

// fragment returns a group in lines of fields with tabs between: the page; ways
// it is also asked; its examples; and the beginnings of its sections.
func fragment(group []*page) string {
	var b strings.Builder
	head := group[0]
	line(&b, "Q", string(head.kind), head.address, head.title, head.summary, mark(head.draft))
	for _, s := range head.also {
		line(&b, "A", s)
	}
	for _, p := range group[1:] {
		line(&b, "E", p.address, p.title, p.summary, mark(p.draft), strings.Join(p.facts, " · "))
	}
	for _, s := range byUse(head.sections()) {
		line(&b, "S", s.id, s.title, preview(s.texts))
	}
	return b.String()
}

// byUse returns sections with those behind the others that say what to avoid: of two
// that serve a reader as well, the first is shown.
func byUse(sections []section) []section {
	return slices.Concat(
		slices.DeleteFunc(slices.Clone(sections), func(s section) bool { return s.avoid }),
		slices.DeleteFunc(slices.Clone(sections), func(s section) bool { return !s.avoid }))
}

// preview returns the beginning of texts, cut behind a word.
func preview(texts []guide.Text) string {
	var b strings.Builder
	for text := range running("", texts) {
		left := previewSize - b.Len()
		if len(text) > left {
			b.WriteString(cutBehindWord(text, max(left, 0)))
			b.WriteString("…")
			break
		}
		b.WriteString(text)
		b.WriteByte(' ')
	}
	return b.String()
}

// running gives a title and texts line by line, for reading one after the other. A
// line that does not end a sentence, as an item of a list or a heading, is set apart
// from the next.
func running(title string, texts []guide.Text) iter.Seq[string] {
	return func(yield func(string) bool) {
		before := title
		for i := range texts {
			for line := range strings.Lines(texts[i].Plain()) {
				line = strings.TrimSpace(line)
				if line == "" {
					continue
				}
				if before != "" && !yield(before+apart(before)) {
					return
				}
				before = line
			}
		}
		if before != "" {
			yield(before)
		}
	}
}

// apart returns what stands between a line and the next, besides a space.
func apart(line string) string {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, `"')]”’»`))
	if unicode.IsLetter(last) || unicode.IsDigit(last) {
		return " ·"
	}
	return ""
}

// cutBehindWord returns at most so many bytes of a longer text.
func cutBehindWord(s string, most int) string {
	if i := strings.LastIndexAny(s[:most], " \n"); i >= 0 {
		return s[:i]
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most]
}

func mark(draft bool) string {
	if draft {
		return "draft"
	}
	return ""
}

// line writes fields, each on one line without tabs.
func line(b *strings.Builder, fields ...string) {
	for i, f := range fields {
		if i > 0 {
			b.WriteByte('\t')
		}
		writeOnOneLine(b, f)
	}
	b.WriteByte('\n')
}

// writeOnOneLine writes a text with a space for all white space between words.
func writeOnOneLine(b *strings.Builder, s string) {
	s = strings.TrimFunc(s, func(r rune) bool { return r <= ' ' })
	from := 0
	for i := 0; i < len(s); i++ {
		if s[i] > ' ' || s[i] == ' ' && s[i+1] > ' ' {
			continue
		}
		b.WriteString(s[from:i])
		b.WriteByte(' ')
		for s[i+1] <= ' ' {
			i++
		}
		from = i + 1
	}
	b.WriteString(s[from:])
}
