package serve

import (
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
)

// hostNames returns the names that a server answers to.
func hostNames(more []string) map[string]bool {
	names := map[string]bool{"localhost": true, "127.0.0.1": true, "::1": true}
	for _, name := range more {
		if name = plainHost(name); name != "" {
			names[name] = true
		}
	}
	return names
}

// plainHost returns a host name as it is compared.
func plainHost(name string) string {
	if inner, ok := strings.CutPrefix(name, "["); ok {
		name = strings.TrimSuffix(inner, "]")
	}
	return strings.ToLower(name)
}

// checkHost returns the status of a request with this Host header, and why it is
// refused. A page on the web can have its own name lead to this machine and so
// read everything here as if it were its own (DNS rebinding); the Host header
// is where that shows.
func (s *Server) checkHost(header string) (code int, why string) {
	name, ok := splitHost(header)
	switch {
	case !ok:
		return http.StatusBadRequest, "the Host header is not a host name"
	case !s.hosts[name]:
		return http.StatusForbidden, "this server does not answer to that name; start it with --allow-host to add one"
	}
	return http.StatusOK, ""
}

// splitHost returns the name in a Host header, lower case and without brackets;
// false where it is malformed.
func splitHost(header string) (string, bool) {
	name, port := header, ""
	if i := strings.LastIndexByte(header, ':'); i > strings.LastIndexByte(header, ']') {
		name, port = header[:i], header[i+1:]
	}
	if port != "" {
		if _, err := strconv.ParseUint(port, 10, 16); err != nil {
			return "", false
		}
	}
	if inner, ok := strings.CutPrefix(name, "["); ok {
		inner, ok = strings.CutSuffix(inner, "]")
		addr, err := netip.ParseAddr(inner)
		return strings.ToLower(inner), ok && err == nil && addr.Is6()
	}
	name = strings.ToLower(name)
	return name, name != "" && strings.Trim(name, hostLetters) == "" && len(name) <= 253
}

// hostLetters are the characters of a host name.
const hostLetters = "abcdefghijklmnopqrstuvwxyz0123456789-._"

// checkOrigin returns the status of a request with these Origin headers, and why
// it is refused. Browsers send one with what a script asks for, and let no page
// choose it; they send none when somebody follows a link.
func checkOrigin(r *http.Request) (code int, why string) {
	origins := r.Header.Values("Origin")
	if len(origins) == 0 || sameOrigin(r) {
		return http.StatusOK, ""
	}
	origin, err := url.Parse(origins[0])
	if len(origins) > 1 || err != nil || origins[0] != "null" && (origin.Scheme == "" || origin.Host == "") {
		return http.StatusBadRequest, "the Origin header is not an origin"
	}
	return http.StatusForbidden, "this server answers to its own pages only"
}
