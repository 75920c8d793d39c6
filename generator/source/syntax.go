package source

import (
	"errors"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"starling/generator/guide"
)

// syntaxErrors are the library's messages in plain English, by a part of each.
// What is said of a context stands where the construct begins.
var syntaxErrors = []struct{ part, text, hint string }{
	{"mapping values are not allowed", "a second colon and space on one line", "put the text after the first colon in quotes"},
	{"could not find expected ':'", "this line is not `name: value`", "write a colon and a space after the field's name; a text that goes on must be indented"},
	{"did not find expected ',' or ']'", "a list that opens here is not closed", "close it with ], and put texts that hold commas or brackets in quotes"},
	{"did not find expected ',' or '}'", "a map that opens here is not closed", "close it with }, and put texts that hold commas or braces in quotes"},
	{noContent, "a list or map that opens here is not closed", "close it with ] or }, and put texts that begin with a bracket in quotes"},
	{"found unexpected end of stream", "a quoted text that opens here is not closed", "close the quotes"},
	{"found unknown escape character", "a backslash in double quotes begins an escape, and this is none", "put the text in single quotes, or write two backslashes"},
	{"escape", "this escape in double quotes stands for no character", "type the character itself"},
	{"block sequence entries are not allowed", "a list must begin on a line of its own", "put the text in quotes if it begins with a hyphen"},
	{"did not find expected '-' indicator", "this line is less indented than the list, or no item of it", "indent every item alike, and put texts in quotes"},
	{"did not find expected key", "this does not go on as the lines before", "put the whole text in one pair of quotes, and double quotes inside it"},
	{"unknown anchor", "a text that begins with * is an alias, which are not allowed", "put the text in quotes"},
	{errDepth.Error(), "values are nested too deeply", "no field needs more than a list of maps"},
	{"max depth", "values are nested too deeply", "no field needs more than a list of maps"},
}

// noContent is what the library says where a list or map ends with the text,
// right after its bracket; the place is that of the end.
const noContent = "did not find expected node content"

// syntaxError reports an error of the library: what it means in plain words, at
// its place in the file.
func (t *tree) syntaxError(err error) {
	t.root = nil
	var failure *yaml.LoadError
	if !errors.As(err, &failure) {
		t.report(guide.Place{Line: t.first, Column: 1, EndColumn: 1}, "E101", "the fields are not readable as YAML", "put texts in quotes")
		return
	}
	at := t.errorPlace(failure)
	text, hint := t.explain(failure, at)
	for i := range t.starts {
		if line := t.line(i + 1); strings.HasPrefix(line, "\t") {
			at, text, hint = guide.Place{Line: t.first + i, Column: 1, EndColumn: 2}, "a tab stands where the line is indented", "delete it, or use spaces"
			break
		}
	}
	if line := t.line(at.Line - t.first + 1); strings.Contains(hint, "quotes") && strings.ContainsAny(line, "“”„«»") {
		hint = "typographic quotation marks are part of the text: put plain ones, \", around all of it"
	}
	t.report(at, "E101", text, hint)
}

// errorPlace returns the place of an error: where the construct begins if it
// was found out only on a later line, else where reading stopped.
func (t *tree) errorPlace(failure *yaml.LoadError) guide.Place {
	mark := failure.Mark
	if open := strings.LastIndexAny(t.text, "[{"); open >= 0 && strings.Contains(failure.Message, noContent) && mark.Line > len(t.starts)-1 {
		at := placeAt([]byte(t.text), open, 1)
		at.Line += t.first - 1
		return at
	}
	began := failure.ContextMark
	if began.Line > 0 && began.Line < mark.Line && !strings.Contains(failure.Message, "did not find expected key") &&
		!strings.Contains(failure.Message, "'-' indicator") {
		mark = began
	}
	line := min(max(mark.Line, 1), max(len(t.starts), 1))
	width := utf8.RuneCountInString(t.line(line))
	column := min(max(mark.Column, 1), width+1)
	return guide.Place{Line: line + t.first - 1, Column: column, EndColumn: min(column+1, width+1)}
}

// explain says in plain words what is wrong, and what to type.
func (t *tree) explain(failure *yaml.LoadError, at guide.Place) (text, hint string) {
	line := t.line(at.Line - t.first + 1)
	before := string([]rune(line)[:at.Column-1])
	for _, known := range syntaxErrors {
		if known.part == noContent && strings.IndexAny(line[len(before):], "[{") != 0 {
			continue // something else is missing, in the middle of a line
		}
		if !strings.Contains(failure.Message, known.part) && !strings.Contains(failure.ContextMsg, known.part) {
			continue
		}
		text, hint = known.text, known.hint
		if strings.HasPrefix(failure.Message, "mapping values") && !strings.Contains(before, ": ") {
			text, hint = "this field is indented unlike the lines before, or goes on from one that is no field",
				"begin every field at the beginning of its line, and give each a colon and a space"
		}
		return text, hint
	}
	if strings.Contains(failure.Message, "cannot start any token") {
		return explainStart(line, at)
	}
	if strings.Contains(line, ": ") {
		hint = "put the text in quotes"
	}
	return "the line is not readable as YAML", hint
}

// explainStart explains a character that no unquoted text may begin with.
func explainStart(line string, at guide.Place) (text, hint string) {
	rest := []rune(line)[at.Column-1:]
	if len(rest) > 0 && rest[0] == '\t' {
		return "a tab stands where the line is indented", "use spaces"
	}
	if len(rest) == 0 {
		return "the line is not readable as YAML", "put the text in quotes"
	}
	if rest[0] == '`' {
		return "an unquoted text must not begin with a back quote", "put the text in quotes"
	}
	return "an unquoted text must not begin with " + code(string(rest[:1])), "put the text in quotes"
}
