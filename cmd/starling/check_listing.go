package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"golang.org/x/term"

	"starling/generator"
	"starling/generator/guide"
)

// listing writes problems for people: by file, each with its line and a caret
// under the words that it is about.
type listing struct {
	folders []generator.Folder
	colour  bool
	path    string   // of the file whose lines are known
	lines   []string // of that file
}

func newListing(in generator.Inputs, colour bool) *listing {
	return &listing{folders: []generator.Folder{in.Content, in.Layouts, in.Assets}, colour: colour}
}

func (l *listing) write(w io.Writer, list guide.Problems) {
	var b strings.Builder
	for i, p := range list {
		if i == 0 || list[i-1].Path != p.Path {
			if i > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(l.paint("1", p.Path) + "\n")
			l.read(p.Path)
		}
		l.problem(&b, p)
	}
	fmt.Fprint(w, b.String())
}

func (l *listing) problem(b *strings.Builder, p guide.Problem) {
	colour := "33"
	if p.Severity == guide.Error {
		colour = "31"
	}
	fmt.Fprintf(b, "  %s  %s  %s\n", l.paint("2", fmt.Sprintf("%d:%d", p.Line, p.Column)), l.paint(colour, string(p.Severity)+" "+p.Code), p.Text)
	if p.Line <= len(l.lines) {
		if text, before, width := window(l.lines[p.Line-1], p.Column, p.EndColumn); strings.TrimSpace(text) != "" {
			fmt.Fprintf(b, "      %s\n      %s%s\n", text, before, l.paint(colour, strings.Repeat("^", width)))
		}
	}
	if p.Hint != "" {
		fmt.Fprintf(b, "      %s\n", l.paint("36", p.Hint))
	}
}

// window returns the part of a line around some columns that fits in a terminal,
// what stands before the caret, and how many columns the caret is wide.
func window(line string, from, to int) (text, before string, width int) {
	const most, ahead = 96, 40
	runes := []rune(strings.ReplaceAll(line, "\t", " "))
	start := min(max(from-1, 0), len(runes))
	end := min(max(to-1, start+1), max(len(runes), start+1))
	first := 0
	if len(runes) > most && start > ahead {
		first = start - ahead
	}
	last := min(first+most, len(runes))
	text, lead := string(runes[first:last]), ""
	if first > 0 {
		lead = "…"
	}
	if last < len(runes) {
		text += "…"
	}
	return lead + text, strings.Repeat(" ", len([]rune(lead))+start-first), max(min(end, max(last, start+1))-start, 1)
}

// read reads the lines of a file of one of the folders. Without them the listing
// lacks the lines.
func (l *listing) read(path string) {
	if l.path == path {
		return
	}
	l.path, l.lines = path, nil
	for _, f := range l.folders {
		name, inside := strings.CutPrefix(path, strings.TrimSuffix(f.Name, "/")+"/")
		if !inside {
			continue
		}
		if data, err := fs.ReadFile(f.FS, name); err == nil {
			l.lines = strings.Split(strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n"), "\n")
			return
		}
	}
}

// paint puts text in a colour, if there are any.
func (l *listing) paint(colour, text string) string {
	if !l.colour {
		return text
	}
	return "\x1b[" + colour + "m" + text + "\x1b[0m"
}

// isTerminal tells whether what is written there is read by a person at a
// terminal.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
