package source

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"starling/generator/guide"
	"starling/generator/text"
)

// This file reads values that are written in a form of their own: roles, days,
// ranges of seconds, codes of warnings, old addresses.

// role reads who speaks: a slug of the taxonomy, or plain text that begins with
// a capital. Letters of scripts without capitals are taken as they are.
func (r *fronts) role(f *guide.Field, n *yaml.Node) (string, bool) {
	value, ok := r.words(n, f.Name, f.Min, f.Max)
	if !ok || known(r.tax, f.Of, value) {
		return value, ok
	}
	for _, e := range r.tax.Roles {
		if text.Fold(e.Name) == text.Fold(value) {
			r.report(r.place(n), "E104", code(value)+" is the name of a role of the taxonomy", "write its slug, "+code(e.Slug)+", and it has a page")
			return "", false
		}
	}
	first, _ := utf8.DecodeRuneInString(value)
	if unicode.IsLetter(first) && !unicode.IsLower(first) {
		return value, true
	}
	hint := "begin with a capital if it is not of the taxonomy"
	if near := text.Nearest(value, r.tax.Slugs(f.Of)); near != "" {
		hint = "did you mean " + code(near) + "? A role that is not of the taxonomy begins with a capital"
	}
	r.report(r.place(n), "E104", "there is no role "+code(value), hint)
	return "", false
}

// date reads a day as YYYY-MM-DD.
func (r *fronts) date(f *guide.Field, n *yaml.Node) (string, bool) {
	value, ok := r.scalar(n, f.Name)
	if !ok {
		return "", false
	}
	if _, err := time.Parse(time.DateOnly, value); err != nil {
		r.report(r.place(n), "E105", code(value)+" is no day of the calendar", "write it as YYYY-MM-DD")
		return "", false
	}
	return value, true
}

// span reads a range of seconds, "60-120", or one number.
func (r *fronts) span(f *guide.Field, n *yaml.Node) (guide.Span, bool) {
	value, ok := r.scalar(n, f.Name)
	if !ok {
		return guide.Span{}, false
	}
	span, reason := parseSpan(value)
	if reason != "" {
		r.report(r.place(n), "E105", code(f.Name)+reason, "write it as 60-120")
	}
	return span, reason == ""
}

// maxSeconds is the longest spoken time that a target may ask for: an hour is
// a speech.
const maxSeconds = 3600

// parseSpan returns a range of seconds, and what is wrong with it.
func parseSpan(value string) (guide.Span, string) {
	from, to, isRange := strings.Cut(value, "-")
	if !isRange {
		to = from
	}
	a, errA := strconv.Atoi(strings.TrimSpace(from))
	b, errB := strconv.Atoi(strings.TrimSpace(to))
	switch {
	case errA != nil || errB != nil || a < 0 || b < 0:
		return guide.Span{}, " is a time in seconds, or a range of them"
	case a < 1 || b > maxSeconds:
		return guide.Span{}, fmt.Sprintf(" is from 1 to %d seconds", maxSeconds)
	case a > b:
		return guide.Span{}, " begins after it ends"
	}
	return guide.Span{From: a, To: b}, ""
}

// warningCode reads the code of a warning.
func (t *tree) warningCode(n *yaml.Node, name string) (string, bool) {
	value, ok := t.scalar(n, name)
	if !ok {
		return "", false
	}
	if isWarningCode(value) {
		return value, true
	}
	hint := "a code is W and three digits"
	if upper := strings.ToUpper(value); isWarningCode(upper) {
		hint = "did you mean " + code(upper) + "?"
	}
	t.report(t.place(n), "E105", code(value)+" is no code of a warning", hint)
	return "", false
}

func isWarningCode(s string) bool {
	if len(s) != 4 || s[0] != 'W' {
		return false
	}
	_, err := strconv.ParseUint(s[1:], 10, 16)
	return err == nil
}

// maxAlias is the most characters of an old address.
const maxAlias = 200

// alias reads an old address of the page.
func (r *fronts) alias(n *yaml.Node) (string, bool) {
	value, ok := r.scalar(n, "aliases")
	if !ok {
		return "", false
	}
	if mistake, statement, hint := checkAlias(value); mistake != "" {
		r.report(r.place(n), mistake, statement, hint)
		return "", false
	}
	return value, true
}

// checkAlias returns what is wrong with an old address. It becomes the name of
// a folder and a line of _redirects, so what would have a meaning there or
// cannot be a name on every system is refused.
func checkAlias(value string) (mistake, statement, hint string) {
	decoded, err := url.PathUnescape(value)
	shape := "an alias is an address of this site, such as /old/name/"
	switch {
	case utf8.RuneCountInString(value) > maxAlias:
		return "E105", fmt.Sprintf("an alias has at most %d characters", maxAlias), ""
	case strings.HasPrefix(value, "//") || strings.Contains(value, "://"):
		return "E105", shape, "leave the scheme and host out"
	case !strings.HasPrefix(value, "/"):
		return "E105", shape, "begin it with /"
	case strings.ContainsAny(value, "?#"):
		return "E105", shape, "leave ? and # and what follows out"
	case err != nil || !utf8.ValidString(decoded):
		return "E105", "a % in an address must be followed by two hexadecimal digits", "write %25 for the sign itself"
	case strings.ContainsFunc(decoded, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }):
		return "E105", "an alias has no white space", ""
	case strings.ContainsAny(decoded, `\"<>*|:`) || strings.Contains(decoded, "//"):
		return "E105", "an alias cannot have an empty part or any of " + `\ " < > * | :`, ""
	}
	for segment := range strings.SplitSeq(strings.Trim(decoded, "/"), "/") {
		if reason := fileNameProblem(segment); reason != "" {
			return "E106", "the part " + code(segment) + " of the alias " + reason, ""
		}
	}
	return "", "", ""
}
