package render

// write adds markup to the page as it stands.
func (p *printer) write(parts ...string) {
	for _, s := range parts {
		p.page = append(p.page, s...)
	}
}

// escape adds a text so that it is itself in an element and in a quoted
// attribute.
func (p *printer) escape(s string) {
	from := 0
	for i := 0; i < len(s); i++ {
		var as string
		switch s[i] {
		case '&':
			as = "&amp;"
		case '<':
			as = "&lt;"
		case '>':
			as = "&gt;"
		case '"':
			as = "&#34;"
		case '\'':
			as = "&#39;"
		case 0:
			as = "\uFFFD"
		default:
			continue
		}
		p.page = append(p.page, s[from:i]...)
		p.page = append(p.page, as...)
		from = i + 1
	}
	p.page = append(p.page, s[from:]...)
}

// element adds an element that holds nothing but a text.
func (p *printer) element(open, text, end string) {
	p.write(open)
	p.escape(text)
	p.write(end)
}

func (p *printer) attribute(name, value string) {
	p.write(" ", name, `="`)
	p.escape(value)
	p.write(`"`)
}

// say adds a label, with the values that follow their names filled in.
func (p *printer) say(key string, values ...string) {
	text, err := p.find(key)
	if err != nil {
		p.fail(err)
	}
	fill(text, values, p.escape)
}

// put adds what a function for words returned.
func (p *printer) put(text string, err error) {
	if err != nil {
		p.fail(err)
	}
	p.escape(text)
}

// fail makes the function in hand fail when it ends, so that not every step of
// it need ask. The first error counts.
func (p *printer) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}
