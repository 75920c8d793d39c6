// Package watch turns folders on disk into hints of where to look first.
//
//	w, err := watch.New([]string{"content", "layouts"}, watch.Options{Ignore: []string{"public"}})
//	defer w.Close()
//	// read everything once, then:
//	for {
//		change, err := w.Next(ctx)
//		... look into change.Folders, or at everything if change.All ...
//		... if a file did differ: w.Changed() ...
//	}
//
// # A hint, never a fact
//
// A Change names folders and nothing more: not which file, nor what happened to
// it. Editors save in a dozen ways (in place, by rename, through a link, with
// backups and locks beside), events come late, twice or never, and a name may
// mean another folder by the time its event is read. So the caller looks, and
// what it finds is the truth. It follows that naming a folder too many is
// harmless here, and that the package may answer any doubt with All.
//
// Make the Watcher before reading the folders: what happens between New and Next
// is kept, and events that come during a build are gathered into one Change.
// There is no waiting for quiet.
//
// # What can get lost, and the sweep
//
// The system reports what happens right in a folder, not below it, so every
// folder has a watch of its own, and what appears before its watch stands goes
// unreported. Hence the order, everywhere: add the watch, then read the folder,
// then name it. A watch stays with its folder when that is renamed, and would go
// on to report the old name. Hence, whenever a name appears, vanishes or moves,
// the watches at and below it are dropped, and added anew if a folder stands
// there now. Nothing is concluded from the kind of event but that. (A folder that
// moves faster than its events are read takes one step more: see settle.)
//
// The parent of each folder given to New is watched as well, or the nearest
// folder above that exists: so a folder may come later, and may be removed and
// put back.
//
// The system's queue can overflow; then all watches are made anew and everything
// is to be looked at. And some file systems send no events at all (NFS, shared
// folders of Docker and WSL), which nothing tells. Therefore a sweep comes at
// intervals, as All. A sweep that finds something (the caller says so by
// Changed) shows that events were missed, and the watches are made anew.
//
// When the system allows no more watches, the Watcher lives on sweeps alone:
// see Mode and Why.
//
// # Links
//
// Links to folders are not followed, but for the folders given to New. A linked
// folder that lies inside a watched one is named where it truly stands.
package watch

import (
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Options say how to watch. The zero value is fine.
type Options struct {
	// Ignore lists folders that are never watched nor named, with everything below
	// them: the output, for one. They need not exist. A folder is recognised by
	// its path, made absolute, and not through links.
	Ignore []string

	// Interval, unless nil, gives the time until the next sweep: after a sweep, and
	// after a call of Changed. It is told how long ago Changed was called last (if
	// never, the longest duration there is) and whether there are no events to rely
	// on. Zero or less means that no sweep comes until Changed is called or events
	// end. When nil, sweeps come every 2 s for 20 s after the last change and while
	// polling, else every 15 s.
	Interval func(sinceChange time.Duration, polling bool) time.Duration

	// The system's part, which tests replace to reach its limits.
	open func() (*fsnotify.Watcher, error)
	add  func(*fsnotify.Watcher, string) error
}

// Watcher watches folders and everything below them. Its methods may be called
// from any goroutine.
type Watcher struct {
	tops     []top
	ignored  []string
	options  Options
	gathered *gathering

	changed  chan struct{} // holds one: several calls of Changed are one
	done     chan struct{}
	close    sync.Once
	finished chan struct{}

	state sync.Mutex
	why   string // not empty while polling

	// What follows belongs to New, and then to the goroutine that it starts.
	feed       *feed // nil while polling
	folders    tree
	fresh      map[string]bool // watched since the last batch of events
	unsure     map[string]bool // perhaps watched under another name: see settle
	lastFailed time.Time
}

// top is one of the folders given to New, as given and as an absolute path.
type top struct{ given, path string }

// New watches the folders and all below them. A folder that does not exist yet
// is watched once it does. That the system has no watches left is no error: see
// Mode. The error is that a path cannot be made absolute.
func New(folders []string, options Options) (*Watcher, error) {
	if options.Interval == nil {
		options.Interval = interval
	}
	if options.open == nil {
		options.open = fsnotify.NewWatcher
	}
	if options.add == nil {
		options.add = (*fsnotify.Watcher).Add
	}
	w := &Watcher{
		options:  options,
		gathered: newGathering(),
		changed:  make(chan struct{}, 1),
		done:     make(chan struct{}),
		finished: make(chan struct{}),
	}
	for _, given := range folders {
		path, err := filepath.Abs(given)
		if err != nil {
			return nil, fmt.Errorf("watching %s: %w", given, err)
		}
		w.tops = append(w.tops, top{filepath.Clean(given), path})
	}
	for _, given := range options.Ignore {
		path, err := filepath.Abs(given)
		if err != nil {
			return nil, fmt.Errorf("leaving out %s: %w", given, err)
		}
		w.ignored = append(w.ignored, path)
	}
	w.start()
	w.gathered.clear() // the caller has not read anything yet
	go w.run()
	return w, nil
}

// Mode is "events" while the system reports changes, and "polling" while there
// are only sweeps. It can become "polling" at any time.
func (w *Watcher) Mode() string {
	if w.Why() != "" {
		return "polling"
	}
	return "events"
}

// Why says why the Watcher is polling and what to type so that it need not: a
// text for the author, without final stop. It is empty in mode "events".
func (w *Watcher) Why() string {
	w.state.Lock()
	defer w.state.Unlock()
	return w.why
}

// Changed tells that a look found something different. Authors save again soon,
// so sweeps are frequent for a while.
func (w *Watcher) Changed() {
	select {
	case w.changed <- struct{}{}:
	default:
	}
}

// Close ends the watch, and returns when no goroutine and no descriptor of the
// Watcher is left. Calls of Next return os.ErrClosed. Closing again does nothing.
func (w *Watcher) Close() error {
	w.close.Do(func() { close(w.done) })
	<-w.finished
	return nil
}
