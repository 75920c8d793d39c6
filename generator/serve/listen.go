package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strconv"
	"syscall"
	"time"
)

// nextPorts is how many ports after the one that was asked for are tried.
const nextPorts = 20

// windowsInUse is what Windows calls a port in use (WSAEADDRINUSE); the syscall
// package has another value under the name that other systems use.
const windowsInUse = syscall.Errno(10048)

// Listen listens on the host, for "" on this machine only, at the port or the
// first free one of the 20 after it. The listener's address tells which; port 0
// is any free one. The error is about the port that was asked for.
func Listen(host string, port int) (net.Listener, error) {
	if host == "" {
		host = "127.0.0.1"
	}
	last := port
	if port > 0 {
		last = min(port+nextPorts, 65535)
	}
	var first error
	for p := port; p <= last; p++ {
		l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(p)))
		if err == nil {
			return l, nil
		}
		if first == nil {
			first = err
		}
		if !errors.Is(err, syscall.EADDRINUSE) && !errors.Is(err, windowsInUse) {
			return nil, fmt.Errorf("listening: %w", first)
		}
	}
	if first == nil {
		return nil, fmt.Errorf("listening: there is no port %d; the last is 65535", port)
	}
	return nil, fmt.Errorf("listening: %w, and so are the %d ports after it", first, last-port)
}

// How long a client may take over its request's head, and an unused connection
// stays; how large a head may be; and how long answers under way may take when
// the server ends, for it to end within a second.
const (
	headTime = 10 * time.Second
	idleTime = 2 * time.Minute
	headSize = 32 << 10 // net/http allows 4 kB more
	endTime  = 700 * time.Millisecond
)

// Serve answers on the listener until the context ends, then within a second
// ends every connection, closes the listener and returns nil. An error is the
// machine's.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler: s, ReadHeaderTimeout: headTime, IdleTimeout: idleTime, MaxHeaderBytes: headSize,
		// "OPTIONS *" would be answered without asking who asks.
		DisableGeneralOptionsHandler: true,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		s.Close()
		return fmt.Errorf("serving: %w", err)
	case <-ctx.Done():
	}
	s.Close()
	grace, stop := context.WithTimeout(context.WithoutCancel(ctx), endTime)
	defer stop()
	if server.Shutdown(grace) != nil {
		_ = server.Close() // a browser's spare connection, or a download; nothing to lose
	}
	<-failed
	return nil
}
