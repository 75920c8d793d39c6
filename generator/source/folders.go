package source

import (
	"path"
	"slices"
	"strings"

	"starling/generator/guide"
	"starling/generator/text"
)

// questions lists the folders of questions.
func (s *scanner) questions(dir node) error {
	nodes, err := s.read(dir.folder)
	if err != nil {
		return err
	}
	var folders []node
	for _, n := range nodes {
		if n.dir {
			folders = append(folders, n)
			continue
		}
		hint := "put it into the folder of the question that shows it"
		if isText(n.name) {
			hint = "a question is a folder: " + code(dir.path+"/"+slugOrName(stemOf(n.name))+"/index.md")
		}
		s.report(n.path, "E109", "a file where only folders of questions are expected", hint)
	}
	return s.questionFolders(folders)
}

// questionFolders notes the folders of questions, to be listed later. Those
// behind links share one budget, and are listed in turn.
func (s *scanner) questionFolders(folders []node) error {
	linked, plain := partition(folders, func(n node) bool { return n.linked })
	for _, n := range plain {
		s.folders = append(s.folders, QuestionFolder{n.path, n})
	}
	return s.eachQuestion(linked)
}

func (s *scanner) eachQuestion(folders []node) error {
	for _, n := range folders {
		if err := s.question(n); err != nil {
			return err
		}
	}
	return nil
}

func partition[T any](list []T, first func(T) bool) (yes, no []T) {
	for _, e := range list {
		if first(e) {
			yes = append(yes, e)
		} else {
			no = append(no, e)
		}
	}
	return yes, no
}

// question lists one question's folder. An empty folder is no mistake: an
// author makes it before the file.
func (s *scanner) question(dir node) error {
	nodes, err := s.read(dir.folder)
	if err != nil || len(nodes) == 0 {
		return err
	}
	s.checkSlug(dir.path, dir.name, dir.name)
	index := false
	for _, n := range nodes {
		switch {
		case n.dir:
			s.report(n.path, "E109", "a folder inside a question is not read", "put its files beside index.md")
		case n.name == "index.md":
			index = true
			s.text(n, guide.KindQuestion)
		case text.Key(n.name) == "index.md" || text.Key(n.name) == "index.markdown":
			index = true
			s.report(n.path, "E109", "a question's text is in `index.md`", "did you mean `index.md`?")
		default:
			s.file(n, guide.KindAnswer)
		}
	}
	if !index {
		s.report(dir.path, "E109", "a question's folder without `index.md`", "write the question into "+code(dir.path+"/index.md"))
	}
	s.sameAddress(nodes)
	return nil
}

// flat lists a folder of texts of one kind.
func (s *scanner) flat(dir node, kind guide.Kind) error {
	nodes, err := s.read(dir.folder)
	if err != nil {
		return err
	}
	for _, n := range nodes {
		if n.dir {
			s.report(n.path, "E109", "a folder inside "+code(dir.path+"/")+" is not read", "put its files into "+code(dir.path+"/"))
			continue
		}
		s.file(n, kind)
		stem := strings.TrimSuffix(n.name, ".md")
		if kind == guide.KindPage && stem != n.name && slices.Contains(guide.Reserved, stem) {
			s.report(n.path, "E107", "the address "+code("/"+stem+"/")+" belongs to the site itself", "give the page another name")
		}
	}
	s.sameAddress(nodes)
	return nil
}

// terms lists the folders of term texts.
func (s *scanner) terms(dir node) error {
	nodes, err := s.read(dir.folder)
	if err != nil {
		return err
	}
	var kinds []string
	for _, k := range guide.TermKinds {
		kinds = append(kinds, k.Name)
	}
	for _, n := range nodes {
		switch {
		case !n.dir:
			s.report(n.path, "E109", "a file where only folders are expected", "the folders are "+strings.Join(kinds, ", "))
		case !slices.Contains(kinds, n.name):
			s.report(n.path, "E109", "there is no kind of term "+code(n.name), nearestOf(n.name, kinds))
		default:
			if err := s.flat(n, guide.KindTerm); err != nil {
				return err
			}
		}
	}
	return nil
}

// static lists everything below static/.
func (s *scanner) static(dir node) error {
	nodes, err := s.read(dir.folder)
	if err != nil {
		return err
	}
	for _, n := range nodes {
		s.checkName(n)
		if n.dir {
			if err := s.static(n); err != nil {
				return err
			}
		} else if s.fits(n, MaxFile) {
			s.list.Static = append(s.list.Static, n.entry(""))
		}
	}
	return nil
}

// file lists a file in a folder of texts: a text of the kind, or an attachment.
func (s *scanner) file(n node, kind guide.Kind) {
	stem := stemOf(n.name)
	switch {
	case path.Ext(n.name) == ".md":
		s.checkSlug(n.path, n.name, stem)
		s.text(n, kind)
	case isText(n.name):
		s.report(n.path, "E109", "a text's name ends in `.md`", "did you mean "+code(slugOrName(stem)+".md")+"?")
	default:
		s.checkName(n)
		if s.fits(n, MaxFile) {
			s.list.Attachments = append(s.list.Attachments, n.entry(""))
		}
	}
}

func (s *scanner) text(n node, kind guide.Kind) {
	if s.fits(n, MaxText) {
		s.list.Texts = append(s.list.Texts, n.entry(kind))
	}
}
