package desk

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"verbatim/data"
	"verbatim/data/reuse"
	"verbatim/data/say"
	"verbatim/data/store"
	"verbatim/data/text"
)

// state is all that the workbench holds now, texts aside. It is immutable; the
// next one shares with it what did not change.
type state struct {
	newest     store.Event     // which it is as of
	stored     int64           // the number of that one
	seq        int             // of the finding that its list is made of
	terms      int             // as that finding has it
	sources    layers[*source] // by id
	byRevision layers[*source] // those that are not removed, by the hash of their text
	compared   layers[string]  // of the same: hash -> the document's name
	drawn      layers[*drawn]  // the zones that persons drew in texts of theirs, by hash
	named      groups[*source] // those by name
	overlaps   []*known        // ranked
	at         layers[*known]  // the same by id
	of         groups[*known]  // the same by their sources and by their texts
	kin        *kinship        // of the same; shared by versions of the state
	left       map[string]int
	style      string            // the chosen house style; empty where none
	blind      bool              // a verdict is hidden from the other reviewer until both have judged
	scale      data.Scale        // what the ratings are called
	aliases    *text.Aliases     // which texts are compared by
	marks      map[string]Marked // by the quotation's id
	decided    []decision        // who is who, as a person said
	stubs      []Stub            // sources known of and not held, in the order of their list
}

// known is one overlap, found or touched.
type known struct {
	*store.Found         // the finding's own where its sources are still called so; shared, and changed only in a copy
	inA, inB     *source // in which the sides stand, as they are in the state
	status       data.Status
	verdicts     []data.Verdict      // by reviewer, the adjudicator's last
	waiting      map[string][]string // by reviewer: tags for a verdict that is not given yet
	foundBy      string
	touched      *frozen // nil while nobody has touched it
}

// Who found an overlap.
const (
	byFinder = "finder"
	byHand   = "hand"
)

// present is the state as of the newest event: the one at hand where it is,
// brought up to date by the events since, or read whole.
func (d *Desk) present(ctx context.Context) (*state, error) {
	had, f, newest, _, err := d.atHand(ctx)
	if err != nil || had.asOf(newest, f) {
		return had, err
	}
	return d.renew(ctx)
}

// atHand is the state and the finding at hand, and the newest event with its number.
func (d *Desk) atHand(ctx context.Context) (had *state, f finding, newest store.Event, stored int64, err error) {
	newest, stored, err = d.file.Newest(ctx)
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.state, d.found, newest, stored, err
}

// asOf tells whether the state is that of an event and a finding.
func (s *state) asOf(newest store.Event, f finding) bool {
	return s != nil && s.newest.ID == newest.ID && s.seq == f.seq
}

// renew is present for a state that is to be brought up to date. A change has a
// window ask for half a dozen things at once; the first makes the state, and the
// others wait for it.
func (d *Desk) renew(ctx context.Context) (*state, error) {
	d.renewing.Lock()
	defer d.renewing.Unlock()
	had, f, newest, stored, err := d.atHand(ctx)
	if err != nil || had.asOf(newest, f) {
		return had, err
	}
	s, err := d.advance(ctx, had, f, newest, stored)
	if s == nil && err == nil {
		s, err = d.read(ctx)
	}
	if err != nil {
		return nil, err
	}
	s.newest, s.stored = newest, stored
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.state == had && d.found.seq == s.seq { // else another was quicker, or what was found changed meanwhile
		d.state = s
	}
	return s, nil
}

