package guide

import (
	"net/url"
	"path"
	"slices"
	"strings"
)

// links looks up where every link and picture of every text leads.
func (l *linker) links() {
	l.files = map[string]bool{}
	for _, f := range l.Attachments {
		l.files[f] = true
	}
	for _, f := range l.Static {
		l.files["static/"+f] = true
	}
	for _, t := range l.texts {
		t.Targets = make([]string, len(t.Doc.Links))
		for i := range t.Doc.Links {
			t.Targets[i] = l.target(t, &t.Doc.Links[i])
		}
	}
	site := &Document{Path: "site.yaml"}
	root := &Linked{Doc: site}
	l.guide.Nav, l.guide.Footer = l.navigation(root, l.Settings.Nav), l.navigation(root, l.Settings.Footer)
	l.guide.Callout = l.Settings.Callout
	if l.guide.Callout.Link != "" {
		l.guide.Callout.Link = l.target(root, navLink(NavItem{Link: l.guide.Callout.Link, Place: l.Settings.CalloutPlace}))
	}
	l.claimAttachments()
}

// navigation looks up the links of the header or footer.
func (l *linker) navigation(root *Linked, items []NavItem) []NamedLink {
	var list []NamedLink
	for _, item := range items {
		list = append(list, NamedLink{Text: item.Text, Address: l.target(root, navLink(item))})
	}
	return list
}

// navLink reads a link of the header or footer as one in a text.
func navLink(item NavItem) *Hyperlink {
	link := &Hyperlink{Href: item.Link, Place: item.Place}
	if u, err := url.Parse(item.Link); err == nil {
		link.External = u.Scheme != ""
		link.Path, link.Query, link.Fragment = u.Path, u.RawQuery, u.Fragment
	}
	return link
}

// target returns the address that a link leads to, escaped, or "" where there
// is none, which is reported.
func (l *linker) target(from *Linked, link *Hyperlink) string {
	if link.External {
		return link.Href
	}
	what := "link"
	if link.Picture {
		what = "picture"
	}
	if link.Path == "" && link.Query == "" && link.Fragment == "" {
		l.problem(from.Doc, link.Place, "E110", "the "+what+" leads nowhere", "write an address between the brackets")
		return ""
	}
	if link.Path == "" {
		return l.withFragment(from, from, link)
	}
	file := path.Join(path.Dir(from.Doc.Path), link.Path)
	if strings.HasPrefix(link.Path, "/") {
		file = strings.TrimPrefix(path.Clean(link.Path), "/")
	}
	if file == ".." || strings.HasPrefix(file, "../") {
		l.problem(from.Doc, link.Place, "E110", "the "+what+" `"+link.Href+"` leads out of the guide", "links are read from the file they stand in; one that begins with `/` starts at the content folder")
		return ""
	}
	if file == "." {
		file = ""
	}
	if page := l.page(file); page != nil {
		return l.withFragment(from, page, link)
	}
	if l.files[file] {
		l.published[file] = true
		return escaped(strings.TrimPrefix(file, "static/"), link)
	}
	if l.files["static/"+file] {
		return escaped(file, link)
	}
	if address := strings.TrimSuffix(file+"/", "//"); l.addresses[address] || file == "" {
		if file == "" {
			address = ""
		}
		if f := link.Fragment; f != "" && !strings.HasPrefix(f, ":~:") && !l.generatedAnchor(address, f) {
			l.problem(from.Doc, link.Place, "E110", "nothing on the page /"+address+" has the address `#"+f+"`", "link to the page, or to a text of the guide")
		}
		return escaped(address, link)
	}
	l.missing(from, link, file, what)
	return ""
}

// page returns the text that a path of the content folder names: a file, a
// question's folder, or the address of a text.
func (l *linker) page(file string) *Linked {
	for _, name := range textsNamed(file) {
		if p := l.pages[name]; p != nil {
			return p
		}
	}
	return nil
}

// textsNamed returns the texts that a path of the content folder may mean.
func textsNamed(file string) []string {
	return []string{file, file + "/index.md", file + ".md", "pages/" + file + ".md", "terms/" + file + ".md"}
}

// withFragment returns a text's address with the link's fragment, which must be there.
func (l *linker) withFragment(from, to *Linked, link *Hyperlink) string {
	f := link.Fragment
	if f != "" && !strings.HasPrefix(f, ":~:") && !hasAnchor(to.Doc, f) && !l.spokenAnchor(to, f) {
		where := "this text"
		if to != from {
			where = l.named(to.Doc.Path)
		}
		l.problem(from.Doc, link.Place, "E110", "no heading in "+where+" has the address `#"+f+"`",
			l.didYouMean(f, to.Doc.Anchors, "a heading's address is its words, in lower case, joined by hyphens"))
	}
	return escaped(to.Address, link)
}

