// Package script runs our own bundled scripts inside the program, so that what
// ranks search results and judges answers exists once: the browser runs the very
// same bytes. It is the only door to QuickJS.
//
// Values cross as JSON. A script sees nothing but the language itself and the
// functions that it is offered: no page, no disk, no network.
package script

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"modernc.org/quickjs"
)

// Limits bound what a script may take. The zero value means the defaults.
type Limits struct {
	// Memory is in bytes, 512 MiB by default.
	Memory int
	// Time is for one call, 60 s by default: ample for work that takes
	// milliseconds, and an end for a loop that has none.
	Time time.Duration
}

const (
	defaultMemory = 512 << 20
	defaultTime   = time.Minute
)

// ErrPending says that a call waits for something that will never come.
var ErrPending = errors.New("the script waits for something that nobody will give it")

// Machine is a script that has been loaded. It holds what the script holds, and
// is for one goroutine at a time.
type Machine struct {
	vm *quickjs.VM
}

// bridge calls a function with JSON and returns what comes of it: JSON after a v,
// or what went wrong after an e. What is promised is kept until it is asked for,
// and "" stands for nothing yet.
const bridge = `(() => {
  let result = ''
  const settle = value => { result = 'v' + JSON.stringify(value ?? null) }
  const fail = error => { result = 'e' + (String(error?.message ?? error) || 'the script failed') }
  globalThis.starlingCall = (name, input) => {
    result = ''
    const owners = name.split('.')
    const last = owners.pop()
    try {
      const value = (owners.reduce((owner, key) => owner?.[key], globalThis) ?? {})[last](...JSON.parse(input))
      if (typeof value?.then === 'function') Promise.resolve(value).then(settle).catch(fail)
      else settle(value)
    } catch (error) {
      fail(error)
    }
    return result
  }
  globalThis.starlingResult = () => result
})()`

// Start loads a classic script, whose functions for Call are global.
func Start(source string, limits Limits) (*Machine, error) {
	vm, err := quickjs.NewVM()
	if err != nil {
		return nil, fmt.Errorf("starting the script engine: %w", err)
	}
	m := &Machine{vm}
	if limits.Memory == 0 {
		limits.Memory = defaultMemory
	}
	if limits.Time == 0 {
		limits.Time = defaultTime
	}
	vm.SetMemoryLimit(uintptr(limits.Memory))
	if err := vm.SetEvalTimeout(limits.Time); err != nil {
		return nil, errors.Join(err, m.Close())
	}
	for _, text := range []string{bridge, source} {
		if err := m.eval(text); err != nil {
			return nil, errors.Join(fmt.Errorf("loading the script: %w", err), m.Close())
		}
	}
	return m, nil
}

// eval runs a script for its effects.
func (m *Machine) eval(source string) error {
	v, err := m.vm.EvalValue(source, quickjs.EvalGlobal)
	if err != nil {
		return err
	}
	v.Free()
	return nil
}

// Offer makes a Go function a global one of the script. An error becomes an
// exception there, with its text as message.
func (m *Machine) Offer(name string, f func(string) (string, error)) error {
	return m.vm.RegisterHostFunc(name, func(args []any) (any, error) {
		if len(args) != 1 {
			return nil, fmt.Errorf("%s takes one text", name)
		}
		text, ok := args[0].(string)
		if !ok {
			return nil, fmt.Errorf("%s takes a text", name)
		}
		return f(text)
	})
}

// Call calls a global function of the script, or one of a global object's
// ("rules.judge"), and waits for what it promises. args are its arguments; the
// result is stored in result, a pointer, unless that is nil. The error is the
// script's own exception, ErrPending, a limit reached, or the context's.
func (m *Machine) Call(ctx context.Context, result any, function string, args ...any) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if args == nil {
		args = []any{}
	}
	input, err := json.Marshal(args)
	if err != nil {
		return fmt.Errorf("%s: %w", function, err)
	}
	stop := context.AfterFunc(ctx, m.vm.Interrupt)
	defer stop()
	text, err := m.call(function, string(input))
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return fmt.Errorf("%s: %w", function, err)
	}
	if result == nil {
		return nil
	}
	if err := json.Unmarshal([]byte(text), result); err != nil {
		return fmt.Errorf("%s: %w", function, err)
	}
	return nil
}

func (m *Machine) call(function, input string) (string, error) {
	result, err := m.vm.Call("starlingCall", function, input)
	if err == nil && fmt.Sprint(result) == "" {
		if _, err = m.vm.ExecutePendingJobs(); err == nil {
			result, err = m.vm.Call("starlingResult")
		}
	}
	if err != nil {
		return "", plain(err)
	}
	switch text := fmt.Sprint(result); {
	case text == "":
		return "", ErrPending
	case text[0] == 'e':
		return "", errors.New(text[1:])
	default:
		return text[1:], nil
	}
}

// plain drops the engine's stack from an error: it names places in a minified
// script.
func plain(err error) error {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return errors.New(line)
}

// Close frees the script's memory.
func (m *Machine) Close() error { return m.vm.Close() }
