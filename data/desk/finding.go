package desk

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"verbatim/data"
	"verbatim/data/collate"
	"verbatim/data/reuse"
	"verbatim/data/say"
	"verbatim/data/store"
)

// finding is what the program found in some sources and what it left out. It
// is immutable.
type finding struct {
	overlaps []*store.Found // ranked
	left     map[string]int
	stamp    string          // of what the file holds
	by       string          // the key of the aliases that it was found by
	in       layers[*source] // the sources that it is told for
	texts    layers[string]  // that were compared: hash -> the document's name; empty where that is not known
	index    *reuse.Kept     // of the same texts; nil where they are too few for one
	terms    int             // of the index, for [reuse.Chance]; 0 where there is none: then the overlaps tell their own

	seq     int           // which one it is in this process, from 1
	since   int           // the one that it is a change of
	changed map[pair]bool // the texts among which other overlaps are found than in that one; nil where all may be

	of func() groups[*store.Found] // the overlaps by their texts; sorted so when first asked for
}

// findings is what was found, told for the sources as they are now. It is read
// anew where another process changed it.
func (d *Desk) findings(ctx context.Context, s *state) (finding, error) {
	return d.findingsBy(ctx, s, func() (finding, error) { return d.readFound(ctx) })
}

// findingsBy is findings, where what was found is read by readFound.
func (d *Desk) findingsBy(ctx context.Context, s *state, readFound func() (finding, error)) (finding, error) {
	d.mu.Lock()
	had := d.found
	d.mu.Unlock()
	stamp, err := d.file.FoundStamp(ctx)
	if err != nil {
		return finding{}, err
	}
	f, other := had, []*store.Found(nil)
	if had.seq == 0 || had.stamp != stamp {
		if f, err = readFound(); err != nil {
			return f, err
		}
		f.seq, other = had.seq+1, s.tell(f)
	} else {
		other = f.otherwise(s)
	}
	f.in = s.sources
	renewed, err := d.retell(ctx, s, &f, other)
	if err != nil {
		return f, err
	}
	if f.seq == had.seq && len(renewed) > 0 {
		f.seq, f.since, f.changed = had.seq+1, had.seq, map[pair]bool{}
		for _, x := range renewed {
			f.changed[pairOf(x.Overlap)] = true
		}
	}
	return d.holdFound(f, had), nil
}

// otherwise lists the overlaps of sources that have other names or dates than
// the finding tells.
func (f *finding) otherwise(s *state) (out []*store.Found) {
	for id := range differing(f.in, s.sources) {
		src := s.here(id)
		if was := f.in.get(id); src != nil && (was == nil || was.removed || was.name != src.name || was.meta.Date != src.meta.Date) {
			out = append(out, f.of().of(src.revision)...)
		}
	}
	return out
}

// list gives a finding its overlaps, ranked.
func (f *finding) list(overlaps []*store.Found) {
	f.overlaps = overlaps
	f.of = sync.OnceValue(func() groups[*store.Found] { return grouped(overlaps, textsOf) })
}

func textsOf(f *store.Found) []string {
	if f.A.Revision == f.B.Revision {
		return []string{f.A.Revision}
	}
	return []string{f.A.Revision, f.B.Revision}
}

// exchange takes overlaps out and puts others in.
func (f *finding) exchange(gone map[*store.Found]bool, fresh []*store.Found) {
	of := f.of().version()
	for x := range gone {
		of.drop(x, textsOf(x)...)
	}
	for _, x := range fresh {
		of.add(x, textsOf(x)...)
	}
	f.of = func() groups[*store.Found] { return of }
	f.overlaps = ranked(f.overlaps, gone, fresh, byRankFound)
}

func byRankFound(x, y *store.Found) int { return data.CompareRank(&x.Overlap, &y.Overlap) }

// holdFound makes a finding the one at hand, unless another came since had;
// then it has no number and is nobody's to go on with.
func (d *Desk) holdFound(f, had finding) finding {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.found.seq == had.seq {
		d.found = f
	} else {
		f.seq = 0
	}
	return f
}

func (d *Desk) readFound(ctx context.Context) (finding, error) {
	for {
		stored, err := d.file.Found(ctx)
		if err != nil {
			return finding{}, err
		}
		f := finding{left: stored.Left, stamp: stored.Stamp}
		slices.SortFunc(stored.Overlaps, byRankFound)
		f.list(stored.Overlaps)
		if f.by, err = d.foundBy(ctx); err != nil {
			return f, err
		}
		f.index, err = reuse.OpenKept(&holder{ctx: ctx, desk: d})
		switch {
		case ctx.Err() != nil:
			return f, ctx.Err()
		case err == nil:
			f.indexed()
		case !errors.Is(err, reuse.ErrIndex): // else the next finding makes it anew
			return f, err
		}
		if stamp, err := d.file.FoundStamp(ctx); err != nil || stamp == f.stamp {
			return f, err // the index is of the same moment
		}
	}
}

func pointers(found []store.Found) []*store.Found {
	out := make([]*store.Found, len(found))
	for i := range found {
		out[i] = &found[i]
	}
	return out
}

// indexed notes what the index tells of itself.
func (f *finding) indexed() {
	f.terms = f.index.Terms()
	texts := map[string]string{}
	for _, id := range f.index.Documents() {
		texts[id.Hash] = id.Name
	}
	f.texts = layersOver(texts)
}

