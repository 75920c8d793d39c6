package source

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"starling/generator/guide"
	"starling/generator/text"
)

// What holds where site.yaml says nothing.
const (
	defaultTitle    = "Interview guide"
	defaultLanguage = "en"
	// defaultRate is a calm pace of speech in English, in words a minute.
	defaultRate = 140
)

// ReadSettings returns what site.yaml says, with every default filled in and
// all interface text in Labels. A guide without site.yaml has the defaults. The
// mistakes in the file are returned as problems, sorted; the error is the
// machine's.
func ReadSettings(fsys fs.FS) (guide.Settings, guide.Problems, error) {
	s := guide.Settings{Title: defaultTitle, Language: defaultLanguage, SpeakingRate: defaultRate, Cards: true, Labels: copyLabels()}
	t, err := readOptional(fsys, "site.yaml")
	if t == nil || err != nil {
		return s, nil, err
	}
	if len(t.problems) == 0 {
		(&siteReader{t, &s}).read()
	}
	return s, t.problems.Sort(), nil
}

// readOptional returns the tree of a YAML file, or nil where there is none. What
// is no file, such as a pipe, is not opened: Scan reports it.
func readOptional(fsys fs.FS, path string) (*tree, error) {
	real, problem := resolve(fsys, path)
	if problem != "" {
		return nil, nil
	}
	info, err := fs.Lstat(fsys, real)
	if err != nil || !info.Mode().IsRegular() {
		return nil, nil
	}
	data, err := readFile(fsys, real, info.Size(), MaxText)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case errors.Is(err, errTooLarge):
		return &tree{path: path, problems: guide.Problems{tooLarge(path, MaxText)}}, nil
	case err != nil:
		return nil, fmt.Errorf("read settings: %w", err)
	}
	plain, unreadable := plainText(path, data)
	if unreadable != nil {
		return &tree{path: path, problems: guide.Problems{*unreadable}}, nil
	}
	return readYAML(path, plain), nil
}

// siteReader fills settings from site.yaml.
type siteReader struct {
	*tree
	s *guide.Settings
}

// siteFields are the fields of site.yaml with how each is read.
var siteFields = map[string]func(*siteReader, pair){
	"title":         func(r *siteReader, p pair) { r.line(p, &r.s.Title, 120) },
	"description":   func(r *siteReader, p pair) { r.line(p, &r.s.Description, 300) },
	"author":        func(r *siteReader, p pair) { r.line(p, &r.s.Author, 120) },
	"licence":       func(r *siteReader, p pair) { r.line(p, &r.s.Licence, 120) },
	"language":      (*siteReader).language,
	"base_url":      (*siteReader).baseURL,
	"repository":    (*siteReader).repository,
	"nav":           func(r *siteReader, p pair) { r.s.Nav = r.links(p) },
	"footer":        func(r *siteReader, p pair) { r.s.Footer = r.links(p) },
	"callout":       (*siteReader).callout,
	"theme":         (*siteReader).theme,
	"labels":        (*siteReader).labels,
	"speaking_rate": (*siteReader).speakingRate,
	"lint":          (*siteReader).lint,
	"cards":         (*siteReader).cards,
}

func (r *siteReader) read() {
	titled := false
	if r.root != nil {
		names := slices.Sorted(maps.Keys(siteFields))
		for _, p := range r.pairs(r.root, "site.yaml") {
			titled = titled || p.name == "title"
			if read, ok := siteFields[p.name]; !ok {
				titled = r.unknownField(p.key, "site.yaml", names) == "title" || titled
			} else if r.filled(p.value, p.name) {
				read(r, p)
			}
		}
	}
	if !titled {
		r.report(guide.Place{}, "E102", "the field `title` is missing", "add a line `title: ...`")
	}
}

func (r *siteReader) line(p pair, to *string, most int) {
	if value, ok := r.words(p.value, p.name, 0, most); ok {
		*to = value
	}
}

func (r *siteReader) language(p pair) {
	value, ok := r.scalar(p.value, p.name)
	if !ok {
		return
	}
	if text.IsLanguage(value) {
		r.s.Language = value
		return
	}
	hint := "write it as in en, en-GB or pt-BR"
	if other := strings.ReplaceAll(value, "_", "-"); text.IsLanguage(other) {
		hint = didYouMean(other)
	}
	r.report(r.place(p.value), "E105", code(value)+" is no language tag (BCP 47)", hint)
}

func (r *siteReader) baseURL(p pair) {
	value, ok := r.scalar(p.value, p.name)
	if !ok {
		return
	}
	address, err := BaseURL(value)
	if err != nil {
		r.report(r.place(p.value), "E105", "`base_url` "+err.Error(), "write it as https://example.org/guide/")
		return
	}
	r.s.BaseURL = address
}

// BaseURL returns the address at which a site will stand, with a slash at its
// end. The error completes a sentence that begins with the setting's name: it
// must be an http or https address without query and fragment.
func BaseURL(address string) (string, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "":
		return "", errors.New("is the full address of the site, with http:// or https://")
	case u.User != nil:
		return "", errors.New("must not hold a name or password")
	case strings.ContainsAny(address, "?#"):
		return "", errors.New("must not have ? or #")
	case strings.ContainsAny(address, " \t\"<>\\"):
		return "", errors.New("must not hold spaces or quotes")
	}
	return strings.TrimSuffix(address, "/") + "/", nil
}

func (r *siteReader) repository(p pair) {
	value, ok := r.scalar(p.value, p.name)
	if !ok {
		return
	}
	if u, err := url.Parse(value); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		r.report(r.place(p.value), "E105", "`repository` is the full address of the guide's source", "write it as https://github.com/name/guide")
		return
	}
	r.s.Repository = value
}

