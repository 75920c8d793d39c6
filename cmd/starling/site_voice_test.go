package main

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestExamplesTeach holds the guide's own answers to its voice: two in three have
// notes and a weaker version, and of the notes one in three is a risk or a
// problem, since no answer is perfect.
func TestExamplesTeach(t *testing.T) {
	examples, taught, notes, doubts := 0, 0, 0, 0
	for _, p := range buildSite(t, "").pages {
		if strings.Count(p.path, "/") != 3 || !strings.HasPrefix(p.path, "questions/") || p.redirect() {
			continue
		}
		examples++
		weaker, noted := false, false
		for _, n := range p.elements {
			weaker = weaker || hasClass(n, "weaker")
			if !hasClass(n, "note") || within(n, "weaker") {
				continue
			}
			noted = true
			notes++
			if kind := attr(n, "data-kind"); kind == "risk" || kind == "problem" {
				doubts++
			}
		}
		if weaker && noted {
			taught++
		}
	}
	t.Logf("%d of %d answers have notes and a weaker version; %d of %d notes are doubts", taught, examples, doubts, notes)
	if examples < 24 || taught*3 < examples*2 {
		t.Errorf("%d of %d answers have notes and a weaker version, want two in three", taught, examples)
	}
	if doubts*3 < notes {
		t.Errorf("%d of %d notes are risks or problems, want one in three", doubts, notes)
	}
}

// hasClass tells whether an element is of a class.
func hasClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(attr(n, "class")), class)
}

// within tells whether an element stands inside one of a class.
func within(n *html.Node, class string) bool {
	for up := range n.Ancestors() {
		if hasClass(up, class) {
			return true
		}
	}
	return false
}
