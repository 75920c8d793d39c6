package guide

// A question or an answer is a near-duplicate of another when more than this
// share of their three-word shingles is the same. Questions share their shape and
// stock phrases, so they may be more alike than stories.
const (
	AlikeQuestion = 0.6
	AlikeAnswer   = 0.5
)

// Compared returns the markup of what is a document's own, by which it is told
// from others: all of a question but its sources and score table, and what an
// answer says, without its weaker version and notes.
func (d *Document) Compared() []HTML {
	if d.Kind == KindAnswer {
		var list []HTML
		for _, s := range d.Script.Segments {
			list = append(list, s.Text.Markup)
		}
		return list
	}
	list := []HTML{d.Lead.Markup}
	for _, s := range d.Sections {
		if s.Key == "sources" {
			continue
		}
		list = append(list, s.Body.Markup)
		for _, item := range s.Items {
			list = append(list, item.Title.Markup, item.Body.Markup)
		}
	}
	return list
}
