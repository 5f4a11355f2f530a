package store

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"verbatim/data/store/harm"
	"verbatim/data/trial"
)

// in runs what may take all memory or never end, and fails where it does not end
// soon. On a machine that is busy with other work it is given more time.
func in(t testing.TB, what string, do func(ctx context.Context) error) (err error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 15*harm.LongestAnswer)
	defer cancel()
	began := time.Now()
	err = do(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%s does not end", what)
	}
	if took := time.Since(began); took > harm.LongestAnswer {
		t.Logf("%s took %v", what, took)
	}
	return err
}

// What somebody made to do harm does none: nothing in it runs, each gets a
// sentence or is read as far as it can be, and a repair ends.
func TestHostile(t *testing.T) {
	for _, h := range harm.All {
		t.Run(h.Name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.verbatim")
			written(t, path)
			h.Do(t, path)
			before := snapshot(t, filepath.Dir(path))
			handle(t, path, h.Says)
			if after := snapshot(t, filepath.Dir(path)); after[path] != before[path] && h.Says == harm.Planted {
				t.Error("the file was changed")
			}
		})
	}
	trial.Tells(t, "files made to do harm", "%d, of views and triggers planted, wrong types, huge values, ids of nothing, circles: each gets a sentence, nothing in it runs", len(harm.All))
}

// handle does with a file all that a person may, and wants those words
// somewhere in what is said of it.
func handle(t testing.TB, path, says string) {
	t.Helper()
	var said []string
	say := func(what string, err error) {
		if err != nil {
			said = append(said, what+": "+err.Error())
		}
	}
	for _, o := range []Options{{ReadOnly: true}, {Window: true}} {
		var s *Store
		err := in(t, "opening", func(ctx context.Context) (err error) { s, err = Open(ctx, path, o); return err })
		if say("opening", err); err != nil {
			continue
		}
		say("opening", errors.New(s.ReadOnly()))
		say("looking", in(t, "looking", func(ctx context.Context) error { _, err := visible(ctx, s); return err }))
		say("checking", in(t, "checking", func(ctx context.Context) error {
			problems, err := s.Check(ctx, nil)
			for _, p := range problems {
				said = append(said, "damaged: "+p.Where+": "+p.What)
			}
			return err
		}))
		say("saving", in(t, "saving", func(ctx context.Context) error {
			events, err := s.Apply(ctx, "Mona", "judge", set(OfOverlap, "o1", "status", `"parked"`))
			if err == nil && len(events) > 0 {
				_, err = s.Revert(ctx, events[0].Batch, "Mona", "undo")
			}
			return err
		}))
		say("closing", s.Close())
	}
	say("repairing", in(t, "repairing", func(ctx context.Context) error {
		_, err := Repair(ctx, path, filepath.Join(t.TempDir(), "new.verbatim"), Options{}, nil)
		return err
	}))
	for _, sentence := range said {
		if strings.Contains(sentence, "Scan error") && !strings.Contains(sentence, "damaged") || strings.Contains(sentence, "panic") {
			t.Errorf("it says %q", sentence)
		}
	}
	if all := strings.Join(said, "\n"); !strings.Contains(all, says) {
		t.Errorf("of %q nothing is said but %.2000s", says, all)
	}
}

// FuzzWorkbench opens, reads, checks, changes and repairs a small workbench of
// which some bytes are others, given as places (two bytes, over the file) and
// values.
func FuzzWorkbench(f *testing.F) {
	whole, err := os.ReadFile("testdata/version-3.verbatim")
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte{0, 28, 9})              // how many pages there are
	f.Add([]byte{0, 96, 255, 0, 60, 1})  // the version
	f.Add([]byte{16, 0, 10, 32, 3, 255}) // a page of another kind, with more rows
	f.Add([]byte{80, 12, 200, 80, 13, 7, 0, 18, 1})
	f.Fuzz(func(t *testing.T, changes []byte) {
		changed := slices.Clone(whole)
		for ; len(changes) >= 3; changes = changes[3:] {
			changed[(int(changes[0])<<8|int(changes[1]))%len(changed)] = changes[2]
		}
		path := filepath.Join(t.TempDir(), "x.verbatim")
		must(t, os.WriteFile(path, changed, 0o644))
		handle(t, path, "")
	})
}

// FuzzValues stores any value in any field, soundly hashed as somebody would who
// means harm, and has the workbench read, checked and taken back.
func FuzzValues(f *testing.F) {
	f.Add("source", "s0", "meta", `{"title":"x"}`)
	f.Add("overlap", "o1", "verdict/Mona", verdict)
	f.Add("setting", "repair", "value", `[{"writer":"x","from":1,"to":9}]`)
	f.Add("setting", "repair", "value", `{"writer":[]}`)
	f.Add("", "\x00", "\xff", "[[[")
	whole := filepath.Join(f.TempDir(), "x.verbatim")
	written(f, whole)
	f.Fuzz(func(t *testing.T, kind, thing, field, value string) {
		folder := t.TempDir()
		must(t, copyFile(whole, folder, "x.verbatim"))
		path := filepath.Join(folder, "x.verbatim")
		s, err := Open(t.Context(), path, Options{})
		must(t, err)
		defer s.Close()
		events, err := s.Apply(t.Context(), "Mona", "judge", set(Kind(kind), thing, field, value))
		if err != nil {
			return
		}
		if _, err := s.Check(t.Context(), nil); err != nil {
			t.Error(err)
		}
		if _, err := visible(t.Context(), s); err != nil {
			t.Error(err)
		}
		if len(events) == 0 {
			return
		}
		if _, err := s.Revert(t.Context(), events[0].Batch, "Mona", "undo"); err != nil {
			t.Error(err)
		}
		if after, err := s.Value(t.Context(), Kind(kind), thing, field); string(after) != map[bool]string{true: `"judged"`}[kind == "overlap" && thing == "o1" && field == "status"] || err != nil {
			t.Errorf("taken back it is %s (%v)", after, err)
		}
	})
}

// What the limits forbid is refused by every connection of a pool.
func TestLimits(t *testing.T) {
	s := newStore(t, Options{})
	for _, db := range []*sql.DB{s.read, s.write} {
		for _, query := range []string{
			"SELECT length(zeroblob(600000000))",
			"SELECT " + strings.Repeat("1 + ", deepestSQL) + "1",
			"SELECT 1" + strings.Repeat(" UNION ALL SELECT 1", mostSelects),
			"SELECT '" + strings.Repeat("x", longestSQL) + "'",
			"SELECT 'x' LIKE '" + strings.Repeat("x", longestLike+1) + "'",
		} {
			var x any
			if err := db.QueryRow(query).Scan(&x); err == nil {
				t.Errorf("%.60s is answered", query)
			}
		}
	}
	if got := slices.Sorted(maps.Values(limits)); len(got) != 11 {
		t.Errorf("there are %d limits", len(got))
	}
}
