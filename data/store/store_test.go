package store

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"verbatim/data"
)

// newStore makes a workbench in a folder of its own.
func newStore(t testing.TB, o Options) *Store {
	t.Helper()
	s, err := Create(t.Context(), filepath.Join(t.TempDir(), "iraq.verbatim"), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func reopen(t testing.TB, s *Store, o Options) *Store {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := Open(t.Context(), s.Path(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { again.Close() })
	return again
}

func copyFile(from, folder, name string) error {
	whole, err := os.ReadFile(from)
	return errors.Join(err, os.WriteFile(filepath.Join(folder, name), whole, 0o644))
}

func set(k Kind, id, field, value string) Set {
	return Set{Kind: k, ID: id, Field: field, Value: json.RawMessage(value)}
}

func apply(t testing.TB, s *Store, sets ...Set) []Event {
	t.Helper()
	events, err := s.Apply(t.Context(), "Mona", "judge", sets...)
	if err != nil {
		t.Fatal(err)
	}
	return events
}

func sound(t testing.TB, s *Store) {
	t.Helper()
	problems, err := s.Check(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("%s: %s", p.Where, p.What)
	}
}

func wants(t testing.TB, s *Store, k Kind, id, field, want string) {
	t.Helper()
	got, err := s.Value(t.Context(), k, id, field)
	if err != nil || string(got) != want {
		t.Errorf("%s of %s is %s (%v), want %s", field, id, got, err, want)
	}
}

// What is stored is there after the workbench is closed and opened again.
func TestKept(t *testing.T) {
	s := newStore(t, Options{})
	events := apply(t, s, set(OfOverlap, "o1", "status", `"judged"`), set(OfOverlap, "o1", "verdict/Mona", `{ "wording": "altered" }`))
	if len(events) != 2 || events[0].Batch != events[1].Batch || events[1].Seq != 2 {
		t.Fatalf("the batch is %+v", events)
	}
	text := data.NewRevision("“I think the upcoming airstrikes will be useful,” he said.\n")
	if err := s.PutRevision(t.Context(), text, []byte("\ufeff"+text.Text)); err != nil {
		t.Fatal(err)
	}
	s = reopen(t, s, Options{})
	wants(t, s, OfOverlap, "o1", "verdict/Mona", `{"wording":"altered"}`)
	if got, err := s.Revision(t.Context(), text.Hash); err != nil || got != text {
		t.Errorf("the text is %+v (%v)", got, err)
	}
	sound(t, s)
}
