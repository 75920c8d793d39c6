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
	timer   *time.Timer

	mu    sync.Mutex
	shown time.Time
	drawn bool
}

// newProgress begins the progress of a build that was started then. Until files
// are made it says that the guide is read.
func newProgress(print *printer, started time.Time) *progress {
	p := &progress{print: print, started: started, active: !print.quiet && print.terminal()}
	if p.active {
		p.timer = time.AfterFunc(time.Until(started.Add(time.Second)), func() { p.draw("reading the guide") })
	}
	return p
}

// show draws how many of all files are made, at most ten times a second.
func (p *progress) show(done, total int) {
	p.draw(fmt.Sprintf("made %d of %d files", done, total))
}

func (p *progress) draw(line string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if !p.active || now.Sub(p.started) < time.Second || now.Sub(p.shown) < 100*time.Millisecond {
		return
	}
	p.shown, p.drawn = now, true
	fmt.Fprint(p.print.err, "\r\x1b[K"+line)
}

// end takes the line away, and draws no other. It may be called again.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.timer != nil {
		p.timer.Stop()
	}
	if p.drawn {
		fmt.Fprint(p.print.err, "\r\x1b[K")
	}
	p.active, p.drawn = false, false
}
