package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"starling/generator/guide"
	"starling/generator/memory"
	"starling/generator/picture"
	"starling/generator/text"
)

// shownPicture is a file of the guide that texts show.
type shownPicture struct {
	file   string // in the content folder
	digest guide.Digest
	picture.Looked
	// linked tells that a text links to the file too, for those who want it whole.
	linked bool
	// places are where it is shown.
	places []shownAt
}

// shownAt is a place of a text that shows a picture.
type shownAt struct {
	doc  *guide.Document
	link int // of the document's
}

// pictures looks at every picture that a text shows, and reports those that
// nobody could see. They are by their addresses.
func (g *Generator) pictures(in Inputs, t *texts, l *linked) (map[string]*shownPicture, guide.Problems, error) {
	shown := map[string]*shownPicture{}
	for _, at := range textsOf(l.Guide) {
		for i := range at.Doc.Links {
			if at.Doc.Links[i].Picture {
				t.show(shown, at, i)
			}
		}
	}
	if len(shown) == 0 {
		return nil, nil, nil
	}
	list := slices.SortedFunc(maps.Values(shown), func(a, b *shownPicture) int { return strings.Compare(a.file, b.file) })
	problems := make([]guide.Problems, len(list))
	err := eachInParallel(len(list), func(i int) (err error) {
		problems[i], err = g.look(in.Content.FS, list[i])
		return err
	})
	if slices.ContainsFunc(list, func(p *shownPicture) bool { return p.Large() }) {
		l.findLinked(shown)
	}
	return shown, slices.Concat(problems...), err
}

// show notes that a link of a text shows a file, if that is what it does.
func (t *texts) show(shown map[string]*shownPicture, at *guide.Linked, link int) {
	address := addressed(at.Targets[link])
	p := shown[address]
	if p == nil {
		p = &shownPicture{file: address}
		known := false
		if p.digest, known = t.digests[p.file]; !known {
			p.file = "static/" + address
			p.digest, known = t.digests[p.file]
		}
		if !known {
			return // a page, or nothing, which is reported
		}
		shown[address] = p
	}
	p.places = append(p.places, shownAt{at.Doc, link})
}

// addressed returns the file that a target leads to.
func addressed(target string) string {
	if i := strings.IndexAny(target, "?#"); i >= 0 {
		target = target[:i]
	}
	if file, err := url.PathUnescape(target); err == nil {
		return file
	}
	return target
}

// look reads the beginning of a picture, or recalls what it said.
func (g *Generator) look(content fs.FS, p *shownPicture) (guide.Problems, error) {
	looked, err := memory.RecallIf(&g.memory, "picture", p.file, p.digest, true, func() (picture.Looked, error) {
		data, err := copied(content, p.file, p.digest).Make()
		if err != nil {
			return picture.Looked{}, err
		}
		return picture.Look(p.file, data)
	})
	p.Looked = looked
	if !errors.Is(err, picture.ErrUnreadable) {
		return nil, err
	}
	var problems guide.Problems
	for _, at := range p.places {
		link := &at.doc.Links[at.link]
		problems = append(problems, unreadable(at.doc.Path, link.Place, link.Href, err))
	}
	return problems, nil
}

func unreadable(file string, at guide.Place, name string, err error) guide.Problem {
	return guide.NewProblem(file, at, "E119", "the picture `"+name+"` "+err.Error(), "save it anew as a JPEG, PNG, GIF, WebP or SVG, or take it out")
}

// findLinked notes which pictures texts link to.
func (l *linked) findLinked(shown map[string]*shownPicture) {
	for _, at := range textsOf(l.Guide) {
		for i := range at.Doc.Links {
			if link := &at.Doc.Links[i]; !link.Picture && !link.External {
				if p := shown[addressed(at.Targets[i])]; p != nil {
					p.linked = true
				}
			}
		}
	}
}

// textsOf returns every text of the guide, in a fixed order.
func textsOf(l *guide.Guide) []*guide.Linked {
	var list []*guide.Linked
	for _, q := range l.Questions {
		list = append(list, q.Linked)
		for _, a := range q.Answers {
			list = append(list, a.Linked)
		}
	}
	for _, a := range l.Articles {
		list = append(list, a.Linked)
	}
	for _, c := range l.Collections {
		list = append(list, c.Linked)
	}
	for _, p := range l.Pages {
		list = append(list, p.Linked)
	}
	for _, t := range l.Terms {
		if t.Text != nil {
			list = append(list, t.Text)
		}
	}
	return list
}

// widths returns a picture's files in several widths, of which the first have
// addresses of their own; none where there is one width alone. What lies in
// static/ is published as it is, whatever its size.
func (p *shownPicture) widths(own string) []guide.PictureSource {
	if !p.Large() || strings.HasPrefix(p.file, "static/") {
		return nil
	}
	wide := own // where nobody asks for the whole picture
	if p.linked {
		wide = p.asset(picture.Wide)
	}
	return []guide.PictureSource{{Address: p.asset(picture.Narrow), Width: picture.Narrow}, {Address: wide, Width: picture.Wide}}
}

// asset returns the address of the picture in a width: it follows from the
// file's bytes, so that browsers can keep it.
func (p *shownPicture) asset(width int) string {
	ext := path.Ext(p.file)
	name := text.Slug(strings.TrimSuffix(path.Base(p.file), ext))
	return fmt.Sprintf("assets/pictures/%s-%d.%s%s", name, width, p.digest.Short(), strings.ToLower(ext))
}

// shown returns the pictures of a text, for its view.
func (v *viewer) shown(t *guide.Linked) []guide.Picture {
	var list []guide.Picture
	for i := range t.Doc.Links {
		if !t.Doc.Links[i].Picture {
			continue
		}
		one := guide.Picture{Link: i}
		if p := v.pictures[addressed(t.Targets[i])]; p != nil {
			one.Width, one.Height = p.Width, p.Height
			one.Sources = p.widths(t.Targets[i])
		}
		list = append(list, one)
	}
	return list
}

// hashPictures adds all that pages show of a text's pictures.
func (v *viewer) hashPictures(h *guide.Hasher, t *guide.Linked) {
	for i := range t.Doc.Links {
		if t.Doc.Links[i].Picture {
			if p := v.pictures[addressed(t.Targets[i])]; p != nil {
				h.Digest(p.digest).Bool(p.linked)
			}
		}
	}
}
