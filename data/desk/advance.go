package desk

import (
	"context"
	"maps"
	"slices"

	"verbatim/data/store"
)

// fewChanges is how many events a state is brought up to date by; beyond, it
// is quicker to read all.
const fewChanges = 500

// advance is the state with the events up to the newest, which are read by
// thing, so that a verdict costs little more than what it changes. It is nil
// where the state is to be read whole: where there is none, where much
// changed, or another writer has begun.
func (d *Desk) advance(ctx context.Context, had *state, f finding, newest store.Event) (*state, error) {
	if had == nil || f.in == nil || newest.Writer != had.newest.Writer || newest.Seq <= had.newest.Seq || newest.Seq-had.newest.Seq > fewChanges {
		return nil, nil
	}
	events, err := d.file.LastEvents(ctx, int(newest.Seq-had.newest.Seq))
	if err != nil {
		return nil, err
	}
	touched := map[store.Kind]map[string]bool{}
	for _, e := range events {
		if touched[e.Kind] == nil {
			touched[e.Kind] = map[string]bool{}
		}
		touched[e.Kind][e.Set.ID] = true
	}
	s := *had
	if touched[store.OfSetting] != nil {
		err = d.settings(ctx, &s)
	}
	if err == nil && touched[ofQuotation] != nil {
		err = d.readMarks(ctx, &s)
	}
	switch {
	case err != nil:
	case touched[store.OfSource] != nil:
		err = d.renewSources(ctx, &s, touched[store.OfSource])
	case touched[store.OfOverlap] != nil:
		err = d.relist(ctx, &s, f.overlaps, touched[store.OfOverlap])
	}
	if err != nil {
		return nil, err
	}
	return &s, nil
}

// renewSources reads these sources as they are now into the state, and makes its
// list anew.
func (d *Desk) renewSources(ctx context.Context, s *state, ids map[string]bool) error {
	s.sources, s.byRevision = maps.Clone(s.sources), maps.Clone(s.byRevision)
	for id := range ids {
		fields, err := d.file.Thing(ctx, store.OfSource, id)
		if err != nil {
			return err
		}
		if was := s.sources[id].revision; s.byRevision[was] == id {
			delete(s.byRevision, was)
		}
		if err := s.setSource(id, fields); err != nil {
			return err
		}
	}
	return d.list(ctx, s)
}

// relist puts these overlaps as they are now into the state's list, and beside
// them anew what was found in the same texts: a touched overlap stands for
// findings, and gives them free when the touch is taken back.
func (d *Desk) relist(ctx context.Context, s *state, found []store.Found, ids map[string]bool) error {
	var touched []*known
	pairs := map[pair]bool{}
	for id := range ids {
		fields, err := d.file.Thing(ctx, store.OfOverlap, id)
		if err != nil {
			return err
		}
		k, err := s.touched(id, fields)
		if err != nil {
			return err
		}
		if k != nil {
			touched = append(touched, k)
			pairs[pairOf(k.Overlap)] = true
		}
		if was := s.at[id]; was != nil {
			pairs[pairOf(was.Overlap)] = true
		}
	}
	s.at = maps.Clone(s.at)
	kept := make([]*known, 0, len(s.overlaps)+len(touched))
	for _, k := range s.overlaps {
		if !pairs[pairOf(k.Overlap)] {
			kept = append(kept, k)
			continue
		}
		delete(s.at, k.ID)
		if k.touched != nil && !ids[k.ID] {
			same := *k // the old list may be read just now
			touched = append(touched, &same)
		}
	}
	var beside []store.Found
	for _, f := range found {
		if pairs[pairOf(f.Overlap)] {
			beside = append(beside, f)
		}
	}
	fresh := s.listed(touched, beside)
	slices.SortFunc(fresh, byRank)
	for _, k := range fresh {
		s.at[k.ID] = k
	}
	s.overlaps = mergeRanked(kept, fresh)
	return nil
}

// mergeRanked is two ranked lists as one.
func mergeRanked(x, y []*known) []*known {
	out := make([]*known, 0, len(x)+len(y))
	for _, k := range y {
		n, _ := slices.BinarySearchFunc(x, k, byRank)
		out, x = append(append(out, x[:n]...), k), x[n:]
	}
	return append(out, x...)
}
