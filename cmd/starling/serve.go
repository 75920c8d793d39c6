package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"starling/generator"
	"starling/generator/disk"
	"starling/generator/guide"
	"starling/generator/serve"
	"starling/generator/watch"
)

// previewer is one run of the serve command: it makes editions of the folders
// as they change, and hands them to the display.
type previewer struct {
	print   *printer
	command *cobra.Command
	folders folders
	drafts  bool
	options serverOptions

	generator generator.Generator
	sources   *sources
	watcher   *watch.Watcher
	display   *display
	inputs    guide.Digest // of the last edition that was made
	behind    bool         // something has been seen that is in no edition
	saved     []string     // texts that have been seen to change and are in no edition
	halfSince time.Time    // an edition is held back that may be half a save

	address string // that the guide is shown at
	opening sync.WaitGroup
}

// serverOptions are the flags about who is served, and how.
type serverOptions struct {
	port         int
	host, editor string
	allowed      []string
	open, follow bool
}

func serveCommand(print *printer) *cobra.Command {
	p := &previewer{print: print, generator: generator.Generator{Rules: true}}
	c := &cobra.Command{
		Use:   "serve",
		Short: "Show the guide while you write it",
		Long: "Serve shows the guide at an address of this machine, follows every change of the\n" +
			"folders, and has open pages follow too. While the guide has problems the pages stay\n" +
			"as they were, and say what is wrong. Drafts are shown, marked. What the guide covers,\n" +
			"and where it has gaps, is at /-/coverage.",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			p.command = c
			return p.run(c.Context())
		},
	}
	p.folders.addSourceFlags(c)
	o := &p.options
	c.Flags().StringVar(&p.folders.out, "out", "public", "folder that builds are written to, which is not watched")
	c.Flags().IntVar(&o.port, "port", 4000, "port; the next free one if it is in use")
	c.Flags().StringVar(&o.host, "host", "", "address to listen on, instead of this machine only")
	c.Flags().StringSliceVar(&o.allowed, "allow-host", nil, "name that the server answers to, besides localhost")
	c.Flags().BoolVar(&p.drafts, "drafts", true, "show drafts")
	c.Flags().StringVar(&o.editor, "editor", "", "link that opens a file, such as vscode://file{path}:{line}")
	c.Flags().BoolVar(&o.open, "open", false, "open the browser once the guide can be shown")
	c.Flags().BoolVar(&o.follow, "follow", false, "have open pages offer the page of the text that was saved")
	return c
}

func (p *previewer) run(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	defer p.opening.Wait()
	defer stop()
	if err := checkEditor(p.options.editor); err != nil {
		return err
	}
	listener, err := serve.Listen(p.options.host, p.options.port)
	if err != nil {
		return err
	}
	if err := p.watch(); err != nil {
		return errors.Join(err, listener.Close())
	}
	defer p.watcher.Close()
	p.sources = newSources(p.command, &p.folders)
	defer p.sources.close()
	defer p.generator.Close()
	p.display = newDisplay(p, p.watcher.Mode)
	defer p.display.busy()
	served := make(chan error, 1)
	go func() {
		served <- p.display.server.Serve(ctx, listener)
		stop()
	}()
	p.greet(listener.Addr())
	for change := (watch.Change{All: true}); ctx.Err() == nil; {
		change = p.rebuild(ctx, change)
		if change.All || len(change.Folders) > 0 {
			continue
		}
		if change, err = p.watcher.Next(ctx); err != nil {
			break
		}
	}
	stop()
	return <-served
}

// watch begins to watch the folders that are read.
func (p *previewer) watch() error {
	var err error
	p.watcher, err = watch.New(p.folders.sources(), watch.Options{Ignore: []string{p.folders.out}})
	if err != nil {
		return err
	}
	if why := p.watcher.Why(); why != "" {
		p.print.note("%s", why)
	}
	return nil
}

// greet says where the guide is shown.
func (p *previewer) greet(at net.Addr) {
	host, port, _ := net.SplitHostPort(at.String())
	if ip := net.ParseIP(host); p.options.host == "" || ip.IsUnspecified() {
		host = "localhost"
	}
	p.address = "http://" + net.JoinHostPort(host, port) + "/"
	p.print.line("%s", p.address)
	if port != fmt.Sprint(p.options.port) && p.options.port != 0 {
		p.print.note("port %d is in use, so this is the next free one", p.options.port)
	}
}

// rebuild looks where a change says, and makes an edition if anything is other
// than it was. What an author must mend is shown; a folder that cannot be read is
// waited for. It returns where to look again at once.
func (p *previewer) rebuild(ctx context.Context, change watch.Change) watch.Change {
	p.display.busy()
	defer p.display.idle(ctx)
	started := time.Now()
	seen, err := p.sources.look(change)
	p.behind = p.behind || seen.Changed
	p.saved = append(p.saved, seen.Files...)
	if err != nil {
		p.stumble(err, "put it back")
		return watch.Change{}
	}
	if !p.behind {
		return watch.Change{}
	}
	in := p.sources.inputs(p.print)
	in.Drafts = p.drafts
	edition, err := p.generator.Edition(ctx, in)
	switch {
	case ctx.Err() != nil:
	case errors.Is(err, disk.ErrChanged), errors.Is(err, os.ErrNotExist):
		// Written to while it was read: what was seen is of no use.
		return watch.Change{All: true}
	case err != nil:
		p.stumble(err, "save the file again")
	default:
		return p.show(ctx, edition, seen.Emptied, started)
	}
	return watch.Change{}
}

// show shows an edition unless it is the one that is shown, or may be half a
// save. It returns where to look again at once.
func (p *previewer) show(ctx context.Context, e *guide.Edition, emptied bool, started time.Time) watch.Change {
	if e.Inputs == p.inputs {
		p.behind, p.saved, p.halfSince = false, nil, time.Time{}
		return watch.Change{}
	}
	p.watcher.Changed()
	if more, ok := p.rest(ctx, emptied || p.lost(e)); ok {
		return more
	}
	p.inputs = e.Inputs
	p.offerSaved(e)
	p.display.publish(e, p.sources.line, started)
	p.behind, p.saved = false, nil
	p.openOnce(ctx, e)
	return watch.Change{}
}

// stumble shows what kept the folders from being read: one that is gone, or a
// file that went away meanwhile. The next look begins afresh.
func (p *previewer) stumble(err error, hint string) {
	p.inputs, p.behind = guide.Digest{}, true
	p.display.fail(guide.Problems{guide.NewProblem(p.folders.content, guide.Place{}, "E109", err.Error(), hint)}, nil)
}

// checkEditor refuses a template that is no address.
func checkEditor(template string) error {
	if template == "" {
		return nil
	}
	if u, err := url.Parse(strings.NewReplacer("{path}", "/p", "{line}", "1", "{column}", "1").Replace(template)); err != nil || u.Scheme == "" {
		return errors.New("--editor must be an address such as vscode://file{path}:{line}")
	}
	return nil
}
