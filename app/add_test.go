package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A corrected article that comes in is told to be near the one here, and both
// are kept; told that it is a newer text, the program carries the verdict over
// and marks it stale where its words changed.
func TestAddANewerText(t *testing.T) {
	dir := t.TempDir()
	wb := filepath.Join(dir, "iraq.verbatim")
	ok := func(args ...string) (string, string) {
		t.Helper()
		out, errs, code := verbatim(t, args...)
		if code != 0 {
			t.Fatalf("%v: %d %s", args, code, errs)
		}
		return out, errs
	}
	ok("new", wb)
	out, _ := ok("overlaps", wb, "--json")
	first := decode[overlapLine](t, out)[0]
	ok("judge", wb, first.ID, "--wording", "altered")

	raw, err := os.ReadFile(filepath.Join(seedFolder, "moscow-times.txt"))
	if err != nil {
		t.Fatal(err)
	}
	newer := filepath.Join(dir, "newer.txt")
	changed := strings.Replace("CORRECTED.\n\n"+string(raw), "forced to ask Russia", "forced to beg Russia", 1)
	if err := os.WriteFile(newer, []byte(changed), 0o600); err != nil {
		t.Fatal(err)
	}
	_, errs := ok("add", wb, newer)
	if !strings.Contains(errs, "1 brought in") || !strings.Contains(errs, "of its words in common with “moscow-times.txt”; both are kept.") {
		t.Errorf("adding says %s", errs)
	}
	_, errs = ok("add", wb, newer, "--revises", "moscow-times.txt")
	if !strings.Contains(errs, "“moscow-times.txt” has a new text. Of what was worked on: 1 in other words (stale).") || !strings.Contains(errs, "5 sources") {
		t.Errorf("revising says %s", errs)
	}
	out, _ = ok("overlaps", wb, "--json")
	all := decode[overlapLine](t, out)
	i := slices.IndexFunc(all, func(l overlapLine) bool { return l.ID == first.ID })
	if i < 0 || all[i].Status != "stale" || len(all[i].Verdicts) != 1 || !strings.Contains(all[i].A.Text[0], "forced to beg Russia") {
		t.Fatalf("the overlap is %+v", all[max(i, 0)])
	}
	if out, _ = ok("history", wb, first.ID, "--json"); !strings.Contains(out, `"cause":"revise"`) || !strings.Contains(out, `"was":{`) {
		t.Errorf("the history is %s", out)
	}
	if _, errs = ok("add", wb, newer, "--revises", "moscow-times.txt"); !strings.Contains(errs, "Nothing was changed") {
		t.Errorf("again: %s", errs)
	}
	ok("check", wb)

	// The text the verdict is on is gone altogether: it is listed all the same.
	if err := os.WriteFile(newer, []byte("Withdrawn by the editors.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	ok("add", wb, newer, "--revises", "moscow-times.txt")
	out, _ = ok("overlaps", wb, "--json")
	all = decode[overlapLine](t, out)
	if i = slices.IndexFunc(all, func(l overlapLine) bool { return l.ID == first.ID }); i < 0 || !strings.Contains(all[i].A.Text[0], "forced to beg Russia") {
		t.Fatal("the overlap whose text is gone is lost")
	}
	if _, errs, code := verbatim(t, "add", wb, newer, "--revises", "nobody.txt"); code == 0 || !strings.Contains(errs, "No source here is called “nobody.txt”.") {
		t.Errorf("%d %s", code, errs)
	}
	if _, errs, code := verbatim(t, "add", wb, seedFolder, "--revises", "moscow-times.txt"); code != 2 {
		t.Errorf("five texts for one: %d %s", code, errs)
	}
}
