package serve_test

import (
	"errors"
	"net/http"
	"testing"

	"starling/generator/guide"
	"starling/generator/serve"
)

func TestNumberGrowsWithOtherBytesOnly(t *testing.T) {
	s := serve.New(serve.Options{})
	for _, step := range []struct {
		what    string
		edition *guide.Edition
		want    int
	}{
		{"the first", small.edition(), 1},
		{"the same", small.edition(), 1},
		{"the same under other keys", small.keyed("a"), 1},
		{"another page", small.with(site{"index.html": "new"}).edition(), 2},
		{"another page under other keys", small.with(site{"index.html": "newer"}).keyed("b"), 3},
		{"a file that nobody asked for", small.with(site{"index.html": "newer", "export/anki.txt": "new"}).keyed("b"), 4},
		{"one file more", small.with(site{"index.html": "newer", "export/anki.txt": "new", "more.txt": "more"}).keyed("b"), 5},
		{"one file less", small.with(site{"index.html": "newer", "export/anki.txt": "new"}).keyed("c"), 6},
		{"a page that cannot be made", small.broken("index.html", errors.New("no")), 7},
		{"the same page that cannot be made", small.broken("index.html", errors.New("no")), 7},
		{"back to the first", small.edition(), 8},
	} {
		if got := s.Publish(step.edition); got != step.want {
			t.Errorf("%s is edition %d, want %d", step.what, got, step.want)
		}
		ask(s, "GET", "/")
	}
	s.Fail(guide.Problems{typo}, nil)
	if got := s.Publish(small.edition()); got != 8 {
		t.Errorf("the same after a mistake is edition %d, want 8", got)
	}
}

func TestPublishMakesFewFiles(t *testing.T) {
	s := serve.New(serve.Options{})
	made := map[string]int{}
	count := func(changed site) *guide.Edition {
		whole := small.with(changed).edition()
		files := map[string]guide.File{}
		for _, path := range whole.Paths() {
			files[path] = guide.File{Key: whole.Key(path), Make: func() ([]byte, error) {
				made[path]++
				return whole.File(path)
			}}
		}
		return guide.NewEdition(guide.Digest{}, files, nil)
	}
	s.Publish(count(nil))
	s.Publish(count(nil))
	if len(made) != 0 {
		t.Errorf("equal keys, and yet made %v", made)
	}
	ask(s, "GET", "/")
	clear(made)
	s.Publish(count(site{"index.html": "new", "404.html": "new", "robots.txt": "new", "empty.txt": "new"}))
	if len(made) != 1 || made["index.html"] != 1 {
		t.Errorf("one page that was served tells that the bytes differ, and yet made %v", made)
	}
	// What was served is remembered as long as its key stays.
	clear(made)
	s.Publish(count(site{"index.html": "new", "robots.txt": "other"}))
	clear(made)
	s.Publish(count(site{"index.html": "newer"}))
	if len(made) != 1 || made["index.html"]+made["robots.txt"] != 1 {
		t.Errorf("of two files that differ and may be known one is enough, and yet made %v", made)
	}
}

func TestIndexIsMadeForWhoSearchesOnly(t *testing.T) {
	s := serve.New(serve.Options{})
	made := 0
	searchable := func(page, key string) *guide.Edition {
		e := small.with(site{"index.html": page, "search/index.js": page}).keyed(key)
		e.Late("assets/search/", "search/index.js", func() map[string]guide.File {
			made++
			return map[string]guide.File{"assets/search/" + page + ".js": {Make: func() ([]byte, error) { return []byte(page), nil }}}
		})
		return e
	}
	s.Publish(searchable("first", "a"))
	ask(s, "GET", "/")
	if got := s.Publish(searchable("second", "b")); got != 2 || made != 0 {
		t.Errorf("edition %d, and the index was made %d times before anybody searched", got, made)
	}
	for path, want := range map[string]int{"/assets/search/second.js": http.StatusOK, "/assets/search/first.js": http.StatusNotFound} {
		if got := ask(s, "GET", path); got.StatusCode != want {
			t.Errorf("%s answers %d, want %d", path, got.StatusCode, want)
		}
	}
	made = 0
	s.Publish(searchable("third", "c"))
	if got := s.Publish(searchable("third", "d")); got != 3 || made != 0 {
		t.Errorf("edition %d, and the index was made %d times again", got, made)
	}
}
