package store

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"verbatim/data"
)

// What changes nothing is no event, and a batch of nothing is nothing.
func TestApplyLeavesOutWhatChangesNothing(t *testing.T) {
	s := newStore(t, Options{})
	apply(t, s, set(OfSource, "s1", "meta", `{"Title":"Iraq's war"}`))
	for _, none := range []Set{
		set(OfSource, "s1", "meta", ` { "Title" : "Iraq's war" } `),
		set(OfSource, "s1", "name", ``),
		set(OfSource, "s9", "meta", `null`),
	} {
		if events := apply(t, s, none); len(events) != 0 {
			t.Errorf("%s became %+v", none, events)
		}
	}
	if events := apply(t, s, set(OfSource, "s1", "meta", ""), set(OfSource, "s1", "name", `"a.txt"`)); len(events) != 2 ||
		string(events[0].Value) != "null" || string(events[1].Before) != "null" {
		t.Errorf("the batch is %+v", events)
	}
	things, err := s.Fields(t.Context(), OfSource)
	if err != nil || len(things) != 1 || len(things["s1"]) != 1 || string(things["s1"]["name"]) != `"a.txt"` {
		t.Errorf("the sources are %s (%v)", things, err)
	}
	sound(t, s)
}

// What cannot be stored is refused and nothing of its batch is stored.
func TestApplyRefuses(t *testing.T) {
	s := newStore(t, Options{})
	for _, bad := range []Set{
		set(OfSource, "", "name", `"a"`), set(OfSource, "s1", "", `"a"`), set("", "s1", "name", `"a"`),
		set(OfSource, "s\x00", "name", `"a"`), set(OfSource, "s\xff", "name", `"a"`),
		set(OfSource, "s1", "name", `{"a":`), set(OfSource, "s1", "name", "\"\xff\""),
	} {
		if _, err := s.Apply(t.Context(), "Mona", "bring in", set(OfSource, "s0", "name", `"good"`), bad); err == nil {
			t.Errorf("%q was stored", bad)
		}
	}
	if events, err := s.Events(t.Context(), OfSource, ""); err != nil || len(events) != 0 {
		t.Errorf("stored was %+v (%v)", events, err)
	}
}

// Ids are UUIDv7; time never runs back, whatever the clock does.
func TestEventsInOrder(t *testing.T) {
	clock := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	s := newStore(t, Options{Now: func() time.Time { clock = clock.Add(-time.Minute); return clock }})
	for _, status := range []string{`"parked"`, `"open"`, `"judged"`} {
		apply(t, s, set(OfOverlap, "o1", "status", status))
	}
	events, err := s.Events(t.Context(), OfOverlap, "o1")
	must(t, err)
	for i, e := range events {
		if id, err := uuid.Parse(e.ID); err != nil || id.Version() != 7 || e.Seq != int64(i+1) || e.Who != "Mona" || e.Cause != "judge" {
			t.Errorf("event %d is %+v", i, e)
		}
		if i > 0 && e.At.Before(events[i-1].At) {
			t.Errorf("event %d is of %v, before %v", i, e.At, events[i-1].At)
		}
	}
	newest, err := s.LastEvents(t.Context(), 2)
	must(t, err)
	slices.Reverse(events)
	if len(newest) != 2 || newest[0].ID != events[0].ID || newest[1].ID != events[1].ID {
		t.Errorf("the last two are %+v", newest)
	}
	sound(t, s)
}

// A copy of a workbench writes under a name of its own, so that two copies can
// be brought together again; a renamed one keeps its name and its undo.
func TestCopyIsAnotherWriter(t *testing.T) {
	folder := t.TempDir()
	path, copied, renamed := filepath.Join(folder, "a.verbatim"), filepath.Join(folder, "b.verbatim"), filepath.Join(folder, "c.verbatim")
	written(t, path)
	bytes, err := os.ReadFile(path)
	must(t, err)
	must(t, os.WriteFile(copied, bytes, 0o644))
	must(t, os.Rename(path, renamed))

	s, err := Open(t.Context(), renamed, Options{})
	must(t, err)
	defer s.Close()
	was, err := s.LastEvents(t.Context(), 1)
	must(t, err)
	if len(was) != 1 {
		t.Fatal("the renamed workbench has lost its undo")
	}
	c, err := Open(t.Context(), copied, Options{Now: func() time.Time { return time.Unix(0, 0) }})
	must(t, err)
	defer c.Close()
	if last, err := c.LastEvents(t.Context(), 1); err != nil || len(last) != 0 {
		t.Errorf("the copy would undo %+v (%v)", last, err)
	}
	events := apply(t, c, set(OfOverlap, "o1", "status", `"final"`))
	if e := events[0]; e.Writer == was[0].Writer || e.Seq != 1 || !e.At.After(was[0].At) {
		t.Errorf("the copy wrote %+v after %+v", e, was[0])
	}
	wants(t, c, OfOverlap, "o1", "status", `"final"`)
	sound(t, c)
}

