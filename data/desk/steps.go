package desk

import (
	"context"
	"errors"
	"fmt"
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

// remembered is how many events are read to find out what can be undone after
// a workbench was opened: days of work.
const remembered = 2000

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
	events, err := d.file.LastEvents(ctx, remembered)
	if err != nil {
		return err
	}
	whole := len(events) < remembered // else the oldest batch may be there in part
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
	return d.nameSteps(ctx)
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
	for _, e := range batch {
		if e.Kind == store.OfOverlap && st.Overlap == "" {
			st.Overlap = e.Set.ID
		}
		if !slices.Contains(st.IDs, e.Set.ID) {
			st.IDs = append(st.IDs, e.Set.ID)
		}
	}
	return st
}

// nameSteps says in plain words what the next steps are. A step keeps its
// words: what it is about may be gone when it can be done again.
func (d *Desk) nameSteps(ctx context.Context) error {
	s, err := d.present(ctx)
	if err != nil {
		return err
	}
	undo, redo := d.Steps()
	for _, st := range []*Step{undo, redo} {
		if st == nil || st.Says != "" {
			continue
		}
		says, err := d.says(ctx, s, st.Batch)
		if err != nil {
			return err
		}
		d.mu.Lock()
		for _, stack := range [][]step{d.steps.undo, d.steps.redo} {
			for i := range stack {
				if stack[i].Batch == st.Batch {
					stack[i].Says = says
				}
			}
		}
		d.mu.Unlock()
	}
	return nil
}

// says is a step in plain words that go on after "Undo" and "Redo".
func (d *Desk) says(ctx context.Context, s *state, batch string) (string, error) {
	d.mu.Lock()
	var st step
	for _, x := range slices.Concat(d.steps.undo, d.steps.redo) {
		if x.Batch == batch {
			st = x
		}
	}
	d.mu.Unlock()
	what, err := d.about(ctx, s, st)
	if err != nil {
		return "", err
	}
	switch st.cause {
	case causeJudge:
		return "verdict on " + what, nil
	case causeStatus:
		return "status of " + what, nil
	case causeLineUp:
		return "lining up of " + what, nil
	case causeSpan:
		return "span added to " + what, nil
	case causeUnspan:
		return "span taken from " + what, nil
	case causeBring:
		return "bringing in of " + what, nil
	case causeMeta:
		return "details of " + what, nil
	case causeRemove:
		return "removal of " + what, nil
	}
	return "change of " + what, nil
}

// about names what a step is about.
func (d *Desk) about(ctx context.Context, s *state, st step) (string, error) {
	ofSource := len(st.back) > 0 && st.back[0].Kind == store.OfSource
	switch {
	case len(st.IDs) > 1 && ofSource:
		return fmt.Sprintf("%d sources", len(st.IDs)), nil
	case len(st.IDs) > 1:
		return fmt.Sprintf("%d overlaps", len(st.IDs)), nil
	case ofSource:
		if src, ok := s.sources[st.IDs[0]]; ok {
			return src.label(), nil
		}
		return "a source", nil
	}
	i, ok := s.at[st.Overlap]
	if !ok {
		return "an overlap", nil
	}
	row, err := d.row(ctx, s, s.overlaps[i])
	switch {
	case err != nil:
		return "", err
	case row.SpeakerA != "":
		return row.SpeakerA, nil
	case row.SpeakerB != "":
		return row.SpeakerB, nil
	}
	return "“" + clip(row.Lead, 40) + "”", nil
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
	return events, d.nameSteps(context.WithoutCancel(ctx)) // it is stored: a late cancel must not look like a failure
}

// Undo takes back the last step; it returns the step, or nil where there is
// none. What somebody changed since is a [Mistake], and the step before it is
// next.
func (d *Desk) Undo(ctx context.Context) (*Step, error) {
	return d.revert(ctx, causeUndo, func() *[]step { return &d.steps.undo })
}

// Redo does the last undone step again; nil where there is none.
func (d *Desk) Redo(ctx context.Context) (*Step, error) {
	return d.revert(ctx, causeRedo, func() *[]step { return &d.steps.redo })
}

func (d *Desk) revert(ctx context.Context, cause string, stack func() *[]step) (*Step, error) {
	if err := d.writable(); err != nil {
		return nil, err
	}
	d.reverting.Lock() // two quick keys take back two steps
	defer d.reverting.Unlock()
	if err := d.recall(ctx); err != nil {
		return nil, err
	}
	d.mu.Lock()
	if len(*stack()) == 0 {
		d.mu.Unlock()
		return nil, nil
	}
	st := (*stack())[len(*stack())-1]
	d.mu.Unlock()
	drop := func() {
		*stack() = slices.DeleteFunc(*stack(), func(x step) bool { return x.Batch == st.Batch })
	}
	_, err := d.changeCorpus(ctx, reversed(st.back), func() ([]store.Event, error) {
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
			d.steps.take(done)
		}
		return done, err
	})
	if err != nil {
		return nil, plainly(err)
	}
	return &st.Step, d.nameSteps(context.WithoutCancel(ctx))
}

// reversed are the sets that taking events back comes to.
func reversed(events []store.Event) []store.Set {
	sets := make([]store.Set, len(events))
	for i, e := range events {
		sets[len(events)-1-i] = store.Set{Kind: e.Kind, ID: e.Set.ID, Field: e.Field, Value: e.Before}
	}
	return sets
}
