package machine

import (
	"slices"

	"starling/generator/guide"
)

// The files that a reader can take along. Where the author's static folder has
// one of the same name, that is published instead.
const (
	Anki     = "export/anki.txt"
	JSON     = "export/guide.json"
	Markdown = "export/guide.md"
)

// export appends the guide in one form to a list.
type export func(g *guide.Guide, into []byte) []byte

// Exports returns the whole guide in the forms that other programs read, by path.
// The key names the guide and the program.
func Exports(key guide.Digest, g *guide.Guide) map[string]guide.File {
	files := map[string]guide.File{}
	for path, make := range map[string]export{Anki: anki, JSON: data, Markdown: book} {
		files[path] = guide.File{
			Key:    guide.NewHasher("export").String(path).Digest(key).Sum(),
			Append: func(into []byte) ([]byte, error) { return make(g, slices.Grow(into, roomFor(g))), nil },
			Whole:  true,
		}
	}
	return files
}

// roomFor returns about how many bytes the largest export takes, rather too many:
// room that is not used costs nothing, and a list of many megabytes that grows is
// copied again and again.
func roomFor(g *guide.Guide) int {
	const perText, perWord = 1 << 10, 10
	room := perText
	add := func(d *guide.Document) { room += perText + perWord*d.Words }
	for _, q := range g.Questions {
		add(q.Doc)
		for _, a := range q.Answers {
			add(a.Doc)
		}
	}
	for _, a := range g.Articles {
		add(a.Doc)
	}
	for _, c := range g.Collections {
		add(c.Doc)
	}
	return room
}
