package output_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"starling/generator/guide"
	"starling/generator/output"
)

// small is a site with every kind of place a file can have.
var small = site{
	"index.html":                       "home",
	"404.html":                         "lost",
	"robots.txt":                       "User-agent: *",
	"files/app-1.css":                  "body{}",
	"questions/mistake/index.html":     "a mistake",
	"questions/mistake/one/index.html": "an answer",
	"questions/mistake/card.png":       "\x89PNG",
	"empty.txt":                        "",
}

func TestPublishWritesTheEdition(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	got := mustPublish(t, dir, small.edition())
	same(t, holds(t, dir), small)
	var size int64
	for _, text := range small {
		size += int64(len(text))
	}
	want := output.Result{Pages: 4, Files: len(small), Bytes: size, Written: len(small)}
	if got != want {
		t.Errorf("result %+v, want %+v", got, want)
	}
}

func TestSecondPublishWritesNothing(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, small.edition())
	before := state(t, dir)
	var asked calls
	got := mustPublish(t, dir, small.counted(&asked))
	same(t, state(t, dir), before)
	if list := asked.take(); len(list) > 0 {
		t.Errorf("asked for %q", list)
	}
	if got.Written != 0 || got.Removed != 0 || !got.Unchanged || got.Files != len(small) || got.Pages != 4 {
		t.Errorf("result %+v", got)
	}
}

func TestPublishTouchesOnlyWhatDiffers(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, small.edition())
	before := state(t, dir)
	next := small.with(site{"index.html": "new home", "robots.txt": "-", "feed.xml": "<feed/>"})
	var asked calls
	got := mustPublish(t, dir, next.counted(&asked))
	same(t, holds(t, dir), next)
	if list, want := asked.take(), []string{"feed.xml", "index.html"}; !slices.Equal(list, want) {
		t.Errorf("asked for %q, want %q", list, want)
	}
	if got.Written != 2 || got.Removed != 1 || got.Unchanged {
		t.Errorf("result %+v", got)
	}
	after := state(t, dir)
	for _, path := range []string{"404.html", "empty.txt", "files/app-1.css", "questions", "questions/mistake/index.html"} {
		if path = filepath.Join(dir, path); after[path] != before[path] {
			t.Errorf("%s was %q and is %q", path, before[path], after[path])
		}
	}
}

func TestPublishAsksForAFileOnlyWhenItMust(t *testing.T) {
	key := func(s string) guide.Digest { return guide.DigestOf([]byte(s)) }
	path := "a/page.html"
	old := time.Unix(1_000_000_000, 0)
	tests := []struct {
		name string
		// between happens to the file after the first publish of "text" under the key "1".
		between func(t *testing.T, file string)
		key     string
		text    string
		asked   bool
		written int
	}{
		{name: "nothing happened", key: "1", text: "text"},
		{name: "other key, same bytes", key: "2", text: "text", asked: true},
		{name: "other key, other bytes", key: "2", text: "next", asked: true, written: 1},
		{name: "touched", key: "1", text: "text", asked: true, between: func(t *testing.T, file string) { chtimes(t, file, old) }},
		{name: "touched, other key, other bytes of the same size", key: "2", text: "next", asked: true, written: 1, between: func(t *testing.T, file string) { chtimes(t, file, old) }},
		{name: "edited", key: "1", text: "text", asked: true, written: 1, between: func(t *testing.T, file string) { write(t, file, "mine now") }},
		{name: "edited, same size", key: "1", text: "text", asked: true, written: 1, between: func(t *testing.T, file string) { write(t, file, "mine"); chtimes(t, file, old) }},
		{name: "deleted", key: "1", text: "text", asked: true, written: 1, between: remove},
		{name: "deleted with its folder", key: "1", text: "text", asked: true, written: 1, between: func(t *testing.T, file string) { remove(t, filepath.Dir(file)) }},
		{name: "replaced by a link", key: "1", text: "text", asked: true, written: 1, between: func(t *testing.T, file string) { remove(t, file); link(t, "elsewhere", file) }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			asked := false
			edition := func(k, text string) *guide.Edition {
				return guide.NewEdition(key(k+text), map[string]guide.File{path: {Key: key(k), Make: func() ([]byte, error) {
					asked = true
					return []byte(text), nil
				}}}, nil)
			}
			mustPublish(t, dir, edition("1", "text"))
			if test.between != nil {
				test.between(t, filepath.Join(dir, path))
			}
			asked = false
			got := mustPublish(t, dir, edition(test.key, test.text))
			if asked != test.asked || got.Written != test.written {
				t.Errorf("asked %v and wrote %d, want %v and %d", asked, got.Written, test.asked, test.written)
			}
			same(t, holds(t, dir), site{path: test.text})
			asked = false
			if mustPublish(t, dir, edition(test.key, test.text)); asked {
				t.Error("asked again at the next publish")
			}
		})
	}
}

