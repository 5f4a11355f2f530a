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

	"verbatim/data/trial"
)

// endless is a question that has no end and takes all memory.
const endless = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT "

// hostile are files that somebody made to do harm, and what is said of each:
// nothing in them runs, and what can be opened can only be read.
var hostile = []struct{ name, says, sql string }{
	{"a trigger on every save", "holds instructions", "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM event; END"},
	{"a trigger on every drawn state", "holds instructions", "CREATE TRIGGER t AFTER UPDATE ON state BEGIN UPDATE state SET value = '\"final\"'; END"},
	{"a view in place of a table", "holds instructions", "DROP TABLE state; CREATE VIEW state AS " + endless + "'source' AS kind, x AS thing, 'name' AS field, '\"a\"' AS value, 1 AS event FROM c"},
	{"a view in place of what was found", "holds instructions", "DROP TABLE found; CREATE VIEW found AS " + endless + "'o' || x AS id, zeroblob(1000000) AS overlap, x'' AS hash FROM c"},
	{"a view beside", "holds instructions", "CREATE VIEW mine AS SELECT * FROM event"},
	{"a view in a newer file", "holds instructions", "DROP TABLE state; CREATE VIEW state AS " + endless + "'source' AS kind, x AS thing, 'name' AS field, '1' AS value, 1 AS event FROM c; PRAGMA user_version = 99"},
	{"a virtual table", "holds instructions", "CREATE VIRTUAL TABLE mine USING fts5 (x, content = 'event')"},
	{"the index of words over another table", "holds instructions", "DROP TABLE revision_words; CREATE VIRTUAL TABLE revision_words USING fts5 (text, content = 'piece', content_rowid = 'n')"},
	{"a computed column", "holds instructions", "DROP TABLE draft; CREATE TABLE draft (name TEXT, text TEXT AS (printf('%.*c', 900000000, 'x')), hash BLOB AS (zeroblob(900000000)))"},
	{"a check that takes long", "damaged", "CREATE TABLE mine (x CHECK (length(hex(zeroblob(100000000))) > x)); INSERT INTO mine VALUES (1), (2)"},
	{"a default that is an expression", "damaged", "CREATE TABLE mine (x DEFAULT (randomblob(900000000)))"},
	{"text where numbers belong", "damaged", loosely("event", "UPDATE event SET seq = 'one', at = 'once'")},
	{"bytes where text belongs", "damaged", loosely("state", "UPDATE state SET value = x'00ff', field = zeroblob(100)")},
	{"nothing where text belongs", "damaged", loosely("event", "UPDATE event SET value = NULL, who = NULL, hash = NULL")},
	{"bytes that are no text", "", "UPDATE state SET value = cast(x'22ff22' AS TEXT)"},
	{"a value of a million characters", "", "UPDATE state SET value = '\"' || hex(zeroblob(500000)) || '\"'"},
	{"values in one another", "", "UPDATE state SET value = replace(hex(zeroblob(200000)), '00', '[[')"},
	{"ids of nothing", "", "PRAGMA foreign_keys = 0; UPDATE state SET event = 1 << 60; UPDATE event SET undoes = 'nobody', writer = 'nobody'; DELETE FROM revision"},
	{"a history in a circle", "", "UPDATE event SET undoes = (SELECT id FROM event e WHERE e.n = event.n % (SELECT max(n) FROM event) + 1)"},
	{"a history that hangs on itself", "", "UPDATE event SET undoes = id, previous = hash"},
	{"numbers at their ends", "", "UPDATE writer SET seq = 9223372036854775807, at = 9223372036854775807; UPDATE event SET at = -9223372036854775808"},
	{"names with a zero in them", "", "UPDATE state SET thing = 'o' || char(0) || thing"},
	{"a plan that is no plan", "", "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = 'CREATE TABLE event (' || hex(zeroblob(60000)) || ')' WHERE name = 'event'"},
	{"a plan that is deep", "", "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = 'CREATE TABLE mine (x CHECK (' || replace(hex(zeroblob(2000)), '0', '(') || '1' || replace(hex(zeroblob(2000)), '0', ')') || '))' WHERE name = 'draft'"},
	{"two tables on one page", "", "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'event') WHERE name = 'revision'"},
	{"a table on the plan's own page", "", "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'event'"},
}

// anew parts statements that are run by connections of their own, so that each
// reads the plan as the one before it left it.
const anew = "\n-- anew\n"

// loosely changes rows of a table behind its STRICT and NOT NULL, which stand
// there again afterwards.
func loosely(table, change string) string {
	const plan = "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = "
	strict, err := plans()
	if err != nil {
		panic(err)
	}
	loose := strings.NewReplacer("STRICT, ", "", ") STRICT", ")", "NOT NULL", "").Replace(strict["table "+table])
	quoted := func(sql string) string { return "'" + strings.ReplaceAll(sql, "'", "''") + "'" }
	where := " WHERE name = '" + table + "'"
	return plan + quoted(loose) + where + anew + change + anew + plan + quoted(strict["table "+table]) + where
}

// plans are the plan of a workbench as the program makes it.
func plans() (map[string]string, error) {
	steps, err := migrations()
	if err != nil {
		return nil, err
	}
	fresh, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer fresh.Close()
	fresh.SetMaxOpenConns(1)
	if err := migrate(context.Background(), fresh, steps); err != nil {
		return nil, err
	}
	return schemaOf(context.Background(), fresh)
}

// longest is how long a person may wait for the sentence about a small file.
const longest = 2 * time.Second

// in runs what may take all memory or never end, and fails where it does not end
// soon. On a machine that is busy with other work it is given more time.
func in(t testing.TB, what string, do func(ctx context.Context) error) (err error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 4*longest)
	defer cancel()
	began := time.Now()
	err = do(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%s does not end", what)
	}
	if took := time.Since(began); took > longest {
		t.Logf("%s took %v", what, took)
	}
	return err
}

// What somebody made to do harm does none: nothing in it runs, each gets a
// sentence or is read as far as it can be, and a repair ends.
func TestHostile(t *testing.T) {
	for _, c := range hostile {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "x.verbatim")
			written(t, path)
			for _, part := range strings.Split(c.sql, anew) {
				alter(t, path, part)
			}
			before := snapshot(t, filepath.Dir(path))
			handle(t, path, c.says)
			if after := snapshot(t, filepath.Dir(path)); after[path] != before[path] && strings.Contains(c.says, "instructions") {
				t.Error("the file was changed")
			}
		})
	}
	trial.Tells(t, "files made to do harm", "%d, of views and triggers planted, wrong types, huge values, ids of nothing, circles: each gets a sentence, nothing in it runs", len(hostile))
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
