//go:build unix

package output_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"starling/generator/guide"
	"starling/generator/output"
)

// versioned returns a version of a site in which pages name the assets they
// cannot do without, some of them the version's own. Part of its files is in
// every version, part is not, and one path is a file or a folder in turn.
func versioned(version string) site {
	style, shared := "assets/app-"+version+".css", "assets/shared.js"
	s := site{style: "style " + version, shared: "shared", "feed.xml": "feed " + version, "same.txt": "same"}
	page := func(path, assets string) {
		s[path] = version + " " + strings.Repeat(path+" ", 100) + "\n" + assets
	}
	page("index.html", style+" "+shared)
	page("only-"+version+"/index.html", style)
	for i := range 12 {
		dir := fmt.Sprintf("questions/q%d/", i)
		picture := dir + "card-" + version + ".png"
		s[picture] = "picture " + version
		page(dir+"index.html", style+" "+shared+" "+picture)
		own := dir + version + "/deep/index.html"
		page(own, style+" "+picture)
	}
	if version == "a" {
		s["turn"] = "a file"
	} else {
		s["turn/index.html"] = "a page in a folder\n" + style
	}
	return s
}

// whole fails the test where a page is not one of the versions' or lacks
// something that it names.
func whole(t *testing.T, now site, versions ...site) {
	t.Helper()
	for path, text := range now {
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		known := false
		for _, v := range versions {
			known = known || v[path] == text
		}
		if !known {
			t.Errorf("%s is of no version: %.40q, %d bytes", path, text, len(text))
			continue
		}
		_, assets, _ := strings.Cut(text, "\n")
		for _, asset := range strings.Fields(assets) {
			if _, ok := now[asset]; !ok {
				t.Errorf("%s (%.1s) names %s, which is not there", path, text, asset)
			}
		}
	}
}

// start starts a child and returns once it has said that it begins. It must
// not end by itself.
func start(t *testing.T, dir string) (process *os.Process, wait func()) {
	t.Helper()
	cmd := child(t, dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	if line, err := lines.ReadString('\n'); line != "begin\n" {
		rest, _ := io.ReadAll(lines)
		t.Fatalf("the child said %q%s: %v", line, rest, err)
	}
	return cmd.Process, func() {
		t.Helper()
		if err := cmd.Wait(); err == nil {
			t.Fatal("the child ended by itself")
		}
	}
}

// mark tells whether a name is that of a staged file.
func mark(path string) bool {
	name := filepath.Base(path)
	return strings.HasPrefix(name, ".") && strings.HasSuffix(name, ".starling")
}

func TestAKillAtAnyMomentLeavesWholePagesAndNoOrphans(t *testing.T) {
	a, b := versioned("a"), versioned("b")
	if dir := childDir(); dir != "" {
		fmt.Println("begin")
		for {
			for _, s := range []site{a, b} {
				if _, err := publish(dir, s.edition()); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	base := t.TempDir()
	kills, midway := 100, 0
	if testing.Short() {
		kills = 20
	}
	for i := range kills {
		// Every third begins in an absent folder; the rest go on where a kill left off.
		dir := filepath.Join(base, "public")
		if i%3 == 0 {
			dir = filepath.Join(base, fmt.Sprint("fresh", i))
		}
		foreign := site{}
		if _, err := os.Stat(filepath.Join(dir, manifestName)); err == nil {
			foreign = site{"CNAME": "mine", "questions/.mine.starling": "mine"}
			for path, text := range foreign {
				write(t, filepath.Join(dir, path), text)
			}
		}
		process, wait := start(t, dir)
		// A wait of random length is what this test is about.
		<-time.After(time.Duration(rand.Int64N(int64(12 * time.Millisecond))))
		if err := process.Kill(); err != nil {
			t.Fatal(err)
		}
		wait()
		now := site{}
		if _, err := os.Stat(dir); err == nil {
			now = holds(t, dir)
		}
		whole(t, now, a, b)
		if len(foreign) > 0 && now["index.html"] == "" {
			t.Error("the home page is gone")
		}
		if got := fmt.Sprint(now); got != fmt.Sprint(a.with(foreign)) && got != fmt.Sprint(b.with(foreign)) {
			midway++
		}
		next := []site{a, b}[i/3%2]
		mustPublish(t, dir, next.edition())
		same(t, current(t, dir), next.with(foreign))
		if again := mustPublish(t, dir, next.edition()); !again.Unchanged {
			t.Errorf("published again, it wrote %+v", again)
		}
		if t.Failed() {
			t.Fatalf("after kill %d", i)
		}
	}
	t.Logf("%d of %d kills came midway", midway, kills)
	if midway == 0 {
		t.Error("no kill came midway, so nothing was shown")
	}
}

func TestStagedFilesOfAKilledBuildAreClearedAtTheNextStart(t *testing.T) {
	a, b := versioned("a"), versioned("b")
	long := strings.Repeat("n", 250)
	b[long+"/"+long] = "long names are staged under others"
	if dir := childDir(); dir != "" {
		files := map[string]guide.File{"zzz.html": {Make: func() ([]byte, error) {
			return nil, syscall.Kill(os.Getpid(), syscall.SIGKILL)
		}}}
		for path, text := range b {
			files[path] = guide.File{Key: guide.DigestOf([]byte(text)), Make: func() ([]byte, error) { return []byte(text), nil }}
		}
		folder := open(t, dir)
		fmt.Println("begin")
		_, err := folder.Publish(context.Background(), guide.NewEdition(guide.DigestOf(nil), files, nil), output.Options{Workers: 1})
		t.Fatalf("lived on: %v", err)
	}
	for _, fresh := range []bool{false, true} {
		dir := filepath.Join(t.TempDir(), "public")
		old, foreign := site{}, site{}
		if !fresh {
			mustPublish(t, dir, a.edition())
			// The looks of a staged file, but none that was to be written.
			old, foreign = a, site{".x.starling": "mine", "questions/.index.html.starling": "mine", "questions/q1/.card.png.starling": "mine"}
			for path, text := range foreign {
				write(t, filepath.Join(dir, path), text)
			}
		}
		_, wait := start(t, dir)
		wait()
		staged := 0
		for path := range holds(t, dir) {
			if _, mine := foreign[path]; mark(path) && !mine {
				staged++
			}
		}
		if staged < 20 {
			t.Fatalf("only %d files were staged when the child was killed", staged)
		}
		folder := open(t, dir)
		same(t, holds(t, dir), old.with(foreign))
		folder.Close()
		if !fresh {
			if again := mustPublish(t, dir, a.edition()); !again.Unchanged {
				t.Errorf("the old edition, published again, wrote %+v", again)
			}
		}
	}
}
