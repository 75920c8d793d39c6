package source_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"starling/generator/guide"
	"starling/generator/source"
)

// folderOf returns a file system with empty files at the paths.
func folderOf(paths ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, path := range paths {
		fsys[path] = &fstest.MapFile{}
	}
	return fsys
}

func scan(t testing.TB, fsys fs.FS) source.Listing {
	t.Helper()
	list, err := source.Scan(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func pathsOf(entries []source.Entry) []string {
	var list []string
	for _, e := range entries {
		list = append(list, e.Path)
	}
	return list
}

func TestScanListsAGuide(t *testing.T) {
	list := scan(t, folderOf(
		"site.yaml", "taxonomy.yaml", "search.yaml",
		"questions/b/index.md", "questions/b/nurse.md", "questions/b/picture.png", "questions/b-c/index.md",
		"articles/x.md", "articles/y.pdf", "collections/z.md", "pages/about.md",
		"terms/roles/nurse.md", "terms/topics/conflict.md",
		"static/favicon.ico", "static/.well-known/security.txt", "static/a/b/c.txt",
	))
	if len(list.Problems) > 0 || !list.Settings || !list.Taxonomy || !list.Search {
		t.Fatalf("%v; settings %v, taxonomy %v, search %v", list.Problems, list.Settings, list.Taxonomy, list.Search)
	}
	texts := map[string]guide.Kind{}
	for _, e := range list.Texts {
		texts[e.Path] = e.Kind
	}
	want := map[string]guide.Kind{
		"questions/b/index.md": guide.KindQuestion, "questions/b/nurse.md": guide.KindAnswer, "questions/b-c/index.md": guide.KindQuestion,
		"articles/x.md": guide.KindArticle, "collections/z.md": guide.KindCollection, "pages/about.md": guide.KindPage,
		"terms/roles/nurse.md": guide.KindTerm, "terms/topics/conflict.md": guide.KindTerm,
	}
	for path, kind := range want {
		if texts[path] != kind {
			t.Errorf("%s is a %q, want %q", path, texts[path], kind)
		}
	}
	if len(texts) != len(want) || !slices.IsSorted(pathsOf(list.Texts)) {
		t.Errorf("texts %v", pathsOf(list.Texts))
	}
	if got := pathsOf(list.Attachments); !slices.Equal(got, []string{"articles/y.pdf", "questions/b/picture.png"}) {
		t.Errorf("attachments %v", got)
	}
	if got := pathsOf(list.Static); !slices.Equal(got, []string{"static/.well-known/security.txt", "static/a/b/c.txt", "static/favicon.ico"}) {
		t.Errorf("static %v", got)
	}
}

func TestScanIgnoresWhatIsNotTheAuthors(t *testing.T) {
	list := scan(t, folderOf(
		"README.md", "LICENSE", "content.go", ".git/config", ".DS_Store", "questions/README.md", "questions/.x/index.md",
		"questions/b/index.md", "questions/b/README.md", "questions/b/index.md~", "questions/b/.index.md.swp", "questions/b/x.swp", "questions/b/4913",
		"questions/b/#index.md#", "questions/b/.#index.md", "questions/b/index.md___jb_tmp___", "articles/.hidden.md", "terms/.x/y.md", "pages/p.go",
		"static/.DS_Store", "static/x~", "static/.well-known/.DS_Store", "static/README.md", "questions/empty/.gitkeep",
	))
	if len(list.Problems) > 0 {
		t.Error(list.Problems)
	}
	if got := pathsOf(list.Texts); !slices.Equal(got, []string{"questions/b/index.md"}) {
		t.Errorf("texts %v", got)
	}
	if len(list.Static)+len(list.Attachments) > 0 {
		t.Errorf("static %v, attachments %v", pathsOf(list.Static), pathsOf(list.Attachments))
	}
}

func TestScanReportsWhatHasNoPlace(t *testing.T) {
	long := strings.Repeat("x", 81)
	for _, c := range []struct {
		paths []string
		want  string // "path CODE", joined by ", "
		hint  string
	}{
		// E109
		{[]string{"question/a/index.md"}, "question E109", "did you mean `questions/`?"},
		{[]string{"Questions/a/index.md"}, "Questions E109", "did you mean `questions/`?"},
		{[]string{"notes/a.md"}, "notes E109", "the folders are"},
		{[]string{"site.yml"}, "site.yml E109", "`site.yaml`"},
		{[]string{"stie.yaml"}, "stie.yaml E109", "`site.yaml`"},
		{[]string{"todo.txt"}, "todo.txt E109", "the files here are"},
		{[]string{"About.md"}, "About.md E109", "`pages/about.md`"},
		{[]string{"pages"}, "pages E109", "make a folder"},
		{[]string{"questions/Why me.md"}, "questions/Why me.md E109", "a question is a folder: `questions/why-me/index.md`"},
		{[]string{"questions/picture.png"}, "questions/picture.png E109", "folder of the question"},
		{[]string{"questions/a/nurse.md"}, "questions/a E109", "`questions/a/index.md`"},
		{[]string{"questions/a/Index.md"}, "questions/a/Index.md E109", "`index.md`"},
		{[]string{"questions/a/index.markdown"}, "questions/a/index.markdown E109", "`index.md`"},
		{[]string{"questions/a/index.md", "questions/a/nurse.MD"}, "questions/a/nurse.MD E109", "`nurse.md`"},
		{[]string{"questions/a/index.md", "questions/a/nurse.markdown"}, "questions/a/nurse.markdown E109", "`nurse.md`"},
		{[]string{"questions/a/index.md", "questions/a/b/index.md"}, "questions/a/b E109", "beside index.md"},
		{[]string{"articles/a/b.md"}, "articles/a E109", "`articles/`"},
		{[]string{"terms/nurse.md"}, "terms/nurse.md E109", "topics"},
		{[]string{"terms/role/nurse.md"}, "terms/role E109", "`roles`"},
		{[]string{"terms/roles/x/nurse.md"}, "terms/roles/x E109", ""},

		// E106
		{[]string{"questions/Why me/index.md"}, "questions/Why me E106", "did you mean `why-me`?"},
		{[]string{"questions/caf\u00e9/index.md"}, "questions/caf\u00e9 E106", "`cafe`"},
		{[]string{"questions/a/index.md", "questions/a/Shift Lead.md"}, "questions/a/Shift Lead.md E106", "`shift-lead`"},
		{[]string{"questions/a/index.md", "questions/a/a#b?.md"}, "questions/a/a#b?.md E106", "`a-b`"},
		{[]string{"questions/a/index.md", "questions/a/100%.md"}, "questions/a/100%.md E106", "`100`"},
		{[]string{"questions/a/index.md", "questions/a/👍.md"}, "questions/a/👍.md E106", "lower-case letters"},
		{[]string{"questions/a/index.md", `questions/a/"q".md`}, `questions/a/"q".md E106`, "`q`"},
		{[]string{"articles/" + long + ".md"}, "articles/" + long + ".md E106", strings.Repeat("x", 50)},
		{[]string{"articles/con.md"}, "articles/con.md E106", "add a word"},
		{[]string{"questions/aux/index.md"}, "questions/aux E106", "add a word"},
		{[]string{"articles/nul.png"}, "articles/nul.png E106", "rename"},
		{[]string{"static/a/LPT1"}, "static/a/LPT1 E106", "rename"},
		{[]string{"static/a?b"}, "static/a?b E106", "rename"},
		{[]string{`static/a\b`}, `static/a\b E106`, "rename"},
		{[]string{"static/a\x01b"}, "static/a\x01b E106", "rename"},
		{[]string{"static/" + strings.Repeat("é", 120)}, "static/" + strings.Repeat("é", 120) + " E106", "rename"},

		// E107
		{[]string{"pages/search.md"}, "pages/search.md E107", "another name"},
		{[]string{"pages/404.md"}, "pages/404.md E107", "another name"},
		{[]string{"static/a.txt", "static/A.txt"}, "static/a.txt E107", "rename"},
		{[]string{"articles/caf\u00e9.png", "articles/cafe\u0301.png"}, "articles/caf\u00e9.png E107", "rename"},
		{[]string{"questions/a/index.md", "questions/A/index.md"}, "questions/A E106, questions/a E107", ""},
		{[]string{"questions/a/index.md", "questions/a/nurse.md", "questions/a/nurse"}, "questions/a/nurse E107", "rename"},
		{[]string{"questions/a/index.md", "questions/a/index.html"}, "questions/a/index.html E107", "rename"},
	} {
		list := scan(t, folderOf(c.paths...))
		if got := strings.Join(found(list.Problems), ", "); got != c.want {
			t.Errorf("%q: got %s, want %s", c.paths, got, c.want)
			continue
		}
		if !strings.Contains(list.Problems[0].Hint, c.hint) {
			t.Errorf("%q: the hint is %q, want one with %q", c.paths, list.Problems[0].Hint, c.hint)
		}
		if p := list.Problems[0]; p.Line != 1 || p.Column != 1 || p.EndColumn != 1 {
			t.Errorf("%q: the problem stands at %d:%d-%d", c.paths, p.Line, p.Column, p.EndColumn)
		}
		checkWording(t, list.Problems)
	}
}

func TestPicturesMayHaveNamesOfTheAuthorsOwn(t *testing.T) {
	list := scan(t, folderOf("articles/a.md", "articles/My photo (1) #2 – é 100%.png", "static/日本.txt", "static/CNAME"))
	if len(list.Problems) > 0 || len(list.Attachments) != 1 || len(list.Static) != 2 {
		t.Errorf("%v %v %v", list.Problems, pathsOf(list.Attachments), pathsOf(list.Static))
	}
}

// giant is a file system in which one file says that it is larger than any that
// could be read, and cannot be opened.
type giant struct {
	fstest.MapFS
	name string
	size int64
}

func (g giant) ReadDir(dir string) ([]fs.DirEntry, error) {
	entries, err := g.MapFS.ReadDir(dir)
	for i, e := range entries {
		if strings.TrimPrefix(dir+"/"+e.Name(), "./") == g.name {
			entries[i] = giantEntry{e, g.size}
		}
	}
	return entries, err
}

type giantEntry struct {
	fs.DirEntry
	size int64
}

func (e giantEntry) Info() (fs.FileInfo, error) {
	info, err := e.DirEntry.Info()
	return giantInfo{info, e.size}, err
}

type giantInfo struct {
	fs.FileInfo
	size int64
}

func (i giantInfo) Size() int64 { return i.size }

func TestScanJudgesSizesBeforeReading(t *testing.T) {
	for _, c := range []struct {
		name string
		size int64
		fits bool
	}{
		{"articles/a.md", source.MaxText, true},
		{"articles/a.md", source.MaxText + 1, false},
		{"articles/a.png", source.MaxText + 1, true},
		{"articles/a.png", source.MaxFile + 1, false},
		{"static/a.iso", 1 << 40, false},
		{"static/a.iso", source.MaxFile, true},
		{"site.yaml", source.MaxText + 1, false},
	} {
		list := scan(t, giant{folderOf(c.name), c.name, c.size})
		listed := len(list.Texts)+len(list.Attachments)+len(list.Static) == 1 || list.Settings
		if listed != c.fits {
			t.Errorf("%s of %d bytes: listed is %v", c.name, c.size, listed)
		}
		if got := found(list.Problems); !c.fits && !slices.Equal(got, []string{c.name + " E118"}) || c.fits && len(got) > 0 {
			t.Errorf("%s of %d bytes: %v", c.name, c.size, got)
		}
	}
}

func TestScanOfAFolderThatIsNotThereIsAnError(t *testing.T) {
	fsys, err := fs.Sub(fstest.MapFS{}, "missing")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := source.Scan(fsys); err == nil {
		t.Error("no error")
	}
}
