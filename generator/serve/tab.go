package serve

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"sync"

	"github.com/coder/websocket"
)

// tabs are the open WebSockets. None is begun once they have been ended, so
// whoever ends them can wait for the last.
type tabs struct {
	ctx context.Context
	end context.CancelFunc

	mu    sync.Mutex
	ended bool
	open  sync.WaitGroup
}

// begin counts a tab in; false when the tabs have been ended.
func (t *tabs) begin() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.ended {
		t.open.Add(1)
	}
	return !t.ended
}

// Close ends every WebSocket at once and begins no other. Pages are answered as
// before.
func (s *Server) Close() {
	s.tabs.mu.Lock()
	s.tabs.ended = true
	s.tabs.mu.Unlock()
	s.tabs.end()
	s.tabs.open.Wait()
}

// serveTab is the WebSocket of one tab, from its first message to its end.
func (s *Server) serveTab(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	address, err := url.PathUnescape(query.Get("page"))
	switch {
	case !sameOrigin(r):
		refuse(w, http.StatusForbidden, "live reload is for pages of this server")
		return
	case !s.knows(query.Get("token")):
		refuse(w, http.StatusForbidden, "live reload is for pages that know the token; load the page again")
		return
	case err != nil || !strings.HasPrefix(address, "/"):
		refuse(w, http.StatusBadRequest, "the page's own address is missing")
		return
	case !s.tabs.begin():
		refuse(w, http.StatusServiceUnavailable, "the server is stopping")
		return
	}
	defer s.tabs.open.Done()
	conn, err := websocket.Accept(w, r, nil)
	if err != nil {
		return // Accept has answered
	}
	ctx, stop := context.WithCancel(s.tabs.ctx)
	heard := make(chan struct{})
	go func() {
		// A tab says nothing: its first word, its close and its end are one.
		// The library's CloseRead would answer a word by waiting 15 seconds.
		defer close(heard)
		defer stop()
		_, _, _ = conn.Reader(ctx)
	}()
	t := &tab{server: s, address: address, tag: query.Get("tag")}
	t.run(ctx, conn)
	stop()
	_ = conn.CloseNow() // nothing is lost with it
	<-heard
}

// sameOrigin tells whether a request was made by a page of this very server.
// Browsers let any page open a WebSocket to anywhere, and say who it was.
func sameOrigin(r *http.Request) bool {
	origins := r.Header.Values("Origin")
	if len(origins) != 1 {
		return false
	}
	origin, err := url.Parse(origins[0])
	return err == nil && (origin.Scheme == "http" || origin.Scheme == "https") &&
		strings.EqualFold(origins[0], origin.Scheme+"://"+r.Host)
}
