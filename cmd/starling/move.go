package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"starling/generator"
	"starling/generator/scaffold"
)

func moveCommand(print *printer) *cobra.Command {
	m := &moveRun{print: print}
	c := &cobra.Command{
		Use:   "move OLD NEW",
		Short: "Rename a question, and mend the links to it",
		Long: "Move renames a question's folder. The old addresses of the question and of its answers become\n" +
			"redirects, and the links to it in all texts, the fields that name it and the links of site.yaml\n" +
			"are mended; no other byte changes. OLD and NEW are slugs, or the folders themselves.",
		Example:           "  starling move tell-me-about-a-mistake tell-me-about-a-time-you-made-a-mistake --dry-run",
		Args:              arguments(2),
		ValidArgsFunction: m.dir.completeQuestion,
		RunE: func(c *cobra.Command, args []string) error {
			root, err := m.dir.open(c)
			if err != nil {
				return err
			}
			defer root.Close()
			m.root = root
			return m.run(c, scaffold.Move{From: questionSlug(args[0]), To: questionSlug(args[1])})
		},
	}
	m.dir.add(c)
	c.Flags().BoolVar(&m.dry, "dry-run", false, "say what would change, and change nothing")
	return c
}

// moveRun is one run of the move command.
type moveRun struct {
	print *printer
	dir   contentFlag
	dry   bool
	root  *os.Root
}

func (m *moveRun) run(c *cobra.Command, move scaffold.Move) error {
	if err := m.refuse(move); err != nil {
		return err
	}
	plan, problems, err := generator.PlanMove(c.Context(), generator.Folder{FS: m.root.FS(), Name: m.dir.path}, move)
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		m.print.problems(problems)
		return fmt.Errorf("nothing was moved, since the guide would then have %s more", count(len(problems), "problem"))
	}
	if !m.dry {
		if err := carryOut(m.root, plan); err != nil {
			return err
		}
	}
	m.report(plan)
	return nil
}

// refuse returns why there is nothing to move, or no place to move it to.
func (m *moveRun) refuse(move scaffold.Move) error {
	if _, err := findQuestion(m.root.FS(), move.From); err != nil {
		return err
	}
	if move.To == move.From {
		return fmt.Errorf("the question is called %q already", move.To)
	}
	if err := refuseSlug(move.To); err != nil {
		return err
	}
	to := path.Join("questions", move.To)
	if _, err := m.root.Lstat(to); err == nil {
		return fmt.Errorf("%s is there already: choose another name", m.named(to))
	}
	return nil
}

// named returns a path of the content folder as an author can open it.
func (m *moveRun) named(file string) string {
	return filepath.Join(m.dir.path, filepath.FromSlash(file))
}

func (m *moveRun) report(plan generator.MovePlan) {
	m.print.line("%s -> %s", m.named(plan.From), m.named(plan.To))
	for _, text := range plan.Mended {
		var what []string
		for _, n := range []struct {
			n    int
			noun string
		}{{text.Links, "link"}, {text.Names, "name"}} {
			if n.n > 0 {
				what = append(what, count(n.n, n.noun))
			}
		}
		if text.Aliases > 0 {
			what = append(what, "the old address")
		}
		m.print.line("%s: %s", m.named(text.Path), strings.Join(what, ", "))
	}
	if m.dry {
		m.print.note("nothing was written; without --dry-run it will be")
	}
}
