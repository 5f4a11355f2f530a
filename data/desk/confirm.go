package desk

import (
	"context"

	"verbatim/data"
	"verbatim/data/store"
)

// Confirm says that the verdicts on an overlap hold for the words as they are
// now, as one step: the overlap has the status again that it had before a
// source changed under it. Of a passage that is not there any more it says that
// they hold for the text in which it stood. One's own takes on the tags that are
// proposed of the words as they are now: it left out none of them. Judging anew
// says the same of one's own verdict.
func (d *Desk) Confirm(ctx context.Context, overlap string) error {
	s, k, err := d.changing(ctx, overlap)
	if err != nil {
		return err
	}
	f := k.touched
	switch {
	case f == nil || f.A.standing() == Steady && f.B.standing() == Steady:
		return mistake("No source changed under this overlap, so there is nothing to confirm.")
	case f.A.standing() == Doubtful || f.B.standing() == Doubtful:
		return mistake("Say first whether the passage stands at the place that is shown.")
	}
	sets := k.confirmed(f.Held)
	if i := given(k.verdicts, d.Reviewer()); i >= 0 && k.verdicts[i].Wording != data.Unrelated {
		tags, err := d.proposed(ctx, s, k)
		if err != nil {
			return err
		}
		v := k.verdicts[i]
		if more := v.With(tags); len(more) > len(v.Alterations) {
			v.Alterations = more
			sets = append(sets, ofOverlap(k.ID, fieldVerdict+v.Reviewer, encodeVerdict(v)))
		}
	}
	_, err = d.apply(ctx, causeConfirm, sets...)
	return err
}

// confirmed are the sets by which verdicts are on the words as they are now;
// none where they are. The status goes back to the one given, unless it is
// empty.
func (k known) confirmed(status data.Status) []store.Set {
	if k.touched == nil || k.touched.Held == "" && k.touched.A.Was == nil && k.touched.B.Was == nil {
		return nil
	}
	f := *k.touched
	f.Held, f.A.Was, f.B.Was = "", nil, nil
	sets := []store.Set{ofOverlap(k.ID, fieldOverlap, encode(f))}
	if status != "" {
		sets = append(sets, ofOverlap(k.ID, fieldStatus, encode(status)))
	}
	return sets
}

// SettlePlace answers, as one step, whether the passage of an overlap stands at the
// place of the new text that is proposed for it. Yes attaches it there, and
// leaves the verdicts stale where its words changed; no leaves it with the text
// in which it last stood.
func (d *Desk) SettlePlace(ctx context.Context, overlap string, there bool) error {
	s, k, err := d.changing(ctx, overlap)
	if err != nil {
		return err
	}
	if k.touched == nil || k.touched.A.Asks == nil && k.touched.B.Asks == nil {
		return mistake("No place is proposed for a passage of this overlap.")
	}
	f := *k.touched
	moved := false
	for _, side := range []*frozenSide{&f.A, &f.B} {
		ask := side.Asks
		if ask == nil {
			continue
		}
		if side.Asks = nil; !there {
			side.Lost = ask.Revision
			continue
		}
		at, err := d.follower(ctx, s, side.Source, ask.Revision)
		if err != nil {
			return err
		}
		*side, moved = at.moved(*side, frozenSide{Spans: ask.Spans}.passage(), len(k.verdicts) > 0), true
	}
	if moved {
		f.Added = nil // which of its spans were added is not known at a place that a person chose
		if f, err = d.remeasured(ctx, s, k.ID, f); err != nil {
			return err
		}
	}
	status := k.status
	if f.Held != "" && f.A.standing() == Steady && f.B.standing() == Steady {
		status, f.Held = f.Held, ""
	}
	_, err = d.apply(ctx, causePlace, ofOverlap(k.ID, fieldOverlap, encode(f)), ofOverlap(k.ID, fieldStatus, encode(status)))
	return err
}
