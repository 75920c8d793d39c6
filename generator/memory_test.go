package generator

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"starling/assets"
	"starling/generator/guide"
	"starling/generator/machine"
	"starling/generator/search"
	"starling/layouts"
)

// files returns every file of an edition by path. One with problems has none
// that count.
func files(t interface{ Fatalf(string, ...any) }, e *guide.Edition) map[string][]byte {
	list := map[string][]byte{}
	if e.Problems().Count(guide.Error) > 0 {
		return list
	}
	for _, path := range e.Paths() {
		data, err := e.File(path)
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		list[path] = data
	}
	return list
}

func edition(t interface{ Fatalf(string, ...any) }, g *Generator, in Inputs) *guide.Edition {
	e, err := g.Edition(context.Background(), in)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return e
}

// guideOnDisk is a guide that a property test edits: content and layouts.
type guideOnDisk struct {
	content, layouts fstest.MapFS
}

func newGuideOnDisk() *guideOnDisk {
	return &guideOnDisk{content: corpus(4), layouts: fstest.MapFS{}}
}

func (d *guideOnDisk) inputs() Inputs {
	// A file system that is edited while an edition still reads from it would
	// prove nothing, so each edition has its own.
	return Inputs{
		Content: Folder{maps.Clone(d.content), "content"},
		Layouts: Folder{Overlay(maps.Clone(d.layouts), layouts.FS), "layouts"},
		Assets:  Folder{assets.FS, "assets"},
		Program: testProgram,
	}
}

// knowing is a file system that knows what lies in it.
type knowing struct{ fstest.MapFS }

func (k knowing) Digest(name string) (guide.Digest, bool) {
	h := guide.NewHasher("knowing")
	for _, path := range slices.Sorted(maps.Keys(k.MapFS)) {
		if path == name {
			return guide.DigestOf(k.MapFS[path].Data), true
		}
		if strings.HasPrefix(path, name+"/") {
			h.String(path).Digest(guide.DigestOf(k.MapFS[path].Data))
		}
	}
	return h.Sum(), true
}

// knownInputs are the same inputs, of file systems that know what lies in them.
func (d *guideOnDisk) knownInputs() Inputs {
	in := d.inputs()
	in.Content.FS = knowing{maps.Clone(d.content)}
	in.Layouts.FS = Overlay(knowing{maps.Clone(d.layouts)}, builtInLayouts)
	in.Assets.FS = builtInAssets
	return in
}

var builtInLayouts, builtInAssets = Steady(layouts.FS), Steady(assets.FS)

func (d *guideOnDisk) paths(prefix string) []string {
	var list []string
	for p := range d.content {
		if strings.HasPrefix(p, prefix) {
			list = append(list, p)
		}
	}
	slices.Sort(list)
	return list
}

func (d *guideOnDisk) replace(path, old, new string) {
	data := bytes.Replace(d.content[path].Data, []byte(old), []byte(new), 1)
	d.content[path] = &fstest.MapFile{Data: data}
}

