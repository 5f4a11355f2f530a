package desk

import (
	"context"
	"fmt"
	"slices"

	"verbatim/data/store"
)

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
