package main

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// program is a preview by a process of its own, with the folders where an author
// has them.
type program struct {
	*preview
	cmd   *exec.Cmd
	ended chan error

	mu   sync.Mutex
	told strings.Builder
}

// startProgram runs "starling serve" over the files, in a folder of its own.
func startProgram(t *testing.T, files map[string]string, flags ...string) *program {
	t.Helper()
	p := &preview{t: t, dir: t.TempDir()}
	for name, text := range files {
		p.write(name, text)
	}
	return serveFolder(t, p.dir, flags...)
}

// serveFolder runs "starling serve" in a folder.
func serveFolder(t *testing.T, dir string, flags ...string) *program {
	t.Helper()
	p := &program{preview: &preview{t: t, dir: dir}, ended: make(chan error, 1)}
	p.cmd = exec.Command("starling", append([]string{"serve", "--port", "0"}, flags...)...)
	p.cmd.Dir = p.dir
	p.cmd.Stderr = p
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.interrupt() })
	line, err := bufio.NewReader(out).ReadString('\n')
	go func() {
		_, _ = io.Copy(io.Discard, out)
		p.ended <- p.cmd.Wait()
	}()
	if err != nil {
		t.Fatalf("the server did not start: %v: %s", err, p.stderr())
	}
	p.address = strings.TrimSpace(line)
	return p
}

// Write takes what the program says on standard error.
func (p *program) Write(text []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.told.Write(text)
}

func (p *program) stderr() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.told.String()
}

// interrupt presses Ctrl-C, and returns how the program ended. It may be called
// again.
func (p *program) interrupt() error {
	_ = p.cmd.Process.Signal(os.Interrupt) // it may have ended
	select {
	case err := <-p.ended:
		p.ended <- err
		return err
	case <-time.After(patience):
		_ = p.cmd.Process.Kill()
		p.t.Fatal("Ctrl-C does not end the server")
		return nil
	}
}

func TestCtrlCEndsTheServerAndLeavesNothing(t *testing.T) {
	p := startProgram(t, map[string]string{"content/questions/why/index.md": previewQuestion})
	p.await("questions/why/", "The first text.")
	if err := p.interrupt(); err != nil {
		t.Errorf("it ended with %v, want exit code 0", err)
	}
	entries, err := os.ReadDir(p.dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v (%v), want content alone", entries, err)
	}
}

func TestPortInUseGivesTheNextAndSaysSo(t *testing.T) {
	first := startProgram(t, map[string]string{"content/questions/why/index.md": previewQuestion})
	_, port, _ := strings.Cut(strings.TrimPrefix(strings.TrimSuffix(first.address, "/"), "http://"), ":")
	second := startProgram(t, map[string]string{"content/questions/why/index.md": strings.Replace(previewQuestion, "first", "other", 1)}, "--port", port)
	if second.address == first.address {
		t.Fatalf("both are at %s", first.address)
	}
	second.await("questions/why/", "The other text.")
	first.await("questions/why/", "The first text.")
	second.until("it says that the port is in use", func() bool {
		return strings.Contains(second.stderr(), "port "+port+" is in use")
	})
}

func TestAddressOfEveryHostCanBeOpened(t *testing.T) {
	p := startProgram(t, map[string]string{"content/questions/why/index.md": previewQuestion}, "--host", "0.0.0.0")
	if !strings.HasPrefix(p.address, "http://localhost:") {
		t.Errorf("the address is %s", p.address)
	}
	p.await("questions/why/", "The first text.")
}

