// Package machine makes the files of a site that programs read, and hosts:
//
//	sitemap.xml               every page that search engines may list; more files where there are more than one can hold
//	feed.xml                  the texts that have a date, newest first, as an Atom feed
//	robots.txt                that all may be read, and where the sitemap is
//	llms.txt                  the texts of the guide with their summaries, as a list in Markdown
//	questions/<q>/index.md    the text of a question's page as Markdown
//	_headers, _redirects      security, caching and old addresses, for Netlify and Cloudflare Pages
//	.nojekyll                 empty: GitHub Pages then publishes files whose names begin with a "_" too
//	export/...                the whole guide as cards for Anki, as Markdown and as JSON
//	offline.json              the paths of all that a reader can keep
//
// What must hold full addresses is left out where the site's own is not known:
// the sitemap and the feed. Both are left out, too, of a site that asks search
// engines to stay away. The rest has links that work at any address.
//
// Nothing here is kept in a second list that could differ from the pages: each
// file is made from what the pages say about themselves, when it is asked for.
package machine

import (
	"starling/generator/guide"
)

// The files with fixed names. Where the author's static folder has one of the
// same name, that is published instead.
const (
	Sitemap   = "sitemap.xml"
	Feed      = "feed.xml"
	Robots    = "robots.txt"
	LLMs      = "llms.txt"
	Headers   = "_headers"
	Redirects = "_redirects"
	NoJekyll  = ".nojekyll"
)

// Input is what the files are made from.
type Input struct {
	// Key is what the function Key returns for the rest. It may be remembered.
	Key     guide.Digest
	Program guide.Digest
	// Pages are all pages of the site, redirects and the page for missing
	// addresses too, in an order in which texts can be listed.
	Pages     []*guide.Page
	Settings  *guide.Settings
	Redirects []guide.Redirect
	// Feed is the address of the feed, or "" where there is to be none.
	Feed string
}

// Key returns the digest of everything in the input that the files are made from.
func Key(in Input) guide.Digest {
	s := in.Settings
	h := guide.NewHasher("machine").Digest(in.Program).String(in.Feed)
	h.String(s.Title).String(s.Description).String(s.BaseURL).String(s.Language).String(s.Author).Bool(s.NoIndex)
	for _, kind := range kinds {
		h.String(s.Labels[kind.label])
	}
	h.Int(len(in.Redirects))
	for _, r := range in.Redirects {
		h.String(r.From).String(r.To.Address)
	}
	for _, p := range in.Pages {
		h.String(p.Layout).String(p.Address).String(p.Title).String(p.Description).String(p.Canonical)
		h.String(p.Published).String(p.Updated).Bool(p.Draft).Bool(p.NoIndex)
	}
	return h.Sum()
}

// file makes one of the files: it appends it to a list.
type file func(in *Input, into []byte) []byte

// Files returns the files by path.
func Files(in Input) map[string]guide.File {
	files := map[string]guide.File{}
	add := func(path string, make file) {
		files[path] = guide.File{
			Key:    guide.NewHasher("machine").String(path).Digest(in.Key).Sum(),
			Append: func(into []byte) ([]byte, error) { return make(&in, into), nil },
		}
	}
	add(Robots, robots)
	add(LLMs, llms)
	add(Headers, headers)
	add(NoJekyll, func(_ *Input, into []byte) []byte { return into })
	if len(in.Redirects) > 0 {
		add(Redirects, redirects)
	}
	if in.mapped() {
		addSitemap(add, in.Pages)
	}
	if in.Feed != "" {
		add(in.Feed, feed)
	}
	return files
}

// mapped tells whether there is a sitemap.
func (in *Input) mapped() bool { return in.Settings.BaseURL != "" && !in.Settings.NoIndex }

// listed tells whether search engines may list a page.
func listed(p *guide.Page) bool { return p.Canonical != "" && !p.NoIndex }
