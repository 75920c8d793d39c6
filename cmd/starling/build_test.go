package main

import (
	"strings"
	"testing"
	"time"

	"starling/generator/guide"
	"starling/generator/output"
)

func TestASiteTooLargeForFreeHostsIsRemarkedOn(t *testing.T) {
	for _, c := range []struct {
		files, redirects int
		want             []string
	}{
		{manyFiles - 1, manyRedirects - 1, nil},
		{manyFiles, 0, []string{"20000 files"}},
		{1, manyRedirects, []string{"2000 redirects"}},
	} {
		e := guide.NewEdition(guide.Digest{}, nil, nil)
		e.Redirects, e.Addressed = c.redirects, true
		var out, err strings.Builder
		(&builder{print: &printer{out: &out, err: &err}}).remark(e, output.Result{Files: c.files})
		if got := strings.Count(err.String(), "warning: "); got != len(c.want) || out.String() != "" {
			t.Errorf("%d files, %d redirects: %q and %q on standard output", c.files, c.redirects, err.String(), out.String())
		}
		for _, want := range c.want {
			if !strings.Contains(err.String(), want) {
				t.Errorf("%d files, %d redirects: %q lacks %q", c.files, c.redirects, err.String(), want)
			}
		}
	}
}

func TestProgressIsOneLineThatGoesAway(t *testing.T) {
	for name, c := range map[string]struct {
		since  time.Duration
		active bool
		want   string
	}{
		"a long build":      {2 * time.Second, true, "\r\x1b[Kmade 1 of 9 files\r\x1b[K"},
		"a short one":       {0, true, ""},
		"not at a terminal": {2 * time.Second, false, ""},
	} {
		var err strings.Builder
		p := &progress{print: &printer{err: &err}, started: time.Now().Add(-c.since), active: c.active}
		p.show(1, 9)
		p.end()
		p.show(2, 9)
		p.end()
		if err.String() != c.want {
			t.Errorf("%s writes %q, want %q", name, err.String(), c.want)
		}
	}
}
