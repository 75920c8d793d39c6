package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"starling/generator/guide"
)

// browserTime is how long a program that opens a browser may take to say that it
// could not. One that runs longer is the browser itself.
const browserTime = 3 * time.Second

// openOnce opens the browser at the first edition that can be shown.
func (p *previewer) openOnce(ctx context.Context, e *guide.Edition) {
	if !p.options.open || e.Problems().Count(guide.Error) > 0 {
		return
	}
	p.options.open = false
	p.opening.Go(func() {
		if err := openBrowser(ctx, p.address); err != nil {
			p.print.note("no browser could be opened, so open %s yourself, or name a program in the variable BROWSER: %s",
				p.address, strings.ReplaceAll(err.Error(), "\n", "; "))
		}
	})
}

// openBrowser shows an address in the author's browser. It returns when a program
// has taken it, and does not wait for a browser to end. The error is that none
// has.
func openBrowser(ctx context.Context, address string) error {
	var failed []error
	for _, command := range browserCommands(os.Getenv("BROWSER"), address) {
		err := startBrowserProgram(ctx, command)
		if err == nil {
			return nil
		}
		failed = append(failed, fmt.Errorf("%s: %w", command[0], err))
	}
	return errors.Join(failed...)
}

// browserCommands returns the programs to try, in turn. The variable BROWSER names
// them as it does for xdg-open, man and Python: a list in which %s stands for the
// address, which else comes last. There is no shell, so nothing in it is run but
// the program. Without the variable the system's own ways are tried.
func browserCommands(browser, address string) [][]string {
	var list [][]string
	for _, entry := range filepath.SplitList(browser) {
		command := strings.Fields(entry)
		if len(command) == 0 {
			continue
		}
		if !slices.ContainsFunc(command[1:], func(word string) bool { return strings.Contains(word, "%s") }) {
			command = append(command, "%s")
		}
		for i := range command[1:] {
			command[1+i] = strings.ReplaceAll(command[1+i], "%s", address)
		}
		list = append(list, command)
	}
	if len(list) > 0 {
		return list
	}
	switch runtime.GOOS {
	case "darwin":
		return [][]string{{"open", address}}
	case "windows":
		return [][]string{{"rundll32", "url.dll,FileProtocolHandler", address}}
	}
	// The second leads out of Linux on Windows, where the first is mostly missing.
	return [][]string{{"xdg-open", address}, {"wslview", address}}
}

func startBrowserProgram(ctx context.Context, command []string) error {
	c := exec.Command(command[0], command[1:]...)
	detach(c)
	if err := c.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case err := <-ended:
		return err
	case <-time.After(browserTime):
	case <-ctx.Done():
	}
	return nil
}
