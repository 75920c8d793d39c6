//go:build unix

package main

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestImportWaitsForNoPipe names a file that would never end.
func TestImportWaitsForNoPipe(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "a.md")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr strings.Builder
	if code := run(t.Context(), []string{"import", "--content", t.TempDir(), pipe}, nil, &stdout, &stderr); code != exitFailure || !strings.Contains(stderr.String(), "no plain file") {
		t.Errorf("exit %d\n%s", code, stderr.String())
	}
}
