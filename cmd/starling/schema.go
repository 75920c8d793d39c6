package main

import (
	"embed"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"starling/generator/guide"
	"starling/generator/source"
)

func schemaCommand(print *printer) *cobra.Command {
	var dir contentFlag
	c := &cobra.Command{
		Use:   "schema [NAME]",
		Short: "Print the JSON Schema of a kind of file",
		Long: "Schema prints the JSON Schema (draft 2020-12) of site.yaml, taxonomy.yaml or search.yaml, or of the\n" +
			"front matter of a kind of text, for editors and other tools. Your own roles, categories and so on\n" +
			"are in it. Without a name it prints the names.",
		Example:           "  starling schema site > site.schema.json",
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: cobra.FixedCompletions(source.Schemas, cobra.ShellCompDirectiveNoFileComp),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				print.line("%s", strings.Join(source.Schemas, "\n"))
				return nil
			}
			tax, err := dir.taxonomy(c)
			if err != nil {
				return err
			}
			schema, ok := source.Schema(args[0], &tax)
			if !ok {
				return unknown("schema", args[0], source.Schemas)
			}
			_, err = print.out.Write(schema)
			return err
		},
	}
	dir.add(c)
	return c
}

// contentFlag is the flag --content of commands that need nothing but texts.
type contentFlag struct{ path string }

func (f *contentFlag) add(c *cobra.Command) { addContentFlag(c, &f.path) }

// missing tells whether the default folder is meant and absent.
func (f *contentFlag) missing(c *cobra.Command) bool {
	_, err := os.Stat(f.path)
	return os.IsNotExist(err) && !c.Flags().Changed("content")
}

// open returns the folder, which no link leaves. The caller closes it.
func (f *contentFlag) open(c *cobra.Command) (*os.Root, error) {
	root, err := os.OpenRoot(f.path)
	switch {
	case f.missing(c):
		return nil, fmt.Errorf("there is no folder %s here: go to your guide, name its folder with --content, or make a guide with starling init", f.path)
	case err != nil:
		return nil, fmt.Errorf("--content: %w", err)
	}
	return root, nil
}

// taxonomy returns the folder's taxonomy, or the built-in one where there is
// no folder. What is wrong with it is for build and check to say.
func (f *contentFlag) taxonomy(c *cobra.Command) (guide.Taxonomy, error) {
	if f.missing(c) {
		tax, _, err := source.ReadTaxonomy(embed.FS{})
		return tax, err
	}
	root, err := f.open(c)
	if err != nil {
		return guide.Taxonomy{}, err
	}
	defer root.Close()
	tax, _, err := source.ReadTaxonomy(root.FS())
	return tax, err
}
