package guide

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// Reading is a document as rules read it: its texts in plain words, each with
// where its words stand in the file. It is made on request, since no page needs
// it.
type Reading struct {
	// Passages are the document's texts in the order in which they are printed.
	Passages []Passage
	// Headings are those of the file as written, the title's too.
	Headings []WrittenHeading
	Links    []WrittenLink
}

// Role says what a passage is to its document.
type Role uint8

// The roles of a passage.
const (
	RoleProse  Role = iota // running text
	RoleItem               // an item of a known section's list, or the text under one of its level-3 headings
	RoleTitle              // a heading or an item's title
	RoleCell               // a cell of a score table
	RoleAnswer             // a segment of Script
	RoleWeaker             // a segment of Weaker
	RoleNote               // a margin note
)

// Passage is one text of a document in plain words: no markup, no labels, no
// notes, and a line for each block.
type Passage struct {
	Role Role
	// Segment is a segment's number, Section the key of a known section.
	Segment int
	Section string
	Plain   string
	// Spots are in the order of At, and At least one where Plain has words.
	Spots []Spot
}

// Spot is where in the file the text from a byte of Plain on stands, up to the
// next spot or the end of the line.
type Spot struct{ At, Line, Column int32 }

// WrittenHeading is a heading as the author wrote it.
type WrittenHeading struct {
	Level int
	Plain string
	Place Place
}

// WrittenLink is a link or picture with its text, which for a picture is what
// is read out in its stead.
type WrittenLink struct {
	Text, Href string
	Picture    bool
	Place      Place
}

// Place returns where the bytes [start, stop) of Plain stand. What goes on in a
// later line of the file is cut at the end of the first.
func (p *Passage) Place(start, stop int) Place {
	if len(p.Spots) == 0 {
		return Place{}
	}
	start, stop = min(max(start, 0), len(p.Plain)), min(max(stop, 0), len(p.Plain))
	i, found := slices.BinarySearchFunc(p.Spots, int32(start), func(s Spot, at int32) int { return cmp.Compare(s.At, at) })
	if !found {
		i = max(i-1, 0)
	}
	place := Place{Line: int(p.Spots[i].Line), Column: p.column(i, start)}
	for i+1 < len(p.Spots) && p.Spots[i+1].Line == p.Spots[i].Line && int(p.Spots[i+1].At) < stop {
		i++
	}
	end := stop
	if i+1 < len(p.Spots) {
		end = min(end, int(p.Spots[i+1].At))
	}
	// White space between two spots stands for the end of a line or of a block.
	for end > start && end < stop && (p.Plain[end-1] == ' ' || p.Plain[end-1] == '\n') {
		end--
	}
	place.EndColumn = max(p.column(i, end), place.Column)
	return place
}

// column returns the column of a byte of Plain that stands at a spot or after it.
func (p *Passage) column(spot, at int) int {
	s := p.Spots[spot]
	return int(s.Column) + utf8.RuneCountInString(p.Plain[min(int(s.At), at):at])
}
