package serve

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"time"

	"github.com/coder/websocket"
)

// tab is one open page. It belongs to the goroutine of its WebSocket.
type tab struct {
	server  *Server
	address string // the page's path
	tag     string // the digest of the bytes that it shows; "" for unknown
	bare    bare   // the same page, bared; the zero bare before it was compared with a page in service
	page    []byte // the same page, to tell what an edit changes; nil if that is unknown
	missing bool   // it shows that there is nothing at the address
}

// message is what a tab is to do and to show. It says everything each time, so
// that a message can be lost without harm.
type message struct {
	Problems []shownProblem `json:"problems"`
	Total    int            `json:"total"`
	Warnings []shownProblem `json:"warnings,omitempty"` // about this page alone
	// Tag names the bytes that the tab shows when it has done as it was told.
	Tag    string `json:"tag"`
	Gone   bool   `json:"gone,omitempty"`
	Reload bool   `json:"reload,omitempty"`
	Edit   *edit  `json:"edit,omitempty"` // what may be done instead of Reload
	Styles []swap `json:"styles,omitempty"`
	Offer  *offer `json:"offer,omitempty"`
}

// run tells the tab what to do now, and after each change, until it is closed.
func (t *tab) run(ctx context.Context, conn *websocket.Conn) {
	var said []byte
	for {
		now := t.server.state.Load()
		text, err := encode(t.follow(now))
		if err != nil {
			return
		}
		if !bytes.Equal(text, said) {
			if send(ctx, conn, text) != nil {
				return
			}
			said = text
		}
		select {
		case <-now.replaced:
		case <-ctx.Done():
			return
		}
	}
}

// encode returns a message as JSON that leaves HTML as it is: it is in no page.
func encode(m message) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(m)
	return b.Bytes(), err
}

// follow compares what the tab shows with what it should show.
func (t *tab) follow(now *state) message {
	m := message{Problems: now.problems, Total: now.total, Tag: t.tag}
	if now.shelf == nil {
		return m
	}
	at := now.shelf.find(t.address)
	m.Warnings = now.warnings[at.path]
	m.Offer = now.offer.at(at.path)
	if at.missing && !now.shelf.Has(at.path) {
		m.Gone = true
		return m
	}
	if digest, known := now.shelf.known(at.path); known && digest.String() == t.tag && t.bare.known() {
		return m // nothing to make
	}
	page, digest, err := now.shelf.file(at.path)
	if err != nil {
		// The tab keeps what it shows: this page's last good edition.
		problems := problemsIn(at.path, err)
		m.Problems = slices.Concat(m.Problems, t.server.shown(problems, nil))
		m.Total += len(problems)
		return m
	}
	t.compare(page, digest.String(), at.missing, now, &m)
	return m
}

// compare has the tab follow a page in service.
func (t *tab) compare(page []byte, tag string, missing bool, now *state, m *message) {
	if tag == t.tag && t.bare.known() {
		return
	}
	is := bareOf(page, now.shelf.Edition)
	styles, same := t.bare.swaps(is)
	switch {
	case same, tag == t.tag, t.tag == "":
		m.Tag, m.Styles = tag, styles
	case missing && !t.missing && t.tag != aloneTag:
		m.Gone = true
		return
	default:
		m.Reload = true
		if m.Edit = editOf(t.page, page); m.Edit == nil {
			return
		}
		m.Tag = tag // a tab that loads the page instead comes back with a socket of its own
	}
	t.tag, t.bare, t.missing, t.page = tag, is, missing, keep(page)
}

// sendTime is how long a browser may take to read a message: one that takes
// longer has gone without a word.
const sendTime = 10 * time.Second

// send writes one message.
func send(ctx context.Context, conn *websocket.Conn, text []byte) error {
	ctx, stop := context.WithTimeout(ctx, sendTime)
	defer stop()
	return conn.Write(ctx, websocket.MessageText, text)
}
