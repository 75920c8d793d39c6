package text

import (
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

// Nearest returns the candidate that a person who typed word most likely meant,
// or "" where none is near. In this order: one that is equal after folding,
// with spaces, hyphens and underscores taken for the same; the one with the
// fewest slips of the keyboard (Distance of at most 1 for a word up to 4
// letters, 2 up to 8, 3 beyond); its singular or plural; one that begins with
// the whole word, or is the whole beginning of it, at 4 letters or more. Where
// several are equally near, one with the same first letter wins, then the one
// that sorts first, whatever the order of the candidates.
func Nearest(word string, of []string) string {
	typed := newSpelling(word)
	if typed.size == 0 {
		// Nothing but marks, which folding drops.
		if slices.Contains(of, word) {
			return word
		}
		return ""
	}
	best, bestRank := "", far
	for _, candidate := range of {
		rank := typed.rank(newSpelling(candidate), bestRank)
		if rank < bestRank || rank == bestRank && rank < far && candidate < best {
			best, bestRank = candidate, rank
		}
	}
	return best
}

// Ranks of a candidate: the distance in slips, doubled, plus one for another
// first letter. Those that are not near by distance come after the largest.
const (
	maxSlips   = 3
	rankNumber = 2*maxSlips + 2 + iota
	rankPrefix
	far
)

// spelling is a word as it is compared: folded, with the set of its letters.
type spelling struct {
	folded  string
	size    int
	letters uint64
}

func newSpelling(word string) spelling {
	folded := strings.Map(func(r rune) rune {
		if r == ' ' || r == '_' {
			return '-'
		}
		return r
	}, Fold(strings.TrimSpace(word)))
	s := spelling{folded: folded, size: utf8.RuneCountInString(folded)}
	for _, r := range folded {
		s.letters |= 1 << (r % 64)
	}
	return s
}

// rank returns how near the candidate is; ranks above limit need not be exact.
func (s spelling) rank(candidate spelling, limit int) int {
	if s.folded == candidate.folded {
		return 0
	}
	if limit == 0 || candidate.size == 0 {
		return far
	}
	if slips := s.slips(candidate); slips > 0 {
		rank := 2 * slips
		if s.folded[0] != candidate.folded[0] {
			rank++
		}
		return rank
	}
	if singular(s.folded) == singular(candidate.folded) {
		return rankNumber
	}
	if min(s.size, candidate.size) >= 4 && (strings.HasPrefix(candidate.folded, s.folded) || strings.HasPrefix(s.folded, candidate.folded)) {
		return rankPrefix
	}
	return far
}

// slips returns the distance to the candidate, or 0 if it is not near.
func (s spelling) slips(candidate spelling) int {
	limit := maxSlips
	switch {
	case s.size <= 4:
		limit = 1
	case s.size <= 8:
		limit = 2
	}
	// A slip changes the length by one at most, and takes one letter away or
	// brings one in: most candidates are out before any table is filled.
	if s.size-candidate.size > limit || candidate.size-s.size > limit ||
		bits.OnesCount64(s.letters&^candidate.letters) > limit || bits.OnesCount64(candidate.letters&^s.letters) > limit {
		return 0
	}
	// Two words with no letter in common are not slips of each other.
	if s.letters&candidate.letters == 0 {
		return 0
	}
	if d := Distance(s.folded, candidate.folded); d <= limit {
		return d
	}
	return 0
}

// singular drops the ending of an English plural, roughly: it is only compared.
func singular(word string) string {
	switch {
	case len(word) > 4 && strings.HasSuffix(word, "ies"):
		return word[:len(word)-3] + "y"
	case len(word) > 4 && strings.HasSuffix(word, "es"):
		return word[:len(word)-2]
	case len(word) > 3 && strings.HasSuffix(word, "s"):
		return word[:len(word)-1]
	}
	return word
}

// Distance returns the number of slips between two words: letters left out,
// put in, mistaken, or two neighbours swapped, no letter touched twice
// (Damerau-Levenshtein, optimal string alignment). It counts characters and
// takes time in proportion to the product of the lengths.
func Distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		for j := 1; j <= len(y); j++ {
			change := 1
			if x[i-1] == y[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}
