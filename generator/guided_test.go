package generator

import (
	"reflect"
	"testing"
	"testing/fstest"

	"starling/generator/guide"
)

// TestGuideIsWhatEditionsAreMadeFrom holds the guide's texts to those of the
// folder, and its problems to the edition's.
func TestGuideIsWhatEditionsAreMadeFrom(t *testing.T) {
	content := corpus(3)
	content["questions/q00001/answer-1.md"] = &fstest.MapFile{Data: []byte("---\nrole: server\n---\n\n[Gone](gone.md)\n")}
	content["taxonomy.yaml"] = &fstest.MapFile{Data: []byte("rolls: {}\n")}
	in := corpusInputs(0)
	in.Content.FS = content

	var g Generator
	got, problems, err := g.Guide(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Questions) != 3 || len(got.Questions[0].Answers) != 3 || got.Taxonomy.Slugs("levels") == nil {
		t.Errorf("the guide has %d questions, want 3 with 3 answers each, and a taxonomy", len(got.Questions))
	}
	want := edition(t, new(Generator), in).Problems()
	if problems.Count(guide.Error) < 4 || !reflect.DeepEqual(problems, want) {
		t.Errorf("the problems are\n%v\nand those of the edition\n%v", problems, want)
	}
}

// TestGuideDisturbsNoEdition asks for the guide between two editions of one
// generator.
func TestGuideDisturbsNoEdition(t *testing.T) {
	in := corpusInputs(2)
	var g Generator
	before := edition(t, &g, in)
	if _, _, err := g.Guide(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	if a, b := files(t, before), files(t, edition(t, &g, in)); !reflect.DeepEqual(a, b) || len(a) == 0 {
		t.Errorf("the editions before and after differ, or hold nothing (%d files)", len(a))
	}
}
