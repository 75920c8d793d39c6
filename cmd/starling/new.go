package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"starling/generator"
	"starling/generator/guide"
	"starling/generator/scaffold"
	"starling/generator/source"
	"starling/generator/text"
)

func newCommand(print *printer) *cobra.Command {
	c := &cobra.Command{
		Use:   "new",
		Short: "Write a draft to fill in",
		Long: "New writes a draft with everything that its kind of text may have. What is yours to write\n" +
			"stands in [[double square brackets]]. No file is ever overwritten.",
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknown("kind of draft", args[0], []string{"question", "answer", "article", "collection"})
			}
			return c.Help()
		},
	}
	c.AddCommand(newQuestion(print), newAnswer(print), newArticle(print), newCollection(print))
	return c
}

// drafter writes one draft.
type drafter struct {
	print *printer
	dir   contentFlag
	slug  string

	root *os.Root
	tax  guide.Taxonomy
	// remarks are made once the draft is written.
	remarks []string
}

func (d *drafter) remark(format string, args ...any) {
	d.remarks = append(d.remarks, fmt.Sprintf(format, args...))
}

// command returns a command that writes a draft from its one argument.
func (d *drafter) command(use, short string, draft func(arg string) (scaffold.File, error)) *cobra.Command {
	c := &cobra.Command{
		Use: use, Short: short, Args: arguments(1),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, args []string) error {
			var err error
			if d.root, err = d.dir.open(c); err != nil {
				return err
			}
			defer d.root.Close()
			if d.tax, _, err = source.ReadTaxonomy(d.root.FS()); err != nil {
				return err
			}
			file, err := draft(args[0])
			if err != nil {
				return err
			}
			return d.write(c.Context(), file)
		},
	}
	d.dir.add(c)
	c.Flags().StringVar(&d.slug, "slug", "", "name of the file or folder, instead of one made from the title")
	_ = c.RegisterFlagCompletionFunc("slug", cobra.NoFileCompletions)
	return c
}

// word adds a flag whose value is a word of the taxonomy.
func (d *drafter) word(c *cobra.Command, to *string, name, of, usage string) {
	c.Flags().StringVar(to, name, "", usage)
	_ = c.RegisterFlagCompletionFunc(name, func(c *cobra.Command, _ []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		tax, err := d.dir.taxonomy(c)
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		return tax.Slugs(of), cobra.ShellCompDirectiveNoFileComp
	})
}

// known returns an error that names the nearest word, unless the word is of the
// vocabulary or was not given.
func (d *drafter) known(what, of, word string) error {
	slugs := d.tax.Slugs(of)
	if word == "" || slices.Contains(slugs, word) {
		return nil
	}
	return unknown(what, word, slugs)
}

// named returns the slug that was given, or else that of a title.
func (d *drafter) named(title string) (string, error) {
	slug := cmp.Or(d.slug, text.Slug(title))
	if slug == "" {
		return "", fmt.Errorf("%q has no letter that a slug can be made of: give one with --slug", title)
	}
	if slug == "index" {
		return "", fmt.Errorf("the name %q is a question's own: give another with --slug", slug)
	}
	return slug, refuseSlug(slug)
}

// refuseSlug returns why a name cannot be that of a file or folder.
func refuseSlug(slug string) error {
	if text.IsSlug(slug) && !text.IsReservedName(slug) {
		return nil
	}
	return fmt.Errorf("%q is no slug: lower-case letters, digits and hyphens, at most %d, and no name that the system keeps", slug, text.MaxSlug)
}

// write writes the draft, unless the guide would then have a mistake that it
// has not now, and says what to do next.
func (d *drafter) write(ctx context.Context, f scaffold.File) error {
	path := filepath.Join(d.dir.path, filepath.FromSlash(f.Path))
	if _, err := d.root.Lstat(filepath.FromSlash(f.Path)); err == nil {
		return fmt.Errorf("%s is there already: edit it, or give the draft another name with --slug", path)
	}
	changes := generator.Changes{Texts: map[string][]byte{f.Path: f.Data}}
	problems, err := generator.Trial(ctx, generator.Folder{FS: d.root.FS(), Name: d.dir.path}, changes)
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		d.print.problems(problems)
		return fmt.Errorf("%s was not written, since the guide would then have %s", path, count(len(problems), "problem"))
	}
	var done undoing
	if err := done.create(d.root, f); err != nil {
		return done.unless(err)
	}
	d.print.line("%s", path)
	for _, remark := range d.remarks {
		d.print.note("%s", remark)
	}
	again := d.dir.again()
	d.print.note("write what stands in [[brackets]] and look at it with starling serve%s; starling check --drafts%s says what is left; "+
		"when it is ready, delete its line `status: draft`", again, again)
	return nil
}

// again returns the flag as it must be given to the next command, or "".
func (f *contentFlag) again() string {
	if f.path == "content" {
		return ""
	}
	return " --content " + f.path
}

func newArticle(print *printer) *cobra.Command {
	d := &drafter{print: print}
	c := d.command("article TITLE", "Write the draft of an article", func(arg string) (scaffold.File, error) {
		a := scaffold.Article{Title: scaffold.Plain(arg)}
		var err error
		a.Slug, err = d.named(a.Title)
		return a.Draft(), err
	})
	c.Example = `  starling new article "The night before"`
	return c
}

func newCollection(print *printer) *cobra.Command {
	d := &drafter{print: print}
	var kind string
	kinds := guide.CollectionKinds
	c := d.command("collection TITLE", "Write the draft of a list, a role path or a plan", func(arg string) (scaffold.File, error) {
		if !slices.Contains(kinds, kind) {
			return scaffold.File{}, unknown("kind of collection", kind, kinds)
		}
		draft := scaffold.Collection{Title: scaffold.Plain(arg), Kind: kind}
		var err error
		draft.Slug, err = d.named(draft.Title)
		return draft.Draft(), err
	})
	c.Example = `  starling new collection "Five evenings" --kind plan`
	c.Flags().StringVar(&kind, "kind", kinds[0], "list, role or plan")
	_ = c.RegisterFlagCompletionFunc("kind", cobra.FixedCompletions(kinds, cobra.ShellCompDirectiveNoFileComp))
	return c
}
