package serve_test

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"

	"starling/generator/serve"
)

// good is a request that must be answered.
const good = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

func TestForeignAndMalformedOriginsAreRefused(t *testing.T) {
	s := published(serve.Options{Hosts: []string{"studio.local"}})
	for origin, want := range map[string]int{
		"http://localhost:4000": 200, "HTTP://LOCALHOST:4000": 200, "https://localhost:4000": 200,
		"null": 403, "https://example.org": 403, "http://localhost": 403, "http://localhost:4001": 403, "http://127.0.0.1:4000": 403,
		"http://studio.local:4000": 403, "http://localhost:4000.example.org": 400, "file://": 400, "moz-extension://0123": 403,
		"": 400, "localhost:4000": 400, "//localhost:4000": 400, "nonsense": 400, "http://%zz": 400, "http://[::1": 400, "http://a b": 400,
	} {
		for _, address := range []string{"/", "/nothing", "/robots.txt", "/-/status", "/-/live.js"} {
			r := ask(s, "GET", address, "Origin", origin)
			if code := r.StatusCode; code != want && (want != 200 || code != 404) {
				t.Errorf("Origin %q, %s: status %d, want %d", origin, address, code, want)
			}
		}
	}
	to := running(t, s)
	if got := raw(t, to, "GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nOrigin: http://localhost\r\n\r\n"); !strings.Contains(got, " 400 ") {
		t.Errorf("two Origin headers: %q", got)
	}
}

func TestLargeHeadersAreRefused(t *testing.T) {
	to := running(t, published(serve.Options{}))
	const size = 64_000
	for name, lines := range map[string]string{
		"one header":       "X: " + strings.Repeat("x", size) + "\r\n",
		"a cookie":         "Cookie: " + strings.Repeat("a=b; ", size/5) + "\r\n",
		"many headers":     strings.Repeat("X-Header: a value of thirty-two letters\r\n", size/41),
		"a name":           strings.Repeat("x", size) + ": x\r\n",
		"10,000 headers":   strings.Repeat("A: b\r\n", 10_000),
		"an origin":        "Origin: http://" + strings.Repeat("x", size) + "\r\n",
		"a folded header":  "X: x\r\n" + strings.Repeat(" more and more of it\r\n", size/22),
		"nothing but ends": strings.Repeat(":\r\n", size/3),
	} {
		if got := raw(t, to, "GET / HTTP/1.1\r\nHost: localhost\r\n"+lines+"\r\n"); !strings.Contains(got, " 431 ") && !strings.Contains(got, " 400 ") {
			t.Errorf("%s: %q", name, got)
		}
	}
	for name, request := range map[string]string{
		"an address": "GET /" + strings.Repeat("x", size) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"a query":    "GET /?" + strings.Repeat("x", size) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"a method":   strings.Repeat("G", size) + " / HTTP/1.1\r\nHost: localhost\r\n\r\n",
		"a host":     "GET / HTTP/1.1\r\nHost: " + strings.Repeat("x", size) + "\r\n\r\n",
	} {
		if got := raw(t, to, request); !strings.Contains(got, " 431 ") && !strings.Contains(got, " 400 ") {
			t.Errorf("%s: %q", name, got)
		}
	}
	// What a browser keeps for localhost, of all that was ever tried there, may be long.
	if got := raw(t, to, "GET / HTTP/1.1\r\nHost: localhost\r\nCookie: "+strings.Repeat("a=b; ", 4000)+"\r\n\r\n"); !strings.Contains(got, " 200 ") {
		t.Errorf("20 kB of cookies: %q", got)
	}
}

// randomLine returns a header line: noise, or a header that means something to a
// server with a value that does not.
func randomLine(random *rand.Rand) string {
	noise := func(alphabet string, most int) string {
		var b strings.Builder
		for range random.IntN(most) {
			b.WriteByte(alphabet[random.IntN(len(alphabet))])
		}
		return b.String()
	}
	var bytes [256]byte
	for i := range bytes {
		bytes[i] = byte(i)
	}
	names := []string{"Host", "Origin", "Range", "If-None-Match", "If-Range", "If-Modified-Since", "Content-Length", "Transfer-Encoding", "Connection",
		"Upgrade", "Sec-WebSocket-Key", "Sec-WebSocket-Version", "Expect", "Cookie", "Referer", "Accept-Encoding", "Te", "Trailer", "Host ", " Host", "X"}
	switch random.IntN(3) {
	case 0:
		return noise(string(bytes[:]), 60)
	case 1:
		return names[random.IntN(len(names))] + ":" + noise("0123456789-,=; bytes*\"W/chunked://localhost.%\x00\t\xff", 40)
	}
	return noise("abc-:_ \t", 12) + ":" + noise(string(bytes[32:]), 40)
}

// TestRandomHeaderLines sends 10,000 of them in the name of a foreign host: none
// is answered with a page, and none harms the server.
func TestRandomHeaderLines(t *testing.T) {
	to := running(t, published(serve.Options{}))
	random := rand.New(rand.NewPCG(4, 9))
	for i := range 1000 {
		var lines strings.Builder
		for range 10 {
			lines.WriteString(randomLine(random) + "\r\n")
		}
		request := "GET / HTTP/1.1\r\nHost: example.org\r\n" + lines.String() + "Connection: close\r\n\r\n"
		got := raw(t, to, request)
		code, known := strings.CutPrefix(got, "HTTP/1.1 ")
		if !known || code[0] != '4' && !strings.HasPrefix(code, "501") { // a transfer encoding that nobody knows
			t.Fatalf("request %d, %q, is answered %q", i, request, got)
		}
	}
	if got := raw(t, to, good); got != "HTTP/1.1 200 OK" {
		t.Errorf("after all that a good request is answered %q", got)
	}
	// And one at a time in our own name, where a page is the right answer too.
	for i := range 500 {
		request := fmt.Sprintf("GET / HTTP/1.1\r\nHost: localhost\r\n%s\r\nConnection: close\r\n\r\n", randomLine(random))
		got := raw(t, to, request)
		if code := strings.TrimPrefix(got, "HTTP/1.1 "); code == got || code[0] == '5' && !strings.HasPrefix(code, "501") {
			t.Fatalf("request %d, %q, is answered %q", i, request, got)
		}
	}
	if r, err := http.Get("http://" + to + "/"); err != nil || r.StatusCode != 200 {
		t.Errorf("after all that: %v", err)
	}
}