// listRules stand beside what is kept of an overlap for the list. Count them
// up when package quote names other speakers, other zones are told or a lead is
// cut otherwise: then the next opening tells it anew.
const listRules = "5"

// facts are what a list shows of two passages.
func facts(a, b *opened, f store.Found) store.Facts {
	first := a.listed(f.A.Passage)
	return store.Facts{Rules: listRules, SpeakerA: first.speaker, SpeakerB: b.listed(f.B.Passage).speaker, Lead: first.lead}
}

// tellFound tells what a search found, ranked, under the names and dates that
// the sources have.
func (d *Desk) tellFound(ctx context.Context, s *state, overlaps []data.Overlap) ([]store.Found, error) {
	overlaps = slices.Clone(overlaps) // by text, so that one opening of A serves all its overlaps
	slices.SortFunc(overlaps, func(x, y data.Overlap) int { return strings.Compare(x.A.Revision, y.A.Revision) })
	found, failed := make([]store.Found, len(overlaps)), make([]error, len(overlaps))
	err := each(ctx, len(found), func(i int) {
		f := &found[i]
		f.Overlap = overlaps[i]
		s.name(f)
		a, b, err := d.both(ctx, s, known{Found: f})
		if failed[i] = err; err == nil {
			retold(f, a, b, false)
		}
	})
	slices.SortFunc(found, func(x, y store.Found) int { return byRankFound(&x, &y) })
	return found, cmp.Or(err, cmp.Or(failed...))
}

// retell turns round what a date learnt since has made A of B among some
// overlaps of a finding, tells what a list shows where a program of other
// rules, or of none, has told it, and keeps both. It gives those that it told.
// A text that cannot be read is told of when its overlap is listed.
func (d *Desk) retell(ctx context.Context, s *state, f *finding, some []*store.Found) ([]*store.Found, error) {
	gone := map[*store.Found]bool{}
	var renewed []store.Renewed
	for _, x := range some {
		y := *x
		if s.name(&y) && !gone[x] && isOld(&y) {
			gone[x] = true
			renewed = append(renewed, store.Renewed{Was: x.ID, Found: y})
		}
	}
	if len(renewed) == 0 {
		return nil, nil
	}
	told := counting(d.progress, say.T("reading passages"), len(renewed))
	err := each(ctx, len(renewed), func(i int) {
		x := &renewed[i].Found
		if a, b, err := d.both(ctx, s, known{Found: x}); err == nil {
			retold(x, a, b, true)
		}
		told()
	})
	if err != nil {
		return nil, err
	}
	if d.writable() == nil {
		// What cannot be kept now, beside another process or on a full disk, is told
		// again at the next opening.
		if stamp, err := d.file.RenewFound(ctx, f.stamp, renewed); err == nil {
			f.stamp = stamp
		}
	}
	slices.SortFunc(renewed, func(x, y store.Renewed) int { return byRankFound(&x.Found, &y.Found) })
	fresh := make([]*store.Found, len(renewed))
	for i := range renewed {
		fresh[i] = &renewed[i].Found
	}
	f.exchange(gone, fresh)
	return fresh, ctx.Err()
}

// retold tells a found overlap with A first; one that was told before only
// where A is another.
func retold(f *store.Found, a, b *opened, before bool) {
	turned := !data.AFirst(f.A, f.B)
	if turned {
		f.A, f.B, a, b = f.B, f.A, b, a
		f.ID = data.OverlapID(f.A, f.B)
	}
	if turned || !before {
		tell(&f.Overlap, collate.Outline(a.side(f.A.Passage), b.side(f.B.Passage)))
	}
	f.Facts = facts(a, b, *f)
}

// name gives a found overlap the names and dates of its sources, and their own
// strings of their hashes; it is false where one of them is not here.
func (s *state) name(f *store.Found) bool {
	a, b := s.hereAs(f.A.Revision), s.hereAs(f.B.Revision)
	if a == nil || b == nil {
		return false
	}
	f.A.Source, f.B.Source, f.A.Date, f.B.Date = a.name, b.name, a.meta.Date, b.meta.Date
	f.A.Revision, f.B.Revision = a.revision, b.revision
	return true
}

// asNamed is a found overlap with the names and dates of its sources, and the two:
// itself where it has them, so that a list needs no room for it; nil where one is not
// here.
func (s *state) asNamed(x *store.Found) (named *store.Found, a, b *source) {
	if a, b = s.hereAs(x.A.Revision), s.hereAs(x.B.Revision); a == nil || b == nil {
		return nil, nil, nil
	}
	if x.A.Source == a.name && x.A.Date == a.meta.Date && x.B.Source == b.name && x.B.Date == b.meta.Date {
		return x, a, b
	}
	f := *x
	s.name(&f)
	return &f, a, b
}

// tell names what was read just now and nobody has yet, and says what its scores
// mean in the corpus as it is, so that lists can share it. It gives those that are
// to be told anew.
func (s *state) tell(f finding) (other []*store.Found) {
	for _, x := range f.overlaps {
		if !s.name(x) {
			continue
		}
		if f.terms > 0 {
			x.ByChance = reuse.Chance(x.Score, f.terms)
		}
		if isOld(x) {
			other = append(other, x)
		}
	}
	return other
}

// isOld tells of an overlap that names the sources as they are whether it is to be
// told anew, because a program of other rules told it, or a date learnt since makes
// A of B.
func isOld(x *store.Found) bool { return x.Facts.Rules != listRules || !data.AFirst(x.A, x.B) }
