package main

import (
	"context"
	"time"

	"starling/generator/guide"
	"starling/generator/watch"
)

// halfTime is how long an edition that has lost something is held back. Editors
// empty a file and then write it, or move it away and then write another, and a
// look in between finds half a save.
const halfTime = 150 * time.Millisecond

// lost tells whether an edition has fewer files than the one in service, or
// problems.
func (p *previewer) lost(e *guide.Edition) bool {
	now := p.display.current
	return now != nil && (e.Problems().Count(guide.Error) > 0 || e.Len() < now.Len())
}

// rest waits for the rest of a save, where something was lost. It returns where to
// look then; false when nothing has come in time, so that the loss is meant.
// Changes that come without end do not put it off for longer.
func (p *previewer) rest(ctx context.Context, lost bool) (watch.Change, bool) {
	if !lost {
		p.halfSince = time.Time{}
		return watch.Change{}, false
	}
	if p.halfSince.IsZero() {
		p.halfSince = time.Now()
	}
	wait, stop := context.WithDeadline(ctx, p.halfSince.Add(halfTime))
	defer stop()
	err := wait.Err()
	var change watch.Change
	if err == nil {
		if change, err = p.watcher.Next(wait); err != nil {
			change, err = p.watcher.Next(wait) // what came in the last moment
		}
	}
	if err != nil {
		p.halfSince = time.Time{}
		return watch.Change{}, false
	}
	return change, true
}
