package reuse

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// parallel calls f for every i below n on so many goroutines (0: one a core)
// and waits for them. It stops early when the context ends, and returns the
// context's error. worker counts from 0, for scratch space.
func parallel(ctx context.Context, workers, n int, f func(worker, i int)) error {
	var next atomic.Int64
	run := func(worker int) {
		for ctx.Err() == nil {
			i := int(next.Add(1)) - 1
			if i >= n {
				return
			}
			f(worker, i)
		}
	}
	workers = workersFor(workers, n)
	var wg sync.WaitGroup
	for worker := 1; worker < workers; worker++ {
		wg.Go(func() { run(worker) })
	}
	run(0)
	wg.Wait()
	return ctx.Err()
}

// workersFor is how many goroutines parallel uses.
func workersFor(workers, n int) int {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	return max(1, min(workers, n))
}
