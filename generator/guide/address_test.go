package guide

import (
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestAnAddressIsAFunctionOfAPath(t *testing.T) {
	for _, c := range []struct {
		kind       Kind
		file, want string
	}{
		{KindQuestion, "questions/why-us/index.md", "questions/why-us/"},
		{KindAnswer, "questions/why-us/nurse.md", "questions/why-us/nurse/"},
		{KindArticle, "articles/shapes.md", "articles/shapes/"},
		{KindCollection, "collections/first.md", "collections/first/"},
		{KindTerm, "terms/topics/conflict.md", "topics/conflict/"},
		{KindPage, "pages/about.md", "about/"},
	} {
		if got := AddressOf(c.kind, c.file); got != c.want {
			t.Errorf("AddressOf(%s, %q) = %q, want %q", c.kind, c.file, got, c.want)
		}
	}
}

func TestATextIsShownOnItsPages(t *testing.T) {
	for file, want := range map[string]string{
		"questions/a/index.md": "questions/a/", "questions/a/nurse.md": "questions/a/nurse/ questions/a/",
		"articles/a.md": "articles/a/", "collections/a.md": "collections/a/", "pages/about.md": "about/",
		"terms/roles/nurse.md": "roles/nurse/", "site.yaml": "", "questions/a/p.png": "",
	} {
		if got := strings.Join(PagesOf(file), " "); got != want {
			t.Errorf("%s is shown on %q, want %q", file, got, want)
		}
	}
}

func TestLinksAreRelative(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"", "", "./"},
		{"", "questions/", "questions/"},
		{"questions/", "", "../"},
		{"questions/a/", "questions/b/", "../b/"},
		{"questions/a/", "questions/a/nurse/#result", "nurse/#result"},
		{"questions/a/", "questions/a/#tips", "#tips"},
		{"questions/a/nurse/", "assets/s.css", "../../../assets/s.css"},
		{"questions/a/", "search/?q=a/b#c/d", "../../search/?q=a/b#c/d"},
		{"404.html", "about/", "about/"},
		{"about/", "a:b.png", "../a:b.png"},
		{"", "a:b.png", "./a:b.png"},
		{"ab/", "abc/", "../abc/"},
	} {
		if got := Relative(c.from, c.to); got != c.want {
			t.Errorf("Relative(%q, %q) = %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

// TestRelativeLinksLeadWhereTheyShould resolves links as a browser does.
func TestRelativeLinksLeadWhereTheyShould(t *testing.T) {
	segment := rapid.StringMatching(`[a-z0-9-]{1,4}`)
	address := rapid.Custom(func(t *rapid.T) string {
		s := strings.Join(rapid.SliceOfN(segment, 0, 4).Draw(t, "folders"), "/")
		if s != "" {
			s += "/"
		}
		return s + rapid.SampledFrom([]string{"", "", "x.png"}).Draw(t, "file")
	})
	rapid.Check(t, func(t *rapid.T) {
		from, to := address.Draw(t, "from"), address.Draw(t, "to")+rapid.SampledFrom([]string{"", "#f", "?q=1"}).Draw(t, "suffix")
		base, err := url.Parse("https://example.org/some/folder/" + from)
		if err != nil {
			t.Fatal(err)
		}
		link, err := base.Parse(Relative(from, to))
		if err != nil {
			t.Fatal(err)
		}
		if want := "https://example.org/some/folder/" + to; link.String() != want {
			t.Errorf("from %q, %q leads to %q, want %q", from, Relative(from, to), link, want)
		}
	})
}

func TestProblemsAreSortedAndDistinct(t *testing.T) {
	list := Problems{
		NewProblem("b.md", Place{1, 1, 1}, "E101", "x", ""),
		NewProblem("a.md", Place{10, 1, 1}, "E101", "x", ""),
		NewProblem("a.md", Place{2, 7, 9}, "E110", "y", "do z"),
		NewProblem("a.md", Place{2, 7, 9}, "E110", "y", "do z"),
	}.Sort()
	var got []string
	for _, p := range list {
		got = append(got, p.String())
	}
	if want := "a.md:2:7: E110 y (do z)\na.md:10:1: E101 x\nb.md:1:1: E101 x"; strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

func TestDigestsTellListsApart(t *testing.T) {
	seen := map[Digest]string{}
	for name, h := range map[string]*Hasher{
		"one text":   NewHasher("s").String("ab"),
		"two texts":  NewHasher("s").String("a").String("b"),
		"a list":     NewHasher("s").Strings([]string{"a", "b"}),
		"two lists":  NewHasher("s").Strings([]string{"a"}).Strings([]string{"b"}),
		"a number":   NewHasher("s").Int(2).String("a").String("b").Int(0),
		"other step": NewHasher("t").String("ab"),
	} {
		if other, taken := seen[h.Sum()]; taken {
			t.Errorf("%s and %s have one digest", name, other)
		}
		seen[h.Sum()] = name
	}
}
