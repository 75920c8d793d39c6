package render

import "strings"

// social writes what other sites show with a link to the page: Open Graph's
// properties (ogp.me), which the sites that read Twitter's names fall back to.
func (p *printer) social() {
	page, site := &p.view.Page, p.view.Site
	kind := "article"
	if page.Layout == "home" {
		kind = "website"
	}
	p.property("og:type", kind)
	p.property("og:title", page.Title)
	p.property("og:description", page.Description)
	p.property("og:url", page.Canonical)
	p.property("og:site_name", site.Title)
	p.property("og:locale", locale(site.Language))
	card := "summary"
	if page.Card != "" {
		card = "summary_large_image"
		p.property("og:image", page.Card)
		p.property("og:image:width", "1200")
		p.property("og:image:height", "630")
		p.property("og:image:alt", page.Title)
	}
	p.write("\n<meta name=\"twitter:card\" content=\"", card, `">`)
}

// property writes a property, unless it is empty.
func (p *printer) property(name, value string) {
	if value != "" {
		p.write("\n<meta property=\"", name, `" content="`)
		p.escape(value)
		p.write(`">`)
	}
}

// locale returns a language as Open Graph writes it, with its country: "en_GB";
// "" for a language without one.
func locale(tag string) string {
	language, country, ok := strings.Cut(tag, "-")
	if !ok || len(language) != 2 || len(country) != 2 {
		return ""
	}
	return strings.ToLower(language) + "_" + strings.ToUpper(country)
}
