package picture

import (
	"bytes"
	"errors"
	"image"
	"image/gif"
	"testing"
)

// kindsOf are a picture of each kind, with a secret in every place that one has.
func kindsOf(t testing.TB) map[string][]byte {
	return map[string][]byte{"a.jpg": photo(t, 40, 30, 1, "II"), "a.png": pngOf(t, quarters(40, 30)), "a.gif": gifOf(t), "a.webp": webpOf(t)}
}

func TestCleanDropsWhatTheCameraWrote(t *testing.T) {
	for name, data := range kindsOf(t) {
		if n := bytes.Count(data, []byte("SECRET PLACE")); n < 2 {
			t.Fatalf("%s holds %d secrets, so this test looks in the wrong place", name, n)
		}
		l, err := Look(name, data)
		if err != nil {
			t.Fatal(err)
		}
		clean, err := Clean(l, data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if bytes.Contains(clean, []byte("SECRET")) {
			t.Errorf("%s still says where it was taken", name)
		}
		if again, err := Clean(l, clean); err != nil || !bytes.Equal(again, clean) {
			t.Errorf("%s: cleaned again it is another file (%v)", name, err)
		}
		want, _, err := image.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(name, err)
		}
		got, _, err := image.Decode(bytes.NewReader(clean))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for y := range l.Height {
			for x := range l.Width {
				if got.At(x, y) != want.At(x, y) {
					t.Fatalf("%s: the pixel at %d, %d changed", name, x, y)
				}
			}
		}
	}
}

func TestCleanKeepsHowAPictureLooks(t *testing.T) {
	for name, want := range map[string]string{"a.jpg": profile, "a.png": "iCCPprofile"} {
		data := kindsOf(t)[name]
		l, _ := Look(name, data)
		if clean, err := Clean(l, data); err != nil || !bytes.Contains(clean, []byte(want)) {
			t.Errorf("%s lost its colour profile (%v)", name, err)
		}
	}
	data := gifOf(t)
	l, _ := Look("a.gif", data)
	clean, err := Clean(l, data)
	if err != nil {
		t.Fatal(err)
	}
	film, err := gif.DecodeAll(bytes.NewReader(clean))
	if err != nil || len(film.Image) != 2 || film.LoopCount != 3 {
		t.Errorf("the film is %+v and %v, want two pictures that repeat three times", film, err)
	}
	drawing := []byte(`<svg width="1" height="1"/>`)
	l, _ = Look("a.svg", drawing)
	if same, err := Clean(l, drawing); err != nil || !bytes.Equal(same, drawing) {
		t.Errorf("a drawing became %q (%v)", same, err)
	}
}

func TestCleanTurnsWhatLiesOnItsSide(t *testing.T) {
	for turn, want := range map[byte]string{1: "rgbw", 2: "grwb", 3: "wbgr", 4: "bwrg", 5: "rbgw", 6: "brwg", 7: "wgbr", 8: "gwrb"} {
		data := photo(t, 40, 30, turn, "MM")
		l, err := Look("a.jpg", data)
		if err != nil {
			t.Fatal(err)
		}
		clean, err := Clean(l, data)
		if err != nil {
			t.Fatal(err)
		}
		upright, err := Look("a.jpg", clean)
		if err != nil || upright.turn != 1 || upright.Width != l.Width || upright.Height != l.Height {
			t.Errorf("turn %d: it is %+v and was to be %+v (%v)", turn, upright, l, err)
		}
		if got := corners(t, clean); got != want {
			t.Errorf("turn %d: the corners are %s, want %s", turn, got, want)
		}
		if !bytes.Contains(clean, []byte(profile)) {
			t.Errorf("turn %d: the colour profile is lost", turn)
		}
	}
}

func TestABrokenPictureIsTheAuthorsMistake(t *testing.T) {
	for name, data := range kindsOf(t) {
		l, err := Look(name, data)
		if err != nil {
			t.Fatal(err)
		}
		// The end is a secret behind the picture, and some bytes of the picture.
		end := bytes.LastIndex(data, []byte("SECRET PLACE"))
		if _, err := Clean(l, data[:end*2/3]); !errors.Is(err, ErrUnreadable) {
			t.Errorf("two thirds of %s: %v, want ErrUnreadable", name, err)
		}
	}
	data := photo(t, 40, 30, 6, "II")
	l, _ := Look("a.jpg", data)
	for _, broken := range [][]byte{data[:len(data)/2], nil} {
		if _, err := Scale(l, broken, 10); !errors.Is(err, ErrUnreadable) {
			t.Errorf("%v, want ErrUnreadable", err)
		}
	}
}

// FuzzPicture holds that no file, however broken, does harm, and that what is
// cleaned is still the picture that it was.
func FuzzPicture(f *testing.F) {
	for name, data := range kindsOf(f) {
		f.Add(name, data)
	}
	f.Add("a.svg", []byte(`<svg viewBox="0 0 1 1"/>`))
	f.Add("a.jpg", photo(f, 8, 6, 6, "MM"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		l, err := Look(name, data)
		if err != nil {
			if !errors.Is(err, ErrUnreadable) {
				t.Fatal(err)
			}
			return
		}
		if l.turn > 1 && l.Width*l.Height > 1_000_000 {
			return // it would be drawn, which takes a while
		}
		clean, err := Clean(l, data)
		if err != nil {
			if !errors.Is(err, ErrUnreadable) {
				t.Fatal(err)
			}
			return
		}
		again, err := Look(name, clean)
		if again.turn == 1 {
			again.turn = l.turn
		}
		if err != nil || again != l {
			t.Fatalf("it was %+v and is %+v (%v)", l, again, err)
		}
	})
}