// link reads where a link of the interface leads. Whether a page stands there
// is looked up later.
func (r *siteReader) link(n *yaml.Node, name string) (string, bool) {
	value, ok := r.scalar(n, name)
	if !ok {
		return "", false
	}
	u, err := url.Parse(value)
	switch {
	case err != nil || strings.ContainsAny(value, " \t"):
		r.report(r.place(n), "E105", code(value)+" is no address", "write it as /about/, pages/about.md or https://example.org/")
		return "", false
	case strings.HasPrefix(value, "//") || strings.HasPrefix(value, `\`):
		r.report(r.place(n), "E116", "a link without a scheme leads to another host", "write https: before it")
		return "", false
	case u.Scheme != "" && !slices.Contains([]string{"http", "https", "mailto", "tel"}, u.Scheme):
		r.report(r.place(n), "E116", "a link with the scheme "+code(u.Scheme), "use http, https, mailto or tel")
		return "", false
	}
	return value, true
}

// links reads the links of the header or footer.
func (r *siteReader) links(p pair) []guide.NavItem {
	var list []guide.NavItem
	for _, n := range values(p.value) {
		if !r.filled(n, p.name) {
			continue
		}
		var item guide.NavItem
		r.record(n, p.name, map[string]func(pair){
			"text": func(f pair) { item.Text, _ = r.words(f.value, "text", 0, 60) },
			"link": func(f pair) {
				item.Link, _ = r.link(f.value, "link")
				item.Place = r.place(f.value)
			},
		}, "text", "link")
		if item.Text != "" && item.Link != "" {
			list = append(list, item)
		}
	}
	return list
}

func (r *siteReader) callout(p pair) {
	c := &r.s.Callout
	r.record(p.value, "callout", map[string]func(pair){
		"title": func(f pair) { r.line(f, &c.Title, 120) },
		"text":  func(f pair) { r.line(f, &c.Text, 400) },
		"label": func(f pair) { r.line(f, &c.Label, 60) },
		"link": func(f pair) {
			c.Link, _ = r.link(f.value, "link")
			r.s.CalloutPlace = r.place(f.value)
		},
	}, "title")
}

// themeColours are the colours of the style that an author may set; each also
// with "-dark" for the dark theme.
var themeColours = []string{
	"paper", "raised", "sunk", "ink", "muted", "line", "accent", "beak", "situation", "task", "action", "result", "learning",
}

func (r *siteReader) theme(p pair) {
	var names []string
	for _, name := range themeColours {
		names = append(names, name, name+"-dark")
	}
	for _, f := range r.pairs(p.value, p.name) {
		if !slices.Contains(names, f.name) {
			r.unknownField(f.key, "`theme`", names)
			continue
		}
		if !r.filled(f.value, f.name) {
			continue
		}
		value, ok := r.scalar(f.value, f.name)
		if ok && !isColour(value) {
			r.report(r.place(f.value), "E105", code(value)+" is no colour", "write it in quotes, as \"#0b6158\"")
		} else if ok {
			r.s.Theme = append(r.s.Theme, guide.Setting{Name: f.name, Value: value})
		}
	}
	slices.SortFunc(r.s.Theme, func(a, b guide.Setting) int { return cmp.Compare(a.Name, b.Name) })
}

// isColour tells whether a value is #rgb or #rrggbb.
func isColour(s string) bool {
	if len(s) != 4 && len(s) != 7 || s[0] != '#' {
		return false
	}
	_, err := strconv.ParseUint(s[1:], 16, 32)
	return err == nil
}

func (r *siteReader) labels(p pair) {
	for _, f := range r.pairs(p.value, p.name) {
		if _, ok := r.s.Labels[f.name]; !ok {
			r.report(r.place(f.key), "E103", "there is no label "+code(f.name), nearestOf(f.name, slices.Sorted(maps.Keys(r.s.Labels))))
		} else if value, ok := r.label(f); ok {
			r.s.Labels[f.name] = value
		}
	}
}

func (r *siteReader) speakingRate(p pair) {
	if n, ok := r.number(p.value, p.name, 60, 300); ok {
		r.s.SpeakingRate = n
	}
}

func (r *siteReader) cards(p pair) {
	if value, ok := r.truth(p.value, p.name); ok {
		r.s.Cards = value
	}
}

func (r *siteReader) lint(p pair) {
	l := &r.s.Lint
	r.record(p.value, "lint", map[string]func(pair){
		"strict": func(f pair) { l.Strict, _ = r.truth(f.value, f.name) },
		"ignore": func(f pair) {
			for _, n := range values(f.value) {
				if !r.filled(n, f.name) {
					continue
				}
				if value, ok := r.warningCode(n, f.name); ok && r.once(n, value, l.Ignore) {
					l.Ignore = append(l.Ignore, value)
				}
			}
		},
		"thresholds": func(f pair) { l.Thresholds = r.thresholds(f) },
	})
}

func (r *siteReader) thresholds(p pair) map[string]float64 {
	limits := map[string]float64{}
	for _, f := range r.pairs(p.value, p.name) {
		if _, ok := r.warningCode(f.key, p.name); !ok || !r.filled(f.value, f.name) {
			continue
		}
		value, ok := r.scalar(f.value, f.name)
		if !ok {
			continue
		}
		limit, err := strconv.ParseFloat(value, 64)
		if err != nil || limit < 0 || limit > 1e6 || limit != limit {
			r.report(r.place(f.value), "E105", "the threshold of "+f.name+" is a number, and "+code(value)+" is not", "")
			continue
		}
		limits[f.name] = limit
	}
	return limits
}
