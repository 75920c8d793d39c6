package main

import (
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"starling/generator/guide"
	"starling/generator/source"
	"starling/generator/text"
)

// questions returns the entries of a guide's questions.
func questions(content fs.FS) ([]source.Entry, error) {
	listing, err := source.Scan(content)
	if err != nil {
		return nil, err
	}
	var list []source.Entry
	for _, e := range listing.Texts {
		if e.Kind == guide.KindQuestion {
			list = append(list, e)
		}
	}
	return list, nil
}

// slugOf returns the slug of a question: the name of its folder.
func slugOf(question source.Entry) string { return path.Base(path.Dir(question.Path)) }

// findQuestion returns the question that a slug, a folder or a file names.
func findQuestion(content fs.FS, arg string) (source.Entry, error) {
	list, err := questions(content)
	if err != nil {
		return source.Entry{}, err
	}
	slug, slugs := questionSlug(arg), make([]string, len(list))
	for i, e := range list {
		if slugs[i] = slugOf(e); slugs[i] == slug {
			return e, nil
		}
	}
	if len(list) == 0 {
		return source.Entry{}, fmt.Errorf("the guide has no question yet: write one with starling new question")
	}
	if near := text.Nearest(slug, slugs); near != "" {
		return source.Entry{}, fmt.Errorf("there is no question %q: did you mean %q?", slug, near)
	}
	return source.Entry{}, fmt.Errorf("there is no question %q: name one by its folder in questions", slug)
}

// questionSlug returns the slug in what an author names a question by: the slug
// itself, its folder, or a file in it. Anything else is returned as it is.
func questionSlug(arg string) string {
	folder := filepath.ToSlash(filepath.Clean(arg))
	if strings.HasSuffix(folder, ".md") {
		folder = path.Dir(folder)
	}
	if dir, slug := path.Split(folder); dir == "" || path.Base(dir) == "questions" {
		return slug
	}
	return arg
}

// completeQuestion offers the guide's questions for the first argument.
func (f *contentFlag) completeQuestion(c *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	root, err := f.open(c)
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	defer root.Close()
	list, _ := questions(root.FS()) // none to offer where they cannot be read
	words := make([]cobra.Completion, len(list))
	for i, e := range list {
		words[i] = slugOf(e)
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}
