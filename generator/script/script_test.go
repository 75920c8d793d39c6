package script_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"starling/generator/script"
)

// started loads a script that must load.
func started(t *testing.T, source string, limits script.Limits) *script.Machine {
	t.Helper()
	m, err := script.Start(source, limits)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := m.Close(); err != nil {
			t.Error(err)
		}
	})
	return m
}

func TestCallTakesAndGivesValues(t *testing.T) {
	m := started(t, `
		var sum = (a, b) => a + b
		var later = async value => ({ value, name: 'caf\u00e9 \u{1F426}' })
		var nothing = () => {}
		var deep = { er: { factor: 3, times (n) { return this.factor * n } } }`, script.Limits{})
	var sum int
	if err := m.Call(t.Context(), &sum, "sum", 2, 3); err != nil || sum != 5 {
		t.Errorf("sum is %d, %v", sum, err)
	}
	var product int
	if err := m.Call(t.Context(), &product, "deep.er.times", 4); err != nil || product != 12 {
		t.Errorf("deep.er.times is %d, %v", product, err)
	}
	var later struct {
		Value []string
		Name  string
	}
	hostile := "</script>\u2028\x00\"'`${1}"
	if err := m.Call(t.Context(), &later, "later", []string{hostile}); err != nil || later.Value[0] != hostile || later.Name != "café 🐦" {
		t.Errorf("later is %q, %v", later, err)
	}
	if err := m.Call(t.Context(), nil, "nothing"); err != nil {
		t.Error(err)
	}
}

func TestScriptCallsWhatItIsOffered(t *testing.T) {
	m := started(t, `var use = async name => { try { return await load(name) } catch (e) { return 'caught ' + e.message } }`, script.Limits{})
	err := m.Offer("load", func(name string) (string, error) {
		if name == "missing" {
			return "", errors.New("there is no " + name)
		}
		return "text of " + name, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"a": "text of a", "missing": "caught there is no missing"} {
		var got string
		if err := m.Call(t.Context(), &got, "use", name); err != nil || got != want {
			t.Errorf("use(%s) is %q, %v; want %q", name, got, err, want)
		}
	}
}

func TestWhatGoesWrongIsAnError(t *testing.T) {
	m := started(t, `
		var refuse = () => { throw new Error('no such luck') }
		var forever = () => { for (;;); }
		var never = () => new Promise(() => {})
		var hoard = () => { const all = []; for (;;) all.push('x'.repeat(1 << 20) + all.length) }
		var deep = n => deep(n + 1) + 1
		var fine = () => 'fine'`, script.Limits{Memory: 64 << 20, Time: 200 * time.Millisecond})
	for function, want := range map[string]string{
		"refuse": "no such luck", "forever": "interrupted", "never": script.ErrPending.Error(), "hoard": "memory", "deep": "stack", "absent": "not a function", "no.such.function": "not a function",
	} {
		err := m.Call(t.Context(), nil, function, 1)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s gives %v; want a line with %q", function, err, want)
		}
		var fine string
		if err := m.Call(t.Context(), &fine, "fine"); err != nil || fine != "fine" {
			t.Errorf("after %s: %q, %v", function, fine, err)
		}
	}
}

func TestCallEndsWithItsContext(t *testing.T) {
	m := started(t, `var forever = () => { begun('now'); for (;;); }`, script.Limits{})
	ctx, cancel := context.WithCancel(t.Context())
	if err := m.Offer("begun", func(string) (string, error) { cancel(); return "", nil }); err != nil {
		t.Fatal(err)
	}
	if err := m.Call(ctx, nil, "forever"); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v", err)
	}
	if err := m.Call(ctx, nil, "forever"); !errors.Is(err, context.Canceled) {
		t.Errorf("a call that begins too late gives %v", err)
	}
}

func TestBrokenScriptDoesNotLoad(t *testing.T) {
	if _, err := script.Start("var x = ;", script.Limits{}); err == nil || !strings.Contains(err.Error(), "loading the script") {
		t.Errorf("error is %v", err)
	}
}

func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		m, err := script.Start("var one = () => 1", script.Limits{})
		if err != nil {
			b.Fatal(err)
		}
		_ = m.Close()
	}
}
