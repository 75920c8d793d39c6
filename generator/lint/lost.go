package lint

import (
	"strings"

	"starling/generator/guide"
)

// lost is W230: an address that the guide once had, and at which nothing is now.
func lost(in *Input) guide.Problems {
	addresses := in.Guide.Lost(guide.ReadLedger(in.Ledger))
	if len(addresses) == 0 {
		return nil
	}
	lines := strings.Split(string(in.Ledger), "\n")
	var list guide.Problems
	for _, address := range addresses {
		written := guide.LedgerLine(address)
		var at guide.Place
		for i, line := range lines {
			if fields := strings.Fields(line); len(fields) > 0 && strings.Trim(fields[0], "/") == address {
				at = guide.Place{Line: 1 + i, Column: 1, EndColumn: 1 + len([]rune(fields[0]))}
				break
			}
		}
		list = append(list, warning(guide.LedgerFile, at, "W230", "the address "+written+" is neither a page nor an old address of one",
			"build with --write-aliases finds a text that has moved; or add `"+written+"` to the `aliases` of a text, or delete this line"))
	}
	return list
}
