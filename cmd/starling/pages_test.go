package main

import (
	"net/http"
	"path/filepath"
	"strings"
	"testing"
)

// TestServeCountsTheGuide looks at /-/coverage while the author writes: it is the
// page that the command writes of the same folder, and no page while there are
// mistakes.
func TestServeCountsTheGuide(t *testing.T) {
	p := startPreview(t, map[string]string{
		"content/questions/why/index.md":   previewQuestion,
		"content/questions/draft/index.md": previewDraft,
		"layouts/page.html":                "<h1>{{.Page.Title}}</h1>",
	})
	p.await("questions/why/", "The first text.")
	counted := func() string {
		var page, stderr strings.Builder
		if code := run(t.Context(), []string{"coverage", "--drafts", "--format", "html", "--content", filepath.Join(p.dir, "content")}, nil, &page, &stderr); code != exitDone {
			t.Fatalf("exit %d\n%s", code, stderr.String())
		}
		return page.String()
	}
	if code, page := p.get("-/coverage"); code != http.StatusOK || page != counted() || !strings.Contains(page, "2 questions, 0 worked examples") {
		t.Errorf("status %d\n%s", code, page)
	}
	p.write("content/questions/why/nurse.md", "---\nrole: nurse\nlevel: mid\nsummary: A story.\n---\n\nIt was in May.\n")
	if _, page := p.get("-/coverage"); page != counted() || !strings.Contains(page, "2 questions, 1 worked example") {
		t.Errorf("after an edit:\n%s", page)
	}
	p.write("content/questions/why/nurse.md", "---\nrole: nurse\nlevel: middle\nsummary: A story.\n---\n\nIt was in May.\n")
	if code, page := p.get("-/coverage"); code != http.StatusServiceUnavailable || !strings.Contains(page, "the guide has 1 problem, so nothing was counted") {
		t.Errorf("with a mistake: status %d\n%s", code, page)
	}
}
