package guide

import "strings"

// policy is the content security policy of every page: nothing inline, nothing
// from anybody else.
var policy = []string{
	"default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'",
	"manifest-src 'self'", "worker-src 'self'", "base-uri 'none'", "form-action 'self' mailto:",
}

// Policy returns the content security policy: for a header, or for a page's
// meta element, where a browser reports frame-ancestors as a mistake.
func Policy(header bool) string {
	list := policy
	if header {
		list = append(list[:len(list):len(list)], "frame-ancestors 'none'")
	}
	return strings.Join(list, "; ")
}
