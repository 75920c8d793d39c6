package generator

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"starling/generator/bundle"
	"starling/generator/guide"
	"starling/generator/lint"
)

// Report is what Check found.
type Report struct {
	// Problems are errors and warnings, sorted, with paths that an author can open.
	Problems guide.Problems
	// Skipped are the codes of rules that need word lists which the guide's
	// language lacks.
	Skipped []string
}

// Check judges the guide: the errors that would stop a build, and the warnings
// of all rules. wanted tells whether what concerns a path, beginning with its
// folder's name, is to be reported; nil wants all. Generator.Rules must be set.
func (g *Generator) Check(ctx context.Context, in Inputs, wanted func(path string) bool) (Report, error) {
	settings, err := g.readSettings(in)
	if err != nil {
		return Report{}, err
	}
	looks := g.startLooks(in, settings)
	texts, err := g.readTexts(ctx, in, settings)
	assets, layouts, looksErr := looks.wait()
	if err := errors.Join(err, looksErr); err != nil {
		return Report{}, err
	}
	linked := g.link(texts, settings, in.Content.Name)
	problems := append(contentProblems(in, settings, texts, linked), assets.problems...)
	problems = append(problems, layouts.problems...)
	rules, err := g.rulesOf(in, assets)
	if err != nil {
		return Report{}, err
	}
	folder := strings.TrimSuffix(in.Content.Name, "/") + "/"
	judged := lint.Input{Guide: linked.Guide, Memory: &g.memory}
	if wanted != nil {
		judged.Wanted = func(path string) bool { return wanted(folder + path) }
	}
	found, err := rules.Check(ctx, judged)
	if err != nil {
		return Report{}, err
	}
	for i := range found.Problems {
		found.Problems[i].Path = folder + found.Problems[i].Path
	}
	var report guide.Problems
	for _, p := range problems {
		if wanted == nil || wanted(p.Path) {
			report = append(report, p)
		}
	}
	return Report{Problems: append(report, found.Problems...).Sort(), Skipped: found.Skipped}, nil
}

// rulesScript is the name of the script that judges answers, in the assets.
const rulesScript = "rules.js"

// rulesOf returns the rules with the script of the assets, whose machines are
// kept from one edition to the next while the script stays the same.
func (g *Generator) rulesOf(in Inputs, assets *bundledAssets) (*lint.Rules, error) {
	source, ok := assetNamed(&assets.Bundle, rulesScript)
	if !ok {
		return nil, fmt.Errorf("there is no %s in %s: put the built-in one back, or delete your own", rulesScript, in.Assets.Name)
	}
	key := guide.DigestOf(source)
	if g.rules != nil && g.rulesKey == key {
		return g.rules, nil
	}
	if err := g.Close(); err != nil {
		return nil, err
	}
	g.rules, g.rulesKey = lint.New(string(source)), key
	return g.rules, nil
}

func assetNamed(b *bundle.Bundle, name string) ([]byte, bool) {
	for _, a := range b.Assets {
		if a.Name != name {
			continue
		}
		for _, f := range b.Files {
			if f.Path == a.Address {
				return f.Data, true
			}
		}
	}
	return nil, false
}

// Close frees what the rules hold. The generator can be used again.
func (g *Generator) Close() error {
	if g.rules == nil {
		return nil
	}
	err := g.rules.Close()
	g.rules = nil
	return err
}
