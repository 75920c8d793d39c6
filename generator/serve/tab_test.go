package serve_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/coder/websocket"

	"starling/generator/guide"
	"starling/generator/serve"
)

// patience is how long a message may take on a busy machine.
const patience = 30 * time.Second

// said is a message as live.js reads it.
type said struct {
	Problems []map[string]string
	Total    int
	Warnings []map[string]string
	Tag      string
	Gone     bool
	Reload   bool
	Edit     *struct{ Before, Was, Is, After string }
	Styles   []struct{ From, To string }
}

// socket is a tab's connection.
type socket struct {
	t    *testing.T
	conn *websocket.Conn
}

// connect opens a WebSocket as a browser would, and returns the refusal's status.
func connect(t *testing.T, to, origin string, query url.Values) (*websocket.Conn, int) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), patience)
	defer stop()
	header := http.Header{}
	if origin != "" {
		header.Set("Origin", origin)
	}
	conn, r, err := websocket.Dial(ctx, "ws://"+to+"/-/live?"+query.Encode(), &websocket.DialOptions{HTTPHeader: header})
	switch {
	case err == nil:
		conn.SetReadLimit(-1) // a message may hold a page
		t.Cleanup(func() { _ = conn.CloseNow() })
		return conn, r.StatusCode
	case r == nil:
		t.Fatal(err)
	}
	return nil, r.StatusCode
}

// dial opens the socket of a page that shows the bytes of a tag.
func dial(t *testing.T, to, token, page, tag string) *socket {
	t.Helper()
	conn, code := connect(t, to, "http://"+to, url.Values{"token": {token}, "page": {page}, "tag": {tag}})
	if conn == nil {
		t.Fatalf("the socket of %s is refused with %d", page, code)
	}
	return &socket{t, conn}
}

// read returns the next message.
func (c *socket) read() said {
	c.t.Helper()
	ctx, stop := context.WithTimeout(c.t.Context(), patience)
	defer stop()
	_, data, err := c.conn.Read(ctx)
	if err != nil {
		c.t.Fatal(err)
	}
	var m said
	if err := json.Unmarshal(data, &m); err != nil {
		c.t.Fatal(err)
	}
	return m
}

// tagOf returns the tag of a page as its browser reads it.
func tagOf(t *testing.T, s http.Handler, page string) string {
	t.Helper()
	found := regexp.MustCompile(`^page;desc="([0-9a-z]+)"$`).FindStringSubmatch(ask(s, "GET", page).Header.Get("Server-Timing"))
	if found == nil {
		t.Fatalf("%s has no tag", page)
	}
	return found[1]
}

// open loads a page and its socket, and reads the first message.
func open(t *testing.T, s *serve.Server, to, page string) *socket {
	t.Helper()
	c := dial(t, to, tokenOf(t, s), page, tagOf(t, s, page))
	if m := c.read(); m.Reload || m.Gone || m.Styles != nil {
		t.Errorf("%s is up to date and told %+v", page, m)
	}
	return c
}

func TestSocketIsForOurOwnPages(t *testing.T) {
	s := published(serve.Options{Hosts: []string{"studio.local"}})
	to := running(t, s)
	token := tokenOf(t, s)
	good := url.Values{"token": {token}, "page": {"/"}}
	for _, c := range []struct {
		origin string
		query  url.Values
		want   int
	}{
		{"http://" + to, good, 101},
		{"", good, 403},
		{"null", good, 403},
		{"http://example.org", good, 403},
		{"http://localhost", good, 403},
		{"http://127.0.0.1:1", good, 403},
		{"http://" + to + ".example.org", good, 400},
		{"http://" + to + "/", good, 403},
		{"http://user@" + to, good, 403},
		{"file://" + to, good, 403},
		{"http://%zz", good, 400},
		{"http://" + to, url.Values{"page": {"/"}}, 403},
		{"http://" + to, url.Values{"token": {""}, "page": {"/"}}, 403},
		{"http://" + to, url.Values{"token": {token[1:]}, "page": {"/"}}, 403},
		{"http://" + to, url.Values{"token": {strings.ToLower(token)}, "page": {"/"}}, 403},
		{"http://" + to, url.Values{"token": {token}}, 400},
		{"http://" + to, url.Values{"token": {token}, "page": {"/%zz"}}, 400},
	} {
		if _, code := connect(t, to, c.origin, c.query); code != c.want {
			t.Errorf("origin %q and %v: status %d, want %d", c.origin, c.query, code, c.want)
		}
	}
	if r := ask(s, "GET", "/-/live?"+good.Encode(), "Origin", "http://localhost:4000"); r.StatusCode != 426 {
		t.Errorf("an ordinary request of a good page: status %d", r.StatusCode)
	}
}

