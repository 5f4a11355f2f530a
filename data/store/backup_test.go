package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// A backup is a whole workbench with all that the file holds, also what is only
// in its log yet, and is never written over anything.
func TestBackup(t *testing.T) {
	path := filled(t)
	s, err := Open(t.Context(), path, Options{Window: true})
	must(t, err)
	defer s.Close()
	apply(t, s, set(OfOverlap, "o1", "status", `"parked"`))
	beside, err := Open(t.Context(), path, Options{}) // as a command does
	must(t, err)
	defer beside.Close()
	copied := filepath.Join(t.TempDir(), "copy.verbatim")
	must(t, beside.Backup(t.Context(), copied))
	if err := beside.Backup(t.Context(), copied); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a second backup to the same file answers %v", err)
	}
	if err := s.Backup(t.Context(), filepath.Join(copied, "no", "folder")); err == nil {
		t.Error("a backup into no folder was made")
	}
	want, err := visible(t.Context(), s)
	must(t, err)
	got, told, err := look(t.Context(), copied)
	if got != want || told || err != nil {
		t.Errorf("the copy shows %.300s (told %v, %v)", got, told, err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(copied), passingFolder+"*")); len(left) > 0 {
		t.Errorf("there lies %v", left)
	}
}

// A file that may only be read can be copied too.
func TestBackupOfReadOnly(t *testing.T) {
	s, err := Open(t.Context(), filled(t), Options{ReadOnly: true})
	must(t, err)
	defer s.Close()
	must(t, s.Backup(t.Context(), filepath.Join(t.TempDir(), "copy.verbatim")))
}

// A damaged workbench gets no backup that would later be trusted.
func TestBackupOfDamaged(t *testing.T) {
	path := filled(t)
	alter(t, path, "UPDATE event SET value = replace(value, 'altered', 'verbatim') WHERE seq = 30")
	s, err := Open(t.Context(), path, Options{})
	must(t, err)
	defer s.Close()
	folder := t.TempDir()
	err = s.Backup(t.Context(), filepath.Join(folder, "copy.verbatim"))
	if !errors.Is(err, errUnsound) || !strings.Contains(err.Error(), "--repair") {
		t.Errorf("the backup of a damaged workbench answers %v", err)
	}
	if left, _ := os.ReadDir(folder); len(left) > 0 {
		t.Errorf("there lies %v", left)
	}
}

// Automatic backups come when something changed, five and one a day for a week
// stay, and nothing that a person put into the folder or changed is taken away.
func TestAutomaticBackups(t *testing.T) {
	now := time.Date(2027, 3, 1, 8, 0, 0, 0, time.UTC)
	s := newStore(t, Options{Now: func() time.Time { return now }})
	make := func(want bool) string {
		t.Helper()
		made, err := s.BackUpIfDue(t.Context())
		if err != nil || (made != "") != want {
			t.Fatalf("at %v the backup is %q (%v)", now, made, err)
		}
		return made
	}
	change := func() { apply(t, s, set(OfSetting, "reviewer", "value", fmt.Sprintf("%q", now))) }
	make(false) // nothing was ever stored
	change()
	changed := make(true)
	now = now.Add(time.Hour)
	make(false) // nothing changed
	change()
	make(true)
	change()
	make(false) // too soon after the last
	must(t, os.Chmod(changed, 0o644))
	must(t, os.Chtimes(changed, now, now)) // a person's work is in it now
	own := filepath.Join(BackupFolder(s.file), "before the interview.verbatim")
	other := strings.Replace(changed, " 0", " 1", 1)
	other = strings.TrimSuffix(other, filepath.Ext(other)) + "0.verbatim" // of another workbench
	must(t, os.WriteFile(own, nil, 0o644))
	must(t, os.WriteFile(other, nil, 0o644))
	for range 24 { // ten days, a backup every ten hours
		now = now.Add(10 * time.Hour)
		change()
		make(true)
	}
	for _, kept := range []string{changed, own, other} {
		if _, err := os.Stat(kept); err != nil {
			t.Error(err)
		}
	}
	mark, err := s.mark(t.Context())
	must(t, err)
	made, err := automatic(BackupFolder(s.file), mark)
	must(t, err)
	var when []string
	for _, b := range made {
		when = append(when, b.at.Format("2 15:04"))
	}
	if got := strings.Join(when, ", "); got != "5 23:00, 6 19:00, 7 15:00, 8 21:00, 9 17:00, 10 03:00, 10 13:00, 10 23:00, 11 09:00" {
		t.Errorf("kept are %s", got)
	}
}

// The list says what each backup holds; restoring makes a new file and touches
// neither the backup nor the present one.
func TestRestore(t *testing.T) {
	path := filled(t)
	s, err := Open(t.Context(), path, Options{})
	must(t, err)
	made, err := s.BackUpIfDue(t.Context())
	must(t, err)
	before, err := visible(t.Context(), s)
	must(t, err)
	apply(t, s, set(OfSource, "s0", "removed", "true"))
	must(t, s.Close())
	must(t, os.WriteFile(filepath.Join(BackupFolder(path), "broken.verbatim"), []byte("nothing"), 0o644))

	all, err := Backups(t.Context(), path)
	if err != nil || len(all) != 2 {
		t.Fatalf("the backups are %+v (%v)", all, err)
	}
	i := slices.IndexFunc(all, func(h Holding) bool { return h.Path == made })
	if h := all[i]; h.Unread != "" || h.Sources != 5 || h.Verdicts != 32 || h.Events < 100 || h.At.IsZero() {
		t.Errorf("the backup holds %+v", h)
	}
	if h := all[1-i]; h.Unread == "" {
		t.Errorf("the broken one holds %+v", h)
	}
	if h := Holds(t.Context(), path); h.Sources != 4 {
		t.Errorf("the present one holds %+v", h)
	}
	files := snapshot(t, filepath.Dir(path))
	restored := filepath.Join(t.TempDir(), "restored.verbatim")
	must(t, Restore(t.Context(), made, restored))
	if err := Restore(t.Context(), made, path); !errors.Is(err, fs.ErrExist) {
		t.Errorf("restoring over the present one answers %v", err)
	}
	if fmt.Sprint(snapshot(t, filepath.Dir(path))) != fmt.Sprint(files) {
		t.Error("restoring changed what is there")
	}
	after, told, err := look(t.Context(), restored)
	if after != before || told || err != nil {
		t.Errorf("restored is %.300s (told %v, %v)", after, told, err)
	}
	s, err = Open(t.Context(), restored, Options{})
	must(t, err)
	defer s.Close()
	apply(t, s, set(OfOverlap, "o1", "status", `"open"`))
	sound(t, s)
}
