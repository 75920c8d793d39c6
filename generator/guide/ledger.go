package guide

import (
	"maps"
	"slices"
	"strings"
)

// LedgerFile is the file of the content folder that holds every address which the
// guide has had: readers keep links, and an address that leads nowhere is found by
// comparing. It is written by a command that is asked to, and committed.
const LedgerFile = "addresses.txt"

// Ledger is what the file says: by each address, the digest of the text that stood
// there when it was last written, "" for a page without a text of its own.
//
// The file has an address a line, sorted, each with its digest behind a space:
//
//	/questions/own-up/ 3f2a91c04b
//	/roles/baker/
type Ledger map[string]string

// ReadLedger reads the file. Lines in any order, and empty ones, are fine.
func ReadLedger(data []byte) Ledger {
	l := Ledger{}
	for line := range strings.Lines(string(data)) {
		if fields := strings.Fields(line); len(fields) > 0 {
			l[strings.Trim(fields[0], "/")] = strings.Join(fields[1:], "")
		}
	}
	return l
}

// Bytes returns the file.
func (l Ledger) Bytes() []byte {
	var b []byte
	for _, address := range slices.Sorted(maps.Keys(l)) {
		b = append(b, LedgerLine(address)...)
		if digest := l[address]; digest != "" {
			b = append(b, ' ')
			b = append(b, digest...)
		}
		b = append(b, '\n')
	}
	return b
}

// LedgerLine returns how an address, "questions/x" or "", is written in the file,
// and in a list of old addresses.
func LedgerLine(address string) string {
	if address == "" || strings.Contains(address[strings.LastIndexByte(address, '/')+1:], ".") {
		return "/" + address
	}
	return "/" + address + "/"
}

// Addresses returns the addresses of all texts and terms of the guide, as a Ledger
// has them: each with its text, nil for a term without one.
func (g *Guide) Addresses() map[string]*Document {
	all := map[string]*Document{}
	add := func(t *Linked) { all[strings.Trim(t.Address, "/")] = t.Doc }
	for _, t := range g.Terms {
		all[strings.Trim(t.Address, "/")] = nil
		if t.Text != nil {
			add(t.Text)
		}
	}
	for _, q := range g.Questions {
		add(q.Linked)
		for _, a := range q.Answers {
			add(a.Linked)
		}
	}
	for _, a := range g.Articles {
		add(a.Linked)
	}
	for _, c := range g.Collections {
		add(c.Linked)
	}
	for _, p := range g.Pages {
		add(p.Linked)
	}
	return all
}

// Lost returns the addresses of a ledger that lead nowhere in the guide, sorted.
func (g *Guide) Lost(l Ledger) []string {
	if len(l) == 0 {
		return nil
	}
	now := g.Addresses()
	for _, r := range g.Redirects {
		now[strings.Trim(r.From, "/")] = nil
	}
	var lost []string
	for _, address := range slices.Sorted(maps.Keys(l)) {
		if _, there := now[address]; !there {
			lost = append(lost, address)
		}
	}
	return lost
}