func TestTokensOfTwoServersDiffer(t *testing.T) {
	if a, b := tokenOf(t, published(serve.Options{})), tokenOf(t, published(serve.Options{})); a == b {
		t.Errorf("both are %s", a)
	}
}

func TestTwelveTabsFollowAtOnce(t *testing.T) {
	s := published(serve.Options{})
	to := running(t, s)
	var tabs []*socket
	for i := range 12 {
		page := "/"
		if i%2 == 1 {
			page = "/questions/mistake/"
		}
		tabs = append(tabs, open(t, s, to, page))
	}
	s.Publish(small.with(site{"index.html": "<head></head>new"}).edition())
	s.Fail(guide.Problems{typo}, nil)
	for i, c := range tabs {
		m := c.read()
		if i%2 == 0 && !m.Reload {
			m = c.read()
		}
		if reload := i%2 == 0; m.Reload != reload {
			t.Errorf("tab %d is told %+v", i, m)
		}
	}
	if r, err := http.Get("http://" + to + "/robots.txt"); err != nil || r.StatusCode != 200 {
		t.Errorf("with a dozen sockets open: %v", err)
	}
}

func TestPageWithTheSameBytesStays(t *testing.T) {
	s := published(serve.Options{})
	to := running(t, s)
	c := open(t, s, to, "/questions/caf%C3%A9/")
	s.Publish(small.keyed("other keys"))
	s.Publish(small.with(site{"index.html": "<head></head>new"}).keyed("third keys"))
	s.Fail(guide.Problems{typo}, nil)
	if m := c.read(); m.Reload || m.Total != 1 {
		t.Errorf("told %+v, want only the problem", m)
	}
}

func TestTabLearnsWhatItMissed(t *testing.T) {
	s := published(serve.Options{})
	to := running(t, s)
	token, old := tokenOf(t, s), tagOf(t, s, "/")
	s.Publish(small.with(site{"index.html": "<head></head>new"}).edition())
	if m := dial(t, to, token, "/", old).read(); !m.Reload {
		t.Errorf("a page loaded before the edition is told %+v", m)
	}
	if m := dial(t, to, token, "/", "alone").read(); !m.Reload {
		t.Errorf("a page that holds the panel only is told %+v", m)
	}
	if m := dial(t, to, token, "/", "").read(); m.Reload || m.Tag != tagOf(t, s, "/") {
		t.Errorf("a page without a tag is told %+v", m)
	}
	s.Fail(guide.Problems{typo}, nil)
	if m := dial(t, to, token, "/", tagOf(t, s, "/")).read(); m.Reload || m.Total != 1 {
		t.Errorf("a page of a broken guide is told %+v", m)
	}
}

func TestTabOfAnEarlierRunIsNotReloadedForNothing(t *testing.T) {
	tag := tagOf(t, published(serve.Options{}), "/")
	s := serve.New(serve.Options{})
	s.Publish(small.keyed("another program"))
	if m := dial(t, running(t, s), tokenOf(t, s), "/", tag).read(); m.Reload || m.Tag != tag {
		t.Errorf("told %+v", m)
	}
}

