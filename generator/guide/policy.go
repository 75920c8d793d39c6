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

// SecurityHeaders returns the headers of every answer that keep a reader safe,
// as pairs of a name and a value. The site asks for no device and no place; a
// link to another site does not tell it where the reader came from.
func SecurityHeaders() [][2]string {
	return [][2]string{
		{"Content-Security-Policy", Policy(true)},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "no-referrer"},
		{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
	}
}
