package render

import (
	"encoding/binary"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"sync"

	"starling/generator/guide"
)

// The key of a page is the digest of its View and of the layouts and labels.
//
// A View is plain data: texts, numbers, truth values, and structs, lists and
// pointers of these. How a type is written into a digest is worked out once, as
// a plan; a type that holds anything else panics there, since a function or a
// channel has no content to digest, a map has no order, and an interface could
// hold any of them. A document stands for itself by its Key alone.

// plan appends a value of one type to a digest's input, every text and list with
// its length before it, so that no two values look alike.
type plan func([]byte, reflect.Value) []byte

var (
	viewType     = reflect.TypeFor[guide.View]()
	documentType = reflect.TypeFor[guide.Document]()
)

var viewPlan = sync.OnceValue(func() plan { return planOf(viewType, nil) })
var sitePlan = sync.OnceValue(func() plan { return planOf(reflect.TypeFor[guide.Site](), nil) })

func digestView(layouts guide.Digest, v *guide.View) guide.Digest {
	return digest(viewPlan(), layouts, reflect.ValueOf(v).Elem())
}

func digestSite(s *guide.Site) guide.Digest {
	return digest(sitePlan(), guide.Digest{}, reflect.ValueOf(s).Elem())
}

// inputs are buffers that digests collect their input in.
var inputs = sync.Pool{New: func() any { return new([]byte) }}

func digest(p plan, start guide.Digest, v reflect.Value) guide.Digest {
	buf := inputs.Get().(*[]byte)
	defer inputs.Put(buf)
	*buf = p(append((*buf)[:0], start[:]...), v)
	return guide.DigestOf(*buf)
}

// digestOf returns the digest of the layouts' files and the labels.
func digestOf(files, labels map[string]string) guide.Digest {
	h := guide.NewHasher("layouts")
	for _, m := range []map[string]string{files, labels} {
		h.Int(len(m))
		for _, name := range slices.Sorted(maps.Keys(m)) {
			h.String(name).String(m[name])
		}
	}
	return h.Sum()
}

// planOf returns the plan of a type; within are the types around it, since a
// type that holds itself has no end.
func planOf(t reflect.Type, within []reflect.Type) plan {
	if slices.Contains(within, t) {
		panic(fmt.Sprintf("render: %v holds itself", t))
	}
	within = append(slices.Clip(within), t)
	switch t.Kind() {
	case reflect.String:
		return func(b []byte, v reflect.Value) []byte {
			s := v.String()
			return append(binary.AppendUvarint(b, uint64(len(s))), s...)
		}
	case reflect.Bool:
		return func(b []byte, v reflect.Value) []byte { return appendBool(b, v.Bool()) }
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(b []byte, v reflect.Value) []byte { return binary.AppendVarint(b, v.Int()) }
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return func(b []byte, v reflect.Value) []byte { return binary.AppendUvarint(b, v.Uint()) }
	case reflect.Slice, reflect.Array:
		return planList(t, within)
	case reflect.Pointer:
		return planPointer(t, within)
	case reflect.Struct:
		return planStruct(t, within)
	}
	panic(fmt.Sprintf("render: %v is not plain data", t))
}

func appendBool(b []byte, v bool) []byte {
	if v {
		return append(b, 1)
	}
	return append(b, 0)
}

func planList(t reflect.Type, within []reflect.Type) plan {
	element := planOf(t.Elem(), within)
	return func(b []byte, v reflect.Value) []byte {
		n := v.Len()
		b = binary.AppendUvarint(b, uint64(n))
		for i := range n {
			b = element(b, v.Index(i))
		}
		return b
	}
}

func planPointer(t reflect.Type, within []reflect.Type) plan {
	if t.Elem() == documentType {
		return func(b []byte, v reflect.Value) []byte {
			if v.IsNil() {
				return appendBool(b, false)
			}
			key := v.Interface().(*guide.Document).Key
			return append(appendBool(b, true), key[:]...)
		}
	}
	pointed := planOf(t.Elem(), within)
	return func(b []byte, v reflect.Value) []byte {
		if v.IsNil() {
			return appendBool(b, false)
		}
		return pointed(appendBool(b, true), v.Elem())
	}
}

func planStruct(t reflect.Type, within []reflect.Type) plan {
	if t == documentType {
		panic("render: a document must be held by a pointer, which stands for its key")
	}
	fields := make([]plan, t.NumField())
	for i := range fields {
		if !t.Field(i).IsExported() {
			panic(fmt.Sprintf("render: %v.%s is not plain data, since no layout can see it", t, t.Field(i).Name))
		}
		fields[i] = planOf(t.Field(i).Type, within)
	}
	return func(b []byte, v reflect.Value) []byte {
		for i, field := range fields {
			b = field(b, v.Field(i))
		}
		return b
	}
}
