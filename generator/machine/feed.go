package machine

import (
	"cmp"
	"slices"
	"strings"

	"starling/generator/guide"
)

// mostInFeed is how many texts the feed holds: more than anyone changes between
// two looks, and little enough to be asked for every hour.
const mostInFeed = 50

// feed appends an Atom feed (RFC 4287) of the texts with a date, the newest
// first. A day has no time of its own, so its first moment stands for it.
func feed(in *Input, into []byte) []byte {
	texts := dated(in.Pages)
	s, at := in.Settings, escaped(in.Settings.BaseURL)
	into = append(into, xmlHead...)
	into = append(into, `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="`...)
	into = append(quoted(into, s.Language), "\">\n"...)
	into = line(into, "id", at)
	into = line(into, "title", s.Title)
	if s.Description != "" {
		into = line(into, "subtitle", s.Description)
	}
	into = link(into, "alternate", at)
	into = link(into, "self", at+in.Feed)
	if len(texts) > 0 {
		into = line(into, "updated", moment(changed(texts[0])))
	}
	into = element(append(into, "<author>"...), "name", cmp.Or(s.Author, s.Title))
	into = append(into, "</author>\n"...)
	for _, p := range texts {
		into = entry(into, p)
	}
	return append(into, "</feed>\n"...)
}

func entry(into []byte, p *guide.Page) []byte {
	at := escaped(p.Canonical)
	into = append(into, "<entry>\n"...)
	into = line(into, "id", at)
	into = line(into, "title", p.Title)
	into = link(into, "alternate", at)
	if p.Published != "" {
		into = line(into, "published", moment(p.Published))
	}
	into = line(into, "updated", moment(changed(p)))
	if p.Description != "" {
		into = line(into, "summary", p.Description)
	}
	return append(into, "</entry>\n"...)
}

// dated returns the pages of the texts that belong into the feed.
func dated(pages []*guide.Page) []*guide.Page {
	var list []*guide.Page
	for _, p := range pages {
		if changed(p) != "" && listed(p) {
			list = append(list, p)
		}
	}
	slices.SortFunc(list, func(a, b *guide.Page) int {
		return cmp.Or(strings.Compare(changed(b), changed(a)), strings.Compare(a.Address, b.Address))
	})
	return list[:min(len(list), mostInFeed)]
}

func moment(day string) string { return day + "T00:00:00Z" }

func line(into []byte, name, text string) []byte { return append(element(into, name, text), '\n') }

func link(into []byte, rel, href string) []byte {
	into = append(into, `<link rel="`...)
	into = append(into, rel...)
	into = append(into, `" href="`...)
	return append(quoted(into, href), "\"/>\n"...)
}