func TestManifestNamesEveryFile(t *testing.T) {
	dir := t.TempDir()
	odd := `q"uote<&> ☕.txt`
	e := site{"index.html": "home", odd: "x"}.edition()
	mustPublish(t, dir, e)
	line := func(quoted, path, text string) string {
		info, err := os.Stat(filepath.Join(dir, path))
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprintf(`%s:{"key":"%s","digest":"%s","size":%d,"time":%d}`, quoted, e.Key(path), guide.DigestOf([]byte(text)), len(text), info.ModTime().UnixNano())
	}
	want := `{"starling":1,"inputs":"` + e.Inputs.String() + "\",\"files\":{\n" +
		line(`"index.html"`, "index.html", "home") + ",\n" + line(`"q\"uote\u003c\u0026\u003e ☕.txt"`, odd, "x") + "}}\n"
	if got := read(t, filepath.Join(dir, manifestName)); got != want {
		t.Errorf("manifest\n%s\nwant\n%s", got, want)
	}
}

func TestForeignFilesAreNeverTouched(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, small.edition())
	foreign := site{
		"CNAME": "example.org", ".git/config": "[core]", "questions/notes.txt": "mine", "questions/mistake/deep/er/x.html": "mine too",
		".notes.starling": "mine, whatever it looks like", "questions/mistake/.old.html.starling": "and mine", "index.html.bak": "keep",
	}
	for path, text := range foreign {
		write(t, filepath.Join(dir, path), text)
	}
	before := state(t, dir)
	for _, next := range []site{small.with(site{"index.html": "other"}), {"only.html": "one"}, {}, small} {
		mustPublish(t, dir, next.edition())
		same(t, holds(t, dir), next.with(foreign))
	}
	after := state(t, dir)
	for path := range foreign {
		if path = filepath.Join(dir, path); after[path] != before[path] {
			t.Errorf("%s was %q and is %q", path, before[path], after[path])
		}
	}
}

func TestFoldersThatBecomeEmptyGo(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, small.with(site{"a/b/c/d.html": "deep", "a/e.html": "less deep"}).edition())
	got := mustPublish(t, dir, small.with(site{"a/e.html": "less deep", "questions/mistake/one/index.html": "-"}).edition())
	if got.Removed != 2 {
		t.Errorf("removed %d, want 2", got.Removed)
	}
	same(t, holds(t, dir), small.with(site{"a/e.html": "less deep", "questions/mistake/one/index.html": "-"}))
	mustPublish(t, dir, site{}.edition())
	same(t, holds(t, dir), site{})
}

