package machine

import (
	"html"
	"strconv"
	"strings"
)

// marks are the tags that have a mark of their own, the same on both sides.
var marks = map[string]string{"strong": "**", "em": "*", "del": "~~"}

// tag writes what a tag stands for. It returns how much of the markup behind the
// tag it has written too.
func (p *prose) tag(tag, behind string) int {
	name := strings.TrimLeft(tag[1:], "/")
	if end := strings.IndexAny(name, " >"); end >= 0 {
		name = name[:end]
	}
	if tag[1] == '/' {
		p.closeTag(name, tag)
		return 0
	}
	switch name {
	case "p":
		p.titled = strings.Contains(tag, `class="alert-title"`)
		p.block()
	case "code":
		return p.code(behind)
	case "pre":
		return p.codeBlock(behind)
	case "summary":
		inside, _, _ := strings.Cut(behind, "</summary>")
		p.raw(tag + inside + "</summary>")
		p.block()
		return len(inside) + len("</summary>")
	case "br":
		if p.table != nil || !strings.HasPrefix(behind, "\n") {
			p.raw("<br>")
			return 0
		}
		p.raw(`\`)
	default:
		p.openTag(name, tag)
	}
	return 0
}

func (p *prose) openTag(name, tag string) {
	if mark := marks[name]; mark != "" {
		p.raw(mark)
		return
	}
	switch name {
	case "a":
		p.openLink("[")
		p.links = append(p.links, "]("+p.reference+titleIn(tag)+")")
	case "img":
		p.raw("![")
		p.words(html.UnescapeString(attribute(tag, "alt")))
		p.raw("](" + p.reference + titleIn(tag) + ")")
	case "ul", "ol":
		p.openList(name, tag)
	case "li":
		p.item()
	case "blockquote":
		p.block()
		p.open("> ", "> ")
	case "div":
		p.box(attribute(tag, "class"))
	case "table", "thead", "tbody", "tr", "th", "td":
		p.openCell(name, tag)
	case "dt":
		p.block()
	case "dd":
		p.open(": ", "  ")
	case "hr":
		p.block()
		p.raw("---")
		p.block()
	case "span":
		p.task(tag)
	case "details":
		p.block()
		p.raw(tag)
		p.line()
	case "dl":
	default:
		p.raw(tag) // one of the few that an author may write
	}
}

func (p *prose) closeTag(name, tag string) {
	if mark := marks[name]; mark != "" {
		p.raw(mark)
		return
	}
	switch name {
	case "p":
		p.titled = false
		p.block()
	case "a":
		last := len(p.links) - 1
		p.raw(p.links[last])
		p.links = p.links[:last]
	case "ul", "ol":
		p.lists = p.lists[:len(p.lists)-1]
		if len(p.lists) == 0 {
			p.block()
		}
	case "li":
		p.close()
	case "blockquote", "dd":
		p.close()
		p.block()
	case "div":
		last := len(p.boxes) - 1
		if p.boxes[last] {
			p.close()
		}
		p.boxes = p.boxes[:last]
		p.block()
	case "table", "thead", "tbody", "tr", "th", "td":
		p.closeCell(name)
	case "details":
		p.block()
		p.raw(tag)
		p.block()
	case "dt", "dl", "span":
	default:
		p.raw(tag)
	}
}

func (p *prose) openList(name, tag string) {
	if len(p.lists) == 0 {
		p.block()
	}
	l := list{next: -1}
	if name == "ol" {
		l.next = 1
		if n, err := strconv.Atoi(attribute(tag, "start")); err == nil {
			l.next = n
		}
	}
	p.lists = append(p.lists, l)
}

func (p *prose) item() {
	l := &p.lists[len(p.lists)-1]
	if l.next < 0 {
		p.open("- ", "  ")
		return
	}
	marker := strconv.Itoa(l.next) + ". "
	l.next++
	p.open(marker, strings.Repeat(" ", len(marker)))
}

// box opens a div: an alert, which is a quote that begins with its kind, or what
// lets a table scroll.
func (p *prose) box(class string) {
	kind, alert := strings.CutPrefix(class, "alert ")
	p.boxes = append(p.boxes, alert)
	p.block()
	if alert {
		p.open("> ", "> ")
		p.raw("[!" + strings.ToUpper(kind) + "]")
		p.line()
	}
}

// task writes the box of a task.
func (p *prose) task(tag string) {
	switch attribute(tag, "class") {
	case "task open":
		p.raw("[ ]")
	case "task done":
		p.raw("[x]")
	}
}

// code writes a span of code, between more backticks than stand in it.
func (p *prose) code(behind string) int {
	inside, _, _ := strings.Cut(behind, "</code>")
	text := html.UnescapeString(inside)
	if p.table != nil {
		text = strings.ReplaceAll(text, "|", `\|`)
	}
	mark, space := fence(text, 1), ""
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") || strings.HasPrefix(text, " ") && strings.HasSuffix(text, " ") && strings.TrimSpace(text) != "" {
		space = " "
	}
	p.raw(mark + space + text + space + mark)
	return len(inside) + len("</code>")
}

// codeBlock writes a block of code.
func (p *prose) codeBlock(behind string) int {
	inside, _, _ := strings.Cut(behind, "</pre>")
	text := strings.TrimSuffix(untagged(inside), "\n")
	mark := fence(text, 3)
	p.block()
	p.raw(mark)
	for line := range strings.SplitSeq(text, "\n") {
		p.line()
		p.raw(line)
	}
	p.line()
	p.raw(mark)
	p.block()
	return len(inside) + len("</pre>")
}

// fence returns backticks: at least so many, and more than stand together in a text.
func fence(text string, least int) string {
	run := 0
	for _, c := range text {
		if c != '`' {
			run = 0
			continue
		}
		run++
		least = max(least, run+1)
	}
	return strings.Repeat("`", least)
}

func untagged(markup string) string {
	var b strings.Builder
	for more := true; more; {
		var words string
		words, markup, more = strings.Cut(markup, "<")
		b.WriteString(html.UnescapeString(words))
		_, markup, _ = strings.Cut(markup, ">")
	}
	return b.String()
}

// attribute returns the value of an attribute as it stands in a tag.
func attribute(tag, name string) string {
	_, value, _ := strings.Cut(tag, " "+name+`="`)
	value, _, _ = strings.Cut(value, `"`)
	return value
}

// titleIn returns the title of a link or a picture as it stands behind its address.
func titleIn(tag string) string {
	title := html.UnescapeString(attribute(tag, "title"))
	if title == "" {
		return ""
	}
	return ` "` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", `\&`).Replace(title) + `"`
}
