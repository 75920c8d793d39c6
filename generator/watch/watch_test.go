package watch_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"starling/generator/watch"
)

// patience is how long a test waits for what must come.
const patience = 20 * time.Second

// never lets no sweep come, so that what is reported comes from events.
func never(time.Duration, bool) time.Duration { return 0 }

// watched watches folders, with events only.
func watched(t *testing.T, folders ...string) *watch.Watcher {
	t.Helper()
	return watcher(t, watch.Options{Interval: never}, folders...)
}

func watcher(t *testing.T, options watch.Options, folders ...string) *watch.Watcher {
	t.Helper()
	w, err := watch.New(folders, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

// await reads changes until one names the folder or says All.
func await(t *testing.T, w *watch.Watcher, folder string) {
	t.Helper()
	awaitChange(t, w, folder, func(c watch.Change) bool { return c.All || slices.Contains(c.Folders, folder) })
}

// next is Next within the test's patience.
func next(t *testing.T, w *watch.Watcher) (watch.Change, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	return w.Next(ctx)
}

func awaitAll(t *testing.T, w *watch.Watcher) {
	t.Helper()
	awaitChange(t, w, "everything", func(c watch.Change) bool { return c.All })
}

func awaitChange(t *testing.T, w *watch.Watcher, what string, enough func(watch.Change) bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	var seen []watch.Change
	for {
		c, err := w.Next(ctx)
		if err != nil {
			t.Fatalf("%s was not reported: %v; came %+v", what, err, seen)
		}
		if enough(c) {
			return
		}
		seen = append(seen, c)
	}
}

var marks atomic.Int64

// settle takes what is reported up to a mark made now, so that what comes next
// is the test's.
func settle(t *testing.T, w *watch.Watcher, top string) {
	t.Helper()
	mark := filepath.Join(top, fmt.Sprint("mark-of-the-test-", marks.Add(1)))
	makeAll(t, mark)
	await(t, w, mark)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func makeAll(t testing.TB, dir string) {
	t.Helper()
	must(t, os.MkdirAll(dir, 0o755))
}

func write(t testing.TB, name, text string) {
	t.Helper()
	must(t, os.WriteFile(name, []byte(text), 0o644))
}

// guide makes a small guide and returns its folder and that of one question.
func guide(t *testing.T) (top, question string) {
	t.Helper()
	top = filepath.Join(t.TempDir(), "content")
	question = filepath.Join(top, "questions", "mistake")
	makeAll(t, filepath.Join(question, "answers"))
	write(t, filepath.Join(question, "index.md"), "first")
	write(t, filepath.Join(question, "answers", "shop.md"), "first")
	return top, question
}

func TestWritingInPlaceNamesTheFolderOnly(t *testing.T) {
	top, question := guide(t)
	w := watched(t, top)
	write(t, filepath.Join(question, "index.md"), "second")
	c, err := next(t, w)
	if err != nil || c.All || !slices.Equal(c.Folders, []string{question}) {
		t.Errorf("Next = %+v, %v, want exactly %s", c, err, question)
	}
	if w.Mode() != "events" || w.Why() != "" {
		t.Errorf("mode %q because %q", w.Mode(), w.Why())
	}
}

func TestFoldersAreNamedAsGivenAndGathered(t *testing.T) {
	t.Chdir(t.TempDir())
	makeAll(t, "content/b")
	makeAll(t, "content/a")
	makeAll(t, "layouts")
	w := watched(t, "./content/", "layouts")
	for range 3 {
		for _, dir := range []string{"layouts", "content/b", "content/a"} {
			write(t, filepath.Join(dir, "x"), "x")
		}
	}
	var all []string
	want := []string{filepath.Join("content", "a"), filepath.Join("content", "b"), "layouts"}
	awaitChange(t, w, "three folders", func(c watch.Change) bool {
		if !slices.IsSorted(c.Folders) || len(slices.Compact(slices.Clone(c.Folders))) != len(c.Folders) {
			t.Errorf("%q is not sorted and distinct", c.Folders)
		}
		all = append(all, c.Folders...)
		slices.Sort(all)
		all = slices.Compact(all)
		return len(all) >= len(want)
	})
	if !slices.Equal(all, want) {
		t.Errorf("named %q, want %q", all, want)
	}
}

func TestWhatComesBetweenCallsIsOneChange(t *testing.T) {
	top, question := guide(t)
	w := watched(t, top)
	for range 300 {
		write(t, filepath.Join(question, "index.md"), "again")
	}
	settle(t, w, top)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if c, err := w.Next(ctx); err == nil && slices.Contains(c.Folders, question) {
		t.Errorf("the question was named once more: %+v", c)
	} else if err != nil && !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestChmodIsNoChange(t *testing.T) {
	top, question := guide(t)
	w := watched(t, top)
	must(t, os.Chmod(filepath.Join(question, "index.md"), 0o600))
	must(t, os.Chtimes(filepath.Join(question, "index.md"), time.Unix(1, 0), time.Unix(1, 0)))
	must(t, os.Chmod(question, 0o700))
	write(t, filepath.Join(top, "site.yaml"), "after")
	c, err := next(t, w)
	if err != nil || !slices.Equal(c.Folders, []string{top}) {
		t.Errorf("Next = %+v, %v, want %s alone", c, err, top)
	}
}

func TestNewNestedFolderWrittenIntoAtOnce(t *testing.T) {
	top, _ := guide(t)
	w := watched(t, top)
	deep := filepath.Join(top, "questions", "new", "answers", "deep", "deeper")
	makeAll(t, deep)
	write(t, filepath.Join(deep, "a.md"), "a")
	await(t, w, deep)
	settle(t, w, top)
	write(t, filepath.Join(deep, "a.md"), "b")
	await(t, w, deep)
}

func TestFolderRenamedThenEditedInside(t *testing.T) {
	top, question := guide(t)
	w := watched(t, top)
	renamed := filepath.Join(top, "questions", "failure")
	must(t, os.Rename(question, renamed))
	await(t, w, filepath.Join(top, "questions"))
	settle(t, w, top)
	// Both the folder and the one below it go by their new name.
	for _, dir := range []string{renamed, filepath.Join(renamed, "answers")} {
		write(t, filepath.Join(dir, "index.md"), "second")
		await(t, w, dir)
	}
}

// The move is over before the watch of the new folder stands, so that no event
// tells where the moved one went.
func TestFolderMovedIntoANewOneAtOnce(t *testing.T) {
	top, _ := guide(t)
	w := watched(t, top)
	at := filepath.Join(top, "questions", "mistake")
	for i := range 100 {
		into := filepath.Join(top, fmt.Sprint("new", i))
		must(t, os.Mkdir(into, 0o755))
		must(t, os.Rename(at, filepath.Join(into, "moved")))
		at = filepath.Join(into, "moved")
		settle(t, w, top)
		for _, dir := range []string{at, filepath.Join(at, "answers")} {
			text := fmt.Sprint("moved ", i)
			write(t, filepath.Join(dir, "x.md"), text)
			await(t, w, dir)
		}
	}
}

func TestTwoFoldersSwapNames(t *testing.T) {
	top, question := guide(t)
	other := filepath.Join(top, "questions", "other")
	makeAll(t, filepath.Join(other, "answers"))
	w := watched(t, top)
	for range 5 {
		must(t, os.Rename(question, question+"-x"))
		must(t, os.Rename(other, question))
		must(t, os.Rename(question+"-x", other))
	}
	settle(t, w, top)
	for _, dir := range []string{question, other, filepath.Join(question, "answers"), filepath.Join(other, "answers")} {
		write(t, filepath.Join(dir, "x.md"), "x")
		await(t, w, dir)
	}
}

func TestFolderMovedOutAndIn(t *testing.T) {
	top, question := guide(t)
	outside := filepath.Join(t.TempDir(), "outside")
	w := watched(t, top)
	must(t, os.Rename(question, outside))
	await(t, w, filepath.Dir(question))
	settle(t, w, top)

	write(t, filepath.Join(outside, "index.md"), "written outside") // not ours now
	write(t, filepath.Join(top, "site.yaml"), "after")
	if c, err := next(t, w); err != nil || !slices.Equal(c.Folders, []string{top}) {
		t.Errorf("Next = %+v, %v, want %s alone", c, err, top)
	}

	must(t, os.Rename(outside, question))
	await(t, w, filepath.Join(question, "answers"))
	settle(t, w, top)
	write(t, filepath.Join(question, "answers", "shop.md"), "third")
	await(t, w, filepath.Join(question, "answers"))
}

func TestThousandsOfFilesAtOnce(t *testing.T) {
	top, _ := guide(t)
	w := watched(t, top)
	want := map[string]bool{}
	for i := range 3000 {
		dir := filepath.Join(top, "questions", "q"+string(rune('a'+i%26)), "n"+string(rune('a'+i/26%26)))
		makeAll(t, dir)
		write(t, filepath.Join(dir, "f"+string(rune('a'+i/676))+".md"), "text")
		want[dir] = true
	}
	awaitChange(t, w, "every folder", func(c watch.Change) bool {
		for _, f := range c.Folders {
			delete(want, f)
		}
		return c.All || len(want) == 0
	})
	must(t, os.RemoveAll(filepath.Join(top, "questions")))
	await(t, w, top)
	settle(t, w, top)
}

func TestTopFolderRemovedAndPutBack(t *testing.T) {
	for name, away := range map[string]func(t *testing.T, top string){
		"removed": func(t *testing.T, top string) { must(t, os.RemoveAll(top)) },
		"moved":   func(t *testing.T, top string) { must(t, os.Rename(top, top+"-away")) },
		"with its parent": func(t *testing.T, top string) {
			must(t, os.Rename(filepath.Dir(top), filepath.Dir(top)+"-away"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			top := filepath.Join(t.TempDir(), "project", "content")
			makeAll(t, filepath.Join(top, "questions"))
			w := watched(t, top)
			for range 3 {
				away(t, top)
				await(t, w, top)
				makeAll(t, filepath.Join(top, "questions"))
				write(t, filepath.Join(top, "questions", "a.md"), "a")
				await(t, w, filepath.Join(top, "questions"))
				settle(t, w, top)
				write(t, filepath.Join(top, "questions", "a.md"), "b")
				await(t, w, filepath.Join(top, "questions"))
				must(t, os.RemoveAll(top+"-away"))
				must(t, os.RemoveAll(filepath.Dir(top)+"-away"))
			}
		})
	}
}

func TestTopFolderThatComesLater(t *testing.T) {
	root := t.TempDir()
	top := filepath.Join(root, "not", "yet", "content")
	w := watched(t, top)
	makeAll(t, top)
	await(t, w, top)
	write(t, filepath.Join(top, "site.yaml"), "x")
	await(t, w, top)
	settle(t, w, top)
	write(t, filepath.Join(root, "not", "yet", "beside"), "x") // not ours
	write(t, filepath.Join(top, "site.yaml"), "y")
	if c, err := next(t, w); err != nil || !slices.Equal(c.Folders, []string{top}) {
		t.Errorf("Next = %+v, %v, want %s alone", c, err, top)
	}
}

func TestTopFolderThatIsALink(t *testing.T) {
	root := t.TempDir()
	top := filepath.Join(root, "content")
	for _, version := range []string{"v1", "v2"} {
		makeAll(t, filepath.Join(root, version, "questions"))
	}
	must(t, os.Symlink("v1", top))
	w := watched(t, top)
	write(t, filepath.Join(root, "v1", "questions", "a.md"), "a")
	await(t, w, filepath.Join(top, "questions"))

	must(t, os.Symlink("v2", top+".new"))
	must(t, os.Rename(top+".new", top)) // as deployments do it
	await(t, w, top)
	settle(t, w, top)
	write(t, filepath.Join(root, "v2", "questions", "a.md"), "a")
	await(t, w, filepath.Join(top, "questions"))
}

func TestIgnoredFoldersAreNeitherWatchedNorNamed(t *testing.T) {
	top, question := guide(t)
	public := filepath.Join(top, "public")
	makeAll(t, filepath.Join(top, ".git", "objects"))
	w := watcher(t, watch.Options{Interval: never, Ignore: []string{public + "/"}}, top)
	makeAll(t, filepath.Join(public, "questions"))
	write(t, filepath.Join(public, "index.html"), "page")
	write(t, filepath.Join(public, "questions", "index.html"), "page")
	write(t, filepath.Join(top, ".git", "objects", "x"), "object")
	must(t, os.RemoveAll(public))
	write(t, filepath.Join(question, "index.md"), "after")
	c, err := next(t, w)
	if err != nil || !slices.Equal(c.Folders, []string{question}) {
		t.Errorf("Next = %+v, %v, want %s alone", c, err, question)
	}
}

func TestSweepsComeAtTheInterval(t *testing.T) {
	top, _ := guide(t)
	type asked struct {
		since   time.Duration
		polling bool
	}
	questions := make(chan asked, 100)
	w := watcher(t, watch.Options{Interval: func(since time.Duration, polling bool) time.Duration {
		questions <- asked{since, polling}
		if since > time.Minute {
			return 0 // none before the first change
		}
		return time.Millisecond
	}}, top)
	if q := <-questions; q.since < time.Hour || q.polling {
		t.Errorf("at first the interval was asked for %+v", q)
	}
	w.Changed()
	if q := <-questions; q.since > patience || q.polling {
		t.Errorf("after a change the interval was asked for %+v", q)
	}
	for range 3 {
		awaitAll(t, w)
	}
}

func TestWatchesMissedAreMadeWhenASweepFindsAChange(t *testing.T) {
	top, question := guide(t)
	inner := filepath.Join(question, "answers")
	moved := filepath.Join(t.TempDir(), "mount")
	must(t, os.Symlink(filepath.Dir(top), moved))
	root := filepath.Join(moved, "content")
	due := make(chan struct{}, 1)
	w := watcher(t, watch.Options{Interval: func(time.Duration, bool) time.Duration {
		select {
		case <-due:
			return time.Millisecond
		default:
			return 0
		}
	}}, root)
	// Another project is put behind the link, two steps above the watched folder:
	// nothing tells.
	other := t.TempDir()
	otherInner := filepath.Join(other, "content", "questions", "mistake", "answers")
	makeAll(t, otherInner)
	must(t, os.Remove(moved))
	must(t, os.Symlink(other, moved))
	write(t, filepath.Join(inner, "shop.md"), "now elsewhere")
	await(t, w, filepath.Join(root, "questions", "mistake", "answers"))

	due <- struct{}{}
	w.Changed()
	awaitAll(t, w) // the sweep
	w.Changed()    // it found the other project
	awaitAll(t, w) // the watches stand: look once more
	write(t, filepath.Join(otherInner, "shop.md"), "seen")
	await(t, w, filepath.Join(root, "questions", "mistake", "answers"))
}

func TestNextEndsWithItsContextAndWithTheWatcher(t *testing.T) {
	top, _ := guide(t)
	w := watched(t, top)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { _, err := w.Next(ctx); ended <- err }()
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("Next = %v, want the context's error", err)
	}
	go func() { _, err := w.Next(t.Context()); ended <- err }()
	must(t, w.Close())
	if err := <-ended; !errors.Is(err, fs.ErrClosed) {
		t.Errorf("Next = %v, want os.ErrClosed", err)
	}
	must(t, w.Close())
	w.Changed() // harmless
}

func TestPendingTellsOfAChangeWithoutTakingIt(t *testing.T) {
	top, question := guide(t)
	w := watched(t, top)
	if w.Pending() {
		t.Error("nothing has happened, and a change is pending")
	}
	write(t, filepath.Join(question, "index.md"), "second")
	for begun := time.Now(); !w.Pending(); {
		if time.Since(begun) > patience {
			t.Fatal("no change ever came to be pending")
		}
	}
	await(t, w, question)
}
