package machine

import (
	"strconv"

	"starling/generator/guide"
)

// mostInSitemap is how many addresses a sitemap may hold (sitemaps.org, protocol
// 0.9). It may also be 50 MiB large, which these are far from.
const mostInSitemap = 50_000

const sitemapSpace = ` xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`

// addSitemap adds the sitemap or, where one cannot hold all pages, several and an
// index of them in its place.
func addSitemap(add func(string, file), pages []*guide.Page) {
	parts := (count(pages) + mostInSitemap - 1) / mostInSitemap
	if parts < 2 {
		add(Sitemap, func(in *Input, into []byte) []byte { return sitemap(in, into, 0) })
		return
	}
	for part := range parts {
		add(sitemapPart(part), func(in *Input, into []byte) []byte { return sitemap(in, into, part) })
	}
	add(Sitemap, func(in *Input, into []byte) []byte { return sitemapIndex(in, into, parts) })
}

func count(pages []*guide.Page) int {
	n := 0
	for _, p := range pages {
		if listed(p) {
			n++
		}
	}
	return n
}

func sitemapPart(part int) string { return "sitemap-" + strconv.Itoa(1+part) + ".xml" }

// sitemap appends the addresses that belong into a part, each with the day of
// its last change where that is known.
func sitemap(in *Input, into []byte, part int) []byte {
	into = append(into, xmlHead...)
	into = append(into, `<urlset`+sitemapSpace+">\n"...)
	n := 0
	for _, p := range in.Pages {
		if !listed(p) {
			continue
		}
		if n++; (n-1)/mostInSitemap != part {
			continue
		}
		into = element(append(into, "<url>"...), "loc", escaped(p.Canonical))
		if day := changed(p); day != "" {
			into = element(into, "lastmod", day)
		}
		into = append(into, "</url>\n"...)
	}
	return append(into, "</urlset>\n"...)
}

func sitemapIndex(in *Input, into []byte, parts int) []byte {
	into = append(into, xmlHead...)
	into = append(into, `<sitemapindex`+sitemapSpace+">\n"...)
	for part := range parts {
		into = element(append(into, "<sitemap>"...), "loc", escaped(in.Settings.BaseURL+sitemapPart(part)))
		into = append(into, "</sitemap>\n"...)
	}
	return append(into, "</sitemapindex>\n"...)
}
