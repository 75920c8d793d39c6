package lint

import (
	"strconv"

	"starling/generator/guide"
)

// alsoAsked is W201: a question that is found under one wording only.
func alsoAsked(f *findings) {
	if f.doc.Kind != guide.KindQuestion {
		return
	}
	wanted := int(f.limit("W201", 3))
	if n := len(f.doc.Front.AlsoAsked); n < wanted {
		f.warn(f.field("also_asked", "question"), "W201", counted(n, "other wording")+" under `also_asked`, and "+strconv.Itoa(wanted)+" are wanted",
			"add how else interviewers put it: readers search for the words that they were asked in")
	}
}

// neededParts is W203: what every question's page should have.
func neededParts(f *findings) {
	if f.doc.Kind != guide.KindQuestion {
		return
	}
	at := f.field("question", "category")
	for _, part := range [][3]string{
		{"follow-up-questions", "Follow-up questions", "add what the interviewer may ask next"},
		{"avoid", "Avoid", "add what costs points here"},
	} {
		if f.doc.Section(part[0]) == nil && !f.meant(part[1]) {
			f.warn(at, "W203", "there is no section `## "+part[1]+"`", part[2])
		}
	}
	tips := 0
	wanted := int(f.limit("W203", 3))
	if s := f.doc.Section("how-to-answer"); s != nil {
		tips = len(s.Items)
		at = s.Place
	}
	if tips < wanted && !(tips == 0 && f.meant("How to answer")) {
		f.warn(at, "W203", counted(tips, "tip")+" under `## How to answer`, and "+strconv.Itoa(wanted)+" are wanted",
			"give each a level-3 heading, or make them an ordered list")
	}
}

// examples is W202: a question without an example, or whose examples are all of
// one kind.
func examples(s *subject) guide.Problems {
	q := s.question
	if q == nil || s.answer != nil {
		return nil
	}
	at := s.field("question", "category")
	warn := func(says, hint string) guide.Problems {
		return guide.Problems{warning(s.doc.Path, at, "W202", says, hint)}
	}
	var speakers []*subject
	for _, list := range [][]*guide.Answer{q.Answers, q.Elsewhere} {
		for _, a := range list {
			speakers = append(speakers, &subject{doc: a.Doc, taxonomy: s.taxonomy})
		}
	}
	if len(speakers) == 0 {
		return warn("the question has no sample answer", "add one beside it, or name the question under `also_answers` of another's")
	}
	if len(speakers) < 2 {
		return nil
	}
	industry, level := speakers[0].industry(), speakers[0].doc.Front.Level
	oneIndustry, oneLevel := industry != "", true
	for _, a := range speakers[1:] {
		oneIndustry = oneIndustry && a.industry() == industry
		oneLevel = oneLevel && a.doc.Front.Level == level
	}
	switch {
	case oneIndustry && oneLevel:
		return warn("all sample answers are of one industry, `"+industry+"`, and one level, `"+level+"`", "add one from elsewhere, so that more readers find themselves")
	case oneIndustry:
		return warn("all sample answers are of one industry, `"+industry+"`", "add one from another, so that more readers find themselves")
	case oneLevel:
		return warn("all sample answers are of one level, `"+level+"`", "add one of another, so that more readers find themselves")
	}
	return nil
}

// counted returns a number with its noun.
func counted(n int, noun string) string {
	switch n {
	case 0:
		return "no " + noun
	case 1:
		return "1 " + noun
	}
	return strconv.Itoa(n) + " " + noun + "s"
}
