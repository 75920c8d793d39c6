package machine

import (
	"strings"

	"starling/generator/guide"
)

// The files that a browser keeps a site with. A worker answers for the folder that
// it lies in, so its name is fixed, and it loads the script whose name is a digest.
const (
	Worker   = "sw.js"
	Manifest = "site.webmanifest"
)

// tools are the pages that are kept before anybody has opened them: where a reader
// begins, what they work with, and the page that says what is not kept.
var tools = []string{"", "export/", "search/", "questions/", "practice/", "stories/", "plan/", "my-data/"}

// toolsIndex is what the tools know of the guide.
const toolsIndex = "practice/index.js"

// Kept returns the worker and the manifest, by path. The key names the edition, and
// has tells which files the site has.
func Kept(key guide.Digest, s *guide.Settings, assets []guide.Asset, has func(path string) bool) map[string]guide.File {
	files := map[string]guide.File{}
	add := func(path string, append func(into []byte) []byte) {
		data := append(nil)
		files[path] = guide.File{Key: guide.DigestOf(data), Make: func() ([]byte, error) { return data, nil }}
	}
	worker := ""
	for _, a := range assets {
		if a.Name == "worker.js" {
			worker = a.Address
		}
	}
	if worker != "" {
		add(Worker, func(into []byte) []byte {
			w := jsonWriter{out: append(into, "globalThis.starling="...)}
			w.worker(key, s.Offline, assets, has)
			into = append(w.out, ";importScripts("...)
			into = append(inJSON.plain(append(into, '"'), worker), '"')
			return append(into, ")\n"...)
		})
	}
	add(Manifest, func(into []byte) []byte { return manifest(into, s, assets) })
	return files
}

// worker writes what the worker is told; assets/worker.js says what it means.
func (w *jsonWriter) worker(key guide.Digest, on bool, assets []guide.Asset, has func(string) bool) {
	w.out = append(w.out, '{')
	if !on {
		w.out = append(w.out, `"off":true}`...)
		return
	}
	w.text("edition", key.Short())
	first := []string{Manifest}
	if has(toolsIndex) {
		first = append(first, toolsIndex)
	}
	for _, address := range tools {
		if has(guide.OutputPath(address)) {
			first = append(first, "./"+address)
		}
	}
	for _, a := range assets {
		// The rules are for the program, and the coach has its own.
		if !strings.HasSuffix(a.Name, ".png") && a.Name != "worker.js" && a.Name != "rules.js" {
			first = append(first, a.Address)
		}
	}
	w.list("first", first)
	w.shut('}')
}

// manifest appends what a browser needs to install the site as an app (W3C, Web
// Application Manifest). Its links are read from where it lies.
func manifest(into []byte, s *guide.Settings, assets []guide.Asset) []byte {
	w := jsonWriter{out: append(into, '{')}
	w.text("name", s.Title)
	w.text("description", s.Description)
	w.text("lang", s.Language)
	w.text("start_url", "./")
	w.text("scope", "./")
	w.text("display", "minimal-ui")
	w.text("background_color", colour(s, "paper", "#fbfaf6"))
	w.text("theme_color", colour(s, "paper", "#fbfaf6"))
	w.name("icons")
	w.open('[')
	for _, a := range assets {
		named, icon := strings.CutPrefix(a.Name, "icon-")
		size, png := strings.CutSuffix(named, ".png")
		if !icon || !png {
			continue
		}
		w.open('{')
		w.text("src", a.Address)
		w.text("sizes", size+"x"+size)
		w.text("type", "image/png")
		w.text("purpose", "any maskable")
		w.shut('}')
	}
	w.shut(']')
	w.shut('}')
	return append(w.out, '\n')
}

// colour returns a colour of the theme, or the style's own.
func colour(s *guide.Settings, name, own string) string {
	for _, set := range s.Theme {
		if set.Name == name {
			return set.Value
		}
	}
	return own
}
