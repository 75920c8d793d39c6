package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"starling/generator"
	"starling/generator/guide"
	"starling/generator/serve"
	"starling/generator/watch"
)

// previewer is one run of the serve command: it makes editions of the folders
// as they change, and hands them to the server.
type previewer struct {
	print   *printer
	command *cobra.Command
	folders folders
	drafts  bool
	host    string
	allowed []string
	editor  string
	port    int

	generator generator.Generator
	server    *serve.Server
	watcher   *watch.Watcher
	building  atomic.Bool
	problems  atomic.Int64

	program  func() (guide.Digest, error)
	ownTexts bool         // the content folder was there at the start
	told     bool         // remarks on the folders have been made
	inputs   guide.Digest // of the last edition that was made
	roots    []*os.Root   // of the edition in service, which still reads from them
	current  atomic.Pointer[guide.Edition]

	showing sync.Mutex
	shown   guide.Problems // that the pages show now
}

func serveCommand(print *printer) *cobra.Command {
	p := &previewer{print: print}
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
	c.Flags().StringVar(&p.folders.out, "out", "public", "folder that builds are written to, which is not watched")
	c.Flags().IntVar(&p.port, "port", 4000, "port; the next free one if it is in use")
	c.Flags().StringVar(&p.host, "host", "", "address to listen on, instead of this machine only")
	c.Flags().StringSliceVar(&p.allowed, "allow-host", nil, "name that the server answers to, besides localhost")
	c.Flags().BoolVar(&p.drafts, "drafts", true, "show drafts")
	c.Flags().StringVar(&p.editor, "editor", "", "link that opens a file, such as vscode://file{path}:{line}")
	return c
}

func (p *previewer) run(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	if err := checkEditor(p.editor); err != nil {
		return err
	}
	listener, err := serve.Listen(p.host, p.port)
	if err != nil {
		return err
	}
	p.generator.KeepPages = true
	p.program = programDigest()
	p.server = serve.New(serve.Options{Hosts: p.allowed, Editor: p.editor, Status: p.status, Pages: p.pages()})
	if err := p.watch(); err != nil {
		return errors.Join(err, listener.Close())
	}
	defer p.watcher.Close()
	served := make(chan error, 1)
	go func() {
		served <- p.server.Serve(ctx, listener)
		stop()
	}()
	p.greet(listener.Addr())
	for change := (watch.Change{}); ctx.Err() == nil; {
		p.rebuild(ctx, change.All)
		if change, err = p.watcher.Next(ctx); err != nil {
			break
		}
	}
	stop()
	return <-served
}

// watch begins to watch the folders that are read.
func (p *previewer) watch() error {
	_, err := os.Stat(p.folders.content)
	p.ownTexts = err == nil
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
	if p.host == "" {
		host = "localhost"
	}
	p.print.line("http://%s/", net.JoinHostPort(host, port))
	if port != fmt.Sprint(p.port) && p.port != 0 {
		p.print.note("port %d is in use, so this is the next free one", p.port)
	}
}

// rebuild makes an edition of the folders as they are now. What an author must
// mend is shown; a folder that cannot be read is waited for. A sweep mostly finds
// nothing new, so after one the files are only compared at first.
func (p *previewer) rebuild(ctx context.Context, sweep bool) {
	p.building.Store(true)
	defer p.building.Store(false)
	started := time.Now()
	opened := p.folders
	opened.roots = nil
	in, err := opened.inputs(p.command, p.print.hushed(p.told))
	p.told = true
	if err == nil && p.ownTexts && len(opened.roots) == 0 {
		err = fmt.Errorf("the folder %s is gone", p.folders.content)
	}
	if err != nil {
		opened.close()
		p.stumble(err, "put it back")
		return
	}
	in.Drafts, in.Program = p.drafts, p.program
	if sweep && p.unchanged(ctx, in) {
		opened.close()
		return
	}
	edition, err := p.generator.Edition(ctx, in)
	if err != nil {
		opened.close()
		if ctx.Err() == nil {
			p.stumble(err, "save the file again")
		}
		return
	}
	if edition.Inputs == p.inputs {
		opened.close()
		return
	}
	p.watcher.Changed()
	p.inputs = edition.Inputs
	p.publish(edition, &opened, started)
}

// unchanged tells whether the folders hold what the last edition was made from.
func (p *previewer) unchanged(ctx context.Context, in generator.Inputs) bool {
	digest, err := generator.Digest(ctx, in)
	return err == nil && digest == p.inputs
}

// stumble shows what kept the folders from being read: one that is gone, or a
// file that went away meanwhile. The next look begins afresh.
func (p *previewer) stumble(err error, hint string) {
	p.inputs = guide.Digest{}
	p.fail(guide.Problems{guide.NewProblem(p.folders.content, guide.Place{}, "E109", err.Error(), hint)}, nil)
}

// publish puts an edition into service, or shows what is wrong with it.
func (p *previewer) publish(e *guide.Edition, opened *folders, started time.Time) {
	if e.Problems().Count(guide.Error) > 0 {
		p.fail(e.Problems(), opened)
		opened.close()
		return
	}
	p.current.Store(e)
	p.forget()
	number := p.server.Publish(e)
	old := folders{roots: p.roots}
	p.roots = opened.roots
	old.close()
	p.print.note("edition %d: %s in %d ms", number, count(len(e.Paths()), "file"), time.Since(started).Milliseconds())
	go p.renderAll(e)
}

// renderAll renders every page, so that a layout's mistake shows that is on no
// page which anyone looks at.
func (p *previewer) renderAll(e *guide.Edition) {
	var problems guide.Problems
	for _, path := range e.Paths() {
		var problem guide.Problem
		if _, err := e.File(path); errors.As(err, &problem) {
			problems = append(problems, problem)
		}
	}
	if len(problems) > 0 && p.current.Load() == e {
		p.fail(problems.Sort(), nil)
	}
}

// forget takes down the problems that were shown.
func (p *previewer) forget() {
	p.showing.Lock()
	defer p.showing.Unlock()
	p.shown = nil
	p.problems.Store(0)
}

// fail shows problems in the terminal and on every open page, once.
func (p *previewer) fail(problems guide.Problems, opened *folders) {
	p.showing.Lock()
	defer p.showing.Unlock()
	if slices.Equal(problems, p.shown) {
		return
	}
	p.shown = problems
	p.problems.Store(int64(problems.Count(guide.Error)))
	p.print.problems(problems)
	p.print.note("%s, so the pages stay as they were", count(problems.Count(guide.Error), "problem"))
	p.server.Fail(problems, func(path string, line int) string { return sourceLine(opened, path, line) })
}

// sourceLine returns a line of a file in one of the folders, through the same
// door as the texts: no link leads out of them.
func sourceLine(opened *folders, path string, line int) string {
	if opened == nil {
		return ""
	}
	for _, root := range opened.roots {
		name, below := strings.CutPrefix(path, strings.TrimSuffix(root.Name(), "/")+"/")
		if !below {
			continue
		}
		data, err := root.ReadFile(name)
		if err != nil || len(data) > 1<<20 {
			return ""
		}
		lines := strings.Split(string(data), "\n")
		if line >= 1 && line <= len(lines) {
			return strings.TrimRight(lines[line-1], "\r")
		}
	}
	return ""
}

func (p *previewer) status() serve.Status {
	return serve.Status{Building: p.building.Load(), Problems: int(p.problems.Load()), Watching: p.watcher.Mode()}
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
