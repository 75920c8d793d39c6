package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"starling/generator/serve"
)

// preview is a running serve command over a folder of its own.
type preview struct {
	t            testing.TB
	dir, address string
	stop         context.CancelFunc
	ended        chan int
}

func startPreview(t testing.TB, files map[string]string, more ...func(dir string)) *preview {
	t.Helper()
	p := &preview{t: t, dir: t.TempDir(), ended: make(chan int, 1)}
	for name, text := range files {
		p.write(name, text)
	}
	for _, write := range more {
		write(p.dir)
	}
	ctx, stop := context.WithCancel(t.Context())
	p.stop = stop
	out, in := io.Pipe()
	go func() {
		p.ended <- run(ctx, []string{"serve", "--port", "0", "--content", filepath.Join(p.dir, "content"), "--layouts", filepath.Join(p.dir, "layouts"),
			"--assets", p.assets()}, nil, in, io.Discard)
		in.Close()
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the server did not start: %v", err)
	}
	go io.Copy(io.Discard, out)
	p.address = strings.TrimSpace(line)
	t.Cleanup(func() { p.end() })
	return p
}

// end ends the server as Ctrl-C does, and returns its exit code.
func (p *preview) end() int {
	p.stop()
	select {
	case code := <-p.ended:
		p.ended <- code
		return code
	case <-time.After(patience):
		p.t.Fatal("the server does not end")
		return -1
	}
}

func (p *preview) write(name, text string) {
	p.t.Helper()
	file := filepath.Join(p.dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		p.t.Fatal(err)
	}
}

