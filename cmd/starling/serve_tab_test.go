package main

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/coder/websocket"
)

// pageTab is an open page without a browser: its WebSocket, and what it was told.
type pageTab struct {
	p     *preview
	t     testing.TB
	page  string
	conn  *websocket.Conn
	heard chan tabMessage // closed with the connection
}

// tabMessage is what the server tells a tab.
type tabMessage struct {
	Total        int
	Tag          string
	Gone, Reload bool
	Warnings     []struct{ Code, Place string }
	Offer        *struct {
		ID, File, Href string
		Here           bool
	}
}

// openTab opens a page as a browser does. Where it is told to load the page
// again, it does.
func (p *preview) openTab(page string) *pageTab {
	p.t.Helper()
	tb := &pageTab{p: p, t: p.t, page: page}
	tb.load()
	return tb
}

func (tb *pageTab) load() {
	tb.t.Helper()
	tag, token := tb.p.pageTag(tb.page)
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	at, _ := url.Parse(tb.p.address)
	query := url.Values{"token": {token}, "page": {tb.page}, "tag": {tag}}
	conn, _, err := websocket.Dial(ctx, "ws://"+at.Host+"/-/live?"+query.Encode(),
		&websocket.DialOptions{HTTPHeader: http.Header{"Origin": {"http://" + at.Host}}})
	if err != nil {
		tb.t.Fatal(err)
	}
	tb.t.Cleanup(func() { _ = conn.CloseNow() })
	conn.SetReadLimit(-1) // a message may hold a page
	tb.conn, tb.heard = conn, make(chan tabMessage, 1000)
	go func(heard chan tabMessage) {
		defer close(heard)
		for {
			_, data, err := conn.Read(context.Background())
			if err != nil {
				return
			}
			var m tabMessage
			if json.Unmarshal(data, &m) == nil {
				heard <- m
			}
		}
	}(tb.heard)
}

// until reads messages until one holds, loading the page again when told to. It
// returns those that came before.
func (tb *pageTab) until(what string, holds func(tabMessage) bool) []tabMessage {
	tb.t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	var before []tabMessage
	for {
		select {
		case m, open := <-tb.heard:
			switch {
			case !open:
				tb.t.Fatalf("%s: the server hung up; came %+v", what, before)
			case m.Reload:
				_ = tb.conn.CloseNow()
				tb.load()
			}
			if holds(m) {
				return before
			}
			before = append(before, m)
		case <-ctx.Done():
			tb.t.Fatalf("%s never came to hold; came %+v", what, before)
		}
	}
}

// pageTag returns the tag of a page and the token in it.
func (p *preview) pageTag(page string) (tag, token string) {
	p.t.Helper()
	r, err := http.Get(strings.TrimSuffix(p.address, "/") + page)
	if err != nil {
		p.t.Fatal(err)
	}
	defer r.Body.Close()
	_, tag, _ = strings.Cut(r.Header.Get("Server-Timing"), `desc="`)
	_, body := p.get(strings.TrimPrefix(page, "/"))
	_, token, _ = strings.Cut(body, `data-token="`)
	token, _, _ = strings.Cut(token, `"`)
	return strings.TrimSuffix(tag, `"`), token
}
