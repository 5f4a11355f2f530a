package desk

import (
	"context"
	"slices"
	"strings"
	"time"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/store"
)

// Judge stores a verdict with every default made a value, and the status
// judged (dismissed where the wording is unrelated), as one step. Durable when
// it returns. A reviewer judging again changes their one verdict.
//
// Alterations that are nil take the tags the program proposes, which a person
// sees beside the wording; an empty list that is not nil is none. Nobody looks
// at tags to say "unrelated", so there nil stays nil. Tags that waited for this
// verdict ([Desk.Tag]) go into it. An empty reviewer is the one that
// [Desk.Reviewer] names.
func (d *Desk) Judge(ctx context.Context, overlap, reviewer string, j data.Judgement) (data.Verdict, error) {
	s, k, v, err := d.ruling(ctx, overlap, reviewer, j)
	if err != nil {
		return data.Verdict{}, err
	}
	sets, err := d.freeze(ctx, s, k)
	if err != nil {
		return data.Verdict{}, err
	}
	sets = append(sets, k.takeAlong(&v.Judgement, v.Reviewer)...)
	sets = append(append(sets, k.confirmed("")...), k.judged(v)...)
	if _, err := d.applyAs(ctx, v.Reviewer, causeJudge, sets...); err != nil {
		return data.Verdict{}, err
	}
	d.mu.Lock()
	d.reviewer = v.Reviewer
	d.mu.Unlock()
	return v, nil
}

// ruling is a judgement that can be stored, as the reviewer's verdict: whole, of
// an overlap that is listed, with the tags that the program proposes where the
// person named none.
func (d *Desk) ruling(ctx context.Context, overlap, reviewer string, j data.Judgement) (*state, known, data.Verdict, error) {
	if err := d.writable(); err != nil {
		return nil, known{}, data.Verdict{}, err
	}
	if err := sound(j); err != nil {
		return nil, known{}, data.Verdict{}, err
	}
	if reviewer = oneLine(reviewer); reviewer == "" {
		reviewer = d.Reviewer()
	}
	s, err := d.present(ctx)
	if err != nil {
		return nil, known{}, data.Verdict{}, err
	}
	k, err := s.find(overlap)
	if err == nil && j.Alterations == nil && j.Wording != data.Unrelated {
		j.Alterations, err = d.proposed(ctx, s, k)
	}
	return s, k, data.Verdict{
		ID: verdictID(overlap, reviewer), Overlap: overlap, Reviewer: reviewer,
		At: d.now().UTC().Truncate(time.Millisecond), Judgement: j.Filled(),
	}, err
}

// judged are the sets of a reviewer's verdict and of the status it brings.
func (k known) judged(v data.Verdict) []store.Set {
	status := data.Judged
	if v.Wording == data.Unrelated {
		status = data.Dismissed
	}
	return []store.Set{ofOverlap(k.ID, fieldVerdict+v.Reviewer, encodeVerdict(v)), ofOverlap(k.ID, fieldStatus, encode(status))}
}

// oneLine is a name as it can be stored: valid text, single spaces.
func oneLine(name string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(strings.ToValidUTF8(name, ""), "\x00", "")), " ")
}

// sound refuses a judgement that no key and no flag can give.
func sound(j data.Judgement) error {
	ok := func(chosen bool, axis string, value any) error {
		if chosen {
			return nil
		}
		return mistake("A verdict's %s cannot be “%v”.", axis, value)
	}
	errs := []error{
		ok(slices.Contains(data.Wordings, j.Wording), "wording", j.Wording),
		ok(j.Attribution == "" || slices.Contains(data.Attributions, j.Attribution), "attribution", j.Attribution),
		ok(j.Sense == "" || slices.Contains(data.Senses, j.Sense), "sense", j.Sense),
		ok(j.Severity == "" || slices.Contains(data.Severities, j.Severity), "severity", j.Severity),
		ok(j.Confidence == "" || slices.Contains(data.Confidences, j.Confidence), "confidence", j.Confidence),
		ok(j.Direction == "" || slices.Contains(data.Directions, j.Direction), "direction", j.Direction),
		ok(j.Overridden == nil || *j.Overridden >= 0 && int(*j.Overridden) < len(data.Labels), "rating", j.Overridden),
	}
	if j.Wording == "" {
		return mistake("A verdict needs a wording: verbatim, marked, altered, paraphrase, translated or unrelated.")
	}
	for _, e := range j.Evidence {
		errs = append(errs, soundDate(e.Accessed))
	}
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// proposed are the tags of an overlap, with what the speakers' names add.
func (d *Desk) proposed(ctx context.Context, s *state, k known) ([]data.Tag, error) {
	a, b, err := d.both(ctx, s, k)
	if err != nil {
		return nil, err
	}
	return some(collate.Compare(a.side(k.A.Passage), b.side(k.B.Passage)).Tags), nil
}

// verdictID is the same for a reviewer and an overlap in every copy of the
// workbench.
func verdictID(overlap, reviewer string) string {
	return "v" + data.Hash(overlap + "\n" + reviewer)[:12]
}

func ofOverlap(id, field string, value []byte) store.Set {
	return store.Set{Kind: store.OfOverlap, ID: id, Field: field, Value: value}
}

// SetStatus gives overlaps a status as one step.
func (d *Desk) SetStatus(ctx context.Context, status data.Status, overlaps ...string) error {
	if err := d.writable(); err != nil {
		return err
	}
	if !slices.Contains(data.Statuses, status) {
		return mistake("An overlap cannot be “%s”.", status)
	}
	s, err := d.present(ctx)
	if err != nil {
		return err
	}
	var sets []store.Set
	for _, id := range overlaps {
		k, err := s.find(id)
		if err != nil {
			return err
		}
		if k.status == status {
			continue
		}
		freeze, err := d.freeze(ctx, s, k)
		if err != nil {
			return err
		}
		sets = append(append(sets, freeze...), ofOverlap(id, fieldStatus, encode(status)))
	}
	_, err = d.apply(ctx, causeStatus, sets...)
	return err
}
