package search

import (
	"hash/fnv"
)

const (
	// heads is how many pages of a group, and half as many phrases, are in its own
	// record: the best, since a query must stay small however large the guide is.
	// The rest is loaded only where the heads do not fill a page of results.
	heads       = 1024
	headPhrases = 512
	// shardSize is roughly how long a shard becomes, in characters.
	shardSize = 3500
)

// posting is a page's number with an impact, or with the share of one of its
// phrases, in one number: a large guide has millions. There is room for four
// million pages.
type posting uint32

const (
	phraseBits = 6
	valueBits  = 4
)

func newPosting(page int, phrase, value uint8) posting {
	return posting(page)<<(phraseBits+valueBits) | posting(phrase)<<valueBits | posting(value)
}

func (p posting) page() int   { return int(p >> (phraseBits + valueBits)) }
func (p posting) phrase() int { return int(p>>valueBits) & (1<<phraseBits - 1) }
func (p posting) value() int  { return int(p) & (1<<valueBits - 1) }

// shard is a file of postings and the first group in it.
type shard struct {
	first int
	name  string
}

// addPostings writes the records of all groups into shards. Where one ends is
// decided by the groups themselves, so that a new word moves no border but its own.
func (files fileSet) addPostings(x *index) (shards []shard, tails []string) {
	var record []byte
	first := 0
	for i, g := range x.groups {
		tail := -1
		if len(g.pages) > heads {
			tail = len(tails)
			tails = append(tails, files.add("l/", string(appendTail(nil, g))))
		}
		record = appendRecord(record, g, tail)
		if i == len(x.groups)-1 || isBorder(g.stem, len(record)) {
			shards = append(shards, shard{first, files.add("p/", string(record))})
			record, first = record[:0], i+1
		}
	}
	return shards, tails
}

// isBorder tells whether a shard ends behind the group.
func isBorder(stem string, length int) bool {
	if length < shardSize/2 {
		return false
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(stem))
	return length > 2*shardSize || h.Sum32()%16 == 0
}

// appendRecord appends a group: on how many pages it stands, what else it stands
// for, its best pages, its best phrases, and where the other pages are.
func appendRecord(b []byte, g *group, tail int) []byte {
	b = appendNumber(b, len(g.pages))
	b = appendNumber(b, len(g.also))
	for _, s := range g.also {
		b = appendText(b, s)
	}
	b = appendPostings(b, best(g.pages, heads), false)
	b = appendPostings(b, best(g.phrases, headPhrases), true)
	return appendNumber(b, tail+1)
}

// appendTail appends what is not in the record.
func appendTail(b []byte, g *group) []byte {
	return appendPostings(b, byValue(g.pages)[heads:], false)
}

func best(list []posting, most int) []posting { return byValue(list)[:min(len(list), most)] }

// byValue returns postings that are in the order of pages by their values, the
// largest first.
func byValue(list []posting) []posting {
	var ends [levels + 1]int // of each value's part, the largest in front
	for _, p := range list {
		ends[levels-p.value()]++
	}
	for i, sum := range ends[1:] {
		ends[i+1] = ends[i] + sum
	}
	sorted := make([]posting, len(list))
	for i := len(list) - 1; i >= 0; i-- {
		at := &ends[levels-list[i].value()]
		*at--
		sorted[*at] = list[i]
	}
	return sorted
}

// appendPostings appends how many values there are, and for each the value, how
// many pages have it, and the steps from one to the next; with phrases, each is
// followed by the phrase's number.
func appendPostings(b []byte, list []posting, phrases bool) []byte {
	values := 0
	for i, p := range list {
		if i == 0 || p.value() != list[i-1].value() {
			values++
		}
	}
	b = appendNumber(b, values)
	for from := 0; from < len(list); {
		to := from
		for to < len(list) && list[to].value() == list[from].value() {
			to++
		}
		b = appendNumber(b, list[from].value())
		b = appendNumber(b, to-from)
		last := 0
		for _, p := range list[from:to] {
			b = appendNumber(b, p.page()-last)
			last = p.page()
			if phrases {
				b = appendNumber(b, p.phrase())
			}
		}
		from = to
	}
	return b
}