// TestTabIsToldWhatDiffers: a page whose body alone has changed may be changed in
// place, again and again; any other is to be loaded again.
func TestTabIsToldWhatDiffers(t *testing.T) {
	const head = "<html><head><title>A</title></head><body>"
	long := strings.Repeat("very ", 100_000)
	of := func(page string) *guide.Edition {
		return site{"index.html": "<head></head>", "a/index.html": page}.edition()
	}
	was := head + "one</body>"
	s := serve.New(serve.Options{})
	s.Publish(of(was))
	to := running(t, s)
	c := open(t, s, to, "/a/")
	for _, is := range []string{
		head + "two</body>", head + "two and more</body>", head + "</body>", head + "<p>h\u00e9ld</p></body>",
		head + "<p>h\u00e8ld</p></body>", head + "<p>h\u0129ld</p></body>", head + "<p>h\u0129ld \U0001F600</p></body>",
		head + "<p>h\u0129ld \U0001F601</p></body>", head, head + long,
	} {
		s.Publish(of(is))
		m := c.read()
		if !m.Reload || m.Edit == nil || m.Tag != tagOf(t, s, "/a/") {
			t.Fatalf("%.100q became %.100q: told %+v", was, is, m)
		}
		if e := m.Edit; e.Before+e.Was+e.After != was || e.Before+e.Is+e.After != is {
			t.Errorf("%.100q became %.100q: told %.300q", was, is, *e)
		}
		was = is
	}
	s.Publish(of(strings.Replace(was, "A", "B", 1)))
	if m := c.read(); !m.Reload || m.Edit != nil {
		t.Errorf("another head: told %+v", m)
	}
	s.Publish(of(head + long + long + long))
	c = open(t, s, to, "/a/")
	s.Publish(of(was))
	if m := c.read(); !m.Reload || m.Edit != nil {
		t.Errorf("a page that was too large to be kept: told %+v", m)
	}
}

func TestVanishedPageSaysSo(t *testing.T) {
	s := published(serve.Options{})
	to := running(t, s)
	c := open(t, s, to, "/questions/mistake/one/")
	s.Publish(small.with(site{"questions/mistake/one/index.html": ""}).edition())
	if m := c.read(); !m.Gone || m.Reload {
		t.Errorf("told %+v", m)
	}
	s.Publish(small.edition())
	if m := c.read(); m.Gone || m.Reload {
		t.Errorf("when it is back: told %+v", m)
	}
	s.Publish(small.with(site{"questions/mistake/one/index.html": "", "404.html": ""}).edition())
	if m := c.read(); !m.Gone || m.Reload {
		t.Errorf("in a guide without a page for it: told %+v", m)
	}
}

func TestMissingPageAppears(t *testing.T) {
	s := published(serve.Options{})
	to := running(t, s)
	c := open(t, s, to, "/new/")
	s.Publish(small.with(site{"new/index.html": "<head></head>here"}).edition())
	if m := c.read(); !m.Reload || m.Gone {
		t.Errorf("told %+v", m)
	}
}

func TestStyleIsSwapped(t *testing.T) {
	page := func(style, script string) string {
		return `<head><link rel="stylesheet" href="../assets/style.` + style + `.css"><script src="../assets/starling.` + script + `.js"></script></head>text`
	}
	of := func(style, script, text string) *guide.Edition {
		return site{"a/index.html": page(style, script) + text, "index.html": "<head></head>",
			"assets/style." + style + ".css": style, "assets/starling." + script + ".js": script}.edition()
	}
	s := serve.New(serve.Options{})
	s.Publish(of("0000000001", "0000000001", ""))
	to := running(t, s)
	c := open(t, s, to, "/a/")
	for i, old := 2, "0000000001"; i < 4; i++ {
		next := "000000000" + strconv.Itoa(i)
		s.Publish(of(next, "0000000001", ""))
		m := c.read()
		if m.Reload || len(m.Styles) != 1 || m.Styles[0].From != "assets/style."+old+".css" || m.Styles[0].To != "assets/style."+next+".css" || m.Tag != tagOf(t, s, "/a/") {
			t.Errorf("another style: told %+v", m)
		}
		old = next
	}
	s.Publish(of("0000000003", "0000000002", ""))
	if m := c.read(); !m.Reload || m.Styles != nil {
		t.Errorf("another script: told %+v", m)
	}
	c = open(t, s, to, "/a/")
	s.Publish(of("0000000004", "0000000002", "more"))
	if m := c.read(); !m.Reload || m.Styles != nil {
		t.Errorf("another style and text: told %+v", m)
	}
	c = open(t, s, to, "/a/")
	s.Publish(site{"a/index.html": page("0000000005", "0000000002") + "more", "index.html": "<head></head>", "assets/starling.0000000002.js": ""}.edition())
	if m := c.read(); !m.Reload {
		t.Errorf("a name like a style's that is none of the edition's: told %+v", m)
	}
}

