package serve

import (
	"net/http"
	"path"
	"strings"

	"starling/generator/guide"
)

// setHeaders sets what every answer has: the security headers of the published
// site; no other site may show or run what is here; and a browser asks again
// each time, which serveFile lifts from names that change with their bytes.
// Nothing sets a CORS header anywhere.
func setHeaders(h http.Header) {
	for _, pair := range guide.SecurityHeaders() {
		h.Set(pair[0], pair[1])
	}
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-cache")
}

// refuse answers with a sentence of plain text.
func refuse(w http.ResponseWriter, code int, why string) {
	http.Error(w, why, code)
}

// contentTypes are the media types of files by their endings. The list is our
// own, because the one in Go's library depends on the machine it runs on.
var contentTypes = map[string]string{
	".atom":        "application/atom+xml; charset=utf-8",
	".avif":        "image/avif",
	".css":         "text/css; charset=utf-8",
	".csv":         "text/csv; charset=utf-8",
	".gif":         "image/gif",
	".htm":         "text/html; charset=utf-8",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".ics":         "text/calendar; charset=utf-8",
	".jpeg":        "image/jpeg",
	".jpg":         "image/jpeg",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json; charset=utf-8",
	".m4a":         "audio/mp4",
	".md":          "text/markdown; charset=utf-8",
	".mjs":         "text/javascript; charset=utf-8",
	".mp3":         "audio/mpeg",
	".mp4":         "video/mp4",
	".ogg":         "audio/ogg",
	".pdf":         "application/pdf",
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".tsv":         "text/tab-separated-values; charset=utf-8",
	".txt":         "text/plain; charset=utf-8",
	".vtt":         "text/vtt; charset=utf-8",
	".wav":         "audio/wav",
	".webm":        "video/webm",
	".webmanifest": "application/manifest+json; charset=utf-8",
	".webp":        "image/webp",
	".woff":        "font/woff",
	".woff2":       "font/woff2",
	".xml":         "application/xml; charset=utf-8",
	".zip":         "application/zip",
}

// hostFiles are files without an ending that are plain text to a reader.
var hostFiles = map[string]bool{"_headers": true, "_redirects": true, ".nojekyll": true, "CNAME": true}

// contentType returns a file's media type by its name.
func contentType(name string) string {
	if name == "feed.xml" {
		return contentTypes[".atom"]
	}
	if typ, ok := contentTypes[strings.ToLower(path.Ext(name))]; ok {
		return typ
	}
	if hostFiles[path.Base(name)] {
		return contentTypes[".txt"]
	}
	return "application/octet-stream"
}
