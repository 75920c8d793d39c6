package generator

import (
	"context"
	"slices"
	"strings"

	"starling/generator/guide"
)

// Guide returns the linked guide of the inputs: every text in its place, and no
// page. It is for what judges the texts or counts them. The problems are those
// of the texts and their references, sorted, with the paths that an author can
// open; where there are errors the guide lacks what could not be read. The error
// is a machine's failure, or the context's.
func (g *Generator) Guide(ctx context.Context, in Inputs) (*guide.Guide, guide.Problems, error) {
	settings, err := g.readSettings(in)
	if err != nil {
		return nil, nil, err
	}
	texts, err := g.readTexts(ctx, in, settings)
	if err != nil {
		return nil, nil, err
	}
	linked, err := g.link(in, texts, settings)
	if err != nil {
		return nil, nil, err
	}
	// What is remembered is not swept: pages of the last edition may still be asked for.
	return linked.Guide, contentProblems(in, settings, texts, linked).Sort(), nil
}

// contentProblems joins what is wrong in the content folder, with its name
// before each path.
func contentProblems(in Inputs, s *settings, t *texts, l *linked) guide.Problems {
	problems := slices.Concat(s.problems, t.listing.Problems, l.problems)
	problems = append(problems, t.problems()...)
	for i := range problems {
		problems[i].Path = strings.TrimSuffix(in.Content.Name, "/") + "/" + problems[i].Path
	}
	return problems
}
