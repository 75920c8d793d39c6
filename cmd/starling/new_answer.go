package main

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"starling/generator/scaffold"
	"starling/generator/source"
	"starling/generator/text"
)

func newAnswer(print *printer) *cobra.Command {
	d := &drafter{print: print}
	var a scaffold.Answer
	c := d.command("answer QUESTION", "Write the draft of a sample answer", func(arg string) (scaffold.File, error) {
		if err := d.answered(arg, &a); err != nil {
			return scaffold.File{}, err
		}
		if err := d.speaker(&a); err != nil {
			return scaffold.File{}, err
		}
		var err error
		a.Slug, err = d.named(a.Role)
		return a.Draft(&d.tax), err
	})
	c.Long = "Answer writes the draft of a sample answer. QUESTION is a question's slug, its folder, or its file.\n" +
		"The answer has the segments of that question's shape, with its own hints."
	c.Example = "  starling new answer tell-me-about-a-time-you-failed --role nurse --level mid"
	c.ValidArgsFunction = d.dir.completeQuestion
	d.word(c, &a.Role, "role", "roles", "who speaks: a role of the taxonomy, or a text that begins with a capital")
	d.word(c, &a.Level, "level", "levels", "how senior the speaker is")
	d.word(c, &a.Industry, "industry", "industries", "where the speaker works, if not where the role says")
	return c
}

// answered finds the question that is answered, and what it says of its answers.
func (d *drafter) answered(arg string, a *scaffold.Answer) error {
	e, err := findQuestion(d.root.FS(), arg)
	if err != nil {
		return err
	}
	s, err := source.Read(d.root.FS(), e, &d.tax)
	if err != nil {
		return err
	}
	a.Question, a.Framework, a.Body = slugOf(e), d.tax.FrameworkOf(&s.Front), string(s.Body)
	return nil
}

// speaker checks who speaks.
func (d *drafter) speaker(a *scaffold.Answer) error {
	a.Role = scaffold.Plain(a.Role)
	switch {
	case a.Role == "":
		return fmt.Errorf("--role says who speaks: one of %s, or a text that begins with a capital", strings.Join(d.tax.Slugs("roles"), ", "))
	case a.Level == "":
		return fmt.Errorf("--level says how senior the speaker is: one of %s", strings.Join(d.tax.Slugs("levels"), ", "))
	}
	for _, r := range d.tax.Roles {
		if text.Fold(r.Name) == text.Fold(a.Role) && r.Slug != a.Role {
			return fmt.Errorf("%q is the name of a role: write its slug, --role %s", a.Role, r.Slug)
		}
	}
	if first := []rune(a.Role)[0]; !unicode.IsLetter(first) || unicode.IsLower(first) {
		if err := d.known("role", "roles", a.Role); err != nil {
			return fmt.Errorf("%w (a role that is not of the taxonomy begins with a capital)", err)
		}
	}
	if err := d.known("level", "levels", a.Level); err != nil {
		return err
	}
	return d.known("industry", "industries", a.Industry)
}
