package machine

import (
	"slices"
	"strings"

	"starling/generator/guide"
)

// Offline is the list of all that a reader can keep.
const Offline = "offline.json"

// OfflineList returns the file that lists, sorted, every path that the pages of a
// site need: what is for programs and hosts alone is left out. The paths are asked
// for when the file is made, since some are digests of what is in them.
func OfflineList(key guide.Digest, paths func() []string) guide.File {
	return guide.File{
		Key:   guide.NewHasher("offline").Digest(key).Sum(),
		Whole: true,
		Append: func(into []byte) ([]byte, error) {
			w := jsonWriter{out: append(into, '[')}
			for _, p := range paths() {
				if kept(p) {
					w.part()
					w.out = append(inJSON.plain(append(w.out, '\n', '"'), p), '"')
				}
			}
			return append(w.out, '\n', ']', '\n'), nil
		},
	}
}

// shown are the endings of what is shown: pages with what they know, and pictures
// beside them.
var shown = []string{".html", ".js", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"}

// kept tells whether a page can need a file: a page, what pages show and run, and
// the files of the search.
func kept(p string) bool {
	if strings.HasPrefix(p, "assets/") || strings.HasPrefix(p, "search/") {
		return !strings.HasPrefix(p, "assets/icon-") // which the system keeps
	}
	if p == "404.html" || p == Worker || p == guide.CardOf("") || strings.HasSuffix(p, "/"+guide.CardOf("")) {
		return false // shown by other sites
	}
	return slices.ContainsFunc(shown, func(end string) bool { return strings.HasSuffix(p, end) })
}
