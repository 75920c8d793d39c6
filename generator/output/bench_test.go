//go:build unix

package output_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"starling/generator/guide"
	"starling/generator/output"
)

// large returns a site of about n small files in folders like those of a guide.
func large(n int) site {
	s := site{"index.html": "home", "404.html": "lost"}
	text := strings.Repeat("A word of the page. ", 200)
	for i := range n / 4 {
		s[fmt.Sprintf("questions/q%05d/index.html", i)] = fmt.Sprint(i, text)
		for j := range 3 {
			s[fmt.Sprintf("questions/q%05d/answer-%d/index.html", i, j)] = fmt.Sprint(i, j, text)
		}
	}
	return s
}

const benchFiles = 20_000

// clock measures processor time besides the time that passes: on a machine
// that others use as well, it is the figure to compare.
type clock struct{ spent, started time.Duration }

func (c *clock) start() { c.started = processorTime() }
func (c *clock) stop()  { c.spent += processorTime() - c.started }

func (c *clock) report(b *testing.B) {
	b.ReportMetric(float64(c.spent.Microseconds())/1000/float64(b.N), "cpu-ms/op")
}

func processorTime() time.Duration {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		panic(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

// BenchmarkPlain is the floor: the same files by os.MkdirAll and os.WriteFile,
// from as many goroutines as Publish uses.
func BenchmarkPlain(b *testing.B) {
	e := large(benchFiles).edition()
	var c clock
	for b.Loop() {
		dir := b.TempDir()
		c.start()
		var group errgroup.Group
		group.SetLimit(2)
		for i := range 2 {
			group.Go(func() error { return plain(e, dir, i) })
		}
		if err := group.Wait(); err != nil {
			b.Fatal(err)
		}
		c.stop()
		b.StopTimer()
		os.RemoveAll(dir)
		b.StartTimer()
	}
	c.report(b)
}

func plain(e *guide.Edition, dir string, part int) error {
	paths := e.Paths()
	for i := part; i < len(paths); i += 2 {
		data, err := e.File(paths[i])
		if err != nil {
			return err
		}
		path := filepath.Join(dir, paths[i])
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(path, data, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// BenchmarkPublish is the first publish into an absent folder.
func BenchmarkPublish(b *testing.B) {
	e := large(benchFiles).edition()
	b.ReportAllocs()
	var c clock
	for b.Loop() {
		dir := filepath.Join(b.TempDir(), "public")
		c.start()
		mustPublish(b, dir, e)
		c.stop()
		b.StopTimer()
		os.RemoveAll(dir)
		b.StartTimer()
	}
	c.report(b)
}

// BenchmarkRepublish publishes where every key is as it was.
func BenchmarkRepublish(b *testing.B) {
	e := large(benchFiles).edition()
	dir := b.TempDir()
	mustPublish(b, dir, e)
	var c clock
	c.start()
	for b.Loop() {
		if !mustPublish(b, dir, e).Unchanged {
			b.Fatal("wrote something")
		}
	}
	c.stop()
	c.report(b)
}

// BenchmarkOneChange publishes where one page differs.
func BenchmarkOneChange(b *testing.B) {
	s := large(benchFiles)
	dir := b.TempDir()
	mustPublish(b, dir, s.edition())
	editions := []*guide.Edition{s.with(site{"index.html": "other"}).edition(), s.edition()}
	var c clock
	c.start()
	for i := 0; b.Loop(); i++ {
		if mustPublish(b, dir, editions[i%2]).Written != 1 {
			b.Fatal("wrote other than one file")
		}
	}
	c.stop()
	c.report(b)
}

// BenchmarkOpen reads the manifest, as every build does.
func BenchmarkOpen(b *testing.B) {
	dir := b.TempDir()
	mustPublish(b, dir, large(benchFiles).edition())
	var c clock
	c.start()
	for b.Loop() {
		folder, err := output.Open(context.Background(), dir, nil, nil)
		if err != nil {
			b.Fatal(err)
		}
		folder.Close()
	}
	c.stop()
	c.report(b)
}

// BenchmarkCurrent looks at every file.
func BenchmarkCurrent(b *testing.B) {
	e := large(benchFiles).edition()
	dir := b.TempDir()
	mustPublish(b, dir, e)
	folder := open(b, dir)
	var c clock
	c.start()
	for b.Loop() {
		if _, ok := folder.Current(e.Inputs); !ok {
			b.Fatal("not current")
		}
	}
	c.stop()
	c.report(b)
}
