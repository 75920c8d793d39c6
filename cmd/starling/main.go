// Command starling turns a folder of interview questions and sample answers
// into a static site.
//
//	starling serve              show the guide while you write it
//	starling build              write the site to public/
//	starling check              say what is wrong with the guide
//	starling search QUERY       find pages as the site's search does
//	starling version            print the version
//	starling completion SHELL   print completions for a shell
//
// Exit codes: 0 done; 1 the guide has problems; 2 anything else.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	keepRoom()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
