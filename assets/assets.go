// Package assets holds the built-in styles, scripts and pictures of the site.
package assets

import "embed"

// FS holds the assets folder.
//
//go:embed *
var FS embed.FS
