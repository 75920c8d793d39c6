package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"starling/generator"
	"starling/generator/guide"
)

// keepAddresses writes the ledger of addresses, and into texts that have moved the
// addresses that they had. A guide with errors is left alone: they are about to be
// reported.
func (b *builder) keepAddresses(c *cobra.Command, in generator.Inputs) error {
	root, err := os.OpenRoot(b.folders.content)
	if err != nil {
		return fmt.Errorf("--write-aliases writes into the content folder: %w", err)
	}
	defer root.Close()
	plan, problems, err := generator.PlanLedger(c.Context(), in)
	switch {
	case err != nil:
		return err
	case len(problems) > 0 && len(plan.Texts) == 0:
		return nil
	case len(problems) > 0:
		b.print.problems(problems)
		return fmt.Errorf("no address was written, since the guide would then have %s more", count(len(problems), "problem"))
	}
	if err := writeLedger(root, plan); err != nil {
		return err
	}
	for _, m := range plan.Moved {
		b.print.note("%s: %s leads to %s now", filepath.Join(b.folders.content, filepath.FromSlash(m.Path)), m.From, m.To)
	}
	return nil
}

// writeLedger writes the texts of a plan, and then the ledger: all of them, or none.
func writeLedger(root *os.Root, plan generator.LedgerPlan) (err error) {
	var done undoing
	defer func() { err = done.unless(err) }()
	staged := map[string]string{} // by a text, the file that waits beside it
	for _, file := range slices.Sorted(maps.Keys(plan.Texts)) {
		staged[file] = path.Join(path.Dir(file), ".starling-"+path.Base(file)+".new")
		if err := done.stage(root, file, staged[file], plan.Texts[file]); err != nil {
			return fmt.Errorf("no address was written: %w", err)
		}
	}
	if plan.Changed {
		const stage = ".starling-" + guide.LedgerFile + ".new"
		if err := root.WriteFile(stage, plan.Ledger, 0o644); err != nil {
			return fmt.Errorf("no address was written: %w", errors.Join(err, removed(root, stage)))
		}
		done.add(func() error { return removed(root, stage) })
		staged[guide.LedgerFile] = stage
	}
	for _, file := range slices.Sorted(maps.Keys(plan.Texts)) {
		if err := done.replace(root, file, staged[file], plan.Texts[file]); err != nil {
			return fmt.Errorf("no address was written: %w", err)
		}
	}
	if stage := staged[guide.LedgerFile]; stage != "" {
		if _, err := root.Stat(guide.LedgerFile); errors.Is(err, fs.ErrNotExist) {
			return root.Rename(stage, guide.LedgerFile)
		}
		return done.replace(root, guide.LedgerFile, stage, plan.Ledger)
	}
	return nil
}
