package reuse

import (
	"cmp"
	"context"
	"slices"
	"sync"
)

// prepare reads the documents into terms and puts them in an order that does
// not depend on how they came: by their text's hash.
func prepare(ctx context.Context, docs []Document, workers int, m *meter) ([]*doc, error) {
	out := make([]*doc, len(docs))
	failed := make([]error, len(docs))
	batches := max((len(docs)+readBatch-1)/readBatch, workersFor(workers, len(docs)))
	each := 1 // goroutines
	if len(docs) <= aloneDocuments {
		each = workers
	}
	step := m.steps(readShare, batches)
	err := parallel(ctx, workers, batches, func(_, k int) {
		defer step()
		r := readers.Get().(*reader)
		defer readers.Put(r)
		for i := k * len(docs) / batches; i < (k+1)*len(docs)/batches; i++ {
			out[i], failed[i] = r.read(&docs[i], each)
		}
	})
	if err = cmp.Or(err, cmp.Or(failed...)); err != nil {
		return nil, err
	}
	slices.SortFunc(out, func(x, y *doc) int {
		return ID{x.Hash, x.Name}.compare(ID{y.Hash, y.Name})
	})
	return out, nil
}

// readBatch documents at most are read at a time by one reader.
const readBatch = 32

// readers keeps scratch space from one search to the next.
var readers = sync.Pool{New: func() any { return &reader{} }}
