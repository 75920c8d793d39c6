package generator

import (
	"bytes"
	"context"
	"maps"
	"math/rand/v2"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"starling/generator/guide"
	"starling/generator/search"
)

var payloadOf = search.Payload

// indexFiles returns the files of an edition's search index.
func indexFiles(t testing.TB, e *guide.Edition) map[string][]byte {
	list := files(t, e)
	maps.DeleteFunc(list, func(path string, _ []byte) bool {
		return path != search.IndexPath && !strings.HasPrefix(path, search.Prefix)
	})
	if len(list) < 5 {
		t.Fatalf("the index has only %d files", len(list))
	}
	return list
}

func TestIndexIsTheSameAtAnyWorkerCount(t *testing.T) {
	in := corpusInputs(12)
	want := indexFiles(t, edition(t, new(Generator), in))
	for _, workers := range []int{1, 3, 8} {
		before := runtime.GOMAXPROCS(workers)
		got := indexFiles(t, edition(t, new(Generator), in))
		runtime.GOMAXPROCS(before)
		if !maps.EqualFunc(got, want, bytes.Equal) {
			t.Errorf("%d workers make another index", workers)
		}
	}
}

// TestAnEditChangesFewFilesOfTheIndex holds that files keep their names, and so
// stay in browsers, where nothing in them changed.
func TestAnEditChangesFewFilesOfTheIndex(t *testing.T) {
	disk := &guideOnDisk{content: corpus(60)}
	before := indexFiles(t, edition(t, new(Generator), disk.inputs()))
	disk.replace("questions/q00002/answer-1.md", ".\n\n", " cor.\n\n")
	after := indexFiles(t, edition(t, new(Generator), disk.inputs()))
	var added []string
	for path := range after {
		if _, ok := before[path]; !ok {
			added = append(added, path)
		}
	}
	// The page's own fragment and text, the word's postings, and the table of texts.
	if len(added) > 5 || len(after) < 100 {
		t.Errorf("of %d files an edit made %d anew: %v", len(after), len(added), added)
	}
}

// searcher returns the search of a guide, with a large limit of results.
func searcher(t *testing.T, e *guide.Edition) *search.Searcher {
	t.Helper()
	engine, err := e.File(e.Search.Engine)
	if err != nil {
		t.Fatal(err)
	}
	s, err := search.Open(string(engine), e.File)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// TestEveryWordFindsItsPage takes words at random from the texts of a guide: the
// page is found by the word, and by its beginning where no other word has it.
func TestEveryWordFindsItsPage(t *testing.T) {
	in := corpusInputs(12)
	e := edition(t, new(Generator), in)
	s := searcher(t, e)
	pages := wordsOfPages(t)
	holders := map[string][]string{}
	for name, words := range pages {
		for word := range words {
			holders[word] = append(holders[word], name)
		}
	}
	known := slices.Sorted(maps.Keys(holders))
	random := rand.New(rand.NewPCG(1, 2))
	for range 150 {
		word := known[random.IntN(len(known))]
		if len(holders[word]) > 3 {
			continue // found on so many pages that the best hide the others
		}
		queries := []string{word}
		if beginning := word[:len(word)-1]; len(beginning) > 3 && only(known, beginning) {
			queries = append(queries, beginning)
		}
		for _, query := range queries {
			answer, err := s.Find(context.Background(), query, 50)
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range holders[word] {
				if !slices.ContainsFunc(answer.Results, func(r search.Result) bool { return strings.HasPrefix(r.Address, name) }) {
					t.Errorf("%q stands on %s and does not find it, but %d others", query, name, len(answer.Results))
				}
			}
		}
	}
}

// target is where a link leads, which no reader reads.
var target = regexp.MustCompile(`\(https:[^)]*\)`)

// wordsOfPages returns the words in the texts of each question, by its address.
func wordsOfPages(t *testing.T) map[string]map[string]bool {
	pages := map[string]map[string]bool{}
	for path, file := range corpus(12) {
		name, ok := strings.CutSuffix(path, "index.md")
		if !ok {
			continue
		}
		_, body, _ := strings.Cut(string(file.Data[4:]), "\n---\n")
		body, _, _ = strings.Cut(body, "## Score yourself")
		body = target.ReplaceAllString(body, "")
		words := map[string]bool{}
		for _, word := range strings.FieldsFunc(strings.ToLower(body), func(r rune) bool { return r < 'a' || r > 'z' }) {
			if len(word) > 4 {
				words[word] = true
			}
		}
		pages[name] = words
	}
	if len(pages) != 12 {
		t.Fatalf("the corpus has %d questions", len(pages))
	}
	return pages
}

// only tells whether one of the words, and no more, has the beginning.
func only(words []string, beginning string) bool {
	n := 0
	for _, word := range words {
		if strings.HasPrefix(word, beginning) {
			n++
		}
	}
	return n == 1
}
