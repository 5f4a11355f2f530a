package desk

import (
	"context"
	"maps"
	"slices"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/reuse"
	"verbatim/data/store"
)

// finding is what the program found in some sources and what it left out.
type finding struct {
	in       map[string]reuse.Document
	overlaps []store.Found
	left     map[string]int
}

// findings is what was found in the sources as they are now. It is read anew
// where other texts are compared than at the last reading: most events are
// verdicts, and change nothing of it.
func (d *Desk) findings(ctx context.Context, s *state) (finding, error) {
	in := s.compared()
	d.mu.Lock()
	f, searches := d.found, d.searches
	d.mu.Unlock()
	if f.in != nil && maps.Equal(f.in, in) {
		return f, nil
	}
	var err error
	if f.in != nil && maps.EqualFunc(f.in, in, sameText) {
		f.overlaps = slices.Clone(f.overlaps) // the old one may be read just now
	} else if f.overlaps, f.left, err = d.file.Found(ctx); err != nil {
		return f, err
	}
	f.in = in
	if err := d.retell(ctx, s, f.overlaps); err != nil {
		return f, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.searches == searches {
		d.found = f
	}
	return f, nil
}

func sameText(x, y reuse.Document) bool { return x.Hash == y.Hash }

// listRules stand beside what is kept of an overlap for the list. Count them
// up when package quote names other speakers or a lead is cut otherwise: then
// the next opening tells it anew.
const listRules = "1"

// facts are what a list shows of two passages.
func facts(a, b *opened, f store.Found) store.Facts {
	first := a.listed(f.A.Passage)
	return store.Facts{Rules: listRules, SpeakerA: first.speaker, SpeakerB: b.listed(f.B.Passage).speaker, Lead: first.lead}
}

// retell turns round what a date learnt since has made A of B, tells what a
// list shows where a program of other rules, or of none, has told it, and
// keeps both. A text that cannot be read is told of when its overlap is listed.
func (d *Desk) retell(ctx context.Context, s *state, found []store.Found) error {
	var stale []int
	for i := range found {
		if f := &found[i]; s.name(f) && (f.Facts.Rules != listRules || !data.AFirst(f.A, f.B)) {
			stale = append(stale, i)
		}
	}
	if len(stale) == 0 {
		return nil
	}
	renewed := make([]store.Renewed, len(stale))
	told := counting(d.progress, "reading passages", len(stale))
	err := each(ctx, len(stale), func(i int) {
		f := &found[stale[i]]
		renewed[i].Was = f.ID
		if a, b, err := d.both(ctx, known{Overlap: f.Overlap}); err == nil {
			retold(f, a, b)
		}
		renewed[i].Found = *f
		told()
	})
	if err != nil || d.writable() != nil {
		return err
	}
	// What cannot be kept now, beside another process or on a full disk, is told
	// again at the next opening.
	_ = d.file.RenewFound(ctx, renewed)
	return ctx.Err()
}

// retold tells a found overlap anew, with A first.
func retold(f *store.Found, a, b *opened) {
	if !data.AFirst(f.A, f.B) {
		f.A, f.B, a, b = f.B, f.A, b, a
		f.ID = data.OverlapID(f.A, f.B)
		tell(&f.Overlap, collate.Compare(a.side(f.A.Passage), b.side(f.B.Passage)))
	}
	f.Facts = facts(a, b, *f)
}

// name gives a found overlap the names and dates of its sources; it is false
// where one of them is not here.
func (s *state) name(f *store.Found) bool {
	a, okA := s.sources[s.byRevision[f.A.Revision]]
	b, okB := s.sources[s.byRevision[f.B.Revision]]
	f.A.Source, f.B.Source, f.A.Date, f.B.Date = a.name, b.name, a.meta.Date, b.meta.Date
	return okA && okB
}
