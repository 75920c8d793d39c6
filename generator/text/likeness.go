package text

import (
	"cmp"
	"hash/fnv"
	"slices"
)

// This file finds texts that say nearly the same in nearly the same words. Two
// texts are as alike as their shingles, runs of three folded words, overlap: the
// share of those that both have among those that either has (Jaccard). Comparing
// each with each would take hours for a large guide, so texts that probably share
// much are found first by MinHash (Broder, "On the resemblance and containment of
// documents", 1997), and only those are compared.

const (
	shingleWords = 3
	// rows and bands say how many minimal hashes make one bucket, and how many
	// buckets a text lies in. Two texts of likeness s share a bucket with a
	// chance of 1-(1-s^3)^42: 99.6 % at 0.5, 99.99 % at 0.6, 0.004 % at 0.01.
	rows  = 3
	bands = 42
	// crowd is how many of a bucket's texts a further one is compared with, so
	// that a thousand copies of one text take a thousand steps and no million.
	crowd = 8
)

// Sketch is what is kept of a text to tell how alike it is to others: about
// 1.5 kB for a text of 250 words.
type Sketch struct {
	shingles []uint32 // the hashes of all, sorted, each once
	buckets  [bands]uint32
}

// NewSketch returns the sketch of a text. Letter case, marks and punctuation do
// not count. A text of fewer than three words is one shingle, and one without
// words is like nothing.
func NewSketch(s string) Sketch {
	words := Words(Fold(s))
	var k Sketch
	for i := 0; i == 0 && len(words) > 0 || i+shingleWords <= len(words); i++ {
		k.shingles = append(k.shingles, hashWords(words[i:min(i+shingleWords, len(words))]))
	}
	slices.Sort(k.shingles)
	k.shingles = slices.Compact(k.shingles)
	for i := range rows * bands / 2 {
		for half, lowest := range k.least(uint64(i + 1)) {
			bucket := &k.buckets[(2*i+half)/rows]
			*bucket = mix(*bucket ^ lowest)
		}
	}
	return k
}

func hashWords(words []string) uint32 {
	h := fnv.New64a()
	for _, w := range words {
		_, _ = h.Write([]byte(w))
		_, _ = h.Write([]byte{0})
	}
	sum := h.Sum64()
	return uint32(sum ^ sum>>32)
}

// least returns the smallest of all shingles' hashes, hashed again with a seed, by
// two hashes: the halves of one of 64 bits, which is made as fast as one of 32.
func (k *Sketch) least(seed uint64) [2]uint32 {
	low, high := ^uint32(0), ^uint32(0)
	seed *= 0x9e3779b97f4a7c15 // 2^64 over the golden ratio, so that seeds lie far apart
	for _, s := range k.shingles {
		x := mix64(uint64(s) ^ seed)
		low, high = min(low, uint32(x)), min(high, uint32(x>>32))
	}
	return [2]uint32{low, high}
}

// mix is a bijection in which each bit of the result depends on all bits of x:
// the finalizer of MurmurHash3, by Austin Appleby, in the public domain.
func mix(x uint32) uint32 {
	x ^= x >> 16
	x *= 0x85ebca6b
	x ^= x >> 13
	x *= 0xc2b2ae35
	return x ^ x>>16
}

// mix64 is the same for 64 bits.
func mix64(x uint64) uint64 {
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}

// Likeness returns how alike two texts are, from 0 to 1: the share of the
// shingles of both among those of either.
func (k Sketch) Likeness(other Sketch) float64 {
	a, b, both := k.shingles, other.shingles, 0
	all := len(a) + len(b)
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			a, b, both = a[1:], b[1:], both+1
		}
	}
	if both == 0 {
		return 0
	}
	return float64(both) / float64(all-both)
}

// Pair is two texts that are alike, by their places in a list; First is before
// Second.
type Pair struct {
	First, Second int
	Likeness      float64
}

// Alike returns the pairs of texts whose likeness is over a limit, sorted by
// their places. It takes time in proportion to the number of texts. Of pairs that
// are just over a limit of 0.5, four in a thousand are missed; of a crowd of more
// than nine copies of one text not every pair is given, but each copy is in one.
func Alike(list []Sketch, limit float64) []Pair {
	var pairs []Pair
	seen := map[[2]int]bool{}
	buckets := make(map[uint32][]int, len(list))
	for band := range bands {
		clear(buckets)
		for i := range list {
			if len(list[i].shingles) == 0 {
				continue
			}
			key := list[i].buckets[band]
			for _, before := range buckets[key] {
				at := [2]int{before, i}
				if seen[at] {
					continue
				}
				seen[at] = true
				if l := list[before].Likeness(list[i]); l > limit {
					pairs = append(pairs, Pair{before, i, l})
				}
			}
			buckets[key] = lastOf(append(buckets[key], i), crowd)
		}
	}
	slices.SortFunc(pairs, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Second, b.Second))
	})
	return pairs
}

func lastOf(list []int, n int) []int { return list[max(0, len(list)-n):] }
