package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"starling/generator"
	"starling/generator/coverage"
	"starling/generator/guide"
)

// coverageFormats are the values of --format.
var coverageFormats = []string{"text", "json", "html"}

func coverageCommand(print *printer) *cobra.Command {
	var f folders
	var format string
	var drafts bool
	c := &cobra.Command{
		Use:   "coverage",
		Short: "Show what the guide covers, and where it has gaps",
		Long: "Coverage counts questions by competency, and worked examples by industry and level. It\n" +
			"lists questions that lack a part, texts that were not changed for longest, and texts\n" +
			"that are nearly the same. --format html prints one page that can be opened from disk.",
		Example: "  starling coverage\n  starling coverage --format html > coverage.html",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			write, err := coverageWriter(format)
			if err != nil {
				return err
			}
			report, err := f.coverage(c, print, drafts)
			if err != nil {
				return err
			}
			data, err := write(report)
			if err != nil {
				return err
			}
			_, err = print.out.Write(data)
			return err
		},
	}
	f.addContentFlag(c)
	c.Flags().StringVar(&format, "format", "text", "text, json or html")
	c.Flags().BoolVar(&drafts, "drafts", false, "count drafts too")
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(coverageFormats, cobra.ShellCompDirectiveNoFileComp))
	return c
}

func coverageWriter(format string) (func(*coverage.Report) ([]byte, error), error) {
	switch format {
	case "text":
		return func(r *coverage.Report) ([]byte, error) { return []byte(coverage.Terminal(r)), nil }, nil
	case "json":
		return coverage.JSON, nil
	case "html":
		return func(r *coverage.Report) ([]byte, error) { return coverage.HTML(r), nil }, nil
	}
	return nil, fmt.Errorf("--format %q is not known; it is text, json or html", format)
}

// coverage counts the guide. What a guide with errors covers is not known, so
// they are printed instead.
func (f *folders) coverage(c *cobra.Command, print *printer, drafts bool) (*coverage.Report, error) {
	g, problems, err := f.guide(c, print, drafts)
	if err != nil {
		return nil, err
	}
	if errs := problems.Of(guide.Error); len(errs) > 0 {
		print.problems(errs)
		print.note("%s, so nothing was counted", count(len(errs), "problem"))
		return nil, errProblems
	}
	return coverage.Of(g, f.content), nil
}

// guide reads the guide as it is now, and what is wrong with it.
func (f *folders) guide(c *cobra.Command, print *printer, drafts bool) (*guide.Guide, guide.Problems, error) {
	in, err := f.inputs(c, print)
	defer f.close()
	if err != nil {
		return nil, nil, err
	}
	in.Drafts = drafts
	return new(generator.Generator).Guide(c.Context(), in)
}
