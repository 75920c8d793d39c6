package source

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"starling/generator/guide"
)

// maxDay is the last day that a plan may have: a year.
const maxDay = 366

// items reads a collection's entries: slugs of questions, or maps.
func (r *fronts) items(n *yaml.Node) []guide.Item {
	var list []guide.Item
	for node := range r.filledValues(n, "items") {
		before := len(r.front.Places)
		item, ok := r.item(node, len(list))
		if ok && item.Day != badDay && slices.Contains(list, item) {
			r.report(r.place(node), "E105", "this entry stands in the list twice", "keep one of them")
			ok = false
		}
		if !ok {
			r.front.Places = r.front.Places[:before]
			continue
		}
		r.placed("items", len(list), node)
		list = append(list, item)
	}
	return list
}

// item reads one entry. What is wrong in an entry is left out of it; an entry
// that names no text is left out whole.
func (r *fronts) item(n *yaml.Node, number int) (item guide.Item, ok bool) {
	if n.Kind != yaml.MappingNode {
		item.Question, ok = r.itemSlug(n, "items.question", number)
		return item, ok
	}
	named := false
	for _, p := range r.pairs(n, "items") {
		if !slices.Contains(guide.ItemFields, p.name) {
			meant := r.unknownField(p.key, "an entry of `items`", guide.ItemFields)
			named = named || meant == "question" || meant == "article"
			continue
		}
		named = named || p.name == "question" || p.name == "article"
		if !r.filled(p.value, p.name) {
			continue
		}
		field := "items." + p.name
		switch p.name {
		case "question":
			item.Question, _ = r.itemSlug(p.value, field, number)
		case "article":
			item.Article, _ = r.itemSlug(p.value, field, number)
		case "answer":
			item.Answer, _ = r.itemSlug(p.value, field, number)
		case "note":
			if item.Note, ok = r.words(p.value, "note", 0, maxLine); ok {
				r.placed(field, number, p.value)
			}
		case "day":
			if item.Day, ok = r.number(p.value, "day", 1, maxDay); ok {
				r.placed(field, number, p.value)
			} else {
				item.Day = badDay
			}
		}
	}
	return r.checkItem(n, item, named)
}

// badDay stands for a day that was reported already, until the days are checked.
const badDay = -1

// checkItem reports an entry that names no text, or two.
func (r *fronts) checkItem(n *yaml.Node, item guide.Item, named bool) (guide.Item, bool) {
	switch {
	case !named:
		r.report(r.place(n), "E102", "an entry of `items` names a question or an article", "add `question: ...`")
	case item.Question != "" && item.Article != "":
		r.report(r.place(n), "E105", "an entry of `items` names a question or an article, not both", "make two entries of it")
	case item.Article != "" && item.Answer != "":
		r.report(r.place(n), "E105", "only an entry with a question can name an answer", "name the question too, or delete `answer`")
		item.Answer = ""
	}
	return item, item.Question != "" || item.Article != ""
}

func (r *fronts) itemSlug(n *yaml.Node, field string, number int) (string, bool) {
	value, ok := r.scalar(n, field)
	if !ok {
		return "", false
	}
	if value, ok = r.reference(n, value); ok {
		r.placed(field, number, n)
	}
	return value, ok
}

// match reads what a collection selects questions by.
func (r *fronts) match(n *yaml.Node) (m guide.Match) {
	var names []string
	for _, f := range guide.MatchFields {
		names = append(names, f.Name)
	}
	for _, p := range r.pairs(n, "match") {
		i := slices.Index(names, p.name)
		if i < 0 {
			r.unknownField(p.key, "`match`", names)
			continue
		}
		of := guide.MatchFields[i]
		r.placed("match."+p.name, -1, p.key)
		if r.filled(p.value, p.name) {
			field := guide.Field{Name: p.name, Type: guide.TypeSlugs, Of: of.Of, Choices: of.Choices}
			*of.At(&m) = r.several(&field, "match."+p.name, p.value)
		}
	}
	return m
}

// collection checks what a collection's fields must be together, given which
// of items and match it has.
func (r *fronts) collection(items, match bool) {
	plan := r.front.CollectionKind == "plan"
	switch {
	case items && match:
		r.report(r.front.Place("match", -1), "E105", "a collection has `items` or `match`, not both", "delete one of them")
	case plan && match:
		r.report(r.front.Place("match", -1), "E105", "a plan lists its `items`, each with a day", "write `items` instead of `match`")
	case !items && !match:
		r.report(openerPlace, "E102", "the field `items` is missing", "add `items` with a list of questions, or `match`")
	}
	r.days(plan)
}

// days reports a plan's entries without a day or before an earlier one's.
func (r *fronts) days(plan bool) {
	last := 0
	for i := range r.front.Items {
		item := &r.front.Items[i]
		switch {
		case item.Day == badDay:
			item.Day = 0
		case !plan:
		case item.Day == 0:
			r.report(r.front.Place("items", i), "E115", "an entry of a plan has no day", "write it as {day: 1, question: ...}")
		case item.Day < last:
			r.report(r.front.Place("items.day", i), "E115", "the days of a plan are out of order", "sort the entries by day")
		default:
			last = item.Day
		}
	}
}
