package importer

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// readHTML reads the main part of a page. What stands around an article is left
// out, and said so; scripts and styles are not text.
func readHTML(s string) (page, error) {
	w := &walker{}
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		// A text in memory can always be read, so it is nested too deeply.
		return page{}, &RefusedError{"the page cannot be read: " + err.Error(), "copy its text into a .txt file"}
	}
	w.findTitle(root)
	w.walk(mainPart(root), Paragraph)
	w.flush()
	w.outside(root)
	return w.page, nil
}

// mainPart returns the element that holds the article: main, or the article with
// the most text, or the whole body.
func mainPart(root *html.Node) *html.Node {
	var body, most *html.Node
	size := 0
	for n := range root.Descendants() {
		switch {
		case n.DataAtom == atom.Body && body == nil:
			body = n
		case n.DataAtom == atom.Main || attribute(n, "role") == "main" || n.DataAtom == atom.Article:
			// An article in main is nearer, if it holds most of it.
			if l := textSize(n); most == nil || l > size || l*4 > size*3 && contains(most, n) {
				most, size = n, l
			}
		}
	}
	if most != nil {
		return most
	}
	if body != nil {
		return body
	}
	return root
}

func contains(outer, inner *html.Node) bool {
	for n := inner; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

func textSize(n *html.Node) int {
	size := 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !unread[d.Parent.DataAtom] {
			size += len(strings.TrimSpace(d.Data))
		}
	}
	return size
}

// unread are the elements whose text nobody reads.
var unread = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true, atom.Object: true, atom.Svg: true,
	atom.Math: true, atom.Head: true, atom.Canvas: true, atom.Audio: true, atom.Video: true, atom.Datalist: true, atom.Select: true,
}

// around are the elements that hold no part of an article, with what they are.
var around = map[atom.Atom]string{
	atom.Nav: "navigation", atom.Footer: "footer", atom.Aside: "a side column", atom.Form: "a form", atom.Button: "a button", atom.Dialog: "a window",
}

// names of classes and ids that say what a part of a page is. Only whole words
// count, so that "advertise" in "advertised-jobs" does not.
var (
	aroundNames    = regexp.MustCompile(`(?i)(?:^|[\s_-])(nav|navbar|navigation|menu|breadcrumbs?|sidebar|cookies?|share|sharing|social|comments?|related|pagination|byline|site-?header|site-?footer|footer)(?:$|[\s_-])`)
	promotionNames = regexp.MustCompile(`(?i)(?:^|[\s_-])(newsletter|promo|promotion|advert|advertisement|ads?|sponsor|sponsored|cta|banner|subscribe|signup|upsell)(?:$|[\s_-])`)
)

type walker struct {
	page
	text  strings.Builder
	kind  Kind
	level int
	seen  map[*html.Node]bool // parts left out, which are told once
	past  bool                // what is read stands beside the main part
	// opening are the words in bold that the block begins with.
	opening string
}

// flush ends a block.
func (w *walker) flush() {
	kind, s := w.kind, w.text.String()
	if kind == Paragraph && boldTitle.MatchString("**"+w.opening+"**"+strings.TrimPrefix(oneLine(s), w.opening)) {
		kind = Titled
	}
	w.put(kind, w.level, s)
	w.text.Reset()
	w.level, w.opening = 0, ""
}

var blockTags = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Main: true, atom.Header: true, atom.Ul: true, atom.Ol: true, atom.Dl: true,
	atom.Dt: true, atom.Dd: true, atom.Table: true, atom.Tr: true, atom.Figure: true, atom.Figcaption: true, atom.Pre: true, atom.Details: true,
	atom.Summary: true, atom.Hr: true, atom.Li: true, atom.Blockquote: true, atom.Address: true, atom.Br: true, atom.Tbody: true, atom.Thead: true,
}

// walk reads what stands in an element; kind is that of its text.
func (w *walker) walk(n *html.Node, kind Kind) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			w.kind = kind
			w.text.WriteString(c.Data)
		case c.Type != html.ElementNode || unread[c.DataAtom] || w.leaveOut(c):
		case headingLevel(c) > 0:
			w.flush()
			w.kind, w.level = Heading, headingLevel(c)
			level := w.level
			w.walk(c, Heading)
			w.level = level
			w.flush()
		case c.DataAtom == atom.Td || c.DataAtom == atom.Th:
			w.walk(c, kind)
			w.text.WriteString(" ")
		case c.DataAtom == atom.Br && (kind == Item || kind == Ordered):
			w.text.WriteString(" ") // an item is one block
		case blockTags[c.DataAtom]:
			w.flush()
			w.walk(c, kindIn(c, kind))
			w.flush()
		default:
			w.link(c)
			opens := strings.TrimSpace(w.text.String()) == ""
			w.walk(c, kind)
			if opens && (c.DataAtom == atom.Strong || c.DataAtom == atom.B) {
				w.opening = oneLine(w.text.String())
			}
		}
	}
}

