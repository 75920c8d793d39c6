package markdown

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"starling/generator/guide"
)

// TestPlacesAreCountedFromAnywhere holds that a place does not depend on which
// was asked for before it.
func TestPlacesAreCountedFromAnywhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{"a", "é", "\n", "漢字 ", "\n\n"})).Draw(t, "body"), "")
		w := &work{src: &guide.Source{Body: []byte(body), BodyLine: 5}}
		for _, at := range rapid.SliceOf(rapid.IntRange(0, len(body))).Draw(t, "offsets") {
			for at > 0 && at < len(body) && !utf8.RuneStart(body[at]) {
				at-- // nothing begins within a character
			}
			before := body[:at]
			line := before[strings.LastIndexByte(before, '\n')+1:]
			if got := w.place(at, at); got.Line != 5+strings.Count(before, "\n") || got.Column != 1+utf8.RuneCountInString(line) {
				t.Fatalf("offset %d of %q is at %+v", at, body, got)
			}
		}
	})
}
