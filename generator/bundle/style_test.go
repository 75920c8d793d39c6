package bundle_test

import (
	"io/fs"
	"math"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"starling/assets"
)

var comments = regexp.MustCompile(`(?s)/\*.*?\*/`)

// style returns a style of ours without its comments.
func style(t *testing.T, name string) string {
	t.Helper()
	data, err := fs.ReadFile(assets.FS, name)
	if err != nil {
		t.Fatal(err)
	}
	return comments.ReplaceAllString(string(data), "")
}

func TestOnlyTheTokensNameAColourOrASize(t *testing.T) {
	colour := regexp.MustCompile(`#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch|lab|color)a?\(|:\s*(?:white|black|red|green|blue|gr[ae]y)\b`)
	size := regexp.MustCompile(`\b\d*\.?\d+(?:px|rem|em|ch|pt|mm|cm|vw|lh)\b`)
	names, err := fs.Glob(assets.FS, "style/*.css")
	if err != nil || len(names) < 5 {
		t.Fatal(names, err)
	}
	for _, name := range append(names, "style.css", "code.css") {
		if path.Base(name) == "tokens.css" {
			continue
		}
		for i, line := range strings.Split(style(t, name), "\n") {
			// A media query cannot read a custom property, and a sheet of paper not everywhere.
			if strings.Contains(line, "@media") || strings.Contains(line, "@page") {
				continue
			}
			if colour.MatchString(line) || size.MatchString(line) {
				t.Errorf("%s:%d names a colour or size: %s", name, i+1, strings.TrimSpace(line))
			}
		}
	}
}

func TestEveryTokenThatIsUsedExistsAndEveryOneIsUsed(t *testing.T) {
	names, _ := fs.Glob(assets.FS, "style/*.css")
	all := ""
	for _, name := range append(names, "code.css") {
		all += style(t, name)
	}
	declared := map[string]bool{}
	for _, m := range regexp.MustCompile(`(--[a-z-]+)\s*:`).FindAllStringSubmatch(all, -1) {
		declared[m[1]] = true
	}
	used := map[string]bool{}
	for _, m := range regexp.MustCompile(`var\((--[a-z-]+)`).FindAllStringSubmatch(all, -1) {
		used[m[1]] = true
		if !declared[m[1]] {
			t.Errorf("%s is used, and declared nowhere", m[1])
		}
	}
	for name := range declared {
		if !used[name] {
			t.Errorf("%s is declared, and used nowhere", name)
		}
	}
}

func TestTextIsReadableOnEveryPaper(t *testing.T) {
	tokens := style(t, "style/tokens.css")
	value := func(name string) string {
		m := regexp.MustCompile(`--` + name + `:\s*(#[0-9a-f]{6});`).FindStringSubmatch(tokens)
		if m == nil {
			t.Fatalf("no token is called %s", name)
		}
		return m[1]
	}
	for _, theme := range []string{"", "-dark"} {
		for _, paper := range []string{"paper", "raised", "sunk"} {
			for _, ink := range []string{"ink", "muted", "accent", "situation", "task", "action", "result", "learning"} {
				// WCAG 2.2, 1.4.3: text on its background, at least 4.5 to 1.
				if c := contrast(value(ink+theme), value(paper+theme)); c < 4.5 {
					t.Errorf("%s on %s has a contrast of %.2f", ink+theme, paper+theme, c)
				}
			}
		}
	}
	if c := contrast(value("paper-dark"), value("beak")); c < 4.5 {
		t.Errorf("marked text has a contrast of %.2f", c)
	}
}

// contrast returns the ratio of two colours' luminances as WCAG 2.2 defines it
// ("contrast ratio" and "relative luminance").
func contrast(a, b string) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(hex string) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, _ := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
