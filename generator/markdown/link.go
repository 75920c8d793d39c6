package markdown

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/util"

	"starling/generator/guide"
)

// schemes are the only ones that a link may have.
var schemes = []string{"http", "https", "mailto", "tel"}

var scheme = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]*):`)

// hasHost holds that an outside address names a site: a browser would read
// "http:page" as a page of this one.
var hasHost = regexp.MustCompile(`^[A-Za-z]+://[^/?#]`)

// link records a link or picture and returns its number, or -1 where its
// target is refused.
func (w *work) link(destination []byte, picture bool, at int) int {
	href := string(unescape(destination))
	link := guide.Hyperlink{Href: href, Picture: picture, Place: w.place(at, at)}
	bare := strings.Map(func(r rune) rune {
		// Browsers drop these before they look for a scheme.
		if r <= ' ' || r == 0x7f {
			return -1
		}
		return r
	}, href)
	decoded, err := url.PathUnescape(bare)
	if err != nil {
		decoded = bare
	}
	m := scheme.FindStringSubmatch(bare)
	if m == nil {
		m = scheme.FindStringSubmatch(decoded)
	}
	switch {
	case strings.HasPrefix(strings.ReplaceAll(decoded, `\`, "/"), "//"):
		return w.refuse(at, "a link must not begin with two slashes: `"+href+"`", "write the whole address with `https:` in front")
	case m != nil && !slices.Contains(schemes, strings.ToLower(m[1])):
		return w.refuse(at, "links of the kind `"+m[1]+":` are not allowed", "use http, https, mailto or tel; the name of a file that has a colon begins with `./`")
	case m != nil && picture:
		return w.refuse(at, "a picture must lie in the guide: `"+href+"`", "put the file beside the text and write its name")
	case m != nil && strings.HasPrefix(strings.ToLower(m[1]), "http") && !hasHost.MatchString(bare):
		w.problem(at, at, "E110", "the link `"+href+"` names no site", "write the whole address, such as `https://example.org/`")
		return -1
	case m != nil:
		link.External = true
		link.Href = string(util.URLEscape([]byte(bare), false))
	default:
		link.Path, link.Query, link.Fragment = parts(href)
	}
	// A short text can use one long address a thousand times.
	w.sink.links += len(link.Href)
	w.doc.Links = append(w.doc.Links, link)
	return len(w.doc.Links) - 1
}

func (w *work) refuse(at int, says, hint string) int {
	w.problem(at, at, "E116", says, hint)
	return -1
}

// parts takes an internal link apart and decodes each part.
func parts(href string) (path, query, fragment string) {
	href, fragment, _ = strings.Cut(href, "#")
	path, query, _ = strings.Cut(href, "?")
	return unescaped(path), query, unescaped(fragment)
}

func unescaped(s string) string {
	if u, err := url.PathUnescape(s); err == nil {
		return u
	}
	return s
}
