package render_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"starling/generator/guide"
	"starling/generator/render"
	"starling/layouts"
)

// labels reads the built-in labels, which are lines of "key: text".
func labels(t testing.TB) map[string]string {
	t.Helper()
	data, err := os.ReadFile("../source/builtin/labels.yaml")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for line := range strings.Lines(string(data)) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.HasPrefix(key, "#") {
			continue
		}
		if unquoted, err := strconv.Unquote(value); err == nil {
			value = unquoted
		}
		found[key] = value
	}
	return found
}

func TestOurLayoutsHaveNoProblem(t *testing.T) {
	_, problems := render.New(layouts.FS, "layouts", &guide.Settings{Labels: labels(t)})
	for _, p := range problems {
		t.Error(p)
	}
}
