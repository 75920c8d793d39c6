package machine

import "starling/generator/guide"

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
			Append: func(into []byte) ([]byte, error) { return make(g, into), nil },
			Whole:  true,
		}
	}
	return files
}
