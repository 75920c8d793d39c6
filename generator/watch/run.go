package watch

import (
	"errors"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// start makes all watches. If it cannot, the Watcher is polling.
func (w *Watcher) start() {
	var err error
	if w.feed, err = newFeed(w.options.open); err != nil {
		w.poll(err)
		return
	}
	w.folders, w.fresh, w.unsure = tree{}, map[string]bool{}, map[string]bool{}
	for _, t := range w.tops {
		if _, err := w.arm(t); err != nil {
			w.poll(err)
			return
		}
	}
	w.confirm()
}

// restart makes all watches anew, since it is not known what they are worth.
func (w *Watcher) restart() {
	w.feed.stop()
	w.start()
	w.gathered.everything(false) // last: what happens from here on is reported
}

// poll gives up events. The watches that stand are given back to the system,
// since half of the folders reported at once and half later would only puzzle.
func (w *Watcher) poll(cause error) {
	if w.feed != nil {
		w.feed.stop()
		w.feed = nil
	}
	w.folders = nil
	w.state.Lock()
	w.why = explain(cause)
	w.state.Unlock()
	w.gathered.everything(false)
}

// run is the goroutine that owns the watches.
func (w *Watcher) run() {
	defer close(w.finished)
	defer func() {
		if w.feed != nil {
			w.feed.stop()
		}
	}()
	sweeps := newSweeps(w.options.Interval, w.feed == nil)
	defer sweeps.stop()
	for {
		var heard chan struct{}
		if w.feed != nil {
			heard = w.feed.ready
		}
		select {
		case <-w.done:
			return
		case <-heard:
			w.hear()
			if w.feed == nil {
				sweeps.sooner(true)
			}
		case <-sweeps.due():
			w.gathered.everything(true)
			sweeps.next(w.feed == nil)
		case <-w.changed:
			sweeps.change()
			if w.feed != nil && w.gathered.foundBySweep() {
				w.restart()
			}
			sweeps.sooner(w.feed == nil)
		}
	}
}

// hear handles what the system has reported.
func (w *Watcher) hear() {
	events, err := w.feed.take()
	if err != nil {
		w.mend(err)
		return
	}
	for _, e := range events {
		if err := w.handle(e); err != nil {
			w.poll(err)
			return
		}
	}
	if err := w.settle(events); err != nil {
		w.poll(err)
	}
}

// mend makes the watches anew after an error. Overflows come as often as
// authors check out branches. Any other error that comes again within a second
// would come forever.
func (w *Watcher) mend(err error) {
	if !errors.Is(err, fsnotify.ErrEventOverflow) {
		again := time.Since(w.lastFailed) < time.Second
		w.lastFailed = time.Now()
		if again {
			w.poll(err)
			return
		}
	}
	w.restart()
}

// handle names the folder of an event, and brings the watches at and below the
// event's name up to date. The error is that the system has no watches left.
func (w *Watcher) handle(e fsnotify.Event) error {
	path := filepath.Clean(e.Name)
	if w.leftOut(path) {
		return nil
	}
	named := []string{filepath.Dir(path)}
	if w.isTop(path) {
		named = append(named, path) // what it lies in is not ours
	}
	if e.Has(fsnotify.Create) || e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
		grown, err := w.renew(path)
		if err != nil {
			return err
		}
		named = append(named, grown...)
	}
	w.name(named)
	return nil
}

// name gathers folders, as each top that holds them was given.
func (w *Watcher) name(paths []string) {
	var folders []string
	for _, p := range paths {
		for _, t := range w.tops {
			if within(p, t.path) {
				folders = append(folders, filepath.Join(t.given, p[len(t.path):]))
			}
		}
	}
	w.gathered.name(folders...)
}
