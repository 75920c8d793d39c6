// Package content embeds the guide.
package content

import "embed"

// FS holds the built-in guide as it lies in this folder; this file among it is
// one of those that are ignored without a word.
//
//go:embed *
var FS embed.FS
