package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"starling/generator"
	"starling/generator/guide"
)

// checker is one run of the check command.
type checker struct {
	print   *printer
	folders folders
	strict  bool
	drafts  bool
	format  string
	explain string
	// external has other sites asked whether what the guide links to is there.
	external bool
	// grouped has problems written by file, with their lines.
	grouped bool
}

func checkCommand(print *printer) *cobra.Command {
	k := &checker{print: print}
	c := &cobra.Command{
		Use:   "check [PATH...]",
		Short: "Say what is wrong with the guide, and what could be better",
		Long: "Check reads the guide and reports its errors, which keep it from being built, and warnings\n" +
			"about what reads badly. With paths, only what concerns these files and folders is\n" +
			"reported. A single path that is a content folder is read as --content.",
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, paths []string) error { return k.run(c, paths) },
	}
	k.folders.addSourceFlags(c)
	c.Flags().BoolVar(&k.strict, "strict", false, "take warnings for errors")
	c.Flags().BoolVar(&k.drafts, "drafts", false, "judge drafts too")
	c.Flags().BoolVar(&k.external, "external", false, "ask other sites whether the pages that texts link to are there")
	c.Flags().StringVar(&k.format, "format", "text", "how to report: "+strings.Join(formats, ", "))
	c.Flags().StringVar(&k.explain, "explain", "", "explain a code (W219), or what the rules find in a file")
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
	return c
}

func (k *checker) run(c *cobra.Command, paths []string) error {
	if !slices.Contains(formats, k.format) {
		return fmt.Errorf("--format is one of %s, not %s", strings.Join(formats, ", "), k.format)
	}
	if k.explain != "" {
		if len(paths) > 0 {
			return fmt.Errorf("--explain says what %s means: give no other path", k.explain)
		}
		if e, isCode, err := explanationOf(k.explain); isCode || err != nil {
			return k.explained(e, err)
		}
	}
	k.grouped = k.format == "text" && (isTerminal(k.print.out) || c.Flags().Changed("format"))
	paths = k.wholeFolder(c, paths)
	in, err := k.folders.inputs(c, k.print)
	defer k.folders.close()
	if err != nil {
		return err
	}
	in.Drafts = k.drafts
	// Of what judging a text takes, most is of no use after it.
	in.Counted = func(texts int) { keepRoomFor(2 * texts) }
	g := generator.Generator{Rules: true}
	defer g.Close()
	if k.explain != "" {
		return k.explainFile(c.Context(), &g, in, k.explain)
	}
	wanted, err := wantedPaths(in, paths)
	if err != nil {
		return err
	}
	report, err := g.Check(c.Context(), in, wanted)
	if err != nil {
		return err
	}
	if k.external {
		if err := k.askOutside(c.Context(), &report); err != nil {
			return err
		}
	}
	if k.strict || report.Strict {
		report.Problems = strictly(report.Problems)
	}
	if err := k.report(in, report); err != nil {
		return err
	}
	if report.Problems.Count(guide.Error) > 0 {
		return errProblems
	}
	return nil
}

// wholeFolder reads a single path that is a content folder as --content.
func (k *checker) wholeFolder(c *cobra.Command, paths []string) []string {
	if len(paths) == 1 && !c.Flags().Changed("content") && isContent(paths[0]) {
		_ = c.Flags().Set("content", paths[0])
		return nil
	}
	return paths
}

// strictly returns problems with every warning as an error.
func strictly(list guide.Problems) guide.Problems {
	list = slices.Clone(list)
	for i := range list {
		list[i].Severity = guide.Error
	}
	return list
}

// isContent tells whether a folder is a guide's: it holds what only those hold.
func isContent(dir string) bool {
	for _, name := range []string{"site.yaml", "questions"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			return true
		}
	}
	return false
}