// edits are what an author does to a guide.
var edits = map[string]func(*rapid.T, *guideOnDisk){
	"edit a body": func(t *rapid.T, d *guideOnDisk) {
		path := rapid.SampledFrom(d.paths("questions/")).Draw(t, "path")
		d.replace(path, ".\n\n", fmt.Sprintf(" now %d.\n\n", rapid.IntRange(0, 9).Draw(t, "n")))
	},
	"change a title": func(t *rapid.T, d *guideOnDisk) {
		path := rapid.SampledFrom(d.paths("questions/")).Draw(t, "path")
		d.replace(path, "question: ", fmt.Sprintf("question: Anew %d ", rapid.IntRange(0, 9).Draw(t, "n")))
		d.replace(path, "summary: ", "summary: newly ")
	},
	"add an answer": func(t *rapid.T, d *guideOnDisk) {
		questions := d.paths("questions/")
		path := rapid.SampledFrom(questions).Draw(t, "beside")
		name := fmt.Sprintf("%s/new-%d.md", path[:strings.LastIndex(path, "/")], rapid.IntRange(0, 3).Draw(t, "n"))
		d.content[name] = &fstest.MapFile{Data: []byte("---\nrole: nurse\nlevel: mid\nsummary: A new story.\n---\n\nIt was new.\n")}
	},
	"delete a text": func(t *rapid.T, d *guideOnDisk) {
		delete(d.content, rapid.SampledFrom(d.paths("questions/")).Draw(t, "path"))
	},
	"rename a folder": func(t *rapid.T, d *guideOnDisk) {
		path := rapid.SampledFrom(d.paths("questions/")).Draw(t, "path")
		from := path[:strings.LastIndex(path, "/")+1]
		to := fmt.Sprintf("questions/renamed-%d/", rapid.IntRange(0, 2).Draw(t, "n"))
		for _, p := range d.paths(from) {
			d.content[to+strings.TrimPrefix(p, from)] = d.content[p]
			delete(d.content, p)
		}
	},
	"swap two folders": func(t *rapid.T, d *guideOnDisk) {
		for _, name := range []string{"index.md", "answer-0.md", "answer-1.md", "answer-2.md"} {
			a, b := "questions/q00000/"+name, "questions/q00001/"+name
			if d.content[a] != nil && d.content[b] != nil {
				d.content[a], d.content[b] = d.content[b], d.content[a]
			}
		}
	},
	"move an alias": func(t *rapid.T, d *guideOnDisk) {
		for _, p := range d.paths("questions/") {
			d.replace(p, "aliases: [/old/]\n", "")
		}
		path := rapid.SampledFrom(d.paths("questions/")).Draw(t, "path")
		d.replace(path, "summary: ", "aliases: [/old/]\nsummary: ")
	},
	"make a draft": func(t *rapid.T, d *guideOnDisk) {
		path := rapid.SampledFrom(d.paths("questions/")).Draw(t, "path")
		d.replace(path, "summary: ", "status: draft\nsummary: ")
	},
	"break a text": func(t *rapid.T, d *guideOnDisk) {
		path := rapid.SampledFrom(d.paths("questions/")).Draw(t, "path")
		d.replace(path, "summary: ", "sumary: ")
	},
	"mend every text": func(_ *rapid.T, d *guideOnDisk) {
		for _, p := range d.paths("questions/") {
			d.replace(p, "sumary: ", "summary: ")
		}
	},
	"rename a term": func(t *rapid.T, d *guideOnDisk) {
		name := rapid.SampledFrom([]string{"Nurse", "Ward nurse"}).Draw(t, "name")
		d.content["taxonomy.yaml"] = &fstest.MapFile{Data: []byte("roles:\n  nurse: {name: " + name + ", industry: healthcare}\n")}
	},
	"take a role away, or give it back": func(t *rapid.T, d *guideOnDisk) {
		role := rapid.SampledFrom([]string{"baker", "brewer"}).Draw(t, "role")
		d.content["taxonomy.yaml"] = &fstest.MapFile{Data: []byte("roles:\n  " + role + ": {name: " + role + "}\n")}
		d.replace(d.paths("questions/")[0], "role: nurse\n", "role: baker\n")
		d.content["questions/q00000/of-a-baker.md"] = &fstest.MapFile{Data: []byte("---\nrole: baker\nlevel: mid\nsummary: A new story.\n---\n\nIt was new.\n")}
	},
	"change a framework": func(t *rapid.T, d *guideOnDisk) {
		name := rapid.SampledFrom([]string{"Result", "Outcome"}).Draw(t, "name")
		d.content["taxonomy.yaml"] = &fstest.MapFile{Data: []byte("frameworks:\n  star: {name: STAR, segments: [{name: Situation, part: setup}, {name: Task, part: task}, {name: Action, part: action}, {name: " + name + ", part: result}]}\n")}
	},
	"change the settings": func(t *rapid.T, d *guideOnDisk) {
		rate := rapid.IntRange(120, 150).Draw(t, "rate")
		d.content["site.yaml"] = &fstest.MapFile{Data: fmt.Appendf(nil, "title: Changed\nspeaking_rate: %d\nlabels: {home: Home %d}\n", rate, rate)}
	},
	"lay a layout over": func(t *rapid.T, d *guideOnDisk) {
		d.layouts["page.html"] = &fstest.MapFile{Data: []byte("<h1>{{.Page.Title}}</h1>")}
		d.layouts["partials/draft.html"] = &fstest.MapFile{Data: fmt.Appendf(nil, "draft %d", rapid.IntRange(0, 3).Draw(t, "n"))}
	},
	"take layouts away": func(_ *rapid.T, d *guideOnDisk) { clear(d.layouts) },
	"show a picture": func(t *rapid.T, d *guideOnDisk) {
		path := rapid.SampledFrom(d.paths("questions/")).Draw(t, "path")
		folder := path[:strings.LastIndex(path, "/")+1]
		d.content[folder+"p.svg"] = &fstest.MapFile{Data: drawing(rapid.IntRange(1, 3).Draw(t, "n"))}
		d.replace(path, ".\n\n", ". ![A picture](p.svg)\n\n")
	},
}

