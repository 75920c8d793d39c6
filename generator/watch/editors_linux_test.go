package watch_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"starling/generator/watch"
)

// save is one editor's way to save dir/index.md, call by call as strace shows it.
type save func(t *testing.T, dir, text string)

func open(t *testing.T, name string, flags int) int {
	t.Helper()
	fd, err := unix.Open(name, flags|unix.O_CLOEXEC, 0o644)
	if err != nil {
		t.Fatalf("open %s: %v", name, err)
	}
	return fd
}

// writeAll writes, closes, and in between does what else is asked for.
func writeAll(t *testing.T, fd int, text string, between ...func(int) error) {
	t.Helper()
	_, err := unix.Write(fd, []byte(text))
	must(t, err)
	for _, f := range between {
		must(t, f(fd))
	}
	must(t, unix.Close(fd))
}

var saves = map[string]save{
	"in place": func(t *testing.T, dir, text string) {
		fd := open(t, dir+"/index.md", unix.O_WRONLY)
		writeAll(t, fd, text)
	},

	"truncate, then write": func(t *testing.T, dir, text string) {
		writeAll(t, open(t, dir+"/index.md", unix.O_WRONLY|unix.O_CREAT|unix.O_TRUNC), text)
	},

	"rename over": func(t *testing.T, dir, text string) {
		writeAll(t, open(t, dir+"/.index.md.tmp", unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL), text, unix.Fsync)
		must(t, unix.Rename(dir+"/.index.md.tmp", dir+"/index.md"))
	},

	"rename from another folder": func(t *testing.T, dir, text string) {
		elsewhere := filepath.Join(filepath.Dir(filepath.Dir(filepath.Dir(dir))), "tmp")
		writeAll(t, open(t, elsewhere, unix.O_WRONLY|unix.O_CREAT), text)
		must(t, unix.Rename(elsewhere, dir+"/index.md"))
	},

	"vim": func(t *testing.T, dir, text string) {
		swap := open(t, dir+"/.index.md.swp", unix.O_RDWR|unix.O_CREAT|unix.O_EXCL)
		writeAll(t, swap, "b0VIM 9.0")
		probe := open(t, dir+"/4913", unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL|unix.O_NOFOLLOW)
		must(t, unix.Fchown(probe, os.Getuid(), os.Getgid()))
		must(t, unix.Close(probe))
		must(t, unix.Unlink(dir+"/4913"))
		must(t, unix.Rename(dir+"/index.md", dir+"/index.md~"))
		writeAll(t, open(t, dir+"/index.md", unix.O_WRONLY|unix.O_CREAT|unix.O_TRUNC), text, unix.Fsync)
		must(t, unix.Chmod(dir+"/index.md", 0o644))
		must(t, unix.Unlink(dir+"/index.md~"))
		must(t, unix.Unlink(dir+"/.index.md.swp"))
	},

	"vim with backupcopy=yes": func(t *testing.T, dir, text string) {
		writeAll(t, open(t, dir+"/index.md~", unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL), "the old text")
		fd := open(t, dir+"/index.md", unix.O_WRONLY|unix.O_CREAT)
		must(t, unix.Ftruncate(fd, 0))
		writeAll(t, fd, text, unix.Fsync)
		must(t, unix.Unlink(dir+"/index.md~"))
	},

	"emacs": func(t *testing.T, dir, text string) {
		must(t, unix.Symlink("ada@machine.4711:1700000000", dir+"/.#index.md"))
		writeAll(t, open(t, dir+"/#index.md#", unix.O_WRONLY|unix.O_CREAT|unix.O_TRUNC), text) // auto-save
		must(t, unix.Rename(dir+"/index.md", dir+"/index.md~"))
		writeAll(t, open(t, dir+"/index.md", unix.O_WRONLY|unix.O_CREAT|unix.O_TRUNC), text, unix.Fsync)
		must(t, unix.Chmod(dir+"/index.md", 0o644))
		must(t, unix.Unlink(dir+"/#index.md#"))
		must(t, unix.Unlink(dir+"/.#index.md"))
		must(t, unix.Unlink(dir+"/index.md~"))
	},

	"VS Code": func(t *testing.T, dir, text string) {
		// It keeps the file, so that links and rights stay.
		fd := open(t, dir+"/index.md", unix.O_RDWR)
		must(t, unix.Ftruncate(fd, 0))
		writeAll(t, fd, text, unix.Fdatasync)
	},

	"JetBrains": func(t *testing.T, dir, text string) {
		writeAll(t, open(t, dir+"/index.md___jb_tmp___", unix.O_WRONLY|unix.O_CREAT|unix.O_TRUNC), text, unix.Fsync)
		must(t, unix.Rename(dir+"/index.md", dir+"/index.md___jb_old___"))
		must(t, unix.Rename(dir+"/index.md___jb_tmp___", dir+"/index.md"))
		must(t, unix.Chmod(dir+"/index.md", 0o644))
		must(t, unix.Unlink(dir+"/index.md___jb_old___"))
	},

	"Kate": func(t *testing.T, dir, text string) {
		// QSaveFile: a temporary file with a random ending, renamed over.
		name := dir + "/index.md.hKtPqw"
		fd := open(t, name, unix.O_RDWR|unix.O_CREAT|unix.O_EXCL)
		must(t, unix.Fchmod(fd, 0o644))
		writeAll(t, fd, text, unix.Fdatasync)
		must(t, unix.Rename(name, dir+"/index.md"))
	},

	"Kate, through a file without name": func(t *testing.T, dir, text string) {
		fd := open(t, dir, unix.O_RDWR|unix.O_TMPFILE)
		name := dir + "/index.md.hKtPqw"
		writeAll(t, fd, text, unix.Fdatasync, func(fd int) error {
			return unix.Linkat(unix.AT_FDCWD, fmt.Sprintf("/proc/self/fd/%d", fd), unix.AT_FDCWD, name, unix.AT_SYMLINK_FOLLOW)
		})
		must(t, unix.Rename(name, dir+"/index.md"))
	},
}

func TestEveryWayOfSavingNamesTheFolder(t *testing.T) {
	for name, save := range saves {
		t.Run(name, func(t *testing.T) {
			top, question := guide(t)
			w := watched(t, top)
			for i := range 3 { // the second time the file may be another one
				text := fmt.Sprintf("save %d", i)
				save(t, question, text)
				await(t, w, question)
				settle(t, w, top)
				if got, err := os.ReadFile(filepath.Join(question, "index.md")); err != nil || string(got) != text {
					t.Fatalf("the file holds %q (%v) after saving %q", got, err, text)
				}
			}
		})
	}
}

// The last event must come after the last byte: a caller that looked at an
// earlier one would otherwise keep half a text.
func TestAFolderIsNamedAfterTheLastByte(t *testing.T) {
	for name, save := range saves {
		t.Run(name, func(t *testing.T) {
			top, question := guide(t)
			w := watched(t, top)
			done := make(chan struct{})
			go func() { defer close(done); save(t, question, "the whole text") }()
			awaitChange(t, w, "the whole text", func(watch.Change) bool {
				text, err := os.ReadFile(filepath.Join(question, "index.md"))
				return err == nil && string(text) == "the whole text"
			})
			<-done
		})
	}
}
