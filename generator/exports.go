package generator

import (
	"maps"

	"starling/generator/guide"
	"starling/generator/machine"
	"starling/generator/search"
)

// addExports adds the guide in the forms that a reader can take along.
func (files fileSet) addExports(inputs guide.Digest, l *linked) {
	maps.Copy(files, machine.Exports(inputs, l.Guide))
}

// addKept adds what a browser keeps the site with, last of all: it names the
// edition, so that browsers notice another one. An author's own file wins.
func (files fileSet) addKept(t *texts, s *settings, a *bundledAssets) {
	kept := machine.Kept(files.digest(t), &s.Settings, a.Assets, func(path string) bool { _, ok := files[path]; return ok })
	for path, file := range kept {
		if _, taken := files[path]; !taken {
			files[path] = file
		}
	}
}

// digest names what readers get: all files, and for the index of the search what
// it alone is made from. A draft that is not published does not change it. The keys
// are digests, so their sum without carries names them in any order.
func (files fileSet) digest(t *texts) guide.Digest {
	sum := t.digests["search.yaml"]
	for path, f := range files {
		if f.Whole || path == search.IndexPath {
			continue
		}
		for i := range sum {
			sum[i] ^= f.Key[i]
		}
	}
	return sum
}