func TestWhatIsNotOursAndInTheWayIsNamed(t *testing.T) {
	old := site{"index.html": "home", "a/ours.html": "ours", "b": "ours"}
	tests := []struct {
		name string
		make func(t *testing.T, dir string)
		next site
		want []string
	}{
		{name: "file", next: old.with(site{"CNAME": "new", "index.html": "new"}), want: []string{"CNAME"},
			make: func(t *testing.T, dir string) { write(t, filepath.Join(dir, "CNAME"), "mine") }},
		{name: "file with the same bytes", next: old.with(site{"CNAME": "mine"}), want: []string{"CNAME"},
			make: func(t *testing.T, dir string) { write(t, filepath.Join(dir, "CNAME"), "mine") }},
		{name: "several", next: old.with(site{"x/1": "", "x/2": "", "y": ""}), want: []string{"x/1, x/2, y"},
			make: func(t *testing.T, dir string) {
				for _, path := range []string{"x/1", "x/2", "y", "z"} {
					write(t, filepath.Join(dir, path), "mine")
				}
			}},
		{name: "file where a folder must be", next: old.with(site{"x/y/z.html": ""}), want: []string{"x/y,"},
			make: func(t *testing.T, dir string) { write(t, filepath.Join(dir, "x/y"), "mine") }},
		{name: "folder where a file must be", next: old.with(site{"x": ""}), want: []string{"x,"},
			make: func(t *testing.T, dir string) { folderAt(t, filepath.Join(dir, "x")) }},
		{name: "our folder with a foreign file, where a file must be", next: site{"a": ""}, want: []string{"a/mine.txt"},
			make: func(t *testing.T, dir string) { write(t, filepath.Join(dir, "a/mine.txt"), "mine") }},
		{name: "our folder with a foreign folder, where a file must be", next: site{"a": ""}, want: []string{"a/mine,"},
			make: func(t *testing.T, dir string) { folderAt(t, filepath.Join(dir, "a/mine/deep")) }},
		{name: "folder instead of a file of ours", next: site{"b": "new"}, want: []string{"b,"},
			make: func(t *testing.T, dir string) {
				remove(t, filepath.Join(dir, "b"))
				write(t, filepath.Join(dir, "b/mine"), "mine")
			}},
		{name: "link", next: old.with(site{"x": ""}), want: []string{"x,"},
			make: func(t *testing.T, dir string) { link(t, "index.html", filepath.Join(dir, "x")) }},
		{name: "folder that is a link out", next: old.with(site{"out/x.html": ""}), want: []string{"out,", "links are not followed"},
			make: func(t *testing.T, dir string) {
				folderAt(t, filepath.Join(dir, "../outside"))
				link(t, "../outside", filepath.Join(dir, "out"))
			}},
		{name: "folder of ours that became a link out", next: old.with(site{"a/ours.html": "new"}), want: []string{"a,", "links are not followed"},
			make: func(t *testing.T, dir string) {
				remove(t, filepath.Join(dir, "a"))
				write(t, filepath.Join(dir, "../outside/ours.html"), "keep")
				link(t, "../outside", filepath.Join(dir, "a"))
			}},
		{name: "folder that is a link inside", next: old.with(site{"in/x.html": ""}), want: []string{"in,", "links are not followed"},
			make: func(t *testing.T, dir string) { link(t, "a", filepath.Join(dir, "in")) }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			base := t.TempDir()
			dir := filepath.Join(base, "public")
			mustPublish(t, dir, old.edition())
			test.make(t, dir)
			before := state(t, base)
			_, err := publish(dir, test.next.edition())
			var refusal *output.Refused
			if !errors.As(err, &refusal) {
				t.Fatalf("the error is %v", err)
			}
			for _, want := range test.want {
				if !strings.Contains(refusal.Why, want) {
					t.Errorf("%v\nshould say %q", err, want)
				}
			}
			same(t, state(t, base), before)
		})
	}
}

func TestNothingIsRemovedThroughALink(t *testing.T) {
	base := t.TempDir()
	dir := filepath.Join(base, "public")
	mustPublish(t, dir, site{"index.html": "home", "a/x.html": "x", "a/b/y.html": "y"}.edition())
	if err := os.Rename(filepath.Join(dir, "a"), filepath.Join(base, "outside")); err != nil {
		t.Fatal(err)
	}
	link(t, "../outside", filepath.Join(dir, "a"))
	before := state(t, filepath.Join(base, "outside"))
	got := mustPublish(t, dir, site{"index.html": "home"}.edition())
	same(t, state(t, filepath.Join(base, "outside")), before)
	if got.Removed != 0 {
		t.Errorf("counts %d files as removed", got.Removed)
	}
	if info, err := os.Lstat(filepath.Join(dir, "a")); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Error("the link itself was not ours to remove")
	}
}

