package render

import (
	"reflect"
	"testing"

	"starling/generator/guide"
)

func TestViewsArePlainData(t *testing.T) {
	// Working out the plan panics otherwise.
	planOf(viewType, nil)
}

func TestWhatIsNotPlainDataPanics(t *testing.T) {
	type loop struct{ Next *loop }
	type hidden struct{ name string }
	for name, v := range map[string]any{
		"function":          struct{ F func() }{},
		"channel":           struct{ C chan int }{},
		"interface":         struct{ I any }{},
		"map":               struct{ M map[string]string }{},
		"float":             struct{ F float64 }{},
		"unexported field":  hidden{name: "x"},
		"type in itself":    loop{},
		"document by value": struct{ D guide.Document }{},
		"deep in a list": struct {
			L []struct{ P *struct{ F func() } }
		}{},
		"map of a document's": struct{ L []map[int]*guide.Document }{},
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Errorf("%T has a plan", v)
				}
			}()
			planOf(reflect.TypeOf(v), nil)
		})
	}
}
