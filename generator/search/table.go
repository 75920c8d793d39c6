package search

import (
	"strconv"
	"strings"

	"starling/generator/guide"
)

// format is the version of the index: an engine that expects another one loads
// itself anew.
const format = 1

// table is what the file at IndexPath says: counts, and how all others are called.
type table struct {
	groups    [][]*page
	fragments fragments
	shards    []shard
	tails     []string
	common    string
	ranges    []wordRange
	facets    string
	texts     string
}

// payload returns the table in lines; assets/search/table.js reads them.
func (t *table) payload() string {
	var firsts, shards, ranges, words strings.Builder
	last := 0
	var steps []byte
	for _, s := range t.shards {
		steps = appendNumber(steps, s.first-last)
		last = s.first
		shards.WriteString(s.name)
	}
	for i, r := range t.ranges {
		if i > 0 {
			words.WriteByte('|')
		}
		words.WriteString(r.first)
		ranges.WriteString(r.name)
	}
	firsts.Write(steps)
	return strings.Join([]string{
		strconv.Itoa(format), t.kindsOfGroups(), strconv.Itoa(t.fragments.size), strings.Join(t.fragments.blocks, ""),
		t.common, words.String(), ranges.String(), firsts.String(), shards.String(), strings.Join(t.tails, ""), t.facets, t.texts,
	}, "\n")
}

// kinds are the kinds of page that head a group of results.
var kinds = []guide.Kind{guide.KindQuestion, guide.KindArticle, guide.KindCollection, guide.KindTerm, guide.KindPage}

// kindsOfGroups returns for each group its kind, how often a question is asked, and how
// many examples it has, in two numbers.
func (t *table) kindsOfGroups() string {
	var b []byte
	for _, g := range t.groups {
		kind := 0
		for i, k := range kinds {
			if g[0].kind == k {
				kind = i
			}
		}
		often := map[string]int{"very-common": 2, "occasional": 0}
		asked, ok := often[g[0].frequency]
		if !ok {
			asked = 1
		}
		b = appendNumber(b, kind*3+asked)
		b = appendNumber(b, len(g)-1)
	}
	return string(b)
}
