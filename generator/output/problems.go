package output

import (
	"strings"
	"sync"
	"sync/atomic"

	"starling/generator/guide"
)

// ProblemsError tells that an edition cannot be published because of mistakes
// of the author's, and what they are. Nothing was changed.
type ProblemsError struct {
	// Problems holds all of them, sorted.
	Problems guide.Problems
}

// Error returns the problems, a line each.
func (e *ProblemsError) Error() string {
	lines := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// problemList collects the author's mistakes.
type problemList struct {
	found atomic.Bool
	mu    sync.Mutex
	list  guide.Problems
}

// any tells whether there are any.
func (l *problemList) any() bool { return l.found.Load() }

// add keeps the problems that an error wraps. It returns the error if it wraps
// none, and so is the machine's.
func (l *problemList) add(err error) error {
	problems := problemsIn(err)
	if len(problems) == 0 {
		return err
	}
	l.found.Store(true)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.list = append(l.list, problems...)
	return nil
}

// err returns the problems as an error, nil where there are none.
func (l *problemList) err() error {
	if !l.any() {
		return nil
	}
	return &ProblemsError{Problems: l.list.Sort()}
}

// problemsIn returns all problems in an error's tree.
func problemsIn(err error) guide.Problems {
	switch e := err.(type) {
	case guide.Problem:
		return guide.Problems{e}
	case interface{ Unwrap() error }:
		return problemsIn(e.Unwrap())
	case interface{ Unwrap() []error }:
		var list guide.Problems
		for _, inner := range e.Unwrap() {
			list = append(list, problemsIn(inner)...)
		}
		return list
	}
	return nil
}