func TestFilesBecomeFoldersAndBack(t *testing.T) {
	dir := t.TempDir()
	sites := []site{
		{"a": "file", "z.html": "z"},
		{"a/b": "file", "a/c/d.html": "file", "z.html": "z"},
		{"a/b/c/d.html": "file", "a/b/e": "file", "z.html": "z2"},
		{"a": "file again"},
		{"a/index.html": "page"},
		{"a/index.html/b": "odd"},
	}
	for _, s := range slices.Concat(sites, sites[:1]) {
		mustPublish(t, dir, s.edition())
		same(t, holds(t, dir), s)
		if again := mustPublish(t, dir, s.edition()); !again.Unchanged {
			t.Errorf("%v: published again, it wrote %+v", s, again)
		}
	}
}

func TestAFolderThatAnAuthorEmptiedGivesWay(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, site{"a/b/c.html": "c", "d/e.html": "e", "f/g.html": "g"}.edition())
	remove(t, filepath.Join(dir, "a/b/c.html"))
	remove(t, filepath.Join(dir, "f/g.html"))
	next := site{"a": "a", "d/e.html": "e"}
	mustPublish(t, dir, next.edition())
	same(t, holds(t, dir), next)
}

// A hard link looks as a file does where letter case does not count: it lies at
// both names.
func TestAFileWhoseCaseChangedIsNotRemovedUnderItsOldName(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, site{"About.html": "old", "index.html": "home"}.edition())
	if err := os.Link(filepath.Join(dir, "About.html"), filepath.Join(dir, "about.html")); err != nil {
		t.Fatal(err)
	}
	next := site{"about.html": "new", "index.html": "home"}
	mustPublish(t, dir, next.edition())
	same(t, holds(t, dir), next)
}

func TestAllProblemsAreReportedAndNothingIsChanged(t *testing.T) {
	for _, absent := range []bool{false, true} {
		base := t.TempDir()
		dir := filepath.Join(base, "public")
		if !absent {
			mustPublish(t, dir, small.edition())
		}
		before := state(t, base)
		files := map[string]guide.File{}
		var want guide.Problems
		for i := range 200 {
			path := fmt.Sprintf("fresh/%03d/index.html", i)
			problem := guide.NewProblem(path, guide.Place{Line: i}, "E117", "the layout cannot be run", "")
			files[path] = guide.File{Key: guide.DigestOf([]byte(path)), Make: func() ([]byte, error) {
				switch {
				case i%50 == 20:
					return nil, fmt.Errorf("rendering %s: %w", path, problem)
				case i%50 == 40:
					return nil, errors.Join(problem, guide.NewProblem("z", guide.Place{}, "E117", path, ""))
				}
				return []byte(path), nil
			}}
			if i%50 == 20 || i%50 == 40 {
				want = append(want, problem)
			}
			if i%50 == 40 {
				want = append(want, guide.NewProblem("z", guide.Place{}, "E117", path, ""))
			}
		}
		_, err := publish(dir, guide.NewEdition(guide.DigestOf(nil), files, nil))
		var problems *output.ProblemsError
		if !errors.As(err, &problems) {
			t.Fatalf("the error is %v", err)
		}
		if !slices.Equal(problems.Problems, want.Sort()) {
			t.Errorf("problems\n%v\nwant\n%v", problems.Problems, want)
		}
		same(t, state(t, base), before)
	}
}

func TestAnEditionWithErrorsIsNotPublished(t *testing.T) {
	dir := t.TempDir()
	problem := guide.NewProblem("content/x.md", guide.Place{}, "E101", "this is wrong", "")
	e := guide.NewEdition(guide.DigestOf(nil), map[string]guide.File{"x": {Make: func() ([]byte, error) { return nil, nil }}}, guide.Problems{problem})
	_, err := publish(dir, e)
	var problems *output.ProblemsError
	if !errors.As(err, &problems) || len(problems.Problems) != 1 || !strings.Contains(err.Error(), "E101") {
		t.Errorf("the error is %v", err)
	}
	same(t, holds(t, dir), site{})
}

