package main

import (
	"context"
	"fmt"
	"strings"

	"starling/generator"
	"starling/generator/guide"
	"starling/generator/lint"
	"starling/generator/text"
)

// explained prints what a code means, unless it is none.
func (k *checker) explained(e lint.Explanation, err error) error {
	if err != nil {
		return err
	}
	indent := strings.NewReplacer("\n", "\n  ")
	k.print.line("%s  %s\n\n%s\n\nWhy: %s\n\nReported:\n  %s\n\nNot reported:\n  %s",
		e.Code, e.Name, e.What, e.Why, indent.Replace(e.Fires), indent.Replace(e.Silent))
	return nil
}

// explanationOf returns what a code means; false where the word is no code.
func explanationOf(word string) (lint.Explanation, bool, error) {
	if e, ok := lint.Explain(word); ok {
		return e, true, nil
	}
	if strings.ContainsAny(word, "./\\") {
		return lint.Explanation{}, false, nil
	}
	var codes []string
	for _, e := range lint.Catalogue() {
		codes = append(codes, e.Code)
	}
	hint := fmt.Sprintf("codes go from %s to %s; a file is named by its path", codes[0], codes[len(codes)-1])
	if near := text.Nearest(strings.ToUpper(word), codes); near != "" {
		hint = "did you mean " + near + "?"
	}
	return lint.Explanation{}, false, fmt.Errorf("there is no code %s (%s)", word, hint)
}

// explainFile prints what the rules hear in an answer, weaker version and all.
func (k *checker) explainFile(ctx context.Context, g *generator.Generator, in generator.Inputs, file string) error {
	paths, err := sourcePaths(in, file)
	if err != nil {
		return err
	}
	heard, err := g.Hear(ctx, in, paths[0])
	if err != nil {
		return err
	}
	if len(heard) == 0 {
		return fmt.Errorf("%s is no sample answer that is published (--explain takes one answer's file; --drafts reads drafts too)", file)
	}
	for i, h := range heard {
		if i > 0 {
			k.print.line("")
		}
		k.hearing(h)
	}
	return nil
}

func (k *checker) hearing(h lint.Hearing) {
	what := "The answer"
	if h.Weaker {
		what = "The weaker version"
	}
	line := fmt.Sprintf("%s: %s, %s", what, count(h.Words, "word"), count(h.Seconds, "second"))
	if h.Grade != nil {
		line += fmt.Sprintf(", grade %.1f", *h.Grade)
	}
	k.print.line("%s", line)
	var shares []string
	for _, s := range h.Shares {
		shares = append(shares, fmt.Sprintf("%s %d %%", s.Name, s.Percent))
	}
	if len(shares) > 0 {
		k.print.line("  %s", strings.Join(shares, ", "))
	}
	if len(h.Faults) == 0 {
		k.print.line("  The rules find nothing here.")
	}
	for _, f := range h.Faults {
		k.print.line("  %s", faultLine(f))
	}
}

func faultLine(f lint.Fault) string {
	p := f.Problem
	p.Hint = ""
	if f.Untold {
		p.Hint = "`What went wrong` does not seem to mention it: worth a note"
	}
	p.Severity = guide.Warning
	return p.String()
}