func (p *preview) get(path string) (int, string) {
	p.t.Helper()
	r, err := http.Get(p.address + path)
	if err != nil {
		p.t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return r.StatusCode, string(body)
}

// await waits until a page holds a text.
func (p *preview) await(path, want string) {
	p.t.Helper()
	p.until(path+" holds "+want, func() bool {
		_, body := p.get(path)
		return strings.Contains(body, want)
	})
}

func (p *preview) until(what string, holds func() bool) {
	p.t.Helper()
	deadline := time.Now().Add(patience)
	for !holds() {
		if time.Now().After(deadline) {
			p.t.Fatalf("it never came to hold that %s", what)
		}
	}
}

func (p *preview) status() serve.Status {
	p.t.Helper()
	var status serve.Status
	_, body := p.get("-/status")
	if err := json.Unmarshal([]byte(body), &status); err != nil {
		p.t.Fatal(err)
	}
	return status
}

func (p *preview) problems() int { return p.status().Problems }

const (
	previewQuestion = "---\nquestion: Why do you want this job?\ncategory: conflict\ncompetency: teamwork\nsummary: One line about it.\n---\n\nThe first text.\n"
	previewDraft    = "---\nquestion: Why not another one?\ncategory: conflict\ncompetency: teamwork\nsummary: One line about it.\nstatus: draft\n---\n\nA draft.\n"
)

func TestServeFollowsTheAuthor(t *testing.T) {
	p := startPreview(t, map[string]string{
		"content/questions/why/index.md":   previewQuestion,
		"content/questions/draft/index.md": previewDraft,
		"layouts/page.html":                "<h1>{{.Page.Title}}</h1>",
	})
	p.await("questions/why/", "The first text.")
	p.await("questions/draft/", "A draft.")

	// An edit, a new answer, and its removal.
	p.write("content/questions/why/index.md", strings.Replace(previewQuestion, "first", "second", 1))
	p.await("questions/why/", "The second text.")
	p.write("content/questions/why/nurse.md", "---\nrole: nurse\nlevel: mid\nsummary: A story.\n---\n\nIt was in May.\n")
	p.await("questions/why/nurse/", "It was in May.")
	if err := os.Remove(filepath.Join(p.dir, "content/questions/why/nurse.md")); err != nil {
		t.Fatal(err)
	}
	p.until("the answer's page is gone", func() bool { code, _ := p.get("questions/why/nurse/"); return code == http.StatusNotFound })

	// The search follows: each edition has an index of its own.
	_, before := p.get("search/index.js")
	p.write("content/questions/why/index.md", strings.Replace(previewQuestion, "The first text", "A parachute", 1))
	p.await("questions/why/", "A parachute.")
	p.until("the index differs", func() bool {
		code, now := p.get("search/index.js")
		return code == http.StatusOK && strings.HasPrefix(now, "starlingShard(") && now != before
	})

	// A mistake keeps the last good edition up, and is taken down when mended.
	p.write("content/questions/why/index.md", strings.Replace(previewQuestion, "summary", "sumary", 1))
	p.until("the problem is shown", func() bool { return p.problems() > 0 })
	if code, body := p.get("questions/why/"); code != http.StatusOK || !strings.Contains(body, "A parachute.") {
		t.Errorf("with a mistake in it the page answers %d: %.300s", code, body)
	}
	p.write("content/questions/why/index.md", strings.Replace(previewQuestion, "first", "third", 1))
	p.await("questions/why/", "The third text.")
	p.until("no problem is left", func() bool { return p.problems() == 0 })

	// A layout, and one that cannot be run on a page that nobody looks at.
	p.write("layouts/404.html", "<h1>Nothing of ours</h1>")
	p.await("404.html", "Nothing of ours")
	p.write("layouts/question.html", "<h1>{{index .Question.Related 99}}</h1>")
	p.until("a layout's mistake is shown", func() bool { return p.problems() > 0 })
	if err := os.Remove(filepath.Join(p.dir, "layouts/question.html")); err != nil {
		t.Fatal(err)
	}
	p.until("no problem is left", func() bool { return p.problems() == 0 })

	// The content folder away, and back.
	content, aside := filepath.Join(p.dir, "content"), filepath.Join(p.dir, "aside")
	if err := os.Rename(content, aside); err != nil {
		t.Fatal(err)
	}
	p.until("the missing folder is a problem", func() bool { return p.problems() > 0 })
	p.await("questions/why/", "The third text.")
	if err := os.Rename(aside, content); err != nil {
		t.Fatal(err)
	}
	p.until("no problem is left", func() bool { return p.problems() == 0 })
	if code := p.end(); code != exitDone {
		t.Errorf("the server ended with %d", code)
	}
}

// TestServedPagesAreThoseOfABuild compares every page with a build of the same
// folder, less the one line that serve adds.
func TestServedPagesAreThoseOfABuild(t *testing.T) {
	p := startPreview(t, map[string]string{
		"content/questions/why/index.md":   previewQuestion,
		"content/questions/draft/index.md": previewDraft,
		"layouts/.keep":                    "",
	})
	p.await("questions/why/", "The first text.")
	out := filepath.Join(p.dir, "public")
	if code := run(t.Context(), []string{"build", "--drafts", "--quiet", "--content", filepath.Join(p.dir, "content"), "--layouts", filepath.Join(p.dir, "layouts"),
		"--assets", p.assets(), "--out", out}, nil, io.Discard, os.Stderr); code != exitDone {
		t.Fatalf("the build ended with %d", code)
	}
	built := readTree(t, out)
	for path, want := range built {
		code, got := p.get(strings.TrimSuffix(path, "index.html"))
		if found := len(liveLine.FindAllString(got, -1)); strings.HasSuffix(path, ".html") && found != 1 {
			t.Errorf("%s holds the line of the preview %d times", path, found)
		}
		if got = liveLine.ReplaceAllString(got, ""); code != http.StatusOK || got != want {
			t.Errorf("%s answers %d and differs from the build", path, code)
		}
	}
	if len(built) < 10 {
		t.Errorf("%d files compared", len(built))
	}
}

func TestUnfinishedDraftsAreShownWithWarnings(t *testing.T) {
	p := startPreview(t, map[string]string{"layouts/.keep": "", "content/questions/draft/index.md": previewDraft + "\n[It](missing.md) will come.\n"})
	p.await("questions/draft/", "A draft.")
	p.until("there is a warning and no problem", func() bool { s := p.status(); return s.Warnings == 1 && s.Problems == 0 })
	p.write("content/questions/draft/index.md", previewDraft)
	p.until("there is none", func() bool { return p.status().Warnings == 0 })
}

// TestRulesSpeakOnTheirPageAlone breaks a rule, and mends it.
func TestRulesSpeakOnTheirPageAlone(t *testing.T) {
	const about = "---\ntitle: About\n---\n\nIt is told [%s](/pages/help.md).\n"
	const help = "---\ntitle: Help\n---\n\nNobody is alone.\n"
	p := startPreview(t, map[string]string{"layouts/.keep": "", "content/pages/about.md": fmt.Sprintf(about, "here"), "content/pages/help.md": help})
	p.await("help/", "Nobody is alone.")
	tab, other := p.openTab("/about/"), p.openTab("/help/")
	tab.until("the rule speaks", func(m tabMessage) bool {
		return len(m.Warnings) == 1 && m.Warnings[0].Code == "W207" && strings.HasSuffix(m.Warnings[0].Place, "content/pages/about.md:5:12")
	})
	p.write("content/pages/about.md", fmt.Sprintf(about, "by the helpers"))
	tab.until("it is silent", func(m tabMessage) bool { return len(m.Warnings) == 0 && m.Total == 0 })
	p.write("content/pages/help.md", help+"\n![](cat.png)\n")
	other.until("a mistake speaks", func(m tabMessage) bool { return m.Total == 1 })
	p.write("content/pages/help.md", help)
	for _, m := range other.until("it is mended", func(m tabMessage) bool { return m.Total == 0 }) {
		if len(m.Warnings) > 0 {
			t.Errorf("another page is told %+v", m)
		}
	}
}

// liveLine is the one line that serve adds.
var liveLine = regexp.MustCompile(`<script defer src="/-/live\.js" data-token="[^"]*"></script>\n`)

// assets is the preview's own folder of assets, or the built-in one.
func (p *preview) assets() string {
	own := filepath.Join(p.dir, "assets")
	if _, err := os.Stat(own); err != nil {
		return "../../assets"
	}
	return own
}

// readTree returns what a build wrote, by path.
func readTree(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	must(t, filepath.WalkDir(dir, func(file string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || entry.Name() == ".starling.json" {
			return err
		}
		data, err := os.ReadFile(file)
		files[filepath.ToSlash(strings.TrimPrefix(file, dir+string(filepath.Separator)))] = string(data)
		return err
	}))
	return files
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
