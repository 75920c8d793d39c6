package render

import (
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"

	"starling/generator/guide"
	"starling/generator/text"
)

// maxRanges bounds how deep ranges stand in each other: html/template works
// through the inside of each twice, so its time doubles with every one.
const maxRanges = 8

// maxLayout bounds a layout's size. Ours are a hundredth of it; the parser
// calls itself for every nested action, so its input must have an end.
const maxLayout = 256 << 10

// layouts are the parsed layout files. Their trees are never executed: each
// printer works on copies, since html/template writes its escapers into them.
type layouts struct {
	// pages are the templates that can be executed by name: page layouts, and
	// the partials shown by once.
	pages map[string]*page
	// sources are the files' bytes by path, for the digest.
	sources map[string]string
}

// page is a template that is executed with a View.
type page struct {
	file  string
	entry string
	// trees are all templates that the entry can reach, by name.
	trees map[string]*parse.Tree
}

// loader collects what goes into layouts.
type loader struct {
	folder  string
	labels  map[string]string
	common  map[string]*parse.Tree
	own     map[string]map[string]*parse.Tree
	whole   map[string]bool
	sources map[string]string
	// once are the partials that are shown by once.
	once     map[string]bool
	problems guide.Problems
}

// load reads and parses all layouts.
func load(files fs.FS, folder string, labels map[string]string) (*layouts, guide.Problems) {
	l := &loader{folder: folder, labels: labels, common: map[string]*parse.Tree{},
		own: map[string]map[string]*parse.Tree{}, whole: map[string]bool{}, sources: map[string]string{}, once: map[string]bool{}}
	for _, dir := range []string{".", "partials"} {
		l.readFolder(files, dir)
	}
	for _, file := range slices.Sorted(maps.Keys(l.sources)) {
		l.parse(file)
	}
	if l.common["base"] == nil && len(l.problems) == 0 {
		l.report(guide.NewProblem(path.Join(folder, "base.html"), guide.Place{}, codeLayout, "the layout base.html is missing", "every page stands in it"))
	}
	l.misnamed()
	set := &layouts{pages: map[string]*page{}, sources: l.sources}
	if len(l.problems) == 0 {
		l.join(set)
	}
	return set, l.problems
}

// misnamed reports layouts that no page uses: most likely a slip in the name.
func (l *loader) misnamed() {
	for _, name := range slices.Sorted(maps.Keys(l.own)) {
		if slices.Contains(guide.Layouts, name) {
			continue
		}
		hint := "the layouts of pages are " + strings.Join(guide.Layouts, ", ")
		if near := text.Nearest(name, guide.Layouts); near != "" {
			hint = "did you mean `" + near + ".html`?"
		}
		l.report(guide.NewProblem(path.Join(l.folder, name+".html"), guide.Place{}, codeLayout, "no page uses the layout "+name+".html", hint))
	}
}

func (l *loader) report(p guide.Problem) { l.problems = append(l.problems, p) }

// readFolder reads the layout files of one folder; a folder that is missing has none.
func (l *loader) readFolder(files fs.FS, dir string) {
	entries, err := fs.ReadDir(files, dir)
	if err != nil && dir != "." {
		return
	}
	if err != nil {
		l.report(guide.NewProblem(l.folder, guide.Place{}, codeLayout, "the layouts cannot be read: "+err.Error(), ""))
	}
	for _, e := range entries {
		file := path.Join(dir, e.Name())
		if e.IsDir() || path.Ext(file) != ".html" || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		data, err := fs.ReadFile(files, file)
		switch {
		case err != nil:
			l.report(guide.NewProblem(path.Join(l.folder, file), guide.Place{}, codeLayout, "the layout cannot be read: "+err.Error(), ""))
		case len(data) > maxLayout:
			l.report(guide.NewProblem(path.Join(l.folder, file), guide.Place{}, codeLayout,
				fmt.Sprintf("the layout is larger than %d KiB", maxLayout>>10), "put what is the same on every page into assets or labels"))
		default:
			l.sources[file] = string(data)
		}
	}
}

var doctype = regexp.MustCompile(`(?i)^\s*<!doctype`)

// parse parses one file into its templates: its own, by its name, and those
// that it defines. What a page's layout defines is seen on that page alone.
func (l *loader) parse(file string) {
	t, err := template.New(file).Funcs(functions(nil)).Parse(l.sources[file])
	if err != nil {
		l.report(problemOf(l.folder, file, l.sources, err))
		return
	}
	name := strings.TrimSuffix(path.Base(file), ".html")
	trees := l.common
	if path.Dir(file) == "." && name != "base" {
		trees = map[string]*parse.Tree{}
		l.own[name] = trees
		l.whole[name] = doctype.MatchString(l.sources[file])
		name = "main"
	}
	for _, defined := range t.Templates() {
		as := defined.Name()
		if as == file {
			as = name
		}
		if defined.Tree == nil {
			continue
		}
		if first, taken := trees[as]; taken {
			l.report(guide.NewProblem(path.Join(l.folder, file), guide.Place{}, codeLayout,
				fmt.Sprintf("a template called %q stands in %s too", as, first.ParseName), "give one of them another name"))
			continue
		}
		trees[as] = defined.Tree
		l.checkDepth(defined.Tree)
	}
	if trees[name] == nil {
		trees[name] = &parse.Tree{Name: file, ParseName: file, Root: &parse.ListNode{NodeType: parse.NodeList}}
	}
}

// join finds for every page the templates it needs.
func (l *loader) join(set *layouts) {
	for name, own := range l.own {
		entry, file := "base", "base.html"
		if l.whole[name] {
			entry, file = "main", name+".html"
		}
		trees := maps.Clone(l.common)
		maps.Copy(trees, own)
		set.pages[name] = l.reach(&page{file: file, entry: entry}, trees)
	}
	// The functions that write lists show it, too.
	l.once["draft"] = true
	for name := range l.once {
		if tree := l.common[name]; tree != nil {
			set.pages[partial(name)] = l.reach(&page{file: tree.ParseName, entry: name}, l.common)
		}
	}
}

// partial is the name under which a partial is executed by itself; a page's
// layout cannot have it.
func partial(name string) string { return "partials/" + name }
