package search

import (
	"hash/fnv"
	"strings"
)

// textSize is roughly how much text a file of whole texts holds, in words. Only a
// quoted phrase asks for them, and a guide has as much text as pages.
const textSize = 7_000

// addTexts writes the whole texts of all pages, several groups to a file, and a
// table of those files: the number of each one's first page, and their names.
func (files fileSet) addTexts(groups [][]*page) string {
	var steps []byte
	var names strings.Builder
	first, page, last, size := 0, 0, 0, 0
	for i, group := range groups {
		for _, p := range group {
			size += p.size()
		}
		page += len(group)
		if i < len(groups)-1 && !endsTexts(group[0].address, size) {
			continue
		}
		block := groups[first : i+1]
		digest := digestOf(block)
		name := "t/" + shortName(digest)
		files.putLate(Prefix+name+".js", name, digest, func() string { return wholeTexts(block) })
		names.WriteString(shortName(digest))
		steps = appendNumber(steps, page-last)
		first, last, size = i+1, page, 0
	}
	return files.add("x.", string(steps)+"\n"+names.String())
}

// endsTexts tells whether a file ends behind the group of an address, which does
// not depend on what is in other files.
func endsTexts(address string, size int) bool {
	if size < textSize/2 {
		return false
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(address))
	return size > 2*textSize || h.Sum32()%4 == 0
}

// size returns how many words the page has.
func (p *page) size() int {
	if p.doc == nil {
		return 0
	}
	return p.doc.Words
}

// wholeTexts returns what stands on the pages of groups, a line for each page.
func wholeTexts(groups [][]*page) string {
	const perWord = 7 // bytes, with what stands around it
	words := 0
	for _, group := range groups {
		for _, p := range group {
			words += p.size()
		}
	}
	var b strings.Builder
	b.Grow(words * perWord)
	for _, group := range groups {
		for _, p := range group {
			for _, s := range p.sections() {
				for text := range running(s.title, s.texts) {
					b.WriteString(text)
					b.WriteByte(' ')
				}
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}
