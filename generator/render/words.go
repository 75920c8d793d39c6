package render

import (
	"fmt"
	"strconv"
	"strings"

	"starling/generator/guide"
)

// label returns interface text, with the values that follow their names put in
// the place of "{name}".
func (p *printer) label(key string, values ...any) (string, error) {
	text, err := p.find(key)
	if err != nil || len(values) == 0 {
		return text, err
	}
	if len(values)%2 != 0 {
		return "", fmt.Errorf("the label %q is given a name without a value", key)
	}
	pairs := make([]string, len(values))
	for i, v := range values {
		pairs[i] = fmt.Sprint(v)
	}
	return filled(text, pairs...), nil
}

func (p *printer) find(key string) (string, error) {
	text, ok := p.r.labels[key]
	if !ok {
		return "", fmt.Errorf("no label is called %q", key)
	}
	return text, nil
}

func filled(text string, pairs ...string) string {
	var b strings.Builder
	fill(text, pairs, func(piece string) { b.WriteString(piece) })
	return b.String()
}

// fill adds a text piece by piece, with the values that follow their names in
// the place of "{name}". A name that is not among them stays as it is written.
func fill(text string, pairs []string, add func(string)) {
	for len(pairs) > 0 {
		open := strings.IndexByte(text, '{')
		if open < 0 {
			break
		}
		size := strings.IndexByte(text[open:], '}')
		if size < 0 {
			break
		}
		add(text[:open])
		add(valueOf(text[open:open+size+1], pairs))
		text = text[open+size+1:]
	}
	add(text)
}

func valueOf(braced string, pairs []string) string {
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i] == braced[1:len(braced)-1] {
			return pairs[i+1]
		}
	}
	return braced
}

// plural returns the label for one or for any other number.
func (p *printer) plural(key string, n int) (string, error) {
	form := "_other"
	if n == 1 {
		form = "_one"
	}
	return p.label(key+form, "n", n)
}

// word returns the label of a value that is a slug.
func (p *printer) word(key, value string) (string, error) {
	return p.label(key + "_" + strings.ReplaceAll(value, "-", "_"))
}

// date returns "2026-11-20" in words.
func (p *printer) date(iso string) (string, error) {
	parts := strings.Split(iso, "-")
	if len(parts) != 3 {
		return iso, nil
	}
	month, err := p.label("month_" + strings.TrimPrefix(parts[1], "0"))
	if err != nil {
		return "", err
	}
	return p.label("date", "day", strings.TrimPrefix(parts[2], "0"), "month", month, "year", parts[0])
}

// duration returns seconds in words: whole minutes without seconds, less than a
// minute without minutes.
func (p *printer) duration(seconds int) (string, error) {
	m, s := seconds/60, seconds%60
	switch {
	case m == 0:
		return p.label("seconds", "s", s)
	case s == 0:
		return p.label("minutes", "m", m)
	}
	return p.label("minutes_seconds", "m", strconv.Itoa(m), "s", strconv.Itoa(s))
}

// span returns a range of seconds in words, or one time where both ends are the same.
func (p *printer) span(s guide.Span) (string, error) {
	to, err := p.duration(s.To)
	if err != nil || s.From == s.To || s.From == 0 {
		return to, err
	}
	from, err := p.duration(s.From)
	if err != nil {
		return "", err
	}
	return p.label("span", "from", from, "to", to)
}

// join returns a segment's names as one.
func (p *printer) join(names []string) (string, error) {
	joined := ""
	for i, name := range names {
		if i == 0 {
			joined = name
			continue
		}
		var err error
		if joined, err = p.label("join", "first", joined, "then", name); err != nil {
			return "", err
		}
	}
	return joined, nil
}
