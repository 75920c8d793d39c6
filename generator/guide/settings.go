package guide

// Settings are what site.yaml says, with every default filled in, and what the
// command line laid over it.
type Settings struct {
	Title, Description string
	// BaseURL ends with a slash, or is "" where the site's address is not known.
	BaseURL string
	// Language is a BCP 47 tag.
	Language        string
	Author, Licence string
	Nav, Footer     []NavItem
	Callout         Callout
	// CalloutPlace is where the call-out's link stands.
	CalloutPlace Place
	// Theme holds custom properties of the style by name, in the order of their names.
	Theme []Setting
	// Labels holds all interface text: the built-in labels with the author's over them.
	Labels map[string]string
	// SpeakingRate is in words a minute.
	SpeakingRate int
	Lint         LintSettings
	// Offline says whether browsers keep the pages that they show. Where it is false
	// they are told to remove what they have kept.
	Offline bool
	// Cards says whether social pictures are drawn, where anybody could ask for one.
	Cards bool
	// Repository is the address of the guide's source, for "edit this page".
	Repository string

	// Drafts and NoIndex come from the command line.
	Drafts, NoIndex bool
}

// Carded tells whether cards are drawn: other sites find one by its whole address
// only, so without base_url nobody would ever see it.
func (s *Settings) Carded() bool { return s.Cards && s.BaseURL != "" }

// Setting is a named value.
type Setting struct{ Name, Value string }

// NavItem is a link of the header or footer. Link is as an author writes it in
// a file that lies in the content folder: "/about/", "pages/about.md", or an
// outside address.
type NavItem struct {
	Text, Link string
	Place      Place
}

// Callout is the one place for promotion.
type Callout struct{ Title, Text, Link, Label string }

// LintSettings says how the rules of check are applied. Thresholds are by code.
type LintSettings struct {
	Strict     bool
	Ignore     []string
	Thresholds map[string]float64
}
