package source

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"slices"
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
	s := defaultSettings()
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

// defaultSettings are those of a guide without site.yaml.
func defaultSettings() guide.Settings {
	return guide.Settings{Title: defaultTitle, Language: defaultLanguage, SpeakingRate: defaultRate, Cards: true, Offline: true, Labels: copyLabels()}
}

func (r *siteReader) read() {
	titled := false
	if r.root != nil {
		fields := r.fields()
		for _, p := range r.pairs(r.root, "site.yaml") {
			titled = titled || p.name == "title"
			if i := slices.IndexFunc(fields, func(f property) bool { return f.name == p.name }); i < 0 {
				titled = r.unknownField(p.key, "site.yaml", propertyNames(fields)) == "title" || titled
			} else if r.filled(p.value, p.name) {
				fields[i].read(p)
			}
		}
	}
	if !titled {
		r.report(guide.Place{}, "E102", "the field `title` is missing", "add a line `title: ...`")
	}
}

func (r *siteReader) language() property {
	byDefault := r.s.Language
	read := func(p pair) {
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
	return property{name: "language", read: read, schema: func() schema {
		return append(schema{{"default", byDefault}}, patternSchema(languagePattern)...)
	}}
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
