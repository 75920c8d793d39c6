package source

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v4"

	"starling/generator/guide"
)

// fields declares what site.yaml may say, in the order in which it is documented.
func (r *siteReader) fields() []property {
	s := r.s
	return []property{
		r.phrase("title", &s.Title, 120).needed().about("the guide's name, at the top of every page and in the browser's tab"),
		r.phrase("description", &s.Description, 300).about("one or two sentences for search engines and shared links"),
		typed("base_url", basePattern, r.baseURL).about("the address at which the site will stand, such as https://example.org/guide/"),
		r.language().about("the language of the texts, as a BCP 47 tag: en, en-GB, pt-BR"),
		r.phrase("author", &s.Author, 120).about("who is named where a text names nobody"),
		r.phrase("licence", &s.Licence, 120).about("what others may do with the texts"),
		r.links("nav", &s.Nav).about("links of the header"),
		r.links("footer", &s.Footer).about("links of the footer"),
		r.callout().about("the one place for promotion; left out, there is none"),
		r.theme().about("colours, each also with -dark for the dark theme"),
		r.labels().about("texts of the interface, by key"),
		r.whole("speaking_rate", &s.SpeakingRate, 60, 300).about("spoken words a minute"),
		r.lint().about("how the rules that warn are applied"),
		r.flag("offline", &s.Offline).about("whether browsers keep pages for when there is no network; false takes back what they kept"),
		r.flag("cards", &s.Cards).about("whether social pictures are drawn"),
		typed("repository", httpPattern, r.repository).about("the address of the guide's source, for the link to edit a page"),
	}
}

// links declares the links of the header or footer.
func (r *siteReader) links(name string, to *[]guide.NavItem) property {
	var item guide.NavItem
	fields := []property{
		r.phrase("text", &item.Text, 60).needed(),
		r.address("link", func(link string, at guide.Place) { item.Link, item.Place = link, at }).needed(),
	}
	return property{
		name: name,
		read: func(p pair) {
			for n := range r.filledValues(p.value, p.name) {
				item = guide.NavItem{}
				r.record(pair{name: p.name, value: n}, fields)
				if item.Text != "" && item.Link != "" {
					*to = append(*to, item)
				}
			}
		},
		schema: func() schema { return listSchema(recordSchema(fields), 0, 0) },
	}
}

// address declares a field that says where a link leads.
func (r *siteReader) address(name string, to func(string, guide.Place)) property {
	return typed(name, linkPattern, func(p pair) {
		if link, ok := r.link(p.value, p.name); ok {
			to(link, r.place(p.value))
		}
	})
}

func (r *siteReader) callout() property {
	c := &r.s.Callout
	return r.object("callout", []property{
		r.phrase("title", &c.Title, 120).needed(),
		r.phrase("text", &c.Text, 400),
		r.phrase("label", &c.Label, 60).about("the words of the link"),
		r.address("link", func(link string, at guide.Place) { c.Link, r.s.CalloutPlace = link, at }),
	})
}

// themeColours are the colours of the style that an author may set; each also
// with "-dark" for the dark theme.
var themeColours = []string{
	"paper", "raised", "sunk", "ink", "muted", "line", "accent", "beak", "situation", "task", "action", "result", "learning",
}

func (r *siteReader) theme() property {
	var colours []property
	for _, name := range themeColours {
		colours = append(colours, r.colour(name), r.colour(name+"-dark"))
	}
	whole := r.object("theme", colours)
	read := whole.read
	whole.read = func(p pair) {
		read(p)
		slices.SortFunc(r.s.Theme, func(a, b guide.Setting) int { return cmp.Compare(a.Name, b.Name) })
	}
	return whole
}

func (r *siteReader) colour(name string) property {
	return typed(name, colourPattern, func(p pair) {
		value, ok := r.scalar(p.value, p.name)
		if ok && !isColour(value) {
			r.report(r.place(p.value), "E105", code(value)+" is no colour", "write it in quotes, as \"#0b6158\"")
		} else if ok {
			r.s.Theme = append(r.s.Theme, guide.Setting{Name: p.name, Value: value})
		}
	})
}

// isColour tells whether a value is #rgb or #rrggbb.
func isColour(s string) bool {
	if len(s) != 4 && len(s) != 7 || s[0] != '#' {
		return false
	}
	_, err := strconv.ParseUint(s[1:], 16, 32)
	return err == nil
}

// labels declares the texts of the interface. There are as many as there are
// keys, so they are read by name and listed only for a schema.
func (r *siteReader) labels() property {
	labels := r.s.Labels
	return property{
		name: "labels",
		read: func(p pair) {
			for _, f := range r.pairs(p.value, p.name) {
				if _, ok := labels[f.name]; !ok {
					r.report(r.place(f.key), "E103", "there is no label "+code(f.name), nearestOf(f.name, slices.Sorted(maps.Keys(labels))))
				} else if value, ok := r.label(f); ok {
					labels[f.name] = value
				}
			}
		},
		schema: func() schema {
			var list []property
			for _, key := range slices.Sorted(maps.Keys(labels)) {
				text := labels[key]
				list = append(list, r.phrase(key, &text, maxLabel))
			}
			return recordSchema(list)
		},
	}
}

func (r *siteReader) lint() property {
	l := &r.s.Lint
	return r.object("lint", []property{
		r.flag("strict", &l.Strict).about("warnings stop the build"),
		r.codes("ignore", &l.Ignore).about("codes of warnings that are never reported"),
		r.thresholds(&l.Thresholds).about("by a warning's code, where it begins"),
	})
}

// codes declares a list of codes of warnings.
func (r *siteReader) codes(name string, to *[]string) property {
	return property{
		name: name,
		read: func(p pair) {
			for n := range r.filledValues(p.value, p.name) {
				if value, ok := r.warningCode(n, p.name); ok && r.once(n, value, *to) {
					*to = append(*to, value)
				}
			}
		},
		schema: func() schema { return listSchema(patternSchema(codePattern), 0, 0) },
	}
}

// maxThreshold is far above any number that a rule counts to.
const maxThreshold = 1e6

func (r *siteReader) thresholds(to *map[string]float64) property {
	return property{
		name: "thresholds",
		read: func(p pair) {
			limits := map[string]float64{}
			for _, f := range r.pairs(p.value, p.name) {
				if _, ok := r.warningCode(f.key, p.name); !ok || !r.filled(f.value, f.name) {
					continue
				}
				if limit, ok := r.threshold(f.value, f.name); ok {
					limits[f.name] = limit
				}
			}
			*to = limits
		},
		schema: func() schema {
			number := schema{{"type", "number"}, {"minimum", 0}, {"maximum", maxThreshold}}
			return schema{{"type", "object"}, {"patternProperties", schema{{codePattern, number}}}, {"additionalProperties", false}, {"minProperties", 1}}
		},
	}
}

func (r *siteReader) threshold(n *yaml.Node, name string) (float64, bool) {
	value, ok := r.scalar(n, name)
	if !ok {
		return 0, false
	}
	limit, err := strconv.ParseFloat(value, 64)
	if err != nil || limit < 0 || limit > maxThreshold || limit != limit {
		r.report(r.place(n), "E105", "the threshold of "+name+" is a number, and "+code(value)+" is not", "")
		return 0, false
	}
	return limit, true
}
