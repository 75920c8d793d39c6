package generator

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"starling/generator/guide"
)

// photograph is a JPEG of a size.
func photograph(t *testing.T, w, h int) []byte {
	t.Helper()
	var file bytes.Buffer
	p := image.NewGray(image.Rect(0, 0, w, h))
	p.Set(w/2, h/2, color.White)
	if err := jpeg.Encode(&file, p, nil); err != nil {
		t.Fatal(err)
	}
	data := file.Bytes()
	return slices.Concat(data[:2], []byte("\xff\xfe\x00\x0eSECRET PLACE"), data[2:])
}

// withPictures is the inputs of a guide with an article that shows pictures.
func withPictures(t *testing.T, body string, files map[string][]byte) Inputs {
	t.Helper()
	in := corpusInputs(1)
	content := in.Content.FS.(fstest.MapFS)
	content["site.yaml"] = &fstest.MapFile{Data: []byte("title: A\n")}
	content["articles/shown.md"] = &fstest.MapFile{Data: []byte("---\ntitle: Shown\nsummary: It shows pictures of many kinds to whoever reads it.\n---\n\n" + body + "\n")}
	for name, data := range files {
		content[name] = &fstest.MapFile{Data: data}
	}
	return in
}

func fileOf(t *testing.T, e *guide.Edition, path string) string {
	t.Helper()
	data, err := e.File(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestPicturesBecomeFitForTheirPages(t *testing.T) {
	large := photograph(t, 2000, 1000)
	in := withPictures(t, "![a](small.jpg) ![b](Large%20one.jpg) ![c](whole.jpg) [whole](whole.jpg) ![d](/static/poster.jpg)", map[string][]byte{
		"articles/small.jpg": photograph(t, 400, 300), "articles/Large one.jpg": large, "articles/whole.jpg": photograph(t, 1800, 900), "static/poster.jpg": large,
	})
	e := edition(t, new(Generator), in)
	if len(e.Problems()) > 0 {
		t.Fatal(e.Problems())
	}
	var assets []string
	for _, p := range e.Paths() {
		if strings.HasPrefix(p, "assets/pictures/") {
			assets = append(assets, p)
		}
	}
	narrow := func(name, width string) string {
		i := slices.IndexFunc(assets, func(p string) bool { return strings.HasPrefix(p, "assets/pictures/"+name+"-"+width+".") })
		if i < 0 {
			t.Fatalf("there is no %s in a width of %s among %v", name, width, assets)
		}
		return assets[i]
	}
	page := fileOf(t, e, "articles/shown/index.html")
	const sizes = `sizes="(max-width: 40rem) 100vw, 36rem"`
	for _, want := range []string{
		`<img src="../small.jpg" width="400" height="300" alt="a">`,
		`<img src="../Large%20one.jpg" srcset="../../` + narrow("large-one", "640") + ` 640w, ../Large%20one.jpg 1280w" ` + sizes + ` width="2000" height="1000" loading="lazy" alt="b">`,
		`<img src="../../` + narrow("whole", "1280") + `" srcset="../../` + narrow("whole", "640") + ` 640w, ../../` + narrow("whole", "1280") + ` 1280w" ` + sizes,
		`<img src="../../poster.jpg" width="2000" height="1000" loading="lazy" alt="d">`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if len(assets) != 3 {
		t.Errorf("the pictures in other widths are %v, want three", assets)
	}
	for path, width := range map[string]int{"articles/small.jpg": 400, "articles/Large one.jpg": 1280, "articles/whole.jpg": 1800, "poster.jpg": 2000, narrow("whole", "640"): 640} {
		data := fileOf(t, e, path)
		c, err := jpeg.DecodeConfig(strings.NewReader(data))
		if err != nil || c.Width != width {
			t.Errorf("%s is %d pixels wide, want %d (%v)", path, c.Width, width, err)
		}
		if own := path == "poster.jpg"; strings.Contains(data, "SECRET") != own {
			t.Errorf("%s: metadata must go, but from static/, which is copied as it is", path)
		}
	}
}

func TestPicturesThatNobodyCouldSeeAreProblems(t *testing.T) {
	// A file of a few bytes that claims to be 65,536 by 65,536 pixels.
	head := []byte("IHDR\x00\x01\x00\x00\x00\x01\x00\x00\x08\x00\x00\x00\x00")
	bomb := slices.Concat([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), head, binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(head)))
	in := withPictures(t, "One ![a](bomb.png)\n\n![b](text.jpg) [c](linked.jpg)", map[string][]byte{
		"articles/bomb.png": bomb, "articles/text.jpg": []byte("not a picture"), "articles/linked.jpg": []byte("nor this"),
	})
	var got []string
	for _, p := range edition(t, new(Generator), in).Problems() {
		got = append(got, p.String())
	}
	if len(got) != 2 || !strings.HasPrefix(got[0], "content/articles/shown.md:6:5: E119 the picture `bomb.png` cannot be read: 65536 by 65536 are more than 50 million pixels") ||
		got[1] != "content/articles/shown.md:8:1: E119 the picture `text.jpg` cannot be read: the file is no JPEG, PNG, GIF, WebP or SVG (save it anew as a JPEG, PNG, GIF, WebP or SVG, or take it out)" {
		t.Errorf("the problems are\n%s", strings.Join(got, "\n"))
	}
}

// TestABrokenEndIsFoundWhenThePictureIsMade holds that a file whose beginning is
// sound is still the author's mistake, and not a failure of the machine.
func TestABrokenEndIsFoundWhenThePictureIsMade(t *testing.T) {
	whole := photograph(t, 2000, 1000)
	e := edition(t, new(Generator), withPictures(t, "![a](large.jpg)", map[string][]byte{"articles/large.jpg": whole[:len(whole)/2]}))
	if len(e.Problems()) > 0 {
		t.Fatal(e.Problems())
	}
	_, err := e.File("articles/large.jpg")
	problem, ok := err.(guide.Problem)
	if !ok || problem.Code != "E119" || problem.Path != "content/articles/large.jpg" {
		t.Errorf("the error is %v, want an E119 of the file", err)
	}
}

func TestAPictureKeepsItsKey(t *testing.T) {
	files := map[string][]byte{"articles/large.jpg": photograph(t, 2000, 1000)}
	keys := func(body string) map[string]guide.Digest {
		keys := map[string]guide.Digest{}
		for path, key := range edition(t, new(Generator), withPictures(t, body, files)).Keys() {
			if strings.HasSuffix(path, ".jpg") {
				keys[path] = key
			}
		}
		return keys
	}
	before, after := keys("![a](large.jpg)"), keys("Another text. ![b](large.jpg)")
	if len(before) != 2 {
		t.Fatalf("there are %d files, want two widths", len(before))
	}
	for path, key := range before {
		if after[path] != key {
			t.Errorf("%s is made again for another text", path)
		}
	}
}