func headingLevel(n *html.Node) int {
	if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
		return int(n.Data[1] - '0')
	}
	return 0
}

func kindIn(n *html.Node, outer Kind) Kind {
	switch {
	case n.DataAtom == atom.Li && n.Parent != nil && n.Parent.DataAtom == atom.Ol:
		return Ordered
	case n.DataAtom == atom.Li:
		return Item
	case n.DataAtom == atom.Blockquote:
		return Quote
	case n.DataAtom == atom.Dt && outer == Paragraph:
		return Heading
	}
	return outer
}

// link notes where a link of the article leads.
func (w *walker) link(n *html.Node) {
	href := attribute(n, "href")
	if n.DataAtom != atom.A || !isOutside(href) {
		return
	}
	w.links = append(w.links, oneLine(textOf(n)+" "+href))
}

func isOutside(href string) bool {
	return strings.HasPrefix(href, "https://") || strings.HasPrefix(href, "http://")
}

// leaveOut tells whether an element is no part of the article, and notes it.
func (w *walker) leaveOut(n *html.Node) bool {
	name := " " + attribute(n, "class") + " " + attribute(n, "id") + " "
	_, hidden := lookup(n, "hidden")
	switch {
	case hidden:
		w.drop(n, "hidden text")
	case promotionNames.MatchString(name) && textSize(n) < 2000:
		w.flush()
		if s := oneLine(textOf(n)); s != "" {
			w.promotion = append(w.promotion, s)
		}
		w.done(n)
	case around[n.DataAtom] != "":
		w.drop(n, around[n.DataAtom])
	case aroundNames.MatchString(name) && n.DataAtom != atom.Body && n.DataAtom != atom.Main && n.DataAtom != atom.Article:
		w.drop(n, strings.ToLower(aroundNames.FindStringSubmatch(name)[1]))
	default:
		return false
	}
	return true
}

// drop notes a part that is left out. Within the article a sentence of it may be
// the author's own, so all of it is told; of what stands beside, how it begins.
func (w *walker) drop(n *html.Node, what string) {
	w.flush()
	w.done(n)
	words := strings.Fields(oneLine(textOf(n)))
	if len(words) == 0 {
		return
	}
	if w.past && len(words) > 6 {
		words = append(words[:6], "…")
	}
	w.dropped = append(w.dropped, what+": “"+strings.Join(words, " ")+"”")
}

func (w *walker) done(n *html.Node) {
	if w.seen == nil {
		w.seen = map[*html.Node]bool{}
	}
	w.seen[n] = true
}

// outside notes what stands beside the main part.
func (w *walker) outside(root *html.Node) {
	article := mainPart(root)
	w.past = true
	var look func(n *html.Node)
	look = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c == article || w.seen[c] || unread[c.DataAtom]:
			case contains(c, article):
				look(c)
			case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "" || c.Type != html.TextNode && c.Type != html.ElementNode:
			case c.Type == html.ElementNode && w.leaveOut(c):
			case c.DataAtom == atom.Header:
				w.drop(c, "header")
			default:
				w.drop(c, "beside the article")
			}
		}
	}
	look(root)
}

func (w *walker) findTitle(root *html.Node) {
	for n := range root.Descendants() {
		if n.DataAtom == atom.Title && n.Namespace == "" {
			w.title = oneLine(textOf(n))
			return
		}
	}
}

// within are the elements that stand within a word or sentence.
var within = map[atom.Atom]bool{
	atom.B: true, atom.I: true, atom.Em: true, atom.Strong: true, atom.Span: true, atom.Code: true, atom.Abbr: true, atom.Sup: true,
	atom.Sub: true, atom.U: true, atom.S: true, atom.Mark: true, atom.Small: true, atom.Q: true, atom.Cite: true, atom.Font: true,
}

// textOf returns all text in an element that a reader could read.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !unread[d.Parent.DataAtom] {
			b.WriteString(d.Data)
			if !within[d.Parent.DataAtom] {
				b.WriteByte(' ')
			}
		}
	}
	return b.String()
}

func attribute(n *html.Node, key string) string {
	value, _ := lookup(n, key)
	return value
}

func lookup(n *html.Node, key string) (string, bool) {
	i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
	if i < 0 {
		return "", false
	}
	return n.Attr[i].Val, true
}
