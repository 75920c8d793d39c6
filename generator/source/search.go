package source

import (
	_ "embed"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"

	"starling/generator/guide"
)

// builtinSearchText is what search knows of English. It is data: a guide adds to
// it in search.yaml.
//
//go:embed builtin/search-en.yaml
var builtinSearchText []byte

// builtinSearch returns the built-in words, read once in a process. The caller
// must not change the lists.
var builtinSearch = sync.OnceValues(func() (guide.SearchSettings, guide.Problems) {
	var s guide.SearchSettings
	t := readYAML("builtin/search-en.yaml", builtinSearchText)
	(&searchReader{t, &s}).read()
	return s, t.problems
})

// ReadSearch returns the built-in words of the language with what search.yaml
// adds to them, and the tests of search.yaml. The mistakes in the file are
// returned as problems, sorted; the error is the machine's.
func ReadSearch(fsys fs.FS, language string) (guide.SearchSettings, guide.Problems, error) {
	var s guide.SearchSettings
	t, err := readOptional(fsys, "search.yaml")
	if err != nil {
		return s, nil, err
	}
	if base, _, _ := strings.Cut(strings.ToLower(language), "-"); base == "en" {
		s, _ = builtinSearch()
	}
	if t == nil {
		return s, nil, nil
	}
	if len(t.problems) == 0 {
		(&searchReader{t, &s}).read()
	}
	return s, t.problems.Sort(), nil
}

// searchReader adds what search.yaml says to settings.
type searchReader struct {
	*tree
	s *guide.SearchSettings
}

// maxQuery is the most characters of a phrase or query.
const maxQuery = 200

func (r *searchReader) read() {
	if r.root == nil {
		return
	}
	r.record(pair{name: r.path, value: r.root}, r.fields())
}

// fields declares what search.yaml may hold.
func (r *searchReader) fields() []property {
	words := &r.s.Words
	return []property{
		r.lines("function_words", &words.Function).about("words that do not retrieve unless nothing else is left"),
		r.lines("framing", &words.Framing).about("turns that people put around what they mean"),
		r.groups("synonyms", &words.Synonyms).about("groups of words that stand for one another"),
		r.groups("spelling", &words.Spelling).about("spellings of one word; the first stands for all"),
		property{name: "phrases", read: r.phrases, schema: phrasesSchema}.about("what a word or phrase also means, one way"),
		property{name: "tests", read: r.tests, schema: testsSchema}.about("searches with the pages that a reader would want"),
		property{name: "thresholds", read: r.thresholds, schema: thresholdsSchema}.about("the least score of each class of tests, from 0 to 1"),
	}
}

// lines declares a list of words or phrases.
func (r *searchReader) lines(name string, to *[]string) property {
	return property{
		name:   name,
		read:   func(p pair) { *to = slices.Concat(*to, r.list(p.value, p.name)) },
		schema: func() schema { return listSchema(textSchema(1, maxQuery), 0, 0) },
	}
}

// groups declares a list of lists of words that stand for one another.
func (r *searchReader) groups(name string, to *[][]string) property {
	return property{
		name: name,
		read: func(p pair) { *to = r.readGroups(*to, p) },
		schema: func() schema {
			return schema{{"type", "array"}, {"items", listSchema(textSchema(1, maxQuery), 2, 0)}}
		},
	}
}

// list reads texts, or the one text.
func (r *searchReader) list(n *yaml.Node, name string) []string {
	var list []string
	for v := range r.filledValues(n, name) {
		if value, ok := r.words(v, name, 1, maxQuery); ok && r.once(v, value, list) {
			list = append(list, value)
		}
	}
	return list
}

func (r *searchReader) readGroups(to [][]string, p pair) [][]string {
	to = to[:len(to):len(to)]
	if p.value.Kind != yaml.SequenceNode {
		r.report(r.place(p.value), "E105", code(p.name)+" is a list of groups of words", "write it as [[mistake, error], [boss, manager]]")
		return to
	}
	for _, n := range p.value.Content {
		group := r.list(n, p.name)
		if len(group) < 2 {
			r.report(r.place(n), "E105", "a group of "+code(p.name)+" needs two words at least", "write it as [mistake, error]")
			continue
		}
		to = append(to, group)
	}
	return to
}

