package desk

import (
	"context"
	"slices"

	"verbatim/data/store"
)

// Step is one thing that can be undone or done again.
type Step struct {
	Batch   string
	Says    string   // "verdict on Hakim Zamili", for "Undo verdict on …"
	Overlap string   // the first overlap it is about, to show it; may be empty
	IDs     []string // all overlaps or sources it is about
}

// step is a step with what it takes to go back.
type step struct {
	Step
	cause string        // of the person's own batch, not of an undo
	back  []store.Event // the batch that Revert would take back
}

// steps are the two stacks; the last of each is next.
type steps struct {
	undo, redo []step
	newest     string // the newest event they know of
}

// How far back it is read what can be undone after a workbench was opened: so
// many events, and more where they are of fewer steps, as a folder of articles
// that came in as one.
const (
	fewEvents  = 2000
	mostEvents = 128_000
	fewSteps   = 20
)

// Steps are the next to undo and to redo; nil where there is none. Cheap.
func (d *Desk) Steps() (undo, redo *Step) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return top(d.steps.undo), top(d.steps.redo)
}

func top(stack []step) *Step {
	if len(stack) == 0 {
		return nil
	}
	s := stack[len(stack)-1].Step
	return &s
}

// recall reads from the newest events what can be undone and redone: what a
// command did beside an open window, or the window before it was closed.
func (d *Desk) recall(ctx context.Context) error {
	last, err := d.file.LastEvents(ctx, 1)
	if err != nil {
		return err
	}
	d.mu.Lock()
	known := len(last) == 0 || last[0].ID == d.steps.newest
	d.mu.Unlock()
	if known {
		return nil
	}
	events, whole, err := d.lastSteps(ctx)
	if err != nil {
		return err
	}
	slices.Reverse(events)
	var s steps
	for len(events) > 0 {
		n := slices.IndexFunc(events, func(e store.Event) bool { return e.Batch != events[0].Batch })
		if n < 0 {
			n = len(events)
		}
		if whole {
			s.take(events[:n])
		}
		whole, events = true, events[n:]
	}
	d.mu.Lock()
	d.steps = s
	d.mu.Unlock()
	d.nameSteps(ctx)
	return nil
}

// lastSteps are the newest events, newest first; whole is false where the
// oldest step may be there in part.
func (d *Desk) lastSteps(ctx context.Context) (events []store.Event, whole bool, err error) {
	for n := fewEvents; ; n *= 4 {
		if events, err = d.file.LastEvents(ctx, n); err != nil || len(events) < n {
			return events, true, err
		}
		batches := map[string]bool{}
		for _, e := range events {
			batches[e.Batch] = true
		}
		if len(batches) > fewSteps || n >= mostEvents {
			return events, false, nil
		}
	}
}

// take puts the events of one batch where they belong.
func (s *steps) take(batch []store.Event) {
	s.newest = batch[len(batch)-1].ID
	switch cause := batch[0].Cause; cause {
	case causeCreate, causeSetting:
	case causeUndo:
		s.turn(&s.undo, &s.redo, batch)
	case causeRedo:
		s.turn(&s.redo, &s.undo, batch)
	default:
		s.undo, s.redo = append(s.undo, newStep(batch)), nil
	}
}

// turn moves the step that the batch took back to the other stack.
func (s *steps) turn(from, to *[]step, batch []store.Event) {
	for i, st := range slices.Backward(*from) {
		if slices.ContainsFunc(st.back, func(e store.Event) bool { return e.ID == batch[0].Undoes }) {
			*from = slices.Delete(*from, i, i+1)
			st.Batch, st.back = batch[0].Batch, batch
			*to = append(*to, st)
			return
		}
	}
}

func newStep(batch []store.Event) step {
	st := step{Step: Step{Batch: batch[0].Batch}, cause: batch[0].Cause, back: batch}
	seen := map[string]bool{}
	for _, e := range batch {
		if e.Kind == store.OfOverlap && st.Overlap == "" {
			st.Overlap = e.Set.ID
		}
		if !seen[e.Set.ID] {
			seen[e.Set.ID] = true
			st.IDs = append(st.IDs, e.Set.ID)
		}
	}
	return st
}

// apply stores sets as one batch and as the next step to undo.
func (d *Desk) apply(ctx context.Context, cause string, sets ...store.Set) ([]store.Event, error) {
	return d.applyAs(ctx, d.Reviewer(), cause, sets...)
}

func (d *Desk) applyAs(ctx context.Context, who, cause string, sets ...store.Set) ([]store.Event, error) {
	d.saving.Lock()
	defer d.saving.Unlock()
	if err := d.recall(ctx); err != nil { // another process may have written since
		return nil, err
	}
	events, err := d.file.Apply(ctx, who, cause, sets...)
	if err != nil || len(events) == 0 {
		return events, plainly(err)
	}
	d.mu.Lock()
	d.steps.take(events)
	d.mu.Unlock()
	d.nameSteps(ctx)
	return events, nil
}
