package search

import (
	"bytes"
	"encoding/base32"
	"encoding/json"
	"slices"
	"strings"

	"starling/generator/guide"
)

// fileSet is the files of an index by path.
type fileSet map[string]guide.File

// add adds a file under a name of its own and returns the name: the beginning,
// and a digest of what is inside.
func (files fileSet) add(beginning, payload string) string {
	name := shortName(guide.DigestOf([]byte(payload)))
	files.put(Prefix+beginning+name+".js", beginning+name, payload)
	return name
}

// put adds a file that hands its payload over by a name.
func (files fileSet) put(path, name, payload string) {
	files.putLate(path, name, guide.DigestOf([]byte(payload)), func() string { return payload })
}

// putLate adds a file that is made when it is asked for. The digest names all that
// its payload is made from, or that of files which share it.
func (files fileSet) putLate(path, name string, digest guide.Digest, payload func() string) {
	files[path] = guide.File{
		Key:    guide.NewHasher("search").String(path).Digest(digest).Sum(),
		Append: func(into []byte) ([]byte, error) { return appendCall(into, name, payload()), nil },
	}
}

// appendCall appends a call with two literals of JavaScript.
func appendCall(into []byte, name, payload string) []byte {
	const around = 64 // what is not the payload; each of its lines' ends takes a byte more
	b := bytes.NewBuffer(slices.Grow(into, len(payload)+strings.Count(payload, "\n")+around))
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	b.WriteString("starlingShard(")
	_ = e.Encode(name) // a text can always be encoded, and a line's end is put behind it
	b.Truncate(b.Len() - 1)
	b.WriteByte(',')
	_ = e.Encode(payload)
	b.Truncate(b.Len() - 1)
	b.WriteString(")\n")
	return b.Bytes()
}

// Payload returns what a file of the index hands over.
func Payload(file []byte) (string, bool) {
	inside, ok := strings.CutPrefix(string(file), "starlingShard(")
	inside, closed := strings.CutSuffix(inside, ")\n")
	var parts []string
	if !ok || !closed || json.Unmarshal([]byte("["+inside+"]"), &parts) != nil || len(parts) != 2 {
		return "", false
	}
	return parts[1], true
}

// letters are small letters, since some systems take capitals for the same.
var letters = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// shortName returns 40 bits of a digest: among the thousands of files of an index
// no two meet by chance.
func shortName(d guide.Digest) string { return letters.EncodeToString(d[:5]) }
