// Package serve shows an edition on the author's own machine, and has open pages
// follow it. It is the only door to net/http.
//
// # What is served
//
// An edition's list of files, and never a path on a disk: there is no disk here,
// so no address can leave a folder. Each answer is Edition.File's bytes. A page
// is given one line more, right before </head>, which loads the script that
// keeps it up to date. Headers are those of the published site, so what the
// content security policy would block there is blocked here.
//
// Everything of the server's own lives under /-/: live.js and panel.css, the
// WebSocket live, status, and pages that others make.
//
// # How a page follows
//
// The server has one state: the edition in service and the problems of the
// guide as it is now. Publish and Fail replace it, which wakes every open tab.
// A tab's own goroutine then compares what the tab shows with what it should
// show, and says so: nothing, other styles, other text, read the page again, the
// page is gone, these are the problems. A tab says at the start which bytes it was
// loaded with, so nothing is lost between the page and its socket, or while the
// server was away. There is one WebSocket per tab, because browsers allow only six
// ordinary connections to one server, and the seventh tab would hang.
//
// # Who may ask
//
// Host names that are ours (others are a page of somebody's that has its own
// name lead to this machine), no page of another site that says so by its Origin,
// GET and HEAD, and for the WebSocket a page of ours that knows the token.
package serve

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	_ "embed"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"starling/generator/guide"
)

// Options are what a server is told at the start.
type Options struct {
	// Hosts are names that the server answers to besides localhost, 127.0.0.1
	// and [::1]; without a port.
	Hosts []string
	// Editor is the address that opens a file in the author's editor, such as
	// "vscode://file{path}:{line}", where {path} begins with a slash and
	// {column} is known too; "" for no links.
	Editor string
	// Status is asked at each look at /-/status; nil for what the server
	// itself knows. The number of the edition is always the server's.
	Status func() Status
	// Pages are made by others, and lie under /-/ by these names.
	Pages map[string]MakePage
}

// Status is what /-/status answers, as JSON.
type Status struct {
	// Edition counts the editions with different bytes; 0 before the first.
	Edition int `json:"edition"`
	// Building tells whether another edition is being made.
	Building bool `json:"building"`
	// Checking tells whether pages that nobody has asked for are being made, or the
	// rules are at work on the texts, of the edition in service.
	Checking bool `json:"checking"`
	// Problems and Warnings count those of the guide as it is now.
	Problems int `json:"problems"`
	Warnings int `json:"warnings"`
	// Watching is "events" or "polling".
	Watching string `json:"watching"`
}

// Server answers with the edition in service. It is an http.Handler, and safe
// for use by several goroutines.
type Server struct {
	hosts  map[string]bool
	editor string
	status func() Status
	pages  map[string]MakePage
	token  string

	publishing sync.Mutex // one change of the state at a time
	number     atomic.Int64
	state      atomic.Pointer[state]
	made       made
	saved      *offer // for the next edition
	tabs       tabs
}

// New returns a server without an edition: until one is published, every page is
// a note that the guide is being built.
func New(o Options) *Server {
	s := &Server{hosts: hostNames(o.Hosts), editor: o.Editor, status: o.Status, pages: o.Pages, token: rand.Text()}
	s.tabs.ctx, s.tabs.end = context.WithCancel(context.Background())
	s.made.files = map[string]madeFile{}
	s.state.Store(&state{replaced: make(chan struct{})})
	return s
}

//go:embed edit.js
var editScript []byte

//go:embed live.js
var followScript []byte

// liveScript is what a page runs: both in one block, so that the page's own
// scripts see none of their names.
var liveScript = slices.Concat([]byte("{\n"), editScript, []byte(";\n"), followScript, []byte("}\n"))

//go:embed panel.css
var panelStyle []byte

// ServeHTTP answers one request. Who asks is settled before what is asked for.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	setHeaders(w.Header())
	if code, why := s.checkHost(r.Host); code != http.StatusOK {
		refuse(w, code, why)
		return
	}
	if code, why := checkOrigin(r); code != http.StatusOK {
		refuse(w, code, why)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		refuse(w, http.StatusMethodNotAllowed, "this server only hands out pages: use GET or HEAD")
		return
	}
	switch {
	case r.URL.Path == "/-/live":
		s.serveTab(w, r)
	case r.URL.Path == "/-/live.js":
		serveOwn(w, r, "live.js", liveScript)
	case r.URL.Path == "/-/panel.css":
		serveOwn(w, r, "panel.css", panelStyle)
	case r.URL.Path == "/-/status":
		s.serveStatus(w)
	case strings.HasPrefix(r.URL.Path, "/-/"):
		s.serveExtra(w, r)
	default:
		s.serveFile(w, r)
	}
}

func (s *Server) serveStatus(w http.ResponseWriter) {
	status := Status{Problems: s.state.Load().total}
	if s.status != nil {
		status = s.status()
	}
	status.Edition = int(s.number.Load())
	w.Header().Set("Content-Type", contentType("status.json"))
	_ = json.NewEncoder(w).Encode(status)
}

// serveOwn answers with one of the server's own files.
func serveOwn(w http.ResponseWriter, r *http.Request, name string, data []byte) {
	w.Header().Set("Etag", `"`+guide.DigestOf(data).String()+`"`)
	serveBytes(w, r, name, data)
}

// line is what a page is given before </head>: the script, and what the page
// proves with that it is one of ours.
func (s *Server) line() string {
	return `<script defer src="/-/live.js" data-token="` + s.token + "\"></script>\n"
}

// knows tells whether a text is the token, in a time that says nothing about it.
func (s *Server) knows(token string) bool {
	return subtle.ConstantTimeCompare([]byte(token), []byte(s.token)) == 1
}