// fakeBrowser names a program as the browser that notes the addresses it is
// given, and returns the file with them.
func fakeBrowser(t *testing.T, entry string) (opened string) {
	t.Helper()
	dir := t.TempDir()
	opened = filepath.Join(dir, "opened")
	script := "#!/bin/sh\necho \"$*\" >>" + opened + "\n"
	if err := os.WriteFile(filepath.Join(dir, "browser"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("BROWSER", strings.ReplaceAll(entry, "BROWSER", filepath.Join(dir, "browser")))
	return opened
}

func readIfThere(file string) string {
	text, _ := os.ReadFile(file)
	return string(text)
}

func TestOpenShowsTheFirstGoodEditionOnce(t *testing.T) {
	opened := fakeBrowser(t, "BROWSER")
	p := startProgram(t, map[string]string{
		"content/questions/why/index.md": strings.Replace(previewQuestion, "summary", "sumary", 1),
	}, "--open")
	p.until("the problem is shown", func() bool { return p.problems() > 0 })
	if got := readIfThere(opened); got != "" {
		t.Errorf("a guide that cannot be shown was opened: %q", got)
	}
	p.write("content/questions/why/index.md", previewQuestion)
	p.until("the browser is opened", func() bool { return readIfThere(opened) == p.address+"\n" })
	p.write("content/questions/why/index.md", strings.Replace(previewQuestion, "first", "second", 1))
	p.await("questions/why/", "The second text.")
	if err := p.interrupt(); err != nil { // it waits for what it has begun to open
		t.Error(err)
	}
	if got := readIfThere(opened); got != p.address+"\n" {
		t.Errorf("in all it was opened at %q", got)
	}
}

func TestOpenTakesTheFirstBrowserThatWorks(t *testing.T) {
	opened := fakeBrowser(t, "no-such-browser:false:BROWSER --new-tab %s#top --quiet:BROWSER never")
	p := startProgram(t, map[string]string{"content/questions/why/index.md": previewQuestion}, "--open")
	want := "--new-tab " + p.address + "#top --quiet\n"
	p.until("the browser is opened", func() bool { return readIfThere(opened) == want })
}

func TestOpenSaysWhatToDoWithoutABrowser(t *testing.T) {
	t.Setenv("BROWSER", "no-such-browser:false")
	p := startProgram(t, map[string]string{"content/questions/why/index.md": previewQuestion}, "--open")
	p.until("the remedy is told", func() bool {
		return strings.Contains(p.stderr(), "open "+p.address+" yourself, or name a program in the variable BROWSER: no-such-browser: ")
	})
	p.await("questions/why/", "The first text.")
}

func TestFollowOffersThePageOfTheTextThatWasSaved(t *testing.T) {
	p := startProgram(t, map[string]string{
		"content/questions/why/index.md": previewQuestion,
		"content/questions/why/nurse.md": "---\nrole: nurse\nlevel: mid\nsummary: A story.\n---\n\nIt was in May.\n",
		"content/articles/how.md":        "---\ntitle: How to\nsummary: One line about it.\n---\n\nAn article.\n",
		"layouts/page.html":              "<h1>{{.Page.Title}}</h1>",
	}, "--follow")
	p.await("questions/why/", "The first text.")
	tab := p.openTab("/articles/how/")
	for _, c := range []struct{ file, text, want string }{
		{"content/questions/why/nurse.md", "---\nrole: nurse\nlevel: mid\nsummary: A story.\n---\n\nIt was in June.\n", "/questions/why/nurse/"},
		{"content/questions/why/index.md", strings.Replace(previewQuestion, "first", "second", 1), "/questions/why/"},
		{"layouts/page.html", "<h1>A page: {{.Page.Title}}</h1>", ""},
		{"content/articles/new.md", "---\ntitle: New\nsummary: One line about it.\n---\n\nAnother.\n", "/articles/new/"},
		{"content/terms/roles/nurse.md", "---\ntitle: Nurses\nsummary: One line about it.\n---\n\nThey nurse.\n", "/roles/nurse/"},
		{"content/site.yaml", "title: Another name\n", ""},
	} {
		p.write(c.file, c.text)
		tab.until("saving "+c.file+" offers "+c.want, func(m tabMessage) bool {
			if c.want == "" {
				return m.Offer == nil
			}
			return m.Offer != nil && m.Offer.File == c.file && m.Offer.Href == c.want && !m.Offer.Here
		})
	}
}
