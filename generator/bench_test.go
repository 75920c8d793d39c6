package generator

import (
	"context"
	"slices"
	"testing"

	"starling/generator/guide"
	"starling/generator/machine"
)

const benchQuestions = 250

// stages holds what each stage of one edition gives to the next.
type stages struct {
	in       Inputs
	settings *settings
	texts    *texts
	linked   *linked
	assets   *bundledAssets
	layouts  *pageLayouts
	views    []*guide.View
}

func prepare(b *testing.B) stages {
	b.Helper()
	var s stages
	var err error
	s.in = corpusInputs(benchQuestions)
	g := new(Generator)
	if s.settings, err = g.readSettings(s.in); err != nil {
		b.Fatal(err)
	}
	if s.texts, err = g.readTexts(context.Background(), s.in, s.settings); err != nil {
		b.Fatal(err)
	}
	s.linked = linkTexts(s.texts, s.settings, s.in.Content.Name, nil)
	if s.assets, err = g.bundleAssets(s.in, s.settings); err != nil {
		b.Fatal(err)
	}
	s.layouts = g.loadLayouts(s.in, s.settings)
	s.views = s.makeViews()
	if len(s.layouts.problems)+len(s.linked.problems) > 0 {
		b.Fatal(s.layouts.problems, s.linked.problems)
	}
	return s
}

// makeViews makes the views of all pages.
func (s *stages) makeViews() []*guide.View {
	v := newViewer(s.linked, s.assets, s.settings)
	views := slices.Concat(inParallel(v.restParts())...)
	for _, q := range v.Questions {
		views = append(views, v.questionPart(q)...)
	}
	return views
}

// perPage reports a benchmark's time for each page of the corpus.
func perPage(b *testing.B, pages int) {
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(pages), "µs/page")
}

func BenchmarkReadAndConvert(b *testing.B) {
	s := prepare(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := new(Generator).readTexts(context.Background(), s.in, s.settings); err != nil {
			b.Fatal(err)
		}
	}
	perPage(b, len(s.texts.documents))
}

func BenchmarkLink(b *testing.B) {
	s := prepare(b)
	b.ReportAllocs()
	for b.Loop() {
		linkTexts(s.texts, s.settings, s.in.Content.Name, nil)
	}
	perPage(b, len(s.texts.documents))
}

func BenchmarkViews(b *testing.B) {
	s := prepare(b)
	b.ReportAllocs()
	for b.Loop() {
		s.makeViews()
	}
	perPage(b, len(s.views))
}

func BenchmarkKeys(b *testing.B) {
	s := prepare(b)
	b.ReportAllocs()
	for b.Loop() {
		for _, v := range s.views {
			s.layouts.Key(v)
		}
	}
	perPage(b, len(s.views))
}

func BenchmarkPages(b *testing.B) {
	s := prepare(b)
	b.ReportAllocs()
	for b.Loop() {
		for _, v := range s.views {
			if _, err := s.layouts.Page(v); err != nil {
				b.Fatal(err)
			}
		}
	}
	perPage(b, len(s.views))
}

// BenchmarkMachines is the Markdown beside pages, each in the room of the one
// before, and then the other files that programs read.
func BenchmarkMachines(b *testing.B) {
	s := prepare(b)
	in := machine.Input{Settings: &s.settings.Settings, Feed: machine.Feed}
	for _, v := range s.views {
		in.Pages = append(in.Pages, &v.Page)
	}
	var room []byte
	b.ReportAllocs()
	for b.Loop() {
		for _, v := range s.views {
			if _, file, ok := machine.Copy(v, guide.Digest{}, s.settings.Labels); ok {
				room, _ = file.AppendTo(room[:0])
			}
		}
		in.Key = machine.Key(in)
		for _, file := range machine.Files(in) {
			room, _ = file.AppendTo(room[:0])
		}
	}
	perPage(b, len(s.views))
}

func BenchmarkAssets(b *testing.B) {
	s := prepare(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := new(Generator).bundleAssets(s.in, s.settings); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLayouts(b *testing.B) {
	s := prepare(b)
	b.ReportAllocs()
	for b.Loop() {
		new(Generator).loadLayouts(s.in, s.settings)
	}
}

// BenchmarkEdition is the whole: every file of an edition made, none written.
func BenchmarkEdition(b *testing.B) {
	in := corpusInputs(benchQuestions)
	files := 0
	b.ReportAllocs()
	for b.Loop() {
		e, err := new(Generator).Edition(context.Background(), in)
		if err != nil {
			b.Fatal(err)
		}
		files = len(e.Paths())
		for _, path := range e.Paths() {
			if _, err := e.File(path); err != nil {
				b.Fatal(err)
			}
		}
	}
	perPage(b, files)
}
