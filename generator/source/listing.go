package source

import (
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"starling/generator/guide"
	"starling/generator/text"
)

// Entry is a file of the content folder by its name, size and time.
type Entry struct {
	// Path is relative to the content folder: "questions/slug/index.md",
	// "static/.well-known/security.txt".
	Path string
	// Kind is a text's; other files have none.
	Kind guide.Kind
	// Size is in bytes. Size and ModTime are those of the file that a link leads to.
	Size    int64
	ModTime time.Time
}

// Listing is what lies in a content folder, by names alone. All lists are
// sorted by path.
type Listing struct {
	// Texts are the Markdown texts, also those whose name is wrong.
	Texts []Entry
	// Attachments are the other files beside texts: pictures, PDFs.
	Attachments []Entry
	// Static are the files below static/. Their Path begins with "static/".
	Static []Entry
	// Settings, Taxonomy and Search tell which of site.yaml, taxonomy.yaml and
	// search.yaml there are.
	Settings, Taxonomy, Search bool
	// Problems are E106, E107, E109 and E118, sorted.
	Problems guide.Problems
}

// QuestionFolder is a folder of a question and its answers that is still to be
// listed.
type QuestionFolder struct {
	// Path is the folder's in the content folder.
	Path string
	node node
}

// Scan lists a content folder. It looks at names, sizes and types and opens no
// file. Files that are not the author's (see ignored) are left out without a
// word; everything else that has no place is a problem. The error is the
// machine's: a folder that cannot be read.
func Scan(fsys fs.FS) (Listing, error) {
	list, folders, err := Outline(fsys)
	if err != nil {
		return Listing{}, err
	}
	parts := make([]Listing, len(folders))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for from := 0; from < len(folders); from += manyFolders {
		work.Go(func() error {
			for i := from; i < min(from+manyFolders, len(folders)); i++ {
				var err error
				if parts[i], err = folders[i].List(fsys); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err := work.Wait(); err != nil {
		return Listing{}, err
	}
	for _, part := range parts {
		list.Add(part)
	}
	list.sort()
	return list, nil
}

// manyFolders is how many folders a worker lists at a time: reading folders is
// waiting for the system.
const manyFolders = 32

// Outline lists a content folder less what lies in the folders of questions,
// which are most of a guide: those can be listed one by one, and one that has
// not changed need not be listed again.
func Outline(fsys fs.FS) (Listing, []QuestionFolder, error) {
	s := &scanner{fsys: fsys}
	if err := s.root(); err != nil {
		return Listing{}, nil, fmt.Errorf("read content folder: %w", err)
	}
	s.list.sort()
	return s.list, s.folders, nil
}

// List lists the question's folder.
func (q QuestionFolder) List(fsys fs.FS) (Listing, error) {
	s := &scanner{fsys: fsys}
	if err := s.question(q.node); err != nil {
		return Listing{}, fmt.Errorf("read content folder: %w", err)
	}
	s.list.sort()
	return s.list, nil
}

func (l *Listing) sort() {
	for _, list := range [][]Entry{l.Texts, l.Attachments, l.Static} {
		slices.SortFunc(list, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	}
	l.Problems = l.Problems.Sort()
}

// Add appends what a question's folder holds.
func (l *Listing) Add(part Listing) {
	l.Texts = append(l.Texts, part.Texts...)
	l.Attachments = append(l.Attachments, part.Attachments...)
	l.Problems = append(l.Problems, part.Problems...)
}

// scanner collects a listing, folder by folder.
type scanner struct {
	fsys fs.FS
	list Listing
	// folders are those of questions, to be listed later.
	folders []QuestionFolder
	// linked counts the entries that were found behind links to folders.
	linked int
}

// The names at the top of a content folder.
var (
	topFolders = []string{"questions", "articles", "collections", "terms", "pages", "static"}
	topFiles   = []string{"site.yaml", "taxonomy.yaml", "search.yaml", guide.LedgerFile}
)

func (s *scanner) root() error {
	nodes, err := s.read(folder{path: "."})
	if err != nil {
		return err
	}
	for _, n := range nodes {
		if err := s.top(n); err != nil {
			return err
		}
	}
	return nil
}

// top lists one file or folder at the top of the content folder.
func (s *scanner) top(n node) error {
	switch {
	case n.dir && n.name == "questions":
		return s.questions(n)
	case n.dir && n.name == "articles":
		return s.flat(n, guide.KindArticle)
	case n.dir && n.name == "collections":
		return s.flat(n, guide.KindCollection)
	case n.dir && n.name == "pages":
		return s.flat(n, guide.KindPage)
	case n.dir && n.name == "terms":
		return s.terms(n)
	case n.dir && n.name == "static":
		return s.static(n)
	case !n.dir && slices.Contains(topFiles, n.name):
		s.topFile(n)
	default:
		s.strayTop(n)
	}
	return nil
}

func (s *scanner) topFile(n node) {
	if n.name == guide.LedgerFile {
		return // only check reads it
	}
	if n.size > MaxText {
		s.list.Problems = append(s.list.Problems, tooLarge(n.path, MaxText))
		return
	}
	switch n.name {
	case "site.yaml":
		s.list.Settings = true
	case "taxonomy.yaml":
		s.list.Taxonomy = true
	case "search.yaml":
		s.list.Search = true
	}
}

// strayTop reports what has no place at the top of the content folder.
func (s *scanner) strayTop(n node) {
	near := text.Nearest(n.name, topFiles)
	switch {
	case n.dir:
		hint := "the folders are " + strings.Join(topFolders, ", ")
		if near = text.Nearest(n.name, topFolders); near != "" {
			hint = "did you mean " + code(near+"/") + "?"
		}
		s.report(n.path, "E109", "a folder where none is expected", hint)
	case slices.Contains(topFolders, n.name):
		s.report(n.path, "E109", "a file where a folder is expected", "make a folder "+code(n.name+"/"))
	case isText(n.name):
		s.report(n.path, "E109", "a text where none is expected", "did you mean "+code("pages/"+slugOrName(stemOf(n.name))+".md")+"?")
	case near != "":
		s.report(n.path, "E109", "a file where none is expected", didYouMean(near))
	default:
		s.report(n.path, "E109", "a file where none is expected", "the files here are "+strings.Join(topFiles, ", "))
	}
}

// fits reports a file that is too large to be read.
func (s *scanner) fits(n node, limit int64) bool {
	if n.size > limit {
		s.list.Problems = append(s.list.Problems, tooLarge(n.path, limit))
	}
	return n.size <= limit
}

func tooLarge(path string, limit int64) guide.Problem {
	return guide.NewProblem(path, guide.Place{}, "E118", fmt.Sprintf("the file is larger than %d MiB", limit>>20), "make it smaller, or link to it elsewhere")
}

func (s *scanner) report(path, code, text, hint string) {
	s.list.Problems = append(s.list.Problems, guide.NewProblem(path, guide.Place{}, code, text, hint))
}
