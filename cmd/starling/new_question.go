package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"starling/generator/scaffold"
)

func newQuestion(print *printer) *cobra.Command {
	d := &drafter{print: print}
	var category, competency string
	c := d.command("question QUESTION", "Write the draft of a question", func(arg string) (scaffold.File, error) {
		q := scaffold.Question{Text: scaffold.Plain(arg), Category: category, Competency: competency}
		var err error
		if q.Slug, err = d.named(q.Text); err != nil {
			return scaffold.File{}, err
		}
		if err := d.sort(&q); err != nil {
			return scaffold.File{}, err
		}
		return q.Draft(&d.tax), nil
	})
	c.Long = "Question writes the draft of a question. QUESTION is what an interviewer says, in quotes. Its folder is\n" +
		"named after its words, which also suggest its category and competency."
	c.Example = `  starling new question "Tell me about a time you made a mistake"`
	d.word(c, &category, "category", "categories", "its category, instead of the one that its words suggest")
	d.word(c, &competency, "competency", "competencies", "what is being scored, instead of what its words suggest")
	return c
}

// sort checks a question's category and competency, and suggests what is not given.
func (d *drafter) sort(q *scaffold.Question) error {
	if err := d.known("category", "categories", q.Category); err != nil {
		return err
	}
	if err := d.known("competency", "competencies", q.Competency); err != nil {
		return err
	}
	likely := scaffold.Suggest(q.Text)
	var taken []string
	if q.Category == "" {
		q.Category = likely.Category
		taken = append(taken, "the category "+q.Category)
	}
	if q.Competency == "" {
		q.Competency = likely.Competency
		taken = append(taken, "the competency "+q.Competency)
	}
	if len(taken) == 0 {
		return nil
	}
	why := fmt.Sprintf("%q suggests", likely.Words)
	if likely.Words == "" {
		why = "its words suggest nothing, so it begins with"
	}
	d.remark("%s %s; the categories are %s", why, strings.Join(taken, " and "), strings.Join(d.tax.Slugs("categories"), ", "))
	return nil
}
