package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"

	"verbatim/data/store"
)

// Revert takes back one past change of an overlap, by its event in
// [Desk.History], with what was stored for the overlap together with it. It is a
// step of its own, which Undo takes back in turn.
//
// What was changed later stays: of a verdict only the values go back that the
// event changed and that are still as it left them. Where a later change is of the
// same values a [Mistake] says which one it is; another says that the
// change came with a new text of a source or keeps the overlap's place, which
// are not taken back by themselves.
func (d *Desk) Revert(ctx context.Context, overlap, event string) error {
	s, k, err := d.changing(ctx, overlap)
	if err != nil {
		return err
	}
	events, err := d.file.Events(ctx, store.OfOverlap, overlap)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(events, func(e store.Event) bool { return e.ID == event })
	if i < 0 || s.hides(&k, d.Reviewer()) && ofVerdict(events[i]) {
		return mistake("This overlap has no such change in its history.")
	}
	e := events[i]
	switch cause := firstCause(events, e); {
	case cause == causeRevise || cause == causeZone || cause == causePassim || cause == causeBring:
		return mistake("This came with a change of more than this overlap. Undo takes the whole of it back.")
	case e.Field == fieldOverlap && isNull(e.Before) && cause == causeLineUp:
		if s.addedTo(overlap) != nil || !stands(events, e) {
			return changedSince(lastOf(events, e.Field))
		}
		_, err := d.takeWhole(ctx, k)
		return err
	case keepsPlace(e):
		return mistake("The place of an overlap that somebody judged or parked is kept for good: its history is about it.")
	}
	var sets []store.Set
	for _, x := range events {
		if x.Batch != e.Batch || keepsPlace(x) || x.Field == fieldStatus && x.ID != e.ID && len(k.verdicts) > 1 {
			continue
		}
		value, err := undone(events, x)
		if err != nil {
			return err
		}
		sets = append(sets, ofOverlap(overlap, x.Field, value))
	}
	done, err := d.apply(ctx, causeRevert, sets...)
	if err == nil && len(done) == 0 {
		return mistake("This change is taken back already.")
	}
	return err
}

// keepsPlace tells the event that froze a found overlap's spans.
func keepsPlace(e store.Event) bool {
	return e.Field == fieldOverlap && isNull(e.Before)
}

// firstCause is why the change was made that the event made, or took back, or
// made again.
func firstCause(events []store.Event, e store.Event) string {
	for e.Undoes != "" {
		i := slices.IndexFunc(events, func(x store.Event) bool { return x.ID == e.Undoes })
		if i < 0 {
			break
		}
		e = events[i]
	}
	return e.Cause
}

// lastOf is the newest event of a field.
func lastOf(events []store.Event, field string) store.Event {
	for _, e := range slices.Backward(events) {
		if e.Field == field {
			return e
		}
	}
	return store.Event{}
}

// stands tells whether the event's field is as the event left it.
func stands(events []store.Event, e store.Event) bool {
	return sameValue(nowIs(events, e.Field), e.Value)
}

// nowIs is the value that a field has now.
func nowIs(events []store.Event, field string) json.RawMessage {
	return store.Standing(slices.DeleteFunc(slices.Clone(events), func(e store.Event) bool { return e.Field != field }))
}

func sameValue(x, y json.RawMessage) bool { return isNull(x) && isNull(y) || bytes.Equal(x, y) }

func changedSince(later store.Event) error {
	return mistake("This was changed again at %s by %s. Take that back first.", later.At.Local().Format("15:04 on 2 January 2006"), later.Who)
}

// undone is what the event's field holds now, without what the event did to it.
func undone(events []store.Event, e store.Event) (json.RawMessage, error) {
	last, value := lastOf(events, e.Field), nowIs(events, e.Field)
	_, ofReviewer := reviewerOf(e.Field)
	switch {
	case sameValue(value, e.Value), sameValue(value, e.Before):
		return e.Before, nil
	case !ofReviewer && e.Field != fieldSettled, isNull(e.Before), isNull(e.Value), isNull(value):
		return nil, changedSince(last)
	}
	var before, after, now map[string]json.RawMessage
	for raw, into := range map[*json.RawMessage]*map[string]json.RawMessage{&e.Before: &before, &e.Value: &after, &value: &now} {
		if err := json.Unmarshal(*raw, into); err != nil {
			return nil, err
		}
	}
	for name := range union(before, after) {
		switch {
		case sameValue(before[name], after[name]), name == "reviewed_at":
		case !sameValue(now[name], after[name]) && !sameValue(now[name], before[name]):
			return nil, changedSince(last)
		case isNull(before[name]):
			delete(now, name)
		default:
			now[name] = before[name]
		}
	}
	v, err := decode[verdictJSON](encode(now))
	return encode(v), err
}

// union has the names of both.
func union(x, y map[string]json.RawMessage) map[string]bool {
	out := map[string]bool{}
	for _, m := range []map[string]json.RawMessage{x, y} {
		for name := range m {
			out[name] = true
		}
	}
	return out
}
