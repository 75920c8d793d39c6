package output_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"starling/generator/output"
)

// ownMounts is set for a child that may mount file systems of its own.
const ownMounts = "STARLING_OUTPUT_MOUNTS"

// inNamespace runs the calling test in a process with mounts of its own, or
// where the system does not permit that, in one without.
func inNamespace(t *testing.T, dir string) {
	t.Helper()
	run := func(cmd *exec.Cmd) {
		out, err := cmd.CombinedOutput()
		t.Logf("%s", out)
		if err != nil {
			t.Fatal(err)
		}
	}
	attr := &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
	}
	probe := exec.Command("mount", "-t", "tmpfs", "none", dir)
	probe.SysProcAttr = attr
	cmd := child(t, dir)
	if err := probe.Run(); err != nil {
		t.Logf("no mounts of our own here: %v", err)
	} else {
		cmd.SysProcAttr = attr
		cmd.Env = append(cmd.Env, ownMounts+"=1")
	}
	run(cmd)
}

func mount(t *testing.T, kind, dir string, flags uintptr, options string) {
	t.Helper()
	if err := unix.Mount(kind, dir, kind, flags, options); err != nil {
		t.Fatalf("mounting %s with %q: %v", dir, options, err)
	}
}

// full asserts that publishing next over old either fails for want of room and
// leaves the old site, or succeeds; and returns which.
func full(t *testing.T, dir string, old, next site, foreign site) bool {
	t.Helper()
	manifest := read(t, filepath.Join(dir, manifestName))
	_, err := publish(dir, next.edition())
	if err == nil {
		same(t, holds(t, dir), next.with(foreign))
		return false
	}
	if !errors.Is(err, unix.ENOSPC) && !errors.Is(err, unix.EFBIG) {
		t.Fatalf("the error is %v", err)
	}
	if !strings.Contains(err.Error(), dir) {
		t.Errorf("%v: should name %s", err, dir)
	}
	same(t, holds(t, dir), old.with(foreign))
	if read(t, filepath.Join(dir, manifestName)) != manifest {
		t.Error("the manifest was changed")
	}
	return true
}

func TestAFullDiskLeavesTheOldSite(t *testing.T) {
	old, next := site{"index.html": "home", "old/x.html": "x"}, site{"index.html": "new home"}
	for i := range 12 {
		next[fmt.Sprintf("fresh/%d/index.html", i)] = strings.Repeat("text ", 1500)
	}
	switch dir := childDir(); {
	case dir == "":
		inNamespace(t, t.TempDir())
	case os.Getenv(ownMounts) == "":
		// A limit on the size of files is the nearest to a full disk.
		mustPublish(t, dir, old.edition())
		signal.Ignore(syscall.SIGXFSZ)
		limit := syscall.Rlimit{Cur: 5000, Max: 5000}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
			t.Fatal(err)
		}
		if !full(t, dir, old, next, nil) {
			t.Error("no file was too large")
		}
	default:
		// So little room, and every step up to enough, for contents and then for
		// names: so every write and every new folder fails once.
		for _, option := range []string{"size=1m,nr_inodes=%d", "nr_inodes=1000,size=%dk"} {
			failures, done := 0, false
			for room := 1; !done; room++ {
				mount(t, "tmpfs", dir, 0, "size=1m")
				public := filepath.Join(dir, "public")
				mustPublish(t, public, old.edition())
				var used unix.Statfs_t
				if err := unix.Statfs(dir, &used); err != nil {
					t.Fatal(err)
				}
				n := int(used.Files-used.Ffree) + room
				if strings.Contains(option, "size=%d") {
					n = int(used.Blocks-used.Bfree+uint64(room)) * 4
				}
				mount(t, "tmpfs", dir, unix.MS_REMOUNT, fmt.Sprintf(option, n))
				if done = !full(t, public, old, next, nil); !done {
					failures++
				}
				if t.Failed() {
					t.Fatalf("with %s", fmt.Sprintf(option, n))
				}
				if err := unix.Unmount(dir, 0); err != nil {
					t.Fatal(err)
				}
			}
			if failures < 20 {
				t.Errorf("%s: only %d failures", option, failures)
			}
		}
	}
}

