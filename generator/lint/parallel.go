package lint

import (
	"runtime"

	"golang.org/x/sync/errgroup"
)

// inParallel calls do for every number below n, some at a time.
func inParallel(n int, do func(i int)) error {
	const chunk = 64
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for from := 0; from < n; from += chunk {
		work.Go(func() error {
			for i := from; i < min(from+chunk, n); i++ {
				do(i)
			}
			return nil
		})
	}
	return work.Wait()
}
