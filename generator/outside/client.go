package outside

import (
	"errors"
	"net"
	"net/http"
	"net/netip"
	"syscall"
	"time"
)

// client returns a client that stops at each redirect, and calls itself by a name.
func client(program string, proxied bool) *http.Client {
	dialer := &net.Dialer{Timeout: patience}
	transport := &http.Transport{
		DialContext: dialer.DialContext, TLSHandshakeTimeout: patience, ResponseHeaderTimeout: patience,
		MaxResponseHeaderBytes: 64 << 10, ForceAttemptHTTP2: true,
		MaxIdleConnsPerHost: 1, IdleConnTimeout: 10 * time.Second,
	}
	if proxied {
		transport.Proxy = http.ProxyFromEnvironment
	} else {
		// The name is looked up by then: this sees where a connection really goes.
		dialer.Control = func(_, address string, _ syscall.RawConn) error { return public(address) }
	}
	return &http.Client{
		Transport: named{program, transport}, Timeout: patience,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// named says in each request who asks.
type named struct {
	program string
	http.RoundTripper
}

// RoundTrip sends a request with the program's name.
func (n named) RoundTrip(r *http.Request) (*http.Response, error) {
	r.Header.Set("User-Agent", n.program)
	return n.RoundTripper.RoundTrip(r)
}

var errOurs = errors.New("an address of this machine or of its network")

// public returns errOurs for an address, with its port, that is no one's but ours.
func public(address string) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return errOurs
	}
	if ip := at.Addr().Unmap(); !ip.IsGlobalUnicast() || ip.IsPrivate() {
		return errOurs
	}
	return nil
}
