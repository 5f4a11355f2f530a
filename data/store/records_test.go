package store

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"verbatim/data"
)

// records are all records of a workbench.
func records(t testing.TB, s *Store) []Record {
	t.Helper()
	var all []Record
	must(t, s.Records(t.Context(), func(r Record) error { all = append(all, r); return nil }))
	return all
}

func takeAll(t testing.TB, s *Store, all []Record) (Taken, error) {
	t.Helper()
	return s.Take(t.Context(), func() (Record, error) {
		if len(all) == 0 {
			return Record{}, io.EOF
		}
		r := all[0]
		all = all[1:]
		return r, nil
	})
}

// Two copies of one workbench, worked on apart, hold the same after each has
// taken the other's records, in whatever order and however often; each goes on
// under its own name.
func TestTakeBringsTogether(t *testing.T) {
	folder := t.TempDir()
	open := func(name string) *Store {
		s, err := Open(t.Context(), filepath.Join(folder, name), Options{})
		must(t, err)
		t.Cleanup(func() { s.Close() })
		return s
	}
	first := filepath.Join(folder, "a.verbatim")
	written(t, first)
	raw, err := os.ReadFile(first)
	must(t, err)
	must(t, os.WriteFile(filepath.Join(folder, "b.verbatim"), raw, 0o644))
	a, b := open("a.verbatim"), open("b.verbatim")
	apply(t, a, set(OfOverlap, "o1", "status", `"parked"`), set(OfOverlap, "o2", "status", `"final"`))
	text := data.NewRevision("What only one of them has.")
	must(t, b.PutRevision(t.Context(), text, []byte("\ufeff"+text.Text)))
	apply(t, b, set(OfOverlap, "o1", "status", `"final"`))
	own, err := a.LastEvents(t.Context(), 1)
	must(t, err)

	ofA, ofB := records(t, a), records(t, b)
	for range 2 {
		for _, c := range []struct {
			into *Store
			all  []Record
		}{{a, ofB}, {b, ofA}} {
			_, err := takeAll(t, c.into, c.all)
			must(t, err)
			sound(t, c.into)
		}
	}
	if got, want := fmt.Sprint(told(records(t, a))), fmt.Sprint(told(records(t, b))); got != want {
		t.Errorf("one holds\n%s\nthe other\n%s", got, want)
	}
	wants(t, a, OfOverlap, "o1", "status", `"final"`)
	wants(t, b, OfOverlap, "o2", "status", `"final"`)
	if last, err := a.LastEvents(t.Context(), 1); err != nil || len(last) != 1 || last[0].ID != own[0].ID {
		t.Errorf("the last event of its own was %+v and is %+v (%v)", own, last, err)
	}
	if again, err := takeAll(t, a, ofB); err != nil || again != (Taken{}) {
		t.Errorf("what is here already added %+v (%v)", again, err)
	}
}

func told(all []Record) (out []string) {
	for _, r := range all {
		switch {
		case r.Text != nil:
			out = append(out, r.Text.Hash)
		case r.Original != nil:
			out = append(out, r.Original.Hash)
		default:
			out = append(out, fmt.Sprintf("%s %x", r.Event.ID, r.Event.Hash))
		}
	}
	return out
}

// Records that do not verify, or leave a hole in a chain, are refused whole.
func TestTakeRefuses(t *testing.T) {
	from := newStore(t, Options{})
	apply(t, from, set(OfOverlap, "o1", "status", `"parked"`), set(OfOverlap, "o1", "status", `"final"`), set(OfOverlap, "o2", "status", `"open"`))
	text := data.NewRevision("A text.")
	must(t, from.PutRevision(t.Context(), text, []byte("\ufeffA text.")))
	all := records(t, from)
	other := func(i int, change func(*Record)) []Record {
		out := slices.Clone(all)
		r := &out[i]
		switch {
		case r.Text != nil:
			c := *r.Text
			r.Text = &c
		case r.Original != nil:
			c := *r.Original
			r.Original = &c
		default:
			c := *r.Event
			r.Event = &c
		}
		change(r)
		return out
	}
	for name, bad := range map[string][]Record{
		"another text":   other(0, func(r *Record) { r.Text.Text = "Another." }),
		"other bytes":    other(1, func(r *Record) { r.Original.Bytes = []byte("x") }),
		"another value":  other(2, func(r *Record) { r.Event.Value = []byte(`"final"`) }),
		"another time":   other(2, func(r *Record) { r.Event.At = r.Event.At.Add(1e9) }),
		"no text":        all[1:],
		"no first event": slices.Delete(slices.Clone(all), 2, 3),
		"no middle one":  slices.Delete(slices.Clone(all), 3, 4),
		"in disorder":    {all[0], all[1], all[3], all[4]},
	} {
		into := newStore(t, Options{})
		if taken, err := takeAll(t, into, bad); err == nil {
			t.Errorf("%s: taken in as %+v", name, taken)
		}
		if left := records(t, into); len(left) != 0 {
			t.Errorf("%s: %d records are left", name, len(left))
		}
	}
}
