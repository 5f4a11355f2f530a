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

// A source that is known of and not held is noted by what is known of it: the
// publisher or the title is needed, and a date is as precise as it is typed.
func TestAddASourceNotHeld(t *testing.T) {
	wb := filepath.Join(t.TempDir(), "iraq.verbatim")
	if _, errs, code := verbatim(t, "new", wb); code != 0 {
		t.Fatal(errs)
	}
	for _, c := range []struct {
		args string
		code int
		says string
	}{
		{"--not-held --publisher Reuters --date 2015-10-07", 0, "Reuters, 2015-10-07, text not held: noted."},
		{"--not-held --publisher Reuters --date 2015-10-07", 1, "This source is noted already."},
		{"--not-held --title Interview", 0, "Interview, text not held: noted."},
		{"--not-held --date 2015", 1, "Name the publisher or the title"},
		{"--not-held --publisher Reuters --date yesterday", 2, "“yesterday” is no date"},
		{"--not-held --publisher Reuters article.txt", 2, "takes no file"},
		{"--publisher Reuters article.txt", 2, "--not-held"},
		{"", 2, "needs a workbench and a file or a folder"},
	} {
		_, errs, code := verbatim(t, append([]string{"add", wb}, strings.Fields(c.args)...)...)
		if code != c.code || !strings.Contains(errs, c.says) {
			t.Errorf("add %s: %d %s", c.args, code, errs)
		}
	}
	if _, errs, code := verbatim(t, "check", wb); code != 0 {
		t.Error(errs)
	}
}

// The line of a source has the fields that are promised and no others; where
// they were read, and what was left out, is told when it is asked for.
func TestSourcesDetails(t *testing.T) {
	page := "../data/ingest/testdata/html/news.html"
	plain, _, _ := verbatim(t, "sources", "--json", page)
	for _, key := range []string{"origins", "charset", "notes"} {
		if strings.Contains(plain, `"`+key+`"`) {
			t.Errorf("the line has %s: %s", key, plain)
		}
	}
	full, _, _ := verbatim(t, "sources", "--json", "--details", page)
	if !strings.HasPrefix(full, strings.TrimSuffix(plain, "}\n")) || !strings.Contains(full, `"origins":{"title":"page: `) {
		t.Errorf("with details it is %s", full)
	}
	if _, errs, code := verbatim(t, "sources", "--details", page); code != 2 {
		t.Errorf("without --json: %d %s", code, errs)
	}
}
