package source

import (
	"cmp"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"starling/generator/text"
)

// ignored tells whether a name is not the author's: notes and licences for
// people who look at the folder, Go files that embed it, what editors leave
// behind, and dotfiles. Folders that begin with a dot are kept below static/,
// such as ".well-known".
func ignored(name string, dir, static bool) bool {
	switch name {
	case "README.md", "LICENSE", "4913":
		return true
	}
	switch {
	case strings.HasPrefix(name, ".#"):
		// Emacs's locks are links that lead nowhere.
		return true
	case strings.HasPrefix(name, "."):
		return !(dir && static)
	case strings.HasSuffix(name, ".go"), strings.HasSuffix(name, "~"), strings.HasSuffix(name, ".swp"):
		return true
	case strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"):
		return true
	}
	return strings.HasSuffix(name, "___jb_tmp___") || strings.HasSuffix(name, "___jb_old___")
}

// isText tells whether a file's name looks like a Markdown text's, in any
// spelling of the ending.
func isText(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mdown", ".mkd", ".mdx":
		return true
	}
	return false
}

// Ignored tells whether a file's or folder's name is not the author's, outside
// static/: see ignored. It holds for folders of layouts and assets too.
func Ignored(name string) bool { return ignored(name, false, false) }

// checkSlug reports a file or folder whose stem is no slug, or a name that not
// every system can hold.
func (s *scanner) checkSlug(path, name, stem string) {
	switch {
	case text.IsReservedName(name):
		s.report(path, "E106", code(name)+" is a name that Windows reserves", "add a word to it")
	case !text.IsSlug(stem):
		s.report(path, "E106", code(stem)+" is no slug: lower-case letters, digits and hyphens, at most 80", didYouMean(text.Slug(stem)))
	}
}

// checkName reports a file or folder of the author's whose name is free but
// cannot be held by every system.
func (s *scanner) checkName(n node) {
	if problem := fileNameProblem(n.name); problem != "" {
		s.report(n.path, "E106", code(n.name)+" "+problem, "rename it")
	}
}

// maxName is the most bytes of a file's name. Systems allow 255; the rest is
// for what is added to a name while the file is being written.
const maxName = 200

// fileNameProblem says why a name cannot be held by every system that a guide
// may be checked out or published on, or "".
func fileNameProblem(name string) string {
	switch {
	case len(name) > maxName:
		return "is too long: a name has at most 200 bytes"
	case name == "." || name == "..":
		return "leads to another folder"
	case text.IsReservedName(name):
		return "is a name that Windows reserves"
	case strings.ContainsAny(name, `<>:"|?*\`):
		return `holds one of < > : " | ? * \, which Windows does not allow`
	case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
		return "ends with a full stop or space, which Windows drops"
	case !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl):
		return "holds a character that cannot be printed"
	}
	return ""
}

func didYouMean(word string) string {
	if word == "" {
		return "write it in lower-case letters, digits and hyphens"
	}
	return "did you mean " + code(word) + "?"
}

// stemOf returns a name without its ending.
func stemOf(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }

// slugOrName returns the slug of a stem, or "name" where it has none.
func slugOrName(stem string) string { return cmp.Or(text.Slug(stem), "name") }

// sameKey reports names in one folder that differ only in letter case or
// Unicode form: on some systems only one of them could exist.
func (s *scanner) sameKey(nodes []node) {
	plain := true
	for _, n := range nodes {
		plain = plain && text.Key(n.name) == n.name
	}
	if plain {
		return
	}
	first := make(map[string]string, len(nodes))
	for _, n := range nodes {
		key := text.Key(n.name)
		if other, ok := first[key]; ok {
			s.report(n.path, "E107", code(n.name)+" and "+code(other)+" differ only in letter case or Unicode form", "rename or delete one of them")
			continue
		}
		first[key] = n.name
	}
}

// sameAddress reports attachments that would be published where the page of a
// text beside them is: "index.html", or a file named as a text's slug.
func (s *scanner) sameAddress(nodes []node) {
	for _, n := range nodes {
		if n.dir || isText(n.name) {
			continue
		}
		key := text.Key(n.name)
		taken := key == "index.html"
		if path.Ext(key) == "" && !taken {
			for _, other := range nodes {
				taken = taken || !other.dir && other.name == key+".md"
			}
		}
		if taken {
			s.report(n.path, "E107", code(n.name)+" would be published at the address of a page", "rename it")
		}
	}
}
