package serve

import "starling/generator/guide"

// state is all that the server's answers depend on. It never changes: it is
// replaced, and those who wait for that see the channel closed.
type state struct {
	shelf    *shelf // nil before the first good edition
	problems []shownProblem
	total    int                       // how many problems there are, of which some are shown
	warnings map[string][]shownProblem // by the file of the page that they are about
	offer    *offer
	replaced chan struct{}
}

// replace puts a new state in the place of the old one and wakes the open tabs.
func (s *Server) replace(next *state) {
	next.replaced = make(chan struct{})
	close(s.state.Swap(next).replaced)
}

// Publish puts an edition into service, takes the problems down, and has the
// open pages that differ follow. It returns the edition's number, which is one
// more than the last if any file's bytes differ. The new bytes are served before
// the number grows. An edition with problems is for Fail.
func (s *Server) Publish(e *guide.Edition) int {
	s.publishing.Lock()
	defer s.publishing.Unlock()
	before := s.state.Load().shelf
	next := &shelf{e, &s.made}
	// The open pages need not wait for the count. The edition replaces an equal
	// one too, whose inputs would otherwise stay in memory.
	s.replace(&state{shelf: next, warnings: s.state.Load().warnings, offer: s.takeOffer()})
	if next.differs(before) {
		s.number.Add(1)
		s.made.forget(e)
	}
	return int(s.number.Load())
}

// Fail shows the problems on every page, and keeps the last good edition in
// service. Source returns the text of a file's line, "" where it is not to be
// had; it is asked before Fail returns and may be nil.
func (s *Server) Fail(problems guide.Problems, source func(path string, line int) string) {
	s.publishing.Lock()
	defer s.publishing.Unlock()
	now := s.state.Load()
	s.replace(&state{
		shelf:    now.shelf,
		warnings: now.warnings,
		offer:    now.offer,
		problems: s.shown(problems, source),
		total:    len(problems),
	})
}

// Warning is a problem that keeps nothing from being published, and the
// addresses of the pages that it is about.
type Warning struct {
	guide.Problem
	Pages []string
}

// Warn has each open page show the warnings that are about it, apart from the
// problems, until the next call. Source is as in Fail.
func (s *Server) Warn(warnings []Warning, source func(path string, line int) string) {
	byPage := map[string][]shownProblem{}
	for _, w := range warnings {
		one := s.shown(guide.Problems{w.Problem}, source)
		for _, address := range w.Pages {
			file := guide.OutputPath(address)
			if len(byPage[file]) < mostShown {
				byPage[file] = append(byPage[file], one...)
			}
		}
	}
	s.publishing.Lock()
	defer s.publishing.Unlock()
	next := *s.state.Load()
	if len(next.warnings)+len(byPage) == 0 {
		return // and wake nobody
	}
	next.warnings = byPage
	s.replace(&next)
}
