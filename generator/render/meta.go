package render

// meta writes what the head of a page says about it: its title, and for search
// engines its description, its one address, its Markdown, and whether to stay
// away; for other sites what to show with a link to it; and its facts as data.
func (p *printer) meta() {
	page := &p.view.Page
	p.element("<title>", page.Title, "")
	if page.Layout != "home" {
		p.element(" · ", p.view.Site.Title, "")
	}
	p.write("</title>")
	if page.Description != "" {
		p.element("\n<meta name=\"description\" content=\"", page.Description, `">`)
	}
	if page.Canonical != "" {
		p.element("\n<link rel=\"canonical\" href=\"", p.url(page.Canonical), `">`)
	}
	if p.view.Question != nil {
		p.write("\n<link rel=\"alternate\" href=\"index.md\" type=\"text/markdown\">")
	}
	if page.NoIndex {
		p.write("\n<meta name=\"robots\" content=\"noindex\">")
	}
	if page.Layout != "404" { // nobody links to it
		p.social()
		p.linkedData()
	}
}
