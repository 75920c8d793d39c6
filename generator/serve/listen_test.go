package serve_test

import (
	"context"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"starling/generator/serve"
)

// running serves on a port of its own until the test ends, and returns where.
func running(t *testing.T, s *serve.Server) string {
	t.Helper()
	to, stop := start(t, s)
	t.Cleanup(stop)
	return to
}

// start serves, and returns where, and how to stop and wait for the end.
func start(t *testing.T, s *serve.Server) (string, func()) {
	t.Helper()
	l, err := serve.Listen("", 0)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, l) }()
	return l.Addr().String(), func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
}

func TestListenKeepsToThisMachine(t *testing.T) {
	l, err := serve.Listen("", 0)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if ip := l.Addr().(*net.TCPAddr).IP; !ip.IsLoopback() {
		t.Errorf("listens on %s", ip)
	}
}

func TestListenTakesTheNextFreePort(t *testing.T) {
	first, err := serve.Listen("127.0.0.1", 0)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	port := first.Addr().(*net.TCPAddr).Port
	second, err := serve.Listen("127.0.0.1", port)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if got := second.Addr().(*net.TCPAddr).Port; got <= port || got > port+20 {
		t.Errorf("port %d in use gives %d", port, got)
	}
}

func TestListenSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		host string
		port int
	}{{"203.0.113.7", 0}, {"127.0.0.1", 70000}, {"127.0.0.1", -1}, {"no such host.invalid", 0}} {
		if l, err := serve.Listen(c.host, c.port); err == nil {
			l.Close()
			t.Errorf("%s:%d can be listened on", c.host, c.port)
		} else if !strings.HasPrefix(err.Error(), "listening: ") {
			t.Errorf("%s:%d: %v", c.host, c.port, err)
		}
	}
}

func TestServingEndsWithinASecond(t *testing.T) {
	s := published(serve.Options{})
	to, stop := start(t, s)
	token := tokenOf(t, s)
	var open []*socket
	for range 12 {
		c := dial(t, to, token, "/", "")
		c.read()
		open = append(open, c)
	}
	if r, err := http.Get("http://" + to + "/"); err != nil {
		t.Error(err)
	} else {
		r.Body.Close() // and the connection stays open
	}
	spare, err := net.Dial("tcp", to) // as browsers do, in case
	if err != nil {
		t.Fatal(err)
	}
	defer spare.Close()

	begun := time.Now()
	stop()
	if took := time.Since(begun); took > time.Second {
		t.Errorf("it took %s", took)
	}
	for _, c := range open {
		if _, _, err := c.conn.Read(t.Context()); err == nil {
			t.Error("a socket outlives the server")
		}
	}
	if conn, err := net.Dial("tcp", to); err == nil {
		conn.Close()
		t.Error("the port is still open")
	}
}

func TestServingReportsABrokenListener(t *testing.T) {
	l, err := serve.Listen("", 0)
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	if err := serve.New(serve.Options{}).Serve(t.Context(), l); err == nil {
		t.Error("no error")
	}
}
