package lint

import (
	"errors"
	"sync"

	"starling/generator/script"
)

// machines runs the answer rules: each goroutine that asks has a machine of its
// own for as long as it needs one.
type machines struct {
	source string
	mu     sync.Mutex
	idle   []*machine
}

// machine runs the bundled script of the rules.
type machine = script.Machine

// with calls do with a machine that nobody else uses.
func (ms *machines) with(do func(*machine) error) error {
	m, err := ms.take()
	if err != nil {
		return err
	}
	if err := do(m); err != nil {
		// It may have been stopped in the middle of something.
		return errors.Join(err, m.Close())
	}
	ms.mu.Lock()
	defer ms.mu.Unlock()
	ms.idle = append(ms.idle, m)
	return nil
}

func (ms *machines) take() (*machine, error) {
	ms.mu.Lock()
	if n := len(ms.idle); n > 0 {
		m := ms.idle[n-1]
		ms.idle = ms.idle[:n-1]
		ms.mu.Unlock()
		return m, nil
	}
	ms.mu.Unlock()
	return script.Start(ms.source, script.Limits{})
}

func (ms *machines) close() error {
	ms.mu.Lock()
	defer ms.mu.Unlock()
	var err error
	for _, m := range ms.idle {
		err = errors.Join(err, m.Close())
	}
	ms.idle = nil
	return err
}
