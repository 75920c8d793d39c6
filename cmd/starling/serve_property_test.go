package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"starling/generator/guide"
)

// shownGuide is a guide in a folder that a running server shows.
type shownGuide struct {
	*preview
	known map[string]bool // every path that any build has written
}

// firstGuide are the files of the guide before the first change.
func firstGuide() map[string]string {
	files := map[string]string{
		"layouts/page.html": "<h1>{{.Page.Title}}</h1>", "assets/extra.css": "p { margin: 9px }",
		"content/site.yaml": "title: First\n", "content/taxonomy.yaml": "roles:\n  nurse: {name: Nurse, industry: healthcare}\n",
		"content/pages/about.md":       "---\ntitle: About\nsummary: About this.\n---\n\nIt is about.\n",
		"content/articles/long.md":     "---\ntitle: Long\nsummary: A long one.\n---\n\nIt is long.\n",
		"content/terms/roles/nurse.md": "---\ntitle: Nurses\nsummary: About nurses.\n---\n\nThey care.\n",
		"content/static/robots.txt":    "User-agent: *\n",
	}
	for i := range 4 {
		folder := fmt.Sprintf("content/questions/q%d/", i)
		files[folder+"index.md"] = shownQuestion(i)
		files[folder+"nurse.md"] = fmt.Sprintf("---\nrole: nurse\nlevel: mid\nsummary: A story.\n---\n\nThe story of %d.\n", i)
	}
	return files
}

func shownQuestion(n int) string {
	return fmt.Sprintf("---\nquestion: What of number %d?\ncategory: conflict\ncompetency: teamwork\nsummary: One line.\n---\n\nThe text of %d.\n\n## More\n\nMore of it.\n", n, n)
}

