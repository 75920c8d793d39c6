package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"starling/generator/guide"
)

// printer writes messages for people: results to out, everything else to err.
type printer struct {
	out, err io.Writer
	quiet    bool
}

// line writes a line of a result.
func (p *printer) line(format string, args ...any) { fmt.Fprintf(p.out, format+"\n", args...) }

// note writes a remark, unless only problems are wanted.
func (p *printer) note(format string, args ...any) {
	if !p.quiet {
		fmt.Fprintf(p.err, "starling: "+format+"\n", args...)
	}
}

// failure writes why a command gave up.
func (p *printer) failure(err error) { fmt.Fprintf(p.err, "starling: %s\n", err) }

// problems writes each problem as one line, and how many there are.
func (p *printer) problems(list guide.Problems) {
	var b strings.Builder
	for _, problem := range list {
		b.WriteString(problem.String())
		b.WriteByte('\n')
	}
	fmt.Fprint(p.err, b.String())
}

// terminal tells whether remarks are read by a person at a terminal.
func (p *printer) terminal() bool {
	f, ok := p.err.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// count returns a number with its noun: "1 page", "2 pages".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// size returns a number of bytes in the largest fitting unit of 1,000.
func size(n int64) string {
	value, unit := float64(n), "bytes"
	for _, u := range []string{"kB", "MB", "GB"} {
		if value < 1000 {
			break
		}
		value, unit = value/1000, u
	}
	if unit == "bytes" {
		return fmt.Sprintf("%d bytes", n)
	}
	return fmt.Sprintf("%.1f %s", value, unit)
}
