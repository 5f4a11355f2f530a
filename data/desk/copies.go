package desk

import (
	"context"
	"time"

	"verbatim/data"
	"verbatim/data/store"
)

// JudgeCopies gives the verdict that [Desk.Reviewer] gave on an overlap to
// those that show the same two wordings in other copies of a source
// ([OverlapRow.Like]), as one step, and tells to how many. Each says from which
// overlap its verdict was applied. What this reviewer judged, parked or
// dismissed stays as it is.
func (d *Desk) JudgeCopies(ctx context.Context, overlap string) (int, error) {
	if err := d.writable(); err != nil {
		return 0, err
	}
	s, err := d.present(ctx)
	if err != nil {
		return 0, err
	}
	k, err := s.find(overlap)
	if err != nil {
		return 0, err
	}
	reviewer := d.Reviewer()
	i := given(k.verdicts, reviewer)
	if i < 0 {
		return 0, mistake("Judge this one first; its copies then take the same verdict.")
	}
	var sets []store.Set
	n := 0
	for _, c := range s.copiesOf(overlap) {
		if given(c.verdicts, reviewer) >= 0 || c.status == data.Dismissed || c.status == data.Parked {
			continue
		}
		one, err := d.applied(ctx, s, s.weighed(c), k.verdicts[i])
		if err != nil {
			return 0, err
		}
		sets = append(sets, one...)
		n++
	}
	if n == 0 {
		return 0, nil
	}
	_, err = d.applyAs(ctx, reviewer, causeCopies, sets...)
	return n, err
}

// copiesOf are the other overlaps that show the same two wordings.
func (s *state) copiesOf(overlap string) (out []*known) {
	kin, like := s.kinship(), -1
	for i, k := range s.overlaps {
		if k.ID == overlap {
			like = kin[i].Like
		}
	}
	for i, k := range s.overlaps {
		if k.ID != overlap && kin[i].Like == like {
			out = append(out, k)
		}
	}
	return out
}

// applied are the sets that give an overlap the verdict on another.
func (d *Desk) applied(ctx context.Context, s *state, k known, from data.Verdict) ([]store.Set, error) {
	sets, err := d.freeze(ctx, s, k)
	if err != nil {
		return nil, err
	}
	v := from
	v.ID, v.Overlap, v.AppliedFrom = verdictID(k.ID, v.Reviewer), k.ID, from.Overlap
	v.At = d.now().UTC().Truncate(time.Millisecond)
	sets = append(sets, k.takeAlong(&v.Judgement, v.Reviewer)...)
	return append(append(sets, k.confirmed("")...), k.judged(v)...), nil
}