func TestPanelShowsProblems(t *testing.T) {
	s := serve.New(serve.Options{Editor: "edit://open{path}?line={line}&column={column}"})
	s.Publish(small.edition())
	to := running(t, s)
	c := open(t, s, to, "/")
	site := typo
	site.Path, site.Line, site.Text = "content/a b#.md", 0, "the whole file"
	s.Fail(guide.Problems{typo, site}, func(path string, line int) string {
		return "\ttype: behavioral" + strings.Repeat(" long", 1000)
	})
	m := c.read()
	if m.Total != 2 || len(m.Problems) != 2 {
		t.Fatalf("told %+v", m)
	}
	first := m.Problems[0]
	if len(first["source"]) > 400 || !strings.HasPrefix(first["source"], "type: behavioral long") {
		t.Errorf("the source is %q", first["source"])
	}
	if href := first["href"]; !regexp.MustCompile(`^edit://open/.+/content/questions/x/index\.md\?line=3&column=7$`).MatchString(href) {
		t.Errorf("the link is %q", href)
	}
	delete(first, "source")
	delete(first, "href")
	want := map[string]string{"code": "E102", "place": "content/questions/x/index.md:3:7", "text": "there is no type behavioral", "hint": "write behavioural"}
	if !reflect.DeepEqual(first, want) {
		t.Errorf("the problem is %v, want %v", first, want)
	}
	if second := m.Problems[1]; second["place"] != "content/a b#.md" || second["href"] != "" {
		t.Errorf("a problem of a whole file is %v", second)
	}
	s.Publish(small.edition())
	if m := c.read(); m.Total != 0 || len(m.Problems) != 0 || m.Reload {
		t.Errorf("a mended guide: told %+v", m)
	}
}

func TestWarningsStandOnTheirPageAlone(t *testing.T) {
	s := published(serve.Options{})
	to := running(t, s)
	about, other := open(t, s, to, "/questions/mistake/"), open(t, s, to, "/")
	s.Warn([]serve.Warning{{Problem: typo, Pages: []string{"questions/mistake/", "nowhere/"}}}, nil)
	if m := about.read(); m.Total != 0 || len(m.Problems) != 0 || len(m.Warnings) != 1 || m.Warnings[0]["code"] != typo.Code {
		t.Errorf("the page that a warning is about is told %+v", m)
	}
	// They outlive an edition and a mistake, until they are found to be others.
	s.Publish(small.keyed("other keys"))
	s.Fail(guide.Problems{typo}, nil)
	if m := about.read(); m.Total != 1 || len(m.Warnings) != 1 {
		t.Errorf("with a mistake besides, it is told %+v", m)
	}
	if m := other.read(); m.Total != 1 || len(m.Warnings) != 0 {
		t.Errorf("another page is told %+v", m)
	}
	s.Warn(nil, nil)
	if m := about.read(); m.Total != 1 || len(m.Warnings) != 0 {
		t.Errorf("without the warning, it is told %+v", m)
	}
}

