package generator

import "testing"

// runCases runs a script of tests in the engine that runs ours: it calls cases with
// functions by their names, and equal within them.
func runCases(t *testing.T, script string) {
	t.Helper()
	m := scriptOf(t, `
globalThis.names = () => Object.keys(globalThis.all)
globalThis.run = name => { globalThis.all[name](); return 'ok' }
const cases = all => { globalThis.all = all }
const equal = (got, want) => { if (got !== want) throw new Error('got ' + got + ', want ' + want) }
`+script)
	var names []string
	if err := m.Call(t.Context(), &names, "names"); err != nil {
		t.Fatal(err)
	}
	if len(names) == 0 {
		t.Fatal("the script has no cases")
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			var said string
			if err := m.Call(t.Context(), &said, "run", name); err != nil {
				t.Error(err)
			}
		})
	}
}
