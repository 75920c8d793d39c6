package main

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"starling/generator"
	"starling/generator/outside"
)

// askOutside asks other sites about the links of the report, and adds what is
// wrong to it. It is done only when asked for: it needs a network, takes minutes
// where there are many links, and depends on the day.
func (k *checker) askOutside(ctx context.Context, report *generator.Report) error {
	addresses := outside.Addresses(report.Outside)
	if len(addresses) == 0 {
		k.print.note("no text links to another site")
		return nil
	}
	k.print.note("asking other sites about %s", count(len(addresses), "page"))
	cache := outside.OpenCache(outsideCache())
	answers, err := outside.New("starling/"+version()+" (check of links)", cache).Ask(ctx, addresses)
	if saved := cache.Save(time.Now()); saved != nil {
		k.print.note("warning: what was found is not kept for the next check: %v", saved)
	}
	if err != nil {
		return err
	}
	unclear := 0
	for _, address := range addresses {
		if a := answers[address]; a.Unclear != "" {
			unclear++
			k.print.note("not known: %s (%s)", address, a.Unclear)
		}
	}
	if unclear > 0 {
		k.print.note("%s of %d could not be looked at; open them in a browser", count(unclear, "page"), len(addresses))
	}
	report.Problems = append(report.Problems, outside.Problems(report.Outside, answers)...).Sort()
	return nil
}

// outsideCache returns the file that keeps what sites answered, in the user's
// cache folder; "" where the system has none.
func outsideCache() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "starling", "outside.json")
}
