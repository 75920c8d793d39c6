package search

import (
	"cmp"
	"compress/flate"
	"io"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf16"
)

const (
	// mostCommon and commonSize bound the file of common forms: by number, and by
	// bytes once it is compressed.
	mostCommon = 10_000
	commonSize = 24_000
	// rangeForms is how many rarer forms a file of a range holds.
	rangeForms = 700
)

// wordRange is a file of rarer forms and the first of them.
type wordRange struct{ first, name string }

// addDictionary writes the forms that lead to groups. The commonest are in one
// file, together with the words that frame questions.
func (files fileSet) addDictionary(x *index, l *lexicon) (common string, ranges []wordRange) {
	order := make([]int, len(x.forms))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(len(x.forms[b].group.pages), len(x.forms[a].group.pages))
	})
	write := func(chosen []int) string {
		slices.Sort(chosen)
		return writeForms(x.forms, chosen)
	}
	most := min(len(order), mostCommon)
	words := strings.Join(l.functionWords, " ") + "\n" + strings.Join(l.framing, "|")
	text := write(slices.Clone(order[:most])) + "\n" + words
	if size := compressed(text); size > commonSize {
		most = most * commonSize / size
		text = write(slices.Clone(order[:most])) + "\n" + words
	}
	common = files.add("d.", text)
	rare := slices.Sorted(slices.Values(order[most:]))
	for part := range slices.Chunk(rare, rangeForms) {
		ranges = append(ranges, wordRange{x.forms[part[0]].form, files.add("d/", write(part))})
	}
	return common, ranges
}

// writeForms returns chosen forms in three lines: each form as a capital that says
// how many characters it shares with the one before, and the rest of it; the
// step to each form's group; and on how many pages each new group stands, as the
// length of that number in bits.
func writeForms(forms []groupForm, chosen []int) string {
	var text, groups, counts []byte
	last, before := -1, ""
	seen := map[int]bool{}
	for _, i := range chosen {
		form, g := forms[i].form, forms[i].group
		shared := sharedPrefix(before, form)
		text = append(text, byte('A'+shared))
		text = append(text, form[shared:]...)
		groups = appendSigned(groups, g.number-last-1)
		if !seen[g.number] {
			seen[g.number] = true
			counts = append(counts, digit(bits.Len(uint(len(g.pages)))))
		}
		last, before = g.number, form
	}
	return string(text) + "\n" + string(groups) + "\n" + string(counts)
}

// sharedPrefix returns how many characters two forms begin with in common, at
// most 25; only ASCII counts, where a character is a byte.
func sharedPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && n < 25 && a[n] == b[n] && a[n] < 0x80 {
		n++
	}
	return n
}

// compareUTF16 orders texts as JavaScript does.
func compareUTF16(a, b string) int {
	if isPlain(a) && isPlain(b) {
		return strings.Compare(a, b)
	}
	return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)))
}

// compressed returns roughly how many bytes a text takes on its way.
func compressed(s string) int {
	var n counter
	w, err := flate.NewWriter(&n, flate.BestCompression)
	if err != nil {
		return len(s)
	}
	_, _ = io.WriteString(w, s)
	_ = w.Close()
	return int(n)
}

type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
