package generator

import (
	"slices"
	"strings"

	"starling/generator/guide"
	"starling/generator/memory"
	"starling/generator/source"
	"starling/generator/text"
)

// linked is the guide with every text in its place, and what is wrong with its
// references.
type linked struct {
	*guide.Guide
	problems  guide.Problems
	documents []*guide.Document
	// pictures are those that texts show, by address.
	pictures map[string]*shownPicture

	// frame names all that Link saw; fresh tells that it is another than before.
	frame guide.Digest
	fresh bool
}

// link puts every text in its place, and looks at the pictures that it shows. The
// error is the machine's.
func (g *Generator) link(in Inputs, t *texts, s *settings) (*linked, error) {
	l := g.place(t, s, in.Content.Name)
	pictures, problems, err := g.pictures(in, t, l)
	l.pictures, l.problems = pictures, slices.Concat(l.problems, problems)
	return l, err
}

// place puts every text in its place. Where nothing has changed but what Link
// does not see, which is most of a text, the guide is recalled and given the
// texts as they are now. A guide with problems is linked anew: they say where in
// its file a mistake stands.
func (g *Generator) place(t *texts, s *settings, folder string) *linked {
	if !s.known {
		return linkTexts(t, s, folder, nil)
	}
	related := func(key guide.Digest, make func() [][]int) [][]int {
		return memory.Recall(&g.memory, "related", "", key, make)
	}
	frame, fresh := t.frame(s, folder), false
	l := memory.Recall(&g.memory, "link", "", frame, func() *linked {
		fresh = true
		return linkTexts(t, s, folder, related)
	})
	switch {
	case fresh:
	case len(l.problems) > 0:
		l = linkTexts(t, s, folder, related)
	default:
		l = &linked{Guide: l.With(t.documents), documents: t.documents}
	}
	next := *l
	next.frame, next.fresh = frame, fresh
	return &next
}

// frame returns the digest of all that Link sees of the guide.
func (t *texts) frame(s *settings, folder string) guide.Digest {
	h := guide.NewHasher("frame").Digest(s.key).String(folder).Digest(t.faces)
	return h.Strings(paths(t.listing.Attachments, "")).Strings(paths(t.listing.Static, "static/")).Sum()
}

func linkTexts(t *texts, s *settings, folder string, recall func(guide.Digest, func() [][]int) [][]int) *linked {
	g, problems := guide.Link(guide.LinkInput{
		Documents: t.documents, Settings: &s.Settings, Taxonomy: &s.taxonomy,
		Folder: folder, Attachments: paths(t.listing.Attachments, ""), Static: paths(t.listing.Static, "static/"),
		Words: guide.Words{Nearest: text.Nearest, Key: text.Key}, Recall: recall,
	})
	problems = append(problems, searchProblems(g, s)...)
	return &linked{Guide: g, problems: problems, documents: t.documents}
}

func paths(entries []source.Entry, less string) []string {
	list := make([]string, len(entries))
	for i, e := range entries {
		list[i] = strings.TrimPrefix(e.Path, less)
	}
	return list
}
