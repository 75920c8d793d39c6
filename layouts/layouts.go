// Package layouts holds the built-in layouts of the site's pages.
package layouts

import "embed"

// FS holds the layouts folder.
//
//go:embed *.html partials
var FS embed.FS
