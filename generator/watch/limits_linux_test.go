package watch_test

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"starling/generator/watch"
)

// childEnv is set where a test runs once more in a process of its own; its value
// is the folder to watch.
const childEnv = "STARLING_WATCH_CHILD"

func child(t *testing.T, dir string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	must(t, err)
	cmd := exec.Command(exe, "-test.run=^"+t.Name()+"$", "-test.timeout=2m")
	cmd.Env = append(os.Environ(), childEnv+"="+dir)
	cmd.Stderr = os.Stderr
	return cmd
}

// inNamespace runs the calling test in a process whose limits of watches may be
// lowered. Where the system permits none, the injected limits of limit_test.go
// stand alone.
func inNamespace(t *testing.T, dir string) {
	t.Helper()
	namespace := func(cmd *exec.Cmd) *exec.Cmd {
		cmd.SysProcAttr = &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWUSER,
			UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
		}
		return cmd
	}
	probe := namespace(exec.Command("/bin/sh", "-c", "echo 5 >/proc/sys/user/max_inotify_watches"))
	if err := probe.Run(); err != nil {
		t.Logf("no limits of our own here (%v): see the injected ones", err)
		noteUnable(t, "the kernel's real limits of watches: no user namespace")
		return
	}
	cmd := namespace(child(t, dir))
	cmd.Stderr = nil
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	must(t, err)
}

// noteUnable adds what could not run here to the list that .ci/run prints, if it
// is .ci/run that asks.
func noteUnable(t *testing.T, what string) {
	t.Helper()
	list := os.Getenv("STARLING_UNABLE")
	if list == "" {
		return
	}
	f, err := os.OpenFile(list, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o644)
	must(t, err)
	_, err = fmt.Fprintln(f, what)
	must(t, err)
	must(t, f.Close())
}

func limit(t *testing.T, name string, n int) {
	t.Helper()
	must(t, os.WriteFile("/proc/sys/user/max_inotify_"+name, []byte(strconv.Itoa(n)), 0o644))
}

func wantPolling(t *testing.T, w *watch.Watcher) {
	t.Helper()
	if w.Mode() != "polling" || !strings.Contains(w.Why(), "fs.inotify.max_user_watches") || !strings.Contains(w.Why(), "sudo sysctl") {
		t.Errorf("mode %q because %q", w.Mode(), w.Why())
	}
}

func fast(_ time.Duration, polling bool) time.Duration {
	if polling {
		return 5 * time.Millisecond
	}
	return 0
}

func TestRealLimitOfWatches(t *testing.T) {
	top := os.Getenv(childEnv)
	if top == "" {
		top, _ = guide(t)
		inNamespace(t, top)
		return
	}
	limit(t, "watches", 3) // four folders and a parent
	w := watcher(t, watch.Options{Interval: fast}, top)
	wantPolling(t, w)
	awaitAll(t, w)
	awaitAll(t, w)

	// Enough at first, and reached later.
	limit(t, "watches", 7)
	late := watcher(t, watch.Options{Interval: fast}, top)
	if late.Mode() != "events" {
		t.Fatalf("mode %q because %q", late.Mode(), late.Why())
	}
	for i := range 5 {
		makeAll(t, filepath.Join(top, "questions", fmt.Sprint("new", i)))
	}
	awaitAll(t, late)
	wantPolling(t, late)
	awaitAll(t, late) // the sweeps have begun
}

func TestRealLimitOfWatchers(t *testing.T) {
	top := os.Getenv(childEnv)
	if top == "" {
		top, _ = guide(t)
		inNamespace(t, top)
		return
	}
	limit(t, "instances", 0)
	w := watcher(t, watch.Options{Interval: fast}, top)
	wantPolling(t, w)
	awaitAll(t, w)
}

