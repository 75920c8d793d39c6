package lint

import (
	"cmp"
	"fmt"
	"time"

	"starling/generator/guide"
)

// outdated is W206: a text whose last change lies long before the newest of the
// guide. Against the calendar the same guide would be judged otherwise tomorrow.
func outdated(subjects []*subject) guide.Problems {
	var newest time.Time
	dates := make([]time.Time, len(subjects))
	for i, s := range subjects {
		// A date that cannot be read is an error already.
		dates[i], _ = time.Parse(time.DateOnly, cmp.Or(s.doc.Front.Updated, s.doc.Front.Published))
		if dates[i].After(newest) {
			newest = dates[i]
		}
	}
	var list guide.Problems
	for i, s := range subjects {
		months := int(s.limit("W206", 24))
		if dates[i].IsZero() || !dates[i].AddDate(0, months, 0).Before(newest) {
			continue
		}
		list = append(list, warning(s.doc.Path, s.field("updated", "published"), "W206",
			fmt.Sprintf("last looked at on %s, over %d months before the newest text of the guide", dates[i].Format(time.DateOnly), months),
			"read it again, and set `updated` to the day"))
	}
	return list
}