// An ended context stores nothing and says so.
func TestContext(t *testing.T) {
	s := newStore(t, Options{})
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for what, err := range map[string]error{
		"Apply":  second(s.Apply(ended, "Mona", "judge", set(OfOverlap, "o1", "status", `"final"`))),
		"Revert": second(s.Revert(ended, "x", "Mona", "undo")),
		"Value":  second(s.Value(ended, OfOverlap, "o1", "status")),
		"Events": second(s.Events(ended, OfOverlap, "")),
		"Check":  second(s.Check(ended, nil)),
		"Open":   second(Open(ended, s.Path(), Options{})),
	} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s answers %v", what, err)
		}
	}
	wants(t, s, OfOverlap, "o1", "status", "")
}

func second[T any](_ T, err error) error { return err }

// While another program is in the middle of saving, a save waits, and a
// context that ends stops the wait.
func TestContextWhileBusy(t *testing.T) {
	s := newStore(t, Options{})
	other, err := Open(t.Context(), s.Path(), Options{})
	must(t, err)
	defer other.Close()
	tx, err := other.write.Begin()
	must(t, err)
	short, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := s.Apply(short, "Mona", "judge", set(OfOverlap, "o1", "status", `"final"`)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the save answers %v", err)
	}
	must(t, tx.Rollback())
	apply(t, s, set(OfOverlap, "o1", "status", `"final"`))
}

// Many goroutines use one workbench at the same time; every save of each is
// kept and seen.
func TestManyAtOnce(t *testing.T) {
	s := newStore(t, Options{})
	var all sync.WaitGroup
	for g := range 8 {
		all.Go(func() {
			id := fmt.Sprint("o", g)
			for i := range 20 {
				events, err := s.Apply(t.Context(), "Mona", "judge", set(OfOverlap, id, "status", fmt.Sprint(i)))
				if err != nil {
					t.Error(err)
					return
				}
				wants(t, s, OfOverlap, id, "status", fmt.Sprint(i))
				if i%3 == 0 {
					if _, err := s.Revert(t.Context(), events[0].Batch, "Mona", "undo"); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	all.Wait()
	if events, err := s.LastEvents(t.Context(), 1000); err != nil || len(events) != 8*27 {
		t.Errorf("%d events are kept (%v)", len(events), err)
	}
	sound(t, s)
}

// A full disk refuses the save in plain words; what was saved before stays
// whole, and with room again the next save succeeds.
func TestDiskFull(t *testing.T) {
	s := newStore(t, Options{})
	_, err := s.write.Exec("PRAGMA max_page_count = 60") // as full as a disk can be made without one
	must(t, err)
	saved := 0
	for err = nil; err == nil; saved++ {
		_, err = s.Apply(t.Context(), "Mona", "judge", set(OfOverlap, fmt.Sprint("o", saved), "verdict/Mona", verdict), set(OfOverlap, fmt.Sprint("o", saved), "status", `"judged"`))
	}
	saved--
	if !strings.Contains(err.Error(), "the disk is full and nothing was saved") || saved < 10 {
		t.Errorf("after %d saves it answers %v", saved, err)
	}
	if err := s.PutRevision(t.Context(), data.NewRevision(strings.Repeat("Iraq ", 9000)), nil); err == nil {
		t.Error("a text was kept on a full disk")
	}
	things, err := s.Fields(t.Context(), OfOverlap)
	if err != nil || len(things) != saved || len(things["o0"]) != 2 {
		t.Errorf("of %d verdicts %d are there (%v)", saved, len(things), err)
	}
	sound(t, s)
	_, err = s.write.Exec("PRAGMA max_page_count = 6000")
	must(t, err)
	apply(t, s, set(OfOverlap, "o1", "status", `"final"`))
	sound(t, reopen(t, s, Options{}))
}

// The hash is part of the file's format: this one was made by another program,
// in another language, after the words of Event.hash.
func TestHashIsTheFormat(t *testing.T) {
	e := Event{
		ID: "01890000-0000-7000-8000-000000000001", Batch: "01890000-0000-7000-8000-000000000002",
		Writer: "0f0e0d0c-0b0a-4908-8706-050403020100", Seq: 7, At: time.Date(2015, 10, 7, 0, 0, 0, 0, time.UTC),
		Who: "Mona", Cause: "judge",
		Set:    set(OfOverlap, "o0123456789abcdef", "verdict/Mona", `{"wording":"altered","notes":"`+strings.Repeat("„kürzer“ ", 20)+`"}`),
		Before: json.RawMessage("null"),
	}
	previous := make([]byte, 32)
	for i := range previous {
		previous[i] = byte(i)
	}
	const want = "f0a1500427b6f10dd1f1c56fcc61bc0ba8c4d9db82a23bc80b0b4f4e5ccc7953"
	if got := hex.EncodeToString(e.hash(previous)); got != want {
		t.Errorf("the hash is %s, want %s", got, want)
	}
}