func (r *searchReader) phrases(p pair) {
	rules := r.s.Words.Phrases[:len(r.s.Words.Phrases):len(r.s.Words.Phrases)]
	for _, f := range r.pairs(p.value, p.name) {
		if r.filled(f.value, f.name) {
			rules = append(rules, guide.PhraseRule{Phrase: f.name, Means: r.list(f.value, f.name)})
		}
	}
	r.s.Words.Phrases = rules
}

func (r *searchReader) tests(p pair) {
	if p.value.Kind != yaml.SequenceNode {
		r.report(r.place(p.value), "E105", code(p.name)+" is a list of queries", "begin each with `- {query: ..., class: ..., expect: ...}`")
		return
	}
	for _, n := range p.value.Content {
		test := guide.SearchTest{Place: r.place(n)}
		dropEmpty(n, "expect")
		r.record(pair{name: p.name, value: n}, r.testFields(&test))
		if test.Query == "" || test.Class == "" {
			continue
		}
		if (test.Class == "none") != (len(test.Expect) == 0) {
			r.report(test.Place, "E105", "a test of the class `none` expects no page, and every other expects some", "write `expect: {the-page: 3}`, or `class: none`")
			continue
		}
		r.s.Tests = append(r.s.Tests, test)
	}
}

// testFields declares what a test may hold.
func (r *searchReader) testFields(test *guide.SearchTest) []property {
	return []property{
		property{
			name:   "query",
			read:   func(f pair) { test.Query, _ = r.words(f.value, f.name, 1, maxQuery) },
			schema: func() schema { return textSchema(1, maxQuery) },
		}.needed().about("what is typed"),
		property{
			name:   "class",
			read:   func(f pair) { test.Class, _ = r.choice(f.value, f.name, "class", guide.SearchClasses) },
			schema: func() schema { return enumSchema(guide.SearchClasses) },
		}.needed().about("the kind of query"),
		property{name: "expect", read: func(f pair) { test.Expect = r.wanted(f) }, schema: wantedSchema}.
			about("pages by their address, with how much each is wanted: 3 is this one, 1 is related"),
	}
}

// dropEmpty takes a field out of a map where its value is an empty map: a query
// that nothing answers may say so.
func dropEmpty(n *yaml.Node, field string) {
	if n.Kind != yaml.MappingNode {
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if v := n.Content[i+1]; n.Content[i].Value == field && v.Kind == yaml.MappingNode && len(v.Content) == 0 {
			n.Content = slices.Delete(n.Content, i, i+2)
			return
		}
	}
}

func (r *searchReader) wanted(p pair) []guide.Wanted {
	var list []guide.Wanted
	for _, f := range r.pairs(p.value, p.name) {
		if grade, ok := r.number(f.value, f.name, 1, 3); ok {
			list = append(list, guide.Wanted{Page: f.name, Grade: grade, Place: r.place(f.key)})
		}
	}
	return list
}

func (r *searchReader) thresholds(p pair) {
	classes := append([]string{"all"}, guide.SearchClasses...)
	for _, f := range r.pairs(p.value, p.name) {
		if _, ok := r.choice(f.key, p.name, "class", classes); !ok {
			continue
		}
		value, ok := r.scalar(f.value, f.name)
		if !ok {
			continue
		}
		least, err := strconv.ParseFloat(value, 64)
		if err != nil || !(least >= 0 && least <= 1) {
			r.report(r.place(f.value), "E105", "the threshold of "+f.name+" is a number from 0 to 1, and "+code(value)+" is not", "")
			continue
		}
		r.s.Thresholds = append(r.s.Thresholds, guide.Threshold{Class: f.name, Least: least})
	}
}
