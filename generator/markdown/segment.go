package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"starling/generator/guide"
	"starling/generator/text"
)

// script reads a spoken answer: paragraphs that open with a segment's name in
// bold start a segment, and what follows belongs to it.
func (w *work) script(blocks []ast.Node) guide.Script {
	role := guide.RoleAnswer
	if w.weaker {
		role = guide.RoleWeaker
	}
	defer w.as(role)()
	var s guide.Script
	var current guide.Segment
	var pending []ast.Node
	labelled := label{}
	said := map[string]int{}
	flush := func() {
		if len(pending) == 0 && len(current.Names) == 0 {
			return
		}
		w.reader.segment = len(s.Segments)
		current.Text, current.Words = w.counted(pending...)
		w.doc.Words += current.Words
		if len(current.Names) > 0 && current.Words == 0 {
			w.problem(labelled.start, labelled.stop, "E112", "nothing follows the label `"+labelled.name+"`", "write what is said there, or delete the label")
		}
		s.Segments = append(s.Segments, current)
		s.Words += current.Words
		pending = nil
	}
	for _, block := range blocks {
		if l, names, ok := w.segmentLabel(block); ok {
			flush()
			labelled = l
			current = w.segment(l, names)
			current.Part = w.part(names[0], said[names[0]])
			said[names[0]]++
			l.remove()
			if block.FirstChild() == nil {
				continue
			}
		}
		pending = append(pending, block)
	}
	flush()
	return s
}

func (w *work) segment(l label, names []string) guide.Segment {
	id := text.HeadingID(strings.Join(names, " "))
	if w.weaker {
		id = "weaker-" + id
	}
	return guide.Segment{Names: names, ID: w.anchor(id), Place: w.place(l.start, l.stop)}
}

// part returns the part of a segment of which so many have come before. A shape
// may begin and end with segments of one name, as PREP does with its point: the
// first label is the first of them, and any after the last is the last.
func (w *work) part(name string, before int) string {
	part := ""
	for _, s := range w.framework.Segments {
		if s.Name != name {
			continue
		}
		part = s.Part
		if before == 0 {
			break
		}
		before--
	}
	return part
}

// segmentLabel tells whether a block opens with a label of the framework, and
// reports what looks like one but is not.
func (w *work) segmentLabel(block ast.Node) (label, []string, bool) {
	if block.Kind() != ast.KindParagraph {
		return label{}, nil, false
	}
	l, ok := w.label(block)
	if !ok {
		w.unspacedLabel(block)
		return label{}, nil, false
	}
	names, known := w.segmentNames(l.name)
	if known {
		if l.joined {
			w.problem(l.start, l.stop, "E112", "a space is missing after the label `"+l.name+"`", "write `**"+names[0]+".** text`")
		}
		return l, names, true
	}
	alone := l.after == nil && !l.joined
	if (l.marked || alone) && len(w.framework.Segments) > 0 {
		w.foreignLabel(l)
	}
	return label{}, nil, false
}

// joints are what may stand between two names of one label.
var joints = regexp.MustCompile(`(?i)\s*(?:\band\b|[&/+,])\s*`)

// segmentNames reads a label's names in the framework's own spelling.
func (w *work) segmentNames(l string) ([]string, bool) {
	if name, ok := segmentName(w.framework, l); ok {
		return []string{name}, true
	}
	var names []string
	for _, part := range joints.Split(l, -1) {
		name, ok := segmentName(w.framework, part)
		if !ok {
			return nil, false
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names, len(names) > 0
}

func segmentName(f guide.Framework, name string) (string, bool) {
	folded := text.Fold(name)
	for _, s := range f.Segments {
		if text.Fold(s.Name) == folded {
			return s.Name, true
		}
	}
	return "", false
}

// foreignLabel reports a label of another framework, or one that is misspelt.
func (w *work) foreignLabel(l label) {
	var own []string
	for _, s := range w.framework.Segments {
		own = append(own, s.Name)
	}
	list := "its segments are " + strings.Join(own, ", ")
	if near := nearSegment(l.name, own); near != "" {
		w.problem(l.start, l.stop, "E112", "`"+l.name+"` is no segment of "+w.framework.Name, "did you mean `**"+near+".**`?")
		return
	}
	if parts := joints.Split(l.name, -1); len(parts) > 1 {
		w.foreignJoint(l, parts, own)
		return
	}
	for _, f := range w.frameworks {
		if name, ok := segmentName(f, l.name); ok {
			w.problem(l.start, l.stop, "E112", "`"+name+"` belongs to "+f.Name+", and this answer has the shape of "+w.framework.Name,
				list+"; or set `framework: "+f.Slug+"`")
			return
		}
	}
}

// foreignJoint reports a label of several names where every one is a segment of
// some framework, or nearly one of this: other bold openings join words too.
func (w *work) foreignJoint(l label, parts, own []string) {
	var meant []string
	for _, part := range parts {
		name := nearSegment(part, own)
		known := slices.ContainsFunc(w.frameworks, func(f guide.Framework) bool {
			_, ok := segmentName(f, part)
			return ok
		})
		switch {
		case name != "":
			meant = append(meant, name)
		case !known:
			return
		}
	}
	hint := "its segments are " + strings.Join(own, ", ")
	if len(meant) == len(parts) {
		hint = "did you mean `**" + strings.Join(meant, " and ") + ".**`?"
	}
	w.problem(l.start, l.stop, "E112", "`"+l.name+"` joins names that are no segments of "+w.framework.Name, hint)
}

// nearSegment returns the segment that a word is within two letters of; short
// names allow one, since two letters away from "Past" lies half the dictionary.
func nearSegment(word string, names []string) string {
	folded := text.Fold(word)
	for _, name := range names {
		limit := 1
		if len(name) >= 6 {
			limit = 2
		}
		if text.Distance(folded, text.Fold(name)) <= limit {
			return name
		}
	}
	return ""
}

// unspacedLabel reports "**Situation.**text", which Markdown does not read as
// bold because of the missing space.
func (w *work) unspacedLabel(block ast.Node) {
	at := start(block)
	line := w.src.Body[at:w.lineEnd(at)]
	if !bytes.HasPrefix(line, []byte("**")) {
		return
	}
	end := bytes.Index(line[2:], []byte("**"))
	if end < 0 {
		return
	}
	name := strings.TrimRight(string(line[2:2+end]), labelEnds+" ")
	if names, ok := w.segmentNames(name); ok {
		w.problem(at, at+end+4, "E112", "a space is missing after the label `"+name+"`", "write `**"+names[0]+".** text`")
	}
}
