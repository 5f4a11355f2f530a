package desk

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"verbatim/data"
	"verbatim/data/reuse"
	"verbatim/data/store"
)

// state is all that the workbench holds now, texts aside. It is immutable.
type state struct {
	newest     string // the newest event, which it is as of
	sources    map[string]source
	byRevision map[string]string // of sources that are not removed: hash -> id
	overlaps   []known           // ranked
	at         map[string]int    // id -> place in overlaps
	left       map[string]int
	style      string            // the chosen house style; empty where none
	marks      map[string]Marked // by the quotation's id
	decided    []decision        // who is who, as a person said
}

// known is one overlap, found or touched.
type known struct {
	data.Overlap
	sourceA, sourceB string // their ids
	status           data.Status
	verdicts         []data.Verdict // by reviewer
	foundBy          string
	touched          *frozen // nil while nobody has touched it
}

// Who found an overlap.
const (
	byFinder = "finder"
	byHand   = "hand"
)

// present reads the state, or gives the one at hand where no event came since.
func (d *Desk) present(ctx context.Context) (*state, error) {
	last, err := d.file.LastEvents(ctx, 1)
	if err != nil {
		return nil, err
	}
	newest := ""
	if len(last) > 0 {
		newest = last[0].ID
	}
	d.mu.Lock()
	s := d.state
	d.mu.Unlock()
	if s != nil && s.newest == newest {
		return s, nil
	}
	if s, err = d.read(ctx); err != nil {
		return nil, err
	}
	s.newest = newest
	d.mu.Lock()
	d.state = s
	d.mu.Unlock()
	return s, nil
}

// forget makes the next look read the state anew: what was found changes
// without an event.
func (d *Desk) forget() {
	d.mu.Lock()
	d.state, d.found = nil, finding{}
	d.mu.Unlock()
}

func (d *Desk) read(ctx context.Context) (*state, error) {
	sources, err := d.file.Fields(ctx, store.OfSource)
	if err != nil {
		return nil, err
	}
	touched, err := d.file.Fields(ctx, store.OfOverlap)
	if err != nil {
		return nil, err
	}
	s := &state{sources: map[string]source{}, byRevision: map[string]string{}}
	for id, fields := range sources {
		if err := s.setSource(id, fields); err != nil {
			return nil, err
		}
	}
	if err := s.take(touched); err != nil {
		return nil, err
	}
	if err := d.settings(ctx, s); err != nil {
		return nil, err
	}
	if err := d.readMarks(ctx, s); err != nil {
		return nil, err
	}
	found, err := d.findings(ctx, s)
	if err != nil {
		return nil, err
	}
	s.left = found.left
	s.fill(found.overlaps)
	slices.SortFunc(s.overlaps, func(x, y known) int { return data.CompareRank(x.Overlap, y.Overlap) })
	s.at = make(map[string]int, len(s.overlaps))
	for i, o := range s.overlaps {
		s.at[o.ID] = i
	}
	return s, nil
}

// settings reads what of the settings can be undone.
func (d *Desk) settings(ctx context.Context, s *state) error {
	fields, err := d.file.Fields(ctx, store.OfSetting)
	if err != nil {
		return err
	}
	if raw := fields[settingStyle][fieldValue]; !isNull(raw) {
		if s.style, err = decode[string](raw); err != nil {
			return err
		}
	}
	s.decided, err = decisions(fields[settingPersons])
	return err
}

// finding is what the program found in some sources and what it left out.
type finding struct {
	in       map[string]reuse.Document
	overlaps []data.Overlap
	left     map[string]int
}

// findings reads what was found, unless the sources are still those of the last
// reading: most events are verdicts, and change nothing of it.
func (d *Desk) findings(ctx context.Context, s *state) (finding, error) {
	in := s.compared()
	d.mu.Lock()
	f := d.found
	d.mu.Unlock()
	if f.in != nil && maps.Equal(f.in, in) {
		return f, nil
	}
	overlaps, left, err := d.file.Found(ctx)
	if err != nil {
		return f, err
	}
	f = finding{in, overlaps, left}
	d.mu.Lock()
	d.found = f
	d.mu.Unlock()
	return f, nil
}