func TestAFailureOfTheMachineLeavesTheOldSite(t *testing.T) {
	tests := map[string]struct {
		next guide.File
		path string
		want string
	}{
		"a picture that cannot be read": {path: "fresh/b.png", want: "input/output error",
			next: guide.File{Make: func() ([]byte, error) { return nil, errors.New("input/output error") }}},
		"a name that is too long": {path: "fresh/" + strings.Repeat("n", 256), want: "name too long",
			next: guide.File{Make: func() ([]byte, error) { return nil, nil }}},
		"a folder's name that is too long": {path: strings.Repeat("n", 256) + "/x", want: "name too long",
			next: guide.File{Make: func() ([]byte, error) { return nil, nil }}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			mustPublish(t, dir, small.edition())
			before := state(t, dir)
			page := func() ([]byte, error) { return []byte("new"), nil }
			_, err := publish(dir, guide.NewEdition(guide.DigestOf(nil), map[string]guide.File{
				"fresh/a/1.html": {Make: page}, "index.html": {Make: page}, test.path: test.next, "zoo/1.html": {Make: page},
			}, nil))
			if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), test.path[:20%len(test.path)]) {
				t.Errorf("the error is %v", err)
			}
			same(t, state(t, dir), before)
		})
	}
}

func TestAForeignFileOfAStagedNameIsNamedAndKept(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, small.edition())
	foreign := site{"questions/mistake/.index.html.starling": "mine"}
	for path, text := range foreign {
		write(t, filepath.Join(dir, path), text)
	}
	_, err := publish(dir, small.with(site{"questions/mistake/index.html": "new", "404.html": "new", "fresh/x.html": "new"}).edition())
	if err == nil || !strings.Contains(err.Error(), ".index.html.starling is in the way") {
		t.Errorf("the error is %v", err)
	}
	same(t, holds(t, dir), small.with(foreign))
}

func TestCancellingLeavesTheOldSite(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, small.edition())
	before := holds(t, dir)
	manifest := read(t, filepath.Join(dir, manifestName))
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	files := map[string]guide.File{}
	for i := range 300 {
		files[fmt.Sprintf("fresh/%d/index.html", i)] = guide.File{Make: func() ([]byte, error) {
			if i == 150 {
				cancel()
			}
			return []byte("page"), nil
		}}
	}
	_, err := open(t, dir).Publish(ctx, guide.NewEdition(guide.DigestOf(nil), files, nil), output.Options{Workers: 2})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	same(t, holds(t, dir), before)
	if read(t, filepath.Join(dir, manifestName)) != manifest {
		t.Error("the manifest was changed")
	}
}

func TestOddNames(t *testing.T) {
	s := site{}
	for _, name := range []string{
		"with space", " lead", "trail ", "#1", "why?", "100%", "%2e%2e", "quote'\"", "a:b", "a*b|c<d>", "☕🇬🇧", "e\u0301", "\u00e9", "CASE", "case", "Case",
		".hidden", "..two", "...", "con", "nul.html", "-", "~", "&amp;", "new\nline", "tab\t", "\u202e", ".starling", ".starling.json.bak", "x.starling",
	} {
		s["odd/"+name+"/"+name+".x.html"] = name
		s["odd/"+name+".txt"] = name + name
	}
	delete(s, "odd/.starling/.starling.x.html") // made up below: a page in a folder of that name
	s["odd/.starling/page.html"] = "page"
	dir := t.TempDir()
	mustPublish(t, dir, s.edition())
	same(t, holds(t, dir), s)
	if again := mustPublish(t, dir, s.edition()); !again.Unchanged {
		t.Errorf("published again, it wrote %+v", again)
	}
	mustPublish(t, dir, site{}.edition())
	same(t, holds(t, dir), site{})
}

func TestLongNames(t *testing.T) {
	dir := t.TempDir()
	s, next := site{}, site{}
	for _, n := range []int{200, 244, 245, 246, 247, 254, 255} {
		for _, fill := range []string{"n", "é"} {
			name := strings.Repeat(fill, n/len(fill))
			s["long/"+name], next["long/"+name] = "one", "two"
			s[name+"/"+name], next[name+"/"+name] = "one", "two"
		}
	}
	for _, s := range []site{s, next, {}} {
		mustPublish(t, dir, s.edition())
		same(t, holds(t, dir), s)
	}
}

