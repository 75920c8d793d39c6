package picture

import (
	"bytes"
	"image"
	"image/color"
	"testing"
)

func TestLargePicturesAreMadeSmaller(t *testing.T) {
	for name, data := range map[string][]byte{"a.jpg": photo(t, 1500, 900, 1, "II"), "turned.jpg": photo(t, 900, 1500, 6, "MM"), "a.png": pngOf(t, quarters(1500, 900))} {
		l, err := Look(name, data)
		if err != nil || !l.Large() {
			t.Fatalf("%s: %+v is not large (%v)", name, l, err)
		}
		for _, width := range []int{Narrow, Wide} {
			small, err := Scale(l, data, width)
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(small, []byte("SECRET")) || !bytes.Contains(small, []byte("profile")) {
				t.Errorf("%s: the metadata must be gone, and the colour profile there", name)
			}
			got, err := Look(name, small)
			if err != nil || got.Kind != l.Kind || got.Width != width || got.Height != width*900/1500 {
				t.Errorf("%s is %+v at %d (%v)", name, got, width, err)
			}
			want := "rgbw"
			if name == "turned.jpg" {
				want = "brwg"
			}
			if c := corners(t, small); c != want {
				t.Errorf("%s: the corners are %s, want %s", name, c, want)
			}
		}
	}
}

func TestWhatIsSmallOrSimpleStaysAsItIs(t *testing.T) {
	flat := image.NewPaletted(image.Rect(0, 0, 1500, 900), color.Palette{color.Black, color.White})
	for name, data := range map[string][]byte{"a.jpg": photo(t, Wide, 20, 1, "II"), "flat.png": pngOf(t, flat), "a.gif": gifOf(t)} {
		if l, err := Look(name, data); err != nil || l.Large() {
			t.Errorf("%s: %+v is large (%v)", name, l, err)
		}
	}
}

func TestThinPicturesKeepAPixel(t *testing.T) {
	l := Looked{Width: 10_000, Height: 1}
	if h := l.HeightAt(Narrow); h != 1 {
		t.Errorf("the height is %d, want 1", h)
	}
}
