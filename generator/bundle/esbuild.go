package bundle

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/evanw/esbuild/pkg/api"

	"starling/generator/guide"
)

// nowhere is a folder that no file system can have. esbuild lists the folder of
// every entry point before it asks a plugin; in this one there is nothing to see.
const nowhere = "\x00/"

// namespace marks the files that come from the assets folder.
const namespace = "assets"

// said marks what comes from the guide.
const said = "guide"

// work is one call of Make. esbuild calls its plugin from many goroutines.
type work struct {
	assets fs.FS
	folder string
	theme  string
	data   map[string]any

	mu        sync.Mutex
	published map[string]File
	problems  guide.Problems
}

func (w *work) report(p guide.Problem) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.problems = append(w.problems, p)
}

// build bundles the styles and scripts at the top of the folder.
func (w *work) build(files []string) {
	if len(files) == 0 {
		return
	}
	var entries []api.EntryPoint
	for _, file := range files {
		entries = append(entries, api.EntryPoint{InputPath: nowhere + file, OutputPath: strings.TrimSuffix(file, path.Ext(file))})
	}
	result := api.Build(api.BuildOptions{
		EntryPointsAdvanced: entries,
		Bundle:              true,
		Format:              api.FormatIIFE,
		Target:              api.ES2020,
		MinifyWhitespace:    true,
		MinifySyntax:        true,
		MinifyIdentifiers:   true,
		Outdir:              "/",
		LogLevel:            api.LogLevelSilent,
		TsconfigRaw:         "{}",
		// In a style this is only a warning to esbuild, which guesses on.
		LogOverride: map[string]api.LogLevel{"css-syntax-error": api.LogLevelError},
		Plugins:     []api.Plugin{{Name: namespace, Setup: w.plug}},
	})
	for _, m := range result.Errors {
		w.report(w.problem(m))
	}
	if len(result.Errors) > 0 {
		return
	}
	for _, out := range result.OutputFiles {
		w.publish(filepath.Base(out.Path), out.Contents)
	}
}

// plug answers every question that esbuild would put to the disk.
func (w *work) plug(b api.PluginBuild) {
	b.OnResolve(api.OnResolveOptions{Filter: `.*`}, w.resolve)
	b.OnLoad(api.OnLoadOptions{Filter: `.*`, Namespace: namespace}, w.load)
	b.OnLoad(api.OnLoadOptions{Filter: `.*`, Namespace: said}, w.loadData)
}

// resolve finds the file that a path means. Its error is shown at the place of
// the import.
func (w *work) resolve(a api.OnResolveArgs) (api.OnResolveResult, error) {
	if a.Kind == api.ResolveEntryPoint {
		return api.OnResolveResult{Path: strings.TrimPrefix(a.Path, nowhere), Namespace: namespace}, nil
	}
	if name, ok := strings.CutPrefix(a.Path, said+":"); ok && a.Kind == api.ResolveJSImportStatement {
		return api.OnResolveResult{Path: name, Namespace: said}, nil
	}
	url := a.Kind == api.ResolveCSSURLToken
	if url && (strings.HasPrefix(a.Path, "#") || strings.HasPrefix(a.Path, "data:")) {
		return api.OnResolveResult{Path: a.Path, External: true}, nil
	}
	named, suffix := a.Path, ""
	if i := strings.IndexAny(named, "?#"); i >= 0 && url {
		named, suffix = named[:i], named[i:]
	}
	file, err := resolvePath(a.Importer, named, a.Kind)
	if err != nil {
		return api.OnResolveResult{}, err
	}
	if !url {
		return api.OnResolveResult{Path: file, Namespace: namespace}, nil
	}
	data, err := w.read(file)
	if err != nil {
		return api.OnResolveResult{}, err
	}
	// The style and the file lie in one folder once they are published.
	return api.OnResolveResult{Path: w.publish(file, data) + suffix, External: true}, nil
}

func resolvePath(importer, named string, kind api.ResolveKind) (string, error) {
	style := kind == api.ResolveCSSURLToken || kind == api.ResolveCSSImportRule
	relative := strings.HasPrefix(named, "./") || strings.HasPrefix(named, "../")
	switch {
	case strings.Contains(named, ":") || strings.HasPrefix(named, "//"):
		return "", fmt.Errorf("%s lies on another site, and pages ask nothing of other sites: put a copy into the assets folder", named)
	case strings.HasPrefix(named, "/") || !style && !relative:
		return "", fmt.Errorf("%s is not a path from this file: write ./ or ../ in front", named)
	}
	file := path.Join(path.Dir(importer), named)
	if !fs.ValidPath(file) || file == "." {
		return "", fmt.Errorf("%s lies outside the assets folder", named)
	}
	return file, nil
}

// loadData gives a script what the guide says.
func (w *work) loadData(a api.OnLoadArgs) (api.OnLoadResult, error) {
	entry, ok := w.data[a.Path]
	if !ok {
		if w.data != nil {
			return api.OnLoadResult{}, fmt.Errorf("the guide says nothing that is called %s", a.Path)
		}
		entry = map[string]any{}
	}
	data, err := json.Marshal(entry)
	text := string(data)
	return api.OnLoadResult{Contents: &text, Loader: api.LoaderJSON}, err
}

func (w *work) load(a api.OnLoadArgs) (api.OnLoadResult, error) {
	loader := api.LoaderNone
	switch path.Ext(a.Path) {
	case ".css":
		loader = api.LoaderCSS
	case ".js":
		loader = api.LoaderJS
	case ".json":
		loader = api.LoaderJSON
	default:
		return api.OnLoadResult{}, errors.New(a.Path + " cannot be imported: only .css, .js and .json files can")
	}
	data, err := w.read(a.Path)
	if err != nil {
		return api.OnLoadResult{}, err
	}
	text := string(data)
	if a.Path == themed {
		text += w.theme
	}
	return api.OnLoadResult{Contents: &text, Loader: loader}, nil
}

// problem makes a problem of esbuild's message.
func (w *work) problem(m api.Message) guide.Problem {
	file, at := "", guide.Place{}
	if l := m.Location; l != nil {
		file = strings.TrimPrefix(l.File, namespace+":")
		at.Line = l.Line
		at.Column = columnOf(l.LineText, l.Column)
		at.EndColumn = columnOf(l.LineText, l.Column+l.Length)
	}
	hint := ""
	if l := m.Location; l != nil && l.Suggestion != "" {
		hint = "`" + l.Suggestion + "` would fit here"
	}
	return guide.NewProblem(path.Join(w.folder, file), at, codeAsset, strings.TrimSuffix(m.Text, "."), hint)
}

// columnOf turns esbuild's count of bytes from 0 into one of characters from 1.
func columnOf(line string, bytes int) int {
	return utf8.RuneCountInString(line[:min(bytes, len(line))]) + 1
}
