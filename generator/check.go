package generator

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"starling/generator/bundle"
	"starling/generator/guide"
	"starling/generator/lint"
)

// Report is what Check found.
type Report struct {
	// Problems are errors and warnings, sorted, with paths that an author can open.
	Problems guide.Problems
	// Strict says that site.yaml takes warnings for errors.
	Strict bool
	// Open counts what drafts still lack, which is not among the problems unless
	// drafts are published.
	Open int
	// Skipped are the codes of rules that need word lists which the guide's
	// language lacks.
	Skipped []string
	// Outside are the wanted texts' links to other sites, which Check does not ask.
	Outside []guide.OutsideLink
}

// Check judges the guide: the errors that would stop a build, and the warnings
// of all rules. wanted tells whether what concerns a path, beginning with its
// folder's name, is to be reported; nil wants all. Generator.Rules must be set.
func (g *Generator) Check(ctx context.Context, in Inputs, wanted func(path string) bool) (Report, error) {
	if wanted == nil {
		wanted = func(string) bool { return true }
	}
	linked, problems, rules, err := g.judged(ctx, in)
	if err != nil {
		return Report{}, err
	}
	folder := strings.TrimSuffix(in.Content.Name, "/") + "/"
	var found lint.Report
	if rules != nil {
		ledger, err := readLedger(in.Content.FS)
		if err != nil {
			return Report{}, err
		}
		found, err = rules.Check(ctx, lint.Input{
			Guide: linked, Ledger: ledger, Folder: folder, Memory: &g.memory, Wanted: func(path string) bool { return wanted(folder + path) },
		})
		if err != nil {
			return Report{}, err
		}
	}
	open := 0
	problems = slices.DeleteFunc(problems, func(p guide.Problem) bool {
		if !wanted(p.Path) {
			return true
		}
		unfinished := p.Severity == guide.Warning && !in.Drafts // as only in drafts
		if unfinished {
			open++
		}
		return unfinished
	})
	for _, p := range found.Problems {
		p.Path = folder + p.Path
		problems = append(problems, p)
	}
	return Report{
		Problems: problems.Sort(), Strict: linked.Settings.Lint.Strict, Open: open, Skipped: found.Skipped,
		Outside: outsideLinks(linked, folder, wanted),
	}, nil
}

// outsideLinks returns the links to other sites of texts that are wanted and do not
// say that they are to be left alone.
func outsideLinks(g *guide.Guide, folder string, wanted func(path string) bool) []guide.OutsideLink {
	if slices.Contains(g.Settings.Lint.Ignore, guide.OutsideCode) {
		return nil
	}
	list := g.Settings.OutsideLinks()
	for _, t := range textsOf(g) {
		if !slices.Contains(t.Doc.Front.LintIgnore, guide.OutsideCode) {
			list = append(list, guide.OutsideLinks(t.Doc)...)
		}
	}
	for i := range list {
		list[i].Path = folder + list[i].Path
	}
	return slices.DeleteFunc(list, func(link guide.OutsideLink) bool { return !wanted(link.Path) })
}

// warnings returns what the rules say of an edition's texts. It is for a server,
// which asks after every edit.
func (g *Generator) warnings(ctx context.Context, in Inputs, linked *guide.Guide, assets *bundledAssets) (guide.Problems, error) {
	rules, err := g.rulesOf(in, assets)
	if err != nil {
		return nil, err
	}
	found, err := rules.Check(ctx, lint.Input{Guide: linked, Memory: &g.memory, Quick: true})
	for i := range found.Problems {
		found.Problems[i].Path = strings.TrimSuffix(in.Content.Name, "/") + "/" + found.Problems[i].Path
	}
	return found.Problems, err
}

// Strict tells whether site.yaml takes warnings for errors.
func Strict(in Inputs) (bool, error) {
	s, err := new(Generator).readSettings(in)
	if err != nil {
		return false, err
	}
	return s.Lint.Strict, nil
}

// Hear returns what the rules hear in one answer, whose path begins with the
// content folder's name: also what is meant to be weak, of which Check is silent.
func (g *Generator) Hear(ctx context.Context, in Inputs, path string) ([]lint.Hearing, error) {
	linked, problems, rules, err := g.judged(ctx, in)
	if err != nil {
		return nil, err
	}
	if rules == nil {
		return nil, problems[len(problems)-1] // of an asset: these come last
	}
	folder := strings.TrimSuffix(in.Content.Name, "/") + "/"
	heard, err := rules.Hear(ctx, linked, strings.TrimPrefix(path, folder))
	for _, h := range heard {
		for i := range h.Faults {
			h.Faults[i].Path = folder + h.Faults[i].Path
		}
	}
	return heard, err
}

// judged returns the linked guide with all errors of the inputs, and the rules,
// which are nil where the assets cannot be used.
func (g *Generator) judged(ctx context.Context, in Inputs) (*guide.Guide, guide.Problems, *lint.Rules, error) {
	settings, err := g.readSettings(in)
	if err != nil {
		return nil, nil, nil, err
	}
	looks := g.startLooks(in, settings)
	texts, err := g.readTexts(ctx, in, settings)
	assets, layouts, looksErr := looks.wait()
	if err := errors.Join(err, looksErr); err != nil {
		return nil, nil, nil, err
	}
	linked, err := g.link(in, texts, settings)
	if err != nil {
		return nil, nil, nil, err
	}
	problems := append(contentProblems(in, settings, texts, linked), slices.Concat(layouts.problems, assets.problems)...)
	if len(assets.problems) > 0 {
		// Of assets that cannot be bundled nothing can be run, the rules among them.
		return linked.Guide, problems, nil, nil
	}
	rules, err := g.rulesOf(in, assets)
	return linked.Guide, problems, rules, err
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
