package search

import (
	"context"
	"fmt"

	"starling/generator/script"
)

// Searcher runs queries on an index, by the very script that the browser runs.
// It is for one goroutine at a time.
type Searcher struct {
	machine *script.Machine
	// Loaded counts the files of the index that were asked for, and their bytes.
	Loaded, Bytes int
}

// Answer is what comes of a query.
type Answer struct {
	Query string `json:"query"`
	Total int    `json:"total"`
	// Good tells whether the first result answers the query; otherwise the
	// results are only the nearest.
	Good bool `json:"good"`
	// Nothing tells whether no page has any of the query: the results are the
	// questions asked most.
	Nothing bool `json:"nothing"`
	// Corrected is a word that was taken for another, or nil.
	Corrected *Correction `json:"corrected"`
	Results   []Result    `json:"results"`
}

// Correction is a word as it was typed and as it was read.
type Correction struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// Result is a page. Kind is question, example, article, collection, term or page.
type Result struct {
	Kind     string  `json:"kind"`
	Address  string  `json:"address"`
	Title    string  `json:"title"`
	Summary  string  `json:"summary"`
	Excerpt  []Piece `json:"excerpt"`
	Facts    string  `json:"facts,omitempty"`
	Question *Link   `json:"question,omitempty"`
	Examples []Link  `json:"examples,omitempty"`
	// Also is a word of the page that stands for one that was typed.
	Also string `json:"also,omitempty"`
}

// Piece is a part of an excerpt; those that were sought are marked.
type Piece struct {
	Text string `json:"text"`
	Mark bool   `json:"mark"`
}

// Link is a page with its title.
type Link struct {
	Address string `json:"address"`
	Title   string `json:"title"`
}

// Open returns a searcher that runs the bundled engine on the files of an edition.
func Open(engine string, file func(path string) ([]byte, error)) (*Searcher, error) {
	m, err := script.Start(engine, script.Limits{})
	if err != nil {
		return nil, err
	}
	s := &Searcher{machine: m}
	err = m.Offer("starlingLoad", func(path string) (string, error) {
		data, err := file(path)
		if err != nil {
			return "", err
		}
		payload, ok := Payload(data)
		if !ok {
			return "", fmt.Errorf("%s is no file of a search index", path)
		}
		s.Loaded++
		s.Bytes += len(data)
		return payload, nil
	})
	if err != nil {
		_ = m.Close()
		return nil, err
	}
	return s, nil
}

// Find answers a query with at most so many results.
func (s *Searcher) Find(ctx context.Context, query string, limit int) (Answer, error) {
	var a Answer
	err := s.machine.Call(ctx, &a, "starlingQuery", query, map[string]int{"limit": limit})
	return a, err
}

// Close frees the engine.
func (s *Searcher) Close() error { return s.machine.Close() }
