package render

import (
	"errors"
	"fmt"
	"html/template"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"starling/generator/guide"
)

// codeLayout is the code of every problem with a layout.
const codeLayout = "E120"

// errTooLarge stops a page that grows without end.
var errTooLarge = fmt.Errorf("the page is larger than %d MiB", maxPage>>20)

var (
	// The packages of templates begin their messages with the template's file and
	// line, and where they know it the column: "template: base.html:3:7: ...".
	located = regexp.MustCompile(`^(?:html/)?template: ?([^:]+:\d+(?::\d+)?): (?s:(.*))$`)
	running = regexp.MustCompile(`^(?:executing|checking) "[^"]*" at (?s:<(.*?)>): (?:error calling \w+: )?(?s:(.*))$`)
)

// problemOf makes a problem of an error of a template package; file is where it
// lies if the error does not say so.
func problemOf(folder, file string, sources map[string]string, err error) guide.Problem {
	message, at := err.Error(), guide.Place{}
	var escape *template.Error
	if errors.As(err, &escape) {
		message = strings.Replace(message, "html/template:", "template: ", 1)
	}
	if m := located.FindStringSubmatch(message); m != nil {
		file, at = placeOf(m[1], sources)
		message = m[2]
	}
	message = strings.ReplaceAll(message, directly, "")
	// The checker's own name for a number means nothing to an author.
	message = strings.ReplaceAll(message, "type templatecheck.number", "a number")
	if m := running.FindStringSubmatch(message); m != nil {
		message = fmt.Sprintf("{{%s}} cannot be run: %s", m[1], m[2])
	}
	return guide.NewProblem(path.Join(folder, file), at, codeLayout, message, "")
}

// placeOf reads "file:line" or "file:line:column", whose column counts bytes
// from 0.
func placeOf(location string, sources map[string]string) (string, guide.Place) {
	parts := strings.Split(location, ":")
	line, _ := strconv.Atoi(parts[1])
	at := guide.Place{Line: line}
	if len(parts) > 2 {
		bytes, _ := strconv.Atoi(parts[2])
		lines := strings.Split(sources[parts[0]], "\n")
		if line >= 1 && line <= len(lines) && bytes <= len(lines[line-1]) {
			at.Column = utf8.RuneCountInString(lines[line-1][:bytes]) + 1
		}
	}
	return parts[0], at
}
