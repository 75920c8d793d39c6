// Package search makes the search index of a guide, and runs queries on it. It is
// the only door to the Snowball stemmers.
//
// The index is a set of small script files, each a single call with a name and a
// string, so that it loads over HTTP, from disk and under a strict policy:
//
//	search/index.js             counts, and the names of all other files (table.go)
//	assets/search/d.*.js        the commonest words, and those that frame a question (dictionary.go)
//	assets/search/d/*.js        rarer words, by range of the alphabet
//	assets/search/p/*.js        which pages hold a word, and how much they are about it (postings.go)
//	assets/search/l/*.js        the same for the less important pages of very common words
//	assets/search/f/*.js        what is shown of a question and its examples (fragments.go)
//	assets/search/t/*.js        whole texts, for quoted phrases; search/x.*.js leads to them
//	assets/search/a.*.js        what pages can be filtered by (facets.go)
//
// All names but the first hold a digest of what is inside. A word means a group:
// the surface forms that share a stem ("mistake", "mistakes", "mistaken"). The
// dictionary leads from forms to groups, so that the browser needs no stemmer.
//
// Ranking is in JavaScript, and exists once (assets/search): Go makes numbers that
// do not depend on the query, and no number depends on another page, so that an
// edit changes few files. How much a page is about a group is an impact from 1 to
// 15 (impact.go); how large a part of a title or of another way to ask a group
// is, a share from 1 to 15 (phrases.go). Synonyms are laid into the index as well
// (lexicon.go): who types "blunder" loads one list, in which the pages about
// mistakes stand too.
package search

import (
	"maps"

	"golang.org/x/sync/errgroup"

	"starling/generator/guide"
)

// Prefix is how the paths of the files begin whose names are digests.
const Prefix = "assets/search/"

// IndexPath is the file with the fixed name.
const IndexPath = "search/index.js"

// Input is what an index is made from.
type Input struct {
	Guide *guide.Guide
	Words guide.SearchWords
	// Recall returns a page's analysis, remembered under the key, or made. Nil
	// means that nothing is remembered.
	Recall func(path string, key guide.Digest, make func() *Analysis) *Analysis
	// RecallTable does the same for what is made of the words; nil makes it anew.
	RecallTable func(key guide.Digest, make func() *Table) *Table
}

// Table is what search knows of a language's words and of a guide's own. It is read
// only.
type Table struct{ lexicon *lexicon }

// lexicon returns the words, remembered or made.
func (in Input) lexicon() *lexicon {
	language := in.Guide.Settings.Language
	key := lexiconKey(language, in.Words)
	anew := func() *Table { return &Table{newLexicon(language, in.Words, key)} }
	if in.RecallTable == nil {
		return anew().lexicon
	}
	return in.RecallTable(key, anew).lexicon
}

type recall func(path string, key guide.Digest, make func() *Analysis) *Analysis

// Files returns the files of the index by path. Its parts are made side by side.
func Files(in Input) map[string]guide.File {
	pages := pagesOf(in.Guide)
	groups := groupsOf(pages)
	lexicon := in.lexicon()
	t := table{groups: groups}
	shown, postings, dictionary := fileSet{}, fileSet{}, fileSet{}
	var work errgroup.Group
	work.Go(func() error {
		t.fragments = shown.addFragments(groups)
		t.texts = shown.addTexts(groups)
		t.facets = shown.addFacets(pages)
		return nil
	})
	x := gather(pages, lexicon, in.Recall)
	work.Go(func() error {
		t.shards, t.tails = postings.addPostings(x)
		return nil
	})
	t.common, t.ranges = dictionary.addDictionary(x, lexicon)
	_ = work.Wait()
	files := postings
	maps.Copy(files, shown)
	maps.Copy(files, dictionary)
	files.put(IndexPath, "index", t.payload())
	return files
}
