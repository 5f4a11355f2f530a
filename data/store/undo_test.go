package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func revert(t testing.TB, s *Store, batch, cause string) string {
	t.Helper()
	events, err := s.Revert(t.Context(), batch, "Mona", cause)
	if err != nil {
		t.Fatal(err)
	}
	return events[0].Batch
}

// Two steps on one field are undone one after the other and done again.
func TestUndoAndRedo(t *testing.T) {
	s := newStore(t, Options{})
	judged := apply(t, s, set(OfOverlap, "o1", "status", `"judged"`), set(OfOverlap, "o1", "verdict/Mona", `{"wording":"altered"}`))[0].Batch
	final := apply(t, s, set(OfOverlap, "o1", "status", `"final"`))[0].Batch

	unfinal := revert(t, s, final, "undo")
	wants(t, s, OfOverlap, "o1", "status", `"judged"`)
	unjudged := revert(t, s, judged, "undo")
	wants(t, s, OfOverlap, "o1", "status", "")
	wants(t, s, OfOverlap, "o1", "verdict/Mona", "")
	revert(t, s, unjudged, "redo")
	wants(t, s, OfOverlap, "o1", "verdict/Mona", `{"wording":"altered"}`)
	s = reopen(t, s, Options{})
	again := revert(t, s, unfinal, "redo")
	wants(t, s, OfOverlap, "o1", "status", `"final"`)
	revert(t, s, again, "undo")
	wants(t, s, OfOverlap, "o1", "status", `"judged"`)
	events, err := s.Events(t.Context(), OfOverlap, "o1")
	must(t, err)
	if last := events[len(events)-1]; last.Cause != "undo" || last.Undoes == "" {
		t.Errorf("the last event is %+v", last)
	}
	sound(t, s)
}

// What was changed since, or was taken back already, stays as it is.
func TestRevertRefused(t *testing.T) {
	s := newStore(t, Options{})
	judged := apply(t, s, set(OfOverlap, "o1", "status", `"judged"`), set(OfOverlap, "o2", "status", `"judged"`))[0].Batch
	final := apply(t, s, set(OfOverlap, "o1", "status", `"final"`))[0].Batch
	refused := func(batch, says string) {
		t.Helper()
		events, err := s.Revert(t.Context(), batch, "Mona", "undo")
		if !errors.Is(err, ErrChanged) || !strings.Contains(err.Error(), says) || events != nil {
			t.Errorf("Revert answers %v, %v; want %q", events, err, says)
		}
	}
	refused(judged, "status of overlap o1 was changed again")
	wants(t, s, OfOverlap, "o2", "status", `"judged"`)
	revert(t, s, final, "undo")
	refused(final, "taken back already")
	refused("01890000-0000-7000-8000-000000000000", "holds no step")
}

// plain is the store as a person thinks of it: every field a pile of changes;
// to undo is to take the top one off, to redo is to put it back on.
type plain struct {
	values  map[string]map[string]string // thing, field
	piles   map[string][]change          // by thing and field
	batches map[string][]change
	order   []string
}

type change struct {
	id            string // of the change, the same when put back
	thing, field  string
	before, after string
	top           string // what lay on top afterwards, when this took a change off
	off           bool
}

func (c change) key() string { return c.thing + "\n" + c.field }

// put does a change on piles; false where the pile is not as it must be.
func (c change) put(piles map[string][]change) bool {
	pile := piles[c.key()]
	top := ""
	if len(pile) > 0 {
		top = pile[len(pile)-1].id
	}
	switch {
	case c.off && top == c.id:
		piles[c.key()] = slices.Clone(pile[:len(pile)-1])
	case !c.off && top == c.top:
		piles[c.key()] = append(slices.Clone(pile), c)
	default:
		return false
	}
	return true
}

func top(pile []change) string {
	if len(pile) == 0 {
		return ""
	}
	return pile[len(pile)-1].id
}

func (p *plain) value(thing, field string) string {
	if v := p.values[thing][field]; v != "" {
		return v
	}
	return "null"
}

func (p *plain) set(c change) {
	if p.values[c.thing] == nil {
		p.values[c.thing] = map[string]string{}
	}
	p.values[c.thing][c.field] = c.after
	if c.after == "null" {
		delete(p.values[c.thing], c.field)
	}
	if len(p.values[c.thing]) == 0 {
		delete(p.values, c.thing)
	}
}

