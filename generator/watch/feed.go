package watch

import (
	"sync"

	"github.com/fsnotify/fsnotify"
)

// feed is a source of the system's events. It reads them always and at once, so
// that the system's queue, which is short, stays empty while folders are walked.
// (On Windows there is one more reason: adding a watch waits for the goroutine
// that waits for its events to be read.)
type feed struct {
	*fsnotify.Watcher
	ready   chan struct{} // holds one, while there may be something to take
	stopped chan struct{}

	mutex  sync.Mutex
	events []fsnotify.Event
	err    error // the first one
}

func newFeed(open func() (*fsnotify.Watcher, error)) (*feed, error) {
	watcher, err := open()
	if err != nil {
		return nil, err
	}
	f := &feed{Watcher: watcher, ready: make(chan struct{}, 1), stopped: make(chan struct{})}
	go f.read()
	return f, nil
}

func (f *feed) read() {
	defer close(f.stopped)
	for {
		select {
		case event, ok := <-f.Events:
			switch {
			case !ok:
				return
			case event.Op != fsnotify.Chmod: // rights and times alone change no guide
				f.put(event, nil)
			}
		case err, ok := <-f.Errors:
			if !ok {
				return
			}
			f.put(fsnotify.Event{}, err)
		}
	}
}

func (f *feed) put(event fsnotify.Event, err error) {
	f.mutex.Lock()
	switch {
	case f.err != nil: // events after a loss say nothing
	case err != nil:
		f.err, f.events = err, nil
	default:
		f.events = append(f.events, event)
	}
	f.mutex.Unlock()
	select {
	case f.ready <- struct{}{}:
	default:
	}
}

// take returns the events since the last call, in order, or the error that made
// them worthless.
func (f *feed) take() ([]fsnotify.Event, error) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	events := f.events
	f.events = nil
	return events, f.err
}

// stop returns when the system's watcher and the reading goroutine have ended.
func (f *feed) stop() {
	_ = f.Close() // its descriptor is gone in any case
	<-f.stopped
}
