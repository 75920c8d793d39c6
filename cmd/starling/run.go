package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// The exit codes.
const (
	exitDone     = 0
	exitProblems = 1 // the guide has problems, and they have been printed
	exitFailure  = 2 // anything else
)

// errProblems says that the guide has problems, which have been printed.
var errProblems = errors.New("the guide has problems")

// run runs the command line and returns the exit code. Nothing below it touches
// the process's own arguments, streams or exit.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	print := &printer{out: stdout, err: stderr}
	root := &cobra.Command{
		Use:           "starling",
		Short:         "Turn interview questions and sample answers into a static site",
		Long:          "Starling turns a folder of Markdown (interview questions, sample answers, articles)\ninto a static site that works on any host, in any folder, or from disk.",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.NoArgs,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	root.CompletionOptions.HiddenDefaultCmd = false
	root.AddCommand(buildCommand(print), checkCommand(print), serveCommand(print), searchCommand(print), versionCommand(print))
	root.AddCommand(initCommand(print), newCommand(print), moveCommand(print), schemaCommand(print))
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return fmt.Errorf("%w (%s --help lists the flags)", err, c.CommandPath())
	})
	root.AddCommand(coverageCommand(print), importCommand(print))
	err := root.ExecuteContext(ctx)
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errProblems):
		return exitProblems
	case errors.Is(err, context.Canceled):
		print.note("stopped")
		return exitFailure
	}
	print.failure(err)
	return exitFailure
}