func (d *Desk) read(ctx context.Context) (*state, error) {
	readFound := sync.OnceValues(func() (finding, error) { return d.readFound(ctx) })
	d.mu.Lock()
	first := d.found.seq == 0
	d.mu.Unlock()
	if first { // it will be wanted, and takes as long as the sources
		var reading sync.WaitGroup
		reading.Go(func() { _, _ = readFound() }) // listBy tells the error
		defer reading.Wait()
	}
	sources, err := d.file.Fields(ctx, store.OfSource)
	if err != nil {
		return nil, err
	}
	s := &state{}
	for id, fields := range sources {
		if err := s.setSource(id, fields); err != nil {
			return nil, err
		}
	}
	s = s.version() // one that later ones share
	if err := d.settings(ctx, s); err != nil {
		return nil, err
	}
	if err := d.readMarks(ctx, s); err != nil {
		return nil, err
	}
	if err := d.readStubs(ctx, s); err != nil {
		return nil, err
	}
	return s, d.listBy(ctx, s, readFound)
}

// list makes the state's list for the sources as they are.
func (d *Desk) list(ctx context.Context, s *state) error {
	return d.listBy(ctx, s, func() (finding, error) { return d.readFound(ctx) })
}

// listBy is list, where what was found is read by readFound.
func (d *Desk) listBy(ctx context.Context, s *state, readFound func() (finding, error)) error {
	touched, err := d.touchedFields(ctx)
	if err != nil {
		return err
	}
	found, err := d.findingsBy(ctx, s, readFound)
	if err != nil {
		return err
	}
	s.follow(found)
	kept, err := s.take(touched)
	if err != nil {
		return err
	}
	s.overlaps = s.listed(kept, found.overlaps)
	slices.SortFunc(s.overlaps, byRank)
	s.kin = &kinship{}
	var beside sync.WaitGroup
	beside.Go(func() { s.kinship() }) // the list will ask for it, and it takes as long as what follows
	at := make(map[string]*known, len(s.overlaps))
	for _, k := range s.overlaps {
		at[k.ID] = k
	}
	s.at, s.of = layersOver(at), grouped(s.overlaps, (*known).goesBy)
	beside.Wait()
	return nil
}

// place and displace keep what tells where an overlap is.
func (s *state) place(k *known) {
	s.at.set(k.ID, k)
	s.of.add(k, k.goesBy()...)
}

func (s *state) displace(k *known) {
	s.at.remove(k.ID)
	s.of.drop(k, k.goesBy()...)
}

// goesBy are the ids of the overlap's sources and the hashes of its texts.
func (k *known) goesBy() []string {
	if k.inA == k.inB {
		return []string{k.inA.id, k.A.Revision}
	}
	return []string{k.inA.id, k.inB.id, k.A.Revision, k.B.Revision}
}

// follow notes which finding the state's list is made of.
func (s *state) follow(f finding) { s.seq, s.terms, s.left = f.seq, f.terms, f.left }

func byRank(x, y *known) int { return data.CompareRank(&x.Overlap, &y.Overlap) }

// settings reads what of the settings can be undone.
func (d *Desk) settings(ctx context.Context, s *state) error {
	fields, err := d.file.Fields(ctx, store.OfSetting)
	if err != nil {
		return err
	}
	s.style, s.blind = "", !isNull(fields[settingBlind][fieldValue])
	if raw := fields[settingStyle][fieldValue]; !isNull(raw) {
		if s.style, err = decode[string](raw); err != nil {
			return err
		}
	}
	s.scale = data.OwnScale
	if raw := fields[settingScale][fieldValue]; !isNull(raw) {
		if s.scale, err = decode[data.Scale](raw); err != nil {
			return err
		}
	}
	if s.aliases, err = readAliases(fields[settingAliases][fieldValue], s.aliases); err != nil {
		return say.Errorf("the table of aliases cannot be read: %w", err)
	}
	s.decided, err = decisions(fields[settingPersons])
	return err
}