// operations are what an author does to a guide. Each makes a guide that can be
// published, or one that cannot.
var operations = map[string]func(*rapid.T, *shownGuide){
	"edit a body": func(t *rapid.T, g *shownGuide) {
		g.replace(g.text(t), "\n\n", fmt.Sprintf("\n\nEdited %d. ", small(t)))
	},
	"edit an article": func(t *rapid.T, g *shownGuide) {
		g.write("content/articles/long.md", fmt.Sprintf("---\ntitle: Long\nsummary: A long one.\n---\n\nIt is longer by %d.\n", small(t)))
	},
	"edit a heading": func(t *rapid.T, g *shownGuide) { g.replace(g.text(t), "## More", fmt.Sprintf("## More %d", small(t))) },
	"change a title": func(t *rapid.T, g *shownGuide) {
		file := g.text(t)
		g.replace(file, "question: ", fmt.Sprintf("question: Anew %d ", small(t)))
		g.replace(file, "summary: ", "summary: Newly ")
	},
	"add an answer": func(t *rapid.T, g *shownGuide) {
		g.write(fmt.Sprintf("%s/new-%d.md", g.question(t), small(t)), "---\nrole: nurse\nlevel: mid\nsummary: A new story.\n---\n\nIt was new.\n")
	},
	"add a question": func(t *rapid.T, g *shownGuide) {
		n := small(t)
		g.write(fmt.Sprintf("content/questions/added-%d/index.md", n), shownQuestion(100+n))
	},
	"delete a text": func(t *rapid.T, g *shownGuide) {
		if len(g.texts()) > 3 {
			g.remove(g.text(t))
		}
	},
	"delete a question": func(t *rapid.T, g *shownGuide) {
		if len(g.questions()) > 3 {
			must(g.t, os.RemoveAll(filepath.Join(g.dir, g.question(t))))
		}
	},
	"rename a folder": func(t *rapid.T, g *shownGuide) {
		to := fmt.Sprintf("content/questions/renamed-%d", small(t))
		if !slices.Contains(g.questions(), to) {
			g.move(g.question(t), to)
		}
	},
	"swap two slugs": func(t *rapid.T, g *shownGuide) {
		if a, b := g.question(t), g.question(t); a != b {
			g.move(a, "content/aside")
			g.move(b, a)
			g.move("content/aside", b)
		}
	},
	"move an alias": func(t *rapid.T, g *shownGuide) {
		for _, file := range g.texts() {
			g.replace(file, "aliases: [/old/]\n", "")
		}
		g.replace(g.text(t), "summary: ", "aliases: [/old/]\nsummary: ")
	},
	"rename a term": func(t *rapid.T, g *shownGuide) {
		g.write("content/taxonomy.yaml", fmt.Sprintf("roles:\n  nurse: {name: Nurse %d, industry: healthcare}\n", small(t)))
	},
	"retitle a term": func(t *rapid.T, g *shownGuide) {
		g.write("content/terms/roles/nurse.md", fmt.Sprintf("---\ntitle: Nurses %d\nsummary: About them.\n---\n\nThey care.\n", small(t)))
	},
	"make a draft":   func(t *rapid.T, g *shownGuide) { g.replace(g.text(t), "summary: ", "status: draft\nsummary: ") },
	"make a mistake": func(t *rapid.T, g *shownGuide) { g.replace(g.text(t), "summary: ", "sumary: ") },
	"link to a text": func(t *rapid.T, g *shownGuide) {
		g.replace(g.text(t), "\n\n", "\n\nSee [another](/"+strings.TrimPrefix(g.text(t), "content/")+"). ")
	},
	"revert to earlier bytes": func(t *rapid.T, g *shownGuide) {
		first := firstGuide()
		file := rapid.SampledFrom(slices.Sorted(maps.Keys(first))).Draw(t, "file")
		g.write(file, first[file])
	},
	"save all as it is": func(_ *rapid.T, g *shownGuide) {
		for file := range readTree(g.t, filepath.Join(g.dir, "content")) {
			g.replace("content/"+file, "", "")
		}
	},
	"revert all": func(_ *rapid.T, g *shownGuide) {
		must(g.t, os.RemoveAll(filepath.Join(g.dir, "content/questions")))
		for file, text := range firstGuide() {
			g.write(file, text)
		}
	},
	"delete a layout":   func(_ *rapid.T, g *shownGuide) { g.remove("layouts/page.html") },
	"put a layout back": func(_ *rapid.T, g *shownGuide) { g.write("layouts/page.html", firstGuide()["layouts/page.html"]) },
	"change a layout": func(t *rapid.T, g *shownGuide) {
		g.write("layouts/404.html", fmt.Sprintf("<h1>Nothing %d</h1>", small(t)))
	},
	"break a layout": func(t *rapid.T, g *shownGuide) {
		g.write("layouts/page.html", rapid.SampledFrom([]string{"<h1>{{.Page.Titel}}</h1>", "{{index .Page.Title 999}}"}).Draw(t, "layout"))
	},
	"change a style": func(t *rapid.T, g *shownGuide) {
		g.write("assets/extra.css", fmt.Sprintf("p { margin: %dpx }", small(t)))
	},
	"change the settings": func(t *rapid.T, g *shownGuide) {
		g.write("content/site.yaml", fmt.Sprintf("title: Changed %d\n", small(t)))
	},
	"show a picture": func(t *rapid.T, g *shownGuide) {
		file := g.text(t)
		g.write(filepath.Dir(file)+"/p.svg", fmt.Sprintf(`<svg viewBox="0 0 %d 2"/>`, 1+small(t)))
		g.replace(file, "\n\n", "\n\n![A picture](p.svg) ")
	},
	"change a static file": func(t *rapid.T, g *shownGuide) {
		g.write(fmt.Sprintf("content/static/f%d.txt", small(t)), fmt.Sprint(small(t)))
	},
}

// small draws one of few numbers, so that states come again.
func small(t *rapid.T) int { return rapid.IntRange(0, 3).Draw(t, "n") }

// TestWhatIsServedIsWhatABuildWrites makes 200 random changes to the folders of
// running servers. After each, all that is served must come to be what a fresh
// build writes, and nothing else, or as many mistakes be shown as keep a build
// from writing.
func TestWhatIsServedIsWhatABuildWrites(t *testing.T) {
	const servers, changes = 4, 50
	checks := flag.Lookup("rapid.checks")
	usual := checks.Value.String()
	must(t, checks.Value.Set(fmt.Sprint(servers)))
	defer func() { must(t, checks.Value.Set(usual)) }()
	names := slices.Sorted(maps.Keys(operations))
	if len(names)*2 < changes {
		t.Fatal("there are too few kinds of change")
	}
	rapid.Check(t, func(r *rapid.T) {
		g := &shownGuide{startPreview(t, firstGuide()), map[string]bool{}}
		defer g.end()
		// Twice each, in any order: a draw for each change would nearly always
		// be one of the first few.
		broken := 0
		for _, name := range rapid.Permutation(slices.Concat(names, names)).Draw(r, "operations")[:changes] {
			if broken == 2 { // a guide that stays broken proves little
				name = "revert all"
			}
			operations[name](r, g)
			if broken++; g.settle(r) {
				broken = 0
			}
		}
	})
}

