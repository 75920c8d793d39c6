package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"starling/generator"
	"starling/generator/guide"
	"starling/generator/output"
	"starling/generator/source"
)

// Where free static hosts end: Cloudflare Pages takes 20,000 files and 2,000
// static redirects (its documentation, "Limits" and "Redirects"). The manifest
// is a file too, so a site of just so many is over the end.
const (
	manyFiles     = 20_000
	manyRedirects = 2_000
)

// builder is one run of the build command.
type builder struct {
	print           *printer
	folders         folders
	baseURL         string
	drafts, noIndex bool
	strict          bool
	precompress     bool
	writeAliases    bool
	json            bool
	started         time.Time
}

func buildCommand(print *printer) *cobra.Command {
	b := &builder{print: print}
	c := &cobra.Command{
		Use:   "build",
		Short: "Write the site to a folder",
		Long: "Build reads the guide, and writes the finished site to a folder. Only what differs is\n" +
			"written, and while the guide has problems nothing is.",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			b.started = time.Now()
			return b.run(c)
		},
	}
	b.folders.addFlags(c)
	c.Flags().StringVar(&b.baseURL, "base-url", "", "address of the site, instead of base_url in site.yaml")
	c.Flags().BoolVar(&b.drafts, "drafts", false, "show drafts too")
	c.Flags().BoolVar(&b.noIndex, "noindex", false, "ask search engines to stay away, for previews")
	c.Flags().BoolVar(&b.precompress, "precompress", false, "write .br and .gz beside text files, for servers that send them")
	c.Flags().BoolVar(&b.writeAliases, "write-aliases", false, "note all addresses in addresses.txt, and old ones in texts that have moved")
	c.Flags().BoolVar(&b.strict, "strict", false, "write nothing while check has a warning")
	c.Flags().BoolVar(&b.json, "json", false, "print the result as JSON")
	c.Flags().BoolVar(&print.quiet, "quiet", false, "print problems only")
	return c
}

func (b *builder) run(c *cobra.Command) error {
	ctx := c.Context()
	if b.baseURL != "" {
		var err error
		if b.baseURL, err = source.BaseURL(b.baseURL); err != nil {
			return fmt.Errorf("--base-url %w", err)
		}
	}
	in, err := b.folders.inputs(c, b.print)
	defer b.folders.close()
	if err != nil {
		return err
	}
	in.BaseURL, in.Drafts, in.NoIndex = b.baseURL, b.drafts, b.noIndex
	in.Counted = keepRoomFor
	if b.writeAliases {
		if err := b.keepAddresses(c, in); err != nil {
			return err
		}
	}
	if err := b.check(ctx, in); err != nil {
		return err
	}
	folder, err := output.Open(ctx, b.folders.out, b.folders.sources(), func(holder string) {
		b.print.note("waiting for %s, which is writing to %s", holder, b.folders.out)
	})
	if err != nil {
		return err
	}
	defer folder.Close()
	result, err := b.publish(ctx, in, folder)
	if err != nil {
		return err
	}
	return b.report(result)
}

// check refuses a guide that check has something to say about, where that is
// asked for here or in site.yaml.
func (b *builder) check(ctx context.Context, in generator.Inputs) error {
	strict, err := generator.Strict(in)
	if err != nil || !strict && !b.strict {
		return err
	}
	g := generator.Generator{Rules: true}
	defer g.Close()
	report, err := g.Check(ctx, in, nil)
	if err != nil {
		return err
	}
	if problems := strictly(report.Problems); len(problems) > 0 {
		return b.refuse(problems)
	}
	return nil
}

// publish writes the edition, unless the folder holds it already.
func (b *builder) publish(ctx context.Context, in generator.Inputs, folder *output.Folder) (output.Result, error) {
	options := output.Options{Compress: b.precompress}
	if folder.Published() {
		inputs, err := generator.Digest(ctx, in)
		if err != nil {
			return output.Result{}, err
		}
		if result, ok := folder.Current(options.Inputs(inputs)); ok {
			return result, nil
		}
	}
	progress := newProgress(b.print, b.started)
	defer progress.end()
	edition, err := new(generator.Generator).Edition(ctx, in)
	if err != nil {
		return output.Result{}, err
	}
	if problems := edition.Problems(); problems.Count(guide.Error) > 0 {
		progress.end()
		return output.Result{}, b.refuse(problems)
	}
	options.Progress = progress.show
	result, err := folder.Publish(ctx, edition, options)
	progress.end()
	var layouts *output.ProblemsError
	if errors.As(err, &layouts) {
		return result, b.refuse(layouts.Problems)
	}
	if err == nil {
		b.remark(edition, result)
	}
	return result, err
}

// refuse prints the problems that keep the guide from being published.
func (b *builder) refuse(problems guide.Problems) error {
	errs := problems.Of(guide.Error)
	b.print.problems(errs)
	if b.json {
		if err := b.writeJSON(output.Result{}, errs); err != nil {
			return err
		}
	}
	b.print.note("%s, so nothing was written", count(len(errs), "problem"))
	return errProblems
}

// remark says what a host may not like.
func (b *builder) remark(e *guide.Edition, r output.Result) {
	if n := r.Files; n >= manyFiles {
		b.print.note("warning: the site has %d files; free static hosts end at %d", n, manyFiles)
	}
	if e.Redirects >= manyRedirects {
		b.print.note("warning: the site has %d redirects; free static hosts end at %d", e.Redirects, manyRedirects)
	}
	if !e.Addressed {
		b.print.note("site.yaml has no base_url, so canonical links, the sitemap and the feed are left out")
	}
}

func (b *builder) report(r output.Result) error {
	if b.json {
		return b.writeJSON(r, guide.Problems{})
	}
	if b.print.quiet {
		return nil
	}
	b.print.line("%s, %s, %s in %s: %d written, %d removed, %d ms", count(r.Pages, "page"), count(r.Files, "file"), size(r.Bytes),
		b.folders.out, r.Written, r.Removed, time.Since(b.started).Milliseconds())
	return nil
}

func (b *builder) writeJSON(r output.Result, problems guide.Problems) error {
	return json.NewEncoder(b.print.out).Encode(struct {
		Pages        int            `json:"pages"`
		Files        int            `json:"files"`
		Bytes        int64          `json:"bytes"`
		Written      int            `json:"written"`
		Removed      int            `json:"removed"`
		Milliseconds int64          `json:"milliseconds"`
		Problems     guide.Problems `json:"problems"`
	}{r.Pages, r.Files, r.Bytes, r.Written, r.Removed, time.Since(b.started).Milliseconds(), problems})
}
