package watch

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// The tests of this file reach the system's limits by injection; those of
// limits_linux_test.go reach the real ones where that is permitted.

func injected(t *testing.T, options Options) (*Watcher, string) {
	t.Helper()
	top := t.TempDir()
	for _, dir := range []string{"a", "b", "c"} {
		if err := os.Mkdir(filepath.Join(top, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	options.Interval = func(_ time.Duration, polling bool) time.Duration {
		if polling {
			return time.Millisecond
		}
		return 0
	}
	w, err := New([]string{top}, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	return w, top
}

func nextAll(t *testing.T, w *Watcher) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	for {
		c, err := w.Next(ctx)
		if err != nil {
			t.Fatalf("All was not reported: %v", err)
		}
		if c.All {
			return
		}
	}
}

func wantWhy(t *testing.T, w *Watcher, linux string) {
	t.Helper()
	want := linux
	if runtime.GOOS != "linux" {
		want = "limit"
	}
	if w.Mode() != "polling" || !strings.Contains(w.Why(), want) {
		t.Errorf("mode %q because %q, want it to name %s", w.Mode(), w.Why(), want)
	}
}

func TestWithoutWatchesLeftItPolls(t *testing.T) {
	var room atomic.Int64
	add := func(watcher *fsnotify.Watcher, name string) error {
		if room.Add(-1) < 0 {
			return &os.SyscallError{Syscall: "inotify_add_watch", Err: syscall.ENOSPC}
		}
		return watcher.Add(name)
	}
	room.Store(3)
	w, _ := injected(t, Options{add: add})
	wantWhy(t, w, "fs.inotify.max_user_watches=")
	nextAll(t, w)
	nextAll(t, w)

	room.Store(6)
	late, top := injected(t, Options{add: add})
	if late.Mode() != "events" {
		t.Fatalf("mode %q because %q", late.Mode(), late.Why())
	}
	if err := os.MkdirAll(filepath.Join(top, "d", "e", "f"), 0o755); err != nil {
		t.Fatal(err)
	}
	nextAll(t, late)
	wantWhy(t, late, "fs.inotify.max_user_watches=")
	nextAll(t, late)
}

func TestWithoutAWatcherItPolls(t *testing.T) {
	w, _ := injected(t, Options{open: func() (*fsnotify.Watcher, error) { return nil, syscall.EMFILE }})
	wantWhy(t, w, "fs.inotify.max_user_instances=")
	nextAll(t, w)

	w, _ = injected(t, Options{open: func() (*fsnotify.Watcher, error) { return nil, errors.New("no such thing here") }})
	if w.Mode() != "polling" || !strings.Contains(w.Why(), "no such thing here") {
		t.Errorf("mode %q because %q", w.Mode(), w.Why())
	}
	nextAll(t, w)
}

// failing watches, and keeps what the system's watcher is so that a test can
// report errors in its place.
func failing(t *testing.T) (*Watcher, chan *fsnotify.Watcher) {
	t.Helper()
	opened := make(chan *fsnotify.Watcher, 10)
	w, _ := injected(t, Options{open: func() (*fsnotify.Watcher, error) {
		watcher, err := fsnotify.NewWatcher()
		opened <- watcher
		return watcher, err
	}})
	return w, opened
}

func TestAfterEachOverflowItWatchesAnew(t *testing.T) {
	w, opened := failing(t)
	for range 5 {
		(<-opened).Errors <- fsnotify.ErrEventOverflow
		nextAll(t, w)
	}
	if w.Mode() != "events" {
		t.Errorf("mode %q because %q", w.Mode(), w.Why())
	}
}

func TestAnErrorThatComesAgainEndsInPolling(t *testing.T) {
	w, opened := failing(t)
	(<-opened).Errors <- errors.New("input/output error")
	nextAll(t, w)
	if w.Mode() != "events" {
		t.Errorf("after one error: mode %q because %q", w.Mode(), w.Why())
	}
	(<-opened).Errors <- errors.New("input/output error")
	nextAll(t, w)
	if w.Mode() != "polling" || !strings.Contains(w.Why(), "input/output error") {
		t.Errorf("after two: mode %q because %q", w.Mode(), w.Why())
	}
	nextAll(t, w)
}

func TestSweepsAreFrequentAfterAChangeAndWhilePolling(t *testing.T) {
	for _, c := range []struct {
		since   time.Duration
		polling bool
		want    time.Duration
	}{
		{0, false, 2 * time.Second},
		{19 * time.Second, false, 2 * time.Second},
		{20 * time.Second, false, 15 * time.Second},
		{time.Since(time.Time{}), false, 15 * time.Second},
		{time.Since(time.Time{}), true, 2 * time.Second},
	} {
		if got := interval(c.since, c.polling); got != c.want {
			t.Errorf("interval(%v, %v) = %v, want %v", c.since, c.polling, got, c.want)
		}
	}
}

// Changes that come more often than the interval must not put the sweep off.
func TestChangesDoNotPutTheSweepOff(t *testing.T) {
	s := newSweeps(func(since time.Duration, _ bool) time.Duration {
		return time.Hour + since.Truncate(time.Hour)
	}, false)
	defer s.stop()
	s.change()
	s.sooner(false)
	first := s.at
	if first.IsZero() || time.Until(first) > time.Hour {
		t.Fatalf("the first sweep is due at %v", first)
	}
	for range 3 {
		s.change()
		s.sooner(false)
	}
	if s.at != first {
		t.Errorf("the sweep was put off from %v to %v", first, s.at)
	}
	s.next(false)
	if !s.at.After(first) {
		t.Errorf("after a sweep the next is due at %v, not after %v", s.at, first)
	}
}
