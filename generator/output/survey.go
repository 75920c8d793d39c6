package output

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"starling/generator/guide"
)

// survey finds out what is in the way of the files to be made.
type survey struct {
	*Folder
	edition   *guide.Edition
	displaced map[string]bool
	// foreign are paths, in order, of what is not ours and in the way.
	foreign []string
	links   bool
	// folded holds the files of ours that the edition has no more, by their
	// paths in lower case; holders the folders of all files of ours. Few
	// publishes need either.
	folded  map[string][]string
	holders map[string]bool
}

// admit finds out how a file to be made can take its place: whether it must be
// staged aside, what must be displaced first, and what foreign stands there.
func (s *survey) admit(t *task) error {
	block := t.lies.blocked
	switch {
	case block != nil && block.link:
		s.links = true
		s.foreign = append(s.foreign, block.path)
	case block != nil && s.ours(block.path):
		// The edition has no such file, or publishable would have said so.
		s.displaced[block.path] = true
		t.aside = true
	case block != nil:
		s.foreign = append(s.foreign, block.path)
	case t.lies.kind == kindFolder:
		return s.displaceFolder(t.path)
	case t.lies.kind == kindNothing || s.ours(t.path):
	default:
		if twin, ok := s.twin(t.path); ok {
			s.displaced[twin] = true
		} else {
			s.foreign = append(s.foreign, t.path)
		}
	}
	return nil
}

func (s *survey) ours(path string) bool {
	_, ours := s.was.files[path]
	return ours
}

// displaceFolder notes that a folder must go, with all that it holds.
func (s *survey) displaceFolder(dir string) error {
	if s.holders == nil {
		s.holders = map[string]bool{}
		for _, parent := range parents(s.was.paths()) {
			s.holders[parent] = true
		}
	}
	return fs.WalkDir(s.root.FS(), dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("%s: %w", path, bare(err))
		}
		switch {
		case entry.IsDir() && s.holders[path]:
		case !entry.IsDir() && s.ours(path):
			s.displaced[path] = true
		case entry.IsDir():
			s.foreign = append(s.foreign, path)
			return fs.SkipDir
		default:
			s.foreign = append(s.foreign, path)
		}
		return nil
	})
}

// twin returns the file of ours that lies at the path under another name, and
// that the edition has no more: where letter case does not count, that is how a
// file looks whose case changed. It is displaced, since to remove it later would
// remove the new one.
func (s *survey) twin(path string) (string, bool) {
	if s.folded == nil {
		s.folded = map[string][]string{}
		for old := range s.was.files {
			if !s.edition.Has(old) {
				s.folded[strings.ToLower(old)] = append(s.folded[strings.ToLower(old)], old)
			}
		}
	}
	here, err := s.root.Lstat(path)
	if err != nil {
		return "", false
	}
	for _, old := range s.folded[strings.ToLower(path)] {
		if info, err := s.root.Lstat(old); err == nil && os.SameFile(here, info) {
			return old, true
		}
	}
	return "", false
}

// refusal returns the error that names what is in the way, or nil.
func (s *survey) refusal() error {
	if len(s.foreign) == 0 {
		return nil
	}
	slices.Sort(s.foreign)
	list := slices.Compact(s.foreign)
	const shown = 10
	names := strings.Join(list[:min(len(list), shown)], ", ")
	if len(list) > shown {
		names += fmt.Sprintf(" and %d more", len(list)-shown)
	}
	r := &Refused{
		Dir: s.dir, Why: fmt.Sprintf("the site needs the place of %s, which Starling did not write", names),
		Hint: "move it away, or take what needs its place out of the guide",
	}
	if s.links {
		r.Why += "; links are not followed"
	}
	return r
}
