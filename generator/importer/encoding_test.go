package importer_test

import (
	"errors"
	"strings"
	"testing"

	"starling/generator/importer"
)

// TestFilesThatAreNoText holds that a file which no editor shows as text is
// refused with what to do about it.
func TestFilesThatAreNoText(t *testing.T) {
	article := "How to answer “Tell me about a mistake”\n\nInterviewers ask candidates. 1. Say it. 2. Stop."
	for _, c := range []struct{ name, data, want string }{
		{"a.txt", "\xff\xfeH\x00o\x00w\x00", "UTF-16"},
		{"a.txt", "\xfe\xff\x00H\x00o", "UTF-16"},
		{"a.txt", "PK\x03\x04...", "Word"},
		{"a.html", "%PDF-1.7", "PDF"},
		{"a.md", article + "\x00", "NUL"},
		{"a.md", article + "\xe9", "not in UTF-8"},
		{"a.md", "", "0 words"},
		{"a.rtf", article, ".rtf"},
		{"article", article, "not a kind of file"},
		{"a.md", strings.Repeat(article, 1+importer.MaxFile/len(article)), "2 MiB"},
		{"a.txt", strings.Repeat(article, 4000), "kB of text"},
		{"a.html", "<main>" + strings.Repeat("<div>", 600) + article, "cannot be read"},
	} {
		_, err := importer.Read(importer.Source{Name: c.name, Data: []byte(c.data)})
		var refused *importer.RefusedError
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), c.want) || refused.Hint == "" {
			t.Errorf("%s of %.20q: %v, want %q and a hint", c.name, c.data, err, c.want)
		}
	}
}

// TestEndsOfLinesAndEndings reads one article as other systems write it.
func TestEndsOfLinesAndEndings(t *testing.T) {
	f := fixtures(t)[0]
	plain, err := importer.Read(importer.Source{Name: f.article.Name, Data: f.article.Data})
	if err != nil {
		t.Fatal(err)
	}
	want := written(drafts(plain, empty))
	for _, other := range []string{
		"\ufeff" + string(f.article.Data),
		strings.ReplaceAll(string(f.article.Data), "\n", "\r\n"),
		strings.ReplaceAll(string(f.article.Data), "\n", "\r"),
	} {
		a, err := importer.Read(importer.Source{Name: strings.ToUpper(f.article.Name), Data: []byte(other)})
		if err != nil {
			t.Fatal(err)
		}
		if got := written(drafts(a, empty)); got != want {
			t.Errorf("other ends of lines give other drafts:\n%s\nwant\n%s", got, want)
		}
	}
}
