package importer_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"starling/generator/importer"
	"starling/generator/text"
)

// empty is a guide that has words for who speaks, and nothing else.
var empty = importer.Guide{Levels: map[string]string{"entry level": "entry"}, Roles: map[string]string{"nurse": "nurse", "software developer": "software-developer", "project manager": "project-manager"}}

// fixture is an article with the drafts that must come of it, or why it is refused.
type fixture struct {
	file    string
	archive *txtar.Archive
	article txtar.File
}

func fixtures(t testing.TB) []fixture {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 9 {
		t.Fatalf("found %d articles: %v", len(files), err)
	}
	var list []fixture
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil || len(a.Files) == 0 || !strings.HasPrefix(a.Files[0].Name, "article.") {
			t.Fatalf("%s does not begin with an article: %v", file, err)
		}
		list = append(list, fixture{file, a, a.Files[0]})
	}
	return list
}

// drafts imports an article as the command does.
func drafts(a *importer.Article, g importer.Guide) []importer.File {
	return a.Drafts(importer.Place{Slug: text.Slug(a.Question)}, g)
}

// TestArticles compares the drafts of each article with those beside it.
// UPDATE_GOLDEN=1 writes them anew.
func TestArticles(t *testing.T) {
	for _, f := range fixtures(t) {
		t.Run(strings.TrimSuffix(filepath.Base(f.file), ".txtar"), func(t *testing.T) {
			got := &txtar.Archive{Comment: f.archive.Comment, Files: []txtar.File{f.article}}
			article, err := importer.Read(importer.Source{Name: f.article.Name, Data: f.article.Data})
			if err != nil {
				var refused *importer.RefusedError
				if !errors.As(err, &refused) {
					t.Fatalf("the error is a %T, want a RefusedError", err)
				}
				got.Files = append(got.Files, txtar.File{Name: "refused", Data: []byte(err.Error() + "\n")})
			} else {
				for _, d := range drafts(article, empty) {
					got.Files = append(got.Files, txtar.File{Name: d.Path, Data: d.Data})
				}
			}
			if os.Getenv("UPDATE_GOLDEN") != "" {
				if err := os.WriteFile(f.file, txtar.Format(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if !slices.EqualFunc(got.Files, f.archive.Files, func(a, b txtar.File) bool { return a.Name == b.Name && string(a.Data) == string(b.Data) }) {
				t.Errorf("the drafts differ from %s; they are\n%s", f.file, txtar.Format(&txtar.Archive{Files: got.Files[1:]}))
			}
		})
	}
}
