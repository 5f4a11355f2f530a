package store

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// upgraded opens a workbench as a program would that has one step more.
func upgraded(t *testing.T, path, sql string) (*Store, error) {
	t.Helper()
	s, err := locate(path)
	must(t, err)
	s.now = func() time.Time { return time.Date(2027, 1, 2, 3, 4, 5, 0, time.UTC) }
	t.Cleanup(func() { s.Close() })
	h, err := readHeader(t.Context(), s.file)
	must(t, err)
	steps, err := migrations()
	must(t, err)
	return s, s.connect(t.Context(), h, append(steps, step{len(steps) + 1, sql}))
}

// An older file is copied before it is brought up to date; the copy is a
// whole workbench of the older version.
func TestUpgrade(t *testing.T) {
	path := filepath.Join(t.TempDir(), "iraq.verbatim")
	written(t, path)
	s, err := upgraded(t, path, "CREATE TABLE label (code TEXT PRIMARY KEY, label TEXT NOT NULL) STRICT; INSERT INTO label VALUES ('5', 'Faithful')")
	must(t, err)
	apply(t, s, set(OfOverlap, "o2", "status", `"open"`))
	must(t, s.Close())

	newer, err := Open(t.Context(), path, Options{})
	must(t, err)
	defer newer.Close()
	if !strings.Contains(newer.ReadOnly(), "newer Verbatim") {
		t.Errorf("the program of before says %q", newer.ReadOnly())
	}
	wants(t, newer, OfOverlap, "o2", "status", `"open"`)

	steps, err := migrations()
	must(t, err)
	backup, err := Open(t.Context(), fmt.Sprintf("%s.version-%d.20270102-030405.000.verbatim", strings.TrimSuffix(path, ".verbatim"), len(steps)), Options{})
	must(t, err)
	defer backup.Close()
	if backup.ReadOnly() != "" {
		t.Errorf("the backup says %q", backup.ReadOnly())
	}
	wants(t, backup, OfOverlap, "o1", "status", `"judged"`)
	sound(t, backup)
}

// A step that fails leaves the file at the version it had.
func TestUpgradeFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "iraq.verbatim")
	written(t, path)
	s, err := upgraded(t, path, "CREATE TABLE label (code TEXT) STRICT; INSERT INTO nowhere VALUES (1)")
	if err == nil || !strings.Contains(err.Error(), "older Verbatim") {
		t.Errorf("the failing step answers %v", err)
	}
	must(t, s.Close())
	again, err := Open(t.Context(), path, Options{})
	must(t, err)
	defer again.Close()
	if again.ReadOnly() != "" {
		t.Errorf("it is now read-only: %s", again.ReadOnly())
	}
	sound(t, again)
	files := slices.Sorted(maps.Keys(snapshot(t, filepath.Dir(path))))
	if left := slices.DeleteFunc(files, func(f string) bool { return strings.HasPrefix(f, path) }); len(left) != 1 {
		t.Errorf("beside the file lie %v, want the backup alone", left)
	}
}

// A workbench that the first version of the program made opens with all that
// was in it, is copied before, and is sound afterwards.
func TestOpenVersion1(t *testing.T) {
	path := golden(t, 1)
	s, err := Open(t.Context(), path, Options{})
	must(t, err)
	defer s.Close()
	sound(t, s)
	found := foundIn(t, s).Overlaps
	if len(found) != 2 || found[0].ID != "o4db26d4dd2c05962" || len(found[0].Tags) == 0 || found[0].Facts != (Facts{}) {
		t.Errorf("found are %+v", found)
	}
	sources, err := s.Fields(t.Context(), OfSource)
	if err != nil || len(sources) != 3 {
		t.Errorf("the sources are %v (%v)", sources, err)
	}
	wants(t, s, OfOverlap, "o4db26d4dd2c05962", "status", `"judged"`)
	copies, err := filepath.Glob(filepath.Join(filepath.Dir(path), "harbour.version-1.*.verbatim"))
	if err != nil || len(copies) != 1 {
		t.Errorf("copies are %v (%v)", copies, err)
	}
}

// A workbench of the third version opens with what is typed and what waits.
func TestOpenVersion3(t *testing.T) {
	s, err := Open(t.Context(), golden(t, 3), Options{})
	must(t, err)
	defer s.Close()
	sound(t, s)
	wants(t, s, OfOverlap, "o7b99b20b950d0bc5", "status", `"judged"`)
	jobs, err := s.Jobs(t.Context())
	if err != nil || len(jobs) != 1 || jobs[0].Items != 2 || jobs[0].Done != 1 {
		t.Errorf("the jobs are %+v (%v)", jobs, err)
	}
	if drafts, err := s.Drafts(t.Context()); err != nil || drafts["note/o578743a529b2b7a7"] != "Ask the harbour master." {
		t.Errorf("the drafts are %v (%v)", drafts, err)
	}
}

// There is a workbench of every version there has been, and each opens to be
// changed.
func TestEveryVersion(t *testing.T) {
	steps, err := migrations()
	must(t, err)
	for version := 1; version <= len(steps); version++ {
		s, err := Open(t.Context(), golden(t, version), Options{Window: true})
		must(t, err)
		apply(t, s, set(OfOverlap, "o1", "status", `"open"`))
		if s.ReadOnly() != "" {
			t.Errorf("of version %d: %s", version, s.ReadOnly())
		}
		sound(t, s)
		must(t, s.Close())
	}
}

// A workbench of the second version opens with all that was in it, and what
// came later is empty there.
func TestOpenVersion2(t *testing.T) {
	s, err := Open(t.Context(), golden(t, 2), Options{})
	must(t, err)
	defer s.Close()
	sound(t, s)
	f, err := s.Found(t.Context())
	if err != nil || len(f.Overlaps) != 2 || f.Overlaps[0].Facts.Lead == "" {
		t.Errorf("found are %+v (%v)", f, err)
	}
	wants(t, s, OfOverlap, "o7b99b20b950d0bc5", "status", `"judged"`)
	if jobs, err := s.Jobs(t.Context()); err != nil || len(jobs) != 0 {
		t.Errorf("the jobs are %v (%v)", jobs, err)
	}
}
