package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestFiveHundredRebuildsLeaveNothingBehind saves 500 times, every file of a
// guide in turn, and wants as many goroutines, descriptors and watches as there
// were after the first few, and no more than a fifth more memory. The last are
// edits of bodies alone: any other would have nearly all pages made anew, and let
// go of whatever the pages that are recalled hold on to.
func TestFiveHundredRebuildsLeaveNothingBehind(t *testing.T) {
	const questions, rebuilds, first = 120, 500, 50
	p := startPreview(t, map[string]string{"layouts/404.html": "<h1>Nothing</h1>"}, func(dir string) { writeCorpus(t, filepath.Join(dir, "content"), questions) })
	p.await("questions/q00000/", "q00000")
	var before use
	for i := range rebuilds {
		if i == first {
			before = p.use()
		}
		p.rebuildOnce(i, fmt.Sprintf("q%05d", i%questions))
	}
	// A connection that was just closed, or what was made for the last page, goes a
	// little later.
	now := p.use()
	p.until(fmt.Sprintf("what is in use after %d rebuilds, %+v, is no more than after %d, %+v", rebuilds, now, first, before), func() bool {
		now = p.use()
		return now.goroutines <= before.goroutines && now.descriptors <= before.descriptors && now.watches == before.watches &&
			now.memory <= before.memory+before.memory/5
	})
}

// rebuildOnce saves something about a question, and waits for it to be served.
func (p *preview) rebuildOnce(i int, question string) {
	const mixed = 200
	kind := i % 25
	if i >= mixed {
		kind = 0
	}
	text, page := fmt.Sprintf("Rebuild %d.", i), "questions/"+question+"/"
	extra := filepath.Join("content/questions", question, "extra.md")
	switch kind {
	case 20:
		p.edit("content/questions/"+question+"/index.md", `(?m)^question: .*$`, "question: "+text)
	case 21:
		p.write(extra, "---\nrole: nurse\nlevel: mid\nsummary: A story.\n---\n\n"+text+"\n")
	case 22:
		p.write("layouts/404.html", text)
		page = "404.html"
	case 23:
		text = fmt.Sprintf("Nurse %d", i)
		p.write("content/taxonomy.yaml", fmt.Sprintf("roles:\n  nurse: {name: %s, industry: healthcare}\n", text))
		page = "roles/"
	default:
		p.edit("content/questions/"+question+"/answer-1.md", `(?m)^\*\*Task\.\*\* `, "**Task.** "+text+" ")
	}
	p.await(page, text)
	if kind == 21 {
		must(p.t, os.Remove(filepath.Join(p.dir, extra)))
		p.until("the answer is gone", func() bool { _, body := p.get(page); return !strings.Contains(body, text) })
	}
}

// use is what a process holds.
type use struct {
	goroutines, descriptors, watches int
	memory                           uint64
}

// use returns what this process holds once the server is idle.
func (p *preview) use() use {
	p.until("the server is idle", func() bool { s := p.status(); return !s.Building && !s.Checking })
	runtime.GC()
	runtime.GC() // what finalizers let go of
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	u := use{goroutines: runtime.NumGoroutine(), memory: m.HeapAlloc}
	open, err := filepath.Glob("/proc/self/fdinfo/*")
	must(p.t, err)
	for _, file := range open {
		data, err := os.ReadFile(file)
		if err != nil {
			continue // closed since, as the folder of descriptors itself is
		}
		u.descriptors++
		u.watches += strings.Count(string(data), "inotify wd:")
	}
	return u
}
