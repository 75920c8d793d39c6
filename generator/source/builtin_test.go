package source

import (
	"regexp"
	"testing"

	"starling/generator/guide"
)

func TestBuiltInDataHasNoMistakes(t *testing.T) {
	if _, problems := builtinTaxonomy(); len(problems) > 0 {
		t.Errorf("builtin/taxonomy.yaml: %v", problems)
	}
	labels, problems := builtinLabels()
	if len(problems) > 0 {
		t.Errorf("builtin/labels.yaml: %v", problems)
	}
	snake := regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)
	for key := range labels {
		if !snake.MatchString(key) {
			t.Errorf("the label %s is not in snake_case", key)
		}
	}
}

// TestEveryChoiceHasALabel keeps the interface text in step with the values
// that front matter may have.
func TestEveryChoiceHasALabel(t *testing.T) {
	labels, _ := builtinLabels()
	prefixes := map[string]string{
		"setting": "setting_", "quality": "quality_", "outcome": "outcome_", "frequency": "frequency_", "background": "background_", "basis": "basis_", "kind": "collection_",
	}
	seen := 0
	for _, kind := range guide.Kinds {
		for _, f := range guide.FieldsOf(kind) {
			for _, choice := range f.Choices {
				if prefix := prefixes[f.Name]; prefix != "" {
					seen++
					if key := prefix + labelKey(choice); labels[key] == "" {
						t.Errorf("there is no label %s", key)
					}
				}
			}
		}
	}
	if seen < 20 {
		t.Errorf("only %d choices were looked up", seen)
	}
}

func labelKey(slug string) string { return regexp.MustCompile("-").ReplaceAllString(slug, "_") }

// BenchmarkBuiltin reads the built-in taxonomy and labels, which every process
// does once.
func BenchmarkBuiltin(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		overlayTaxonomy(readYAML("builtin/taxonomy.yaml", builtinTaxonomyText), guide.Taxonomy{})
		readYAML("builtin/labels.yaml", builtinLabelsText)
	}
}
