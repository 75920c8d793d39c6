package render_test

import (
	"reflect"
	"testing"

	"starling/generator/guide"
	"starling/generator/render"
	"starling/layouts"
)

// fill sets everything in v that it can reach: texts and numbers that are all
// different, lists of two, and pointers to what is filled too.
func fill(v reflect.Value, next *int) {
	*next++
	switch v.Kind() {
	case reflect.String:
		v.SetString("text " + string(rune('a'+*next%26)) + v.Type().String())
	case reflect.Int:
		v.SetInt(int64(*next))
	case reflect.Bool:
		v.SetBool(*next%2 == 0)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), next)
		}
	case reflect.Pointer:
		if v.Type() == reflect.TypeFor[*guide.Document]() {
			v.Set(reflect.ValueOf(&guide.Document{Key: guide.Digest{byte(*next)}}))
			return
		}
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), next)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), next)
		}
	default:
		panic(v.Type().String())
	}
}

// change alters every single value in v in turn, calls check with its place, and
// puts it back.
func change(v reflect.Value, place string, check func(string)) {
	was := reflect.New(v.Type()).Elem()
	was.Set(v)
	try := func(what string) {
		check(place + what)
		v.Set(was)
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(v.String() + "x")
		try("")
		v.SetString("")
		try(" emptied")
	case reflect.Int:
		v.SetInt(v.Int() + 1)
		try("")
	case reflect.Bool:
		v.SetBool(!v.Bool())
		try("")
	case reflect.Slice:
		v.Set(v.Slice(0, 1))
		try(" shortened")
		v.Set(reflect.Zero(v.Type()))
		try(" emptied")
		for i := range v.Len() {
			change(v.Index(i), place+"[]", check)
		}
	case reflect.Pointer:
		v.Set(reflect.Zero(v.Type()))
		try(" removed")
		if d, ok := v.Interface().(*guide.Document); ok {
			v.Set(reflect.ValueOf(&guide.Document{Key: guide.Digest{0xff, d.Key[0]}}))
			try(" replaced")
			return
		}
		change(v.Elem(), place, check)
	case reflect.Struct:
		for i := range v.NumField() {
			change(v.Field(i), place+"."+v.Type().Field(i).Name, check)
		}
	}
}

func TestTheKeyChangesWithEveryValueOfTheView(t *testing.T) {
	r := renderer(t)
	var v guide.View
	next := 0
	fill(reflect.ValueOf(&v).Elem(), &next)
	seen := map[guide.Digest]string{r.Key(&v): "the view as it was"}
	changes := 0
	change(reflect.ValueOf(&v).Elem(), "View", func(place string) {
		changes++
		key := r.Key(&v)
		if first, taken := seen[key]; taken {
			t.Errorf("%s has the key of %s", place, first)
		}
		seen[key] = place
	})
	if changes < 500 {
		t.Errorf("only %d values were changed", changes)
	}
}

func TestNeighbouringTextsDoNotRunTogether(t *testing.T) {
	r := renderer(t)
	a := &guide.View{Page: guide.Page{Title: "ab", Heading: "c"}, Site: site()}
	b := &guide.View{Page: guide.Page{Title: "a", Heading: "bc"}, Site: site()}
	if r.Key(a) == r.Key(b) {
		t.Error("two views have one key")
	}
}

func TestADocumentStandsForItselfByItsKeyAlone(t *testing.T) {
	r := renderer(t)
	a, b := questionView(), questionView()
	b.Question.Text.Doc.Lead = guide.Text{Markup: "<p>Another text.</p>"}
	if r.Key(a) != r.Key(b) {
		t.Error("the body of a document is part of the key")
	}
}

func TestTheKeyChangesWithLayoutsAndLabels(t *testing.T) {
	settings := &guide.Settings{Labels: map[string]string{"home": "Home"}}
	v := &guide.View{Site: site()}
	plain, _ := render.New(folder(nil), "mine", settings)
	again, _ := render.New(folder(nil), "mine", settings)
	other, _ := render.New(folder(map[string]string{"page.html": "x"}), "mine", settings)
	moved, _ := render.New(folder(map[string]string{"partials/page.html": "x"}), "mine", settings)
	named, _ := render.New(folder(nil), "mine", &guide.Settings{Labels: map[string]string{"home": "Start"}})
	if plain.Key(v) != again.Key(v) {
		t.Error("the same layouts give two keys")
	}
	keys := map[guide.Digest]bool{}
	for _, r := range []*render.Renderer{plain, other, moved, named} {
		keys[r.Key(v)] = true
	}
	if len(keys) != 4 {
		t.Errorf("four sets of layouts and labels have %d keys", len(keys))
	}
}

func TestTheSameViewGivesTheSameBytes(t *testing.T) {
	a, _ := render.New(layouts.FS, "layouts", &guide.Settings{Labels: labels(t)})
	b, _ := render.New(layouts.FS, "elsewhere", &guide.Settings{Labels: labels(t)})
	first, err := a.Page(questionView())
	if err != nil {
		t.Fatal(err)
	}
	second, _ := b.Page(questionView())
	if string(first) != string(second) {
		t.Error("two renderers make two pages of one view")
	}
}
