package desk

import (
	"context"
	"errors"
	"slices"

	"verbatim/data/store"
)

// Undo takes back the last step; it returns the step, or nil where there is
// none. What somebody changed since is a [Mistake], and the step before it is
// next.
func (d *Desk) Undo(ctx context.Context) (*Step, error) { return d.UndoTelling(ctx, d.progress) }

// Redo does the last undone step again; nil where there is none.
func (d *Desk) Redo(ctx context.Context) (*Step, error) { return d.RedoTelling(ctx, d.progress) }

// UndoTelling is Undo, and tells how far it is where texts are compared anew.
// Where it is cancelled before the step is taken back nothing is changed.
func (d *Desk) UndoTelling(ctx context.Context, p Progress) (*Step, error) {
	return d.revert(ctx, causeUndo, p, func() *[]step { return &d.steps.undo })
}

// RedoTelling is the same for Redo.
func (d *Desk) RedoTelling(ctx context.Context, p Progress) (*Step, error) {
	return d.revert(ctx, causeRedo, p, func() *[]step { return &d.steps.redo })
}

func (d *Desk) revert(ctx context.Context, cause string, p Progress, stack func() *[]step) (*Step, error) {
	if err := d.writable(); err != nil {
		return nil, err
	}
	d.reverting.Lock() // two quick keys take back two steps
	defer d.reverting.Unlock()
	st, err := d.last(ctx, stack)
	if st == nil || err != nil {
		return nil, err
	}
	if err := d.dropWaiting(ctx, st.Batch); err != nil {
		return nil, plainly(err)
	}
	drop := func() {
		*stack() = slices.DeleteFunc(*stack(), func(x step) bool { return x.Batch == st.Batch })
	}
	_, err = d.changeCorpus(ctx, reversed(st.back), p, func() ([]store.Event, error) {
		d.saving.Lock()
		defer d.saving.Unlock()
		done, err := d.file.Revert(ctx, st.Batch, d.Reviewer(), cause)
		d.mu.Lock()
		defer d.mu.Unlock()
		switch {
		case errors.Is(err, store.ErrChanged):
			drop()
		case err == nil && len(done) == 0: // every field is back already
			drop()
		case err == nil:
			d.steps.take(batch{events: done})
		}
		return done, err
	})
	d.nameSteps(ctx)
	if err != nil {
		return nil, plainly(err)
	}
	return &st.Step, nil
}

// last is the next step of a stack, or nil, after a look at what other
// processes did.
func (d *Desk) last(ctx context.Context, stack func() *[]step) (*step, error) {
	d.saving.Lock()
	defer d.saving.Unlock()
	if err := d.recall(ctx); err != nil {
		return nil, err
	}
	d.mu.Lock()
	steps := *stack()
	d.mu.Unlock()
	if len(steps) == 0 {
		return nil, nil
	}
	st, err := d.whole(ctx, steps[len(steps)-1])
	return &st, err
}

// reversed are the sets that taking events back comes to.
func reversed(events []store.Event) []store.Set {
	sets := make([]store.Set, len(events))
	for i, e := range events {
		sets[len(events)-1-i] = store.Set{Kind: e.Kind, ID: e.Set.ID, Field: e.Field, Value: e.Before}
	}
	return sets
}