// generatedAnchor tells whether a layout gives the fragment to a part of a page
// that belongs to no text: the list of questions has one for each topic.
func (l *linker) generatedAnchor(address, fragment string) bool {
	slug, topic := strings.CutPrefix(fragment, "topic-")
	return address == "questions/" && topic && l.addresses["topics/"+slug+"/"]
}

// spokenAnchor tells whether a fragment is that of an answer on its question's
// page: "examples", or the answer's own with its slug before it.
func (l *linker) spokenAnchor(to *Linked, fragment string) bool {
	if to.Doc.Kind != KindQuestion {
		return false
	}
	q := l.questions[path.Base(path.Dir(to.Doc.Path))]
	if fragment == "examples" {
		return len(q.Answers)+len(q.Elsewhere) > 0
	}
	slug, own, _ := strings.Cut(fragment, ".")
	return slices.ContainsFunc(q.Answers, func(a *Answer) bool { return a.Slug == slug && hasAnchor(a.Doc, own) })
}

func hasAnchor(doc *Document, fragment string) bool {
	_, found := slices.BinarySearch(doc.Anchors, fragment)
	return found
}

func escaped(address string, link *Hyperlink) string {
	u := url.URL{Path: address, RawQuery: link.Query, Fragment: link.Fragment}
	s := u.String()
	if first, _, _ := strings.Cut(address, "/"); strings.Contains(first, ":") {
		// url.URL writes "./a:b", which Relative would take for a folder.
		s = strings.TrimPrefix(s, "./")
	}
	return s
}

// missing reports a link to nothing, with the nearest name beside where it points.
func (l *linker) missing(from *Linked, link *Hyperlink, file, what string) {
	if slices.ContainsFunc(textsNamed(file), func(name string) bool { return l.drafts[name] }) {
		l.problem(from.Doc, link.Place, "E110", "the "+what+" `"+link.Href+"` leads to a draft", "publish it, or build with --drafts")
		return
	}
	if l.files[file+"#"+link.Fragment] || l.files[file+"?"+link.Query] {
		l.problem(from.Doc, link.Place, "E110", "the "+what+" `"+link.Href+"` leads to nothing", "in the name of a file, write `#` as `%23` and `?` as `%3F`")
		return
	}
	if scheme, rest, ok := strings.Cut(link.Path, "//"); strings.HasPrefix(link.Path, "www.") || ok && (scheme == "http" || scheme == "https") {
		full := "https://" + link.Path
		if ok {
			full = scheme + "://" + rest
		}
		l.problem(from.Doc, link.Place, "E110", "the "+what+" `"+link.Href+"` leads to nothing", "an outside address is written `"+full+"`")
		return
	}
	hint := "links are read from the file they stand in; one that begins with `/` starts at the content folder"
	if near := l.Words.Nearest(path.Base(file), l.names(path.Dir(file))); near != "" {
		hint = "did you mean `" + strings.TrimSuffix(link.Path, path.Base(link.Path)+trailing(link.Path)) + near + trailing(link.Path) + "`?"
	}
	l.problem(from.Doc, link.Place, "E110", "the "+what+" `"+link.Href+"` leads to nothing", hint)
}

func trailing(p string) string {
	if strings.HasSuffix(p, "/") {
		return "/"
	}
	return ""
}

// names returns the names of texts, folders and files in a folder of the guide.
func (l *linker) names(folder string) []string {
	set := map[string]bool{}
	add := func(file string) {
		dir, base := path.Split(file)
		dir = strings.TrimSuffix(dir, "/")
		if dir == folder || folder == "." && dir == "" {
			set[base] = true
		} else if path.Dir(dir) == folder {
			set[path.Base(dir)] = true
		}
	}
	for file := range l.pages {
		add(file)
	}
	for file := range l.files {
		add(file)
	}
	list := make([]string, 0, len(set))
	for name := range set {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}

// claimAttachments publishes the files that a text links to or shows.
func (l *linker) claimAttachments() {
	for _, file := range l.Attachments {
		if !l.published[file] {
			continue
		}
		if l.claim(&Document{Path: file}, Place{}, file) {
			l.guide.Published = append(l.guide.Published, file)
		}
	}
}
