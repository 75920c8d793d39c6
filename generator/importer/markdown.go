package importer

import (
	"html"
	"regexp"
	"strings"
)

// Articles are written in the plain part of Markdown, so this reads that part
// and takes the rest for text: nothing is lost, whatever it was meant to be.

var (
	atxHeading = regexp.MustCompile(`^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$`)
	underline  = regexp.MustCompile(`^ {0,3}(=+|-+)[ \t]*$`)
	rule       = regexp.MustCompile(`^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$`)
	bullet     = regexp.MustCompile(`^[ \t]*[-*+•·▪–][ \t]+(.*)$`)
	ordered    = regexp.MustCompile(`^[ \t]*\d{1,3}[.)][ \t]+(.*)$`)
	quoted     = regexp.MustCompile(`^ {0,3}>[ \t]?(.*)$`)
	fence      = regexp.MustCompile("^ {0,3}(?:```|~~~)")
	definition = regexp.MustCompile(`^ {0,3}\[[^\]]+\]:[ \t]*(\S+)(?:[ \t]+["'(](.*)["')])?[ \t]*$`)
	boldTitle  = regexp.MustCompile(`^(?:\*\*|__)[^*_]{2,100}(?:[.:!?](?:\*\*|__)|(?:\*\*|__)\s?[:–—-])\s+\S`)
	onlyBold   = regexp.MustCompile(`^(?:\*\*|__)([^*_]+)(?:\*\*|__):?$`)
)

// lines collects the lines of a block.
type lines struct {
	page
	kind Kind
	held []string
	// inline turns a block's markup into plain text.
	inline func(p *page, s string) string
}

func (l *lines) flush() {
	if len(l.held) == 0 {
		return
	}
	s := strings.Join(l.held, "\n")
	l.held = nil
	kind := l.kind
	if kind == Paragraph && l.inline != nil {
		switch s := strings.TrimSpace(s); {
		case onlyBold.MatchString(s):
			kind = Heading
		case boldTitle.MatchString(s):
			kind = Titled
		}
	}
	if l.inline != nil {
		s = l.inline(&l.page, s)
	}
	l.put(kind, 0, s)
	l.kind = Paragraph
}

func (l *lines) heading(level int, s string) {
	l.flush()
	if l.inline != nil {
		s = l.inline(&l.page, s)
	}
	l.put(Heading, level, s)
}

// begin starts a block of a kind with its first line.
func (l *lines) begin(kind Kind, s string) {
	l.flush()
	l.kind = kind
	l.held = append(l.held, s)
}

func readMarkdown(s string) page {
	l := &lines{inline: plainInline}
	all := strings.Split(l.frontMatter(s), "\n")
	code := false
	for _, line := range all {
		switch {
		case fence.MatchString(line):
			l.flush()
			code = !code
		case code:
			l.put(Paragraph, 0, line)
		case l.special(line):
		case l.kind != Quote && quoted.MatchString(line):
			l.begin(Quote, quoted.FindStringSubmatch(line)[1])
		case l.kind == Quote && quoted.MatchString(line):
			if inner := quoted.FindStringSubmatch(line)[1]; strings.TrimSpace(inner) == "" {
				l.flush()
			} else {
				l.held = append(l.held, inner)
			}
		default:
			l.held = append(l.held, strings.TrimSpace(line))
		}
	}
	l.flush()
	return l.page
}

// special reads a line that is no plain text.
func (l *lines) special(line string) bool {
	heading := atxHeading.FindStringSubmatch(line)
	link := definition.FindStringSubmatch(line)
	switch {
	case strings.TrimSpace(line) == "":
		l.flush()
	case heading != nil:
		l.heading(len(heading[1]), heading[2])
	case len(l.held) > 0 && l.kind == Paragraph && underline.MatchString(line):
		level := 1
		if strings.Contains(line, "-") {
			level = 2
		}
		s := strings.Join(l.held, " ")
		l.held = nil
		l.heading(level, s)
	case rule.MatchString(line):
		l.flush()
	case bullet.MatchString(line):
		l.begin(Item, bullet.FindStringSubmatch(line)[1])
	case ordered.MatchString(line):
		l.begin(Ordered, ordered.FindStringSubmatch(line)[1])
	case link != nil && isOutside(strings.Trim(link[1], "<>")):
		l.links = append(l.links, oneLine(link[2]+" "+strings.Trim(link[1], "<>")))
	default:
		return false
	}
	return true
}

var titleField = regexp.MustCompile(`(?m)^title:[ \t]*["']?(.*?)["']?[ \t]*$`)

// frontMatter takes the title out of a block of front matter, and the block off
// the text. Its other lines are about the file, and are named with what was left out.
func (l *lines) frontMatter(s string) string {
	rest, ok := strings.CutPrefix(s, "---\n")
	if !ok {
		return s
	}
	front, body, ok := strings.Cut(rest, "\n---\n")
	if !ok {
		return s
	}
	if m := titleField.FindStringSubmatch(front); m != nil {
		l.title = oneLine(m[1])
	}
	l.dropped = append(l.dropped, "front matter: “"+oneLine(front)+"”")
	return body
}

var (
	picture    = regexp.MustCompile(`!\[([^\]]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)?(?:\s+["'][^"']*["'])?\)`)
	inlineLink = regexp.MustCompile(`\[([^\[\]]*)\]\(<?([^()\s<>]*(?:\([^()]*\)[^()\s<>]*)?)>?(?:\s+["'][^"']*["'])?\)`)
	reference  = regexp.MustCompile(`\[([^\[\]]+)\]\[[^\[\]]*\]`)
	autolink   = regexp.MustCompile(`<(https?://[^\s<>]+)>`)
	bold       = regexp.MustCompile(`\*\*(\S(?:.*?\S)?)\*\*|__(\S(?:.*?\S)?)__`)
	italic     = regexp.MustCompile(`\*(\S(?:[^*]*?\S)?)\*|(^|[^\p{L}\p{N}])_(\S(?:[^_]*?\S)?)_($|[^\p{L}\p{N}])`)
	codeSpan   = regexp.MustCompile("`+([^`]+)`+")
	tag        = regexp.MustCompile(`</?[a-zA-Z][^<>]*>|<!--.*?-->`)
	escaped    = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])")
)

// plainInline returns a block's text as a reader sees it, and notes its links.
func plainInline(p *page, s string) string {
	// An escaped sign is hidden from the other steps: moved out of ASCII, and back.
	s = escaped.ReplaceAllStringFunc(s, func(m string) string { return string(hidden + rune(m[1])) })
	for _, m := range inlineLink.FindAllStringSubmatch(picture.ReplaceAllString(s, "$1"), -1) {
		if isOutside(m[2]) {
			p.links = append(p.links, oneLine(m[1]+" "+m[2]))
		}
	}
	for _, step := range []struct {
		pattern *regexp.Regexp
		with    string
	}{
		{picture, "$1"}, {inlineLink, "$1"}, {reference, "$1"}, {autolink, "$1"}, {tag, " "},
		{bold, "$1$2"}, {italic, "$2$1$3$4"}, {codeSpan, "$1"},
	} {
		s = step.pattern.ReplaceAllString(s, step.with)
	}
	s = html.UnescapeString(s)
	return strings.Map(func(r rune) rune {
		if r > hidden && r < hidden+128 {
			return r - hidden
		}
		return r
	}, s)
}

// hidden is where escaped signs are kept: a place of Unicode that no text uses.
const hidden = '\uf000'