// questions returns the folders of questions.
func (g *shownGuide) questions() []string {
	entries, err := os.ReadDir(filepath.Join(g.dir, "content/questions"))
	must(g.t, err)
	var list []string
	for _, e := range entries {
		list = append(list, "content/questions/"+e.Name())
	}
	return list
}

func (g *shownGuide) question(t *rapid.T) string {
	return rapid.SampledFrom(g.questions()).Draw(t, "question")
}

// texts returns the questions and answers.
func (g *shownGuide) texts() []string {
	found, err := filepath.Glob(filepath.Join(g.dir, "content/questions/*/*.md"))
	must(g.t, err)
	for i := range found {
		found[i], err = filepath.Rel(g.dir, found[i])
		must(g.t, err)
	}
	return found
}

func (g *shownGuide) text(t *rapid.T) string { return rapid.SampledFrom(g.texts()).Draw(t, "text") }

func (g *shownGuide) replace(name, old, new string) {
	data, err := os.ReadFile(filepath.Join(g.dir, name))
	must(g.t, err)
	g.write(name, strings.Replace(string(data), old, new, 1))
}

func (g *shownGuide) remove(name string) { must(g.t, os.RemoveAll(filepath.Join(g.dir, name))) }

func (g *shownGuide) move(from, to string) {
	must(g.t, os.Rename(filepath.Join(g.dir, from), filepath.Join(g.dir, to)))
}

// settling is how long the server may take to follow a change. It is long past
// the next sweep, and short enough for rapid to find a short way to a failure.
const settling = 20 * time.Second

// settle waits until what is served is what a build writes, and tells whether it
// writes anything.
func (g *shownGuide) settle(t *rapid.T) bool {
	built, problems := g.build(t)
	for path := range built {
		g.known[path] = true
	}
	fault := g.differs(built, problems)
	for deadline := time.Now().Add(settling); fault != ""; fault = g.differs(built, problems) {
		if time.Now().After(deadline) {
			t.Fatalf("what is served never came to be what a build writes: %s", fault)
		}
	}
	return len(problems) == 0
}

// build returns what a fresh build writes, by path, or the problems that keep it
// from writing.
func (g *shownGuide) build(t *rapid.T) (map[string]string, guide.Problems) {
	out, err := os.MkdirTemp("", "starling-built-")
	must(g.t, err)
	defer os.RemoveAll(out)
	var said, failed bytes.Buffer
	code := run(g.t.Context(), []string{"build", "--drafts", "--json", "--content", filepath.Join(g.dir, "content"),
		"--layouts", filepath.Join(g.dir, "layouts"), "--assets", g.assets(), "--out", out}, nil, &said, &failed)
	var report struct{ Problems guide.Problems }
	if err := json.Unmarshal(said.Bytes(), &report); err != nil || (code == exitDone) != (len(report.Problems) == 0) {
		t.Fatalf("the build ended with %d, %v: %s", code, err, failed.String())
	}
	return readTree(g.t, out), report.Problems
}

// differs says how what is served differs from what a build wrote, or "".
func (g *shownGuide) differs(built map[string]string, problems guide.Problems) string {
	if shown := g.problems(); shown != len(problems) {
		return fmt.Sprintf("%d problems are shown; a build finds %v", shown, problems)
	}
	if len(problems) > 0 {
		return ""
	}
	for path := range g.known {
		want, there := built[path]
		status, got := g.get(strings.TrimSuffix(path, "index.html"))
		switch {
		case there != (status == http.StatusOK):
			return fmt.Sprintf("%s answers %d", path, status)
		case there && liveLine.ReplaceAllString(got, "") != want:
			return fmt.Sprintf("%s is\n%s\nwant\n%s", path, got, want)
		}
	}
	return ""
}
