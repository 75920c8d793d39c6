package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"starling/generator"
	"starling/generator/guide"
	"starling/generator/importer"
	"starling/generator/scaffold"
	"starling/generator/text"
)

// articleImport is one run of the import command.
type articleImport struct {
	print    *printer
	dir      contentFlag
	question string
	root     *os.Root
}

func importCommand(print *printer) *cobra.Command {
	i := &articleImport{print: print}
	c := &cobra.Command{
		Use:   "import FILE",
		Short: "Take a plain article apart into drafts",
		Long: "Import reads an article on one interview question (.md, .txt or .html) and writes drafts of\n" +
			"the question and of each sample answer. No sentence is lost: what found no place stands at\n" +
			"the end of the first draft, and so does what was taken for promotion. What is yours to\n" +
			"write stands in [[double square brackets]]. No file is ever overwritten.",
		Example: "  starling import mistake.html\n  starling import --question tell-me-about-a-time-you-made-a-mistake mistake.md",
		Args:    arguments(1),
		RunE:    func(c *cobra.Command, args []string) error { return i.run(c, args[0]) },
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return importer.Endings, cobra.ShellCompDirectiveFilterFileExt
		},
	}
	i.dir.add(c)
	c.Flags().StringVar(&i.question, "question", "", "slug of the question, yours or a new one, instead of one made from the article's")
	_ = c.RegisterFlagCompletionFunc("question", func(c *cobra.Command, _ []string, word string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return i.dir.completeQuestion(c, nil, word)
	})
	return c
}

func (i *articleImport) run(c *cobra.Command, file string) error {
	if i.question != "" {
		i.question = questionSlug(i.question)
		if err := refuseSlug(i.question); err != nil {
			return fmt.Errorf("--question: %w", err)
		}
	}
	data, err := readArticle(file)
	if err != nil {
		return err
	}
	article, err := importer.Read(importer.Source{Name: file, Data: data, About: i.question != ""})
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if i.root, err = i.dir.open(c); err != nil {
		return err
	}
	defer i.root.Close()
	texts := folders{content: i.dir.path}
	g, _, err := texts.guide(c, i.print, true)
	if err != nil {
		return err
	}
	have := knownTo(g)
	at, err := i.place(article, g, have)
	if err != nil {
		return err
	}
	if have.Files, err = textsBeside(i.root.FS(), at.Slug); err != nil {
		return err
	}
	drafts := article.Drafts(at, have)
	if err := i.write(c.Context(), drafts); err != nil {
		return err
	}
	i.report(article, drafts)
	return nil
}

// write writes the drafts, all or none, and nothing over anything. Drafts with
// which the guide would have a mistake that it has not now are refused: they
// would keep serve from showing anything new.
func (i *articleImport) write(ctx context.Context, drafts []importer.File) error {
	changes := generator.Changes{Texts: map[string][]byte{}}
	for _, d := range drafts {
		changes.Texts[d.Path] = d.Data
	}
	problems, err := generator.Trial(ctx, generator.Folder{FS: i.root.FS(), Name: i.dir.path}, changes)
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		i.print.problems(problems)
		return fmt.Errorf("nothing was written, since the guide would then have %s; another --question may help", count(len(problems), "problem"))
	}
	var done undoing
	for _, d := range drafts {
		if err := done.create(i.root, scaffold.File(d)); err != nil {
			return done.unless(err)
		}
	}
	return nil
}

// readArticle reads a plain file, and of one that is too large only as much as
// shows that it is. A pipe or a device could keep the command for ever.
func readArticle(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no plain file: name the file of one article", file)
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, importer.MaxFile+1))
}

// place returns the folder that the drafts go to, and what the question's words
// suggest of it. Where a question of the guide is asked in these words already,
// it is that one's folder.
func (i *articleImport) place(a *importer.Article, g *guide.Guide, have importer.Guide) (importer.Place, error) {
	at := importer.Place{Slug: i.question}
	owner := have.Asked[importer.Phrasing(a.Question)]
	switch {
	case at.Slug != "":
	case owner != "":
		i.print.note("the question %s asks this already, so its own text stays as it is", owner)
		at.Slug = owner
	default:
		at.Slug = text.Slug(a.Question)
		if refuseSlug(at.Slug) != nil {
			return at, fmt.Errorf("no name for a folder can be made of the question %q: give one with --question", a.Question)
		}
	}
	likely := scaffold.Suggest(a.Question)
	_, category := g.Taxonomy.Category(likely.Category)
	_, competency := g.Taxonomy.Competency(likely.Competency)
	if likely.Words != "" && category && competency {
		at.Category, at.Competency = likely.Category, likely.Competency
	}
	return at, nil
}

// knownTo returns what drafts must know of a guide: its words for who speaks, and
// which question asks what.
func knownTo(g *guide.Guide) importer.Guide {
	have := importer.Guide{Roles: byName(g.Taxonomy.Roles), Levels: byName(g.Taxonomy.Levels), Asked: map[string]string{}}
	for _, q := range g.Questions {
		for _, asked := range append([]string{q.Doc.Front.Question}, q.Doc.Front.AlsoAsked...) {
			have.Asked[importer.Phrasing(asked)] = q.Slug
		}
	}
	return have
}

// byName returns the slugs of a vocabulary by their folded names.
func byName(entries []guide.Entry) map[string]string {
	slugs := map[string]string{}
	for _, e := range entries {
		slugs[text.Fold(e.Name)] = e.Slug
	}
	return slugs
}

// textsBeside returns what lies where the drafts of a question may go.
func textsBeside(content fs.FS, slug string) (map[string]bool, error) {
	files := map[string]bool{}
	for _, folder := range []string{"questions/" + slug, "articles"} {
		entries, err := fs.ReadDir(content, folder)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		for _, e := range entries {
			files[folder+"/"+e.Name()] = true
		}
	}
	return files, nil
}

// report prints the paths, what was not put into a place of its own, and what
// comes next.
func (i *articleImport) report(a *importer.Article, drafts []importer.File) {
	for _, d := range drafts {
		i.print.line("%s", filepath.Join(i.dir.path, filepath.FromSlash(d.Path)))
	}
	var parts []string
	for _, left := range []struct {
		list []string
		noun string
	}{
		{a.Left.Texts, "text"}, {a.Left.Headings, "heading"}, {a.Left.Links, "link"},
		{a.Left.Promotion, "passage taken for promotion"}, {a.Left.Dropped, "part of the page around it"},
	} {
		if n := len(left.list); n > 0 {
			parts = append(parts, amount(n, left.noun))
		}
	}
	if len(parts) > 0 {
		i.print.note("listed at the end of the first draft, for you to place or delete: %s", strings.Join(parts, ", "))
	}
	if len(a.Samples) == 0 {
		i.print.note("the article has no sample answer, so there is no draft of one")
	}
	i.print.note("the texts are the article's own words: publish them only if they are yours to publish")
	i.print.note("write what stands in [[brackets]] and look at it with starling serve%s; when a draft is ready, delete its line `status: draft`", i.dir.again())
}

// amount returns a number with a noun whose first word is counted.
func amount(n int, noun string) string {
	first, rest, more := strings.Cut(noun, " ")
	if more {
		rest = " " + rest
	}
	return count(n, first) + rest
}
