// Package lint judges a guide by rules: what stops no build, and is worth an
// author's second look. It is the home of the warnings W201 to W230.
//
// The rules for what a person says (W211 to W225) exist once, as the bundled
// script that coaches a reader's draft in the browser: it is run here in several
// machines at a time, and says what it finds as codes, places and values. How a
// finding is put into words is this package's (message.go), as are the rules that
// need more than one answer's text: those about questions (question.go,
// summary.go, headings.go ...), about markup, and about the guide as a whole
// (alike.go, age.go, examples in question.go).
//
// A rule sees texts through their Reading, so documents must have been converted
// with places. What one text gives is a pure function of the text, its question
// and the settings, and is remembered under a digest of these.
package lint

import (
	"context"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"starling/generator/guide"
	"starling/generator/memory"
)

// Rules are the rules, ready to be used by many goroutines. The zero value is
// not usable: see New.
type Rules struct {
	machines machines
	lexicon  Lexicon
	digest   guide.Digest
}

// New returns the rules with the bundled script of those that judge answers.
func New(script string) *Rules {
	return &Rules{machines: machines{source: script}, digest: guide.DigestOf([]byte(script))}
}

// Close frees what the script's machines hold.
func (r *Rules) Close() error { return r.machines.close() }

// Input is what is judged. Its documents have a Reading.
type Input struct {
	Guide *guide.Guide
	// Folder stands before paths in what problems say, and ends with a slash.
	Folder string
	// Wanted tells whether warnings about a path in the content folder are wanted.
	// All are where it is nil.
	Wanted func(path string) bool
	// Ledger is the file of the addresses that the guide has had; nil for none.
	Ledger []byte
	// Quick leaves out the rule that compares texts with each other, whose time
	// cannot be saved by remembering.
	Quick bool
	// Memory holds what was found before.
	Memory *memory.Memory
}

func (in *Input) wants(path string) bool { return in.Wanted == nil || in.Wanted(path) }

// Report is what was found. The paths of its problems, which are all warnings,
// lie in the content folder.
type Report struct {
	Problems guide.Problems
	// Skipped are the codes of the rules that need word lists which the guide's
	// language lacks, sorted.
	Skipped []string
}

// Check judges all texts that are wanted, less what the settings and the texts
// themselves ignore. The error is the script's or the context's.
func (r *Rules) Check(ctx context.Context, in Input) (Report, error) {
	subjects := subjectsOf(in.Guide)
	found, err := r.each(ctx, &in, subjects)
	if err != nil {
		return Report{}, err
	}
	var report Report
	for _, f := range found {
		report.Problems = append(report.Problems, f.problems...)
		report.Skipped = append(report.Skipped, f.skipped...)
	}
	report.Problems = append(report.Problems, wholeGuide(&in, subjects)...)
	ignored := ignoredBy(in.Guide.Settings, subjects)
	report.Problems = slices.DeleteFunc(report.Problems, func(p guide.Problem) bool { return ignored(p) || !in.wants(p.Path) })
	report.Problems = report.Problems.Sort()
	slices.Sort(report.Skipped)
	report.Skipped = slices.Compact(report.Skipped)
	return report, nil
}

// each judges every text by itself, several at a time.
func (r *Rules) each(ctx context.Context, in *Input, subjects []*subject) ([]found, error) {
	list := make([]found, len(subjects))
	work, working := errgroup.WithContext(ctx)
	work.SetLimit(runtime.GOMAXPROCS(0))
	if in.Memory == nil {
		in.Memory = new(memory.Memory)
	}
	settings := settingsKey(in.Guide.Settings, r.digest)
	for i, s := range subjects {
		if !in.wants(s.doc.Path) {
			continue
		}
		work.Go(func() error {
			if working.Err() != nil {
				return working.Err()
			}
			var err error
			list[i], err = memory.RecallIf(in.Memory, "warnings", s.doc.Path, s.key(settings), true, func() (found, error) { return r.judge(working, s) })
			return err
		})
	}
	return list, work.Wait()
}

// found is what judging one text gave.
type found struct {
	problems guide.Problems
	skipped  []string
}

// judge runs all rules that need no other text.
func (r *Rules) judge(ctx context.Context, s *subject) (found, error) {
	f := &findings{subject: s, lexicon: &r.lexicon}
	for _, rule := range []func(*findings){
		alsoAsked, neededParts, summary, markup, promotion, splitPhrases, headings, unexplained, weakerVersion,
	} {
		rule(f)
	}
	err := r.machines.with(func(m *machine) error {
		if s.answer != nil {
			return f.said(ctx, m)
		}
		return f.measured(ctx, m)
	})
	return found{f.problems, f.skipped}, err
}

// ignoredBy returns what tells whether a warning is not wanted: the guide's
// settings or the file's front matter may say so.
func ignoredBy(s *guide.Settings, subjects []*subject) func(guide.Problem) bool {
	own := map[string][]string{}
	for _, s := range subjects {
		if codes := s.doc.Front.LintIgnore; len(codes) > 0 {
			own[s.doc.Path] = codes
		}
	}
	return func(p guide.Problem) bool {
		return slices.Contains(s.Lint.Ignore, p.Code) || slices.Contains(own[p.Path], p.Code)
	}
}
