package main

import (
	"context"
	"embed"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"starling/assets"
	"starling/content"
	"starling/generator"
	"starling/generator/guide"
	"starling/generator/search"
	"starling/generator/source"
	"starling/layouts"
)

// guideSearcher returns the search of the real guide.
func guideSearcher(t *testing.T) (*search.Searcher, *guide.Edition) {
	t.Helper()
	edition, err := new(generator.Generator).Edition(context.Background(), generator.Inputs{
		Content: generator.Folder{FS: content.FS, Name: "content"},
		Layouts: generator.Folder{FS: layouts.FS, Name: "layouts"},
		Assets:  generator.Folder{FS: assets.FS, Name: "assets"},
		Program: programDigest(),
	})
	if err != nil {
		t.Fatal(err)
	}
	searcher, err := openSearcher(edition)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = searcher.Close() })
	return searcher, edition
}

// TestEveryPageOfTheGuideIsFound needs no labels: what a page is called finds it.
func TestEveryPageOfTheGuideIsFound(t *testing.T) {
	searcher, edition := guideSearcher(t)
	f, err := searcher.FindAll(t.Context(), edition.Search.Pages())
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("titles first: %d of %d; also asked in the top 3: %d of %d; slips in the top 3: %d of %d", f.First, f.Titles, f.AlsoThird, f.Also, f.SlipsThird, f.Slips)
	if f.First < f.Titles || f.AlsoThird < f.Also || 100*f.SlipsThird < 95*f.Slips {
		t.Errorf("not found: %q", f.Lost)
	}
	if f.Titles < 20 || f.Also < 20 || f.Slips < 100 {
		t.Errorf("only %d titles, %d other ways to ask and %d slips were tried", f.Titles, f.Also, f.Slips)
	}
}

// TestQueriesThatNobodyTunedFor runs labelled queries that are kept apart from
// those of content/search.yaml. Their figures are for reading; what has to hold is
// that search is no worse on them than the project asks of all queries.
func TestQueriesThatNobodyTunedFor(t *testing.T) {
	data, err := os.ReadFile("../../generator/search/testdata/queries-held-out.yaml")
	if err != nil {
		t.Fatal(err)
	}
	settings, problems, err := source.ReadSearch(fstest.MapFS{"search.yaml": {Data: data}}, "xx")
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	searcher, _ := guideSearcher(t)
	scores, _, err := searcher.Judge(t.Context(), settings.Tests)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range scores {
		t.Logf("%-9s %3d queries: nDCG@10 %.3f, MRR %.3f, first %.3f, top 3 %.3f, empty %.3f", s.Class, s.Queries, s.NDCG, s.Reciprocal, s.First, s.Third, s.Empty)
	}
	if scores[0].NDCG < 0.8 {
		t.Errorf("nDCG@10 of all is %.3f, want 0.80", scores[0].NDCG)
	}
	for _, low := range emptyClasses(scores) {
		t.Error(low)
	}
}

// TestOrdinarySearchesGetAnAnswer types what readers of any interview guide type:
// the words of titles and of the taxonomy, and some hundreds that people wrote down.
// None is taken for another word, and none gets an empty page; a word of a title is
// answered.
func TestOrdinarySearchesGetAnAnswer(t *testing.T) {
	searcher, edition := guideSearcher(t)
	data, err := os.ReadFile("testdata/ordinary-searches.txt")
	if err != nil {
		t.Fatal(err)
	}
	taxonomy, _, err := source.ReadTaxonomy(embed.FS{})
	if err != nil {
		t.Fatal(err)
	}
	answered := map[string]bool{} // by query: whether it must be
	for query := range strings.Lines(string(data)) {
		answered[strings.TrimSpace(query)] = false
	}
	for _, entry := range slices.Concat(taxonomy.Competencies, taxonomy.Levels, taxonomy.Industries, taxonomy.Roles) {
		answered[entry.Name] = false
	}
	for _, category := range taxonomy.Categories {
		answered[category.Name] = false
	}
	for _, page := range edition.Search.Pages() {
		for _, word := range strings.FieldsFunc(page.Title, func(r rune) bool { return strings.ContainsRune(" ,?()", r) }) {
			answered[word] = len(word) > 1
		}
	}
	if len(answered) < 500 {
		t.Errorf("only %d searches were tried", len(answered))
	}
	for query, must := range answered {
		a, err := searcher.Find(t.Context(), query, 10)
		switch {
		case err != nil:
			t.Fatal(err)
		case len(a.Results) == 0:
			t.Errorf("%q finds nothing, not even what is nearest", query)
		case a.Corrected != nil:
			t.Errorf("%q is taken for %q", query, a.Corrected.To)
		case must && !a.Good:
			t.Errorf("%q stands in a title and finds nothing good", query)
		}
	}
}