// back turns a batch round: the last change first.
func (p *plain) back(batch string) ([]change, bool) {
	piles := maps.Clone(p.piles)
	var turned []change
	for _, c := range slices.Backward(p.batches[batch]) {
		c.before, c.after, c.off = c.after, c.before, !c.off
		if !c.put(piles) {
			return nil, false
		}
		turned = append(turned, c)
	}
	p.piles = piles
	for _, c := range turned {
		p.set(c)
	}
	return turned, true
}

// Whatever a person does, closes and opens, the workbench holds what the piles
// hold, refuses what they refuse, and passes its own check.
func TestAgainstPiles(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := newStore(t, Options{})
		p := &plain{values: map[string]map[string]string{}, piles: map[string][]change{}, batches: map[string][]change{}}
		one := rapid.Custom(func(r *rapid.T) Set {
			return set(OfOverlap, rapid.SampledFrom([]string{"o1", "o2"}).Draw(r, "thing"),
				rapid.SampledFrom([]string{"status", "verdict/Mona"}).Draw(r, "field"),
				rapid.SampledFrom([]string{`"open"`, `"judged"`, `{"wording":"altered"}`, "null", ""}).Draw(r, "value"))
		})
		r.Repeat(map[string]func(*rapid.T){
			"apply":  func(r *rapid.T) { p.apply(r, s, rapid.SliceOfN(one, 1, 3).Draw(r, "sets")) },
			"revert": func(r *rapid.T) { p.revert(r, s) },
			"reopen": func(r *rapid.T) {
				if rapid.IntRange(0, 5).Draw(r, "closed") == 0 {
					s = reopen(t, s, Options{Window: true})
				}
			},
			"": func(r *rapid.T) {
				got, err := s.Fields(t.Context(), OfOverlap)
				if err != nil || fmt.Sprint(asText(got)) != fmt.Sprint(p.values) {
					r.Fatalf("the workbench holds %s (%v), the piles %s", got, err, p.values)
				}
			},
		})
		sound(t, s)
		must(t, s.Close())
	})
}

func (p *plain) apply(r *rapid.T, s *Store, sets []Set) {
	events, err := s.Apply(r.Context(), "Mona", "judge", sets...)
	if err != nil {
		r.Fatal(err)
	}
	var want []change
	for _, set := range sets {
		c := change{thing: set.ID, field: set.Field, before: p.value(set.ID, set.Field), after: string(set.Value)}
		if c.after == "" {
			c.after = "null"
		}
		if c.before == c.after {
			continue
		}
		c.top = top(p.piles[c.key()])
		if len(want) < len(events) {
			c.id = events[len(want)].ID
		}
		c.put(p.piles)
		p.set(c)
		want = append(want, c)
	}
	if len(want) != len(events) {
		r.Fatalf("%d events were stored, %d changes were made", len(events), len(want))
	}
	if len(events) > 0 {
		p.batches[events[0].Batch] = want
		p.order = append(p.order, events[0].Batch)
	}
}

func (p *plain) revert(r *rapid.T, s *Store) {
	if len(p.order) == 0 {
		return
	}
	// Mostly the newest steps, as a person does.
	batch := p.order[max(0, len(p.order)-1-rapid.IntRange(0, 5).Draw(r, "steps ago"))]
	events, err := s.Revert(r.Context(), batch, "Mona", "undo")
	want, ok := p.back(batch)
	if ok != (err == nil) || err != nil && !errors.Is(err, ErrChanged) {
		r.Fatalf("Revert answers %v, the piles say %v", err, ok)
	}
	if len(want) != len(events) {
		r.Fatalf("%d events took back %d changes", len(events), len(want))
	}
	if ok {
		p.batches[events[0].Batch] = want
		p.order = append(p.order, events[0].Batch)
	}
}

func asText(things map[string]map[string]json.RawMessage) map[string]map[string]string {
	out := map[string]map[string]string{}
	for thing, fields := range things {
		out[thing] = map[string]string{}
		for field, value := range fields {
			out[thing][field] = string(value)
		}
	}
	return out
}
