package search

import (
	"slices"
	"strings"
)

// addFacets writes what pages can be filtered by: for each facet its name and
// values on a line, then a line with how many values each page has and which.
func (files fileSet) addFacets(pages []*page) string {
	var b strings.Builder
	for f, name := range facetNames {
		var values []string
		var column []byte
		numbers := map[string]int{}
		for _, p := range pages {
			own := p.values(f)
			column = appendNumber(column, len(own))
			for _, v := range own {
				if _, ok := numbers[v]; !ok {
					numbers[v] = len(values)
					values = append(values, v)
				}
				column = appendNumber(column, numbers[v])
			}
		}
		line(&b, append([]string{name}, values...)...)
		b.Write(column)
		b.WriteByte('\n')
	}
	return files.add("a.", b.String())
}

// values returns a page's values of a facet; an empty one is none.
func (p *page) values(facet int) []string {
	if facet == 0 && p.facets == nil {
		return []string{string(p.kind)}
	}
	if facet >= len(p.facets) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(p.facets[facet]), func(v string) bool { return v == "" })
}
