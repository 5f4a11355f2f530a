package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verbatim/data/desk"
)

// A workbench is backed up while a window has it open; the copy is a workbench
// with all that was judged, and a backup is brought back by copying it.
func TestBackup(t *testing.T) {
	folder := t.TempDir()
	wb, copied, back := filepath.Join(folder, "wb.verbatim"), filepath.Join(folder, "copy.verbatim"), filepath.Join(folder, "back.verbatim")
	window, err := desk.Create(t.Context(), wb, desk.Options{Window: true})
	if err != nil {
		t.Fatal(err)
	}
	defer window.Close()
	rows, err := window.Overlaps(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, errs, code := verbatim(t, "judge", wb, rows[0].ID, "--wording", "altered"); code != 0 {
		t.Fatal(errs)
	}
	if _, errs, code := verbatim(t, "backup", wb, copied); code != 0 || !strings.Contains(errs, "5 sources and 1 verdict") {
		t.Fatal(code, errs)
	}
	if out, errs, code := verbatim(t, "backup", copied, back); code != 0 {
		t.Fatal(code, out, errs)
	}
	if out, errs, code := verbatim(t, "check", back); code != 0 || !strings.Contains(out, "1 verdict ") {
		t.Error(code, out, errs)
	}
	if _, errs, code := verbatim(t, "backup", wb, copied); code != 1 || !strings.Contains(errs, "exists already") {
		t.Error("over an existing file:", code, errs)
	}
	for _, wrong := range [][]string{{"backup", wb}, {"backup", wb, copied, "--list"}, {"backup"}} {
		if _, errs, code := verbatim(t, wrong...); code != 2 {
			t.Error(wrong, code, errs)
		}
	}
}

// The automatic backups are listed with what each holds, also those of a
// workbench that is no more.
func TestBackupList(t *testing.T) {
	wb := filepath.Join(t.TempDir(), "wb.verbatim")
	d, err := desk.Create(t.Context(), wb, desk.Options{Window: true})
	if err != nil {
		t.Fatal(err)
	}
	made, err := d.BackUpIfDue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(wb); err != nil {
		t.Fatal(err)
	}
	out, errs, code := verbatim(t, "backup", wb, "--list", "--json")
	if code != 0 {
		t.Fatal(errs)
	}
	all := decode[backupLine](t, out)
	if len(all) != 1 || all[0].File != made || all[0].Sources != 5 || all[0].Verdicts != 0 || all[0].Events == 0 || all[0].Last == nil || all[0].Unread != nil {
		t.Errorf("listed are %+v, made was %s", all, made)
	}
	if out, _, _ := verbatim(t, "backup", wb, "--list"); !strings.Contains(out, "wb backups") {
		t.Error(out)
	}
}

// A damaged workbench is repaired into a new file while a window has it open;
// the exit code tells of the damage, and the new file is sound.
func TestCheckRepairs(t *testing.T) {
	folder := t.TempDir()
	wb, fixed := filepath.Join(folder, "wb.verbatim"), filepath.Join(folder, "fixed.verbatim")
	if _, errs, code := verbatim(t, "new", wb); code != 0 {
		t.Fatal(errs)
	}
	if _, errs, code := verbatim(t, "check", wb, "--repair", fixed); code != 0 || !strings.Contains(errs, "Nothing is damaged") {
		t.Fatal(code, errs)
	}
	whole, err := os.ReadFile(wb)
	if err != nil {
		t.Fatal(err)
	}
	whole = bytes.ReplaceAll(whole, []byte("moscow-times.txt"), []byte("moscow-tines.txt")) // the name in an event
	if err := os.WriteFile(wb, whole, 0o644); err != nil {
		t.Fatal(err)
	}
	window, err := desk.Open(t.Context(), wb, desk.Options{Window: true})
	if err != nil {
		t.Fatal(err)
	}
	defer window.Close()
	out, errs, code := verbatim(t, "check", wb, "--repair", fixed, "--json")
	if code != 1 || !strings.Contains(errs, "left as it is") {
		t.Fatal(code, out, errs)
	}
	if now, err := os.ReadFile(wb); err != nil || string(now) != string(whole) {
		t.Errorf("the damaged file was changed (%v)", err)
	}
	told := strings.SplitN(strings.TrimSpace(out), "\n", 2)
	if r := decode[repairLine](t, told[1])[0]; r.Repaired != fixed || r.Kept["event"] < 10 || len(r.Lost) == 0 {
		t.Errorf("the repair says %+v", r)
	}
	if out, errs, code := verbatim(t, "overlaps", fixed); code != 0 || !strings.Contains(out, "informed-comment") {
		t.Error(code, out, errs)
	}
	if _, errs, code := verbatim(t, "check", wb, "--repair", fixed); code != 1 || !strings.Contains(errs, "exists already") {
		t.Error("over an existing file:", code, errs)
	}
}
