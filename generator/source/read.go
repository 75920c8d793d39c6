package source

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"starling/generator/guide"
	"starling/generator/text"
)

// Read returns one text that Scan has listed: its front matter typed by the
// taxonomy, its body with LF line ends. The mistakes found are in its Problems,
// sorted. Where the front matter cannot be read (E101), or the file is no text
// (E118), Front is zero and there is no Body, so that nothing of it can be
// published. The error is the machine's; it wraps fs.ErrNotExist where the
// file has gone since.
func Read(fsys fs.FS, e Entry, tax *guide.Taxonomy) (*guide.Source, error) {
	data, err := readFile(fsys, e.Path, e.Size, MaxText)
	if errors.Is(err, errTooLarge) {
		return &guide.Source{Path: e.Path, Kind: e.Kind, BodyLine: 1, Problems: guide.Problems{tooLarge(e.Path, MaxText)}}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read text: %w", err)
	}
	return Parse(e, data, tax), nil
}

// Parse returns the text of an entry from its bytes, as Read does.
func Parse(e Entry, data []byte, tax *guide.Taxonomy) *guide.Source {
	s := &guide.Source{Path: e.Path, Kind: e.Kind, Digest: guide.DigestOf(data), BodyLine: 1}
	if e.Kind == guide.KindTerm {
		s.Problems = checkTerm(e.Path, tax)
	}
	plain, problem := plainText(e.Path, data)
	var parts split
	if problem == nil {
		parts, problem = splitFront(e.Path, plain)
	}
	if problem != nil {
		s.Problems = append(s.Problems, *problem)
		return s
	}
	s.Head = guide.DigestOf(parts.head)
	t := readFront(e.Path, parts.head)
	if readable := len(t.problems) == 0; readable {
		s.Front = typeFront(t, e.Kind, tax)
		s.Body, s.BodyLine = unixLines(parts.body), parts.bodyLine
	}
	s.Problems = append(s.Problems, t.problems...).Sort()
	return s
}

// unixLines returns a body with LF line ends. CRLF is gone already; a lone
// carriage return ends a line in Markdown as well.
func unixLines(body []byte) []byte {
	if bytes.IndexByte(body, '\r') < 0 {
		return body
	}
	return bytes.ReplaceAll(body, []byte{'\r'}, []byte{'\n'})
}

// checkTerm returns a problem where the file is named after no word of its
// vocabulary: "terms/roles/nurse.md" needs a role "nurse".
func checkTerm(file string, tax *guide.Taxonomy) guide.Problems {
	kind, slug := path.Base(path.Dir(file)), strings.TrimSuffix(path.Base(file), ".md")
	for _, k := range guide.TermKinds {
		if k.Name != kind || known(tax, k.Vocabulary, slug) || !text.IsSlug(slug) {
			continue
		}
		words, what := vocabulary(tax, k.Vocabulary)
		return guide.Problems{guide.NewProblem(file, guide.Place{}, "E104", "there is no "+what+" "+code(slug)+" that this text could be about", nearestOf(slug, words()))}
	}
	return nil
}