// TestRealOverflowOfTheQueue stops a watching process, changes more than the
// kernel's queue holds, and lets the process go on.
func TestRealOverflowOfTheQueue(t *testing.T) {
	top := os.Getenv(childEnv)
	if top != "" {
		w := watched(t, top)
		fmt.Println("watching")
		awaitAll(t, w) // there are no sweeps
		deep := filepath.Join(top, "late", "deep")
		write(t, filepath.Join(deep, "x.md"), "after")
		await(t, w, deep) // the folder, whose birth was lost, is watched
		return
	}
	top, question := guide(t)
	cmd := child(t, top)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	var hello [len("watching\n")]byte
	_, err = io.ReadFull(out, hello[:])
	must(t, err)
	must(t, cmd.Process.Signal(syscall.SIGSTOP))
	var status syscall.WaitStatus
	_, err = syscall.Wait4(cmd.Process.Pid, &status, syscall.WUNTRACED, nil)
	must(t, err)
	if !status.Stopped() {
		t.Fatalf("the process did not stop: %v", status)
	}

	setting, err := os.ReadFile("/proc/sys/fs/inotify/max_queued_events")
	must(t, err)
	room, err := strconv.Atoi(strings.TrimSpace(string(setting)))
	must(t, err)
	from := filepath.Join(question, "index.md")
	for range room/2 + 100 { // two events each
		must(t, os.Rename(from, from+"x"))
		must(t, os.Rename(from+"x", from))
	}
	makeAll(t, filepath.Join(top, "late", "deep"))
	must(t, cmd.Process.Signal(syscall.SIGCONT))
	rest, err := io.ReadAll(out)
	must(t, err)
	if err := cmd.Wait(); err != nil {
		t.Fatalf("%v\n%s%s", err, hello, rest)
	}
}

func TestManyChangesLeaveNothingBehind(t *testing.T) {
	descriptors := func() int {
		entries, err := os.ReadDir("/proc/self/fd")
		must(t, err)
		return len(entries)
	}
	goroutines := runtime.NumGoroutine()
	top, question := guide(t)
	before := descriptors()

	w := watched(t, top)
	open, running := descriptors(), runtime.NumGoroutine()
	dir := filepath.Join(top, "questions", "new")
	for i := range 500 {
		switch i % 5 {
		case 0:
			makeAll(t, filepath.Join(dir, "answers"))
			await(t, w, filepath.Join(dir, "answers"))
		case 1:
			must(t, os.Rename(dir, dir+"er"))
			await(t, w, filepath.Join(dir+"er", "answers"))
		case 2:
			saves["vim"](t, question, fmt.Sprint(i))
			await(t, w, question)
		case 3:
			must(t, os.RemoveAll(dir+"er"))
			await(t, w, filepath.Dir(dir))
		case 4:
			w.Changed()
			write(t, filepath.Join(top, "site.yaml"), fmt.Sprint(i))
			await(t, w, top)
		}
		settle(t, w, top)
	}
	if n := descriptors(); n > open {
		t.Errorf("500 changes left %d descriptors, from %d", n, open)
	}
	if n := runtime.NumGoroutine(); n > running {
		t.Errorf("500 changes left %d goroutines, from %d", n, running)
	}
	if n, want := watches(t), 5+500; n != want { // the guide with its parent, and the marks
		t.Errorf("500 changes left %d watches, want %d", n, want)
	}
	must(t, w.Close())
	if n := descriptors(); n != before {
		t.Errorf("Close left %d descriptors, from %d", n, before)
	}
	// fsnotify's own goroutine ends soon after its Close, not before.
	deadline := time.Now().Add(10 * time.Second)
	for runtime.NumGoroutine() > goroutines {
		if time.Now().After(deadline) {
			t.Fatalf("Close left %d goroutines, from %d", runtime.NumGoroutine(), goroutines)
		}
		runtime.Gosched()
	}
}

// watches counts the kernel's watches of this process.
func watches(t *testing.T) int {
	t.Helper()
	entries, err := os.ReadDir("/proc/self/fdinfo")
	must(t, err)
	n := 0
	for _, e := range entries {
		if text, err := os.ReadFile("/proc/self/fdinfo/" + e.Name()); err == nil {
			n += strings.Count(string(text), "inotify wd:")
		}
	}
	return n
}