func TestAnEditionOfImpossiblePathsIsAnError(t *testing.T) {
	for _, s := range []site{
		{"../x": ""}, {"/x": ""}, {"a/../../x": ""}, {`a\b`: ""}, {"": ""}, {".": ""}, {"a//b": ""}, {manifestName: ""},
		{".x.starling": ""}, {"a/..starling.json.starling": ""}, {"a": "", "a/b": ""}, {"a/b/c/d": "", "a/b": ""}, {"a\xff": ""},
	} {
		base := t.TempDir()
		if _, err := publish(filepath.Join(base, "public"), s.with(site{"index.html": "home"}).edition()); !errors.Is(err, fs.ErrInvalid) {
			t.Errorf("%q: the error is %v", s, err)
		}
		same(t, holds(t, base), site{})
	}
}

func TestProgressCountsTheFilesThatAreMade(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, small.edition())
	next := small.with(site{"index.html": "new", "404.html": "-"})
	for i := range 50 {
		next[fmt.Sprintf("%d.html", i)] = "page"
	}
	var told []int
	opts := output.Options{Workers: 4, Progress: func(done, total int) {
		if total != 51 {
			t.Errorf("a total of %d, want 51", total)
		}
		told = append(told, done)
	}}
	if _, err := open(t, dir).Publish(context.Background(), next.edition(), opts); err != nil {
		t.Fatal(err)
	}
	if len(told) != 51 || !slices.IsSorted(told) || told[50] != 51 {
		t.Errorf("told %v", told)
	}
}

func TestCurrentOnlyWhileEveryFileStands(t *testing.T) {
	old := time.Unix(1_000_000_000, 0)
	page := "questions/mistake/index.html"
	tests := []struct {
		name    string
		between func(t *testing.T, dir string)
		inputs  string
		want    bool
	}{
		{name: "nothing happened", want: true},
		{name: "foreign file added", want: true, between: func(t *testing.T, dir string) { write(t, filepath.Join(dir, "questions/x"), "mine") }},
		{name: "other inputs", inputs: "other"},
		{name: "touched", between: func(t *testing.T, dir string) { chtimes(t, filepath.Join(dir, page), old) }},
		{name: "edited", between: func(t *testing.T, dir string) { write(t, filepath.Join(dir, page), "mine") }},
		{name: "deleted", between: func(t *testing.T, dir string) { remove(t, filepath.Join(dir, page)) }},
		{name: "folder deleted", between: func(t *testing.T, dir string) { remove(t, filepath.Join(dir, "questions")) }},
		{name: "folder in its place", between: func(t *testing.T, dir string) {
			remove(t, filepath.Join(dir, page))
			folderAt(t, filepath.Join(dir, page))
		}},
		{name: "manifest deleted with all else", between: func(t *testing.T, dir string) { remove(t, dir) }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			e := small.edition()
			published := mustPublish(t, dir, e)
			if test.between != nil {
				test.between(t, dir)
			}
			inputs := e.Inputs
			if test.inputs != "" {
				inputs = guide.DigestOf([]byte(test.inputs))
			}
			result, got := open(t, dir).Current(inputs)
			if got != test.want {
				t.Errorf("current is %v, want %v", got, test.want)
			}
			published.Written, published.Unchanged = 0, true
			if got && result != published {
				t.Errorf("result %+v, want %+v", result, published)
			}
		})
	}
}

func TestCurrentNeedsAnEditionThatWasPublished(t *testing.T) {
	folder := open(t, t.TempDir())
	if _, ok := folder.Current(guide.Digest{}); ok || folder.Published() {
		t.Error("an empty folder counts as published, or as current for no inputs")
	}
}

func TestAFolderCanBePublishedIntoAgainAndAgain(t *testing.T) {
	dir := t.TempDir()
	folder := open(t, dir)
	for _, s := range []site{small, {"a.html": "a"}, small, {}, {"a/b": "b"}} {
		e := s.edition()
		if _, err := folder.Publish(context.Background(), e, output.Options{}); err != nil {
			t.Fatal(err)
		}
		same(t, holds(t, dir), s)
		if _, ok := folder.Current(e.Inputs); !ok || !folder.Published() {
			t.Error("not current after publishing")
		}
	}
}

func chtimes(t *testing.T, path string, at time.Time) {
	t.Helper()
	if err := os.Chtimes(path, at, at); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.RemoveAll(path); err != nil {
		t.Fatal(err)
	}
}
