package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"starling/generator/guide"
	"starling/generator/importer"
	"starling/generator/text"
)

// articleImport is one run of the import command.
type articleImport struct {
	print    *printer
	folders  folders
	question string
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
		Args:    cobra.ExactArgs(1),
		RunE:    func(c *cobra.Command, args []string) error { return i.run(c, args[0]) },
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return importer.Endings, cobra.ShellCompDirectiveFilterFileExt
		},
	}
	i.folders.addContentFlag(c)
	c.Flags().StringVar(&i.question, "question", "", "slug of the question, yours or a new one, instead of one made from the article's")
	_ = c.RegisterFlagCompletionFunc("question", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return questionSlugs(os.DirFS(i.folders.content)), cobra.ShellCompDirectiveNoFileComp
	})
	return c
}

// questionSlugs returns the names of the folders of questions.
func questionSlugs(content fs.FS) []string {
	var slugs []string
	entries, _ := fs.ReadDir(content, "questions")
	for _, e := range entries {
		if e.IsDir() && text.IsSlug(e.Name()) {
			slugs = append(slugs, e.Name())
		}
	}
	return slugs
}

func (i *articleImport) run(c *cobra.Command, file string) error {
	if i.question != "" && !isQuestionSlug(i.question) {
		return fmt.Errorf("--question %q is no slug: lower-case letters, digits and hyphens, at most %d, and no name that the system keeps", i.question, text.MaxSlug)
	}
	data, err := readArticle(file)
	if err != nil {
		return err
	}
	article, err := importer.Read(importer.Source{Name: file, Data: data, About: i.question != ""})
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if _, err := os.Stat(i.folders.content); os.IsNotExist(err) {
		return fmt.Errorf("there is no folder %s: go to the folder of your guide, or name that of its texts with --content", i.folders.content)
	}
	g, before, err := i.folders.guide(c, i.print, true)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(i.folders.content)
	if err != nil {
		return fmt.Errorf("--content: %w", err)
	}
	defer root.Close()
	have := knownTo(g)
	slug, err := i.slug(article, have)
	if err != nil {
		return err
	}
	if have.Files, err = textsBeside(root.FS(), slug); err != nil {
		return err
	}
	drafts := article.Drafts(importer.Place{Slug: slug}, have)
	if err := createAll(root, drafts); err != nil {
		return err
	}
	if err := i.trial(c, root, drafts, before); err != nil {
		return err
	}
	i.report(article, drafts)
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

// slug returns the name of the folder that the drafts go to. Where a question of
// the guide is asked in these words already, it is that one's.
func (i *articleImport) slug(a *importer.Article, have importer.Guide) (string, error) {
	if i.question != "" {
		return i.question, nil
	}
	if owner := have.Asked[importer.Phrasing(a.Question)]; owner != "" {
		i.print.note("the question %s asks this already, so its own text stays as it is", owner)
		return owner, nil
	}
	slug := text.Slug(a.Question)
	if !isQuestionSlug(slug) {
		return "", fmt.Errorf("no name for a folder can be made of the question %q: give one with --question", a.Question)
	}
	return slug, nil
}

func isQuestionSlug(s string) bool { return text.IsSlug(s) && !text.IsReservedName(s) }

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

// createAll writes files that are not there yet, and the folders they lie in.
// Where one cannot be written, none is left behind.
func createAll(root *os.Root, files []importer.File) error {
	for n, f := range files {
		if err := createNew(root, f); err != nil {
			return errors.Join(err, removeAll(root, files[:n]))
		}
	}
	return nil
}

func createNew(root *os.Root, f importer.File) error {
	name := filepath.FromSlash(f.Path)
	if err := root.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	file, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(f.Data)
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return errors.Join(err, root.Remove(name))
	}
	return nil
}

// removeAll takes back what createAll wrote, and a folder that is empty then.
func removeAll(root *os.Root, files []importer.File) error {
	var errs []error
	for _, f := range files {
		name := filepath.FromSlash(f.Path)
		errs = append(errs, root.Remove(name))
		_ = root.Remove(filepath.Dir(name)) // it stays where other files lie in it
	}
	return errors.Join(errs...)
}

// trial reads the guide with the drafts in it. A mistake that was not there before
// would keep serve from showing anything new, so the drafts are taken back.
func (i *articleImport) trial(c *cobra.Command, root *os.Root, drafts []importer.File, before guide.Problems) error {
	_, after, err := i.folders.guide(c, i.print, true)
	if err != nil {
		return errors.Join(err, removeAll(root, drafts))
	}
	wrong := slices.DeleteFunc(only(after, guide.Error), func(p guide.Problem) bool { return slices.Contains(before, p) })
	if len(wrong) == 0 {
		return nil
	}
	i.print.problems(wrong)
	return errors.Join(fmt.Errorf("nothing was written, since the guide would then have %s; another --question may help", count(len(wrong), "problem")), removeAll(root, drafts))
}

// report prints the paths, what was not put into a place of its own, and what
// comes next.
func (i *articleImport) report(a *importer.Article, drafts []importer.File) {
	for _, d := range drafts {
		i.print.line("%s", filepath.Join(i.folders.content, filepath.FromSlash(d.Path)))
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
	i.print.note("write what stands in [[brackets]] and look at it with starling serve; when a draft is ready, delete its line `status: draft`")
}

// amount returns a number with a noun whose first word is counted.
func amount(n int, noun string) string {
	first, rest, more := strings.Cut(noun, " ")
	if more {
		rest = " " + rest
	}
	return count(n, first) + rest
}
