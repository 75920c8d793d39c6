package generator

import (
	"maps"
	"strings"
	"sync"

	"starling/generator/guide"
	"starling/generator/memory"
	"starling/generator/search"
	"starling/generator/text"
)

// index makes the files of the search index when they are first asked for. Where a
// folder is followed, analyses are remembered; a build needs all files in any case,
// and makes them beside its pages.
func (g *Generator) index(l *linked, s *settings) func() map[string]guide.File {
	in := search.Input{Guide: l.Guide, Words: s.search.Words}
	if s.known {
		in.Recall = func(path string, key guide.Digest, make func() *search.Analysis) *search.Analysis {
			return memory.Recall(&g.memory, "searched", path, key, make)
		}
		in.RecallTable = func(key guide.Digest, make func() *search.Table) *search.Table {
			return memory.Recall(&g.memory, "search words", "", key, make)
		}
	}
	files := sync.OnceValue(func() map[string]guide.File { return search.Files(in) })
	if !s.known && len(l.problems) == 0 {
		go files()
	}
	return files
}

// addIndex adds the file with the fixed name, which follows from all inputs.
func (files fileSet) addIndex(inputs guide.Digest, index func() map[string]guide.File) {
	files[search.IndexPath] = guide.File{
		Key:  guide.NewHasher("search").Digest(inputs).Sum(),
		Make: func() ([]byte, error) { return index()[search.IndexPath].Bytes() },
	}
}

// finish adds to an edition what is made late.
func finish(e *guide.Edition, l *linked, s *settings, a *bundledAssets, index func() map[string]guide.File) {
	e.Late(search.Prefix, search.IndexPath, func() map[string]guide.File {
		files := maps.Clone(index())
		delete(files, search.IndexPath)
		return files
	})
	e.Search = guide.SearchData{SearchSettings: s.search, Pages: func() []guide.Searched { return search.Pages(l.Guide) }}
	for _, asset := range a.Assets {
		if asset.Name == "search.js" {
			e.Search.Engine = asset.Address
		}
	}
}

// searchProblems reports the pages that tests in search.yaml expect and that are
// not there.
func searchProblems(g *guide.Guide, s *settings) guide.Problems {
	if len(s.search.Tests) == 0 {
		return nil
	}
	known := map[string]bool{}
	var names []string
	for _, p := range search.Pages(g) {
		known[p.Name()] = true
		names = append(names, p.Name())
	}
	var problems guide.Problems
	for _, test := range s.search.Tests {
		for _, w := range test.Expect {
			if known[w.Page] {
				continue
			}
			hint := ""
			if near := text.Nearest(w.Page, names); near != "" {
				hint = "did you mean `" + near + "`?"
			}
			problems = append(problems, guide.NewProblem("search.yaml", w.Place, "E108", "there is no page `"+strings.ReplaceAll(w.Page, "`", "'")+"`", hint))
		}
	}
	return problems
}
