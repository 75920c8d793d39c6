package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"starling/generator/scaffold"
	"starling/generator/source"
)

func initCommand(print *printer) *cobra.Command {
	return &cobra.Command{
		Use:   "init DIR",
		Short: "Begin a guide of your own",
		Long: "Init writes a small complete guide to a folder that is absent or empty: two questions, three\n" +
			"sample answers, an article, settings with comments, schemas for editors, and a workflow that\n" +
			"publishes it on GitHub Pages. It builds as it is.",
		Example: "  starling init my-guide",
		Args:    arguments(1),
		RunE:    func(_ *cobra.Command, args []string) error { return initGuide(print, args[0]) },
	}
}

func initGuide(print *printer, dir string) error {
	absent, err := refuseFull(dir)
	if err != nil {
		return err
	}
	files, err := guideFiles()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("no guide was begun: %w", err)
	}
	kept, err := writeNew(dir, files)
	if err != nil {
		if absent {
			_ = os.Remove(dir) // it is empty again, or what is in it says why it stays
		}
		return fmt.Errorf("no guide was begun: %w", err)
	}
	for _, path := range kept {
		print.note("%s is there already and was kept", filepath.Join(dir, filepath.FromSlash(path)))
	}
	print.line("%s: a guide with two questions", dir)
	where := "run starling serve"
	if filepath.Clean(dir) != "." {
		where = "go there and run starling serve"
	}
	print.note("%s; %s holds the settings, and starling new question writes your first draft", where, filepath.Join("content", "site.yaml"))
	return nil
}

// writeNew writes all files that are not there yet, or none, and returns the
// paths of those that are.
func writeNew(dir string, files []scaffold.File) (kept []string, err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	var done undoing
	for _, f := range files {
		err := done.create(root, f)
		if errors.Is(err, fs.ErrExist) {
			kept = append(kept, f.Path)
		} else if err != nil {
			return nil, done.unless(err)
		}
	}
	return kept, nil
}

// guideFiles returns the files of the small guide, with the schemas that its
// settings name.
func guideFiles() ([]scaffold.File, error) {
	tax, _, err := source.ReadTaxonomy(embed.FS{})
	if err != nil {
		return nil, err
	}
	files := scaffold.Guide()
	for _, name := range []string{"site", "taxonomy"} {
		schema, _ := source.Schema(name, &tax)
		files = append(files, scaffold.File{Path: ".starling/" + name + ".schema.json", Data: schema})
	}
	return files, nil
}

// refuseFull tells whether a folder is absent. It returns an error for one that
// holds more than a new repository does: dotfiles, such as git's own folder, a
// README and a licence.
func refuseFull(dir string) (absent bool, err error) {
	entries, err := os.ReadDir(dir)
	switch {
	case dir != "" && errors.Is(err, fs.ErrNotExist):
		return true, nil
	case err != nil:
		return false, fmt.Errorf("%q is no folder that can be read: name one that is absent or empty (%w)", dir, err)
	}
	for _, e := range entries {
		stem, _, _ := strings.Cut(e.Name(), ".")
		if stem != "" && stem != "README" && stem != "LICENSE" {
			return false, fmt.Errorf("%s is not empty (it holds %s): name a folder that is absent or empty", dir, e.Name())
		}
	}
	return false, nil
}
