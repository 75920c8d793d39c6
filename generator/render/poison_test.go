package render_test

import (
	"reflect"

	"starling/generator/guide"
)

// slugs are the fields whose values are words of the taxonomy, which have labels.
var slugs = map[string]bool{
	"Layout": true, "Setting": true, "Quality": true, "Outcome": true, "Basis": true, "Background": true, "Frequency": true, "Kind": true, "Key": true,
}

// poison puts a hostile text into everything that an author could write: all
// texts of the view and its documents, but not markup, which the markdown
// package answers for.
func poison(v *guide.View, hostile string) {
	for i := range reflect.ValueOf(v).Elem().NumField() {
		poisonValue(reflect.ValueOf(v).Elem().Field(i), hostile)
	}
}

func poisonValue(v reflect.Value, hostile string) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() != reflect.TypeFor[guide.HTML]() {
			v.SetString(hostile + v.String())
		}
	case reflect.Slice:
		for i := range v.Len() {
			poisonValue(v.Index(i), hostile)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			poisonValue(v.Elem(), hostile)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); !slugs[f.Name] && f.Name != "Problems" {
				poisonValue(v.Field(i), hostile)
			}
		}
	}
}
