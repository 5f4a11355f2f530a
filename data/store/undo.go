package store

import (
	"context"
	"slices"

	"verbatim/data/say"
)

// ErrChanged is wrapped by the refusal to take back what was changed since.
var ErrChanged = say.Error("nothing was taken back")

// Revert takes back the events of a batch by a batch of new events (cause
// "undo" or "redo"). A field that a later event changed since is refused with
// [ErrChanged]; a later change that was itself taken back is none. What another
// copy of the workbench set later, as a merge brought it, stays, and is a refusal
// only where nothing else is to be taken back. Reverting the batch that Revert
// made does the first one again.
func (s *Store) Revert(ctx context.Context, id, who, cause string) ([]Event, error) {
	return s.store(ctx, who, cause, func(b *batch) error {
		events, err := queryEvents(ctx, b.tx, "batch = ? ORDER BY seq DESC", id)
		if err != nil {
			return err
		}
		if len(events) == 0 {
			return say.Errorf("%w: this workbench holds no step %q", ErrChanged, id)
		}
		histories, err := revertible(ctx, b.tx, events)
		if err != nil {
			return err
		}
		for _, e := range events {
			key := e.field()
			e = again(histories[key], e)
			back := e.Set
			back.Value = Standing(append(histories[key], Event{Undoes: e.ID}))
			if err := b.add(ctx, back, e.ID); err != nil {
				return err
			}
			histories[key] = append(histories[key], b.events[len(b.events)-1])
		}
		return nil
	})
}

// revertible are the histories of the fields that the events of a batch, newest
// first, are of; the refusal where they cannot be taken back.
func revertible(ctx context.Context, db querier, events []Event) (map[field][]Event, error) {
	histories := map[field][]Event{}
	var overlaid error
	stand := false
	for _, e := range events {
		// The last event of each field comes first here; of the others the
		// field's history has nothing to say.
		key := e.field()
		if histories[key] != nil {
			continue
		}
		history, err := queryEvents(ctx, db, "kind = ? AND thing = ? AND field = ? ORDER BY at, writer, seq", e.Kind, e.Set.ID, e.Field)
		if err != nil {
			return nil, err
		}
		histories[key] = history
		own, err := changedSince(history, again(history, e))
		if own {
			return nil, err
		}
		stand, overlaid = stand || err == nil, err
	}
	if stand {
		overlaid = nil
	}
	return histories, overlaid
}

// again is the last event of a history that did what this one did: a change that
// was taken back, put back and taken back anew was taken back by two, and the last
// is what stands. So each leads back to the one before it, however often.
func again(history []Event, e Event) Event {
	type way struct { // what was changed first, and whether it was taken back or put back
		first string
		off   bool
	}
	ways := map[string]way{}
	for _, h := range history {
		ways[h.ID] = way{first: h.ID}
		if w, here := ways[h.Undoes]; here {
			ways[h.ID] = way{w.first, !w.off}
		}
	}
	for _, h := range slices.Backward(history) {
		if h.Writer == e.Writer && ways[h.ID] == ways[e.ID] {
			return h
		}
	}
	return e
}

// changedSince is the refusal to take back an event of a field's history that
// was taken back already, or that a later one laid itself over; own tells that it
// was one of the same copy of the workbench.
func changedSince(history []Event, e Event) (own bool, err error) {
	gone := takenBack(history)
	if gone[e.ID] {
		return true, say.Errorf("%w: this step was taken back already", ErrChanged)
	}
	at := map[string]int{}
	for i, h := range history {
		at[h.ID] = i
	}
	for i, h := range slices.Backward(history) {
		undone, undoes := at[h.Undoes]
		switch {
		case i == at[e.ID]:
			return false, nil
		case gone[h.ID], undoes && (e.Undoes == "" || undone > at[e.ID] || h.Writer != e.Writer): // that says nothing of this event
		default:
			return h.Writer == e.Writer, say.Errorf("%w: the %s was changed again at %s (%s by %s); take that back first",
				ErrChanged, e.Set, h.At.Format("2006-01-02 15:04 MST"), h.Cause, h.Who)
		}
	}
	return false, nil
}
