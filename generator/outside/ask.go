package outside

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// ask returns what comes of an address, after a few tries where a site is busy or
// a connection fails. The error is the context's.
func (a *Asker) ask(ctx context.Context, address string) (Answer, error) {
	wait := backoff
	for try := 1; ; try++ {
		r := a.follow(ctx, address)
		if err := ctx.Err(); err != nil {
			return Answer{}, err
		}
		r.Asked = a.now().UTC().Truncate(time.Second)
		later := max(wait, r.later)
		if !r.again || try == tries || later > longest {
			return r.Answer, nil
		}
		if err := a.pause(ctx, later); err != nil {
			return Answer{}, err
		}
		wait *= 2
	}
}

// reply is an answer, and whether it may be another one later.
type reply struct {
	Answer
	again bool
	later time.Duration // as the site asks; 0 where it does not
}

// follow asks an address, and where that leads. A page has moved for good only
// where each step says so.
func (a *Asker) follow(ctx context.Context, address string) reply {
	at, forGood := address, true
	for range hops {
		response, err := a.request(ctx, at)
		if err != nil {
			return failed(err)
		}
		next := ""
		if code := response.StatusCode; code >= 300 && code < 400 && code != http.StatusNotModified {
			if location, err := response.Location(); err == nil {
				next = location.String()
			}
			forGood = forGood && (code == http.StatusMovedPermanently || code == http.StatusPermanentRedirect)
		}
		if next == "" {
			r := read(response, a.now())
			if at != address && forGood && r.Answer == (Answer{}) {
				r.Moved = at
			}
			return r
		}
		at = whole(next)
	}
	return reply{Answer: Answer{Wrong: fmt.Sprintf("leads on and on, %d times", hops)}}
}

// request asks with HEAD, and with GET where a site answers that with a mistake:
// some know pages only by the second. The body is not read.
func (a *Asker) request(ctx context.Context, address string) (*http.Response, error) {
	response, err := a.send(ctx, http.MethodHead, address)
	busy := err == nil && (response.StatusCode == http.StatusTooManyRequests || response.StatusCode == http.StatusServiceUnavailable)
	if err != nil && !isBroken(err) || err == nil && response.StatusCode < 400 || busy {
		return response, err
	}
	if err := a.pause(ctx, gap); err != nil {
		return nil, err
	}
	return a.send(ctx, http.MethodGet, address)
}

// isBroken tells whether a connection came about and then broke off, as that of a
// site that does not know HEAD may.
func isBroken(err error) bool {
	var op *net.OpError
	return !(errors.As(err, &op) && op.Op == "dial") && !isTimeout(err) && !errors.Is(err, errOurs) && !isCertificate(err)
}

func (a *Asker) send(ctx context.Context, method, address string) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, method, address, nil)
	if err != nil {
		return nil, err
	}
	if s := request.URL.Scheme; s != "http" && s != "https" || request.URL.Host == "" {
		return nil, errNoSite
	}
	request.Header.Set("Accept", "text/html,*/*")
	client := a.direct
	if proxy, err := http.ProxyFromEnvironment(request); err == nil && proxy != nil {
		client = a.proxied
	}
	response, err := client.Do(request)
	if err == nil {
		response.Body.Close()
	}
	return response, err
}

var errNoSite = errors.New("it is no address of a site")

// read says what a response means.
func read(response *http.Response, now time.Time) reply {
	code := response.StatusCode
	status := strconv.Itoa(code)
	if name := http.StatusText(code); name != "" {
		status += " (" + name + ")"
	}
	switch {
	case code < 400:
		return reply{}
	case code == http.StatusTooManyRequests || code == http.StatusServiceUnavailable:
		return reply{Answer: Answer{Unclear: "the site is busy: " + status}, again: true, later: retryAfter(response.Header.Get("Retry-After"), now)}
	case code >= 500 && code != http.StatusNotImplemented && code < 600:
		return reply{Answer: Answer{Wrong: "answers " + status}, again: true}
	case code == http.StatusNotFound || code == http.StatusGone:
		return reply{Answer: Answer{Wrong: "leads to nothing: the site answers " + status}}
	}
	// A login, a block, a name for programs that are not wanted.
	return reply{Answer: Answer{Unclear: "the site lets no program in: " + status}}
}

// retryAfter reads the field of that name: seconds, or a date.
func retryAfter(field string, now time.Time) time.Duration {
	if n, err := strconv.Atoi(strings.TrimSpace(field)); err == nil && n >= 0 {
		return time.Duration(min(n, 1<<20)) * time.Second
	}
	if at, err := http.ParseTime(field); err == nil {
		return max(at.Sub(now), 0)
	}
	return 0
}

// failed says what it means that there is no response.
func failed(err error) reply {
	var name *net.DNSError
	switch {
	case errors.Is(err, errOurs):
		return reply{Answer: Answer{Wrong: "leads to a machine of your own network, which no reader can reach"}}
	case errors.As(err, &name) && name.IsNotFound:
		return reply{Answer: Answer{Wrong: "leads to nothing: there is no site called " + name.Name}}
	case errors.As(err, &name):
		return reply{Answer: Answer{Unclear: "the name " + name.Name + " could not be looked up"}, again: true}
	case isCertificate(err):
		return reply{Answer: Answer{Wrong: "leads to a site whose certificate is not valid"}}
	case errors.Is(err, errNoSite):
		return reply{Answer: Answer{Wrong: "leads on to what is no site"}}
	case isTimeout(err):
		return reply{Answer: Answer{Wrong: fmt.Sprintf("leads to a site that does not answer within %d s", patience/time.Second)}, again: true}
	}
	return reply{Answer: Answer{Wrong: "leads to a site that does not answer: " + cause(err)}, again: true}
}

// cause returns the innermost of what went wrong, without the address, which the
// reader of the message knows.
func cause(err error) string {
	var outer *url.Error
	if errors.As(err, &outer) {
		err = outer.Err
	}
	var op *net.OpError
	if errors.As(err, &op) {
		err = op.Err
	}
	return strings.ReplaceAll(err.Error(), "\n", " ")
}

func isCertificate(err error) bool {
	var invalid *tls.CertificateVerificationError
	return errors.As(err, &invalid)
}

func isTimeout(err error) bool {
	var timeout net.Error
	return errors.As(err, &timeout) && timeout.Timeout()
}
