package text_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"starling/generator/text"
)

func TestLikeness(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		want       float64
	}{
		{"nothing", "", "", 0},
		{"nothing and something", "", "one two three", 0},
		{"equal", "one two three four", "one two three four", 1},
		{"case, marks and punctuation", "Café, au lait: twice!", "cafe AU lait twice", 1},
		{"two words are one shingle", "so what", "So what?", 1},
		{"two other words", "so what", "so who", 0},
		{"order counts", "one two three", "three two one", 0},
		{"one of three shingles", "a b c d", "b c d e", 1.0 / 3},
		{"repeats count once", "la la la la la la", "la la la", 1},
		{"a word in the middle", "a b c d e f g h", "a b c d x f g h", 3.0 / 9},
		{"one within the other", "a b c", "a b c d e", 1.0 / 3},
	} {
		a, b := text.NewSketch(c.a), text.NewSketch(c.b)
		if got := a.Likeness(b); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: likeness of %q and %q is %v, want %v", c.name, c.a, c.b, got, c.want)
		}
	}
}

func TestAlike(t *testing.T) {
	base := "I ordered twelve boxes instead of twelve units and told my manager within the hour before the truck came"
	list := sketches(
		base,
		"Something else entirely was said by somebody about the weather on the coast last winter",
		strings.Replace(base, "my manager", "the manager", 1),
		"",
		"",
		base,
	)
	var got []string
	for _, p := range text.Alike(list, 0.6) {
		got = append(got, fmt.Sprintf("%d-%d %.2f", p.First, p.Second, p.Likeness))
	}
	if want := []string{"0-2 0.70", "0-5 1.00", "2-5 0.70"}; !slices.Equal(got, want) {
		t.Errorf("alike over 0.6 are %q, want %q", got, want)
	}
	if got := text.Alike(list, 1); len(got) > 0 {
		t.Errorf("alike over 1 are %v, and nothing can be", got)
	}
}

func sketches(texts ...string) []text.Sketch {
	list := make([]text.Sketch, len(texts))
	for i, s := range texts {
		list[i] = text.NewSketch(s)
	}
	return list
}

// TestLikenessIsJaccard compares with the definition, on sets of strings.
func TestLikenessIsJaccard(t *testing.T) {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 12)
	rapid.Check(t, func(t *rapid.T) {
		a, b := words.Draw(t, "a"), words.Draw(t, "b")
		x, y := shingleSet(a), shingleSet(b)
		both := 0
		for s := range x {
			if y[s] {
				both++
			}
		}
		want := 0.0
		if both > 0 {
			want = float64(both) / float64(len(x)+len(y)-both)
		}
		k, l := text.NewSketch(strings.Join(a, " ")), text.NewSketch(strings.Join(b, " "))
		if got := k.Likeness(l); math.Abs(got-want) > 1e-9 || got != l.Likeness(k) {
			t.Fatalf("likeness is %v one way and %v the other, want %v", got, l.Likeness(k), want)
		}
	})
}

func shingleSet(words []string) map[string]bool {
	set := map[string]bool{}
	if len(words) > 0 && len(words) < 3 {
		set[strings.Join(words, " ")] = true
	}
	for i := 0; i+3 <= len(words); i++ {
		set[strings.Join(words[i:i+3], " ")] = true
	}
	return set
}

// TestAlikeFindsPlantedCopies plants edited copies among unlike texts: all are
// found, in order, and nothing else.
func TestAlikeFindsPlantedCopies(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		n := rapid.IntRange(2, 60).Draw(t, "texts")
		var texts []string
		for range n {
			texts = append(texts, strings.Join(randomWords(r, 120), " "))
		}
		i, j := r.IntN(n), r.IntN(n)
		if i == j {
			return
		}
		words := strings.Fields(texts[i])
		for range 5 { // at most 15 of 118 shingles, so the likeness is over 0.77
			words[r.IntN(len(words))] = "changed"
		}
		texts[j] = strings.Join(words, " ")
		pairs := text.Alike(sketches(texts...), 0.6)
		if len(pairs) != 1 || pairs[0].First != min(i, j) || pairs[0].Second != max(i, j) {
			t.Fatalf("planted %d and %d, found %v", i, j, pairs)
		}
	})
}

func randomWords(r *rand.Rand, n int) []string {
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprintf("w%d", r.IntN(5000))
	}
	return words
}

// TestAlikeOfACrowd holds that many copies of one text are all named, in fewer
// pairs than all of them.
func TestAlikeOfACrowd(t *testing.T) {
	const n = 500
	texts := slices.Repeat([]string{"the same eight words again and again here"}, n)
	pairs := text.Alike(sketches(texts...), 0.6)
	named := map[int]bool{}
	for _, p := range pairs {
		named[p.First], named[p.Second] = true, true
	}
	if len(named) != n || len(pairs) > 8*n {
		t.Errorf("%d of %d copies are named in %d pairs, want all in at most %d", len(named), n, len(pairs), 8*n)
	}
}

func TestPlain(t *testing.T) {
	for markup, want := range map[string]string{
		"":                         "",
		"no tags":                  "no tags",
		"<p>a &lt; b &amp; c</p>":  " a < b & c ",
		`<a href="">link</a>, end`: " link , end",
		"one<br>two":               "one two",
		"5 &gt; 3<":                "5 > 3 ",
	} {
		if got := text.Plain(markup); got != want {
			t.Errorf("Plain(%q) is %q, want %q", markup, got, want)
		}
	}
}

func BenchmarkSketch(b *testing.B) {
	s := strings.Join(randomWords(rand.New(rand.NewPCG(1, 1)), 250), " ")
	for b.Loop() {
		text.NewSketch(s)
	}
}

func BenchmarkAlike(b *testing.B) {
	for _, n := range []int{1000, 4000, 16000} {
		r := rand.New(rand.NewPCG(1, 1))
		var list []text.Sketch
		for range n {
			list = append(list, text.NewSketch(strings.Join(randomWords(r, 250), " ")))
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				text.Alike(list, 0.5)
			}
		})
	}
}
