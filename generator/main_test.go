package generator

import (
	"flag"
	"os"
	"testing"
)

// TestMain has the property tests look at 30 guides each: every edition of theirs
// bundles all scripts anew. ".ci/run long" looks at 300.
func TestMain(m *testing.M) {
	flag.Parse()
	asked := false
	flag.Visit(func(f *flag.Flag) { asked = asked || f.Name == "rapid.checks" })
	if !asked {
		if err := flag.Set("rapid.checks", "30"); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}