// setSource reads one source's fields into the state. One without a text is
// one whose bringing in was undone.
func (s *state) setSource(id string, fields map[string]json.RawMessage) (err error) {
	src := source{id: id, removed: !isNull(fields[fieldRemoved])}
	if isNull(fields[fieldRevision]) {
		delete(s.sources, id)
		return nil
	}
	if src.revision, err = decode[string](fields[fieldRevision]); err != nil {
		return err
	}
	if raw := fields[fieldName]; !isNull(raw) {
		if src.name, err = decode[string](raw); err != nil {
			return err
		}
	}
	if raw := fields[fieldMeta]; !isNull(raw) {
		if src.meta, err = decodeMeta(raw); err != nil {
			return err
		}
	}
	s.sources[id] = src
	if !src.removed {
		s.byRevision[src.revision] = id
	}
	return nil
}

// take reads what persons touched. An overlap whose source was removed is not
// listed; its history stays.
func (s *state) take(touched map[string]map[string]json.RawMessage) error {
	for id, fields := range touched {
		if isNull(fields[fieldOverlap]) {
			continue
		}
		f, err := decode[frozen](fields[fieldOverlap])
		if err != nil {
			return err
		}
		a, b := s.sources[f.A.Source], s.sources[f.B.Source]
		if a.id == "" || b.id == "" || a.removed || b.removed {
			continue
		}
		k := known{Overlap: f.overlap(id, a, b), sourceA: a.id, sourceB: b.id, status: data.Open, foundBy: f.FoundBy, touched: &f}
		if raw := fields[fieldStatus]; !isNull(raw) {
			if k.status, err = decode[data.Status](raw); err != nil {
				return err
			}
		}
		for field, raw := range fields {
			if _, ok := reviewerOf(field); !ok || isNull(raw) {
				continue
			}
			v, err := decodeVerdict(id, raw)
			if err != nil {
				return err
			}
			k.verdicts = append(k.verdicts, v)
		}
		slices.SortFunc(k.verdicts, func(v, w data.Verdict) int { return strings.Compare(v.Reviewer, w.Reviewer) })
		s.overlaps = append(s.overlaps, k)
	}
	return nil
}

// fill adds what the program found and nobody has touched, in sources that are
// here. A finding that is the same as a touched overlap adds nothing.
func (s *state) fill(found []data.Overlap) {
	type pair struct{ a, b string }
	touched := map[pair][]known{}
	ids := map[string]bool{}
	for _, k := range s.overlaps {
		ids[k.ID] = true
		a, b := k.A.Revision, k.B.Revision
		touched[pair{a, b}] = append(touched[pair{a, b}], k)
		k.A, k.B = k.B, k.A // a date learnt since may have turned them round
		touched[pair{b, a}] = append(touched[pair{b, a}], k)
	}
	for _, f := range found {
		a, okA := s.sources[s.byRevision[f.A.Revision]]
		b, okB := s.sources[s.byRevision[f.B.Revision]]
		same := func(k known) bool { return k.is(f) }
		if !okA || !okB || ids[f.ID] || slices.ContainsFunc(touched[pair{f.A.Revision, f.B.Revision}], same) {
			continue
		}
		f.A.Source, f.B.Source, f.A.Date, f.B.Date = a.name, b.name, a.meta.Date, b.meta.Date
		s.overlaps = append(s.overlaps, known{Overlap: f, sourceA: a.id, sourceB: b.id, status: data.Open, foundBy: byFinder})
	}
}

// is tells whether a later finding is the overlap already known. A few words
// lined up by hand out of a longer passage do not stand for the whole of it.
func (k known) is(later data.Overlap) bool {
	return data.SameFinding(k.Overlap, later) && (k.foundBy != byHand || data.SameFinding(later, k.Overlap))
}

// find is the overlap of that id; without one the error is a [Mistake].
func (s *state) find(id string) (known, error) {
	i, ok := s.at[id]
	if !ok {
		return known{}, mistake("There is no overlap %s in this workbench any more.", id)
	}
	return s.overlaps[i], nil
}

// source is the source of that id that is not removed.
func (s *state) source(id string) (source, error) {
	src, ok := s.sources[id]
	if !ok || src.removed {
		return source{}, mistake("There is no source %s in this workbench any more.", id)
	}
	return src, nil
}

// lastReviewer is who gave the latest verdict.
func (s *state) lastReviewer() string {
	var last data.Verdict
	for _, k := range s.overlaps {
		for _, v := range k.verdicts {
			if v.At.After(last.At) {
				last = v
			}
		}
	}
	return last.Reviewer
}
