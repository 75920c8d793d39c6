package generator

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"

	"starling/generator/guide"
	"starling/generator/scaffold"
	"starling/generator/source"
)

// LedgerPlan is what keeps the addresses that a guide has had.
type LedgerPlan struct {
	// Changes are the texts that get an old address.
	Changes
	// Moved are those texts, sorted by the address that they had.
	Moved []MovedText
	// Ledger is the file as it should be, and Changed tells that it is not so now.
	Ledger  []byte
	Changed bool
}

// MovedText is a text that was found at another address than it had.
type MovedText struct{ Path, From, To string }

// PlanLedger compares the guide with its ledger, and plans what keeps each address
// leading somewhere: a text whose body stood at an address that is gone gets that
// as an old address, and new addresses enter the ledger. The same body at another
// path is taken for the same text if there is just one such text and its own
// address is new. Nothing is written. The problems are the guide's own errors, and
// those that it would have; with any there is no plan.
func PlanLedger(ctx context.Context, in Inputs) (LedgerPlan, guide.Problems, error) {
	in.Drafts = false // nobody has the address of a draft
	g, problems, err := new(Generator).Guide(ctx, in)
	if errs := problems.Of(guide.Error); err != nil || len(errs) > 0 {
		return LedgerPlan{}, errs, err
	}
	was, err := readLedger(in.Content.FS)
	if err != nil {
		return LedgerPlan{}, nil, err
	}
	p := &ledgerPlanner{content: in.Content.FS, guide: g, ledger: guide.ReadLedger(was)}
	p.plan.Texts = map[string][]byte{}
	if err := p.read(); err != nil {
		return LedgerPlan{}, nil, err
	}
	if err := p.move(); err != nil {
		return LedgerPlan{}, nil, err
	}
	maps.Copy(p.ledger, p.bodies)
	p.plan.Ledger = p.ledger.Bytes()
	p.plan.Changed = string(p.plan.Ledger) != string(was)
	if len(p.plan.Texts) > 0 {
		problems, err = Trial(ctx, in.Content, p.plan.Changes)
	} else {
		problems = nil
	}
	return p.plan, problems, err
}

// readLedger reads the ledger; nothing where there is none yet.
func readLedger(content fs.FS) ([]byte, error) {
	data, err := fs.ReadFile(content, guide.LedgerFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}

// ledgerPlanner collects a plan.
type ledgerPlanner struct {
	content fs.FS
	guide   *guide.Guide
	ledger  guide.Ledger
	// bodies are the digests of the texts by address, as they are now.
	bodies guide.Ledger
	plan   LedgerPlan
}

// read reads the bodies of all texts.
func (p *ledgerPlanner) read() error {
	p.bodies = guide.Ledger{}
	for address, doc := range p.guide.Addresses() {
		p.bodies[address] = ""
		if doc == nil {
			continue
		}
		data, err := fs.ReadFile(p.content, doc.Path)
		if err != nil {
			return err
		}
		if body := p.parsed(doc, data).Body; len(body) > 0 {
			p.bodies[address] = guide.DigestOf(body).Short()
		}
	}
	return nil
}

func (p *ledgerPlanner) parsed(doc *guide.Document, data []byte) *guide.Source {
	return source.Parse(source.Entry{Path: doc.Path, Kind: doc.Kind}, data, p.guide.Taxonomy)
}

// move gives each lost address to the text that stood there.
func (p *ledgerPlanner) move() error {
	texts := p.guide.Addresses()
	byBody := map[string][]string{} // new addresses by the digests of their bodies
	for _, address := range slices.Sorted(maps.Keys(p.bodies)) {
		if _, known := p.ledger[address]; !known {
			byBody[p.bodies[address]] = append(byBody[p.bodies[address]], address)
		}
	}
	for _, from := range p.guide.Lost(p.ledger) {
		to := byBody[p.ledger[from]]
		if p.ledger[from] == "" || len(to) != 1 {
			continue
		}
		if err := p.alias(texts[to[0]], from, to[0]); err != nil {
			return err
		}
	}
	return nil
}

// alias adds an old address to a text's front matter, and changes no other byte.
func (p *ledgerPlanner) alias(doc *guide.Document, from, to string) error {
	data, changed := p.plan.Texts[doc.Path]
	if !changed {
		var err error
		if data, err = fs.ReadFile(p.content, doc.Path); err != nil {
			return err
		}
	}
	edit, ok := scaffold.AddAlias(data, &p.parsed(doc, data).Front, guide.LedgerLine(from), guide.LedgerLine(to))
	if !ok {
		return nil // the field cannot be read; W230 goes on saying what is lost
	}
	p.plan.Texts[doc.Path] = scaffold.Apply(data, []scaffold.Edit{edit})
	p.plan.Moved = append(p.plan.Moved, MovedText{Path: doc.Path, From: guide.LedgerLine(from), To: guide.LedgerLine(to)})
	return nil
}