// setSource reads one source's fields into the state, in place of what it says
// of the source. One without a text is one whose bringing in was undone.
func (s *state) setSource(id string, fields map[string]json.RawMessage) (err error) {
	if was := s.here(id); was != nil {
		s.named.drop(was, was.name)
		if s.byRevision.get(was.revision) == was {
			s.byRevision.remove(was.revision)
			s.compared.remove(was.revision)
		}
		for hash, z := range was.drawn {
			if s.drawn.get(hash) == z {
				s.drawn.remove(hash)
			}
		}
	}
	s.sources.remove(id)
	if isNull(fields[fieldRevision]) {
		return nil
	}
	src := &source{id: id, removed: !isNull(fields[fieldRemoved])}
	if src.revision, err = decode[string](fields[fieldRevision]); err != nil {
		return err
	}
	if raw := fields[fieldName]; !isNull(raw) {
		if src.name, err = decode[string](raw); err != nil {
			return err
		}
	}
	if raw := fields[fieldMeta]; !isNull(raw) {
		if src.meta, src.origins, err = decodeMeta(raw); err != nil {
			return err
		}
	}
	if raw := fields[fieldEarlier]; !isNull(raw) {
		if src.earlier, err = decode[[]string](raw); err != nil {
			return err
		}
	}
	if src.drawn, err = decodeDrawn(fields[fieldZones]); err != nil {
		return err
	}
	s.sources.set(id, src)
	if !src.removed {
		s.byRevision.set(src.revision, src)
		s.compared.set(src.revision, src.document())
		for hash, z := range src.drawn {
			s.drawn.set(hash, z)
		}
		s.named.add(src, src.name)
	}
	return nil
}

// touchedFields are the fields of all overlaps that persons touched.
func (d *Desk) touchedFields(ctx context.Context) (map[string]map[string]json.RawMessage, error) {
	things, err := d.file.Fields(ctx, store.OfOverlap)
	if err != nil {
		return nil, err
	}
	for id, fields := range things {
		if err := d.keepPlace(ctx, id, fields); err != nil {
			return nil, err
		}
	}
	return things, nil
}

// keepPlace gives an overlap the place that it had last, where that was taken back
// and something of it stands: in one copy of the workbench a person undid their
// first touch, and in another somebody had gone on from it.
func (d *Desk) keepPlace(ctx context.Context, id string, fields map[string]json.RawMessage) error {
	if !isNull(fields[fieldOverlap]) || len(fields) == 0 {
		return nil
	}
	events, err := d.file.Events(ctx, store.OfOverlap, id)
	for _, e := range slices.Backward(events) {
		if e.Field == fieldOverlap && !isNull(e.Value) {
			fields[fieldOverlap] = e.Value
			break
		}
	}
	return err
}

// take reads what persons touched. An overlap whose source was removed is not
// listed; its history stays.
func (s *state) take(touched map[string]map[string]json.RawMessage) ([]*known, error) {
	var out []*known
	for id, fields := range touched {
		k, err := s.touched(id, fields)
		if err != nil {
			return nil, err
		}
		if k != nil {
			out = append(out, k)
		}
	}
	return out, nil
}

// touched reads one overlap that a person touched; nil where it is none any
// more, or is not listed.
func (s *state) touched(id string, fields map[string]json.RawMessage) (*known, error) {
	if isNull(fields[fieldOverlap]) {
		return nil, nil
	}
	f, err := decode[frozen](fields[fieldOverlap])
	if err != nil {
		return nil, err
	}
	a, b := s.here(f.A.Source), s.here(f.B.Source)
	if a == nil || b == nil {
		return nil, nil
	}
	k := &known{Found: &store.Found{Overlap: f.overlap(id, a, b)}, inA: a, inB: b, status: data.Open, foundBy: f.FoundBy, touched: &f}
	if raw := fields[fieldStatus]; !isNull(raw) {
		if k.status, err = decode[data.Status](raw); err != nil {
			return nil, err
		}
	}
	for field, raw := range fields {
		if isNull(raw) {
			continue
		}
		if reviewer, ok := taggerOf(field); ok {
			if k.waiting == nil {
				k.waiting = map[string][]string{}
			}
			if k.waiting[reviewer], err = decode[[]string](raw); err != nil {
				return nil, err
			}
		}
		if _, ok := reviewerOf(field); !ok {
			continue
		}
		v, err := decodeVerdict(id, raw)
		if err != nil {
			return nil, err
		}
		k.verdicts = append(k.verdicts, v)
	}
	slices.SortFunc(k.verdicts, func(v, w data.Verdict) int { return strings.Compare(v.Reviewer, w.Reviewer) })
	return k, k.settle(fields[fieldSettled])
}

