package bundle

import (
	"path"
	"regexp"
	"strings"

	"starling/generator/guide"
)

var (
	propertyName = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
	// A value may be a colour, a length, a list of fonts, a function of these;
	// it can't end the rule it stands in, nor name another file.
	propertyValue = regexp.MustCompile(`^[\p{L}\p{N} #%.,()'"+*/_-]+$`)
	urlFunction   = regexp.MustCompile(`(?i)url\s*\(|/\*|\*/`)
)

// rule returns the theme as a rule for the end of the style.
func (w *work) rule(theme []guide.Setting) string {
	var b strings.Builder
	for _, s := range theme {
		if !propertyName.MatchString(s.Name) || !usable(s.Value) {
			w.report(guide.NewProblem(path.Join(w.folder, themed), guide.Place{}, codeAsset,
				"the theme's `"+s.Name+": "+s.Value+"` cannot stand in a style", "write a colour, as in `accent: \"#0b6158\"`"))
			continue
		}
		b.WriteString("--" + s.Name + ":" + s.Value + ";")
	}
	if b.Len() == 0 {
		return ""
	}
	return "\n@layer theme{:root{" + b.String() + "}}\n"
}

func usable(value string) bool {
	balanced := strings.Count(value, "(") == strings.Count(value, ")") &&
		strings.Count(value, `"`)%2 == 0 && strings.Count(value, "'")%2 == 0
	return balanced && propertyValue.MatchString(value) && !urlFunction.MatchString(value)
}
