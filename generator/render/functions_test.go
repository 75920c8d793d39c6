package render

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestEveryFunctionIsInThePackageComment(t *testing.T) {
	data, err := os.ReadFile("render.go")
	if err != nil {
		t.Fatal(err)
	}
	manual, _, _ := strings.Cut(string(data), "package render\n")
	documented := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^//\t(\w+) `).FindAllStringSubmatch(manual, -1) {
		documented[m[1]] = true
	}
	// Go's own, under a limit.
	gos := map[string]bool{"print": true, "println": true, "printf": true, "html": true, "js": true, "urlquery": true}
	for name := range functions(nil) {
		if !documented[name] && !gos[name] {
			t.Errorf("%s is not in the package comment", name)
		}
		delete(documented, name)
	}
	for name := range documented {
		t.Errorf("%s is in the package comment alone", name)
	}
}
