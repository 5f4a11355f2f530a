package store

import (
	"context"
	"io"
	"iter"

	"verbatim/data/say"
)

// Merge takes all that another workbench holds into this one. The other is
// verified first and not changed. What is here already is passed over and
// events are never altered, so it comes to the same in whatever order
// workbenches are merged, and a second time adds nothing. All or none is taken
// in; where one file was carried on in two places under one writer's name the
// error says so. progress (nil: none) is called with rows verified, then with
// records read, whose number is not known (total 0).
//
// The method is that of grow-only sets: a union is commutative, associative and
// idempotent (Shapiro and others, Conflict-free replicated data types, 2011).
func (s *Store) Merge(ctx context.Context, other *Store, progress func(done, total int)) (Taken, error) {
	problems, err := other.Check(ctx, progress)
	if err != nil {
		return Taken{}, err
	}
	if len(problems) > 0 {
		return Taken{}, say.Errorf("%w: %s: %s Repair it into a new file with “verbatim check %s --repair NEW”, then merge that",
			errUnsound, problems[0].Where, problems[0].What, other.path)
	}
	type read struct {
		Record
		err error
	}
	next, stop := iter.Pull(func(yield func(read) bool) {
		if err := other.Records(ctx, func(r Record) error {
			if !yield(read{r, nil}) {
				return io.EOF
			}
			return nil
		}); err != nil {
			yield(read{err: err})
		}
	})
	defer stop()
	done := 0
	return s.Take(ctx, func() (Record, error) {
		r, ok := next()
		if !ok {
			return Record{}, io.EOF
		}
		if done++; progress != nil && done%1000 == 0 {
			progress(done, 0)
		}
		return r.Record, r.err
	})
}
