package source_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"starling/generator/source"
)

const benchQuestion = `---
question: Tell me about a time you made a mistake, number %d
category: mistakes-and-setbacks
competency: [accountability, learning]
summary: Pick one real mistake, say plainly that it was yours, and show the habit that now guards against a second.
also_asked:
  - What is the biggest mistake you have made, number %[1]d?
  - Describe an error you made at work
  - What did you learn from a mistake?
frequency: very-common
related: [tell-me-about-a-time-you-failed]
updated: 2026-11-20
---

`

const benchAnswer = `---
role: shift-supervisor
level: entry
industry: retail
summary: Ordered boxes instead of units, told the manager within the hour, cut the loss, fixed the form, number %d.
outcome: success
updated: 2026-11-20
---

`

// benchGuide writes a guide of n questions with three answers each to disk, as
// an author's is, and returns its folder.
func benchGuide(b *testing.B, n int) fs.FS {
	b.Helper()
	dir := b.TempDir()
	body := strings.Repeat("In my second month I placed the chilled order for a bank-holiday weekend. ", 40) + "\n"
	for i := range n {
		folder := filepath.Join(dir, "questions", fmt.Sprintf("question-%d", i))
		if err := os.MkdirAll(folder, 0o777); err != nil {
			b.Fatal(err)
		}
		files := map[string]string{"index.md": fmt.Sprintf(benchQuestion, i) + body}
		for j := range 3 {
			files[fmt.Sprintf("answer-%d.md", j)] = fmt.Sprintf(benchAnswer, i*3+j) + body
		}
		for name, data := range files {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(data), 0o666); err != nil {
				b.Fatal(err)
			}
		}
	}
	return os.DirFS(dir)
}

func BenchmarkScan(b *testing.B) {
	fsys := benchGuide(b, 1000)
	b.ReportAllocs()
	for b.Loop() {
		if l, err := source.Scan(fsys); err != nil || len(l.Texts) != 4000 || len(l.Problems) > 0 {
			b.Fatal(err, len(l.Texts), l.Problems)
		}
	}
}

// BenchmarkRead reads 4,000 listed texts, one after the other.
func BenchmarkRead(b *testing.B) {
	fsys := benchGuide(b, 1000)
	tax, _, err := source.ReadTaxonomy(fsys)
	if err != nil {
		b.Fatal(err)
	}
	list, err := source.Scan(fsys)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, e := range list.Texts {
			if s, err := source.Read(fsys, e, &tax); err != nil || len(s.Problems) > 0 {
				b.Fatal(err, s.Problems)
			}
		}
	}
}
