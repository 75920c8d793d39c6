package main

import (
	"context"
	"fmt"
	"io"

	"starling/generator/coverage"
	"starling/generator/guide"
	"starling/generator/serve"
)

// pages are the server's own pages, besides those of the guide.
func (p *previewer) pages() map[string]serve.MakePage {
	return map[string]serve.MakePage{"coverage": p.coveragePage}
}

// coveragePage counts the guide as it is now, drafts too where they are shown.
// It is looked at now and then, so nothing of it is kept.
func (p *previewer) coveragePage(context.Context) (serve.Page, error) {
	own := p.folders // several may ask at once
	own.roots = nil
	g, problems, err := own.guide(p.command, &printer{out: io.Discard, err: io.Discard}, p.drafts)
	if err != nil {
		return serve.Page{}, err
	}
	if n := problems.Count(guide.Error); n > 0 {
		return serve.Page{}, fmt.Errorf("the guide has %s, so nothing was counted: mend what the other pages show, and load this one again", count(n, "problem"))
	}
	return serve.Page{HTML: coverage.HTML(coverage.Of(g, p.folders.content)), Policy: coverage.Policy()}, nil
}
