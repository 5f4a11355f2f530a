package store

import (
	"context"

	"verbatim/data/say"
)

// ErrChanged is wrapped by the refusal to take back what was changed since.
var ErrChanged = say.Error("nothing was taken back")

// Revert takes back the events of a batch by a batch of new events (cause
// "undo" or "redo"). A field that a later event changed since is refused with
// [ErrChanged]; a later change that was itself taken back is none. Reverting
// the batch that Revert made does the first one again.
func (s *Store) Revert(ctx context.Context, id, who, cause string) ([]Event, error) {
	return s.store(ctx, who, cause, func(b *batch) error {
		events, err := queryEvents(ctx, b.tx, "batch = ? ORDER BY seq DESC", id)
		if err != nil {
			return err
		}
		if len(events) == 0 {
			return say.Errorf("%w: this workbench holds no step %q", ErrChanged, id)
		}
		// The last event of each field comes first here; of the others the
		// field's history has nothing to say.
		seen := map[field]bool{}
		for _, e := range events {
			if key := e.field(); !seen[key] {
				seen[key] = true
				if err := stillStands(ctx, b.tx, e); err != nil {
					return err
				}
			}
		}
		for _, e := range events {
			back := e.Set
			back.Value = e.Before
			if err := b.add(ctx, back, e.ID); err != nil {
				return err
			}
		}
		return nil
	})
}

// stillStands tells whether the field is where the event left it. Every event
// leads its field to a place of its own, except that taking an event back
// leads to the place before that event.
func stillStands(ctx context.Context, db querier, e Event) error {
	history, err := queryEvents(ctx, db, "kind = ? AND thing = ? AND field = ? ORDER BY at, writer, seq", e.Kind, e.Set.ID, e.Field)
	if err != nil {
		return err
	}
	at := map[string]int{} // index of each event by id
	place := make([]int, len(history)+1)
	for i, h := range history {
		at[h.ID] = i
		place[i+1] = i + 1
		if undone, ok := at[h.Undoes]; ok {
			place[i+1] = place[undone]
		}
	}
	if place[len(history)] == place[at[e.ID]+1] {
		return nil
	}
	last := history[len(history)-1]
	if last.Undoes == e.ID {
		return say.Errorf("%w: this step was taken back already", ErrChanged)
	}
	return say.Errorf("%w: the %s was changed again at %s (%s by %s); take that back first",
		ErrChanged, e.Set, last.At.Format("2006-01-02 15:04 MST"), last.Cause, last.Who)
}
