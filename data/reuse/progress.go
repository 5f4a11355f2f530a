package reuse

import "sync"

// What the steps of a search take of its time, as measured on a year of an
// agency. Sorting counts with indexing.
const (
	readShare   = 0.15
	indexShare  = 0.10
	searchShare = 0.70
	tellShare   = 0.05
)

// meter reports how far a search is, in documents.
type meter struct {
	report func(done, total int) // nil: to nobody
	total  int

	mu    sync.Mutex
	share float64 // of the whole time
	done  int     // as reported last
}

// steps makes a function that reports one more of n steps, which take the
// given share of the time together. It may be called from several goroutines.
func (m *meter) steps(share float64, n int) func() {
	if m.report == nil {
		return func() {}
	}
	return func() {
		m.mu.Lock()
		defer m.mu.Unlock()
		m.share += share / float64(n)
		const rounding = 1e-9
		if done := min(m.total, int(m.share*float64(m.total)+rounding*float64(m.total))); done > m.done {
			m.done = done
			m.report(done, m.total)
		}
	}
}
