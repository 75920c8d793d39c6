package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"starling/generator/text"
)

// arguments holds a command to a number of arguments.
func arguments(n int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == n {
			return nil
		}
		hint := ""
		if n == 1 && len(args) > 1 {
			hint = "; put words that belong together in quotes"
		}
		return fmt.Errorf("%s takes %s, and there are %d: %s%s", c.CommandPath(), count(n, "argument"), len(args), strings.TrimSuffix(c.UseLine(), " [flags]"), hint)
	}
}

// unknown says that there is no such word, and which was meant or may be given.
func unknown(what, word string, of []string) error {
	if near := text.Nearest(word, of); near != "" {
		return fmt.Errorf("there is no %s %q: did you mean %q?", what, word, near)
	}
	return fmt.Errorf("there is no %s %q: one of %s", what, word, strings.Join(of, ", "))
}
