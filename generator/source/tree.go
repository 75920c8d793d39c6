package source

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/adrg/frontmatter"
	"go.yaml.in/yaml/v4"

	"starling/generator/guide"
)

// tree is a YAML text as nodes, with what is needed to say where in the file
// each node stands, and the mistakes found in it.
type tree struct {
	path string
	text string
	// first is the file's line at which the text begins, and starts are the
	// offsets of the text's lines.
	first  int
	starts []int
	// root is nil where there are no fields.
	root     *yaml.Node
	problems guide.Problems
}

// strict is the one format of front matter: lines of "---" around YAML that is
// read as a tree.
var strict = frontmatter.NewFormat("---", "---", func(data []byte, v any) error {
	return v.(*tree).load(data)
})

// readers are buffers for MustParse, which would make a new one for each text.
var readers = sync.Pool{New: func() any { return bufio.NewReader(nil) }}

// readFront returns the tree of a front matter, given with both its "---" lines.
func readFront(path string, head []byte) *tree {
	t := &tree{path: path, first: 2}
	reader := readers.Get().(*bufio.Reader)
	defer readers.Put(reader)
	reader.Reset(bytes.NewReader(head))
	if _, err := frontmatter.MustParse(reader, t, strict); err != nil {
		t.syntaxError(err)
	}
	return t
}

// readYAML returns the tree of a YAML file's text.
func readYAML(path string, data []byte) *tree {
	t := &tree{path: path, first: 1}
	if p := checkYAML(path, data, 0); p != nil {
		t.problems = append(t.problems, *p)
	} else if err := t.load(data); err != nil {
		t.syntaxError(err)
	}
	return t
}

// limits keeps nesting far below what the library allows: no field needs more
// than a list of maps of lists, and deep nesting costs time.
type limits struct{}

const maxDepth = 12

var errDepth = errors.New("nested too deeply")

// CheckDepth refuses a value nested more than maxDepth deep.
func (limits) CheckDepth(depth int, _ *yaml.DepthContext) error {
	if depth > maxDepth {
		return errDepth
	}
	return nil
}

// CheckAlias refuses every alias.
func (limits) CheckAlias(aliases, _ int) error {
	if aliases > 0 {
		return errors.New("an alias")
	}
	return nil
}

// load reads the text as one YAML document. The tree has no root afterwards if
// the text has no fields or cannot be used; the error is the library's.
func (t *tree) load(data []byte) error {
	t.text = string(data)
	t.starts = lineStarts(data)
	loader, err := yaml.NewLoader(bytes.NewReader(data), yaml.WithPlugin(limits{}))
	if err != nil {
		return err
	}
	var document, second yaml.Node
	switch err := loader.Load(&document); {
	case err == io.EOF:
		return nil
	case err != nil:
		return err
	}
	if err := loader.Load(&second); err != io.EOF {
		return cmp.Or(err, errSecond)
	}
	root := document.Content[0]
	if isNull(root) {
		return nil
	}
	t.refuse(root)
	if len(t.problems) == 0 && root.Kind != yaml.MappingNode {
		t.report(t.place(root), "E101", "lines of `name: value` are expected", "write a colon and a space after each field's name")
	}
	if len(t.problems) == 0 {
		t.root = root
	}
	return nil
}

var errSecond = errors.New("a second YAML document")

func lineStarts(data []byte) []int {
	starts := make([]int, 1, 1+bytes.Count(data, []byte{'\n'}))
	for i, c := range data {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// refuse reports what YAML can do and authors do not need: anchors, aliases,
// tags, merge keys, repeated keys, and keys that are no text.
func (t *tree) refuse(n *yaml.Node) {
	raw := t.rest(n)
	quotes := "put the text in quotes"
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "" || strings.HasPrefix(raw, "&") || strings.HasPrefix(raw, "*"):
		t.report(t.place(n), "E101", "a text that begins with & or * is an anchor or alias, which are not allowed", quotes)
		return
	case n.Style&yaml.TaggedStyle != 0 || n.Style&quoted == 0 && strings.HasPrefix(raw, "!"):
		t.report(t.place(n), "E101", "a text that begins with ! is a tag, which are not allowed", quotes)
		return
	}
	if n.Kind == yaml.MappingNode {
		t.refuseKeys(n)
	}
	for _, child := range n.Content {
		t.refuse(child)
	}
}

func (t *tree) refuseKeys(n *yaml.Node) {
	lines := make(map[string]int, len(n.Content)/2)
	for i := 0; i < len(n.Content); i += 2 {
		key := n.Content[i]
		switch {
		case key.Kind == yaml.AliasNode:
		case key.Kind != yaml.ScalarNode:
			t.report(t.place(key), "E101", "a field's name must be plain text", "put the text in quotes")
		case key.Value == "<<" && key.Style&quoted == 0:
			t.report(t.place(key), "E101", "a merge key is not allowed", "write the fields out")
		case lines[key.Value] > 0:
			t.report(t.place(key), "E101", fmt.Sprintf("the field %s is given twice, first on line %d", code(key.Value), lines[key.Value]), "keep one of them")
		default:
			lines[key.Value] = t.place(key).Line
		}
	}
}

const quoted = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle

// isNull tells whether a node is an empty value: nothing, ~ or null.
func isNull(n *yaml.Node) bool {
	if n.Kind != yaml.ScalarNode || n.Style != 0 {
		return false
	}
	switch n.Value {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

// report adds a problem.
func (t *tree) report(at guide.Place, code, text, hint string) {
	t.problems = append(t.problems, guide.NewProblem(t.path, at, code, text, hint))
}
