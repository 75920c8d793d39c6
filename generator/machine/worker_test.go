package machine_test

import (
	"encoding/json"
	"strings"
	"testing"

	"starling/generator/guide"
	"starling/generator/machine"
)

// TestWorkerAndManifest reads what browsers are told.
func TestWorkerAndManifest(t *testing.T) {
	assets := []guide.Asset{
		{Name: "icon-192.png", Address: "assets/icon-192.1.png"}, {Name: "starling.js", Address: "assets/starling.2.js"}, {Name: "worker.js", Address: "assets/worker.3.js"},
	}
	settings := &guide.Settings{Title: `The "guide"`, Language: "en", Offline: true, Theme: []guide.Setting{{Name: "paper", Value: "#eeeeee"}}}
	has := func(path string) bool { return path == "index.html" || path == "practice/index.html" }
	made := func(key string) (worker, manifest string) {
		files := machine.Kept(guide.DigestOf([]byte(key)), settings, assets, has)
		for _, path := range []string{machine.Worker, machine.Manifest} {
			data, err := files[path].Bytes()
			if err != nil {
				t.Fatal(err)
			}
			worker, manifest = manifest, string(data)
		}
		return worker, manifest
	}
	worker, manifest := made("one")
	for _, want := range []string{`"first":["site.webmanifest","./","./practice/","assets/starling.2.js"]`, `importScripts("assets/worker.3.js")`} {
		if !strings.Contains(worker, want) {
			t.Errorf("the worker lacks %s: %s", want, worker)
		}
	}
	if next, _ := made("two"); next == worker {
		t.Error("another edition has the same worker, so browsers would not notice it")
	}
	var read struct {
		Name             string
		Start_url, Scope string
		Background_color string
		Icons            []struct{ Src, Sizes string }
	}
	if err := json.Unmarshal([]byte(manifest), &read); err != nil {
		t.Fatal(err)
	}
	if read.Name != settings.Title || read.Start_url != "./" || read.Scope != "./" || read.Background_color != "#eeeeee" || len(read.Icons) != 1 || read.Icons[0].Sizes != "192x192" {
		t.Errorf("the manifest says %+v", read)
	}
	settings.Offline = false
	if worker, _ = made("one"); !strings.HasPrefix(worker, `globalThis.starling={"off":true};importScripts(`) {
		t.Errorf("switched off, the worker is %s", worker)
	}
}
