package serve_test

import (
	"bufio"
	"net"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"starling/generator/serve"
)

func TestOnlyKnownHostsAreAnswered(t *testing.T) {
	s := published(serve.Options{Hosts: []string{"Studio.local", "[fd00::1]", "192.168.1.5", ""}})
	for host, want := range map[string]int{
		"localhost": 200, "localhost:4000": 200, "LOCALHOST:1": 200, "127.0.0.1": 200, "127.0.0.1:4000": 200,
		"[::1]": 200, "[::1]:4000": 200, "localhost:": 200,
		"studio.local:4000": 200, "[FD00::1]:4000": 200, "192.168.1.5": 200,

		"example.org": 403, "localhost.example.org": 403, "example.org:4000": 403, "127.0.0.2": 403, "[::2]": 403,
		"localhost.": 403, "0.0.0.0": 403, "127.1": 403, "xn--lcalhost-n6a": 403,

		"": 400, ":4000": 400, "::1": 400, "[::1": 400, "::1]": 400, "[localhost]": 400, "[]": 400, "localhost:x": 400, "localhost:65536": 400,
		"localhost:-1": 400, "localhost:4000:4000": 400, "user@localhost": 400, "localhost/": 400, "local host": 400, "localhost\x00": 400,
		"löcalhost": 400, "localhost,example.org": 400, "[::1]x": 400, "[127.0.0.1]": 400, strings.Repeat("a", 300): 400,
	} {
		for _, address := range []string{"/", "/-/status"} {
			r := httptest.NewRequest("GET", address, nil)
			r.Host = host
			w := httptest.NewRecorder()
			s.ServeHTTP(w, r)
			if w.Code != want {
				t.Errorf("Host %q, %s: status %d, want %d", host, address, w.Code, want)
			}
			if want != 200 && (w.Header().Get("Content-Type") != "text/plain; charset=utf-8" || strings.Contains(w.Body.String(), "token")) {
				t.Errorf("Host %q, %s is told %q", host, address, w.Body)
			}
		}
	}
}

// raw sends bytes as they are and returns the first line of the answer.
func raw(t *testing.T, to, text string) string {
	t.Helper()
	conn, err := net.DialTimeout("tcp", to, 10*time.Second)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(20 * time.Second))
	_, _ = conn.Write([]byte(text)) // a server may answer, and hang up, before it has read all
	line, err := bufio.NewReader(conn).ReadString('\n')
	if err != nil {
		t.Errorf("%.60q: no answer: %v", text, err)
	}
	return strings.TrimSpace(line)
}

func TestMalformedRequestsAreRefused(t *testing.T) {
	to := running(t, published(serve.Options{}))
	for text, want := range map[string]string{
		"GET / HTTP/1.1\r\n\r\n":                                                             "400",
		"GET / HTTP/1.0\r\n\r\n":                                                             "400",
		"GET / HTTP/1.1\r\nHost:\r\n\r\n":                                                    "400",
		"GET / HTTP/1.1\r\nHost: a b\r\n\r\n":                                                "400",
		"GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n":                       "400",
		"GET / HTTP/1.1\r\nHost: local\x00host\r\n\r\n":                                      "400",
		"GET / HTTP/1.1\r\nHost: [::1\r\n\r\n":                                               "400",
		"GET / HTTP/1.1\r\nHost: example.org\r\n\r\n":                                        "403",
		"GET http://example.org/ HTTP/1.1\r\nHost: localhost\r\n\r\n":                        "403",
		"GET / HTTP/1.1\r\nHost: localhost\r\nNo colon\r\n\r\n":                              "400",
		"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + strings.Repeat("x", 1<<20) + "\r\n\r\n": "431",
		"GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n":                                       "400",
		"GET / a HTTP/1.1\r\nHost: localhost\r\n\r\n":                                        "400",
		"GET index.html HTTP/1.1\r\nHost: localhost\r\n\r\n":                                 "400",
		"GET\r\n\r\n": "400",
		"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n":                     "400",
		"\x00\x00\x00\r\n\r\n":                                                     "400",
		"G\u00c9T / HTTP/1.1\r\nHost: localhost\r\n\r\n":                           "400",
		"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: nonsense\r\n\r\n": "501",
		"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n":          "400",
		"GET / HTTP/7.0\r\nHost: localhost\r\n\r\n":                                "505",
		"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n":                            "405",
		"OPTIONS * HTTP/1.1\r\nHost: example.org\r\n\r\n":                          "403",
		"CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n":        "403",
		"CONNECT localhost:4000 HTTP/1.1\r\nHost: localhost:4000\r\n\r\n":          "405",
		"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n":                                         "4",
		"GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: \x01\r\n\r\n":                "400",
		"GET /-/live HTTP/1.1\r\nHost: localhost\r\nOrigin: %zz\r\n\r\n":           "400",
	} {
		if got := raw(t, to, text); !strings.HasPrefix(got, "HTTP/1.1 "+want) && !strings.HasPrefix(got, "HTTP/1.0 "+want) {
			t.Errorf("%.70q: %q, want %s", text, got, want)
		}
	}
	if got := raw(t, to, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"); got != "HTTP/1.1 200 OK" {
		t.Errorf("after all that a good request is answered %q", got)
	}
}

// FuzzHost finds no Host header that crashes the server or passes for ours.
func FuzzHost(f *testing.F) {
	for _, host := range []string{"localhost", "[::1]:1", "::1", "[", "]", ":", "[::1%eth0]:1", "a:b:c"} {
		f.Add(host)
	}
	s := published(serve.Options{})
	f.Fuzz(func(t *testing.T, host string) {
		r := httptest.NewRequest("GET", "/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		name, _, _ := strings.Cut(strings.ToLower(host), ":")
		ours := name == "localhost" || name == "127.0.0.1" || strings.HasPrefix(host, "[::1]")
		if w.Code == 200 && !ours || w.Code != 200 && w.Code != 400 && w.Code != 403 {
			t.Errorf("Host %q: status %d", host, w.Code)
		}
	})
}
