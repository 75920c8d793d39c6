package output

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"starling/generator/guide"
)

const (
	manifestName = ".starling.json"
	// journalName is where the union waits while files are staged.
	journalName = "..starling.json.starling"
	// finalName is where the last manifest waits while files are set in place:
	// it is written beforehand, so that a full disk cannot stop the last step.
	finalName = "..starling.done.starling"
	// lockName is locked where a folder itself cannot be (see lock_windows.go).
	lockName = ".starling.lock"

	manifestVersion = 1
)

// manifest is what stands in .starling.json: the files that are ours.
type manifest struct {
	// inputs is zero while files are being set in place.
	inputs guide.Digest
	files  map[string]entry
}

// entry says what we know of a file of ours. The zero entry fits no file: it
// is that of a file about to change.
type entry struct {
	key, digest guide.Digest
	// size is in bytes, and time the modification time in nanoseconds since 1970.
	size, time int64
	// old tells that the file belongs to the edition before.
	old bool
}

// same tells whether two manifests say the same.
func (m manifest) same(other manifest) bool {
	return m.inputs == other.inputs && maps.Equal(m.files, other.files)
}

// paths returns the manifest's files, sorted.
func (m manifest) paths() []string { return slices.Sorted(maps.Keys(m.files)) }

// encode returns the manifest as JSON, a line for each file in the order of
// their paths, so that equal manifests have equal bytes.
func (m manifest) encode() []byte {
	b := make([]byte, 0, 100+200*len(m.files))
	b = append(b, `{"starling":`...)
	b = strconv.AppendInt(b, manifestVersion, 10)
	b = append(b, `,"inputs":`...)
	b = appendDigest(b, m.inputs)
	b = append(b, `,"files":{`...)
	for i, path := range m.paths() {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, '\n')
		b = appendString(b, path)
		b = append(b, ':')
		b = appendEntry(b, m.files[path])
	}
	return append(b, "}}\n"...)
}

func appendEntry(b []byte, e entry) []byte {
	if e == (entry{}) {
		return append(b, "{}"...)
	}
	b = append(b, `{"key":`...)
	b = appendDigest(b, e.key)
	b = append(b, `,"digest":`...)
	b = appendDigest(b, e.digest)
	b = append(b, `,"size":`...)
	b = strconv.AppendInt(b, e.size, 10)
	b = append(b, `,"time":`...)
	b = strconv.AppendInt(b, e.time, 10)
	if e.old {
		b = append(b, `,"old":true`...)
	}
	return append(b, '}')
}

// appendDigest writes the zero digest, which names nothing, as "".
func appendDigest(b []byte, d guide.Digest) []byte {
	b = append(b, '"')
	if d != (guide.Digest{}) {
		b = hex.AppendEncode(b, d[:])
	}
	return append(b, '"')
}

func appendString(b []byte, s string) []byte {
	quoted, err := json.Marshal(s)
	if err != nil {
		panic(err) // a string can always be written
	}
	return append(b, quoted...)
}

// hexDigest is a digest as the manifest writes it.
type hexDigest guide.Digest

func (d *hexDigest) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		return nil
	}
	if hex.DecodedLen(len(text)) != len(d) {
		return fmt.Errorf("%q is no digest", text)
	}
	_, err := hex.Decode(d[:], text)
	return err
}

// decode reads a manifest. The error completes the sentence "its .starling.json ...".
func decode(data []byte) (manifest, error) {
	var file struct {
		Starling int
		Inputs   hexDigest
		Files    map[string]struct {
			Key, Digest hexDigest
			Size, Time  int64
			Old         bool
		}
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return manifest{}, fmt.Errorf("cannot be read: %w", err)
	}
	switch {
	case file.Starling <= 0:
		return manifest{}, errors.New("is not Starling's")
	case file.Starling > manifestVersion:
		return manifest{}, errors.New("was written by a newer version of Starling")
	}
	m := manifest{inputs: guide.Digest(file.Inputs), files: make(map[string]entry, len(file.Files))}
	for path, e := range file.Files {
		if !inside(path) {
			return manifest{}, fmt.Errorf("names %q, which is no file of a site", path)
		}
		m.files[path] = entry{key: guide.Digest(e.Key), digest: guide.Digest(e.Digest), size: e.Size, time: e.Time, old: e.Old}
	}
	return m, nil
}

// inside tells whether a path names a file that can be ours: relative, without
// detours, a name on this system too, and none of the names we work with. A
// backslash separates folders on some systems, so it is allowed on none.
func inside(path string) bool {
	if !fs.ValidPath(path) || path == "." || strings.ContainsAny(path, "\\\x00") || !filepath.IsLocal(filepath.FromSlash(path)) {
		return false
	}
	if strings.EqualFold(path, manifestName) || strings.EqualFold(path, lockName) {
		return false
	}
	name := path[strings.LastIndexByte(path, '/')+1:]
	return !strings.HasPrefix(name, ".") || !strings.HasSuffix(name, stagedSuffix)
}

// readManifest reads the manifest in a file of the folder. The error wraps
// fs.ErrNotExist where there is none.
func readManifest(root *os.Root, name string) (manifest, error) {
	info, err := root.Lstat(name)
	if err != nil {
		return manifest{}, err
	}
	// Opening a pipe would wait for ever, and a link could lead to another site's.
	if !info.Mode().IsRegular() {
		return manifest{}, errors.New("is not a file")
	}
	data, err := root.ReadFile(name)
	if err != nil {
		return manifest{}, fmt.Errorf("cannot be read: %w", bare(err))
	}
	return decode(bytes.TrimPrefix(data, []byte("\ufeff")))
}
