package scaffold

import (
	"errors"
	"net/url"
	"path"
	"regexp"
	"strings"

	"starling/generator/guide"
)

// Move is the renaming of a question: the slugs that it had and will have.
type Move struct{ From, To string }

// Text is a text of the guide as a move needs it: its bytes, and the front
// matter that was read from them.
type Text struct {
	Path  string
	Data  []byte
	Front *guide.Front
	// Links returns the links of the text with other bytes in place of its own.
	Links func(data []byte) []guide.Hyperlink
}

// Mended is what a move changes in a text.
type Mended struct {
	Edits []Edit
	// Links, Names and Aliases count the links, the names in front matter and the
	// old addresses among them.
	Links, Names, Aliases int
}

// Mend returns what the move changes in a text: links to the question and what
// lies in its folder, its name in front matter, and for the question's own texts
// the address that they had. The error says why that has no place.
func (m Move) Mend(t Text) (Mended, error) {
	var done Mended
	for _, at := range m.names(t.Front) {
		if e, ok := replaceAt(t.Data, at, m.From, m.To); ok {
			done.Edits = append(done.Edits, e)
			done.Names++
		}
	}
	links := m.links(t)
	done.Edits, done.Links = append(done.Edits, links...), len(links)
	if rest, own := strings.CutPrefix(t.Path, "questions/"+m.From+"/"); own {
		rest = strings.TrimSuffix(strings.TrimSuffix(rest, "index.md"), ".md")
		if rest != "" {
			rest += "/"
		}
		e, ok := AddAlias(t.Data, t.Front, "/questions/"+m.From+"/"+rest, "/questions/"+m.To+"/"+rest)
		if !ok {
			return done, errors.New("its field `aliases`, which takes the old address, cannot be read; mend or delete it first")
		}
		done.Edits = append(done.Edits, e)
		done.Aliases++
	}
	return done, nil
}

// names returns the places in front matter where the question is named.
func (m Move) names(f *guide.Front) []guide.Place {
	var list []guide.Place
	for _, named := range []struct {
		field string
		slugs []string
	}{{"related", f.Related}, {"also_answers", f.AlsoAnswers}, {"questions", f.Questions}} {
		for i, slug := range named.slugs {
			if slug == m.From {
				list = append(list, f.Place(named.field, i))
			}
		}
	}
	for i, item := range f.Items {
		if item.Question == m.From {
			list = append(list, f.Place("items.question", i))
		}
	}
	return list
}

// destination opens the target of a link in Markdown, in the text or in a
// definition.
var destination = regexp.MustCompile(`\](?:\(|:)[ \t]*(?:\r?\n)?[ \t]*<?`)

// links returns the edits of the links that lead to the question. What looks
// like a link may stand in code or in a comment: it is one if the links of the
// text are others without it.
func (m Move) links(t Text) []Edit {
	var edits []Edit
	var before []guide.Hyperlink
	start := closer(t.Data)
	for _, at := range destination.FindAllIndex(t.Data[start:], -1) {
		from := start + at[1]
		raw := target(string(t.Data[from:]), t.Data[from-1] == '<')
		now, ok := m.Link(path.Dir(t.Path), raw)
		if !ok {
			continue
		}
		if before == nil {
			before = t.Links(t.Data)
		}
		e := Edit{from, from + len(raw), now}
		if !sameLinks(before, t.Links(Apply(t.Data, []Edit{e}))) {
			edits = append(edits, e)
		}
	}
	return edits
}

// target returns the target of a link from the beginning of a text.
func target(s string, bracketed bool) string {
	depth := 0
	for i, c := range s {
		switch {
		case bracketed && (c == '>' || c == '\n'), !bracketed && c <= ' ':
			return s[:i]
		case !bracketed && c == '(':
			depth++
		case !bracketed && c == ')':
			if depth--; depth < 0 {
				return s[:i]
			}
		}
	}
	return s
}

func sameLinks(a, b []guide.Hyperlink) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Href != b[i].Href {
			return false
		}
	}
	return true
}

// Link returns a link with the question's new name, if it leads into the
// question's folder by its name. dir is the folder that the link stands in.
func (m Move) Link(dir, link string) (string, bool) {
	end := strings.IndexAny(link, "?#")
	if end < 0 {
		end = len(link)
	}
	whole := link[:end]
	if whole == "" || strings.HasPrefix(whole, "//") || strings.Contains(strings.SplitN(whole, "/", 2)[0], ":") {
		return "", false
	}
	parts := strings.Split(whole, "/")
	// way is how the path goes: the words that it is made of, and which of the
	// link's own parts each of them is.
	type step struct {
		word string
		part int
	}
	var way []step
	if !strings.HasPrefix(whole, "/") && dir != "." {
		for _, word := range strings.Split(dir, "/") {
			way = append(way, step{word, -1})
		}
	}
	for i, part := range parts {
		word, err := url.PathUnescape(part)
		switch {
		case err != nil:
			return "", false
		case word == "" || word == ".":
		case word == "..":
			if len(way) == 0 {
				return "", false
			}
			way = way[:len(way)-1]
		default:
			way = append(way, step{word, i})
		}
	}
	if len(way) < 2 || way[0].word != "questions" || way[1].word != m.From || way[1].part < 0 {
		return "", false
	}
	parts[way[1].part] = m.To
	return strings.Join(parts, "/") + link[end:], true
}

// Settings returns what the move changes in site.yaml: the links of its header,
// footer and call-out.
func (m Move) Settings(data []byte, s *guide.Settings) Mended {
	var done Mended
	items := append(append([]guide.NavItem{}, s.Nav...), s.Footer...)
	items = append(items, guide.NavItem{Link: s.Callout.Link, Place: s.CalloutPlace})
	for _, item := range items {
		now, ok := m.Link(".", item.Link)
		if !ok {
			continue
		}
		if e, ok := replaceAt(data, item.Place, item.Link, now); ok {
			done.Edits = append(done.Edits, e)
			done.Links++
		}
	}
	return done
}

// SearchTests returns what the move changes in search.yaml: the pages that a
// search is expected to find are named by their addresses, as names of fields.
func (m Move) SearchTests(data []byte) Mended {
	var done Mended
	name := `(?:questions/)?(` + regexp.QuoteMeta(m.From) + `)(?:/[a-z0-9-]*)*`
	page := regexp.MustCompile(`(?m)(?:^|[\s{,])(?:` + name + `|"` + name + `"|'` + name + `')[ \t]*:[ \t]`)
	for _, at := range page.FindAllSubmatchIndex(data, -1) {
		for i := 2; i < len(at); i += 2 {
			if at[i] >= 0 {
				done.Edits = append(done.Edits, Edit{at[i], at[i+1], m.To})
				done.Names++
			}
		}
	}
	return done
}
