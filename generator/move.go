package generator

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"starling/generator/guide"
	"starling/generator/markdown"
	"starling/generator/scaffold"
	"starling/generator/source"
)

// MovePlan is everything that renaming a question changes.
type MovePlan struct {
	Changes
	// Mended are the texts that change, sorted by the path that they have before.
	Mended []MendedText
}

// MendedText is a text that a move changes, by the path that it has before.
type MendedText struct {
	Path string
	scaffold.Mended
}

// PlanMove returns what has to change where a question gets another name, and
// the problems that the guide would then have and has not now. Nothing is
// written. The error says why the move cannot be planned: a text that cannot be
// read, so that its links cannot be seen, or a machine's failure.
func PlanMove(ctx context.Context, content Folder, m scaffold.Move) (MovePlan, guide.Problems, error) {
	settings, err := new(Generator).readSettings(Inputs{Content: content})
	if err != nil {
		return MovePlan{}, nil, err
	}
	listing, err := source.Scan(content.FS)
	if err != nil {
		return MovePlan{}, nil, err
	}
	p := &mover{content: content, move: m, settings: settings, converter: markdown.New(&settings.taxonomy)}
	p.plan.Changes = Changes{Texts: map[string][]byte{}, From: "questions/" + m.From, To: "questions/" + m.To}
	for _, e := range listing.Texts {
		if err := p.text(e); err != nil {
			return MovePlan{}, nil, err
		}
	}
	for _, e := range settingsFiles(listing) {
		if err := p.file(e.Path); err != nil {
			return MovePlan{}, nil, err
		}
	}
	slices.SortFunc(p.plan.Mended, func(a, b MendedText) int { return strings.Compare(a.Path, b.Path) })
	problems, err := Trial(ctx, content, p.plan.Changes)
	return p.plan, problems, err
}

// mover collects a plan.
type mover struct {
	content   Folder
	move      scaffold.Move
	settings  *settings
	converter *markdown.Converter
	plan      MovePlan
}

// text plans what changes in one text. One that never says the question's name
// is not converted; a name may be written with percent signs.
func (p *mover) text(e source.Entry) error {
	data, err := fs.ReadFile(p.content.FS, e.Path)
	if err != nil {
		return err
	}
	own := path.Dir(e.Path) == "questions/"+p.move.From
	if !own && !bytes.Contains(data, []byte(p.move.From)) && !bytes.ContainsRune(data, '%') {
		return nil
	}
	src := p.parsed(e, data)
	name := strings.TrimSuffix(p.content.Name, "/") + "/" + e.Path
	for _, problem := range p.converter.Convert(src, "").Problems {
		if problem.Code == "E101" || problem.Code == "E118" {
			return fmt.Errorf("%s cannot be read, so its links cannot be mended; mend it first: %s", name, problem.Text)
		}
	}
	done, err := p.move.Mend(scaffold.Text{Path: e.Path, Data: data, Front: &src.Front, Links: func(data []byte) []guide.Hyperlink {
		return p.converter.Convert(p.parsed(e, data), "").Links
	}})
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	p.add(e.Path, data, done)
	return nil
}

func (p *mover) parsed(e source.Entry, data []byte) *guide.Source {
	return source.Parse(e, data, &p.settings.taxonomy)
}

// file plans what changes in one of the files at the top.
func (p *mover) file(name string) error {
	data, err := fs.ReadFile(p.content.FS, name)
	if err != nil {
		return err
	}
	switch name {
	case "site.yaml":
		p.add(name, data, p.move.Settings(data, &p.settings.Settings))
	case "search.yaml":
		p.add(name, data, p.move.SearchTests(data))
	}
	return nil
}

func (p *mover) add(name string, data []byte, done scaffold.Mended) {
	if len(done.Edits) == 0 {
		return
	}
	p.plan.Texts[p.plan.Renamed(name)] = scaffold.Apply(data, done.Edits)
	p.plan.Mended = append(p.plan.Mended, MendedText{name, done})
}
