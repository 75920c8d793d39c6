package guide

import (
	"path"
	"strings"
)

// Reserved are the first words of addresses that belong to the site itself: a
// page of the author's that claims one is E107.
var Reserved = []string{
	"questions", "topics", "competencies", "roles", "industries", "levels", "articles", "collections",
	"search", "practice", "stories", "plan", "my-data", "print", "export", "assets", "static", "404", "-",
}

// MachineFiles are the files at the top of the site that are not pages: for search
// engines, feed readers, hosts, and the part of a browser that keeps a site. A file of the static folder may take the place
// of one; an old address may not.
var MachineFiles = []string{"sitemap.xml", "feed.xml", "robots.txt", "llms.txt", "_headers", "_redirects", ".nojekyll", "offline.json", "sw.js", "site.webmanifest"}

// TermKinds are the kinds of term pages: the first word of their address, and
// the vocabulary of the taxonomy that their slugs come from.
var TermKinds = []struct{ Name, Vocabulary string }{
	{"topics", "categories"},
	{"competencies", "competencies"},
	{"roles", "roles"},
	{"industries", "industries"},
	{"levels", "levels"},
}

// AddressOf returns the address of a content file's page: a function of its
// path alone. A path with no page of its own returns its own path.
func AddressOf(kind Kind, file string) string {
	stem := strings.TrimSuffix(file, ".md")
	switch kind {
	case KindQuestion:
		return path.Dir(file) + "/"
	case KindTerm:
		return strings.TrimPrefix(stem, "terms/") + "/"
	case KindPage:
		return strings.TrimPrefix(stem, "pages/") + "/"
	case KindAnswer, KindArticle, KindCollection:
		return stem + "/"
	}
	return file
}

// PagesOf returns the addresses of the pages that show the text of a content
// file, its own first; none for a file that is no text.
func PagesOf(file string) []string {
	if path.Ext(file) != ".md" {
		return nil
	}
	folder, _, _ := strings.Cut(file, "/")
	switch folder {
	case "questions":
		question := path.Dir(file) + "/"
		if path.Base(file) == "index.md" {
			return []string{question}
		}
		return []string{AddressOf(KindAnswer, file), question}
	case "articles":
		return []string{AddressOf(KindArticle, file)}
	case "collections":
		return []string{AddressOf(KindCollection, file)}
	case "terms":
		return []string{AddressOf(KindTerm, file)}
	case "pages":
		return []string{AddressOf(KindPage, file)}
	}
	return nil
}

// OutputPath returns the file of the edition that holds an address:
// "questions/x/" is "questions/x/index.html", "404.html" is itself.
func OutputPath(address string) string {
	if address == "" || strings.HasSuffix(address, "/") {
		return address + "index.html"
	}
	return address
}

// CardOf returns the address of the card of the page at an address that ends in
// a slash; the home page's, "", is for all pages that have none of their own.
func CardOf(address string) string { return address + "card.png" }

// Relative returns the address of to as a link on the page at from. Both are
// addresses; to may carry a query or a fragment. A link to the page itself is
// its fragment, or "./" where it has none, since an empty href is easily lost.
func Relative(from, to string) string {
	target, suffix := to, ""
	if i := strings.IndexAny(to, "?#"); i >= 0 {
		target, suffix = to[:i], to[i:]
	}
	if target == from && strings.HasPrefix(suffix, "#") {
		return suffix
	}
	base := from[:strings.LastIndexByte(from, '/')+1]
	common := 0
	for i := 0; i < len(base) && i < len(target) && base[i] == target[i]; i++ {
		if base[i] == '/' {
			common = i + 1
		}
	}
	up := strings.Count(base[common:], "/")
	link := strings.Repeat("../", up) + target[common:]
	switch {
	case link == "":
		link = "./"
	case up == 0 && strings.Contains(strings.SplitN(link, "/", 2)[0], ":"):
		// "a:b" would be read as a scheme.
		link = "./" + link
	}
	return link + suffix
}

// Root returns the link from the page at an address to the home page:
// "../../" for "questions/x/", "./" for the home page itself.
func Root(address string) string { return Relative(address, "") }

// ReservedIDs are the fragments that layouts give to their own parts: a heading
// of the author's that would have one gets a number behind it.
var ReservedIDs = []string{"main", "examples", "answer", "callout", "search", "q", "status", "results", "more-results", "finder", "finder-q", "finder-list", "finder-recent", "finder-template", "search-filters-template", "all-questions", "filters", "filters-template", "theme-template", "plain-template", "print-template", "offline", "offline-template", "tool", "shortlist-template", "draft-yours", "draft-template", "voice-template"}
