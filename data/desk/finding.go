package desk

import (
	"context"
	"maps"

	"verbatim/data/reuse"
	"verbatim/data/store"
)

// finding is what the program found in some sources and what it left out.
type finding struct {
	in       map[string]reuse.Document
	overlaps []store.Found
	left     map[string]int
}

// findings reads what was found, unless the sources are still those of the last
// reading: most events are verdicts, and change nothing of it.
func (d *Desk) findings(ctx context.Context, s *state) (finding, error) {
	in := s.compared()
	d.mu.Lock()
	f, searches := d.found, d.searches
	d.mu.Unlock()
	if f.in != nil && maps.Equal(f.in, in) {
		return f, nil
	}
	overlaps, left, err := d.file.Found(ctx)
	if err != nil {
		return f, err
	}
	if err := d.retell(ctx, overlaps); err != nil {
		return f, err
	}
	f = finding{in, overlaps, left}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.searches == searches {
		d.found = f
	}
	return f, nil
}

// listRules stand beside what is kept of an overlap for the list. Count them
// up when package quote names other speakers or a lead is cut otherwise: then
// the next opening tells it anew.
const listRules = "1"

// facts are what a list shows of two passages.
func facts(a, b *opened, f store.Found) store.Facts {
	first := a.listed(f.A.Passage)
	return store.Facts{Rules: listRules, SpeakerA: first.speaker, SpeakerB: b.listed(f.B.Passage).speaker, Lead: first.lead}
}

// retell tells what a list shows where a program of other rules, or of none,
// has told it, and keeps it. A text that cannot be read is told of when its
// overlap is listed.
func (d *Desk) retell(ctx context.Context, found []store.Found) error {
	var stale []int
	for i, f := range found {
		if f.Facts.Rules != listRules {
			stale = append(stale, i)
		}
	}
	if len(stale) == 0 {
		return nil
	}
	told := counting(d.progress, "reading passages", len(stale))
	err := each(ctx, len(stale), func(i int) {
		f := &found[stale[i]]
		if a, b, err := d.both(ctx, known{Overlap: f.Overlap}); err == nil {
			f.Facts = facts(a, b, *f)
		}
		told()
	})
	if err != nil || d.writable() != nil {
		return err
	}
	renewed := make([]store.Found, len(stale))
	for i, at := range stale {
		renewed[i] = found[at]
	}
	// What cannot be kept now, beside another process or on a full disk, is told
	// again at the next opening.
	_ = d.file.RenewFound(ctx, renewed)
	return ctx.Err()
}