func TestAReadOnlyDiskLeavesTheOldSite(t *testing.T) {
	dir := childDir()
	if dir == "" {
		inNamespace(t, t.TempDir())
		return
	}
	if os.Getenv(ownMounts) == "" {
		return // TestWithoutPermission shows the same as far as it can be shown here
	}
	mustPublish(t, dir, small.edition())
	mount(t, dir, dir, unix.MS_BIND, "")
	mount(t, dir, dir, unix.MS_REMOUNT|unix.MS_BIND|unix.MS_RDONLY, "")
	before := state(t, dir)
	if same := mustPublish(t, dir, small.edition()); !same.Unchanged {
		t.Errorf("result %+v", same)
	}
	_, err := publish(dir, small.with(site{"index.html": "new"}).edition())
	if !errors.Is(err, unix.EROFS) {
		t.Errorf("the error is %v", err)
	}
	_, err = output.Open(context.Background(), filepath.Join(dir, "absent/public"), nil, nil)
	if err == nil || !strings.Contains(err.Error(), "read-only") {
		t.Errorf("the error is %v", err)
	}
	same(t, state(t, dir), before)
}

func TestWithoutPermissionTheOldSiteStays(t *testing.T) {
	if dir := childDir(); dir != "" {
		forgoRights(t)
		_, err := publish(dir, small.with(site{"index.html": "new", "questions/mistake/index.html": "new"}).edition())
		if !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), dir) {
			t.Errorf("the error is %v", err)
		}
		if same := mustPublish(t, dir, small.edition()); !same.Unchanged {
			t.Errorf("result %+v", same)
		}
		_, err = output.Open(context.Background(), filepath.Join(dir, "../absent/public"), nil, nil)
		if err == nil || !strings.Contains(err.Error(), "permission denied") {
			t.Errorf("the error is %v", err)
		}
		return
	}
	for _, closed := range []string{"public", "public/questions/mistake"} {
		base := t.TempDir()
		dir := filepath.Join(base, "public")
		mustPublish(t, dir, small.edition())
		chmod(t, filepath.Dir(base), 0o755)
		chmod(t, base, 0o555)
		everywhere(t, dir, func(path string, entry fs.DirEntry) {
			mode := fs.FileMode(0o644)
			if entry.IsDir() {
				mode = 0o777
			}
			chmod(t, path, mode)
		})
		chmod(t, filepath.Join(base, closed), 0o555)
		before := state(t, base)
		out, err := child(t, dir).CombinedOutput()
		if err != nil {
			t.Errorf("%s closed: %v\n%s", closed, err, out)
		}
		same(t, state(t, base), before)
		everywhere(t, base, func(path string, _ fs.DirEntry) { chmod(t, path, 0o777) })
	}
}

// Removing comes last, so nobody can tell beforehand that it will fail.
func TestWithoutPermissionToRemoveTheNextPublishSortsItOut(t *testing.T) {
	old, next := versioned("a"), versioned("b")
	if dir := childDir(); dir != "" {
		forgoRights(t)
		if _, err := publish(dir, next.edition()); !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), "only-a/index.html") {
			t.Errorf("the error is %v", err)
		}
		return
	}
	base := t.TempDir()
	dir := filepath.Join(base, "public")
	mustPublish(t, dir, old.edition())
	everywhere(t, filepath.Dir(base), func(path string, entry fs.DirEntry) { chmod(t, path, 0o777) })
	chmod(t, filepath.Join(dir, "only-a"), 0o555)
	if out, err := child(t, dir).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	now := holds(t, dir)
	whole(t, now, old, next)
	for path := range now {
		if mark(path) {
			t.Errorf("%s was left", path)
		}
	}
	chmod(t, filepath.Join(dir, "only-a"), 0o777)
	mustPublish(t, dir, next.edition())
	same(t, current(t, dir), next)
}

// forgoRights makes this process one of nobody's, unless it has no special
// rights anyway.
func forgoRights(t *testing.T) {
	t.Helper()
	if os.Getuid() != 0 {
		return
	}
	const nobody = 65534
	for _, err := range []error{syscall.Setgroups(nil), syscall.Setgid(nobody), syscall.Setuid(nobody)} {
		if err != nil {
			t.Fatal(err)
		}
	}
}

func chmod(t *testing.T, path string, mode fs.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

func everywhere(t *testing.T, dir string, do func(path string, entry fs.DirEntry)) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err == nil {
			do(path, entry)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
