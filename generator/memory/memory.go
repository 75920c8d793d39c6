// Package memory remembers the results of pure steps.
//
// The law: a result is found under the digest of everything the step was given.
// What the step cannot see cannot change its result, and what it can see is in
// the key; so nothing is ever invalidated, and a build that remembers gives the
// same bytes as one that does not.
//
// Memory holds one result for each step and path. A new key replaces it, and
// Sweep drops the results of paths that have left the guide, so one that is
// edited all day takes no more room than it did in the morning.
package memory

import "sync"

// Memory holds results. The zero Memory is ready to use, by many goroutines.
type Memory struct {
	mu      sync.Mutex
	entries map[place]*entry
}

type place struct{ step, path string }

type entry struct {
	once  sync.Once
	key   [16]byte
	value any
}

// Recall returns the step's result for the path if it was made from the same
// key, which is a guide.Digest, and makes it otherwise. Two callers that ask for
// the same result at the same time wait for one making.
func Recall[T any](m *Memory, step, path string, key [16]byte, make func() T) T {
	e := m.entry(place{step, path}, key)
	e.once.Do(func() { e.value = make() })
	return e.value.(T)
}

func (m *Memory) entry(at place, key [16]byte) *entry {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.entries == nil {
		m.entries = map[place]*entry{}
	}
	e := m.entries[at]
	if e == nil || e.key != key {
		e = &entry{key: key}
		m.entries[at] = e
	}
	return e
}

// Sweep drops every result that is for a path which is no longer live.
func (m *Memory) Sweep(live func(path string) bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for at := range m.entries {
		if !live(at.path) {
			delete(m.entries, at)
		}
	}
}

// RecallIf is Recall for a step that can fail, or whose inputs may have no known
// digest: without a key, and after a failure, nothing is remembered.
func RecallIf[T any](m *Memory, step, path string, key [16]byte, known bool, make func() (T, error)) (T, error) {
	if !known {
		return make()
	}
	type result struct {
		value T
		err   error
	}
	r := Recall(m, step, path, key, func() result {
		value, err := make()
		return result{value, err}
	})
	if r.err != nil {
		m.forget(place{step, path})
	}
	return r.value, r.err
}

func (m *Memory) forget(at place) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.entries, at)
}

// Len returns the number of results held.
func (m *Memory) Len() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.entries)
}
