package serve

import (
	"context"
	"net/http"
	"strings"
)

// Page is a page of the server's own that somebody else makes.
type Page struct {
	HTML []byte
	// Policy is its content security policy, since such a page may hold a style
	// that no page of the site may.
	Policy string
}

// MakePage makes a page each time it is asked for. The error is for the author:
// what has to be mended before there is such a page.
type MakePage func(context.Context) (Page, error)

// serveExtra answers with one of the pages that others make, or says that there
// is none. It is never framed, as nothing here is.
func (s *Server) serveExtra(w http.ResponseWriter, r *http.Request) {
	makePage := s.pages[strings.TrimPrefix(r.URL.Path, "/-/")]
	if makePage == nil {
		refuse(w, http.StatusNotFound, "the preview server has nothing at this address")
		return
	}
	page, err := makePage(r.Context())
	if err != nil {
		refuse(w, http.StatusServiceUnavailable, err.Error())
		return
	}
	w.Header().Set("Content-Security-Policy", page.Policy+"; frame-ancestors 'none'")
	serveBytes(w, r, "page.html", page.HTML)
}
