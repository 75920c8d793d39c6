package serve

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"starling/generator/guide"
)

// shelf is an edition in service.
type shelf struct {
	*guide.Edition
	made *made
}

// made holds the digests of files that were made for somebody, each with the key
// that it was made with: those of the last edition too, since equal keys mean
// equal bytes. It is shared by all shelves of a server, and safe for use by
// several goroutines.
type made struct {
	mu    sync.Mutex
	files map[string]madeFile
}

type madeFile struct{ key, digest guide.Digest }

// forget drops what is known of files that the edition does not hold, and of late
// ones: to look for one of those is to make them all.
func (m *made) forget(e *guide.Edition) {
	m.mu.Lock()
	defer m.mu.Unlock()
	maps.DeleteFunc(m.files, func(path string, _ madeFile) bool { return e.IsLate(path) || !e.Has(path) })
}

// file returns a file's bytes and their digest.
func (sh *shelf) file(path string) ([]byte, guide.Digest, error) {
	data, err := sh.File(path)
	if err != nil {
		return nil, guide.Digest{}, err
	}
	f := madeFile{sh.Key(path), guide.DigestOf(data)}
	sh.made.mu.Lock()
	defer sh.made.mu.Unlock()
	sh.made.files[path] = f
	return data, f.digest, nil
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
	sh.made.mu.Lock()
	defer sh.made.mu.Unlock()
	f, ok := sh.made.files[path]
	return f.digest, ok && f.key == sh.Key(path)
}

// differs tells whether any file of the shelf has other bytes than before. Equal
// keys mean equal bytes. Where keys differ the bytes are compared, those that
// are known first, up to the first difference: nearly always one page. The files
// of a search index are made only when somebody searches, and not for this.
func (sh *shelf) differs(before *shelf) bool {
	if before == nil || sh.Len() != before.Len() {
		return true
	}
	var known, unknown []string
	for path, key := range sh.Keys() {
		switch {
		case !before.Has(path):
			return true
		case key == before.Key(path):
			continue
		}
		if _, ok := before.known(path); ok {
			known = append(known, path)
		} else {
			unknown = append(unknown, path)
		}
	}
	return slices.ContainsFunc(slices.Concat(known, unknown), func(path string) bool {
		was := before.digest(path) // first: what is made now takes its place
		return was != sh.digest(path)
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
