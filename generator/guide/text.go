package guide

// HTML is markup that the markdown package made from an author's text and
// found harmless. Only one function in render turns it into template.HTML.
type HTML string

// Text is converted Markdown: HTML with references in it, which are looked up
// by Link and written by render relative to the page that shows them. The
// pieces of HTML between references are Markup[0:Refs[0].At],
// Markup[Refs[0].At:Refs[1].At], and so on.
type Text struct {
	Markup HTML
	Refs   []Ref
}

// Empty tells whether there is nothing to show.
func (t Text) Empty() bool { return t.Markup == "" && len(t.Refs) == 0 }

// RefKind says what stands at a reference.
type RefKind uint8

const (
	// RefLink is the value of a link's href: Target names an entry of Document.Links.
	RefLink RefKind = iota
	// RefPicture is the value of a picture's src, likewise. It is all that stands
	// between the quotes; who writes it may add attributes behind it.
	RefPicture
	// RefNote is a note's marker: Target is an index into Document.Notes. It is
	// left out where notes are not shown.
	RefNote
	// RefOpenHeading opens a heading, "<h3 id=...>": Target is an index into Document.Headings.
	RefOpenHeading
	// RefCloseHeading closes it, likewise.
	RefCloseHeading
	// RefLabel is a piece of interface text: Target is an index into Document.Labels.
	RefLabel
)

// Ref is a place in a Text where something is written that the text alone does
// not know. At is a byte offset into Markup; refs are in the order of At.
type Ref struct {
	At     int
	Kind   RefKind
	Target int
}

// Hyperlink is one link or picture of a document.
type Hyperlink struct {
	// Href is the target as the author wrote it; that of an External link is
	// its address, ready to be written.
	Href string
	// Path, Query and Fragment are an internal link's parts, decoded: the path
	// is relative to the file, or begins with "/" at the content folder.
	Path, Query, Fragment string
	Picture, External     bool
	Place                 Place
}
