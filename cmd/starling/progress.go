package main

import (
	"fmt"
	"sync"
	"time"
)

// progress is one rewritten line on a terminal, shown when a build takes over a
// second.
type progress struct {
	print   *printer
	started time.Time
	active  bool

	mu    sync.Mutex
	shown time.Time
	drawn bool
}

func newProgress(print *printer) *progress {
	return &progress{print: print, started: time.Now(), active: !print.quiet && print.terminal()}
}

// show draws how many of all files are made, at most ten times a second.
func (p *progress) show(done, total int) {
	if !p.active {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if now.Sub(p.started) < time.Second || now.Sub(p.shown) < 100*time.Millisecond {
		return
	}
	p.shown, p.drawn = now, true
	fmt.Fprintf(p.print.err, "\r\x1b[Kmade %d of %d files", done, total)
}

// end takes the line away.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.drawn {
		fmt.Fprint(p.print.err, "\r\x1b[K")
	}
	p.active = false
}
