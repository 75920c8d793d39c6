package serve

import (
	"bytes"
	"io"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"starling/generator/guide"
)

// serveFile answers with the file that the address leads to.
func (s *Server) serveFile(w http.ResponseWriter, r *http.Request) {
	now := s.state.Load()
	if now.shelf == nil {
		s.serveAlone(w, r, now.problems)
		return
	}
	at := now.shelf.find(r.URL.Path)
	if hiddenSlash(r.URL) {
		at = spot{path: "404.html", missing: true}
	}
	switch {
	case at.slash:
		redirect(w, r)
		return
	case at.missing && !now.shelf.Has(at.path):
		refuse(w, http.StatusNotFound, "the guide has nothing at this address")
		return
	}
	data, digest, err := now.shelf.file(at.path)
	if err != nil {
		s.serveAlone(w, r, s.shown(problemsIn(at.path, err), nil))
		return
	}
	if path.Ext(at.path) == ".html" {
		data = s.withLine(data)
		tagPage(w.Header(), digest.String())
	}
	if at.missing {
		serveCode(w, http.StatusNotFound, at.path, data)
		return
	}
	w.Header().Set("Etag", s.etag(at.path, now.shelf.Key(at.path)))
	if named(at.path, digest) {
		w.Header().Set("Cache-Control", "max-age=31536000, immutable")
	}
	serveBytes(w, r, at.path, data)
}

// named tells whether a file's name changes with its bytes: then a browser that
// has it need not ask again, and a page that is loaded again waits for nothing.
func named(file string, digest guide.Digest) bool {
	return strings.Contains(path.Base(file), "."+digest.Short()+".")
}

// hiddenSlash tells whether a slash of the path is written %2F: to a browser that
// is one long name, and the page's relative links would lead elsewhere.
func hiddenSlash(u *url.URL) bool {
	return strings.Contains(strings.ToLower(u.EscapedPath()), "%2f")
}

// redirect adds the slash at the end. The address is relative, as all of a
// guide's are, so a server in front of this one may put it in a folder; and the
// redirect is temporary, so that no browser keeps it for another guide.
func redirect(w http.ResponseWriter, r *http.Request) {
	to := url.URL{Path: path.Base(r.URL.Path) + "/", RawQuery: r.URL.RawQuery}
	w.Header().Set("Location", to.String())
	w.WriteHeader(http.StatusTemporaryRedirect)
}

// etag names a file's bytes as they are served: by its key, and for a page by
// its line too, since a page kept from an earlier run knows no valid token.
func (s *Server) etag(file string, key guide.Digest) string {
	name := key.String()
	if path.Ext(file) == ".html" {
		name += "-" + guide.DigestOf([]byte(s.token)).Short()
	}
	return `"` + name + `"`
}

// withLine returns a page with the server's own line. A page without a head is
// left alone.
func (s *Server) withLine(page []byte) []byte {
	i := bytes.Index(page, []byte("</head>"))
	if i < 0 {
		return page
	}
	return bytes.Join([][]byte{page[:i], []byte(s.line()), page[i:]}, nil)
}

// tagPage tells the page's script, which cannot see its page's headers but can
// see this one, which bytes it was loaded with.
func tagPage(h http.Header, tag string) {
	h.Set("Server-Timing", `page;desc="`+tag+`"`)
}

// serveBytes answers with a file, or a part of it, or that the browser has it.
func serveBytes(w http.ResponseWriter, r *http.Request, name string, data []byte) {
	w.Header().Set("Content-Type", contentType(name))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// serveCode answers with a whole file and a status.
func serveCode(w http.ResponseWriter, code int, name string, data []byte) {
	w.Header().Set("Content-Type", contentType(name))
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(code)
	_, _ = io.Copy(w, bytes.NewReader(data)) // a browser that has gone is nobody's mistake
}
