package output

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// chunk is how many neighbouring files a worker takes at once: enough to share
// their folder, few enough that nobody is left alone with the costly ones.
const chunk = 8

// crew are goroutines that work on the files of one folder.
type crew struct {
	// workers is how many there are; 0 means one for each processor.
	workers int
	top     *os.Root
	// made, unless nil, makes their walkers make folders.
	made *folders
}

// spread calls do for each number below n, with the walker of the goroutine
// that it is called from. It stops at the first error, or when the context ends.
func (c crew) spread(ctx context.Context, n int, do func(w *walker, i int) error) error {
	workers := c.workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	workers = min(workers, (n+chunk-1)/chunk)
	group, ctx := errgroup.WithContext(ctx)
	var taken atomic.Int64
	for range workers {
		group.Go(func() error {
			w := &walker{top: c.top, made: c.made}
			defer w.close()
			for {
				end := int(taken.Add(chunk))
				for i := end - chunk; i < min(end, n); i++ {
					if err := ctx.Err(); err != nil {
						return err
					}
					if err := do(w, i); err != nil {
						return err
					}
				}
				if end >= n {
					return nil
				}
			}
		})
	}
	return group.Wait()
}

// bare returns what went wrong without the system call and the path it was
// given, which for a file in an open folder are not what an author would know.
func bare(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}
