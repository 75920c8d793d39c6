// Package bundle makes the files under /assets/ from an assets folder. It is the
// only door to esbuild.
//
// Every file at the top of the folder is published under a name that changes
// with its bytes: "style.css" as "assets/style.3f5a0c91be.css", so that browsers
// may keep it for ever. A style or script is bundled with all that it imports,
// and minified; scripts become classic ones, since modules do not load from disk.
// Any other file is copied. What lies in sub-folders is published only where a
// style asks for it with url(). Go files, dotfiles and a README are ignored.
//
// A script may import scripts and JSON by relative paths, and what the guide says
// (see Make); a style other styles.
// Nothing outside the folder can be named: no package, no path that leaves it,
// no other site.
//
// The theme is written at the end of style.css as a cascade layer called
// "theme", one custom property for each setting: {accent, #7a1f3d} becomes
// --accent. Where the style names the layer in its order decides what it wins
// over, and whether accent-dark has a meaning.
//
// A mistake in an asset is a Problem with the code E121.
package bundle

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"starling/generator/guide"
)

// codeAsset is the code of every problem with an asset.
const codeAsset = "E121"

// MaxAsset bounds one file, in bytes: free hosts refuse files of 25 MiB.
const MaxAsset = 25 << 20

// themed is the style that the theme is added to.
const themed = "style.css"

// Bundle is the published assets.
type Bundle struct {
	// Files are in the order of their paths.
	Files []File
	// Assets are the files by the names they have in the folder, in the order of names.
	Assets []guide.Asset
}

// File is one published file. Key names its bytes, as its path does.
type File struct {
	Path string
	Key  guide.Digest
	Data []byte
}

// Make returns the published files of the assets folder, which problems call
// name. The bundle is complete only if there are no problems. The error is the
// machine's: a folder that could not be read.
//
// A script can import what the guide says as "guide:<name>": an entry of data, as
// JSON. Without data each is empty.
func Make(assets fs.FS, name string, theme []guide.Setting, data map[string]any) (Bundle, guide.Problems, error) {
	w := &work{assets: assets, folder: name, data: data, published: map[string]File{}}
	w.theme = w.rule(theme)
	entries, err := w.top()
	if err != nil {
		return Bundle{}, nil, fmt.Errorf("reading the assets: %w", err)
	}
	var bundled []string
	for _, file := range entries {
		// esbuild would not say which of its entries it could not read.
		data, err := w.read(file)
		switch ext := path.Ext(file); {
		case err != nil:
			w.report(guide.NewProblem(path.Join(name, file), guide.Place{}, codeAsset, err.Error(), ""))
		case ext == ".css" || ext == ".js":
			bundled = append(bundled, file)
		default:
			w.publish(file, data)
		}
	}
	w.build(bundled)
	return w.result(), w.problems.Sort(), nil
}

// top lists the files at the top of the folder that are to be published.
func (w *work) top() ([]string, error) {
	entries, err := fs.ReadDir(w.assets, ".")
	if err != nil {
		return nil, err
	}
	var files []string
	for _, e := range entries {
		file := e.Name()
		stem := strings.ToLower(strings.TrimSuffix(file, path.Ext(file)))
		if strings.HasPrefix(file, ".") || path.Ext(file) == ".go" || stem == "readme" {
			continue
		}
		// What cannot be looked at is a mistake, which read reports.
		if info, err := fs.Stat(w.assets, file); err != nil || !info.IsDir() {
			files = append(files, file)
		}
	}
	return files, nil
}

// read returns an asset's bytes. Its error is a sentence for the author.
func (w *work) read(file string) ([]byte, error) {
	info, err := fs.Stat(w.assets, file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no file %s in the assets folder", file)
	case err != nil:
		return nil, fmt.Errorf("%s cannot be read: %w", file, err)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is not a file", file)
	case info.Size() > MaxAsset:
		return nil, fmt.Errorf("%s is larger than %d MiB", file, MaxAsset>>20)
	}
	data, err := fs.ReadFile(w.assets, file)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", file, err)
	}
	return data, nil
}

// publish adds a file, whose name in the folder is file, and returns the last
// part of its address.
func (w *work) publish(file string, data []byte) string {
	key := guide.DigestOf(data)
	ext := path.Ext(file)
	name := strings.TrimSuffix(path.Base(file), ext) + "." + key.Short() + ext
	w.mu.Lock()
	defer w.mu.Unlock()
	w.published[file] = File{Path: "assets/" + name, Key: key, Data: data}
	return name
}

func (w *work) result() Bundle {
	var b Bundle
	for file, f := range w.published {
		b.Assets = append(b.Assets, guide.Asset{Name: file, Address: f.Path})
		b.Files = append(b.Files, f)
	}
	slices.SortFunc(b.Assets, func(x, y guide.Asset) int { return cmp.Compare(x.Name, y.Name) })
	slices.SortFunc(b.Files, func(x, y File) int { return cmp.Compare(x.Path, y.Path) })
	// Two files of one stem and the same bytes are one.
	b.Files = slices.CompactFunc(b.Files, func(x, y File) bool { return x.Path == y.Path })
	return b
}
