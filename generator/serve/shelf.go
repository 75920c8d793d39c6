package serve

import (
	"slices"
	"strings"
	"sync"

	"starling/generator/guide"
)

// shelf is an edition in service, and the digests of the files that were made
// for somebody.
type shelf struct {
	*guide.Edition

	mu   sync.Mutex
	made map[string]guide.Digest
}

// newShelf returns a shelf for an edition. What is known of the shelf before, nil
// for none, is known of every file with the same key.
func newShelf(e *guide.Edition, before *shelf) *shelf {
	sh := &shelf{Edition: e, made: map[string]guide.Digest{}}
	if before == nil {
		return sh
	}
	before.mu.Lock()
	defer before.mu.Unlock()
	for path, digest := range before.made {
		if e.Has(path) && e.Key(path) == before.Key(path) {
			sh.made[path] = digest
		}
	}
	return sh
}

// file returns a file's bytes and their digest.
func (sh *shelf) file(path string) ([]byte, guide.Digest, error) {
	data, err := sh.File(path)
	if err != nil {
		return nil, guide.Digest{}, err
	}
	digest := guide.DigestOf(data)
	sh.mu.Lock()
	defer sh.mu.Unlock()
	sh.made[path] = digest
	return data, digest, nil
}

// digest returns the digest of a file's bytes, made only if nobody has asked for
// it. A file that cannot be made differs from every one that can.
func (sh *shelf) digest(path string) guide.Digest {
	if d, ok := sh.known(path); ok {
		return d
	}
	_, d, err := sh.file(path)
	if err != nil {
		return guide.NewHasher("no file").String(err.Error()).Sum()
	}
	return d
}

func (sh *shelf) known(path string) (guide.Digest, bool) {
	sh.mu.Lock()
	defer sh.mu.Unlock()
	d, ok := sh.made[path]
	return d, ok
}

// differs tells whether any file of the shelf has other bytes than before. Equal
// keys mean equal bytes. Where keys differ the bytes are compared, those that
// are known first, up to the first difference: nearly always one page.
func (sh *shelf) differs(before *shelf) bool {
	if before == nil || !slices.Equal(sh.Paths(), before.Paths()) {
		return true
	}
	var known, unknown []string
	for _, path := range sh.Paths() {
		if sh.Key(path) == before.Key(path) {
			continue
		}
		if _, ok := before.known(path); ok {
			known = append(known, path)
		} else {
			unknown = append(unknown, path)
		}
	}
	return slices.ContainsFunc(slices.Concat(known, unknown), func(path string) bool {
		return sh.digest(path) != before.digest(path)
	})
}

// spot is where an address leads.
type spot struct {
	path    string // the file
	missing bool   // the file is the page that says so
	slash   bool   // the address lacks its slash at the end
}

// find returns where an address leads. Files are looked up in the edition's
// list, so an address that is no clean path finds nothing.
func (sh *shelf) find(address string) spot {
	path, ok := strings.CutPrefix(address, "/")
	file := guide.OutputPath(path)
	switch {
	case ok && sh.Has(file):
		return spot{path: file}
	case ok && path != "" && sh.Has(path+"/index.html"):
		return spot{path: path + "/index.html", slash: true}
	}
	return spot{path: "404.html", missing: true}
}
