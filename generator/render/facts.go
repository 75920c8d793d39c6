package render

import "starling/generator/guide"

// facts writes what a question is about, and how long an answer should be, as a
// list of facts.
func (p *printer) facts(q *guide.QuestionView) {
	p.write(`<dl class="facts">`)
	p.terms("fact_topic", q.Topic)
	p.terms("fact_type", q.Type)
	p.terms("fact_competencies", q.Competencies...)
	if q.Target.To > 0 {
		p.openFact("fact_target")
		p.put(p.span(q.Target))
		p.closeFact()
	}
	p.words("fact_frequency", "frequency", q.Frequency)
	p.updated(q.Updated)
	p.write("\n</dl>")
}

// speaker writes who speaks in an answer, and how long, as a list of facts.
func (p *printer) speaker(s *guide.Speaker) {
	p.write(`<dl class="facts">`)
	p.terms("fact_role", s.Role)
	p.terms("fact_level", s.Level)
	p.terms("fact_industry", s.Industry)
	p.words("fact_setting", "setting", s.Setting)
	p.words("fact_background", "background", s.Background...)
	p.words("fact_outcome", "outcome", s.Outcome)
	if s.Quality != "strong" {
		p.words("fact_quality", "quality", s.Quality)
	}
	p.write("\n")
	p.openFact("fact_spoken")
	p.put(p.duration(s.Seconds))
	p.write(", ")
	p.put(p.plural("words", s.Words))
	p.closeFact()
	p.updated(s.Updated)
	p.write("\n</dl>")
}

// terms writes a fact that is words of the taxonomy, or nothing if there are none.
func (p *printer) terms(name string, terms ...guide.TermLink) {
	if len(terms) == 0 || terms[0].Name == "" {
		return
	}
	p.openFact(name)
	for i, t := range terms {
		if i > 0 {
			p.write("</dd><dd>")
		}
		p.term(t)
	}
	p.closeFact()
}

// words writes a fact that is slugs with labels, or nothing if there are none.
func (p *printer) words(name, key string, slugs ...string) {
	if len(slugs) == 0 || slugs[0] == "" {
		return
	}
	p.openFact(name)
	for i, slug := range slugs {
		if i > 0 {
			p.write("</dd><dd>")
		}
		p.put(p.word(key, slug))
	}
	p.closeFact()
}

func (p *printer) updated(date string) {
	if date == "" {
		return
	}
	p.openFact("fact_updated")
	p.element(`<time datetime="`, date, `">`)
	p.put(p.date(date))
	p.write("</time>")
	p.closeFact()
}

func (p *printer) openFact(name string) {
	p.write("<div><dt>")
	p.say(name)
	p.write("</dt><dd>")
}

func (p *printer) closeFact() { p.write("</dd></div>") }
