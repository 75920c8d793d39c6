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

// export is the guide in one form.
type export struct {
	append func(g *guide.Guide, into []byte) []byte
	// word and text are about how many bytes a word and a text take, rather too many.
	word, text int
}

var exports = map[string]export{
	Anki:     {append: anki},
	JSON:     {append: data, word: 7, text: 700},
	Markdown: {append: book, word: 6, text: 200},
}

// Exports returns the whole guide in the forms that other programs read, by path.
// The key names the guide and the program.
func Exports(key guide.Digest, g *guide.Guide) map[string]guide.File {
	files := map[string]guide.File{}
	for path, e := range exports {
		files[path] = guide.File{
			Key:    guide.NewHasher("export").String(path).Digest(key).Sum(),
			Append: func(into []byte) ([]byte, error) { return e.append(g, slices.Grow(into, e.room(g))), nil },
			Whole:  true,
		}
	}
	return files
}

// room returns about how many bytes an export takes: a list of many megabytes that
// grows is copied again and again.
func (e export) room(g *guide.Guide) int {
	room := 0
	add := func(d *guide.Document) { room += e.text + e.word*d.Words }
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
