package desk

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/store"
)

// settingBlind is set while the second reviewer of an overlap does not see the
// first one's verdict before giving one.
const settingBlind = "blind"

// settle reads the adjudicator's verdict. Where there is none and the reviewers
// differ, the overlap is disputed.
func (k *known) settle(raw json.RawMessage) error {
	if isNull(raw) {
		if k.status == data.Judged && differ(k.verdicts) {
			k.status = data.Disputed
		}
		return nil
	}
	v, err := decodeVerdict(k.ID, raw)
	v.Settles = true
	k.verdicts = append(k.verdicts, v)
	return err
}

// differ tells verdicts that do not come to the same overall.
func differ(verdicts []data.Verdict) bool {
	return slices.ContainsFunc(verdicts, func(v data.Verdict) bool { return v.Overall() != verdicts[0].Overall() })
}

// own are the verdicts without the adjudicator's.
func own(verdicts []data.Verdict) []data.Verdict {
	return slices.DeleteFunc(slices.Clone(verdicts), func(v data.Verdict) bool { return v.Settles })
}

// given is the reviewer's own verdict among several, or -1.
func given(verdicts []data.Verdict, reviewer string) int {
	return slices.IndexFunc(verdicts, func(v data.Verdict) bool { return v.Reviewer == reviewer && !v.Settles })
}

// hides tells whether the overlap's one verdict is hidden from this reviewer,
// who has given none. Two are shown to everybody: who comes then is to settle.
func (s *state) hides(k *known, reviewer string) bool {
	return s.blind && len(k.verdicts) == 1 && given(k.verdicts, reviewer) < 0
}

// seen is the overlap as this reviewer may see it.
func (d *Desk) seen(s *state, k *known) *known {
	if !s.hides(k, d.Reviewer()) {
		return k
	}
	out := *k
	out.verdicts = nil
	if k.status != data.Parked && k.status != data.Stale {
		out.status = data.Open
	}
	return &out
}

// Blind tells whether a verdict is hidden from the other reviewer until both
// have judged.
func (d *Desk) Blind(ctx context.Context) (bool, error) {
	s, err := d.present(ctx)
	return err == nil && s.blind, err
}

// SetBlind hides verdicts from the other reviewer until both have judged, or
// shows them all, as a step.
func (d *Desk) SetBlind(ctx context.Context, on bool) error {
	if err := d.writable(); err != nil {
		return err
	}
	set := store.Set{Kind: store.OfSetting, ID: settingBlind, Field: fieldValue}
	if on {
		set.Value = encode(true)
	}
	_, err := d.apply(ctx, causeBlind, set)
	return err
}

// BlindCopy writes a copy for a second reviewer to a file that is not there yet:
// it hides the verdicts there are until theirs are given, and so will this
// workbench once the copy is merged into it.
func (d *Desk) BlindCopy(ctx context.Context, file string) error {
	if err := d.Backup(ctx, file); err != nil {
		return err
	}
	copied, err := Open(ctx, file, Options{Now: d.now})
	if err != nil {
		return err
	}
	return errors.Join(copied.SetBlind(ctx, true), copied.Close())
}

// lastReviewer is who gave the latest verdict; in a workbench that is reviewed
// blind, who gave it in this copy of it.
func (d *Desk) lastReviewer(ctx context.Context, s *state) (string, error) {
	if s.blind {
		events, err := d.file.LastEvents(ctx, 100)
		i := slices.IndexFunc(events, func(e store.Event) bool { return e.Cause == causeJudge })
		if i < 0 {
			return "", err
		}
		return events[i].Who, err
	}
	var last data.Verdict
	for _, k := range s.overlaps {
		for _, v := range k.verdicts {
			if v.At.After(last.At) {
				last = v
			}
		}
	}
	return last.Reviewer, nil
}

// SetReviewer says under which name verdicts are given from now on. It stores
// nothing.
func (d *Desk) SetReviewer(name string) error {
	if name = oneLine(name); name == "" {
		return mistake("A verdict needs the name of who gives it.")
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.reviewer = name
	return nil
}

// Settle stores an adjudicator's verdict on an overlap on which reviewers gave
// theirs, as one step: theirs stay, the overlap is final. Defaults are filled as
// [Desk.Judge] does.
func (d *Desk) Settle(ctx context.Context, overlap, adjudicator string, j data.Judgement) (data.Verdict, error) {
	_, k, v, err := d.ruling(ctx, overlap, adjudicator, j)
	if err != nil {
		return data.Verdict{}, err
	}
	if judged := own(k.verdicts); len(judged) < 2 {
		return data.Verdict{}, mistake("Only what two reviewers judged can be settled; on this overlap there is no second verdict.")
	}
	v.ID, v.Settles = settledID(overlap), true
	sets := append(k.confirmed(""), ofOverlap(overlap, fieldSettled, encodeVerdict(v)), ofOverlap(overlap, fieldStatus, encode(data.Final)))
	_, err = d.applyAs(ctx, v.Reviewer, causeSettle, sets...)
	return v, err
}

// settledID is that of an overlap's adjudication in every copy of the workbench.
func settledID(overlap string) string { return verdictID(overlap, "") }

// RenameReviewer gives the verdicts of one reviewer another name, as one step: a name
// misspelt, or a login's in place of a person's. A name that has verdicts of its
// own on the same overlaps is another reviewer's and refused.
func (d *Desk) RenameReviewer(ctx context.Context, from, to string) error {
	if err := d.writable(); err != nil {
		return err
	}
	if to = oneLine(to); to == "" {
		return mistake("A verdict needs the name of who gives it.")
	}
	s, err := d.present(ctx)
	if err != nil {
		return err
	}
	var sets []store.Set
	for _, k := range s.overlaps {
		if waits := k.waiting[from]; len(waits) > 0 && from != to {
			sets = append(sets, k.waitingSet(from, nil), k.waitingSet(to, append(slices.Clone(k.waiting[to]), waits...)))
		}
		i := given(k.verdicts, from)
		if i < 0 || from == to {
			continue
		}
		if given(k.verdicts, to) >= 0 {
			return mistake("“%s” has verdicts of their own on the same overlaps, so “%s” cannot take that name.", to, from)
		}
		v := k.verdicts[i]
		v.ID, v.Reviewer = verdictID(k.ID, to), to
		sets = append(sets, ofOverlap(k.ID, fieldVerdict+from, nil), ofOverlap(k.ID, fieldVerdict+to, encodeVerdict(v)))
	}
	if len(sets) > 0 {
		if _, err := d.applyAs(ctx, to, causeName, sets...); err != nil {
			return err
		}
	}
	if strings.EqualFold(d.Reviewer(), from) {
		return d.SetReviewer(to)
	}
	return nil
}
