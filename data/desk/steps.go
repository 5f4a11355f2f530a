package desk

import (
	"context"
	"math"
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
	cause  string        // of the person's own batch, not of an undo
	back   []store.Event // the batch that Revert would take back
	large  bool          // of back the first and the last event are here, of IDs none
	things int           // that a large one is about; 0: not counted yet
}

// whole is the step with all of its events.
func (d *Desk) whole(ctx context.Context, st step) (step, error) {
	if !st.large {
		return st, nil
	}
	events, err := d.file.Batch(ctx, st.Batch)
	if err != nil {
		return st, err
	}
	all := newStep(batch{events: events})
	all.Says, all.cause = st.Says, st.cause
	return all, nil
}

// steps are the two stacks; the last of each is next.
type steps struct {
	undo, redo []step
	newest     string // the newest event they know of
}

// How far back it is read what can be undone after a workbench was opened: so
// many events at a time, until they are of so many steps.
const (
	fewEvents = 2000
	fewSteps  = 20
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
	err := d.remember(ctx)
	if err == nil {
		d.nameSteps(ctx)
	}
	return err
}

// remember is recall, but for the names of the steps: all that it takes is in the
// events.
func (d *Desk) remember(ctx context.Context) error {
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
	batches, err := d.lastBatches(ctx)
	if err != nil {
		return err
	}
	var s steps
	for _, b := range slices.Backward(batches) {
		s.take(b)
	}
	for _, stack := range [][]step{s.undo, s.redo} {
		if n := len(stack); n > 0 && stack[n-1].large {
			if things, err := d.file.BatchThings(ctx, stack[n-1].Batch); err == nil { // else about asks again
				stack[n-1].things = things
			}
		}
	}
	d.mu.Lock()
	d.steps = s
	d.mu.Unlock()
	return nil
}

// batch is the events of one step, oldest first; of a large one the first and
// the last alone.
type batch struct {
	events []store.Event
	large  bool
}

// lastBatches are the newest batches, newest first.
func (d *Desk) lastBatches(ctx context.Context) ([]batch, error) {
	var out []batch
	for before := int64(math.MaxInt64); len(out) <= fewSteps; {
		events, err := d.file.EventsBefore(ctx, before, fewEvents)
		if err != nil {
			return nil, err
		}
		all := len(events) < fewEvents
		for len(events) > 0 {
			n := slices.IndexFunc(events, func(e store.Event) bool { return e.Batch != events[0].Batch })
			b := batch{events: events[:max(n, 0)]}
			switch {
			case n < 0 && all:
				n, b.events = len(events), events
			case n < 0:
				b.large = true
				if b.events, err = d.file.BatchEnds(ctx, events[0].Batch); err != nil {
					return nil, err
				}
				if before, err = d.file.RunStart(ctx, events[0].Batch, events[0].Seq); err != nil {
					return nil, err
				}
				out, events = append(out, b), nil
				continue
			}
			events = events[n:]
			slices.Reverse(b.events)
			out, before = append(out, b), b.events[0].Seq
		}
		if all {
			break
		}
	}
	return out, nil
}

// take puts the events of one batch where they belong.
func (s *steps) take(b batch) {
	s.newest = b.events[len(b.events)-1].ID
	switch cause := b.events[0].Cause; cause {
	case causeCreate, causeSetting:
	case causeUndo:
		s.turn(&s.undo, &s.redo, b)
	case causeRedo:
		s.turn(&s.redo, &s.undo, b)
	default:
		i := slices.IndexFunc(s.undo, func(st step) bool { return st.Batch == b.events[0].Batch })
		if i < 0 {
			s.undo, s.redo = append(s.undo, newStep(b)), nil
			return
		}
		s.undo[i].grow(b)
	}
}

// grow adds a further part of the same batch.
func (st *step) grow(b batch) {
	st.back = []store.Event{st.back[0], b.events[len(b.events)-1]}
	st.Says, st.IDs, st.large, st.things = "", nil, true, 0
}

// turn moves the step that the batch took back to the other stack. Taking back
// begins with the last event.
func (s *steps) turn(from, to *[]step, b batch) {
	for i, st := range slices.Backward(*from) {
		if st.back[len(st.back)-1].ID == b.events[0].Undoes {
			*from = slices.Delete(*from, i, i+1)
			st.Batch, st.back, st.large, st.things = b.events[0].Batch, b.events, b.large, 0
			*to = append(*to, st)
			return
		}
	}
}

func newStep(b batch) step {
	first := b.events[0]
	st := step{Step: Step{Batch: first.Batch}, cause: first.Cause, back: b.events, large: b.large}
	if b.large {
		return st
	}
	seen := map[string]bool{}
	for _, e := range b.events {
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
	d.steps.take(batch{events: events})
	d.mu.Unlock()
	d.nameSteps(ctx)
	return events, nil
}
