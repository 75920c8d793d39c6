package machine

import (
	"net/url"
	"strings"

	"starling/generator/guide"
)

// robots appends that all may be read. A site that asks search engines to stay
// away may be read too: they must see that its pages say so, since the address of
// a page that they may not read can be listed all the same.
func robots(in *Input, into []byte) []byte {
	into = append(into, "User-agent: *\nAllow: /\n"...)
	if in.mapped() {
		into = append(into, "\nSitemap: "+escaped(in.Settings.BaseURL)+Sitemap+"\n"...)
	}
	return into
}

// headers appends what hosts are to send with each file. Nothing sets how long to
// keep a page: these hosts apply every block that fits, and have browsers ask
// again by themselves.
func headers(in *Input, into []byte) []byte {
	into = append(into, "/*\n"...)
	for _, pair := range guide.SecurityHeaders() {
		into = append(into, "  "+pair[0]+": "+pair[1]+"\n"...)
	}
	if in.Settings.NoIndex {
		into = append(into, "  X-Robots-Tag: noindex\n"...)
	}
	into = append(into, "/assets/*\n  Cache-Control: "...)
	return append(into, Immutable+"\n"...)
}

// Immutable is how long a file may be kept whose name is a digest of its bytes:
// for ever, which browsers take to be a year.
const Immutable = "public, max-age=31536000, immutable"

// redirects appends a line for each old address. Hosts without such a file show
// the small page at the old address.
func redirects(in *Input, into []byte) []byte {
	for _, r := range in.Redirects {
		into = append(into, path(r.From)+" "+path(r.To.Address)+" 301\n"...)
	}
	return into
}

// path returns an address as a path from the root of the site, without spaces,
// and without the characters that mean something in a rule of a host.
func path(address string) string {
	words := strings.Split("/"+address, "/")
	for i, w := range words {
		words[i] = strings.NewReplacer(":", "%3A", "*", "%2A").Replace(url.PathEscape(w))
	}
	return strings.Join(words, "/")
}
