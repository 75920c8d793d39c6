package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"starling/generator/guide"
)

var star = []Part{{"Situation", "setup", 15}, {"Task", "task", 10}, {"Action", "action", 40}, {"Result", "result", 15}, {"Learning", "learning", 20}}

// mistake is the card of an ordinary question.
func mistake() Card {
	return Card{Site: "Starling", Title: "Tell me about a time you made a mistake", Shape: slices.Clone(star)}
}

func drawn(t testing.TB, c Card) []byte {
	t.Helper()
	data, err := c.Draw()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// titles are of all lengths and scripts that the font has.
var titles = []string{
	"Why?", "Why do you want this job?", "Tell me about a time you made a mistake",
	"Parlez-moi d’une fois où vous avez dû expliquer quelque chose de très compliqué à quelqu’un qui n’y connaissait rien",
	"Почему вы хотите уйти с прежней работы?", "Πείτε μου για μια φορά που κάνατε λάθος", "Řekněte mi něco o sobě, prosím",
	strings.Repeat("WWWWWWW ", 15), strings.Repeat("W", 120), strings.Repeat("m ", 60), "", " ", "a\u00a0b\u00a0c",
	"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, was ist das?",
}

func TestACardIsASmallPicture(t *testing.T) {
	for _, title := range titles {
		for _, site := range []string{"", "Starling", strings.Repeat("A very long name ", 7)} {
			data := drawn(t, Card{Site: site, Title: title, Line: site, Shape: star})
			if len(data) > 25_000 {
				t.Errorf("the card of %q weighs %d bytes, want at most 25,000", title, len(data))
			}
			picture, err := png.Decode(bytes.NewReader(data))
			if err != nil {
				t.Fatalf("the card of %q: %v", title, err)
			}
			p, ok := picture.(*image.Paletted)
			if !ok || p.Bounds() != image.Rect(0, 0, Width, Height) || len(p.Palette) > 16 {
				t.Errorf("the card of %q is a %T of %v, want %d by %d pixels in at most 16 colours", title, picture, picture.Bounds(), Width, Height)
			}
		}
	}
}

func TestNothingLeavesTheRoomOfACard(t *testing.T) {
	for _, title := range titles {
		data := drawn(t, Card{Site: strings.Repeat("A very long name ", 7), Title: title, Line: title, Shape: star})
		picture, _ := png.Decode(bytes.NewReader(data))
		paper := picture.At(0, 0)
		for y := range Height {
			for _, x := range []int{edge - 12, Width - edge + 12} { // some letters lean over their edge
				if picture.At(x, y) != paper {
					t.Fatalf("%q: something is drawn at %d, %d, in the margin", title, x, y)
				}
			}
		}
		for x := range Width {
			if y := barTop - 10; picture.At(x, y) != paper {
				t.Fatalf("%q: something is drawn at %d, %d, too near to the bar", title, x, y)
			}
		}
	}
}

func TestLinesAreEven(t *testing.T) {
	for title, want := range map[string][]string{
		"Why do you want this job?":                                  {"Why do you want this job?"},
		"Tell me about a time you made a mistake":                    {"Tell me about a time", "you made a mistake"},
		"Tell me about a time you disagreed with your boss":          {"Tell me about a time you", "disagreed with your boss"},
		"What would you do if a colleague took your credit at work?": {"What would you do", "if a colleague took", "your credit at work?"},
		"Was\u00a0ist das?":                                          {"Was\u00a0ist das?"},
		"":                                                           {},
	} {
		if got := setTitle(title, titleRoom); !slices.Equal(got.lines, want) {
			t.Errorf("%q is set as %q, want %q", title, got.lines, want)
		}
	}
	for _, title := range titles {
		set := setTitle(title, titleRoom)
		if h := set.height(); h > titleRoom {
			t.Errorf("%q is %f pixels high, want at most %d", title, h, titleRoom)
		}
		for _, line := range set.lines {
			if w := heavy().width(line, set.size); w > measure {
				t.Errorf("%q is %f pixels wide, want at most %d", line, w, measure)
			}
		}
	}
}

func TestALineEndsWithASentenceWhereItCan(t *testing.T) {
	first := "Interview questions taken apart, with what is scored and sample answers that have notes in their margins."
	second := "For a first job, for a change of trade, for a step up, and for whoever comes back after years at home."
	if got := strings.Join(setLine(first+" "+second), " "); got != first {
		t.Errorf("got %q, want the first sentence", got)
	}
	long := strings.Repeat("and so on, ", 40)
	if got := setLine(long); len(got) != 3 || !strings.HasSuffix(got[2], "so…") {
		t.Errorf("got %q, want three lines that end in dots", got)
	}
}

func TestWhatTheFontLacksHasAPlainCard(t *testing.T) {
	plain := drawn(t, Card{Title: "失敗した経験を教えてください", Shape: star})
	for _, title := range []string{"حدثني عن خطأ", "Why us? 🙂", "मुझे बताइए"} {
		if !bytes.Equal(drawn(t, Card{Site: "Site", Title: title, Shape: star}), plain) {
			t.Errorf("%q has another card than the plain one", title)
		}
	}
	c := mistake()
	if bytes.Equal(drawn(t, c), plain) {
		t.Error("a plain card for Latin letters")
	}
	named := drawn(t, c)
	c.Site = "失敗"
	if other := drawn(t, c); bytes.Equal(other, named) || bytes.Equal(other, plain) {
		t.Error("a site's name that cannot be written must be left out, and the title kept")
	}
}

func TestAccentsAreOneLetterHoweverTheyAreTyped(t *testing.T) {
	if !bytes.Equal(drawn(t, Card{Title: "Où étiez-vous?"}), drawn(t, Card{Title: "Ou\u0300 e\u0301tiez-vous?"})) {
		t.Error("composed and decomposed letters differ")
	}
}

func TestTheKeyNamesAllThatIsDrawn(t *testing.T) {
	seen := map[guide.Digest]string{}
	for name, change := range map[string]func(*Card){
		"nothing": func(*Card) {},
		"site":    func(c *Card) { c.Site = "Other" },
		"title":   func(c *Card) { c.Title = "Other" },
		"line":    func(c *Card) { c.Line = "Other" },
		"name":    func(c *Card) { c.Shape[1].Name = "Other" },
		"part":    func(c *Card) { c.Shape[1].Part = "action" },
		"share":   func(c *Card) { c.Shape[1].Share = 11 },
		"fewer":   func(c *Card) { c.Shape = c.Shape[:2] },
		"theme":   func(c *Card) { c.Theme = []guide.Setting{{Name: "accent", Value: "#123456"}} },
	} {
		c := mistake()
		change(&c)
		if other, ok := seen[c.Key()]; ok {
			t.Errorf("%s and %s have one key", name, other)
		}
		seen[c.Key()] = name
	}
}

func TestTheSameCardHasTheSameBytes(t *testing.T) {
	want := drawn(t, mistake())
	done := make(chan []byte)
	for range 8 {
		go func() {
			c := mistake()
			data, _ := c.Draw()
			done <- data
		}()
	}
	for range 8 {
		if !bytes.Equal(<-done, want) {
			t.Error("two cards of the same question differ")
		}
	}
}

func TestTheAuthorsColoursAreUsed(t *testing.T) {
	palette := coloursOf([]guide.Setting{{Name: "accent", Value: "#7a1f5c"}, {Name: "paper", Value: "#fff"}, {Name: "ink", Value: "black"}})
	for want, at := range map[color.RGBA]uint8{
		{0x7a, 0x1f, 0x5c, 0xff}: accent.at(255), {0xff, 0xff, 0xff, 0xff}: 0, defaults["ink"]: ink.at(255),
	} {
		if palette[at] != color.Color(want) {
			t.Errorf("entry %d is %v, want %v", at, palette[at], want)
		}
	}
}

// TestCardsLookLikeThePages holds the colours and the starling to the assets: who
// changes them there changes them here.
func TestCardsLookLikeThePages(t *testing.T) {
	tokens, err := os.ReadFile("../../assets/style/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range defaults {
		m := regexp.MustCompile(`--` + name + `: (#[0-9a-f]{6});`).FindSubmatch(tokens)
		if m == nil {
			t.Fatalf("tokens.css has no --%s", name)
		}
		if want, _ := hex(string(m[1])); c != want {
			t.Errorf("%s is %v, and %s in tokens.css", name, c, m[1])
		}
	}
	mark, err := os.ReadFile("../../assets/mark.svg")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`d="M19 12c.5 5-3 8-8.5 9.2-3 .7-5.5 2.8-8.5 5.3 4-4.5 7.8-9.5 9.3-15.5C12.3 7 14.5 4.2 18 4.2c3.4 0 6.1 2.5 6.5 5.9.9 8.2-4.6 15.3-13.8 15.3"`,
		`d="m24.9 7.4 6.1 3-5.9 1.3z"`, `stroke-width="` + strconv.FormatFloat(markWidth, 'g', -1, 64) + `"`,
	} {
		if !strings.Contains(string(mark), want) {
			t.Errorf("mark.svg no longer has %s: draw it in mark.go as it is now", want)
		}
	}
}

func BenchmarkCard(b *testing.B) {
	c := mistake()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Draw(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCardKey(b *testing.B) {
	c := mistake()
	for b.Loop() {
		c.Key()
	}
}
