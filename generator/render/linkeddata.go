package render

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"starling/generator/guide"
)

// linkedData writes the facts of a page in schema.org's words, as JSON-LD. All of them
// stand on the page for people to read. A block of data is no script: no browser
// runs it, and the site's policy does not stop it.
//
// Only what search engines read today is said: Article and BreadcrumbList on texts
// that are read by themselves, WebSite and Organization on the home page.
func (p *printer) linkedData() {
	v := p.view
	if v.Home == nil && v.Question == nil && v.Article == nil {
		return
	}
	p.write("\n<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@graph\":[")
	switch {
	case v.Home != nil:
		p.website()
	case v.Question != nil:
		p.article(v.Question.Published, v.Question.Updated, v.Question.Author)
		p.breadcrumbs()
	default:
		p.article(v.Article.Published, v.Article.Updated, v.Article.Author)
		p.breadcrumbs()
	}
	p.write("]}</script>")
}

func (p *printer) website() {
	page, site := &p.view.Page, p.view.Site
	p.begin("WebSite")
	p.fact("name", site.Title)
	p.fact("description", site.Description)
	p.fact("url", page.Canonical)
	p.fact("inLanguage", site.Language)
	p.write("},")
	p.begin("Organization")
	p.fact("name", site.Title)
	p.fact("url", page.Canonical)
	p.write("}")
}

func (p *printer) article(published, updated, author string) {
	page, site := &p.view.Page, p.view.Site
	p.begin("Article")
	p.fact("headline", page.Heading)
	p.fact("description", page.Description)
	p.fact("url", page.Canonical)
	p.fact("image", page.Card)
	p.fact("inLanguage", site.Language)
	p.fact("datePublished", published)
	p.fact("dateModified", updated)
	if author != "" {
		// The site's own author is more often a group than a person.
		kind := "Person"
		if author == site.Author {
			kind = "Organization"
		}
		p.write(`,"author":`)
		p.begin(kind)
		p.fact("name", author)
		p.write("}")
	}
	p.write(`,"publisher":`)
	p.begin("Organization")
	p.fact("name", site.Title)
	p.write("}},")
}

// breadcrumbs writes the way to the page, which ends with itself.
func (p *printer) breadcrumbs() {
	page := &p.view.Page
	p.begin("BreadcrumbList")
	p.write(`,"itemListElement":[`)
	base := strings.TrimSuffix(page.Canonical, page.Address)
	for i, crumb := range page.Crumbs {
		p.crumb(i+1, crumb.Text)
		if base == "" {
			p.fact("item", guide.Relative(page.Address, crumb.Address))
		} else {
			p.fact("item", base+crumb.Address)
		}
		p.write("},")
	}
	p.crumb(len(page.Crumbs)+1, page.Heading)
	p.write("}]}")
}

func (p *printer) crumb(position int, name string) {
	p.begin("ListItem")
	p.write(`,"position":`, strconv.Itoa(position))
	p.fact("name", name)
}

// begin opens an object of a type; fact adds a fact to it, unless it is empty.
func (p *printer) begin(kind string) { p.write(`{"@type":"`, kind, `"`) }

func (p *printer) fact(name, value string) {
	if value != "" {
		p.write(`,"`, name, `":`)
		p.quote(value)
	}
}

// quote adds a text as JSON, in which nothing can end the element around it: no
// angle bracket is left, nor what older scripts take for a line's end.
func (p *printer) quote(s string) {
	p.page = append(p.page, '"')
	for _, c := range s { // what is no UTF-8 comes as U+FFFD
		switch {
		case c == '"' || c == '\\':
			p.page = append(p.page, '\\', byte(c))
		case c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029':
			const digits = "0123456789abcdef"
			p.page = append(p.page, '\\', 'u', digits[c>>12&15], digits[c>>8&15], digits[c>>4&15], digits[c&15])
		default:
			p.page = utf8.AppendRune(p.page, c)
		}
	}
	p.page = append(p.page, '"')
}
