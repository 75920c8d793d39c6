package guide

import (
	"cmp"
	"path"
	"slices"
	"strings"
)

// claim is who has an address.
type claim struct {
	owner string // a content file's path, or "the site itself"
	file  string // the output file as it was first claimed
}

const itself = "the site itself"

// Indexes are the addresses of the pages that the site makes by itself, with
// the layout of each: they exist even where a guide has nothing to list.
var Indexes = []string{"", "questions/", "practice/", "stories/", "plan/", "my-data/", "404.html"}

// claimAddresses gives every file of the site to the text it comes from, and
// reports two that want the same.
func (l *linker) claimAddresses() {
	l.addresses = map[string]bool{}
	for _, address := range l.generated() {
		l.addresses[address] = true
		l.take(l.Words.Key(OutputPath(address)), claim{itself, OutputPath(address)})
	}
	if l.Settings.Carded() {
		for _, q := range l.guide.Questions {
			card := CardOf(q.Address)
			l.take(l.Words.Key(card), claim{itself, card})
		}
	}
	texts := sortedTexts(l.texts)
	for _, t := range texts {
		l.addresses[t.Address] = true
		if !claimedElsewhere(t.Doc) {
			l.claim(t.Doc, Place{}, t.Address)
		}
	}
	for _, t := range texts {
		for i, alias := range t.Doc.Front.Aliases {
			l.alias(t, alias, t.Doc.Front.Place("aliases", i))
		}
	}
	slices.SortFunc(l.guide.Redirects, func(a, b Redirect) int { return cmp.Compare(a.From, b.From) })
	for _, file := range l.Static {
		l.claimStatic(file)
	}
}

// claimedElsewhere tells whether a text claims no address here: a term's page is
// generated, and its prose stands on it; a page with a reserved name is reported
// when the folder is listed.
func claimedElsewhere(doc *Document) bool {
	stem := strings.TrimSuffix(path.Base(doc.Path), ".md")
	return doc.Kind == KindTerm || doc.Kind == KindPage && slices.Contains(Reserved, stem)
}

// generated returns the addresses of the pages that belong to no text.
func (l *linker) generated() []string {
	list := slices.Clone(Indexes)
	for _, t := range l.guide.Terms {
		list = append(list, t.Address)
	}
	for _, kind := range TermKinds {
		if slices.ContainsFunc(l.guide.Terms, func(t *Term) bool { return t.Kind == kind.Name }) {
			list = append(list, kind.Name+"/")
		}
	}
	if len(l.guide.Articles) > 0 {
		list = append(list, "articles/")
	}
	if len(l.guide.Collections) > 0 {
		list = append(list, "collections/")
	}
	return list
}

func sortedTexts(list []*Linked) []*Linked {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b *Linked) int { return cmp.Compare(a.Doc.Path, b.Doc.Path) })
	return list
}

// claim gives an address to a text, or says who has it already.
func (l *linker) claim(doc *Document, at Place, address string) bool {
	file := OutputPath(address)
	key := l.Words.Key(file)
	if first, taken := l.claims[key]; taken {
		l.problem(doc, at, "E107", "the address /"+address+" belongs to "+l.named(first.owner)+" already", "give one of the two another name")
		return false
	}
	if first, taken := l.folders[key]; taken {
		l.problem(doc, at, "E107", "the address /"+address+" is a folder, with "+first.file+" of "+l.named(first.owner)+" in it", "give one of the two another name")
		return false
	}
	for _, dir := range foldersOf(key) {
		if first, taken := l.claims[dir]; taken {
			l.problem(doc, at, "E107", "the address /"+address+" lies below the file of "+l.named(first.owner), "give one of the two another name")
			return false
		}
	}
	l.take(key, claim{doc.Path, file})
	return true
}

// take gives a file, and the folders that it lies in, to their owner.
func (l *linker) take(key string, c claim) {
	l.claims[key] = c
	for _, dir := range foldersOf(key) {
		if _, taken := l.folders[dir]; taken {
			return
		}
		l.folders[dir] = c
	}
}

// foldersOf returns the folders that a file lies in, the nearest first.
func foldersOf(file string) []string {
	var list []string
	for i := strings.LastIndexByte(file, '/'); i > 0; i = strings.LastIndexByte(file[:i], '/') {
		list = append(list, file[:i])
	}
	return list
}

// alias makes an old address a redirect.
func (l *linker) alias(t *Linked, alias string, at Place) {
	from := strings.Trim(path.Clean("/"+alias), "/")
	if strings.HasSuffix(alias, "/") && from != "" {
		from += "/"
	}
	if from == "" {
		l.problem(t.Doc, at, "E107", "the home page belongs to the site itself", "an alias is an address that a text once had")
		return
	}
	if !strings.HasSuffix(from, "/") && path.Ext(from) == "" {
		from += "/"
	}
	first, _, _ := strings.Cut(from, "/")
	if slices.Contains(reservedWhole, first) {
		l.problem(t.Doc, at, "E107", "the addresses below /"+first+"/ belong to the site itself", "an alias is an address that a text once had")
		return
	}
	if slices.Contains(MachineFiles, strings.ToLower(strings.TrimSuffix(from, "/"))) {
		l.problem(t.Doc, at, "E107", "the address /"+from+" belongs to the site itself", "an alias is an address that a text once had")
		return
	}
	if l.claim(t.Doc, at, from) {
		l.guide.Redirects = append(l.guide.Redirects, Redirect{From: from, To: NamedLink{Text: TitleOf(t.Doc), Address: t.Address}})
	}
}

// reservedWhole are the reserved words below which no text has an address.
var reservedWhole = []string{"search", "practice", "stories", "plan", "my-data", "print", "export", "assets", "-"}

// claimStatic gives an address to a file of the static folder.
func (l *linker) claimStatic(file string) {
	doc := &Document{Path: "static/" + file}
	first, _, below := strings.Cut(file, "/")
	if below && slices.Contains(reservedWhole, first) {
		l.problem(doc, Place{}, "E107", "the addresses below /"+first+"/ belong to the site itself", "put the file into another folder of static/")
		return
	}
	l.claim(doc, Place{}, file)
}

// TitleOf returns the title of a text for people: its own, or its question.
func TitleOf(doc *Document) string {
	return cmp.Or(doc.Front.Title, doc.Front.Question, doc.Front.Summary)
}