func TestPanelListsTheFirstOfVeryMany(t *testing.T) {
	s := published(serve.Options{})
	c := open(t, s, running(t, s), "/")
	var many guide.Problems
	for i := range 5000 {
		p := typo
		p.Line = i + 1
		many = append(many, p)
	}
	s.Fail(many, nil)
	if m := c.read(); m.Total != 5000 || len(m.Problems) != 50 {
		t.Errorf("%d of %d problems", len(m.Problems), m.Total)
	}
}

func TestOpenPageThatCannotBeMadeStays(t *testing.T) {
	s := published(serve.Options{})
	c := open(t, s, running(t, s), "/")
	s.Publish(small.broken("index.html", fmt.Errorf("rendering: %w", typo)))
	if m := c.read(); m.Reload || m.Total != 1 || m.Problems[0]["code"] != "E102" {
		t.Errorf("told %+v", m)
	}
	s.Publish(small.broken("index.html", errors.New("the disk is on fire")))
	if m := c.read(); m.Reload || m.Total != 1 || m.Problems[0]["text"] != "the disk is on fire" {
		t.Errorf("told %+v", m)
	}
	s.Publish(small.edition())
	if m := c.read(); m.Reload || m.Total != 0 {
		t.Errorf("when it can be made again: told %+v", m)
	}
}

func TestPanelAloneGivesWayToTheFirstEdition(t *testing.T) {
	s := serve.New(serve.Options{})
	s.Fail(guide.Problems{typo}, nil)
	to := running(t, s)
	if tag := tagOf(t, s, "/"); tag != "alone" {
		t.Errorf("the page's tag is %q", tag)
	}
	c := dial(t, to, tokenOf(t, s), "/", "alone")
	if m := c.read(); m.Total != 1 || m.Reload {
		t.Errorf("told %+v", m)
	}
	s.Publish(small.edition())
	if m := c.read(); m.Total != 0 || !m.Reload {
		t.Errorf("with an edition: told %+v", m)
	}
}

func TestCloseEndsSocketsAndBeginsNone(t *testing.T) {
	s := published(serve.Options{})
	to := running(t, s)
	c := open(t, s, to, "/")
	s.Close()
	if _, _, err := c.conn.Read(t.Context()); err == nil {
		t.Error("the socket is still open")
	}
	if _, code := connect(t, to, "http://"+to, url.Values{"token": {tokenOf(t, s)}, "page": {"/"}}); code != 503 {
		t.Errorf("another is answered with %d", code)
	}
	s.Close()
}

func TestTabThatSpeaksIsClosed(t *testing.T) {
	s := published(serve.Options{})
	c := open(t, s, running(t, s), "/")
	if err := c.conn.Write(t.Context(), websocket.MessageText, []byte("hello")); err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	if _, _, err := c.conn.Read(t.Context()); err == nil {
		t.Error("the socket is still open")
	}
	s.Close()
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("ending it took %s", took)
	}
}

// TestEverythingAtOnce is for the race detector.
func TestEverythingAtOnce(t *testing.T) {
	s := published(serve.Options{})
	to := running(t, s)
	token := tokenOf(t, s)
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			for n := range 20 {
				s.Publish(small.with(site{"index.html": fmt.Sprintf("<head></head>%d %d", i, n)}).edition())
				s.Fail(guide.Problems{typo}, nil)
			}
		})
		all.Go(func() {
			for range 20 {
				for _, page := range []string{"/", "/questions/mistake/", "/nothing", "/-/status"} {
					if r := ask(s, "GET", page); r.StatusCode >= 500 {
						t.Errorf("%s: status %d", page, r.StatusCode)
					}
				}
			}
		})
		all.Go(func() {
			for range 5 {
				c := dial(t, to, token, "/", "")
				c.read()
				_ = c.conn.CloseNow()
			}
		})
	}
	all.Wait()
	last := dial(t, to, token, "/", "")
	last.read()
	s.Publish(small.edition())
	s.Publish(small.with(site{"index.html": "<head></head>the end"}).edition())
	for m := last.read(); !m.Reload; m = last.read() {
	}
}
