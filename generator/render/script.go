package render

import (
	"strconv"

	"starling/generator/guide"
)

// script writes a spoken answer: its segments, each with its label, as a heading
// of the level or, for 0, as a paragraph.
func (p *printer) script(level int, at *guide.Placed, s *guide.Script) {
	for i := range s.Segments {
		p.segment(level, at, &s.Segments[i])
	}
}

func (p *printer) segment(level int, at *guide.Placed, s *guide.Segment) {
	p.write(`<div class="segment"`)
	if s.ID != "" {
		p.attribute("id", at.Prefix+s.ID)
	}
	if s.Part != "" {
		p.attribute("data-part", s.Part)
	}
	p.write(">\n")
	if len(s.Names) > 0 {
		tag := "p"
		if level > 0 {
			tag = "h" + strconv.Itoa(clamp(level))
		}
		p.write("<", tag, ` class="label">`)
		p.put(p.join(s.Names))
		p.write("</", tag, ">\n")
	}
	p.write(`<div class="said">`)
	p.text(at, &s.Text)
	p.write("</div>\n</div>\n")
}

// spoken writes the sample answers of a question's page, without their notes.
func (p *printer) spoken(list []guide.SpokenExample) {
	for i := range list {
		e := &list[i]
		p.write("\n<article class=\"spoken\">\n<h3>")
		p.link(e.About.Title, e.Address)
		p.draft(e.About.Draft)
		p.element("</h3>\n<p class=\"line\">", e.About.Summary, "</p>\n<ul class=\"facts\">")
		p.brief(&e.About)
		p.write("\n</ul>\n")
		p.bar(e.Bar)
		p.write("\n")
		p.script(0, &e.Text, &e.Text.Doc.Script)
		p.element(`<p class="more"><a href="`, p.url(e.Address), `">`)
		p.say("spoken_more", "who", e.About.Title)
		p.write("</a></p>\n</article>")
	}
}

// brief writes who speaks and how long as the items of a list.
func (p *printer) brief(s *guide.Speaker) {
	if s.Quality != "strong" {
		p.write("\n<li>")
		p.put(p.word("quality", s.Quality))
		p.write("</li>")
	}
	for _, name := range [...]string{s.Level.Name, s.Industry.Name} {
		if name != "" {
			p.element("\n<li>", name, "</li>")
		}
	}
	if s.Setting != "" {
		p.write("\n<li>")
		p.put(p.word("setting", s.Setting))
		p.write("</li>")
	}
	p.write("\n<li>")
	p.put(p.duration(s.Seconds))
	p.write("</li>")
}
