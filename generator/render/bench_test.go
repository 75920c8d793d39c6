package render_test

import (
	"testing"

	"starling/generator/guide"
	"starling/generator/render"
	"starling/layouts"
)

func renderer(t testing.TB) *render.Renderer {
	t.Helper()
	r, problems := render.New(layouts.FS, "layouts", &guide.Settings{Labels: labels(t)})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return r
}

func BenchmarkNew(b *testing.B) {
	settings := &guide.Settings{Labels: labels(b)}
	b.ReportAllocs()
	for b.Loop() {
		render.New(layouts.FS, "layouts", settings)
	}
}

func BenchmarkQuestionPage(b *testing.B) { benchmarkPage(b, questionView()) }
func BenchmarkExamplePage(b *testing.B)  { benchmarkPage(b, exampleView()) }

func benchmarkPage(b *testing.B, v *guide.View) {
	r := renderer(b)
	page, err := r.Page(v)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.Page(v); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkKeyOfQuestionPage(b *testing.B) {
	r, v := renderer(b), questionView()
	b.ReportAllocs()
	for b.Loop() {
		r.Key(v)
	}
}
