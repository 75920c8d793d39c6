package lint

import (
	"fmt"

	"starling/generator/guide"
	"starling/generator/text"
)

// wholeGuide runs the rules that compare texts.
func wholeGuide(in *Input, subjects []*subject) guide.Problems {
	var list guide.Problems
	for _, s := range subjects {
		list = append(list, examples(s)...)
	}
	list = append(list, outdated(subjects)...)
	list = append(list, lost(in)...)
	if in.Quick {
		return list
	}
	limit := 0.6
	if own, ok := in.Guide.Settings.Lint.Thresholds["W205"]; ok {
		limit = own
	}
	list = append(list, in.alike(subjects, false, limit)...)
	// Answers are shorter and told by one hand: half as many words in common are
	// a copy.
	return append(list, in.alike(subjects, true, limit-0.1)...)
}

// alike is W205: questions, or answers, that say nearly the same in nearly the
// same words.
func (in *Input) alike(subjects []*subject, answers bool, limit float64) guide.Problems {
	var texts []*subject
	for _, s := range subjects {
		if s.question != nil && (s.answer != nil) == answers {
			texts = append(texts, s)
		}
	}
	sketches := make([]text.Sketch, len(texts))
	_ = inParallel(len(texts), func(i int) {
		if answers {
			sketches[i] = text.NewSketch(texts[i].plain(guide.RoleAnswer))
		} else {
			sketches[i] = text.NewSketch(texts[i].question.Title + "\n" + texts[i].plain(guide.RoleProse, guide.RoleItem))
		}
	})
	what, roles := "question", []guide.Role{guide.RoleProse, guide.RoleItem}
	if answers {
		what, roles = "answer", []guide.Role{guide.RoleAnswer}
	}
	var list guide.Problems
	told := map[int]bool{}
	for _, pair := range text.Alike(sketches, limit) {
		if told[pair.Second] {
			continue
		}
		told[pair.Second] = true
		first, second := texts[pair.First], texts[pair.Second]
		at := second.beginning(roles...)
		list = append(list, warning(second.doc.Path, at, "W205",
			fmt.Sprintf("this %s shares %.0f %% of its phrases with %s", what, 100*pair.Likeness, in.Folder+first.doc.Path),
			"tell another story, or make them one"))
	}
	return list
}