// pair is two texts, whichever is A.
type pair [2]string

func newPair(x, y string) pair { return pair{min(x, y), max(x, y)} }

func pairOf(o data.Overlap) pair { return newPair(o.A.Revision, o.B.Revision) }

// listed adds to what persons touched what the program found and nobody has
// touched, in sources that are here. A finding that is the same as a touched
// overlap adds nothing.
func (s *state) listed(touched []*known, found []*store.Found) []*known {
	of, at := map[pair][]*known{}, map[string]*known{}
	for _, k := range touched {
		of[pairOf(k.Overlap)], at[k.ID] = append(of[pairOf(k.Overlap)], k), k
	}
	out := slices.Grow(touched, len(found))
	fresh := make([]known, 0, len(found)) // one room for all of them
	for _, x := range found {
		if k := at[x.ID]; k != nil {
			k.learn(x)
			continue
		}
		same := func(k *known) bool { return k.is(x.Overlap) }
		f, a, b := s.asNamed(x)
		if f == nil || slices.ContainsFunc(of[pairOf(x.Overlap)], same) {
			continue
		}
		fresh = append(fresh, known{Found: f, inA: a, inB: b, status: data.Open, foundBy: byFinder})
		out = append(out, &fresh[len(fresh)-1])
	}
	return out
}

// learn takes over what a list shows from the finding of the same passages.
func (k *known) learn(f *store.Found) {
	if k.A.Passage.Compare(f.A.Passage) == 0 && k.B.Passage.Compare(f.B.Passage) == 0 {
		k.Facts = f.Facts
	}
}

// is tells whether a later finding is the overlap already known, whichever of
// its sides is A now: a date learnt since may have turned them round. A few
// words lined up by hand out of a longer passage do not stand for the whole.
func (k *known) is(later data.Overlap) bool {
	turned := k.Overlap
	turned.A, turned.B = k.B, k.A
	same := func(k data.Overlap, foundBy string) bool {
		return data.SameFinding(k, later) && (foundBy != byHand || data.SameFinding(later, k))
	}
	return same(k.Overlap, k.foundBy) || same(turned, k.foundBy)
}

// find is the overlap of that id; without one the error is a [Mistake].
func (s *state) find(id string) (known, error) {
	k := s.at.get(id)
	if k == nil {
		return known{}, mistake("There is no overlap %s in this workbench any more.", id)
	}
	return s.weighed(k), nil
}

// weighed is the overlap with what its score means in the corpus as it is now,
// unless a person touched it before; a copy, which may be changed.
func (s *state) weighed(k *known) known {
	out, f := *k, *k.Found
	f.ByChance = s.chance(k)
	out.Found = &f
	return out
}

// chance is how often an overlap of its score is expected by chance.
func (s *state) chance(k *known) float64 {
	if s.terms > 0 && k.touched == nil {
		return reuse.Chance(k.Score, s.terms)
	}
	return k.ByChance
}

// source is the source of that id that is not removed.
func (s *state) source(id string) (source, error) {
	src := s.here(id)
	if src == nil {
		return source{}, mistake("There is no source %s in this workbench any more.", id)
	}
	return *src, nil
}

// hereAs is the source whose text has this hash, nil where it is none or is removed.
func (s *state) hereAs(revision string) *source { return s.byRevision.get(revision) }

// here is the source of that id, nil where it is none or is removed.
func (s *state) here(id string) *source {
	if src := s.sources.get(id); src != nil && !src.removed {
		return src
	}
	return nil
}
