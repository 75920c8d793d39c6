package watch

import (
	"context"
	"maps"
	"os"
	"slices"
	"sync"
)

// Change says where to look.
type Change struct {
	// Folders are paths of folders that are or were at or below one given to New,
	// and begin as it was given. They are cleaned, sorted and distinct. What counts
	// is what lies right in them: folders below are named for themselves.
	Folders []string
	// All tells to look at everything: a sweep is due, or events were lost.
	All bool
}

// Next waits for a change and returns all that has come since the last call. It
// returns the context's error when that ends first, and os.ErrClosed once the
// Watcher is closed.
func (w *Watcher) Next(ctx context.Context) (Change, error) {
	for {
		select {
		case <-w.done:
			return Change{}, os.ErrClosed
		default:
		}
		if c, ok := w.gathered.take(); ok {
			return c, nil
		}
		select {
		case <-w.gathered.ready:
		case <-w.done:
		case <-ctx.Done():
			return Change{}, ctx.Err()
		}
	}
}

// Pending tells whether Next would return a change at once.
func (w *Watcher) Pending() bool {
	w.gathered.Lock()
	defer w.gathered.Unlock()
	return w.gathered.all || len(w.gathered.folders) > 0
}

// gathering is the change that the next call of Next will return.
type gathering struct {
	ready chan struct{} // holds one, while there may be something to take

	sync.Mutex
	folders map[string]bool
	all     bool
	sweep   bool // all because a sweep is due
	swept   bool // what was taken last was a sweep and nothing else
}

func newGathering() *gathering {
	return &gathering{ready: make(chan struct{}, 1), folders: map[string]bool{}}
}

// name adds folders.
func (g *gathering) name(folders ...string) {
	if len(folders) == 0 {
		return
	}
	g.Lock()
	defer g.Unlock()
	for _, f := range folders {
		g.folders[f] = true
	}
	g.wake()
}

// everything makes the change All; sweep tells that this is for no reason but
// the time.
func (g *gathering) everything(sweep bool) {
	g.Lock()
	defer g.Unlock()
	g.sweep = sweep && (g.sweep || !g.all)
	g.all = true
	g.wake()
}

func (g *gathering) wake() {
	select {
	case g.ready <- struct{}{}:
	default:
	}
}

// take returns the change and begins a new one, or tells that there is none.
func (g *gathering) take() (Change, bool) {
	g.Lock()
	defer g.Unlock()
	if !g.all && len(g.folders) == 0 {
		return Change{}, false
	}
	c := Change{Folders: slices.Sorted(maps.Keys(g.folders)), All: g.all}
	g.swept = g.sweep && len(g.folders) == 0
	g.folders, g.all, g.sweep = map[string]bool{}, false, false
	return c, true
}

// foundBySweep tells, once, that the change taken last was a sweep and nothing
// else: if it found something, then events were missed.
func (g *gathering) foundBySweep() bool {
	g.Lock()
	defer g.Unlock()
	swept := g.swept
	g.swept = false
	return swept
}

func (g *gathering) clear() {
	g.Lock()
	defer g.Unlock()
	g.folders, g.all, g.sweep = map[string]bool{}, false, false
}