// drawing is a picture file of so many units by two.
func drawing(width int) []byte {
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d 2"/>`, width)
}

// TestAnEditionAfterEditsEqualsAFreshOne is the law of memory: whatever was
// built before, the next edition is the one that a new generator would make.
func TestAnEditionAfterEditsEqualsAFreshOne(t *testing.T) {
	names := slices.Sorted(maps.Keys(edits))
	rapid.Check(t, func(t *rapid.T) {
		disk, remembering, knowing := newGuideOnDisk(), new(Generator), new(Generator)
		for range rapid.IntRange(1, 6).Draw(t, "edits") {
			if name := rapid.SampledFrom(names).Draw(t, "edit"); len(disk.paths("questions/")) > 1 {
				edits[name](t, disk)
			}
			in := disk.inputs()
			want := edition(t, new(Generator), in)
			compare(t, edition(t, remembering, in), want)
			compare(t, edition(t, knowing, disk.knownInputs()), want)
			digest, err := Digest(context.Background(), in)
			if err != nil || digest != want.Inputs {
				t.Fatalf("Digest is %v, %v; the edition's inputs are %v", digest, err, want.Inputs)
			}
		}
	})
}

func compare(t interface{ Fatalf(string, ...any) }, got, want *guide.Edition) {
	if got.Inputs != want.Inputs {
		t.Fatalf("the inputs differ")
	}
	if !slices.Equal(got.Problems(), want.Problems()) {
		t.Fatalf("problems differ:\ngot  %v\nwant %v", got.Problems(), want.Problems())
	}
	if !slices.Equal(got.Paths(), want.Paths()) {
		t.Fatalf("paths differ:\ngot  %v\nwant %v", got.Paths(), want.Paths())
	}
	a, b := files(t, got), files(t, want)
	for path := range b {
		if !bytes.Equal(a[path], b[path]) {
			t.Fatalf("%s differs:\ngot  %s\nwant %s", path, a[path], b[path])
		}
		if got.Key(path) != want.Key(path) {
			t.Fatalf("the key of %s differs", path)
		}
	}
}

// TestEqualKeysMeanEqualBytes holds that a file's key says all that it is made
// from: what changes a file's bytes changes its key.
func TestEqualKeysMeanEqualBytes(t *testing.T) {
	names := slices.Sorted(maps.Keys(edits))
	rapid.Check(t, func(t *rapid.T) {
		disk := newGuideOnDisk()
		before := edition(t, new(Generator), disk.inputs())
		was := files(t, before)
		edits[rapid.SampledFrom(names).Draw(t, "edit")](t, disk)
		after := edition(t, new(Generator), disk.inputs())
		for path, data := range files(t, after) {
			if old, ok := was[path]; ok && before.Key(path) == after.Key(path) && !bytes.Equal(old, data) {
				t.Fatalf("%s changed and kept its key", path)
			}
		}
	})
}

