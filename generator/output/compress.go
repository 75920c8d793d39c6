package output

import (
	"bytes"
	"io"
	"path"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"

	"starling/generator/guide"
)

// brotliLevel is where brotli's time and what it saves part: from 6 to 11 a page
// loses a tenth of its size and takes thirty times as long.
const brotliLevel = 6

// press compresses what is written to it, to what Reset has named. It keeps room
// for the file that goes in.
type press struct {
	writer interface {
		io.WriteCloser
		Reset(io.Writer)
	}
	plain []byte
}

// compressions are the ways to compress a file, by what its name ends in. Presses
// are kept, since each makes large tables.
var compressions = map[string]*sync.Pool{
	".br": {New: func() any { return &press{writer: brotli.NewWriterLevel(nil, brotliLevel)} }},
	".gz": {New: func() any {
		w, _ := gzip.NewWriterLevel(nil, gzip.BestCompression) // which is a level
		return &press{writer: w}
	}},
}

// texts are the endings of files that are worth compressing.
var texts = map[string]bool{
	".html": true, ".css": true, ".js": true, ".svg": true, ".json": true, ".xml": true, ".txt": true, ".md": true,
	".webmanifest": true, ".ics": true, ".csv": true, ".tsv": true,
}

// compressedOf returns the file whose bytes a file holds compressed, and the
// ending that tells; "" for any other file.
func compressedOf(file string) (of, ending string) {
	ending = path.Ext(file)
	of = strings.TrimSuffix(file, ending)
	if compressions[ending] == nil || !texts[path.Ext(of)] {
		return "", ""
	}
	return of, ending
}

// compressed returns the edition with its text files in all compressions too. A
// file of the author's that has such a name stays what it is.
func compressed(e *guide.Edition) *guide.Edition {
	paths := e.Paths()
	files := make(map[string]guide.File, 3*len(paths))
	for _, file := range paths {
		if texts[path.Ext(file)] {
			for ending := range compressions {
				files[file+ending] = guide.File{
					Key:    guide.NewHasher("compressed").String(ending).Digest(e.Key(file)).Sum(),
					Append: func(into []byte) ([]byte, error) { return appendCompressed(into, e, file, ending) },
				}
			}
		}
	}
	for _, file := range paths {
		files[file] = guide.File{Key: e.Key(file), Append: func(into []byte) ([]byte, error) { return e.AppendFile(into, file) }}
	}
	return guide.NewEdition(e.Inputs, files, e.Problems())
}

// appendCompressed makes a file and appends its bytes compressed.
func appendCompressed(into []byte, e *guide.Edition, file, ending string) ([]byte, error) {
	p := compressions[ending].Get().(*press)
	defer compressions[ending].Put(p)
	plain, err := e.AppendFile(p.plain[:0], file)
	if err != nil {
		return nil, err
	}
	if p.plain = plain; cap(plain) > mostKept {
		p.plain = nil
	}
	b := bytes.NewBuffer(into)
	p.writer.Reset(b)
	if _, err := p.writer.Write(plain); err != nil {
		return nil, err
	}
	if err := p.writer.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
