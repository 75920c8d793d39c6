package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// BenchmarkSaveToServed measures how long it takes from a file being closed to
// the new bytes of its page having been served to a tab that was told to load
// them again, and reports the median: of 50 edits of each kind with
//
//	go test ./cmd/starling -run '^$' -bench SaveToServed -benchtime 50x
func BenchmarkSaveToServed(b *testing.B) {
	for _, n := range []int{1000, 5000} {
		b.Run(fmt.Sprintf("questions=%d", n), func(b *testing.B) {
			p := startPreview(b, map[string]string{"layouts/.keep": ""}, func(dir string) { writeCorpus(b, filepath.Join(dir, "content"), n) })
			p.await("questions/q00000/", "q00000")
			for _, kind := range savings {
				b.Run(kind.name, func(b *testing.B) { p.measure(b, kind, n) })
			}
		})
	}
}

// saving is one kind of edit: it changes a file, given a number that is new each
// time, and names the page to watch.
type saving struct {
	name string
	save func(p *preview, question string, n int) (page string)
}

var savings = []saving{
	{"body", func(p *preview, q string, n int) string {
		p.edit("content/questions/"+q+"/answer-1.md", `(?m)^\*\*Task\.\*\* `, fmt.Sprintf("**Task.** Edit %d. ", n))
		return "questions/" + q + "/"
	}},
	{"title", func(p *preview, q string, n int) string {
		p.edit("content/questions/"+q+"/index.md", `(?m)^question: .*$`, fmt.Sprintf("question: A title of %s, edited %d", q, n))
		return "questions/" + q + "/"
	}},
	{"new answer", func(p *preview, q string, n int) string {
		p.write(fmt.Sprintf("content/questions/%s/new-%d.md", q, n), "---\nrole: nurse\nlevel: mid\nsummary: A story.\n---\n\nIt was in May.\n")
		return "questions/" + q + "/"
	}},
	{"deleted answer", func(p *preview, q string, _ int) string {
		must(p.t, os.Remove(filepath.Join(p.dir, "content/questions", q, "answer-2.md")))
		return "questions/" + q + "/"
	}},
	{"taxonomy name", func(p *preview, _ string, n int) string {
		p.write("content/taxonomy.yaml", fmt.Sprintf("roles:\n  nurse: {name: Nurse %d, industry: healthcare}\n", n))
		return "roles/nurse/"
	}},
	{"layout", func(p *preview, q string, n int) string {
		p.write("layouts/partials/draft.html", fmt.Sprintf("<p>Draft %d</p>", n))
		p.write("layouts/404.html", fmt.Sprintf("<h1>Nothing %d</h1>", n))
		return "404.html"
	}},
}

// measure makes b.N edits, each of another question.
func (p *preview) measure(b *testing.B, kind saving, questions int) {
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		question := fmt.Sprintf("q%05d", i*7919%questions)
		page := "questions/" + question + "/"
		switch kind.name {
		case "taxonomy name":
			page = "roles/nurse/"
		case "layout":
			page = "404.html"
		}
		tab := p.openTab("/" + page)
		<-tab.heard // that it is up to date
		b.StartTimer()
		kind.save(p, question, int(time.Now().UnixNano()))
		closed := time.Now()
		tab.awaitReload()
		p.get(page)
		took = append(took, time.Since(closed))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms/median")
	b.ReportMetric(float64(took[len(took)*9/10].Microseconds())/1000, "ms/ninth")
	b.ReportMetric(0, "ns/op")
}

// awaitReload waits until the tab is told to load its page again, and leaves.
func (tb *pageTab) awaitReload() {
	tb.t.Helper()
	late := time.After(patience)
	for {
		select {
		case m, open := <-tb.heard:
			if !open {
				tb.t.Fatalf("%s: the server hung up", tb.page)
			}
			if m.Reload {
				_ = tb.conn.CloseNow()
				return
			}
		case <-late:
			tb.t.Fatalf("%s is never to be loaded again", tb.page)
		}
	}
}

// edit replaces the first match of a pattern in a file.
func (p *preview) edit(name, pattern, with string) {
	p.t.Helper()
	data, err := os.ReadFile(filepath.Join(p.dir, name))
	must(p.t, err)
	at := regexp.MustCompile(pattern).FindIndex(data)
	if at == nil {
		p.t.Fatalf("%s holds no %s", name, pattern)
	}
	p.write(name, string(data[:at[0]])+with+string(data[at[1]:]))
}

// writeCorpus writes a guide of n questions with three answers each, of invented
// words; the same n gives the same bytes.
func writeCorpus(t testing.TB, dir string, n int) {
	t.Helper()
	r := rand.New(rand.NewPCG(1, uint64(n)))
	words := func(n int) string {
		list := make([]string, n)
		for i := range list {
			for range 1 + r.IntN(3) {
				list[i] += corpusSyllables[r.IntN(len(corpusSyllables))]
			}
		}
		return strings.Join(list, " ")
	}
	paragraph := func() string {
		var b strings.Builder
		for range 3 + r.IntN(4) {
			s := words(8 + r.IntN(12))
			b.WriteString(strings.ToUpper(s[:1]) + s[1:] + ". ")
		}
		return b.String() + "A **bold** [link](https://example.org/" + words(1) + ").\n\n"
	}
	write := func(name, text string) {
		file := filepath.Join(dir, name)
		must(t, os.MkdirAll(filepath.Dir(file), 0o755))
		must(t, os.WriteFile(file, []byte(text), 0o644))
	}
	write("site.yaml", "title: Benchmark\nbase_url: https://example.org/\n")
	for i := range n {
		folder := fmt.Sprintf("questions/q%05d/", i)
		write(folder+"index.md", fmt.Sprintf("---\nquestion: What of %s q%05d\ncategory: %s\ncompetency: [motivation, delivery]\nsummary: %s\nalso_asked: [%s %d, %s %d]\nupdated: 2026-01-02\n---\n\n%s## Why they ask\n\n%s## How to answer\n\n### %s\n\n%s### %s\n\n%s### %s\n\n%s",
			words(5), i, corpusCategories[r.IntN(len(corpusCategories))], words(12), words(6), i, words(6), i,
			paragraph(), paragraph(), words(4), paragraph(), words(4), paragraph(), words(4), paragraph()))
		for k := range 3 {
			text := fmt.Sprintf("---\nrole: %s\nlevel: %s\nindustry: retail\nsummary: %s\nframework: star\n---\n\n",
				corpusRoles[r.IntN(len(corpusRoles))], corpusLevels[r.IntN(len(corpusLevels))], words(12))
			for _, part := range []string{"Situation", "Task", "Action", "Result"} {
				text += "**" + part + ".** " + paragraph()
			}
			write(fmt.Sprintf("%sanswer-%d.md", folder, k), text+"## Why it works\n\n- "+words(9)+"\n\n")
		}
	}
}

var (
	corpusSyllables  = strings.Fields("ba cor de fil gan hos il jum ka lor men nis or pel qua ren sol tan u vek win yar zo")
	corpusCategories = strings.Fields("about-you motivation-and-goals work-history mistakes-and-setbacks conflict leadership customers practicalities")
	corpusRoles      = strings.Fields("retail-assistant server chef nurse teacher accountant software-developer engineer")
	corpusLevels     = strings.Fields("student entry mid senior manager executive")
)
