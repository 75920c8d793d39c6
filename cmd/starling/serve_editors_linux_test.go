package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// editing is a text that is saved call by call, as strace shows editors do.
type editing struct {
	t         *testing.T
	dir, name string
}

func (e editing) at(name string) string { return filepath.Join(e.dir, name) }

// put opens, writes and closes a file.
func (e editing) put(name string, flags int, text string) {
	e.t.Helper()
	fd, err := unix.Open(e.at(name), flags|unix.O_CLOEXEC, 0o644)
	if err != nil {
		e.t.Fatalf("open %s: %v", name, err)
	}
	if flags&(unix.O_TRUNC|unix.O_EXCL) == 0 {
		e.do(unix.Ftruncate(fd, 0))
	}
	_, err = unix.Write(fd, []byte(text))
	e.do(err)
	e.do(unix.Fsync(fd))
	e.do(unix.Close(fd))
}

func (e editing) rename(from, to string) { e.t.Helper(); e.do(unix.Rename(e.at(from), e.at(to))) }
func (e editing) unlink(name string)     { e.t.Helper(); e.do(unix.Unlink(e.at(name))) }

func (e editing) do(err error) {
	e.t.Helper()
	if err != nil {
		e.t.Fatal(err)
	}
}

const (
	create  = unix.O_WRONLY | unix.O_CREAT | unix.O_EXCL
	replace = unix.O_WRONLY | unix.O_CREAT | unix.O_TRUNC
	keep    = unix.O_WRONLY
)

// waysOfSaving are those of editors that differ in what somebody sees who looks
// at the folder meanwhile.
var waysOfSaving = []struct {
	editor string
	save   func(e editing, text string)
}{
	{"save by rename", func(e editing, text string) {
		e.put(".tmp", create, text)
		e.rename(".tmp", e.name)
	}},
	{"vim", func(e editing, text string) {
		e.put("."+e.name+".swp", create, "b0VIM 9.0")
		e.put("4913", create, "")
		e.unlink("4913")
		e.rename(e.name, e.name+"~")
		e.put(e.name, replace, text)
		e.unlink(e.name + "~")
		e.unlink("." + e.name + ".swp")
	}},
	{"emacs", func(e editing, text string) {
		e.do(unix.Symlink("ada@machine.4711:1700000000", e.at(".#"+e.name)))
		e.put("#"+e.name+"#", replace, text)
		e.rename(e.name, e.name+"~")
		e.put(e.name, replace, text)
		e.unlink("#" + e.name + "#")
		e.unlink(".#" + e.name)
		e.unlink(e.name + "~")
	}},
	{"VS Code", func(e editing, text string) { e.put(e.name, keep, text) }},
	{"JetBrains", func(e editing, text string) {
		e.put(e.name+"___jb_tmp___", replace, text)
		e.rename(e.name, e.name+"___jb_old___")
		e.rename(e.name+"___jb_tmp___", e.name)
		e.unlink(e.name + "___jb_old___")
	}},
	{"Kate", func(e editing, text string) {
		e.put(e.name+".hKtPqw", create, text)
		e.rename(e.name+".hKtPqw", e.name)
	}},
}

// TestEveryWayOfSavingIsShownWhole saves a question and an answer as each editor
// does: the page ends with the text, and never says meanwhile that anything is
// wrong or gone.
func TestEveryWayOfSavingIsShownWhole(t *testing.T) {
	const answer = "---\nrole: nurse\nlevel: mid\nsummary: A story.\n---\n\nIt was the first text.\n"
	p := startProgram(t, map[string]string{
		"content/questions/why/index.md": previewQuestion, "content/questions/why/nurse.md": answer,
	})
	p.await("questions/why/nurse/", "the first text.")
	texts := []struct{ file, page, text string }{
		{"index.md", "/questions/why/", previewQuestion}, {"nurse.md", "/questions/why/nurse/", answer},
	}
	for _, way := range waysOfSaving {
		t.Run(way.editor, func(t *testing.T) {
			for _, c := range texts {
				tab := p.openTab(c.page)
				for i := range 5 {
					words := fmt.Sprintf("text %d by %s", i, way.editor)
					_, before := p.get(strings.TrimPrefix(c.page, "/"))
					begun := time.Now()
					way.save(editing{t, filepath.Join(p.dir, "content/questions/why"), c.file}, strings.Replace(c.text, "first text", words, 1))
					quick := time.Since(begun) < halfTime/2 // a slower one may be seen half-way
					for _, m := range tab.until("the page is loaded again", func(m tabMessage) bool {
						_, now := p.get(strings.TrimPrefix(c.page, "/"))
						return now != before && strings.Contains(now, words)
					}) {
						if quick && (m.Total > 0 || m.Gone) {
							t.Errorf("%s: while it was saved the page was told %+v", c.file, m)
						}
					}
				}
			}
		})
	}
}
