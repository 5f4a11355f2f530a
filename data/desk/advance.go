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

// renewal is what changes in a list: the things that events touched, and
// between which texts other overlaps are found.
type renewal struct {
	touched map[store.Kind]map[string]bool // ids
	pairs   map[pair]bool
}

// advance is the state with the events up to the newest and what was found
// since, which are read by thing, so that a verdict or an article costs little
// more than what it changes. It is nil where the state is to be read whole:
// where there is none, or where much changed.
func (d *Desk) advance(ctx context.Context, had *state, f finding, newest store.Event, stored int64) (*state, error) {
	if had == nil || f.seq == 0 || stored < had.stored || stored-had.stored > fewChanges {
		return nil, nil
	}
	r := renewal{map[store.Kind]map[string]bool{}, map[pair]bool{}}
	events, err := d.file.StoredBetween(ctx, had.stored, stored)
	if err != nil {
		return nil, err
	}
	if n := len(events); newest.ID != had.newest.ID && (n == 0 || events[n-1].ID != newest.ID) {
		return nil, nil
	}
	for _, e := range events {
		if r.touched[e.Kind] == nil {
			r.touched[e.Kind] = map[string]bool{}
		}
		r.touched[e.Kind][e.Set.ID] = true
	}
	same := *had
	s := &same
	if r.touched[store.OfSetting] != nil {
		err = d.settings(ctx, s)
	}
	if err == nil && r.touched[ofQuotation] != nil {
		err = d.readMarks(ctx, s)
	}
	if err == nil && r.touched[ofStub] != nil {
		err = d.readStubs(ctx, s)
	}
	if err == nil && r.touched[store.OfSource] != nil {
		s, f, err = d.renewSources(ctx, s, &r)
	}
	if err != nil {
		return nil, err
	}
	return s, d.renewList(ctx, had, s, f, r)
}

// renewList makes the list of a state that has its new sources.
func (d *Desk) renewList(ctx context.Context, had, s *state, f finding, r renewal) error {
	switch {
	case !s.aliases.Same(had.aliases): // by them another process found other overlaps
		return d.list(ctx, s)
	case f.seq == had.seq:
	case f.since == had.seq && f.changed != nil:
		maps.Copy(r.pairs, f.changed)
	default:
		return d.list(ctx, s)
	}
	if back, err := d.comeBack(ctx, had, s, r); back || err != nil {
		if err == nil {
			err = d.list(ctx, s)
		}
		return err
	}
	s.follow(f)
	if len(r.touched[store.OfOverlap])+len(r.touched[store.OfSource])+len(r.pairs) == 0 {
		return nil
	}
	return d.relist(ctx, s, f, r)
}

// comeBack tells whether a source is here again that was here before: then
// overlaps of it that persons touched come back too.
func (d *Desk) comeBack(ctx context.Context, had, s *state, r renewal) (bool, error) {
	for id := range r.touched[store.OfSource] {
		if s.here(id) == nil {
			continue
		}
		if before := had.sources.get(id); before != nil {
			if before.removed {
				return true, nil
			}
			continue
		}
		events, err := d.file.Events(ctx, store.OfSource, id)
		if err != nil {
			return false, err
		}
		if len(events) > 0 && (events[0].Writer != had.newest.Writer || events[0].Seq <= had.newest.Seq) {
			return true, nil
		}
	}
	return false, nil
}

// renewSources reads the touched sources as they are now into the state, and
// gives what is found in them.
func (d *Desk) renewSources(ctx context.Context, s *state, r *renewal) (*state, finding, error) {
	s = s.version()
	for id := range r.touched[store.OfSource] {
		fields, err := d.file.Thing(ctx, store.OfSource, id)
		if err == nil {
			err = s.setSource(id, fields)
		}
		if err != nil {
			return nil, finding{}, err
		}
	}
	f, err := d.findings(ctx, s)
	return s, f, err
}

// relist puts what is touched as it is now into the state's list, and beside
// it anew what was found in the same texts: a touched overlap stands for
// findings, and gives them free when the touch is taken back.
func (d *Desk) relist(ctx context.Context, s *state, f finding, r renewal) error {
	ids := r.touched[store.OfOverlap]
	var touched []*known
	for id := range ids {
		fields, err := d.file.Thing(ctx, store.OfOverlap, id)
		if err == nil {
			err = d.keepPlace(ctx, id, fields)
		}
		if err != nil {
			return err
		}
		k, err := s.touched(id, fields)
		if err != nil {
			return err
		}
		if k != nil {
			touched = append(touched, k)
			r.pairs[pairOf(k.Overlap)] = true
		}
		if was := s.at.get(id); was != nil {
			r.pairs[pairOf(was.Overlap)] = true
		}
	}
	gone := r.listed(s.of)
	for k := range gone {
		if k.touched == nil || ids[k.ID] {
			continue
		}
		if k = s.again(k); k != nil {
			touched = append(touched, k)
		}
	}
	fresh := s.listed(touched, r.found(s, f))
	slices.SortFunc(fresh, byRank)
	s.at, s.of = s.at.version(), s.of.version()
	for k := range gone {
		s.displace(k)
	}
	for _, k := range fresh {
		s.place(k)
	}
	s.overlaps = ranked(s.overlaps, gone, fresh, byRank)
	return nil
}

// listed are the overlaps of a list that are to be listed anew: of the touched
// sources and between the pairs of texts.
func (r renewal) listed(of groups[*known]) map[*known]bool {
	out := map[*known]bool{}
	for id := range r.touched[store.OfSource] {
		for _, k := range of.of(id) {
			out[k] = true
		}
	}
	for p := range r.pairs {
		for _, k := range of.of(p[0]) {
			if pairOf(k.Overlap) == p {
				out[k] = true
			}
		}
	}
	return out
}

// found is what was found of them, in the order of the finding.
func (r renewal) found(s *state, f finding) (out []*store.Found) {
	some := map[*store.Found]bool{}
	for id := range r.touched[store.OfSource] {
		if src := s.here(id); src != nil {
			for _, x := range f.of().of(src.revision) {
				some[x] = true
			}
		}
	}
	for p := range r.pairs {
		for _, x := range f.of().of(p[0]) {
			if pairOf(x.Overlap) == p {
				some[x] = true
			}
		}
	}
	out = slices.Collect(maps.Keys(some))
	slices.SortFunc(out, byRankFound)
	return out
}

// again is a touched overlap with its sources as they are now, which no event
// touched; nil where one of them is gone. The old one may be read just now.
func (s *state) again(k *known) *known {
	a, b := s.here(k.inA.id), s.here(k.inB.id)
	if a == nil || b == nil {
		return nil
	}
	same := *k
	same.inA, same.inB = a, b
	same.Found = &store.Found{Overlap: k.touched.overlap(k.ID, a, b), Facts: k.Facts}
	return &same
}
