package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"starling/generator"
	"starling/generator/guide"
	"starling/generator/search"
)

// seeker is one run of the search command.
type seeker struct {
	print  *printer
	folder folders
	drafts bool
	json   bool
	test   bool
	limit  int
}

func searchCommand(print *printer) *cobra.Command {
	s := &seeker{print: print}
	c := &cobra.Command{
		Use:   "search QUERY",
		Short: "Find pages as the site's search does",
		Long: "Search answers a query with the very script and index that the site has. With --test it\n" +
			"runs the queries of search.yaml, and fails below their thresholds.",
		RunE: func(c *cobra.Command, args []string) error {
			query := strings.Join(args, " ")
			if (strings.TrimSpace(query) == "") != s.test {
				return errors.New("search needs a query, or --test alone")
			}
			if s.limit < 1 {
				return errors.New("--limit is 1 or more")
			}
			return s.run(c, query)
		},
	}
	s.folder.addSourceFlags(c)
	c.Flags().BoolVar(&s.drafts, "drafts", false, "find drafts too")
	c.Flags().BoolVar(&s.json, "json", false, "print the results as JSON")
	c.Flags().IntVar(&s.limit, "limit", 10, "most results")
	c.Flags().BoolVar(&s.test, "test", false, "run the queries of search.yaml")
	return c
}

func (s *seeker) run(c *cobra.Command, query string) error {
	in, err := s.folder.inputs(c, s.print)
	defer s.folder.close()
	if err != nil {
		return err
	}
	in.Drafts = s.drafts
	edition, err := new(generator.Generator).Edition(c.Context(), in)
	if err != nil {
		return err
	}
	if problems := edition.Problems(); problems.Count(guide.Error) > 0 {
		s.print.problems(problems)
		return errProblems
	}
	searcher, err := openSearcher(edition)
	if err != nil {
		return err
	}
	defer searcher.Close()
	if s.test {
		return s.judge(c.Context(), searcher, edition)
	}
	answer, err := searcher.Find(c.Context(), query, s.limit)
	if err != nil {
		return err
	}
	return s.show(answer)
}

// openSearcher returns the engine of an edition on its index.
func openSearcher(e *guide.Edition) (*search.Searcher, error) {
	if e.Search.Engine == "" {
		return nil, errors.New("the assets hold no search.js, so nothing can be found")
	}
	engine, err := e.File(e.Search.Engine)
	if err != nil {
		return nil, err
	}
	return search.Open(string(engine), e.File)
}

func (s *seeker) show(a search.Answer) error {
	if s.json {
		return json.NewEncoder(s.print.out).Encode(a)
	}
	if a.Corrected != nil {
		s.print.line("Showing results for %q instead of %q", a.Corrected.To, a.Corrected.From)
	}
	switch {
	case len(a.Results) == 0:
		s.print.line("Nothing here speaks of %q.", a.Query)
	case a.Nothing:
		s.print.line("Nothing here speaks of %q; asked most:", a.Query)
	case !a.Good:
		s.print.line("Nothing good for %q; the nearest:", a.Query)
	}
	for i, r := range a.Results {
		s.print.line("%2d. %s  [%s]\n    /%s", i+1, r.Title, r.Kind, r.Address)
		var b strings.Builder
		for _, p := range r.Excerpt {
			b.WriteString(p.Text)
		}
		s.print.line("    %s", b.String())
	}
	return nil
}

// emptyClasses says which classes of query have some without any result, where
// there should be some: search shows the nearest, if nothing better.
func emptyClasses(scores []search.Score) []string {
	var list []string
	for _, c := range scores {
		if c.Class != "all" && c.Class != "none" && c.Empty > 0 {
			list = append(list, fmt.Sprintf("%.0f%% of %s find nothing at all", 100*c.Empty, c.Class))
		}
	}
	return list
}

// judge prints how well the tests of search.yaml are answered, and fails below
// the thresholds.
func (s *seeker) judge(ctx context.Context, searcher *search.Searcher, e *guide.Edition) error {
	scores, misses, err := searcher.Judge(ctx, e.Search.Tests)
	if err != nil {
		return err
	}
	for _, m := range misses {
		s.print.line("%-9s %s: wanted %s, got %s", m.Class, m.Query, strings.Join(m.Wanted, ", "), strings.Join(m.Got, ", "))
	}
	s.print.line("%-9s %7s %7s %7s %7s %7s %7s %7s %9s", "class", "queries", "nDCG@10", "MRR", "first", "top 3", "empty", "files", "bytes")
	for _, c := range scores {
		s.print.line("%-9s %7d %7.3f %7.3f %7.3f %7.3f %7.3f %7.1f %9.0f", c.Class, c.Queries, c.NDCG, c.Reciprocal, c.First, c.Third, c.Empty, c.Files, c.Bytes)
	}
	found, err := searcher.FindAll(ctx, e.Search.Pages())
	if err != nil {
		return err
	}
	for _, lost := range found.Lost {
		s.print.line("lost: %s", lost)
	}
	s.print.line("titles first: %d of %d; other ways to ask in the top 3: %d of %d; titles with a slip in the top 3: %d of %d",
		found.First, found.Titles, found.AlsoThird, found.Also, found.SlipsThird, found.Slips)
	low := emptyClasses(scores)
	for _, least := range e.Search.Thresholds {
		for _, c := range scores {
			if c.Class == least.Class && c.NDCG < least.Least {
				low = append(low, fmt.Sprintf("%s is %.3f and should be %.2f", c.Class, c.NDCG, least.Least))
			}
		}
	}
	if len(low) > 0 {
		s.print.note("search is below its thresholds: %s", strings.Join(low, "; "))
		return errProblems
	}
	return nil
}
