package generator

import (
	"runtime"

	"golang.org/x/sync/errgroup"
)

// chunk is how many small pieces of work a worker takes at a time: enough that
// handing them out costs nothing, few enough that no worker ends long after the
// others.
const chunk = 64

// inParallel makes every part, as many at a time as there are processors, and
// returns what they made in their order.
func inParallel[T any, F ~func() T](parts []F) []T {
	made := make([]T, len(parts))
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i, part := range parts {
		work.Go(func() error {
			made[i] = part()
			return nil
		})
	}
	_ = work.Wait()
	return made
}

// eachInParallel calls do for every number below n, some numbers at a time, and
// returns the first error.
func eachInParallel(n int, do func(i int) error) error {
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for from := 0; from < n; from += chunk {
		work.Go(func() error {
			for i := from; i < min(from+chunk, n); i++ {
				if err := do(i); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return work.Wait()
}
