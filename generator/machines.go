package generator

import (
	"slices"

	"starling/generator/guide"
	"starling/generator/machine"
	"starling/generator/memory"
)

// machines makes the files that programs and hosts read.
func (m *pageMaker) machines(pages []page) map[string]guide.File {
	in := machine.Input{Settings: &m.Settings, Redirects: m.Redirects, Feed: m.site.Feed, Program: m.program}
	in.Pages = make([]*guide.Page, 0, len(pages))
	for _, p := range pages {
		if p.about != nil {
			in.Pages = append(in.Pages, p.about)
		}
	}
	if m.known {
		// What pages say about themselves follows from what Link saw and the looks,
		// so after most edits their list is not looked through.
		key := guide.NewHasher("machines").Digest(m.look).Digest(m.frame).Sum()
		in.Key = memory.Recall(&m.g.memory, "machines", "", key, func() guide.Digest { return machine.Key(in) })
	} else {
		in.Key = machine.Key(in)
	}
	return machine.Files(in)
}

// feedOf returns the address of the feed, or "" where there is none: it needs the
// site's address, and a text with a date that search engines may list.
func feedOf(g *guide.Guide) string {
	if g.Settings.BaseURL == "" || g.Settings.NoIndex {
		return ""
	}
	for _, q := range g.Questions {
		if dated(q.Linked) || !q.Doc.Front.Draft() && slices.ContainsFunc(q.Answers, func(a *guide.Answer) bool { return dated(a.Linked) }) {
			return machine.Feed
		}
	}
	if slices.ContainsFunc(g.Articles, func(a *guide.Article) bool { return dated(a.Linked) }) ||
		slices.ContainsFunc(g.Collections, func(c *guide.Collection) bool { return dated(c.Linked) }) ||
		slices.ContainsFunc(g.Pages, func(p *guide.TextPage) bool { return dated(p.Linked) }) {
		return machine.Feed
	}
	return ""
}

func dated(t *guide.Linked) bool {
	f := &t.Doc.Front
	return (f.Updated != "" || f.Published != "") && !f.Draft()
}
