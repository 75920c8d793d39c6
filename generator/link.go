package generator

import (
	"strings"

	"starling/generator/guide"
	"starling/generator/source"
	"starling/generator/text"
)

// linked is the guide with every text in its place, and what is wrong with its
// references.
type linked struct {
	*guide.Guide
	problems guide.Problems
}

func linkTexts(t *texts, s *settings, folder string) *linked {
	g, problems := guide.Link(guide.LinkInput{
		Documents: t.documents, Settings: &s.Settings, Taxonomy: &s.taxonomy,
		Folder: folder, Attachments: paths(t.listing.Attachments, ""), Static: paths(t.listing.Static, "static/"),
		Words: guide.Words{Nearest: text.Nearest, Key: text.Key, List: foldedWords},
	})
	return &linked{g, problems}
}

func foldedWords(s string) []string { return text.Words(text.Fold(s)) }

func paths(entries []source.Entry, less string) []string {
	list := make([]string, len(entries))
	for i, e := range entries {
		list[i] = strings.TrimPrefix(e.Path, less)
	}
	return list
}