// TestPagesForPaperFollowTheirTexts edits the texts that a collection's page for paper
// shows: its questions and their samples.
func TestPagesForPaperFollowTheirTexts(t *testing.T) {
	disk, remembering := newGuideOnDisk(), new(Generator)
	disk.content["collections/few.md"] = &fstest.MapFile{Data: []byte("---\ntitle: A few\nkind: list\nsummary: Two of them.\n" +
		"items:\n  - {question: q00001}\n  - {question: q00002, answer: answer-2}\n---\n\nA few.\n")}
	compare(t, edition(t, remembering, disk.knownInputs()), edition(t, new(Generator), disk.inputs()))
	for i, path := range []string{
		"questions/q00001/index.md", "questions/q00001/answer-0.md", "questions/q00001/answer-1.md", "questions/q00001/answer-2.md", "questions/q00002/answer-2.md",
	} {
		disk.replace(path, ".\n\n", ". So it is.\n\n")
		disk.replace(path, "**Task.** ", fmt.Sprintf("**Task.** For paper, %d. ", i))
		compare(t, edition(t, remembering, disk.knownInputs()), edition(t, new(Generator), disk.inputs()))
	}
	page, err := edition(t, remembering, disk.knownInputs()).File("print/few/index.html")
	if err != nil || !bytes.Contains(page, []byte("For paper, 4.")) {
		t.Errorf("the page for paper does not show what was edited last: %v", err)
	}
}

// TestABodyEditRendersItsOwnPagesOnly holds that views are narrow: beside its own
// pages an edit changes what is made from all texts, which are no pages.
func TestABodyEditRendersItsOwnPagesOnly(t *testing.T) {
	disk := newGuideOnDisk()
	before := edition(t, new(Generator), disk.inputs())
	disk.replace("questions/q00002/answer-1.md", ".\n\n", ", as I said.\n\n")
	after := edition(t, new(Generator), disk.inputs())
	var changed []string
	for _, path := range after.Paths() {
		ofSearch := path == search.IndexPath || strings.HasPrefix(path, search.Prefix)
		ofAll := path == machine.Anki || path == machine.JSON || path == machine.Markdown || path == "offline.json" || path == "sw.js"
		if before.Key(path) != after.Key(path) && !ofSearch && !ofAll {
			changed = append(changed, path)
		}
	}
	want := []string{"questions/q00002/answer-1/index.html", "questions/q00002/index.html", "questions/q00002/index.md"}
	if !slices.Equal(changed, want) {
		t.Errorf("an answer's edit changes %v, want %v", changed, want)
	}
}

func TestMemoryDoesNotGrow(t *testing.T) {
	g := new(Generator)
	disk := newGuideOnDisk()
	files(t, edition(t, g, disk.inputs()))
	before := g.memory.Len()
	for i := range 30 {
		disk.replace("questions/q00002/index.md", "summary: ", fmt.Sprintf("summary: %d ", i%10))
		files(t, edition(t, g, disk.inputs()))
	}
	if after := g.memory.Len(); after != before {
		t.Errorf("memory held %d results, and holds %d after 30 edits", before, after)
	}
}

// brokenFS fails to read one file.
type brokenFS struct {
	fs.FS
	path string
}

func (b brokenFS) ReadFile(name string) ([]byte, error) {
	if name == b.path {
		return nil, fmt.Errorf("%s: the disk is on fire", name)
	}
	return fs.ReadFile(b.FS, name)
}

func (b brokenFS) Open(name string) (fs.File, error) {
	if name == b.path {
		return nil, fmt.Errorf("%s: the disk is on fire", name)
	}
	return b.FS.Open(name)
}

func TestAMachinesFailureIsAnError(t *testing.T) {
	in := corpusInputs(2)
	in.Content.FS = brokenFS{in.Content.FS, "questions/q00001/answer-0.md"}
	_, err := new(Generator).Edition(context.Background(), in)
	if err == nil || !strings.Contains(err.Error(), "on fire") {
		t.Errorf("the error is %v", err)
	}
}
