package markdown

import (
	"starling/generator/guide"
	"starling/generator/text"
)

// askedWords returns the folded words of a question's wordings.
func askedWords(f *guide.Front) [][]string {
	if f.Question == "" {
		return nil
	}
	list := [][]string{text.Words(text.Fold(f.Question))}
	for _, s := range f.AlsoAsked {
		list = append(list, text.Words(text.Fold(s)))
	}
	return list
}

// faceOf returns the digest of what other texts' pages see of a document.
func faceOf(src *guide.Source, doc *guide.Document) guide.Digest {
	h := guide.NewHasher("face").String(doc.Path).String(string(doc.Kind)).Digest(src.Head).Strings(doc.Anchors).Int(len(doc.Links))
	for _, l := range doc.Links {
		h.String(l.Href).String(l.Path).String(l.Query).String(l.Fragment).Bool(l.Picture).Bool(l.External)
	}
	return h.Sum()
}
